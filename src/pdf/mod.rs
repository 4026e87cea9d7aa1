//! What is read of a PDF, ours or a stranger's: its objects, pages, content, fonts and texts.
//!
//! Everything is bounded, since a file may lie or multiply itself. Whoever
//! inspects or compares PDFs reads them by this room; `rendition::inks`, which
//! changes colours, does not, so that no fault of one can hide in the other.

mod content;
mod cursor;
mod file;
mod filters;
mod font;
mod geometry;
mod load;
mod pages;
mod scan;
mod text;
mod tokens;
mod unpack;

pub(crate) use content::{Operation, Operations};
pub(crate) use cursor::{Cursor, TextState};
pub use file::FILE_LIMIT;
pub(crate) use file::{Pdf, dict_of, number};
pub(crate) use font::Font;
pub use font::FontKind;
pub(crate) use geometry::{Area, MM, Matrix};
pub(crate) use load::{TREE_DEPTH, Unopened, is_lost, is_pdf, load, load_plain, page_tree};
pub(crate) use pages::PageSource;
pub(crate) use scan::{MOST as MOST_PAGES, NoScan, scans};
pub(crate) use text::{text_string, unicode};
pub(crate) use unpack::{Unpacked, other_length, unpack};
