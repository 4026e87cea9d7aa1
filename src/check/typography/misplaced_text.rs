//! L104: text that crosses a rule or leaves the type area.

use crate::check::facts::{PageFacts, Run};
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::messages::TypographyFault;
use crate::model::Area;
use crate::source::Place;

/// Text may stand so far out of the type area, in pt.
const OUTSIDE: f64 = 1.0;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for (page, facts) in subject.pages.iter().enumerate() {
        let mut told: Option<Place> = None;
        for run in &facts.runs {
            let Some(outside) = misplaced(run, facts) else { continue };
            // What nobody wrote, such as a masthead, a template puts where it likes.
            let Some(place) = place(run, subject).filter(|place| told.as_ref() != Some(place)) else { continue };
            let fault = TypographyFault::MisplacedText { text: run.text.clone(), outside };
            found.add_on_page(fault, Some(place.clone()), page + 1);
            told = Some(place);
        }
    }
}

/// Returns whether a run of text leaves the type area (`true`) or crosses a rule (`false`), if it does either.
fn misplaced(run: &Run, facts: &PageFacts) -> Option<bool> {
    let Area { left, top, right, bottom } = facts.area;
    let inside = run.core.left >= left - OUTSIDE
        && run.core.right <= right + OUTSIDE
        && run.core.top >= top - OUTSIDE
        && run.core.bottom <= bottom + OUTSIDE;
    if !inside {
        return Some(true);
    }
    facts.rules.iter().any(|rule| run.core.meets(rule)).then_some(false)
}

/// Returns where the editor wrote a text: in a passage or in the cell of a table.
fn place(run: &Run, subject: &Subject) -> Option<Place> {
    let shows = run.shows.as_ref();
    let is_shown = |passage: &&Passage| passage.part != Part::Publication && Some(&passage.whole()) == shows;
    let passage = subject.passages.iter().find(is_shown).map(|passage| passage.whole());
    passage.or_else(|| run.cell.clone().filter(|_| shows.is_none()))
}
