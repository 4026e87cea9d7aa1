//! L112: the publication's name is set smaller than the titles below it.

use crate::check::facts::Line;
use crate::check::rule::{Findings, Subject};
use crate::messages::TypographyFault;
use crate::model::LEAST_NAME;
use crate::source::Place;

/// How much of a pt smaller type may be.
const NEAR: f64 = 0.01;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let publication = &subject.issue.publication;
    let name = &publication.name;
    // Whoever asks for a small size has it.
    let least = LEAST_NAME.min(publication.sizes.name.unwrap_or(LEAST_NAME));
    let Some(page) = subject.pages.first() else { return };
    // The text on the page is that within the quotation marks.
    let within = |text: &Place| text.file == name.place.file && name.place.range.contains(&text.range.start);
    let of_name = |line: &&Line| line.shown.iter().any(|shown| within(&shown.text));
    if let Some(line) = page.lines.iter().filter(of_name).find(|line| line.size < least - NEAR) {
        let fault = TypographyFault::SmallName { size: (line.size * 10.0).round() / 10.0 };
        found.add_on_page(fault, Some(name.place.clone()), 1);
    }
}
