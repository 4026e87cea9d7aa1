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

/// Arranges a PDF that holds page one of every copy and then the other pages once.
///
/// Each copy gets its page one and all the others, which share their contents,
/// so that eighty copies are hardly larger than one. What [`set_pages`] wants
/// of pages holds here too.
pub(super) fn collate(document: &mut Document, copies: usize) -> lopdf::Result<()> {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let (firsts, shared) = pages.split_at(copies.min(pages.len()));
    let mut kids = Vec::with_capacity(firsts.len() * (1 + shared.len()));
    for (copy, first) in firsts.iter().enumerate() {
        kids.push(*first);
        for page in shared {
            // A page stands in the tree once only; its contents may be shared.
            let twin = if copy == 0 { *page } else { document.add_object(document.get_dictionary(*page)?.clone()) };
            kids.push(twin);
        }
    }
    set_pages(document, kids)
}
