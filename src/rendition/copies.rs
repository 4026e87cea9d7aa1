//! Numbered copies: page one of each copy, followed by the pages that all copies share.

use lopdf::{Document, ObjectId};

use super::tree::set_pages;

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
