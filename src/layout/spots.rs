//! Where on the pages the templates' marks stand.

use typst::foundations::{Content, Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::Abs;
use typst::utils::PicoStr;
use typst_layout::PagedDocument;

/// What the templates mark places with: where parts begin, and where what stands before them ends.
const MARK: &str = "makeup";

/// A place in the issue: a page, counted from 0, and how far below the top of its type area, in pt.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub(super) page: usize,
    pub(super) down: f64,
}

/// A mark of the templates: what it marks, of which part or block, and where.
pub(super) struct Mark {
    pub(super) what: String,
    pub(super) part: i64,
    pub(super) spot: Spot,
}

/// Returns the marks of the templates, in order.
pub(super) fn marks(pages: &PagedDocument, top: f64) -> Vec<Mark> {
    let Some(label) = Label::new(PicoStr::intern(MARK)) else { return Vec::new() };
    let introspector = pages.introspector();
    let mark = |content: &Content| {
        let Value::Array(said) = &content.to_packed::<MetadataElem>()?.value else { return None };
        let [Value::Str(what), Value::Int(part)] = said.as_slice() else { return None };
        let position = introspector.position(content.location()?)?;
        let down = (position.point.y - Abs::mm(top)).to_pt();
        Some(Mark { what: what.to_string(), part: *part, spot: Spot { page: position.page.get() - 1, down } })
    };
    introspector.query(&Selector::Label(label)).iter().filter_map(mark).collect()
}
