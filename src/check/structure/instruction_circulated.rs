//! S126: instructions in an issue that goes to others than superiors.

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let lists = &subject.issue.publication.distribution;
    let Some(to) = lists.send.iter().chain(&lists.issue).next() else { return };
    if let Some(first) = subject.issue.instructions().next() {
        found.add(StructureFault::InstructionCirculated { to: to.value.trim().to_owned() }, first.place.clone());
    }
}
