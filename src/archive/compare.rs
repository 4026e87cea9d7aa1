//! Finds where a PDF differs from the same one made again.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::{Dictionary, Document, Object};

use super::attachments::{self, Attached, attachments};
use super::differences::{FONT_FILES, Pair, unpacked};
use crate::messages::{Divergence, PdfPart};

/// What a page may have from the nodes above it, ISO 32000-1 table 30.
const INHERITED: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];
/// Nodes above a page that are asked.
const DEEPEST: usize = 64;

/// Where two PDFs differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The first byte that differs, from 0.
    pub offset: usize,
    /// What has another content, pages first, since people see those; never empty.
    pub spots: Vec<Divergence>,
}

/// Compares a PDF, which has been opened, with the same one made again; `None` if every byte is equal.
///
/// Contents are compared unpacked and by what they are referred to from, since
/// whatever saves a PDF packs and numbers its objects in its own way.
pub fn compare(made: &[u8], document: &Document, again: &[u8]) -> Option<Difference> {
    let offset = first_byte(made, again)?;
    let opened = attachments::open(again);
    let mut spots = opened.map(|opened| spots((made, document), (again, &opened))).unwrap_or_default();
    if spots.is_empty() {
        spots.push(Divergence::Frame);
    }
    Some(Difference { offset, spots })
}

fn first_byte(a: &[u8], b: &[u8]) -> Option<usize> {
    let differs = a.iter().zip(b).position(|(a, b)| a != b);
    differs.or_else(|| (a.len() != b.len()).then(|| a.len().min(b.len())))
}

/// Returns all that has another content; nothing if only the structure of the file differs.
fn spots(made: (&[u8], &Document), again: (&[u8], &Document)) -> Vec<Divergence> {
    let pair = Pair::new(made.1, again.1);
    let mut parts = catalog(&pair);
    // How they are packed, and so what could be checked, is the business of whatever saved the PDF.
    let files = |pdf: (&[u8], &Document)| {
        let Attached { files, damaged, .. } = attachments(pdf.0, pdf.1);
        (files, damaged)
    };
    if files(made) != files(again) {
        parts.insert(PdfPart::Attachment);
    }
    let (mut pages, mut notes) = (Vec::new(), Vec::new());
    for (number, mut found) in page_by_page(&pair) {
        // What is wrong with its look is told by its number.
        if found.remove(&PdfPart::Page) {
            pages.push(number);
        }
        if found.remove(&PdfPart::Notes) {
            notes.push(number);
        }
        parts.extend(found);
    }
    let fonts = fonts(made.1, again.1);
    let listed = [
        (!pages.is_empty()).then_some(Divergence::Pages(pages)),
        (!notes.is_empty()).then_some(Divergence::Notes(notes)),
        (!fonts.is_empty()).then_some(Divergence::Fonts(fonts)),
    ];
    listed.into_iter().flatten().chain(parts.into_iter().map(Divergence::Part)).collect()
}

/// Compares everything that does not stand on pages, entry by entry of the catalog, ISO 32000-1 table 28.
fn catalog(pair: &Pair) -> BTreeSet<PdfPart> {
    let info = pair.both(|document| document.trailer.get(b"Info").ok());
    let mut found = pair.differences(info, PdfPart::Metadata);
    let catalogs = pair.both(|document| document.catalog().ok());
    let keys = catalogs.into_iter().flatten().flat_map(Dictionary::iter).map(|(key, _)| key.as_slice());
    for key in keys.collect::<BTreeSet<&[u8]>>() {
        let entries = catalogs.map(|catalog| catalog?.get(key).ok());
        match key {
            // The pages are compared one by one.
            b"Pages" => {}
            b"Names" => found.extend(names(pair, entries)),
            _ => found.extend(pair.differences(entries, part(key))),
        }
    }
    found
}

/// Compares the trees of names, ISO 32000-1 table 31.
fn names(pair: &Pair, entries: [Option<&Object>; 2]) -> BTreeSet<PdfPart> {
    let trees = pair.dictionaries(entries);
    let keys = trees.into_iter().flatten().flat_map(Dictionary::iter).map(|(key, _)| key.as_slice());
    let keys: BTreeSet<&[u8]> = keys.collect();
    keys.into_iter().flat_map(|key| pair.differences(trees.map(|tree| tree?.get(key).ok()), part(key))).collect()
}

/// Returns what an entry of the catalog, or a tree of names, is part of.
fn part(key: &[u8]) -> PdfPart {
    match key {
        b"Metadata" => PdfPart::Metadata,
        b"AF" | b"EmbeddedFiles" => PdfPart::Attachment,
        b"StructTreeRoot" | b"MarkInfo" => PdfPart::Tags,
        b"Lang" => PdfPart::Language,
        b"Outlines" => PdfPart::Bookmarks,
        b"Dests" => PdfPart::Targets,
        b"JavaScript" => PdfPart::Script,
        b"OpenAction" | b"AA" | b"URI" => PdfPart::Action,
        b"AcroForm" => PdfPart::Form,
        b"PageLabels" => PdfPart::PageNumbers,
        b"OutputIntents" => PdfPart::Colours,
        b"ViewerPreferences" | b"PageMode" | b"PageLayout" => PdfPart::Viewer,
        b"OCProperties" => PdfPart::Layers,
        _ => PdfPart::Rest,
    }
}

/// Returns for each page, by its number from 1, in what it differs; all of it if it is there only once.
fn page_by_page(pair: &Pair) -> Vec<(usize, BTreeSet<PdfPart>)> {
    let pages = pair.both(Document::get_pages);
    let numbers: BTreeSet<u32> = pages.iter().flat_map(BTreeMap::keys).copied().collect();
    let differences = |number: u32| {
        let page = |at: usize| pair.0[at].get_dictionary(*pages[at].get(&number)?).ok();
        match (page(0), page(1)) {
            (Some(a), Some(b)) => of_page(pair, [a, b]),
            _ => BTreeSet::from([PdfPart::Page]),
        }
    };
    numbers.into_iter().map(|number| (number as usize, differences(number))).collect()
}

fn of_page(pair: &Pair, pages: [&Dictionary; 2]) -> BTreeSet<PdfPart> {
    let keys = pages.into_iter().flat_map(Dictionary::iter).map(|(key, _)| key.as_slice());
    let keys: BTreeSet<&[u8]> = keys.chain(INHERITED).collect();
    let compared = |key: &[u8]| {
        let entry = |at: usize| match INHERITED.contains(&key) {
            true => inherited(pair.0[at], pages[at], key),
            false => pages[at].get(key).ok(),
        };
        let part = match key {
            b"Annots" => PdfPart::Notes,
            b"AA" => PdfPart::Action,
            b"StructParents" => PdfPart::Tags,
            _ => PdfPart::Page,
        };
        pair.differences([entry(0), entry(1)], part)
    };
    keys.into_iter().flat_map(compared).collect()
}

/// Returns an entry of a page, or of the nearest node above that has it.
fn inherited<'d>(document: &'d Document, page: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
    let above = |node: &&'d Dictionary| node.get_deref(b"Parent", document).and_then(Object::as_dict).ok();
    std::iter::successors(Some(page), above).take(DEEPEST).find_map(|node| node.get(key).ok())
}

/// Returns the names of the fonts whose files differ or are there only once.
fn fonts(made: &Document, again: &Document) -> Vec<String> {
    let (a, b) = (font_files(made), font_files(again));
    let names: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
    names.into_iter().filter(|name| a.get(*name) != b.get(*name)).cloned().collect()
}

fn font_files(document: &Document) -> BTreeMap<String, BTreeSet<Vec<u8>>> {
    let mut files: BTreeMap<String, BTreeSet<Vec<u8>>> = BTreeMap::new();
    for descriptor in document.objects.values().filter_map(|object| object.as_dict().ok()) {
        let file = FONT_FILES.iter().find_map(|key| descriptor.get_deref(key, document).ok()?.as_stream().ok());
        let name = descriptor.get(b"FontName").and_then(Object::as_name);
        if let (Some(file), Ok(name)) = (file, name) {
            files.entry(String::from_utf8_lossy(name).into_owned()).or_default().insert(unpacked(file).0);
        }
    }
    files
}
