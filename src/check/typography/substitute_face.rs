//! L111: a character that the face of its text lacks.

use std::collections::HashSet;

use crate::check::facts::{Of, Substitute};
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::messages::TypographyFault;
use crate::source::Place;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    // Each character is told once among headings, where it is seen at once, and once elsewhere.
    let mut told = HashSet::new();
    for (page, facts) in subject.pages.iter().enumerate() {
        for substitute in &facts.substitutes {
            let is_heading = matches!(substitute.of, Of::Heading(_));
            if substitute.of != Of::Contents && told.insert((substitute.character, is_heading)) {
                let Substitute { character, family, .. } = substitute;
                let fault = TypographyFault::SubstituteFace { character: *character, family: family.clone() };
                found.add_on_page(fault, place(substitute, subject), page + 1);
            }
        }
    }
}

/// Returns where the editor wrote it: in a passage, in another text, or in the cell of a table.
fn place(substitute: &Substitute, subject: &Subject) -> Option<Place> {
    let Some((text, range)) = &substitute.shows else { return substitute.cell.clone() };
    let shows = |passage: &&Passage| passage.part != Part::Publication && passage.whole() == *text;
    let passage = subject.passages.iter().find(shows);
    Some(passage.map_or_else(|| text.clone(), |passage| passage.place(range.clone())))
}
