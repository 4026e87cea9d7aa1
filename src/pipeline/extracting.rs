//! The files inside a PDF.

use std::fs;
use std::path::Path;

use super::writing::{Outputs, cannot_write};
use crate::archive::attachments::{self, Attached, Attachment, PDF_LIMIT};
use crate::archive::manifest::vouch;
use crate::diag::{Diagnostic, Severity};
use crate::guard::caught;
use crate::memory;
use crate::messages::{ArchiveFault, Problem, Product};
use crate::source::{lies_in, read_file};

/// What is put after the name of a file that is damaged, so that nobody takes it for the file.
const DAMAGED: &str = ".damaged";

/// How files are taken out of a PDF.
#[derive(Debug, Clone, Copy, Default)]
pub struct Extraction {
    /// Whether the folder may have something in it, and files of the same names are replaced.
    pub force: bool,
    /// Whether what is left of damaged files is written too, with `.damaged` after their names.
    pub damaged: bool,
}

/// What came of taking the files out of a PDF.
#[derive(Debug)]
pub struct Extracted {
    /// How many were written, damaged ones too.
    pub written: usize,
    /// How many of those are damaged.
    pub damaged: usize,
    /// How many have nothing in the PDF that shows whether their bytes are right.
    pub unchecked: usize,
    /// How many were not written.
    pub refused: usize,
    /// What was refused or is damaged, or could not be written.
    pub found: Vec<Diagnostic>,
}

/// Writes the files inside a PDF to a folder, which must be empty or not there unless forced.
///
/// What is damaged is told, and not written unless asked for. Fails if nothing
/// can be taken out of the PDF, or it may not be put there.
pub fn extract(pdf: &Path, folder: &Path, how: Extraction) -> Result<Extracted, Problem> {
    let bytes = open_pdf(pdf)?;
    let named = |fault| match fault {
        ArchiveFault::Unreadable { reason, .. } => {
            ArchiveFault::Unreadable { path: Some(pdf.display().to_string()), reason }
        }
        fault => fault,
    };
    let read = || attachments::open(&bytes).map(|document| vouch(attachments::attachments(&bytes, &document)));
    let (Attached { files, unchecked, damaged, faults }, additional) =
        caught(read).unwrap_or_else(|reason| Err(ArchiveFault::Unreadable { path: None, reason })).map_err(named)?;
    if files.is_empty() && faults.is_empty() {
        return Err(ArchiveFault::NoFiles.into());
    }
    let in_use = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        // A file of that name.
        Err(_) => folder.exists(),
    };
    if in_use && !(how.force && folder.is_dir()) {
        return Err(ArchiveFault::FolderInUse { path: folder.display().to_string() }.into());
    }
    let outputs = Outputs::sparing([pdf.to_owned()]);
    let mut unwritten = put(&files, folder, &outputs);
    let marked = if how.damaged { marked(damaged, &files) } else { Vec::new() };
    let not_marked = put(&marked, folder, &outputs);
    let damaged = marked.len() - not_marked.len();
    let written = files.len() - unwritten.len() + damaged;
    let refused =
        faults.iter().filter(|fault| **fault != ArchiveFault::ListDamaged).count() + unwritten.len() - damaged;
    unwritten.extend(not_marked);
    let found = faults.into_iter().map(Problem::from).chain(unwritten).map(Diagnostic::general);
    let additional = additional.into_iter().map(|fault| Diagnostic::new(fault.into(), Severity::Warning, None));
    Ok(Extracted { written, damaged, unchecked: unchecked.len(), refused, found: found.chain(additional).collect() })
}

/// Gives damaged files names that say so and that no other file has.
fn marked(damaged: Vec<Attachment>, files: &[Attachment]) -> Vec<Attachment> {
    let is_free = |name: &str| !files.iter().any(|file| file.name.eq_ignore_ascii_case(name));
    let mark = |Attachment { name, bytes }| {
        let mut name = name + DAMAGED;
        while !is_free(&name) {
            name += DAMAGED;
        }
        Attachment { name, bytes }
    };
    damaged.into_iter().map(mark).collect()
}

/// Reads a whole PDF.
pub fn open_pdf(path: &Path) -> Result<Vec<u8>, Problem> {
    let read = read_file(path, PDF_LIMIT).inspect(|bytes| memory::grant(bytes.len()));
    read.map_err(|error| Problem::File { path: path.display().to_string(), why: error.into() })
}

/// Writes files below a folder, which is created if it is not there; returns what went wrong.
pub(super) fn put(files: &[Attachment], folder: &Path, outputs: &Outputs) -> Vec<Problem> {
    let write = |file: &Attachment| {
        let path = folder.join(&file.name);
        let parent = path.parent().unwrap_or(folder);
        if leads_out(parent, folder) || path.is_symlink() {
            return Err(ArchiveFault::LinkInWay { name: file.name.clone() }.into());
        }
        fs::create_dir_all(parent).map_err(|error| cannot_write(&path, error))?;
        outputs.write(&path, &file.bytes, Product::Attached)
    };
    files.iter().filter_map(|file| write(file).err()).collect()
}

/// Returns whether a path below a folder leaves it by a link; what is not there yet cannot.
fn leads_out(path: &Path, folder: &Path) -> bool {
    let there = path.ancestors().find(|path| path.exists()).unwrap_or(folder);
    there.starts_with(folder) && folder.exists() && !lies_in(there, folder)
}
