//! W102: 截止 and 截至 taken for each other.

use super::words;
use crate::check::rule::{Findings, Subject};
use crate::messages::WordingFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    words::report(subject, found, |wrong, right, why| WordingFault::UntilWord { wrong, right, why });
}
