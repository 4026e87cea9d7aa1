//! S112: a brief that is longer than a brief.

use super::text::{by_item, count, opening};
use crate::check::passages::Part;
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
    let items = subject.issue.items().enumerate();
    let passages = by_item(subject);
    for (number, _) in items.filter(|(_, item)| matches!(item, Item::Brief(_))) {
        let own = passages.get(&number).into_iter().flatten().filter(|passage| passage.part == Part::Brief);
        let length = own.clone().map(|passage| count(&passage.text)).sum();
        if let Some(first) = own.clone().next().filter(|_| length > MOST) {
            let problem = Problem::from(StructureFault::BriefTooLong { length, most: MOST });
            found.add(problem, opening(first));
        }
    }
}
