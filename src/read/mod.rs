//! Reads the editor's files into the model.
//!
//! Reading never fails: it returns what could be understood, and what is
//! wrong with the rest. Nobody else knows TOML, Markdown, CSV or workbooks.

mod alone;
mod barred;
mod body;
mod cells;
mod csv;
mod excerpt;
mod figures;
mod footnotes;
pub mod format;
mod labels;
mod lines;
mod markdown;
mod marking;
mod masks;
mod package;
mod pictures;
mod previous;
mod siblings;
mod reader;
mod reading;
mod running;
pub mod schema;
mod series;
mod signs;
mod sizes;
mod stranger;
mod stub;
mod surrounds;
mod tables;
mod typed;
mod unify;
mod untaken;
mod word;
mod workbook;

pub use alone::{csv_text, markdown_text, word_bytes, workbook_bytes};
pub use previous::{Previous, previous};
pub use reader::Options;
pub use reading::{FILE_NAME, Reading, STDIN, read, read_bytes, read_bytes_in, read_in};
pub use siblings::PUBLICATION;
pub use word::content as word_content;
