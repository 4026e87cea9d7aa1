//! Whether two documents say the same, such as the PDF and the Word document of an issue.
//!
//! Both are read into a [`Content`]: text, tables and figures in their order.
//! The PDF is read by its tags, the Word document by its body, and neither
//! reader knows anything of the writers, so that a fault of a writer cannot
//! hide in its reader.

mod clauses;
mod verdict;
mod grid;
mod light;
mod pdf;
mod pieces;
mod sides;

pub use verdict::{Verdict, compare};

use crate::content::Content;
use crate::guard::caught;
use crate::messages::{BadPdf, CompareFault, Problem, WordFault};
use crate::pdf::is_pdf;
use crate::read::word_content;

/// Reads a document, a tagged PDF or a Word document, from its bytes; `path` names it in what is said of it.
pub fn read(bytes: Vec<u8>, path: &str) -> Result<Content, Problem> {
    let content = if is_pdf(&bytes) {
        caught(|| pdf::content(&bytes, path)).map_err(|_| BadPdf::Broken)??
    } else if bytes.starts_with(b"PK") {
        word_content(bytes).map_err(|why| WordFault::Unreadable { path: path.to_owned(), why })?
    } else {
        return Err(CompareFault::Foreign { path: path.to_owned() }.into());
    };
    Ok(pieces::joined(content))
}
