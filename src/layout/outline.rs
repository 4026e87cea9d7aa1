//! On which pages the headings of the contents stand.

use typst::foundations::StyleChain;
use typst::introspection::Tag;
use typst::layout::{FrameItem, Transform};
use typst::model::HeadingElem;
use typst_layout::PagedDocument;

use super::walk::items;

/// Returns the numbers, from 1, of the pages on which the headings of the contents begin, in their order.
pub fn outline(pages: &PagedDocument) -> Vec<usize> {
    let mut numbers = Vec::new();
    for (index, page) in pages.pages().iter().enumerate() {
        items(&page.frame, Transform::identity(), &mut |item, _| {
            if let FrameItem::Tag(Tag::Start(element, _)) = item
                && let Some(heading) = element.to_packed::<HeadingElem>()
                && heading.outlined.get(StyleChain::default())
            {
                numbers.push(index + 1);
            }
        });
    }
    numbers
}
