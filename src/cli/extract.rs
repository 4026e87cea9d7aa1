//! `typeset extract`: the files inside a PDF.

use super::args::{ExtractArgs, TIME_LIMIT};
use super::exit::{DONE, FAILED, FOUND, failed, limited};
use super::targets::shown_path;
use super::terminal::Terminal;
use crate::diag::Diagnostic;
use crate::messages::{ArchiveStatus, Problem, Status};
use crate::pipeline::{self, Extracted};
use crate::source::Sources;

/// Exit codes: 0 done, 1 some files were refused, 2 nothing could be taken out.
pub(super) fn extract(args: ExtractArgs, terminal: &Terminal) -> u8 {
    let own = terminal.clone();
    limited(TIME_LIMIT, Some(&args.pdf.clone()), terminal, move |_| run(&args, &own))
}

fn run(args: &ExtractArgs, terminal: &Terminal) -> u8 {
    let folder = args.folder.clone().unwrap_or_else(|| args.pdf.with_extension(""));
    let Extracted { written: files, problems } = match pipeline::extract(&args.pdf, &folder, args.force) {
        Ok(extracted) => extracted,
        Err(problem) => return failed(problem, terminal),
    };
    let unwritten = problems.iter().any(|problem| matches!(problem, Problem::CannotWrite { .. }));
    let found: Vec<Diagnostic> = problems.into_iter().map(Diagnostic::general).collect();
    terminal.findings(&found, &Sources::default());
    if unwritten {
        return FAILED;
    }
    let (folder, refused) = (shown_path(&folder), found.len());
    terminal.status(&Status::Archive(ArchiveStatus::Extracted { folder, files, refused }));
    if refused == 0 { DONE } else { FOUND }
}
