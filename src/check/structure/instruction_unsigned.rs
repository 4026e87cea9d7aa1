//! S125: an instruction without the name of who wrote it, or without its day.

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for instruction in subject.issue.instructions() {
        let (name, day) = (instruction.by.is_none(), instruction.date.is_none());
        if name || day {
            found.add(StructureFault::InstructionUnsigned { name, day }, instruction.place.clone());
        }
    }
}
