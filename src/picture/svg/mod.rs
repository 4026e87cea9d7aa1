//! Judges drawings (SVG) by what drawing them would take, before it is done.
//!
//! A few lines can stand for a billion elements, since patterns, masks,
//! markers and `use` may hold each other, and for any number of pixels, since
//! filters, layers and patterns are computed pixel by pixel. Both are counted
//! without doing it: [`before`] counts elements in the file, before it is
//! parsed for drawing; [`after`] counts pixels of what has been parsed.

mod area;
mod count;
mod drawn;
mod embedded;
mod entities;
mod filters;
mod foreign;
mod links;
mod outside;
mod own;
mod styles;

use roxmltree::{Document, ParsingOptions};

use crate::guard;
use crate::messages::Unsound;

pub use area::after;
use outside::Outside;
pub use outside::Refusal;

/// Most elements of a file, however long it is.
const ELEMENT_LIMIT: u32 = 1_000_000;

/// Judges the file of a drawing, before anybody parses it: its text, its elements with all that is repeated, its pictures.
///
/// `read` reads a file beside the drawing, which it may show. `Ok` for what is
/// no XML, too; whoever parses it says so.
pub fn before(bytes: &[u8], read: &dyn Fn(&str) -> Option<Vec<u8>>) -> Result<(), Refusal> {
    let judged = guard::caught(|| judge(bytes, Outside { within: 0, read, judge }).map(|_| ()));
    judged.unwrap_or_else(|words| Err(Refusal::Unsound(Unsound::Fault { words })))
}

/// Judges a drawing; returns for how many elements it stands.
fn judge(bytes: &[u8], outside: Outside) -> Result<f64, Refusal> {
    // Whoever parses it says what is no XML; one within another would be left out without a word.
    let no_xml = || {
        let why = Unsound::Markup;
        if outside.within > 0 { Err(Refusal::Unsound(why)) } else { Ok(0.0) }
    };
    let Ok(text) = std::str::from_utf8(bytes) else { return no_xml() };
    entities::judge(text)?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: ELEMENT_LIMIT, ..ParsingOptions::default() };
    match Document::parse_with_options(text, options) {
        Ok(document) => {
            let cost = drawn::judge(&document, outside)?;
            if foreign::has_words(&document) { Err(Refusal::Foreign) } else { Ok(cost) }
        }
        Err(roxmltree::Error::NodesLimitReached) => Err(drawn::too_many().into()),
        Err(_) => no_xml(),
    }
}
