//! L102: a heading at the foot of a page, and what it heads on the next.

use super::printed::Printed;
use crate::check::facts::PageFacts;
use crate::check::rule::{Findings, Subject};
use crate::messages::TypographyFault;

/// So much lower than a baseline, in pt, nothing else can stand.
const BELOW: f64 = 1.0;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let mut printed = None;
    for (page, pair) in subject.pages.windows(2).enumerate() {
        let [facts, next] = pair else { continue };
        let Some(index) = stranded(facts, next) else { continue };
        let printed = printed.get_or_insert_with(|| Printed::new(subject));
        let place = printed.on_line(page, index);
        let title = facts.lines[index].text.trim().to_owned();
        let fault = TypographyFault::StrandedHeading { title, page: page + 1 };
        found.add_on_page(fault, place, page + 1);
    }
}

/// Returns which line of a page is a heading with nothing below it, and does not go on on the next.
fn stranded(facts: &PageFacts, next: &PageFacts) -> Option<usize> {
    let last = facts.lines.len().checked_sub(1)?;
    let line = &facts.lines[last];
    let goes_on = next.lines.first().is_some_and(|first| first.of == line.of);
    (line.is_heading() && !goes_on && facts.foot() <= line.baseline + BELOW).then_some(last)
}
