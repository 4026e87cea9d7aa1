//! `typeset extract`: the files inside a PDF.

use std::fs;
use std::path::Path;

use super::args::{ExtractArgs, TIME_LIMIT};
use super::build::{cannot_write, watchdog};
use super::terminal::Terminal;
use super::{DONE, FAILED, FOUND};
use crate::archive::attachments::{self, Attachment, PDF_LIMIT};
use crate::diag::Diagnostic;
use crate::messages::{ArchiveFault, ArchiveStatus, Problem, Status};
use crate::rendition::output;
use crate::source::{Sources, lies_in, read_file};

/// Exit codes: 0 done, 1 some files were refused, 2 nothing could be taken out.
pub(super) fn extract(args: &ExtractArgs, terminal: &Terminal) -> u8 {
    watchdog(TIME_LIMIT, terminal);
    let folder = args.folder.clone().unwrap_or_else(|| args.pdf.with_extension(""));
    let (files, mut problems) = match open(&args.pdf, &folder, args.force) {
        Ok(opened) => opened,
        Err(problem) => {
            terminal.findings(&[Diagnostic::general(problem)], &Sources::default());
            return FAILED;
        }
    };
    let unwritten = put(&files, &folder);
    let written = files.len() - unwritten.len();
    problems.extend(unwritten);
    let failed = problems.iter().any(|problem| matches!(problem, Problem::CannotWrite { .. }));
    let found: Vec<Diagnostic> = problems.into_iter().map(Diagnostic::general).collect();
    terminal.findings(&found, &Sources::default());
    if failed {
        return FAILED;
    }
    let (folder, refused) = (folder.display().to_string(), found.len());
    terminal.status(&Status::Archive(ArchiveStatus::Extracted { folder, files: written, refused }));
    if refused == 0 { DONE } else { FOUND }
}

/// Reads a PDF and makes sure that its files may be put into the folder.
fn open(pdf: &Path, folder: &Path, force: bool) -> Result<(Vec<Attachment>, Vec<Problem>), Problem> {
    let document = attachments::open(&read(pdf)?)?;
    let (files, faults) = attachments::attachments(&document);
    if files.is_empty() && faults.is_empty() {
        return Err(ArchiveFault::NoFiles.into());
    }
    let in_use = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        // A file of that name.
        Err(_) => folder.exists(),
    };
    if in_use && !(force && folder.is_dir()) {
        return Err(ArchiveFault::FolderInUse { path: folder.display().to_string() }.into());
    }
    Ok((files, faults.into_iter().map(Problem::from).collect()))
}

/// Reads a whole PDF.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    read_file(path, PDF_LIMIT).map_err(|error| Problem::File { path: path.display().to_string(), why: error.into() })
}

/// Writes files below a folder, which is created if it is not there; returns what went wrong.
pub(super) fn put(files: &[Attachment], folder: &Path) -> Vec<Problem> {
    let write = |file: &Attachment| {
        let path = folder.join(&file.name);
        let error = |error: std::io::Error| cannot_write(path.display().to_string(), &error);
        let parent = path.parent().unwrap_or(folder);
        if leads_out(parent, folder) || path.is_symlink() {
            return Err(ArchiveFault::LinkInWay { name: file.name.clone() }.into());
        }
        fs::create_dir_all(parent).map_err(error)?;
        output::write(&path, &file.bytes).map_err(error)
    };
    files.iter().filter_map(|file| write(file).err()).collect()
}

/// Returns whether a path below a folder leaves it by a link; what is not there yet cannot.
fn leads_out(path: &Path, folder: &Path) -> bool {
    let there = path.ancestors().find(|path| path.exists()).unwrap_or(folder);
    there.starts_with(folder) && folder.exists() && !lies_in(there, folder)
}
