//! Heads of columns: what they need lying, and which stand.

use super::lines::{joined, narrowest, widest};
use super::needs::{HEAD_LINES, Heads, LABEL_LINES, Needs, Stacked};
use super::on_one_line;
use super::vertical::{self, clusters};
use crate::model::Kind;

/// Heads up to this width, in em, are on one line where the table can afford it.
const SHORT: f64 = 4.0;
/// Length of a line, in em, in heads that are texts: too long for the lines that others have.
const LONG_LINE: f64 = 36.0;
/// What it costs, in pages, that a head of up to so much width, in em, is broken; four characters are two and two.
const SPLIT: [(f64, f64); 3] = [(2.0, 0.3), (3.0, 0.2), (SHORT, 0.06)];
/// The same for a longer one that is broken within a word.
const ALONE: f64 = 0.03;
/// What all of them cost at most.
const BROKEN: f64 = 1.2;
/// Height in em of vertical heads; what is longer lies.
const VERTICAL: f64 = 14.0;
/// Latin heads of no more characters lie.
const LETTERS: usize = 6;
/// Columns whose cells are no wider than this, in em, are narrow.
const NARROW: f64 = 2.2;

impl Needs<'_, '_> {
    /// Returns what the heads of a column need, without white at the sides.
    pub(super) fn head(&self, x: usize, heads: Heads) -> f64 {
        let stacked = if heads.vertical { self.stacks()[x].as_ref() } else { None };
        let need = |y: usize| match stacked {
            _ if self.grid.spans.at(y, x).is_some_and(|span| span.columns != 1) => 0.0,
            Some(stacked) if stacked.row == y => vertical::LINE * stacked.lines.len() as f64,
            _ => self.lying(y, x, heads),
        };
        (0..self.grid.table.head_rows).map(need).fold(0.0, f64::max)
    }

    /// Returns what a head that lies needs, without white at the sides.
    pub(super) fn lying(&self, y: usize, x: usize, heads: Heads) -> f64 {
        let (words, width) = (self.grid.words(y, x), self.grid.width(y, x));
        let long = (width / LONG_LINE).ceil() as usize;
        let lines = if long > HEAD_LINES { long } else { heads.lines };
        match self.grid.has_given_lines(y, x) {
            false if !heads.broken && width <= SHORT => width,
            // Two characters can stand one above the other; more are a stack, and better set as one.
            false if width > 2.0 && !heads.broken => narrowest(&joined(words), lines).max(2.0),
            false if width > 2.0 => narrowest(words, lines).max(2.0),
            _ => narrowest(words, lines),
        }
    }

    /// Returns what it costs, in pages, that heads are broken that should be whole, in columns of widths in em.
    pub(super) fn broken_heads(&self, widths: &[f64], heads: Heads) -> f64 {
        let places = (0..self.grid.table.head_rows).flat_map(|y| (0..self.grid.columns()).map(move |x| (y, x)));
        places.map(|(y, x)| self.broken_head(y, x, widths, heads)).sum::<f64>().min(BROKEN)
    }

    fn broken_head(&self, y: usize, x: usize, widths: &[f64], heads: Heads) -> f64 {
        let grid = self.grid;
        let span = grid.spans.at(y, x);
        let stands = heads.vertical && self.stacks()[x].as_ref().is_some_and(|stacked| stacked.row == y);
        if stands || grid.has_given_lines(y, x) || span.is_some_and(|span| (span.row, span.column) != (y, x)) {
            return 0.0;
        }
        let room = grid.measure_of(widths, x, span.map_or(1, |span| span.columns)) + 1e-6;
        let words = grid.words(y, x);
        match grid.width(y, x) {
            width if width <= room => 0.0,
            width if width <= SHORT => {
                let least = if room < 2.0 { 2.0 } else { width };
                SPLIT.iter().find(|(most, _)| least <= *most + 0.1).map_or(0.0, |(_, cost)| *cost)
            }
            _ if widest(&joined(words)) > room => ALONE,
            _ => 0.0,
        }
    }

    /// Returns the vertical lines of each column's head; `None` where it lies.
    ///
    /// Where a head stands because it makes its column narrower, those of the
    /// other narrow columns stand as well, so that they are read in one way.
    pub(super) fn standing(&self) -> Vec<Option<Stacked>> {
        let stacks: Vec<Option<Stacked>> = (0..self.grid.columns()).map(|x| self.stack(x)).collect();
        let narrower: Vec<bool> = stacks
            .iter()
            .enumerate()
            .map(|(x, stack)| stack.as_ref().is_some_and(|stack| self.narrows(x, stack)))
            .collect();
        let stands = narrower.contains(&true);
        let kept = |(x, stack): (usize, Option<Stacked>)| {
            stack.filter(|_| stands && (narrower[x] || self.is_narrow_column(x)))
        };
        stacks.into_iter().enumerate().map(kept).collect()
    }

    /// Returns whether a column holds figures, or other texts that are hardly wider than a vertical line.
    fn is_narrow_column(&self, x: usize) -> bool {
        x > 0 && self.grid.table.columns[x].kind.is_figures() || self.body(x, LABEL_LINES) <= NARROW
    }

    /// Returns whether a column is narrower if its head stands.
    fn narrows(&self, x: usize, stack: &Stacked) -> bool {
        // Letters are turned all together; a few of them, and three characters, lie as well as they stand.
        let line = &stack.lines[0];
        let letters: usize = line.iter().map(|cluster| cluster.text.chars().count()).sum();
        if line.len() < 4 && (line.len() != 1 || letters <= LETTERS) {
            return false;
        }
        let (standing, body) = (vertical::LINE, self.body(x, LABEL_LINES));
        // Three characters across are read as easily as a vertical line.
        let lying = narrowest(self.grid.words(stack.row, x), 4);
        standing.max(body) + 0.5 < lying.max(body)
    }

    /// Sets the lowest head of a column vertical, if it can stand.
    fn stack(&self, x: usize) -> Option<Stacked> {
        let grid = self.grid;
        if grid.table.columns[x].kind == Kind::Text || x < grid.table.group_columns || grid.is_large() {
            return None;
        }
        let row = (0..grid.table.head_rows).rev().find(|y| !grid.table.rows[*y][x].value.is_empty())?;
        if grid.spans.at(row, x).is_some_and(|span| span.columns > 1) {
            return None;
        }
        let text = on_one_line(&grid.table.rows[row][x].value);
        let lines = vertical::stacks(clusters(&text, grid.measure(row, x)), VERTICAL);
        // Two lines side by side are read across by whatever takes text out of a PDF; one character lies.
        let is_line = lines.len() == 1 && (lines[0].len() > 1 || text.len() > LETTERS);
        is_line.then_some(Stacked { row, lines })
    }
}
