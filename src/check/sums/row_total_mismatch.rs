//! T101: a total at the end of a row that its parts do not add up to.

use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::TotalSort;

pub(super) static RULE: Rule = Rule {
    code: "T101",
    name: "row-total-mismatch",
    severity: Severity::Error,
    clause: None,
    about: include_str!("row_total_mismatch.md"),
    run,
};

fn run(subject: &Subject, found: &mut Findings) {
    super::report::report(subject, TotalSort::Row, found);
}
