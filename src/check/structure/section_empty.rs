//! S111: a section with nothing in it.

use crate::check::rule::{Findings, Subject};
use crate::messages::{Problem, StructureFault};

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for section in subject.issue.sections.iter().filter(|section| section.items.is_empty()) {
        if let Some(title) = &section.title {
            let problem = Problem::from(StructureFault::SectionEmpty { title: title.value.clone() });
            found.add(problem, title.place.clone());
        }
    }
}
