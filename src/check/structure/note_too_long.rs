//! S143: a note at the foot of a page that is longer than six lines.

use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_em_wide;
use crate::messages::StructureFault;
use crate::model::{Inline, NotesAt, PT_PER_MM};

/// Most lines of a note at the foot of a page.
const MOST: usize = 6;
/// Size of notes in pt, 五号.
const SIZE: f64 = 10.5;
/// What their lines are drawn in, in em.
const INDENT: f64 = 1.5;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let publication = &subject.issue.publication;
    if publication.notes == NotesAt::Article {
        return;
    }
    let width = publication.page.width * PT_PER_MM / SIZE - INDENT;
    for note in subject.issue.bodies().flat_map(|body| body.footnotes()) {
        let lines = note.lines.iter().map(|line| {
            let chars = Inline::texts(line).into_iter().flat_map(|text| text.value.chars());
            let em: f64 = chars.map(|c| if is_em_wide(c) { 1.0 } else { 0.5 }).sum();
            (em / width).ceil() as usize
        });
        let lines = lines.sum();
        let first = note.lines.iter().flat_map(|line| Inline::texts(line)).next();
        if let Some(first) = first.filter(|_| lines > MOST) {
            found.add(StructureFault::NoteTooLong { lines }, first.place.clone());
        }
    }
}
