//! L108: the last page, with the 版记, is the front of a sheet.

use crate::check::rule::{Findings, Subject};
use crate::messages::TypographyFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let pages = subject.pages.len();
    let publication = &subject.issue.publication;
    // A single page is printed on one side.
    if pages > 1 && pages % 2 == 1 && (publication.page.duplex || publication.footer.even_page) {
        let fault = TypographyFault::ImprintOnOddPage { pages, asked: publication.footer.even_page };
        found.add_on_page(fault, None, pages);
    }
}
