//! T103: a total at the end of the row of totals that its parts do not add up to.

use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::TotalSort;

pub(super) static RULE: Rule = Rule {
    code: "T103",
    name: "cross-total-mismatch",
    severity: Severity::Error,
    clause: None,
    about: include_str!("cross_total_mismatch.md"),
    run,
};

fn run(subject: &Subject, found: &mut Findings) {
    super::report::report(subject, TotalSort::Cross, found);
}
