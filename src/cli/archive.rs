//! What only `--for archive` does: the file's name, the sources, the record beside it.

use std::path::{Path, PathBuf};

use super::build::{LaidOut, cannot_write};
use super::terminal::Terminal;
use crate::archive::attachments::{self, PDF_LIMIT};
use crate::archive::filing;
use crate::archive::record::Record;
use crate::diag::Diagnostic;
use crate::document::meta;
use crate::fonts::Fonts;
use crate::messages::{ArchiveFault, ArchiveStatus, Problem, Status};
use crate::model::{Issue, Profile};
use crate::read::Reading;
use crate::rendition::archive::{Archive, Contents, archive};
use crate::rendition::output;
use crate::source::{TABLE_LIMIT, read_file};

/// Returns where an archive goes: beside the issue, under its 档号 if that is known, or else as `usual`.
///
/// An issue with errors will not get that far.
pub(super) fn target(reading: &Reading, usual: Option<PathBuf>) -> Result<Option<PathBuf>, Box<Diagnostic>> {
    let sound = !reading.found.iter().any(Diagnostic::is_error);
    let (Some(issue), Some(usual)) = (reading.issue.as_ref().filter(|_| sound), &usual) else { return Ok(usual) };
    let title = meta(issue).title;
    let named = filing::file_name(issue, &title).map(|name| name.map(|name| usual.with_file_name(name)));
    match named.and_then(|path| path.map(|path| free(path, &title)).transpose()) {
        Ok(path) => Ok(Some(path.unwrap_or_else(|| usual.clone()))),
        Err(fault) => Err(Box::new(match &issue.publication.archiving.file_name {
            Some(asked) => Diagnostic::error(fault.into(), asked.place.clone()),
            None => Diagnostic::general(fault.into()),
        })),
    }
}

/// Lets pass a path where no archive of another issue lies; two may have got the same 件号.
fn free(path: PathBuf, title: &str) -> Result<PathBuf, ArchiveFault> {
    let there = read_file(&path, PDF_LIMIT).ok().and_then(|bytes| attachments::title(&attachments::open(&bytes).ok()?));
    match there.filter(|there| there != title) {
        Some(title) => Err(ArchiveFault::OtherIssue { path: path.display().to_string(), title }),
        None => Ok(path),
    }
}

/// Writes the pages of an issue as an archive; findings are added to the reading.
///
/// It must have been read with a ledger that keeps.
pub(super) fn write(reading: &mut Reading, laid_out: &LaidOut, fonts: &Fonts, epoch: Option<i64>) -> Option<Archive> {
    let Reading { issue, folder, found, .. } = reading;
    let issue = issue.as_ref()?;
    let folder = folder.as_ref()?;
    if let Some(baseline) = &issue.publication.checking.baseline {
        // The proofreader has read it, but need not have when an archive is made again.
        // What is wrong with it is the proofreader's to say.
        let _ = folder.read_below(&baseline.home, &baseline.name.value, TABLE_LIMIT);
    }
    let contents = Contents { issue, document: &laid_out.document, fonts, kept: folder.kept(), epoch };
    archive(&laid_out.pages, contents, found)
}

/// Writes what is recorded of an archive beside it, as JSON and XML; nothing for standard output.
///
/// Says too if it holds no sources.
pub(super) fn record(
    record: Option<&Record>,
    issue: Option<&Issue>,
    pdf: &[u8],
    target: Option<&Path>,
    terminal: &Terminal,
) -> Result<(), Problem> {
    let (Some(record), Some(target)) = (record, target.filter(|target| !target.exists() || target.is_file())) else {
        return Ok(());
    };
    if issue.is_some_and(|issue| issue.publication.archiving.profile == Profile::A2a) {
        terminal.status(&Status::Archive(ArchiveStatus::WithoutSources));
    }
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let record = record.of_file(&name, pdf);
    let beside = |end: &str| target.with_extension(end);
    let files = [(beside("record.json"), record.json()), (beside("record.xml"), record.xml())];
    for (path, text) in &files {
        output::write(path, text.as_bytes()).map_err(|error| cannot_write(path.display().to_string(), &error))?;
    }
    let paths = files.iter().map(|(path, _)| path.display().to_string()).collect();
    terminal.status(&Status::Archive(ArchiveStatus::Recorded { paths }));
    Ok(())
}
