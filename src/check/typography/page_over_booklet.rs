//! L109: one page more than fits whole sheets of a booklet.

use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::{Problem, TypographyFault};

pub(super) static RULE: Rule = Rule {
    code: "L109",
    name: "page-over-booklet",
    severity: Severity::Info,
    clause: None,
    about: include_str!("page_over_booklet.md"),
    run,
};

/// Pages on a folded sheet.
const SHEET: usize = 4;

fn run(subject: &Subject, found: &mut Findings) {
    let pages = subject.pages.len();
    if pages > SHEET && pages % SHEET == 1 && subject.issue.publication.page.duplex {
        let fault = TypographyFault::PageOverBooklet { pages };
        found.add_on_page(Problem::from(fault), None, pages);
    }
}
