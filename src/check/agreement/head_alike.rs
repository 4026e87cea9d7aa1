//! A115: heads of columns in two tables that may mean the same.

use super::head_variant::each_pair;
use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;

pub(super) static RULE: Rule = Rule {
    code: "A115",
    name: "head-alike",
    severity: Severity::Info,
    clause: None,
    about: include_str!("head_alike.md"),
    run,
};

fn run(subject: &Subject, found: &mut Findings) {
    each_pair(subject, false, found);
}
