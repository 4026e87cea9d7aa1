//! W101: wrong characters in fixed words.

use super::words;
use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::WordingFault;

pub(super) static RULE: Rule = Rule {
    code: "W101",
    name: "wrong-word",
    severity: Severity::Error,
    clause: None,
    about: include_str!("wrong_word.md"),
    run,
};

fn run(subject: &Subject, found: &mut Findings) {
    words::report(RULE.code, subject, found, |wrong, right, why| WordingFault::WrongWord { wrong, right, why });
}
