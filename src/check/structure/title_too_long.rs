//! S116: a title of more than two lines.

use super::text::count;
use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::{Problem, StructureFault};
use crate::model::Item;

pub(super) static RULE: Rule = Rule {
    code: "S116",
    name: "title-too-long",
    severity: Severity::Info,
    clause: None,
    about: include_str!("title_too_long.md"),
    run,
};

/// Most characters of a title.
const MOST: usize = 60;

fn run(subject: &Subject, found: &mut Findings) {
    for item in subject.issue.items() {
        let Item::Article(article) = item else { continue };
        let length = count(&article.title.value);
        if length > MOST {
            let problem = Problem::from(StructureFault::TitleTooLong { length, most: MOST });
            found.add(problem, article.title.place.clone());
        }
    }
}
