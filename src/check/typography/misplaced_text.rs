//! L104: text that crosses a rule or leaves the type area.

use super::printed::kept;
use crate::check::facts::{Area, PageFacts, Run};
use crate::check::passages::Part;
use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::{Problem, TypographyFault};
use crate::model::Item;
use crate::source::Place;

pub(super) static RULE: Rule = Rule {
    code: "L104",
    name: "misplaced-text",
    severity: Severity::Error,
    clause: None,
    about: include_str!("misplaced_text.md"),
    run,
};

/// Text may stand so far out of the type area, in pt.
const OUTSIDE: f64 = 1.0;

fn run(subject: &Subject, found: &mut Findings) {
    for (page, facts) in subject.pages.iter().enumerate() {
        let mut told: Option<Place> = None;
        for run in &facts.runs {
            let Some(outside) = misplaced(run, facts) else { continue };
            // What nobody wrote, such as a masthead, a template puts where it likes.
            let Some(place) = place(&run.text, subject).filter(|place| told.as_ref() != Some(place)) else { continue };
            let fault = TypographyFault::MisplacedText { text: run.text.clone(), outside };
            found.add_on_page(Problem::from(fault), Some(place.clone()), page + 1);
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

/// Returns where the editor wrote a text: in the cell of a table or in a passage.
fn place(text: &str, subject: &Subject) -> Option<Place> {
    let text: String = kept(text).collect();
    let tables = subject.issue.items().filter_map(|item| match item {
        Item::Table(table) => Some(table),
        _ => None,
    });
    let holds = |written: &str| kept(written).collect::<String>().contains(&text);
    let mut cells = tables.flat_map(|table| table.printed_rows().flatten());
    let cell = cells.find(|cell| holds(&cell.value)).map(|cell| cell.place.clone());
    cell.or_else(|| {
        let mut passages = subject.passages.iter().filter(|passage| passage.part != Part::Publication);
        passages.find(|passage| holds(&passage.text)).map(|passage| passage.whole())
    })
}
