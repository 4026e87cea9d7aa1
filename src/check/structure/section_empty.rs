//! S111: a section with nothing in it.

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for section in subject.issue.sections.iter().filter(|section| section.items.is_empty()) {
        if let Some(title) = &section.title {
            found.add(StructureFault::SectionEmpty { title: title.value.clone() }, title.place.clone());
        }
    }
}
