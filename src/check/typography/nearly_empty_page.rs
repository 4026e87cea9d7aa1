//! L105: a page in the midst of an issue with next to nothing on it.

use super::printed::Printed;
use crate::check::facts::PageFacts;
use crate::check::rule::{Findings, Subject};
use crate::messages::TypographyFault;

/// A page with less than this part of its height in use is nearly empty.
const LEAST: f64 = 0.15;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    // The last page ends where the issue ends; so does the one before a 版记 or back cover that must have an even page.
    let publication = &subject.issue.publication;
    let ends = if publication.footer.even_page || publication.back_cover.is_some() { 2 } else { 1 };
    let blank = |page: &&PageFacts| publication.back_cover.is_some() && page.filled() == 0.0;
    // Before a back cover there may be blank ones.
    let blanks = subject.pages.iter().rev().skip(1).take_while(blank).count();
    let count = subject.pages.len().saturating_sub(ends + blanks);
    for (page, pair) in subject.pages.windows(2).enumerate().take(count) {
        let [facts, next] = pair else { continue };
        let filled = facts.filled();
        // A turned table begins a page of its own, and what stands before it ends where it ends.
        if filled < LEAST && !facts.is_turned() && !next.is_turned() {
            let place = Printed::new(subject).first_on(page);
            let fault = TypographyFault::NearlyEmptyPage { page: page + 1, percent: (filled * 100.0).round() as u32 };
            found.add_on_page(fault, place, page + 1);
        }
    }
}
