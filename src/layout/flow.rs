//! Makes pages up: tables, rankings and pictures fitted to what is left of the pages where they begin.

use std::collections::HashMap;

use typst_layout::PagedDocument;

use super::footnotes::Notes;
use super::last::{hold, is_held};
use super::spots::{Mark, Spot, marks};
use super::world::{Compiled, IssueWorld};
use crate::document::{Document, Stretch};
use crate::model::PT_PER_MM;

/// How often pages are made up at most, each time with what was seen of them before.
const ROUNDS: usize = 16;

/// Makes the pages of a document up.
///
/// Where a table begins is known once all before it is laid out, and what it then takes moves the tables after it.
/// So each round fits all of them to where they are about to stand, and the next one sees whether that was right.
pub(super) fn make_up(world: &mut IssueWorld, document: &mut Document) -> Compiled {
    let mut compiled = world.compile(document);
    for round in 0..ROUNDS {
        let Ok(pages) = &compiled.output else { break };
        let stretches = stretches(pages, document);
        let settled = match round + 1 < ROUNDS {
            true => document.fit(&stretches) && document.give(&stretches),
            false => document.stand_alone(&stretches) & document.wait_no_more(&stretches),
        };
        if settled {
            break;
        }
        compiled = world.compile(document);
    }
    let compiled = with_notes(world, document, compiled);
    with_company(world, document, compiled)
}

/// Lays out again until every note stands on the page of its mark; a line with its notes goes to the next page.
fn with_notes(world: &mut IssueWorld, document: &mut Document, mut compiled: Compiled) -> Compiled {
    for _ in 0..ROUNDS {
        let Ok(pages) = &compiled.output else { break };
        let notes = Notes::of(pages, document);
        let hold = match notes.strayed().next() {
            Some(note) => notes.hold(note, pages),
            None => notes.parted(pages).and_then(|note| document.break_before(note)),
        };
        let Some(hold) = hold.filter(|hold| document.holds.iter().all(|other| other.note != hold.note)) else { break };
        document.holds.push(hold);
        compiled = world.compile(document);
    }
    compiled
}

/// Lays out once more if the 版记 stands alone and some lines can go with it.
fn with_company(world: &mut IssueWorld, document: &mut Document, compiled: Compiled) -> Compiled {
    let Ok(pages) = &compiled.output else { return compiled };
    document.footer.hold = hold(pages, document);
    if document.footer.hold.is_none() {
        return compiled;
    }
    let held = world.compile(document);
    let same = |other: &PagedDocument| {
        let strayed = Notes::of(other, document).strayed().next().is_some();
        other.pages().len() == pages.pages().len() && is_held(other, document) && !strayed
    };
    if held.output.as_ref().is_ok_and(same) {
        return held;
    }
    document.footer.hold = None;
    compiled
}

/// Returns where tables stand, by their parts.
fn stretches(pages: &PagedDocument, document: &Document) -> HashMap<usize, Stretch> {
    let page = &document.settings.page;
    let height = page.height * PT_PER_MM;
    let pitch = page.pitch();
    let along = |spot: Spot| spot.page as f64 * height + spot.down;
    let marks = marks(pages, page.top);
    let notes = Notes::of(pages, document);
    let mut found: HashMap<usize, Stretch> = HashMap::new();
    // Where the last thing ends that a page may end with; `None` behind the end of a page.
    let mut loose: Option<(Spot, bool)> = None;
    for (n, mark) in marks.iter().enumerate() {
        if let (what @ ("start" | "white"), Ok(part)) = (mark.what.as_str(), usize::try_from(mark.part)) {
            let first = marks.get(n + 1).filter(|next| next.what == "first");
            let below = first.is_some_and(|first| first.spot.page == mark.spot.page);
            // The compiler drops white that nothing follows on its page.
            let white = if what == "white" && !below { pitch } else { 0.0 };
            let start = along(mark.spot) + if mark.spot.down < pitch / 2.0 { 0.0 } else { white };
            let foot = |spot: Spot| (spot.page + 1) as f64 * height;
            // On the page of a table that floats nothing is left.
            let full = mark.spot.down > height - pitch / 2.0;
            let loose = loose.take().filter(|(before, _)| !full || before.page == mark.spot.page);
            let (begin, heads) = match loose {
                None if full => (foot(mark.spot), 0.0),
                // Headings moved to the next page with the table: it would stand below them on the page before.
                Some((before, text)) if before.page < mark.spot.page => {
                    let heads = mark.spot.down + white;
                    let begin = along(before) + if text { 0.0 } else { pitch } + heads;
                    (begin.min(foot(before)), heads)
                }
                Some((before, _)) => (start.min(foot(mark.spot)), start - along(before) - white),
                None => (start, start - along(Spot { down: 0.0, ..mark.spot })),
            };
            let moved = loose.is_some_and(|(before, _)| before.page < mark.spot.page);
            let end = marks[n..].iter().find(|mark| mark.what == "end").map(|end| end.spot);
            let height = first.zip(end).filter(|(first, end)| first.spot.page == end.page);
            let height = height.map_or(0.0, |(first, end)| end.down - first.spot.down);
            let early = |mark: &Mark| mark.what == "early" && usize::try_from(mark.part) == Ok(part);
            let early = marks.iter().any(|other| early(other) && other.spot.page == mark.spot.page);
            let (heads, below, notes) = (heads.max(0.0), below && !moved, notes.due(mark.spot));
            found.insert(part, Stretch { begin, heads, below, height, early, notes });
        }
        match mark.what.as_str() {
            "end" | "text" => loose = Some((mark.spot, mark.what == "text")),
            "break" => loose = None,
            _ => {}
        }
    }
    found
}
