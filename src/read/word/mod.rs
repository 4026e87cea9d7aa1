//! Reads articles from Word documents (.docx: ECMA-376, ISO/IEC 29500, transitional and strict).
//!
//! Documents come from many hands: nothing in them leads out of the package,
//! what they unpack to is bounded, and what cannot be printed as it stands
//! there is told rather than lost.
//!
//! `package` opens a document, `gather` walks it into paragraphs, tables and
//! pictures, and `compose` makes text of the issue of them. What Word draws and
//! does not write down, `fields`, `eq` and `omml` say in a line.

mod article;
mod below;
mod beside;
mod captions;
mod changes;
mod compose;
mod content;
mod draft;
mod drawing;
mod eq;
mod fields;
mod formula;
mod gather;
mod inline;
mod numbering;
mod numerals;
mod omml;
mod package;
mod remarks;
mod styles;
mod symbols;
mod table;
mod words;

pub(super) use article::source;
pub use content::content;
pub(super) use package::{is_called_word, is_word};
pub(super) use words::{Attached, Part, Picture, Pictures, Query, Table, Words, is_same};

use self::compose::Composer;
use self::gather::gather;
use self::package::Package;
use crate::diag::Diagnostic;
use crate::guard;
use crate::messages::{BadWord, WordFault};
use crate::source::{Place, Sources, TEXT_LIMIT};

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

/// Reads a document; `None`, with what is wrong, if there is nothing to go on with.
pub(super) fn read(wanted: Wanted, sources: &mut Sources, found: &mut Vec<Diagnostic>) -> Option<Words> {
    let Wanted { bytes, path, place, shown, query } = wanted;
    let refuse = |why: BadWord| {
        let fault = WordFault::Unreadable { path: path.to_owned(), why };
        Diagnostic::error(fault.into(), place.clone())
    };
    let read = || Package::open(bytes).map(|(mut package, document)| gather(&mut package, &document));
    let (pieces, notes, mut remarks, faults) = match guard::caught(read).unwrap_or(Err(BadWord::Damaged)) {
        Ok(gathered) => gathered,
        Err(why) => {
            found.push(refuse(why));
            return None;
        }
    };
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
