//! N107: a body that stands on the red board and on the black one.

use super::names::plain;
use crate::check::rule::{Findings, Subject};
use crate::messages::PeopleFault;
use crate::model::Item;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for item in subject.issue.items() {
        let Item::Board(board) = item else { continue };
        let (Some(red), Some(black)) = (&board.red, &board.black) else { continue };
        for entry in &black.entries {
            let name = plain(&entry.name.value);
            if let Some(other) = red.entries.iter().find(|other| plain(&other.name.value) == name) {
                let fault = PeopleFault::OnBothBoards { name };
                found.add_with(fault, entry.name.place.clone(), vec![other.name.place.clone()], None);
            }
        }
    }
}
