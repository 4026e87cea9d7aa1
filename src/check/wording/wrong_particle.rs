//! W103: 的, 地 and 得 taken for each other in fixed patterns.

use super::words;
use crate::check::rule::{Findings, Subject};
use crate::messages::WordingFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    words::report(subject, found, |wrong, right, why| WordingFault::Particle { wrong, right, why });
}
