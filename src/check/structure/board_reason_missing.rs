//! S131: a black board that does not say why somebody is on it.

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::Item;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for item in subject.issue.items() {
        let Item::Board(board) = item else { continue };
        let entries = board.black.iter().flat_map(|side| &side.entries);
        let bare: Vec<_> = entries.filter(|entry| entry.reason.is_none()).collect();
        if let Some(first) = bare.first() {
            let fault = StructureFault::BoardReasonMissing { name: first.name.value.clone(), count: bare.len() };
            found.add(fault, first.name.place.clone());
        }
    }
}
