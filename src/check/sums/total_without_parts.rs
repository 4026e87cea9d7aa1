//! T104: a total whose parts are all empty.

use rust_decimal::Decimal;

use super::report::names;
use crate::check::rule::{Findings, Rule, Subject};
use crate::check::sum::Verdict;
use crate::diag::Severity;
use crate::messages::{Problem, SumFault};

pub(super) static RULE: Rule = Rule {
    code: "T104",
    name: "total-without-parts",
    severity: Severity::Warning,
    clause: None,
    about: include_str!("total_without_parts.md"),
    run,
};

fn run(subject: &Subject, found: &mut Findings) {
    for (grid, sums) in subject.totals() {
        for sum in sums.iter().filter(|sum| sum.verdict == Verdict::NoParts && sum.stated != Decimal::ZERO) {
            let (row, column) = names(grid, sum);
            let fault = SumFault::NoParts { row, column, stated: sum.stated.to_string() };
            found.add(Problem::from(fault), grid.place(sum.axis, sum.total, sum.line));
        }
    }
}
