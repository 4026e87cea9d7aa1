//! Keeps the 版记 from standing alone on a page: the last lines of the text go there with it.

use typst_layout::PagedDocument;

use super::footnotes::Notes;
use super::spots::{Mark, Spot, marks};
use crate::document::{Document, Hold};
use crate::model::PT_PER_MM;

/// Lines of text that stand above the 版记.
const LINES: f64 = 2.0;

/// Returns what keeps the 版记 from standing alone; `None` if it does not, or if nothing can go with it.
pub(super) fn hold(pages: &PagedDocument, document: &Document) -> Option<Hold> {
    let page = &document.settings.page;
    let pitch = page.pitch();
    let marks = marks(pages, page.top);
    let end = end(&marks, document)?;
    let footer = &document.footer;
    // The notes of lines that stay; those of the last ones go with them.
    let stays = Spot { down: end.spot.down - LINES * pitch, ..end.spot };
    let height = page.height * PT_PER_MM - Notes::of(pages, document).due(stays);
    if footer.is_empty() || footer.cover.is_some() || end.spot.page + 2 != pages.pages().len() {
        return None;
    }
    // What is no text goes there as a whole or not at all.
    let text = document.parts.iter().rposition(|part| !part.is_text()).map_or(0, |other| other + 1);
    let mut part = end.part;
    let before = marks.iter().rev().filter(|mark| mark.spot.page == end.spot.page);
    for mark in before {
        if mark.what == "end" {
            part = mark.part;
        }
        if usize::try_from(part).is_ok_and(|part| part < text) {
            return None;
        }
        let lines = (end.spot.down - mark.spot.down) / pitch;
        // What begins the page would leave nothing on it.
        if mark.what != "block" || lines < LINES - 0.5 || mark.spot.down < LINES * pitch {
            continue;
        }
        let (part, block) = (usize::try_from(part).ok()?, usize::try_from(mark.part).ok()?);
        // A hair less, so that rounding takes no third line.
        return Some(Hold { part, block, height: height - end.spot.down + LINES * pitch - 1.0 });
    }
    None
}

/// Returns whether the text reaches the page of the 版记.
pub(super) fn is_held(pages: &PagedDocument, document: &Document) -> bool {
    let marks = marks(pages, document.settings.page.top);
    end(&marks, document).is_some_and(|end| end.spot.page + 1 == pages.pages().len())
}

/// Returns the mark at the end of the last part.
fn end<'m>(marks: &'m [Mark], document: &Document) -> Option<&'m Mark> {
    let last = document.parts.len().checked_sub(1)?;
    marks.iter().rfind(|mark| mark.what == "end" && usize::try_from(mark.part) == Ok(last))
}
