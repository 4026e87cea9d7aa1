//! Opens a document and finds its parts.

use std::collections::HashMap;

use super::numbering::{Numbering, Sign};
use super::styles::{Properties, Styles};
use crate::messages::BadWord;
use crate::read::package::{Broken, Element, Flaw, Node, Parts, Relation, relations, tree_within};
use crate::source::PICTURE_LIMIT;

/// Most bytes of a part in XML; an article of a hundred pages, much worked over, has 5 MB.
const XML_LIMIT: u64 = 24 << 20;
/// Most elements of a part; an article of a hundred pages, much worked over, has about 100,000.
const ELEMENT_LIMIT: usize = 400_000;
/// How files begin that were made before there was XML in them.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/// How the name of the stream begins that an encrypted document is kept in, in UTF-16.
const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
/// Ends of names of files that are documents or were meant to be.
const ENDS: [&str; 11] = [".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".pdf"];

/// Returns whether a file is a document, or is called one, and so is no text.
pub(in crate::read) fn is_word(path: &str, bytes: &[u8]) -> bool {
    is_called_word(path)
        || [b"PK\x03\x04", b"PK\x05\x06", COMPOUND, b"{\\rtf", b"%PDF-"].iter().any(|start| bytes.starts_with(start))
}

/// Returns whether a path ends as those of documents do.
pub(in crate::read) fn is_called_word(path: &str) -> bool {
    let path = path.to_lowercase();
    ENDS.iter().any(|end| path.ends_with(end))
}

/// The parts of an opened document.
pub(super) struct Package {
    parts: Parts,
    related: HashMap<String, Relation>,
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) footnotes: Notes,
    pub(super) endnotes: Notes,
}

/// Footnotes or endnotes.
#[derive(Default)]
pub(super) struct Notes {
    root: Option<Element>,
    related: HashMap<String, Relation>,
}

impl Notes {
    /// Takes a note by its id; none the second time.
    pub(super) fn take(&mut self, id: &str) -> Option<Element> {
        let nodes = &mut self.root.as_mut()?.nodes;
        let at = nodes.iter().position(|node| match node {
            Node::Element(note) => note.get("id") == Some(id),
            Node::Text(_) => false,
        })?;
        match nodes.swap_remove(at) {
            Node::Element(note) => Some(note),
            Node::Text(_) => None,
        }
    }

    /// Returns the relation that a note refers to.
    pub(super) fn relation(&self, id: &str) -> Option<&Relation> {
        self.related.get(id)
    }
}

impl Package {
    /// Opens a document and returns it with its main part; tells by its contents what it is, since names can be wrong.
    pub(super) fn open(bytes: Vec<u8>) -> Result<(Self, Element), BadWord> {
        Self::open_within(bytes, XML_LIMIT, ELEMENT_LIMIT)
    }

    /// Opens a document whose main part has at most so many bytes and elements, as [`Self::open`] does.
    pub(super) fn open_within(bytes: Vec<u8>, size: u64, elements: usize) -> Result<(Self, Element), BadWord> {
        foreign(&bytes)?;
        let mut parts = Parts::open(bytes).map_err(bad)?;
        let top = relations(&mut parts, "").map_err(bad)?;
        let main = of_kind(&top, "/officeDocument")?;
        let Some(main) = main.filter(|main| parts.has(main)) else {
            let kind = parts.text_within("mimetype", 200).unwrap_or_default();
            let text = kind.contains("opendocument.text");
            return Err(if text { BadWord::OpenDocument } else { BadWord::Foreign });
        };
        let document = xml(&mut parts, &main, size, elements)?;
        if !document.is("w:document") {
            return Err(BadWord::Foreign);
        }
        let related = relations(&mut parts, &main).map_err(bad)?;
        let mut side = |kind: &str| match of_kind(&related, kind)?.filter(|part| parts.has(part)) {
            Some(part) => Ok(Some((xml(&mut parts, &part, XML_LIMIT, ELEMENT_LIMIT)?, part))),
            None => Ok(None),
        };
        let styles = side("/styles")?.map(|(root, _)| Styles::new(&root)).unwrap_or_default();
        let numbering = side("/numbering")?.map(|(root, _)| Numbering::new(&root)).unwrap_or_default();
        let (footnotes, endnotes) = (side("/footnotes")?, side("/endnotes")?);
        let mut notes = |read: Option<(Element, String)>| match read {
            Some((root, part)) => {
                let related = relations(&mut parts, &part).map_err(bad)?;
                Ok(Notes { root: Some(root), related })
            }
            None => Ok(Notes::default()),
        };
        let (footnotes, endnotes) = (notes(footnotes)?, notes(endnotes)?);
        Ok((Self { parts, related, styles, numbering, footnotes, endnotes }, document))
    }

    /// Returns the relation that the main part refers to by an id.
    pub(super) fn relation(&self, id: &str) -> Option<&Relation> {
        self.related.get(id)
    }

    /// Counts a paragraph of a list and returns its sign and level.
    pub(super) fn sign(&mut self, own: &Properties, style: Option<&str>) -> Option<(Sign, usize)> {
        let (list, level) = self.styles.list(own, style)?;
        let level = level.or_else(|| self.numbering.level_of_style(list, style?)).unwrap_or(0);
        Some((self.numbering.next(list, level)?, level))
    }

    /// Unpacks a picture.
    pub(super) fn picture(&mut self, part: &str) -> Result<Vec<u8>, BadWord> {
        self.parts.bytes(part, PICTURE_LIMIT).map_err(bad)
    }
}

/// Refuses what is no package at all, in words for what it is.
fn foreign(bytes: &[u8]) -> Result<(), BadWord> {
    if bytes.starts_with(b"PK") {
        return Ok(());
    }
    if bytes.starts_with(COMPOUND) {
        let encrypted = bytes.windows(ENCRYPTED.len()).any(|part| part == ENCRYPTED);
        return Err(if encrypted { BadWord::Encrypted } else { BadWord::Old });
    }
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let known = [
        ("{\\rtf", BadWord::RichText),
        ("%pdf-", BadWord::Pdf),
        ("<html", BadWord::Page),
        ("<!doctype html", BadWord::Page),
        ("<?xml", BadWord::Page),
        ("mime-version:", BadWord::Page),
    ];
    let kind = known.into_iter().find(|(mark, _)| start.starts_with(mark));
    Err(kind.map_or(BadWord::Foreign, |(_, kind)| kind))
}

/// Returns the part that a relation of a kind leads to; of several the one with the least id.
fn of_kind(related: &HashMap<String, Relation>, kind: &str) -> Result<Option<String>, BadWord> {
    let found = related.iter().filter(|(_, relation)| relation.kind.ends_with(kind)).min_by_key(|(id, _)| *id);
    let Some((_, relation)) = found else { return Ok(None) };
    match relation.part() {
        Some(part) => Ok(Some(part.to_owned())),
        None => Err(BadWord::Outside { name: relation.written().to_owned() }),
    }
}

fn xml(parts: &mut Parts, part: &str, size: u64, elements: usize) -> Result<Element, BadWord> {
    let text = parts.text_within(part, size).map_err(bad)?;
    tree_within(&text, elements).map_err(|flaw| match flaw {
        Flaw::Broken(at) => {
            let before = &text[..text.floor_char_boundary(at)];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
            BadWord::Xml { part: part.to_owned(), line, column }
        }
        Flaw::Doctype(_) => BadWord::Doctype { part: part.to_owned() },
        Flaw::Deep => BadWord::Deep { part: part.to_owned() },
        Flaw::Large => BadWord::TooLarge,
    })
}

fn bad(why: Broken) -> BadWord {
    match why {
        Broken::Damaged => BadWord::Damaged,
        Broken::Encrypted => BadWord::Encrypted,
        Broken::TooLarge => BadWord::TooLarge,
        Broken::Outside(name) => BadWord::Outside { name },
        Broken::Ambiguous => BadWord::Ambiguous,
        Broken::Doctype(part) => BadWord::Doctype { part },
    }
}
