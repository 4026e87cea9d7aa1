//! S118: a notice that fills more than a page.

use super::text::{count, opening};
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let page = subject.issue.publication.page;
    let notice: Vec<&Passage> = subject.passages.iter().filter(|passage| passage.part == Part::Notice).collect();
    let width = page.chars.max(1) as usize;
    let lines: usize = notice.iter().map(|passage| (count(&passage.text) + 2).div_ceil(width)).sum();
    if let Some(first) = notice.first().filter(|_| lines > page.lines as usize) {
        found.add(StructureFault::NoticeTooLong { lines, page: page.lines as usize }, opening(first));
    }
}
