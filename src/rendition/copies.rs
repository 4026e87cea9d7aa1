//! Numbered copies: page one of each copy, followed by the pages that all copies share.

use lopdf::{Document, Object, ObjectId};

/// Arranges a PDF that holds page one of every copy and then the other pages once.
///
/// Each copy gets its page one and all the others, which share their contents,
/// so that eighty copies are hardly larger than one. Pages must have their
/// boxes and resources themselves.
pub(super) fn collate(document: &mut Document, copies: usize) -> lopdf::Result<()> {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let (firsts, shared) = pages.split_at(copies.min(pages.len()));
    let root = document.catalog()?.get(b"Pages")?.as_reference()?;
    let mut kids = Vec::with_capacity(firsts.len() * (1 + shared.len()));
    for (copy, first) in firsts.iter().enumerate() {
        kids.push(*first);
        for page in shared {
            // A page stands in the tree once only; its contents may be shared.
            let twin = if copy == 0 { *page } else { document.add_object(document.get_dictionary(*page)?.clone()) };
            kids.push(twin);
        }
    }
    for kid in &kids {
        document.get_dictionary_mut(*kid)?.set("Parent", Object::Reference(root));
    }
    let tree = document.get_dictionary_mut(root)?;
    tree.set("Count", kids.len() as i64);
    tree.set("Kids", kids.into_iter().map(Object::Reference).collect::<Vec<_>>());
    Ok(())
}

/// Leaves only the first pages of a PDF.
pub(super) fn keep_first(document: &mut Document, pages: usize) -> lopdf::Result<()> {
    let kept: Vec<ObjectId> = document.page_iter().take(pages).collect();
    let root = document.catalog()?.get(b"Pages")?.as_reference()?;
    for page in &kept {
        document.get_dictionary_mut(*page)?.set("Parent", Object::Reference(root));
    }
    let tree = document.get_dictionary_mut(root)?;
    tree.set("Count", kept.len() as i64);
    tree.set("Kids", kept.into_iter().map(Object::Reference).collect::<Vec<_>>());
    Ok(())
}
