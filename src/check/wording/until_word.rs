//! W102: 截止 and 截至 taken for each other.

use super::words;
use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::WordingFault;

pub(super) static RULE: Rule = Rule {
    code: "W102",
    name: "until-word",
    severity: Severity::Error,
    clause: None,
    about: include_str!("until_word.md"),
    run,
};

fn run(subject: &Subject, found: &mut Findings) {
    words::report(RULE.code, subject, found, |wrong, right, why| WordingFault::UntilWord { wrong, right, why });
}
