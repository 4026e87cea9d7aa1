//! T102: a total at the foot of a column that its parts do not add up to.

use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::TotalSort;

pub(super) static RULE: Rule = Rule {
    code: "T102",
    name: "column-total-mismatch",
    severity: Severity::Error,
    clause: None,
    about: include_str!("column_total_mismatch.md"),
    run,
};

fn run(subject: &Subject, found: &mut Findings) {
    super::report::report(subject, TotalSort::Column, found);
}
