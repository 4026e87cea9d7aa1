//! `typeset verify`: whether an archive is what it was, or two documents of an issue say the same.

use std::path::Path;

use super::args::VerifyArgs;
use super::exit::{DONE, FAILED, FOUND, limited};
use super::targets::shown_path;
use super::terminal::Terminal;
use crate::compare::{self, Verdict};
use crate::diag::{Diagnostic, Severity};
use crate::memory;
use crate::messages::{ArchiveStatus, CompareFault, CompareStatus, Problem, Status};
use crate::pipeline::{Engine, Verified, abandon, open_pdf};
use crate::source::Sources;

/// How a program ends that was stopped from the keyboard, as shells have it: 128 and the signal.
const STOPPED: i32 = 130;
/// Most differences that are told.
const MOST: usize = 200;

/// Exit codes: 0 all is equal, 1 something differs, 2 a file cannot be judged.
pub(super) fn verify(args: VerifyArgs, engine: Engine, terminal: &Terminal) -> u8 {
    let own = terminal.clone();
    clear_up_when_stopped();
    let code = limited(args.timeout, Some(&args.file.clone()), terminal, move |deadline| match &args.other {
        Some(other) => documents(&args.file, other, &own),
        None => archive(&args.file, engine.verify(&args.file, args.fonts.as_deref(), deadline), &own),
    });
    // What took too long or too much memory never comes to clear up itself.
    abandon();
    code
}

/// Has the files of the archive removed when the user or the system stops the program.
fn clear_up_when_stopped() {
    // Without it the program ends all the same, and the next one clears up.
    let _ = ctrlc::set_handler(|| {
        memory::spare();
        abandon();
        std::process::exit(STOPPED);
    });
}

/// Says whether an archive could be made again.
fn archive(file: &Path, verified: Verified, terminal: &Terminal) -> u8 {
    let Verified { found, sources, manifest } = verified;
    let (path, shown) = (shown_path(file), file.display().to_string());
    let (code, word, status) = match manifest {
        None => (FAILED, "unreadable", ArchiveStatus::NotJudged { path }),
        Some(_) if !found.is_empty() => (FOUND, "different", ArchiveStatus::Different { path }),
        Some(manifest) => {
            let (files, version) = (manifest.files.len(), manifest.program.version);
            (DONE, "same", ArchiveStatus::Same { path, files, version })
        }
    };
    terminal.verdict(&shown, word, &Status::Archive(status), &found, &sources);
    code
}

/// Says whether two documents of an issue say the same.
fn documents(one: &Path, other: &Path, terminal: &Terminal) -> u8 {
    let paths = [one, other].map(shown_path);
    let shown = [one, other].map(|path| path.display().to_string()).join(" ");
    let say = |word, status, found: Vec<Diagnostic>| {
        terminal.verdict(&shown, word, &Status::Compare(status), &found, &Sources::default());
    };
    let contents = [one, other].map(|path| compare::read(open_pdf(path)?, &path.display().to_string()));
    let [Ok(one), Ok(other)] = &contents else {
        let found = contents.into_iter().filter_map(Result::err).map(Diagnostic::general).collect();
        say("unreadable", CompareStatus::NotCompared { paths }, found);
        return FAILED;
    };
    let Verdict { mut faults, counts } = compare::compare([one, other], [&paths[0], &paths[1]]);
    let mut open: Vec<Diagnostic> = Vec::new();
    for (content, file) in [one, other].into_iter().zip(&paths) {
        let told = |(what, count, spot)| CompareFault::Open { file: file.clone(), what, count, spot };
        let told = content.open.iter().copied().map(told).map(Problem::from);
        open.extend(told.map(|problem| Diagnostic::new(problem, Severity::Warning, None)));
    }
    if faults.is_empty() {
        say("same", CompareStatus::Same { paths, counts }, open);
        return DONE;
    }
    let count = faults.len();
    if count > MOST {
        faults.truncate(MOST);
        faults.push(CompareFault::More { count: count - MOST });
    }
    let found = faults.into_iter().map(Problem::from).map(Diagnostic::general).chain(open).collect();
    say("different", CompareStatus::Different { paths, count, counts }, found);
    FOUND
}
