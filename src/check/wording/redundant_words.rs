//! W104: two words of which one is enough.

use super::words;
use crate::check::rule::{Findings, Subject};
use crate::messages::WordingFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    words::report(subject, found, |wrong, right, why| WordingFault::RedundantWords { wrong, right, why });
}
