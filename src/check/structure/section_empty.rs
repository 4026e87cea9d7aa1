//! S111: a section with nothing in it.

use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::{Problem, StructureFault};

pub(super) static RULE: Rule = Rule {
    code: "S111",
    name: "section-empty",
    severity: Severity::Warning,
    clause: None,
    about: include_str!("section_empty.md"),
    run,
};

fn run(subject: &Subject, found: &mut Findings) {
    for section in subject.issue.sections.iter().filter(|section| section.items.is_empty()) {
        if let Some(title) = &section.title {
            let problem = Problem::from(StructureFault::SectionEmpty { title: title.value.clone() });
            found.add(problem, title.place.clone());
        }
    }
}
