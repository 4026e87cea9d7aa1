//! S112: a brief that is longer than a brief.

use super::text::{count, opening};
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::{Problem, StructureFault};
use crate::model::Item;

pub(super) static RULE: Rule = Rule {
    code: "S112",
    name: "brief-too-long",
    severity: Severity::Info,
    clause: None,
    about: include_str!("brief_too_long.md"),
    run,
};

/// Most characters of a brief.
const MOST: usize = 400;

fn run(subject: &Subject, found: &mut Findings) {
    let items = subject.issue.sections.iter().flat_map(|section| &section.items).enumerate();
    for (number, _) in items.filter(|(_, item)| matches!(item, Item::Brief(_))) {
        let of_brief = |passage: &&Passage| passage.item == Some(number) && passage.part == Part::Brief;
        let own = || subject.passages.iter().filter(of_brief);
        let length = own().map(|passage| count(&passage.text)).sum();
        if let Some(first) = own().next().filter(|_| length > MOST) {
            let problem = Problem::Structure(StructureFault::BriefTooLong { length, most: MOST });
            found.add(problem, opening(first));
        }
    }
}
