//! S112: a brief that is longer than a brief.

use super::text::{by_item, count, opening};
use crate::check::passages::Part;
use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::Item;

/// Most characters of a brief.
const MOST: usize = 400;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let items = subject.issue.items().enumerate();
    let passages = by_item(subject);
    for (number, _) in items.filter(|(_, item)| matches!(item, Item::Brief(_))) {
        let own = passages.get(&number).into_iter().flatten().filter(|passage| passage.part == Part::Brief);
        let length = own.clone().map(|passage| count(&passage.text)).sum();
        if let Some(first) = own.clone().next().filter(|_| length > MOST) {
            found.add(StructureFault::BriefTooLong { length, most: MOST }, opening(first));
        }
    }
}
