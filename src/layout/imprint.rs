//! Where the 版记 stands on the finished pages.

use std::collections::BTreeSet;

use typst::layout::{FrameItem, Point, Transform};
use typst_layout::PagedDocument;

use super::marks::{number, stretches};
use super::walk::{Inside, Role, items};
use crate::check::facts::Of;
use crate::document::{Document, Number};

/// Where the 版记 stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ImprintPage {
    /// The page on which it begins, from 1.
    pub page: usize,
    /// Whether nothing stands above it there.
    pub alone: bool,
    /// White in pt above it, if notes stand at the foot of its page or of the one before it.
    pub among_notes: Option<f64>,
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
        let mut lines = Lines::default();
        items(&page.frame, Transform::identity(), &mut |item, here| {
            let y = Point::zero().transform(here).y.to_pt();
            match item {
                FrameItem::Tag(tag) => inside.tag(tag),
                _ if inside.is_in(Role::Margin) => {}
                FrameItem::Text(text) if stretches(text).iter().any(|stretch| numbers.contains(&stretch.number)) => {
                    lines.own = lines.own.min(y);
                }
                FrameItem::Text(_) if inside.of() == Of::Note => lines.note = lines.note.min(y),
                FrameItem::Image(.., span) if number(*span).is_some_and(|(number, _)| numbers.contains(&number)) => {
                    lines.own = lines.own.min(y);
                }
                FrameItem::Text(_) | FrameItem::Image(..) => lines.others.push(y),
                FrameItem::Shape(..) | FrameItem::Group(_) | FrameItem::Link(..) => {}
            }
        });
        lines
    });
    let lines: Vec<Lines> = lines.collect();
    let page = lines.iter().position(|lines| lines.own.is_finite())?;
    let Lines { own, note, others } = &lines[page];
    let own = *own;
    let first = others.iter().copied().fold(f64::INFINITY, f64::min);
    // Labels stand on the line of what they label.
    let top = own - document.settings.sizes.footer;
    let last = others.iter().copied().filter(|y| *y < top.min(*note)).fold(0.0, f64::max);
    let noted = lines[page.saturating_sub(1)..=page].iter().any(|lines| lines.note.is_finite());
    let among_notes = noted.then(|| (own.min(*note) - last - document.settings.page.pitch()).max(0.0));
    let alone = first.min(*note) > top;
    Some(ImprintPage { page: page + 1, alone, among_notes })
}

/// Baselines in pt on a page: the first of the 版记 and of notes, and all of anything else.
#[derive(Debug)]
struct Lines {
    own: f64,
    note: f64,
    others: Vec<f64>,
}

impl Default for Lines {
    fn default() -> Self {
        Self { own: f64::INFINITY, note: f64::INFINITY, others: Vec::new() }
    }
}
