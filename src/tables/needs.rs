//! The smallest widths of columns.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::atoms::Breaking;
use super::grid::Grid;
use super::lines::{narrowest, widest};
use super::sought::Sought;
use super::{Cluster, PADDING};
use crate::model::{Kind, Merge};

/// Most lines in a head cell.
pub(super) const HEAD_LINES: usize = 12;
/// Most lines in the name of a row or of a group of rows.
pub(super) const LABEL_LINES: usize = 2;
/// Names of rows up to this width, in em, are not broken.
const SHORT_LABEL: f64 = 8.0;
/// Names of groups up to this width, in em, are not broken.
const SHORT_GROUP: f64 = 5.0;
/// Texts below the head that are wider than the first have at least the second, in em; fewer characters in a line are a stack.
const STACKS: [(f64, f64); 2] = [(8.0, 4.0), (4.0, 2.0)];

/// How heads are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Heads {
    /// Whether the heads of narrow columns stand vertical.
    pub(super) vertical: bool,
    /// Whether short heads that lie may be broken, and others within a word.
    pub(super) broken: bool,
    /// Most lines in a head cell that lies.
    pub(super) lines: usize,
}

/// Finds the smallest widths of columns, in em; they are the same in every size.
pub(super) struct Needs<'g, 't> {
    pub(super) grid: &'g Grid<'t>,
    /// By the number of lines in heads: lying or vertical, short ones whole or broken.
    known: [Vec<OnceCell<Vec<f64>>>; 4],
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
        Self { grid, known: [cells(), cells(), cells(), cells()], stacks: OnceCell::new(), sought: RefCell::default() }
    }

    /// Returns the smallest widths that keep heads as they should be.
    pub(super) fn widths(&self, heads: Heads) -> &[f64] {
        let known = &self.known[2 * usize::from(heads.vertical) + usize::from(heads.broken)];
        known[heads.lines - 1].get_or_init(|| self.find(heads))
    }

    /// Returns the vertical lines of each column's head; `None` where it lies.
    pub(super) fn stacks(&self) -> &[Option<Stacked>] {
        self.stacks.get_or_init(|| self.standing())
    }

    fn find(&self, heads: Heads) -> Vec<f64> {
        let mut widths: Vec<f64> = (0..self.grid.columns())
            .map(|x| self.body(x, heads.lines).max(self.head(x, heads)).max(1.0) + 2.0 * PADDING)
            .collect();
        for span in self.grid.spans.all() {
            let need = self.spanning(span, heads);
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
    fn spanning(&self, span: &Merge, heads: Heads) -> f64 {
        let width = self.grid.width(span.row, span.column);
        match self.grid.is_head(span.row) {
            true => self.lying(span.row, span.column, heads),
            false if width <= SHORT_GROUP => width,
            false if span.columns == 1 => self.least(span.row, span.column),
            false => widest(self.grid.words(span.row, span.column)),
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
    pub(super) fn body(&self, x: usize, head_lines: usize) -> f64 {
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
}
