//! `typeset verify ONE OTHER`: whether two documents of an issue say the same.

use std::path::Path;

use super::extract::read;
use super::talk::Talker;
use super::{DONE, FAILED, FOUND};
use crate::diag::Diagnostic;
use crate::messages::{Problem, SamenessFault, SamenessStatus, Status};
use crate::sameness::{self, Verdict};
use crate::source::Sources;

/// Most differences that are told.
const MOST: usize = 200;

/// Exit codes: 0 both say the same, 1 something differs, 2 one of them cannot be read.
pub(super) fn same(one: &Path, other: &Path, talker: &Talker) -> u8 {
    let paths = [one, other].map(|path| path.display().to_string());
    let shown = paths.join(" ");
    let say = |word, status, found: Vec<Problem>| {
        let found: Vec<Diagnostic> = found.into_iter().map(Diagnostic::general).collect();
        talker.verdict(&shown, word, &Status::Sameness(status), &found, &Sources::default());
    };
    let contents = [one, other].map(|path| sameness::read(read(path)?, &path.display().to_string()));
    let [Ok(one), Ok(other)] = &contents else {
        let found = contents.into_iter().filter_map(Result::err).collect();
        say("unreadable", SamenessStatus::NotCompared { paths }, found);
        return FAILED;
    };
    let Verdict { mut faults, counts } = sameness::compare([one, other], [&paths[0], &paths[1]]);
    if faults.is_empty() {
        say("same", SamenessStatus::Same { paths, counts }, Vec::new());
        return DONE;
    }
    let count = faults.len();
    if count > MOST {
        faults.truncate(MOST);
        faults.push(SamenessFault::More { count: count - MOST });
    }
    say(
        "different",
        SamenessStatus::Different { paths, count, counts },
        faults.into_iter().map(Problem::from).collect(),
    );
    FOUND
}
