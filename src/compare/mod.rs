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

use std::borrow::Cow;

use crate::content::{Block, Content, Passage};
use crate::guard::caught;
use crate::hanzi::flat;
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
    Ok(pieces::joined(flattened(content)))
}

/// Returns contents with subscripts as they are copied: a Word document has them as formatting, an older PDF as characters.
fn flattened(mut content: Content) -> Content {
    let flatten = |passage: &mut Passage| {
        if let Cow::Owned(flat) = flat(&passage.text) {
            passage.text = flat;
        }
    };
    for block in &mut content.blocks {
        match block {
            Block::Text(passage) => flatten(passage),
            Block::Table(table) => table.cells.iter_mut().for_each(|cell| flatten(&mut cell.words)),
            Block::Figure(_) => {}
        }
    }
    content
}
