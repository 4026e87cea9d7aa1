//! The files inside a PDF.

use std::fs;
use std::path::Path;

use super::writing::{Outputs, cannot_write};
use crate::archive::attachments::{self, Attachment, PDF_LIMIT};
use crate::memory;
use crate::messages::{ArchiveFault, Problem, Product};
use crate::source::{lies_in, read_file};

/// What came of taking the files out of a PDF.
#[derive(Debug)]
pub struct Extracted {
    /// How many were written.
    pub written: usize,
    /// What was refused, or could not be written.
    pub problems: Vec<Problem>,
}

/// Writes the files inside a PDF to a folder, which must be empty or not there unless forced.
///
/// Fails if nothing can be taken out of it, or it may not be put there.
pub fn extract(pdf: &Path, folder: &Path, force: bool) -> Result<Extracted, Problem> {
    let document = attachments::open(&open_pdf(pdf)?)?;
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
    let unwritten = put(&files, folder, &Outputs::sparing([pdf.to_owned()]));
    let written = files.len() - unwritten.len();
    let problems = faults.into_iter().map(Problem::from).chain(unwritten).collect();
    Ok(Extracted { written, problems })
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
