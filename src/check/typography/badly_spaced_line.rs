//! L103: a line of running text whose characters stand too far apart, or too near.

use super::printed::Printed;
use crate::check::facts::{Line, Of, PageFacts};
use crate::check::rule::{Findings, Subject};
use crate::messages::TypographyFault;

/// More white than this between two characters, in parts of their size, is seen when the page is looked at.
const LOOSE: f64 = 0.15;
/// Characters nearer to each other than this touch.
const TIGHT: f64 = -0.06;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let mut printed = None;
    for (page, facts) in subject.pages.iter().enumerate() {
        for (index, line) in facts.lines.iter().enumerate() {
            let Some(white) = white(line, facts).filter(|white| *white > LOOSE || *white < TIGHT) else { continue };
            let printed = printed.get_or_insert_with(|| Printed::new(subject));
            // Only text of the editor's, and not what a template draws of its own.
            let Some(place) = printed.on_line(page, index) else { continue };
            let percent = (white.abs() * 100.0).round() as u32;
            let fault = TypographyFault::BadlySpacedLine { loose: white > 0.0, percent };
            found.add_on_page(fault, Some(place), page + 1);
        }
    }
}

/// Returns how much white a line of running text has between its characters beyond what the grid gives them.
fn white(line: &Line, facts: &PageFacts) -> Option<f64> {
    let is_running = line.of == Of::Text && (line.size - facts.body).abs() < 0.01;
    let white = (line.advance? - facts.cell) / facts.body;
    is_running.then_some(white)
}
