//! W101: wrong characters in fixed words.

use super::words;
use crate::check::rule::{Findings, Subject};
use crate::messages::WordingFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    words::report(subject, found, |wrong, right, why| WordingFault::WrongWord { wrong, right, why });
}
