//! How runs end.

use std::path::Path;
use std::process;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::terminal::Terminal;
use super::window;
use crate::diag::Diagnostic;
use crate::layout::{About, Deadline};
use crate::memory;
use crate::messages::{ExcessFault, Instead, OutputFault, Problem, Refused, Status, Usage};
use crate::pipeline::{Limit, Stopped, within};
use crate::source::Sources;

/// The run came to its end.
pub(super) const DONE: u8 = 0;
/// The issue has errors.
pub(super) const FOUND: u8 = 1;
/// The program was called wrongly, or has a fault.
pub(super) const FAILED: u8 = 2;

/// The work that is being done, and who tells of it.
static NOW: Mutex<Option<(Deadline, Terminal)>> = Mutex::new(None);

/// Does the work of a command on a file, and says so when it takes too long or too much memory.
///
/// A file is complete or not there all the same; of several, some may have been
/// written by then. What does not end by itself ends with the program.
pub(super) fn limited(
    seconds: u64,
    file: Option<&Path>,
    terminal: &Terminal,
    work: impl FnOnce(Deadline) -> u8 + Send + 'static,
) -> u8 {
    let file = file.map(|file| file.display().to_string());
    let own = terminal.clone();
    let known = move |deadline: Deadline| {
        *NOW.lock().unwrap_or_else(PoisonError::into_inner) = Some((deadline.clone(), own));
        work(deadline)
    };
    within(Duration::from_secs(seconds), known).unwrap_or_else(|Stopped { limit, about }| {
        let last = last_of(&about).or(file);
        let problem: Problem = match limit {
            Limit::Time => ExcessFault::TimeOut { seconds, last }.into(),
            Limit::Memory => ExcessFault::MemoryOut { megabytes: memory::megabytes(), last }.into(),
            Limit::Depth => ExcessFault::TooDeep { last }.into(),
        };
        gave_up(problem, about, terminal);
        FAILED
    })
}

/// Says what a library failed on that cannot be kept from ending the program, and ends it.
pub(super) fn fallen(detail: String) {
    let now = NOW.try_lock().ok().and_then(|mut now| now.take());
    let Some((deadline, terminal)) = now else { return };
    let about = deadline.about();
    let fault = ExcessFault::Fault { detail, last: last_of(&about) };
    gave_up(fault.into(), about, &terminal);
    window::hold(false, terminal.lang);
    process::exit(FOUND.into());
}

/// Says why work was given up, and where it was.
fn gave_up(problem: Problem, about: About, terminal: &Terminal) {
    // What was given up may still hold what this terminal was to say.
    let terminal = terminal.apart();
    match about.longest {
        Some((place, sources)) => terminal.findings(&[Diagnostic::error(problem, place)], &sources),
        None => terminal.findings(&[Diagnostic::general(problem)], &Sources::default()),
    }
    terminal.finish();
}

fn last_of(about: &About) -> Option<String> {
    about.file().map(|last| last.display().to_string())
}

/// Says why a run failed; where whoever should have taken the output is gone, nobody wants to know.
pub(super) fn failed(problem: impl Into<Problem>, terminal: &Terminal) -> u8 {
    let problem = problem.into();
    if !matches!(problem, Problem::Output(OutputFault::NotPrinted { why: Refused::Closed })) {
        terminal.findings(&[Diagnostic::general(problem)], &Sources::default());
    }
    FAILED
}

/// Says what is wrong with the call.
pub(super) fn misused(usage: &Usage, terminal: &Terminal) -> u8 {
    terminal.error(&Status::Usage { detail: usage.line(&Instead::Nothing, terminal.lang) });
    FAILED
}
