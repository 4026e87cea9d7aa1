//! W104: two words of which one is enough.

use super::words;
use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::WordingFault;

pub(super) static RULE: Rule = Rule {
    code: "W104",
    name: "redundant-words",
    severity: Severity::Warning,
    clause: None,
    about: include_str!("redundant_words.md"),
    run,
};

fn run(subject: &Subject, found: &mut Findings) {
    words::report(RULE.code, subject, found, |wrong, right, why| WordingFault::RedundantWords { wrong, right, why });
}
