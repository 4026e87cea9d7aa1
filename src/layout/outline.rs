//! On which pages the headings of the contents stand.

use typst::foundations::StyleChain;
use typst::introspection::Tag;
use typst::layout::{Frame, FrameItem};
use typst::model::HeadingElem;
use typst_layout::PagedDocument;

/// Returns the numbers, from 1, of the pages on which the headings of the contents begin, in their order.
pub fn outline(pages: &PagedDocument) -> Vec<usize> {
    let mut numbers = Vec::new();
    for (index, page) in pages.pages().iter().enumerate() {
        headings(&page.frame, &mut || numbers.push(index + 1));
    }
    numbers
}

fn headings(frame: &Frame, meet: &mut dyn FnMut()) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => headings(&group.frame, meet),
            FrameItem::Tag(Tag::Start(element, _)) => {
                let heading = element.to_packed::<HeadingElem>();
                if heading.is_some_and(|heading| heading.outlined.get(StyleChain::default())) {
                    meet();
                }
            }
            _ => {}
        }
    }
}
