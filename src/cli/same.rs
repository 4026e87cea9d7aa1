//! `typeset verify ONE OTHER`: whether two documents of an issue say the same.

use std::path::Path;

use super::extract::read;
use super::terminal::Terminal;
use super::{DONE, FAILED, FOUND};
use crate::compare::{self, Verdict};
use crate::diag::Diagnostic;
use crate::messages::{CompareFault, CompareStatus, Problem, Status};
use crate::source::Sources;

/// Most differences that are told.
const MOST: usize = 200;

/// Exit codes: 0 both say the same, 1 something differs, 2 one of them cannot be read.
pub(super) fn same(one: &Path, other: &Path, terminal: &Terminal) -> u8 {
    let paths = [one, other].map(|path| path.display().to_string());
    let shown = paths.join(" ");
    let say = |word, status, found: Vec<Problem>| {
        let found: Vec<Diagnostic> = found.into_iter().map(Diagnostic::general).collect();
        terminal.verdict(&shown, word, &Status::Compare(status), &found, &Sources::default());
    };
    let contents = [one, other].map(|path| compare::read(read(path)?, &path.display().to_string()));
    let [Ok(one), Ok(other)] = &contents else {
        let found = contents.into_iter().filter_map(Result::err).collect();
        say("unreadable", CompareStatus::NotCompared { paths }, found);
        return FAILED;
    };
    let Verdict { mut faults, counts } = compare::compare([one, other], [&paths[0], &paths[1]]);
    if faults.is_empty() {
        say("same", CompareStatus::Same { paths, counts }, Vec::new());
        return DONE;
    }
    let count = faults.len();
    if count > MOST {
        faults.truncate(MOST);
        faults.push(CompareFault::More { count: count - MOST });
    }
    say(
        "different",
        CompareStatus::Different { paths, count, counts },
        faults.into_iter().map(Problem::from).collect(),
    );
    FOUND
}
