//! A total of a table, and how it goes together with its parts.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::grid::Axis;
use crate::messages::Unsummed;

/// What came of adding up a table.
#[derive(Debug, Clone, Default)]
pub(super) struct Added {
    /// Every total on every line that crosses it, columns that are totals first.
    pub(super) sums: Vec<Sum>,
    /// Every row and column that may be a total, columns first.
    pub(super) totals: Vec<Total>,
}

impl Added {
    /// Returns whether a total agrees with nothing on several lines, so that it is told as one.
    pub(super) fn is_whole(&self, axis: Axis, at: usize) -> bool {
        let wrong = |sum: &&Sum| sum.axis == axis && sum.total == at && sum.verdict == Verdict::Differs;
        let none = |total: &Total| total.axis == axis && total.at == at && total.outcome == Outcome::Nothing;
        self.totals.iter().any(none) && self.sums.iter().filter(wrong).count() > 1
    }
}

/// A row or column that may be a total.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Total {
    /// The direction of adding.
    pub(super) axis: Axis,
    /// Which row or column.
    pub(super) at: usize,
    /// What it is the total of; nothing where that was not found.
    pub(super) parts: Rc<[usize]>,
    /// What came of it.
    pub(super) outcome: Outcome,
}

/// What came of comparing a total with its parts.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outcome {
    /// It is one; each line has its verdict.
    Compared,
    /// It is called a total, and agrees with nothing that it could be the total of.
    Nothing,
    /// It was not compared, or nothing follows from it.
    Unsummed(Unsummed),
}

/// A total on one line, and what it is compared with.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sum {
    /// The direction of adding.
    pub(super) axis: Axis,
    /// The row or column with the total.
    pub(super) total: usize,
    /// The line that crosses it.
    pub(super) line: usize,
    /// Whether that line is a total too, so that this is a crossing of totals.
    pub(super) crossing: bool,
    /// What it is the total of.
    pub(super) parts: Rc<[usize]>,
    /// What is printed.
    pub(super) stated: Decimal,
    /// What the parts add up to; of parts that are only about so great what comes nearest to the total.
    pub(super) computed: Decimal,
    /// How the two go together.
    pub(super) verdict: Verdict,
    /// The first part whose cell is no figure and so was not added.
    pub(super) unread: Option<usize>,
}

/// How a total and its parts go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// They agree, by more than one part or by one alone.
    Agrees { parts: usize },
    /// They differ by no more than rounding of the parts can make.
    Rounded,
    /// They do not agree.
    Differs,
    /// They do not agree, but the total lies among its parts as their mean does.
    Mean,
    /// There are no parts at all.
    NoParts,
}

impl Sum {
    /// Returns by how much the printed total is too large.
    pub(super) fn difference(&self) -> Decimal {
        self.stated - self.computed
    }
}
