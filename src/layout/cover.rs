//! Where the back cover stands on its page, and whether it has room there.

use typst_layout::PagedDocument;

use super::spots::marks;
use crate::diag::{Diagnostic, Severity};
use crate::document::Document;
use crate::messages::HeadFault;
use crate::model::PT_PER_MM;

/// Returns how far in pt below the top of the type area the back cover begins, and on which page, from 0.
///
/// `None` if there is none, or if a template of the editor's own does not mark it.
pub fn cover(pages: &PagedDocument, document: &Document) -> Option<(usize, f64)> {
    document.footer.cover.as_ref()?;
    let marks = marks(pages, document.settings.page.top);
    marks.iter().find(|mark| mark.what == "cover").map(|mark| (mark.spot.page, mark.spot.down))
}

/// Tells a back cover that is longer than a third of its page; `None` if it does not end on that.
pub(super) fn judge(pages: &PagedDocument, document: &Document, found: &mut Vec<Diagnostic>) -> Option<()> {
    let (Some(cover), Some((page, down))) = (&document.footer.cover, cover(pages, document)) else { return Some(()) };
    let place = Some(cover.written.clone());
    if page + 1 != pages.pages().len() {
        found.push(Diagnostic::new(HeadFault::CoverLong.into(), Severity::Error, place));
        return None;
    }
    let settings = &document.settings.page;
    let third = settings.height * PT_PER_MM * 2.0 / 3.0;
    // Rounding makes no line.
    let lines = ((third - down) / settings.pitch() - 0.01).ceil().max(0.0) as usize;
    if lines > 0 {
        found.push(Diagnostic::new(HeadFault::CoverHigh { lines }.into(), Severity::Warning, place));
    }
    Some(())
}
