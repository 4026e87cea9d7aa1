//! L109: one page more than fits whole sheets of a booklet.

use crate::check::rule::{Findings, Subject};
use crate::messages::TypographyFault;

/// Pages on a folded sheet.
const SHEET: usize = 4;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let pages = subject.pages.len();
    if pages > SHEET && pages % SHEET == 1 && subject.issue.publication.page.duplex {
        let fault = TypographyFault::PageOverBooklet { pages };
        found.add_on_page(fault, None, pages);
    }
}
