//! Where the 版记 stands on the finished pages.

use std::collections::BTreeSet;

use typst::layout::{FrameItem, Point, Transform};
use typst_layout::PagedDocument;

use super::marks::{number, stretches};
use super::walk::{Inside, Role, items};
use crate::document::{Document, Number};

/// Where the 版记 stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImprintPage {
    /// The page on which it begins, from 1.
    pub page: usize,
    /// Whether nothing stands above it there.
    pub alone: bool,
}

/// Returns where the 版记 begins; `None` if there is none, or if a template of the editor's own does not mark it.
pub fn imprint(pages: &PagedDocument, document: &Document) -> Option<ImprintPage> {
    let footer = &document.footer;
    let entries = footer.distribution.iter().chain(&footer.imprint).map(|entry| entry.place);
    let website = footer.website.iter().flat_map(|website| website.places.numbers());
    let qr = footer.qr.iter().flat_map(|qr| qr.places.numbers());
    let numbers: BTreeSet<Number> = entries.chain(website).chain(qr).chain(footer.places.numbers()).collect();
    let mut inside = Inside::default();
    let lines = pages.pages().iter().map(|page| {
        let (mut own, mut others) = (f64::INFINITY, f64::INFINITY);
        items(&page.frame, Transform::identity(), &mut |item, here| {
            let y = Point::zero().transform(here).y.to_pt();
            match item {
                FrameItem::Tag(tag) => inside.tag(tag),
                _ if inside.is_in(Role::Margin) => {}
                FrameItem::Text(text) if stretches(text).iter().any(|stretch| numbers.contains(&stretch.number)) => {
                    own = own.min(y);
                }
                FrameItem::Image(.., span) if number(*span).is_some_and(|(number, _)| numbers.contains(&number)) => {
                    own = own.min(y);
                }
                FrameItem::Text(_) | FrameItem::Image(..) => others = others.min(y),
                FrameItem::Shape(..) | FrameItem::Group(_) | FrameItem::Link(..) => {}
            }
        });
        (own, others)
    });
    let lines: Vec<(f64, f64)> = lines.collect();
    let page = lines.iter().position(|(own, _)| own.is_finite())?;
    let (own, others) = lines[page];
    // Labels stand on the line of what they label.
    Some(ImprintPage { page: page + 1, alone: others > own - document.settings.sizes.footer })
}
