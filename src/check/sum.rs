//! A total of a table, and how it goes together with its parts.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::grid::Axis;

/// A total, and what it is compared with.
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
    /// What the parts add up to.
    pub(super) computed: Decimal,
    /// How the two go together.
    pub(super) verdict: Verdict,
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
    /// There are no parts at all.
    NoParts,
}

impl Sum {
    /// Returns by how much the printed total is too large.
    pub(super) fn difference(&self) -> Decimal {
        self.stated - self.computed
    }
}
