//! Takes the files out of a PDF, ours or a stranger's.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::names;
use crate::messages::ArchiveFault;
use crate::pdf::{TREE_DEPTH, Unopened, load, text_string};

/// Most bytes of a PDF.
pub const PDF_LIMIT: u64 = 512 << 20;
/// Most bytes of one file in it, unpacked.
pub const FILE_LIMIT: usize = 64 << 20;
/// Most bytes of all files in it, unpacked.
pub const TOTAL_LIMIT: usize = 512 << 20;
/// Most bytes of a stream of objects, unpacked: parsed, they take sixty times as much.
const STRUCTURE_LIMIT: usize = 8 << 20;
/// Most files in it.
pub const COUNT_LIMIT: usize = 10_000;
/// How deep the tree of the names may be.
const DEPTH_LIMIT: usize = 32;

/// A file inside a PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, which [`names::check`] has let pass.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Opens a PDF.
///
/// Streams of objects that unpack to more than 8 MB are left out.
pub fn open(bytes: &[u8]) -> Result<Document, ArchiveFault> {
    let document = load(bytes, STRUCTURE_LIMIT).map_err(|unopened| match unopened {
        Unopened::Locked(reason) | Unopened::Broken(reason) => ArchiveFault::Unreadable { reason },
        Unopened::TooDeep => ArchiveFault::Unreadable { reason: format!("/Pages deeper than {TREE_DEPTH} levels") },
        Unopened::Page(page) => ArchiveFault::Unreadable { reason: format!("page {page}") },
    })?;
    if document.is_encrypted() {
        return Err(ArchiveFault::Encrypted);
    }
    document.catalog().map_err(|error| ArchiveFault::Unreadable { reason: error.to_string() })?;
    Ok(document)
}

/// Returns the title of a PDF, ISO 32000-1 14.3.3.
pub fn title(document: &Document) -> Option<String> {
    let info = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict).ok()?;
    text_string(info.get_deref(b"Title", document).ok()?)
}

/// Returns the files inside a PDF in the order of its names, and what is wrong with others.
pub fn attachments(document: &Document) -> (Vec<Attachment>, Vec<ArchiveFault>) {
    let (mut files, mut faults): (Vec<Attachment>, Vec<ArchiveFault>) = (Vec::new(), Vec::new());
    let mut taken = BTreeSet::new();
    let mut left = TOTAL_LIMIT;
    for specification in specifications(document) {
        if files.len() >= COUNT_LIMIT {
            faults.push(ArchiveFault::TooMany { limit: COUNT_LIMIT });
            break;
        }
        let Some(name) = file_name(&specification, document) else { continue };
        let file = match names::check(&name) {
            Err(why) => Err(ArchiveFault::BadName { name: name.clone(), why }),
            // Many disks take capitals and small letters for the same.
            Ok(()) if !taken.insert(name.to_lowercase()) => Err(ArchiveFault::Twice { name: name.clone() }),
            Ok(()) => content(&specification, &name, left.min(FILE_LIMIT), document),
        };
        match file {
            Ok(bytes) => {
                left -= bytes.len();
                files.push(Attachment { name, bytes });
            }
            Err(fault) => faults.push(fault),
        }
    }
    (files, faults)
}

/// Collects what describes the files: of the document's names, its /AF, and the notes on its pages.
///
/// ISO 32000-1 7.11.4, ISO 19005-3 annex E. Each is there once, however often it is referred to.
fn specifications(document: &Document) -> Vec<Dictionary> {
    let mut walk = Walk { document, seen: BTreeSet::new(), found: Vec::new() };
    let Ok(catalog) = document.catalog() else { return Vec::new() };
    let names = catalog.get_deref(b"Names", document).and_then(Object::as_dict);
    if let Ok(tree) = names.and_then(|names| names.get(b"EmbeddedFiles")) {
        walk.tree(tree, 0);
    }
    if let Ok(list) = catalog.get_deref(b"AF", document).and_then(Object::as_array) {
        list.iter().for_each(|item| walk.take(item));
    }
    for page in document.get_pages().into_values() {
        let page = document.get_dictionary(page).and_then(|page| page.get_deref(b"Annots", document));
        for note in page.and_then(Object::as_array).into_iter().flatten() {
            let note = document.dereference(note).and_then(|(_, note)| note.as_dict());
            if let Ok(file) = note.and_then(|note| note.get(b"FS")) {
                walk.take(file);
            }
        }
    }
    walk.found
}

struct Walk<'d> {
    document: &'d Document,
    seen: BTreeSet<ObjectId>,
    found: Vec<Dictionary>,
}

impl<'d> Walk<'d> {
    fn tree(&mut self, node: &'d Object, depth: usize) {
        if depth > DEPTH_LIMIT || self.found.len() > COUNT_LIMIT {
            return;
        }
        let Some(node) = self.once(node).and_then(|node| node.as_dict().ok()) else { return };
        if let Ok(names) = node.get_deref(b"Names", self.document).and_then(Object::as_array) {
            names.iter().skip(1).step_by(2).for_each(|item| self.take(item));
        }
        if let Ok(kids) = node.get_deref(b"Kids", self.document).and_then(Object::as_array) {
            kids.iter().for_each(|kid| self.tree(kid, depth + 1));
        }
    }

    fn take(&mut self, item: &'d Object) {
        let item = self.once(item).and_then(|item| item.as_dict().ok());
        self.found.extend(item.filter(|item| item.has(b"EF")).cloned());
    }

    /// Follows a reference, but to each object only once.
    fn once(&mut self, object: &'d Object) -> Option<&'d Object> {
        if let Ok(id) = object.as_reference()
            && !self.seen.insert(id)
        {
            return None;
        }
        self.document.dereference(object).ok().map(|(_, object)| object)
    }
}

/// Returns the name of a file: the one in Unicode, or else the old one.
fn file_name(specification: &Dictionary, document: &Document) -> Option<String> {
    let named = |key: &[u8]| text_string(specification.get_deref(key, document).ok()?);
    named(b"UF").or_else(|| named(b"F"))
}

fn content(file: &Dictionary, name: &str, limit: usize, document: &Document) -> Result<Vec<u8>, ArchiveFault> {
    let embedded = file.get_deref(b"EF", document).and_then(Object::as_dict);
    let stream =
        embedded.and_then(|files| files.get_deref(b"UF", document).or_else(|_| files.get_deref(b"F", document)));
    let bytes = stream.and_then(Object::as_stream).and_then(|stream| stream.get_plain_content_with_limit(limit));
    bytes.map_err(|error| match error {
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => {
            ArchiveFault::TooLarge { name: name.to_owned(), limit: limit as u64 }
        }
        error => ArchiveFault::BadFile { name: name.to_owned(), reason: error.to_string() },
    })
}
