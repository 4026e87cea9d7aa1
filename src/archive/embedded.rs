//! Finds the files that a PDF says it holds.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use crate::pdf::{is_lost, text_string};

/// Most files in a PDF.
pub(super) const COUNT_LIMIT: usize = 10_000;
/// How deep the tree of the names may be.
const DEPTH_LIMIT: usize = 32;

/// The files that a PDF says it holds.
pub(super) struct Embedded<'d> {
    /// Each once, however often it is referred to, in the order of the names.
    pub(super) entries: Vec<Entry<'d>>,
    /// Whether everything that says so could be read.
    pub(super) is_whole: bool,
}

/// A file that a PDF says it holds.
pub(super) struct Entry<'d> {
    /// What it is called among the names.
    key: Option<String>,
    /// What describes it; `None` if that cannot be read.
    specification: Option<&'d Dictionary>,
}

/// Collects what describes the files: of the document's names, its /AF, and the notes on its pages.
///
/// ISO 32000-1 7.11.4, ISO 19005-3 annex E.
pub(super) fn entries(document: &Document) -> Embedded<'_> {
    let mut walk = Walk { document, seen: BTreeSet::new(), found: Embedded { entries: Vec::new(), is_whole: true } };
    let Ok(catalog) = document.catalog() else { return walk.found };
    if let Some(tree) = walk.entry(catalog, b"Names").and_then(|names| names.as_dict().ok()?.get(b"EmbeddedFiles").ok())
    {
        walk.tree(tree);
    }
    for item in walk.items(catalog, b"AF") {
        walk.take(None, item);
    }
    for page in document.get_pages().into_values() {
        let notes = document.get_dictionary(page).and_then(|page| page.get_deref(b"Annots", document));
        for note in notes.and_then(Object::as_array).into_iter().flatten() {
            // What is not listed is no note (ISO 32000-1 7.3.10); notes are often deleted so.
            walk.found.is_whole &= !note.as_reference().is_ok_and(|id| is_lost(document, id));
            let note = document.dereference(note).and_then(|(_, note)| note.as_dict());
            if let Ok(file) = note.and_then(|note| note.get(b"FS")) {
                walk.take(None, file);
            }
        }
    }
    walk.found
}

struct Walk<'d> {
    document: &'d Document,
    seen: BTreeSet<ObjectId>,
    found: Embedded<'d>,
}

impl<'d> Walk<'d> {
    /// Goes through a tree of names, ISO 32000-1 7.9.6.
    fn tree(&mut self, root: &'d Object) {
        let mut open = vec![(root, 0)];
        while let Some((node, depth)) = open.pop() {
            if depth > DEPTH_LIMIT || self.found.entries.len() > COUNT_LIMIT {
                self.found.is_whole = false;
                return;
            }
            let Some(node) = self.once(node) else { continue };
            let Ok(node) = node.as_dict() else {
                self.found.is_whole = false;
                continue;
            };
            for pair in self.items(node, b"Names").chunks(2) {
                match pair {
                    [key, item] => {
                        let key = self.document.dereference(key).ok().and_then(|(_, key)| text_string(key));
                        self.take(Some(key.unwrap_or_default()), item);
                    }
                    _ => self.found.is_whole = false,
                }
            }
            open.extend(self.items(node, b"Kids").iter().rev().map(|kid| (kid, depth + 1)));
        }
    }

    /// Takes a file; one that is `named` must be inside the PDF, others may be elsewhere.
    fn take(&mut self, named: Option<String>, item: &'d Object) {
        let is_known = item.as_reference().is_ok_and(|id| self.seen.contains(&id));
        let specification = self.once(item).and_then(|item| item.as_dict().ok());
        let is_inside = specification.is_some_and(|file| file.has(b"EF"));
        if is_inside || named.is_some() && !is_known {
            self.found.entries.push(Entry { key: named, specification });
        }
    }

    /// Returns an entry of a dictionary, resolved; notes if it leads nowhere.
    fn entry(&mut self, dict: &'d Dictionary, key: &[u8]) -> Option<&'d Object> {
        let object = dict.get(key).ok()?;
        let resolved = self.document.dereference(object).ok().map(|(_, object)| object);
        self.found.is_whole &= resolved.is_some();
        resolved
    }

    /// Returns the items of an entry that is an array, as they are; notes if it is none.
    fn items(&mut self, dict: &'d Dictionary, key: &[u8]) -> &'d [Object] {
        match self.entry(dict, key) {
            Some(Object::Array(items)) => items,
            Some(Object::Null) | None => &[],
            Some(_) => {
                self.found.is_whole = false;
                &[]
            }
        }
    }

    /// Follows a reference, but to each object only once.
    fn once(&mut self, object: &'d Object) -> Option<&'d Object> {
        if let Ok(id) = object.as_reference()
            && !self.seen.insert(id)
        {
            return None;
        }
        let resolved = self.document.dereference(object).ok().map(|(_, object)| object);
        self.found.is_whole &= resolved.is_some();
        resolved
    }
}

impl<'d> Entry<'d> {
    /// Returns the name of the file: the one in Unicode, or else the old one, or what it is called among the names.
    pub(super) fn name(&self, document: &Document) -> String {
        let named = |key: &[u8]| text_string(self.specification?.get_deref(key, document).ok()?);
        named(b"UF").or_else(|| named(b"F")).or_else(|| self.key.clone()).unwrap_or_default()
    }

    /// Returns the stream with its data, and its object; `None` if it cannot be read.
    pub(super) fn stream(&self, document: &'d Document) -> Option<(Option<ObjectId>, &'d Stream)> {
        let files = self.specification?.get_deref(b"EF", document).and_then(Object::as_dict).ok()?;
        let file = files.get(b"UF").or_else(|_| files.get(b"F")).ok()?;
        let (id, stream) = document.dereference(file).ok()?;
        Some((id, stream.as_stream().ok()?))
    }
}
