//! W103: 的, 地 and 得 taken for each other in fixed patterns.

use super::words;
use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::WordingFault;

pub(super) static RULE: Rule = Rule {
    code: "W103",
    name: "wrong-particle",
    severity: Severity::Warning,
    clause: None,
    about: include_str!("wrong_particle.md"),
    run,
};

fn run(subject: &Subject, found: &mut Findings) {
    words::report(RULE.code, subject, found, |wrong, right, why| WordingFault::Particle { wrong, right, why });
}
