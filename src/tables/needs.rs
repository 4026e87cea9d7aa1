//! The smallest widths of columns.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::atoms::Breaking;
use super::grid::Grid;
use super::lines::{narrowest, widest};
use super::sought::Sought;
use super::vertical::{self, clusters};
use super::{Cluster, PADDING, on_one_line};
use crate::model::{Kind, Merge};

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
/// Latin heads of no more characters lie.
const LETTERS: usize = 6;
/// Texts below the head that are wider than the first have at least the second, in em; fewer characters in a line are a stack.
const STACKS: [(f64, f64); 2] = [(8.0, 4.0), (4.0, 2.0)];

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
    /// What widths are sought among, for vertical heads or lying ones.
    pub(super) sought: RefCell<Vec<(bool, Rc<Sought>)>>,
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
        Self { grid, known: [cells(), cells()], stacks: OnceCell::new(), sought: RefCell::default() }
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
        for span in self.grid.spans.all() {
            let need = self.spanning(span, heads.lines);
            let lacking = need - self.grid.measure_of(&widths, span.column, span.columns);
            if lacking <= 0.0 {
                continue;
            }
            // What stands below one head is alike; a note has no part in widths, but that it must be set.
            let shared = if self.grid.is_head(span.row) { span.columns } else { 1 };
            let end = span.column + span.columns;
            widths[end - shared..end].iter_mut().for_each(|width| *width += lacking / shared as f64);
        }
        widths
    }

    /// Returns what a cell needs that spans columns or rows, without white at the sides.
    fn spanning(&self, span: &Merge, head_lines: usize) -> f64 {
        let words = self.grid.words(span.row, span.column);
        let width = self.grid.width(span.row, span.column);
        match self.grid.is_head(span.row) {
            true => narrowest(words, head_lines),
            false if width <= SHORT_GROUP => width,
            false if span.columns == 1 => self.least(span.row, span.column),
            false => widest(words),
        }
    }

    /// Returns what a cell below the head needs so that it is no stack of characters and nothing is broken.
    fn least(&self, y: usize, x: usize) -> f64 {
        let width = self.grid.width(y, x);
        let stacked = STACKS.iter().find(|(longer, _)| width > *longer).map_or(0.0, |(_, least)| *least);
        widest(self.grid.words(y, x)).max(stacked)
    }

    /// Returns what the figures of a column need to stand below each other by their points, or, where that does not fit, to stand.
    fn figures(&self, x: usize) -> f64 {
        match self.grid.figures[x] {
            Some((before, tail)) if self.grid.breaking == Breaking::Words => before + tail,
            Some(_) => {
                let widest = self.grid.widest[x].iter().find(|y| self.grid.is_figure(**y, x));
                widest.map_or(0.0, |y| self.grid.width(*y, x))
            }
            None => 0.0,
        }
    }

    /// Returns what the cells below the head need, without white at the sides.
    fn body(&self, x: usize, head_lines: usize) -> f64 {
        let is_label = self.grid.table.columns[x].kind == Kind::Label;
        let mut need = self.figures(x);
        // Names of rows are looked for, and easier to find on one line or two.
        let names = is_label && self.grid.breaking == Breaking::Words;
        if names {
            let short = |y: &&usize| self.grid.width(**y, x) <= SHORT_LABEL;
            need = self.grid.widest[x].iter().find(short).map_or(need, |y| self.grid.width(*y, x).max(need));
        }
        for &y in &self.grid.widest[x] {
            // The others are narrower; none needs more than its own width.
            if self.grid.width(y, x) <= need {
                break;
            }
            if self.grid.figures[x].is_some() && self.grid.is_figure(y, x) {
                continue;
            }
            need = need.max(self.least(y, x));
            if names {
                need = need.max(narrowest(self.grid.words(y, x), head_lines.min(LABEL_LINES)));
            }
        }
        need
    }

    fn head(&self, x: usize, heads: Heads) -> f64 {
        let stacked = if heads.vertical { self.stacks()[x].as_ref() } else { None };
        let need = |y: usize| match stacked {
            _ if self.grid.spans.at(y, x).is_some_and(|span| span.columns != 1) => 0.0,
            Some(stacked) if stacked.row == y => vertical::LINE * stacked.lines.len() as f64,
            // Two characters can stand one above the other; more are a stack, and better set as one.
            _ if self.grid.width(y, x) > 2.0 && !self.grid.has_given_lines(y, x) => {
                narrowest(self.grid.words(y, x), heads.lines).max(2.0)
            }
            _ => narrowest(self.grid.words(y, x), heads.lines),
        };
        (0..self.grid.table.head_rows).map(need).fold(0.0, f64::max)
    }

    /// Sets the lowest head of a column vertical, if that makes the column narrower.
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
        // Two lines side by side are read across by whatever takes text out of a PDF;
        // two or three characters lie as well as they stand. Letters are turned all together.
        let is_high = |line: &Vec<Cluster>| line.len() >= 4 || (line.len() == 1 && text.len() > LETTERS);
        if lines.len() != 1 || !is_high(&lines[0]) {
            return None;
        }
        let standing = vertical::LINE;
        // Three characters across are read as easily as a vertical line.
        let lying = narrowest(grid.words(row, x), 4);
        let body = self.body(x, LABEL_LINES);
        (standing.max(body) + 0.5 < lying.max(body)).then_some(Stacked { row, lines })
    }
}
