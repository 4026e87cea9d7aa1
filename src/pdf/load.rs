//! Opens the bytes of a PDF within limits.

use std::collections::BTreeSet;

use lopdf::xref::XrefEntry;
use lopdf::{Document, Error, LoadOptions, Object, ObjectId};

use crate::guard::caught;

/// How deep the tree of pages may be; a balanced one of ten kids each holds any number of pages in ten levels.
pub(crate) const TREE_DEPTH: usize = 64;

/// Why a PDF could not be opened; each in the words of the library.
#[derive(Debug)]
pub(crate) enum Unopened {
    /// It wants a password, or is encrypted in a way that nobody knows.
    Locked(String),
    /// It is damaged.
    Broken(String),
    /// Its pages lie deeper in each other than anybody lays them.
    TooDeep,
    /// What stands on the page of a number, from 1, is damaged.
    Page(usize),
}

/// Returns whether bytes are meant to be a PDF: its head stands within the first kilobyte.
pub(crate) fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-")
}

/// Opens a PDF; streams of objects that unpack to more than `limit` bytes are left out.
pub(crate) fn load(bytes: &[u8], limit: usize) -> Result<Document, Unopened> {
    let options = LoadOptions::with_max_decompressed_size(limit);
    let loaded = caught(|| Document::load_mem_with_options(bytes, options)).map_err(Unopened::Broken)?;
    let document = loaded.map_err(|error| match error {
        Error::InvalidPassword | Error::Decryption(_) | Error::UnsupportedSecurityHandler(_) => {
            Unopened::Locked(error.to_string())
        }
        _ => Unopened::Broken(error.to_string()),
    })?;
    if page_tree(&document).is_deep { Err(Unopened::TooDeep) } else { Ok(document) }
}

/// How the tree of pages is made, ISO 32000-1 7.7.3.2.
///
/// Whoever reads PDFs goes through it by recursion, or stops somewhere and says nothing of it.
pub(crate) struct PageTree {
    /// Whether it is deeper than [`TREE_DEPTH`].
    pub(crate) is_deep: bool,
    /// Whether a node with kids is there twice, so that it is no tree: it goes round in circles or multiplies itself.
    pub(crate) repeats: bool,
}

/// Goes through the tree of pages, into each node once.
pub(crate) fn page_tree(document: &Document) -> PageTree {
    let mut tree = PageTree { is_deep: false, repeats: false };
    let mut known: BTreeSet<ObjectId> = BTreeSet::new();
    let root = document.catalog().and_then(|catalog| catalog.get(b"Pages"));
    let mut open: Vec<(&Object, usize)> = root.into_iter().map(|root| (root, 0)).collect();
    while let Some((node, depth)) = open.pop() {
        let Ok((id, node)) = document.dereference(node) else { continue };
        let kids = node.as_dict().and_then(|node| node.get_deref(b"Kids", document)).and_then(Object::as_array);
        let Ok(kids) = kids else { continue };
        if id.is_some_and(|id| !known.insert(id)) {
            tree.repeats = true;
            continue;
        }
        if depth == TREE_DEPTH {
            tree.is_deep = true;
            return tree;
        }
        open.extend(kids.iter().map(|kid| (kid, depth + 1)));
    }
    tree
}

/// Opens a PDF as [`load`] does, but none that is still encrypted once it is open.
pub(crate) fn load_plain(bytes: &[u8], limit: usize) -> Result<Document, Unopened> {
    let document = load(bytes, limit)?;
    if document.trailer.has(b"Encrypt") { Err(Unopened::Locked(String::new())) } else { Ok(document) }
}

/// Returns whether a file lists an object that could not be read.
///
/// A reference to what is not listed is null (ISO 32000-1 7.3.10).
pub(crate) fn is_lost(document: &Document, id: ObjectId) -> bool {
    let is_listed = match document.reference_table.get(id.0) {
        Some(XrefEntry::Normal { generation, .. }) => *generation == id.1,
        Some(XrefEntry::Compressed { .. }) => id.1 == 0,
        Some(XrefEntry::Free | XrefEntry::UnusableFree) | None => false,
    };
    is_listed && !document.objects.contains_key(&id)
}
