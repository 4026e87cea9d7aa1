//! T104: a total whose parts are all empty.

use rust_decimal::Decimal;

use super::report::names;
use crate::check::rule::{Findings, Subject};
use crate::check::sum::Verdict;
use crate::messages::SumFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for (grid, added) in subject.added() {
        for sum in added.sums.iter().filter(|sum| sum.verdict == Verdict::NoParts && sum.stated != Decimal::ZERO) {
            let (row, column) = names(grid, sum);
            let fault = SumFault::NoParts { row, column, stated: sum.stated.to_string() };
            found.add(fault, grid.place(sum.axis, sum.total, sum.line));
        }
    }
}
