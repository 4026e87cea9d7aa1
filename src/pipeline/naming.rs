//! What files are called.

use std::path::{Path, PathBuf};

use super::session::Session;
use crate::archive::attachments::{self, PDF_LIMIT};
use crate::archive::filing;
use crate::diag::Diagnostic;
use crate::document::meta;
use crate::messages::ArchiveFault;
use crate::rendition::{Kind, Rendition};
use crate::source::read_file;

/// Returns the file of a rendition beside the issue; those of the PDF's renditions are told apart.
pub fn rendered(issue: &Path, kind: Kind, rendition: Rendition) -> PathBuf {
    let suffix = match rendition {
        Rendition::Print if kind.has_renditions() => "-print",
        Rendition::Archive if kind.has_renditions() => "-archive",
        _ => "",
    };
    beside(issue, suffix, kind.extension())
}

/// Returns the path of a file beside another, called like it but for what follows its name.
pub fn beside(file: &Path, suffix: &str, extension: &str) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!("{stem}{suffix}.{extension}"))
}

impl Session {
    /// Returns where the archive of the issue that was read goes: under its 档号 if that is known, or else `usual`.
    ///
    /// An issue with errors will not get that far. Fails where the name cannot
    /// be had, or the archive of another issue lies there.
    pub fn archive_path(&self, usual: PathBuf) -> Result<PathBuf, Box<Diagnostic>> {
        let sound = !self.found().iter().any(Diagnostic::is_error);
        let Some(issue) = self.issue().filter(|_| sound) else { return Ok(usual) };
        let title = meta(issue).title;
        let named = filing::file_name(issue, &title).map(|name| name.map(|name| usual.with_file_name(name)));
        match named.and_then(|path| path.map(|path| free(path, &title)).transpose()) {
            Ok(path) => Ok(path.unwrap_or(usual)),
            Err(fault) => Err(Box::new(match &issue.publication.archiving.file_name {
                Some(asked) => Diagnostic::error(fault.into(), asked.place.clone()),
                None => Diagnostic::general(fault.into()),
            })),
        }
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
