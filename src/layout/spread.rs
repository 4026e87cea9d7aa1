//! On which pages texts begin and end.

use std::collections::BTreeMap;

use typst::layout::{FrameItem, Transform};
use typst_layout::PagedDocument;

use super::marks::stretches;
use super::walk::items;
use crate::document::Number;

/// Returns the first and the last page, from 1, on which each text stands, by the number of its place.
pub fn spread(pages: &PagedDocument) -> BTreeMap<Number, (usize, usize)> {
    let mut spread = BTreeMap::new();
    for (index, page) in pages.pages().iter().enumerate() {
        items(&page.frame, Transform::identity(), &mut |item, _| {
            let FrameItem::Text(text) = item else { return };
            for stretch in stretches(text) {
                spread.entry(stretch.number).or_insert((index + 1, index + 1)).1 = index + 1;
            }
        });
    }
    spread
}
