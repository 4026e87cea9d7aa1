//! A Word document of the editor's whose styles are taken instead of ours.
//!
//! Styles are known by their names: Word gives them ids of its own whenever it
//! saves a document, and other ones in a Chinese Word than in an English one.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::xml::{El, el};

/// The name of the file in a folder of templates.
pub const REFERENCE: &str = "reference.docx";
/// Most bytes of its styles, unpacked.
const LIMIT: u64 = 4 << 20;
/// How deep elements may stand in each other.
const DEEPEST: usize = 64;

/// The styles of a reference.
#[derive(Debug, Clone)]
pub struct Reference(El);

impl Reference {
    /// Reads the styles of a Word document; `None` if it is none or damaged.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut text = Vec::new();
        archive.by_name("word/styles.xml").ok()?.take(LIMIT + 1).read_to_end(&mut text).ok()?;
        let root = parse(&text).filter(|_| text.len() as u64 <= LIMIT)?;
        (root.name() == "w:styles").then_some(Self(root))
    }

    /// Returns its styles under our ids, and those of ours that it lacks.
    pub(super) fn over(&self, own: &El) -> El {
        let mut root = self.0.clone();
        let renamed = renamed(&root, own);
        let taken: BTreeSet<&String> = renamed.values().collect();
        for style in root.children_mut().filter(|child| child.name() == "w:style") {
            rename(style, &renamed);
            // Its lists are in another part, whose numbers would mean ours.
            style.children_mut().filter(|child| child.name() == "w:pPr").for_each(|para| para.remove("w:numPr"));
            if let Some(list) = id(style).and_then(|id| list_of(own, id)) {
                give(style, list);
            }
        }
        let lacking = own.children().filter(|style| id(style).is_some_and(|id| !taken.contains(&id.to_owned())));
        lacking.for_each(|style| root.push(style.clone()));
        root
    }
}

/// Returns the list that paragraphs of a style of ours belong to.
fn list_of(own: &El, wanted: &str) -> Option<El> {
    let style = own.children().find(|style| id(style) == Some(wanted))?;
    let props = style.children().find(|child| child.name() == "w:pPr")?;
    props.children().find(|child| child.name() == "w:numPr").cloned()
}

/// Has the paragraphs of a style belong to a list, which stands behind some properties and before all others
/// (ECMA-376 1, 17.3.1.26).
fn give(style: &mut El, list: El) {
    const BEFORE: [&str; 6] =
        ["w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:framePr", "w:widowControl"];
    if !style.children().any(|child| child.name() == "w:pPr") {
        // Properties of characters, and of tables, stand behind them.
        let at = style.children().position(|child| ["w:rPr", "w:tblPr"].contains(&child.name()));
        style.insert(at, el("w:pPr"));
    }
    if let Some(props) = style.children_mut().find(|child| child.name() == "w:pPr") {
        let at = props.children().position(|child| !BEFORE.contains(&child.name()));
        props.insert(at, list);
    }
}

fn name(style: &El) -> Option<&str> {
    style.children().find(|child| child.name() == "w:name")?.get("w:val")
}

fn id(style: &El) -> Option<&str> {
    style.get("w:styleId")
}

/// Returns the new ids of styles by their old ones: ours for names that we know, and free ones
/// for others that have an id of ours.
fn renamed(root: &El, own: &El) -> BTreeMap<String, String> {
    let ours: BTreeSet<&str> = own.children().filter_map(id).collect();
    let mut renamed = BTreeMap::new();
    // Of two names that differ in large and small letters, the one that is written as ours is it.
    for exactly in [true, false] {
        for style in own.children() {
            let (Some(id_of_ours), Some(name)) = (id(style), name(style)) else { continue };
            let same = |other: &str| if exactly { other == name } else { other.eq_ignore_ascii_case(name) };
            let theirs = root.children().find(|style| self::name(style).is_some_and(same)).and_then(id);
            if let Some(old) = theirs.filter(|_| !renamed.values().any(|new| new == id_of_ours)) {
                renamed.entry(old.to_owned()).or_insert_with(|| id_of_ours.to_owned());
            }
        }
    }
    for old in root.children().filter_map(id) {
        let free = if ours.contains(old) { format!("{old}Own") } else { old.to_owned() };
        renamed.entry(old.to_owned()).or_insert(free);
    }
    renamed
}

fn rename(style: &mut El, renamed: &BTreeMap<String, String>) {
    if let Some(new) = id(style).and_then(|old| renamed.get(old)) {
        style.set("w:styleId", new);
    }
    for child in style.children_mut() {
        if matches!(child.name(), "w:basedOn" | "w:next" | "w:link")
            && let Some(new) = child.get("w:val").and_then(|old| renamed.get(old))
        {
            child.set("w:val", new);
        }
    }
}

/// Reads an XML part; `None` if it is not well formed, or deeper than any part is.
fn parse(bytes: &[u8]) -> Option<El> {
    let mut reader = Reader::from_reader(bytes);
    let mut open: Vec<El> = Vec::new();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let done = match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(start) => {
                open.push(element(&start)?);
                None
            }
            Event::Empty(start) => Some(element(&start)?),
            Event::End(_) => Some(open.pop()?),
            Event::Eof => return None,
            // No style has text in it.
            _ => None,
        };
        if open.len() > DEEPEST {
            return None;
        }
        match (done, open.last_mut()) {
            (Some(done), Some(parent)) => parent.push(done),
            (Some(root), None) => return Some(root),
            (None, _) => {}
        }
    }
}

fn element(start: &BytesStart) -> Option<El> {
    let name: String = start.name().as_ref().to_owned();
    start.attributes().try_fold(el(name), |element, attribute| {
        let attribute = attribute.ok()?;
        let value = quick_xml::escape::unescape(&attribute.value).ok()?.into_owned();
        Some(element.attr(attribute.key.as_ref().to_owned(), value))
    })
}

#[cfg(test)]
mod tests {
    use super::super::xml::val;
    use super::*;

    fn style(id: &str, name: &str, based: &str) -> El {
        el("w:style").attr("w:styleId", id).with(val("w:name", name)).with(val("w:basedOn", based))
    }

    #[test]
    fn styles_are_known_by_name() {
        let theirs = el("w:styles").with_all([
            style("a", "Normal", ""),
            style("1", "Heading 1", "a"),
            style("Caption", "Caption", "a"),
            style("Caption1", "caption", "a"),
            style("Source", "其他", "1"),
        ]);
        let ours = el("w:styles").with_all([
            style("Normal", "Normal", ""),
            style("Heading1", "heading 1", "Normal"),
            style("Caption", "caption", "Normal"),
            style("Source", "来源", "Normal"),
        ]);
        let merged = Reference(theirs).over(&ours);
        let based = |style: &El| style.children().nth(1).unwrap().get("w:val").unwrap().to_owned();
        let seen: Vec<_> =
            merged.children().map(|style| (id(style).unwrap(), name(style).unwrap(), based(style))).collect();
        let expected = [
            ("Normal", "Normal", ""),
            ("Heading1", "Heading 1", "Normal"),
            ("CaptionOwn", "Caption", "Normal"),
            ("Caption", "caption", "Normal"),
            ("SourceOwn", "其他", "Heading1"),
            ("Source", "来源", "Normal"),
        ];
        assert_eq!(seen, expected.map(|(id, name, based)| (id, name, based.to_owned())));
    }

    #[test]
    fn what_is_no_document_is_none() {
        assert!(Reference::read(b"").is_none());
        assert!(Reference::read(b"PK\x03\x04").is_none());
        assert!(parse(b"<a><b></a>").is_none());
        assert!(parse("<a>".repeat(1000).as_bytes()).is_none());
    }
}
