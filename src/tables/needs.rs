//! The smallest widths of columns.

use std::cell::OnceCell;

use super::grid::Grid;
use super::lines::{narrowest, widest};
use super::vertical::{self, clusters};
use super::{Cluster, PADDING};
use crate::model::Kind;

/// Most lines in a head cell.
pub(super) const HEAD_LINES: usize = 12;
/// Most lines in the name of a row or of a group of rows.
const LABEL_LINES: usize = 2;
/// Names of rows up to this width, in em, are not broken.
const SHORT_LABEL: f64 = 8.0;
/// Names of groups up to this width, in em, are not broken.
const SHORT_GROUP: f64 = 5.0;
/// Height in em of vertical heads; what is longer lies.
const VERTICAL: f64 = 14.0;

/// How heads are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heads {
    /// Whether the heads of narrow columns stand vertical.
    pub(super) vertical: bool,
    /// Most lines in a head cell that lies.
    pub(super) lines: usize,
}

/// Finds the smallest widths of columns, in em; they are the same in every size.
pub(super) struct Needs<'g, 't> {
    pub(super) grid: &'g Grid<'t>,
    /// By the number of lines in heads, lying and vertical.
    known: [Vec<OnceCell<Vec<f64>>>; 2],
    /// For each column of one head cell its vertical lines, if they are narrower than what is below them allows.
    stacks: OnceCell<Vec<Option<Stacked>>>,
}

/// A head in vertical lines.
pub(super) struct Stacked {
    /// The row of the head.
    pub(super) row: usize,
    /// Its lines, from right to left.
    pub(super) lines: Vec<Vec<Cluster>>,
}

impl<'g, 't> Needs<'g, 't> {
    pub(super) fn new(grid: &'g Grid<'t>) -> Self {
        let cells = || (0..HEAD_LINES).map(|_| OnceCell::new()).collect();
        Self { grid, known: [cells(), cells()], stacks: OnceCell::new() }
    }

    /// Returns the smallest widths that keep heads as they should be.
    pub(super) fn widths(&self, heads: Heads) -> &[f64] {
        self.known[usize::from(heads.vertical)][heads.lines - 1].get_or_init(|| self.find(heads))
    }

    /// Returns the vertical lines of each column's head; `None` where it lies.
    pub(super) fn stacks(&self) -> &[Option<Stacked>] {
        self.stacks.get_or_init(|| (0..self.grid.columns()).map(|x| self.stack(x)).collect())
    }

    fn find(&self, heads: Heads) -> Vec<f64> {
        let mut widths: Vec<f64> = (0..self.grid.columns())
            .map(|x| self.body(x, heads.lines).max(self.head(x, heads)).max(1.0) + 2.0 * PADDING)
            .collect();
        // What spans columns needs at least room for its longest word.
        for span in self.grid.spans.all() {
            let words = self.grid.words(span.row, span.column);
            let width = self.grid.width(span.row, span.column);
            let need = match self.grid.is_head(span.row) {
                true => narrowest(words, heads.lines),
                false if width <= SHORT_GROUP => width,
                false => widest(words),
            };
            let lacking = need - self.grid.measure_of(&widths, span.column, span.columns);
            if lacking > 0.0 {
                let columns = &mut widths[span.column..span.column + span.columns];
                let share = lacking / columns.len() as f64;
                columns.iter_mut().for_each(|width| *width += share);
            }
        }
        widths
    }

    /// Returns what the cells below the head need, without white at the sides.
    fn body(&self, x: usize, head_lines: usize) -> f64 {
        let lines = match self.grid.table.columns[x].kind {
            // Text may run over many lines before a table gets smaller type.
            Kind::Text => (head_lines * head_lines / 2).max(1),
            _ => head_lines.min(LABEL_LINES),
        };
        let figures = self.grid.figures[x].map_or(0.0, |(before, tail)| before + tail);
        let mut need = figures;
        if self.grid.table.columns[x].kind == Kind::Label {
            let short = |y: &&usize| self.grid.width(**y, x) <= SHORT_LABEL;
            need = self.grid.widest[x].iter().find(short).map_or(need, |y| self.grid.width(*y, x).max(need));
        }
        for &y in &self.grid.widest[x] {
            // The others are narrower; no two lines need more than one and a word.
            if self.grid.width(y, x) <= need {
                break;
            }
            if !(self.grid.figures[x].is_some() && self.grid.is_figure(y, x)) {
                need = need.max(narrowest(self.grid.words(y, x), lines));
            }
        }
        need
    }

    fn head(&self, x: usize, heads: Heads) -> f64 {
        let stacked = if heads.vertical { self.stacks()[x].as_ref() } else { None };
        let need = |y: usize| match stacked {
            _ if self.grid.spans.at(y, x).is_some_and(|span| span.columns != 1) => 0.0,
            Some(stacked) if stacked.row == y => vertical::LINE * stacked.lines.len() as f64,
            _ => narrowest(self.grid.words(y, x), heads.lines),
        };
        (0..self.grid.table.head_rows).map(need).fold(0.0, f64::max)
    }

    /// Sets the lowest head of a column vertical, if that makes the column narrower.
    fn stack(&self, x: usize) -> Option<Stacked> {
        let grid = self.grid;
        if grid.table.columns[x].kind == Kind::Text || x < grid.table.group_columns {
            return None;
        }
        let row = (0..grid.table.head_rows).rev().find(|y| !grid.table.rows[*y][x].value.is_empty())?;
        if grid.spans.at(row, x).is_some_and(|span| span.columns > 1) {
            return None;
        }
        let lines = vertical::stacks(clusters(&grid.table.rows[row][x].value, grid.measure(row, x)), VERTICAL);
        // Two lines side by side are read across by whatever takes text out of a PDF;
        // two or three characters lie as well as they stand.
        if lines.len() != 1 || lines[0].len() < 4 {
            return None;
        }
        let standing = vertical::LINE;
        // Three characters across are read as easily as a vertical line.
        let lying = narrowest(grid.words(row, x), 4);
        let body = self.body(x, 2);
        (standing.max(body) + 0.5 < lying.max(body)).then_some(Stacked { row, lines })
    }
}
