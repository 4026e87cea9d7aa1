//! L105: a page in the midst of an issue with next to nothing on it.

use super::printed::Printed;
use crate::check::rule::{Findings, Subject};
use crate::messages::TypographyFault;

/// A page with less than this part of its height in use is nearly empty.
const LEAST: f64 = 0.15;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    // The last page ends where the issue ends; so does the one before a 版记 that must have an even page.
    let last = if subject.issue.publication.footer.even_page { 2 } else { 1 };
    let count = subject.pages.len().saturating_sub(last);
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
