//! S109: a long part of an article's title that stands in its text word for word.

use super::repeats::{Repeat, repeats};
use super::text::count;
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for item in subject.passages.chunk_by(|a, b| a.item == b.item) {
        let of_article = |passage: &&Passage| matches!(passage.part, Part::Title | Part::Article);
        let passages: Vec<&Passage> = item.iter().filter(of_article).collect();
        let is_title = |passage: usize| passages[passage].part == Part::Title;
        if passages[..].first().is_none_or(|first| first.item.is_none()) {
            continue;
        }
        for Repeat { first, second } in repeats(&passages) {
            if is_title(first.passage) && !is_title(second.passage) {
                let length = count(&passages[second.passage].text[second.range.clone()]);
                let fault = StructureFault::TitleRepeated { length };
                let place = passages[second.passage].place(second.range);
                found.add_with(fault, place, vec![passages[first.passage].place(first.range)], None);
            }
        }
    }
}
