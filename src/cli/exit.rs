//! How runs end.

use std::time::Duration;

use super::terminal::Terminal;
use crate::diag::Diagnostic;
use crate::layout::Deadline;
use crate::messages::{Instead, Problem, Status, Usage};
use crate::pipeline::within;
use crate::source::Sources;

/// The run came to its end.
pub(super) const DONE: u8 = 0;
/// The issue has errors.
pub(super) const FOUND: u8 = 1;
/// The program was called wrongly, or has a fault.
pub(super) const FAILED: u8 = 2;

/// Does the work of a command, and says so when it takes too long.
///
/// A file is complete or not there all the same; of several, some may have been
/// written by then. What does not end by itself ends with the program.
pub(super) fn limited(seconds: u64, terminal: &Terminal, work: impl FnOnce(Deadline) -> u8 + Send + 'static) -> u8 {
    within(Duration::from_secs(seconds), work).unwrap_or_else(|_| failed(Problem::TimeOut { seconds }, terminal))
}

/// Says why a run failed.
pub(super) fn failed(problem: impl Into<Problem>, terminal: &Terminal) -> u8 {
    terminal.findings(&[Diagnostic::general(problem.into())], &Sources::default());
    FAILED
}

/// Says what is wrong with the call.
pub(super) fn misused(usage: &Usage, terminal: &Terminal) -> u8 {
    terminal.error(&Status::Usage { detail: usage.line(&Instead::Nothing, terminal.lang) });
    FAILED
}
