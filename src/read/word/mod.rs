//! Reads articles from Word documents (.docx: ECMA-376, ISO/IEC 29500, transitional and strict).
//!
//! Documents come from many hands: nothing in them leads out of the package,
//! what they unpack to is bounded, and what cannot be printed as it stands
//! there is told rather than lost.
//!
//! `package` opens a document, `gather` walks it into paragraphs, tables and
//! pictures, and `compose` makes text of the issue of them.

mod article;
mod captions;
mod compose;
mod content;
mod draft;
mod drawing;
mod gather;
mod inline;
mod numbering;
mod numerals;
mod package;
mod remarks;
mod styles;
mod symbols;
mod table;

pub use content::content;
pub(super) use package::{is_called_word, is_word};

use self::compose::Composer;
use self::gather::gather;
use self::package::Package;
use crate::diag::Diagnostic;
use crate::messages::{BadWord, WordFault};
use crate::model::{Block, Cells};
use crate::source::{Located, Place, Sources, TEXT_LIMIT};

/// What is looked for in a document beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Query<'a> {
    /// Its title and subtitle.
    pub(super) head: bool,
    /// The title that `issue.toml` gives.
    pub(super) title: Option<&'a str>,
    /// Its source.
    pub(super) source: bool,
}

/// What a document says.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) title: Option<Located<String>>,
    pub(super) subtitle: Option<Located<String>>,
    pub(super) source: Option<Located<String>>,
    /// Its text, and the tables and pictures in it.
    pub(super) parts: Vec<Part>,
}

/// A stretch of text, a table or a picture.
#[derive(Debug)]
pub(super) enum Part {
    Text(Vec<Block>),
    Table(Table),
    Picture(Picture),
}

/// A table with what stands around it.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) cells: Cells,
    /// How many rows Word repeats at the head of pages.
    pub(super) head_rows: Option<usize>,
    pub(super) title: Option<Located<String>>,
    pub(super) unit: Option<Located<String>>,
    pub(super) note: Option<Located<String>>,
    pub(super) source: Option<Located<String>>,
    pub(super) place: Place,
}

/// A picture with what stands around it.
#[derive(Debug)]
pub(super) struct Picture {
    /// The name of its part.
    pub(super) part: String,
    pub(super) bytes: Vec<u8>,
    /// Its width in mm.
    pub(super) width: Option<f64>,
    pub(super) alt: Option<Located<String>>,
    pub(super) caption: Option<Located<String>>,
    pub(super) place: Place,
}

/// A document that is to be read.
pub(super) struct Wanted<'a> {
    pub(super) bytes: Vec<u8>,
    /// Its path as the editor wrote it, and where.
    pub(super) path: &'a str,
    pub(super) place: &'a Place,
    /// Its name as shown.
    pub(super) shown: String,
    pub(super) query: Query<'a>,
}

/// Returns whether two lines say the same, however they are broken and spaced.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    solid(one) == solid(other)
}

/// Reads a document; `None`, with what is wrong, if there is nothing to go on with.
pub(super) fn read(wanted: Wanted, sources: &mut Sources, found: &mut Vec<Diagnostic>) -> Option<Words> {
    let Wanted { bytes, path, place, shown, query } = wanted;
    let refuse = |why: BadWord| {
        let fault = WordFault::Unreadable { path: path.to_owned(), why };
        Diagnostic::error(fault.into(), place.clone())
    };
    let (mut package, document) = match Package::open(bytes) {
        Ok(opened) => opened,
        Err(why) => {
            found.push(refuse(why));
            return None;
        }
    };
    let (pieces, notes, mut remarks, faults) = gather(&mut package, &document);
    if !faults.is_empty() {
        found.extend(faults.into_iter().take(1).map(refuse));
        return None;
    }
    let file = sources.begin_word(shown);
    let (words, text) = Composer::new(file, &mut remarks).compose(pieces, notes, query);
    found.extend(remarks.findings(file, &text));
    let length = text.len() as u64;
    sources.end_word(file, text);
    let why = match length {
        0 => BadWord::Empty,
        length if length > TEXT_LIMIT => BadWord::TooLarge,
        _ => return Some(words),
    };
    found.push(refuse(why));
    None
}
