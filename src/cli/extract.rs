//! `typeset extract`: the files inside a PDF.

use super::args::{ExtractArgs, TIME_LIMIT};
use super::exit::{DONE, FAILED, FOUND, failed, limited};
use super::targets::shown_path;
use super::terminal::Terminal;
use crate::diag::Diagnostic;
use crate::messages::{ArchiveStatus, OutputFault, Problem, Status};
use crate::pipeline::{self, Extracted, Extraction};
use crate::source::Sources;

/// Exit codes: 0 done, 1 some files are damaged or were refused, 2 nothing could be taken out.
pub(super) fn extract(args: ExtractArgs, terminal: &Terminal) -> u8 {
    let own = terminal.clone();
    limited(TIME_LIMIT, Some(&args.pdf.clone()), terminal, move |_| run(&args, &own))
}

fn run(args: &ExtractArgs, terminal: &Terminal) -> u8 {
    let folder = args.folder.clone().unwrap_or_else(|| args.pdf.with_extension(""));
    let how = Extraction { force: args.force, damaged: args.damaged };
    let Extracted { written: files, damaged, unchecked, refused, found } =
        match pipeline::extract(&args.pdf, &folder, how) {
            Ok(extracted) => extracted,
            Err(problem) => return failed(problem, terminal),
        };
    terminal.findings(&found, &Sources::default());
    if found.iter().any(|found| matches!(found.problem, Problem::Output(OutputFault::CannotWrite { .. }))) {
        return FAILED;
    }
    let folder = shown_path(&folder);
    terminal.status(&Status::Archive(ArchiveStatus::Extracted { folder, files, damaged, unchecked, refused }));
    if found.iter().any(Diagnostic::is_error) { FOUND } else { DONE }
}
