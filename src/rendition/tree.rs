//! The tree of a PDF's pages, ISO 32000-1 7.7.3.

use lopdf::{Dictionary, Document, Object, ObjectId};

/// Nodes above a page; more are a fault of the file.
const DEEPEST: usize = 64;

/// Returns a page and the nodes above it, from which it may inherit, nearest first.
pub(super) fn lineage<'d>(document: &'d Document, page: &'d Dictionary) -> impl Iterator<Item = &'d Dictionary> {
    let above = |node: &&'d Dictionary| node.get_deref(b"Parent", document).and_then(Object::as_dict).ok();
    std::iter::successors(Some(page), above).take(DEEPEST)
}

/// Makes a PDF consist of these pages, which must have their boxes and resources themselves.
pub(super) fn set_pages(document: &mut Document, pages: Vec<ObjectId>) -> lopdf::Result<()> {
    let root = document.catalog()?.get(b"Pages")?.as_reference()?;
    for page in &pages {
        document.get_dictionary_mut(*page)?.set("Parent", Object::Reference(root));
    }
    let tree = document.get_dictionary_mut(root)?;
    tree.set("Count", pages.len() as i64);
    tree.set("Kids", pages.into_iter().map(Object::Reference).collect::<Vec<_>>());
    Ok(())
}
