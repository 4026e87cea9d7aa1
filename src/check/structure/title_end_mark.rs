//! S117: a title that ends in a full stop or the like.

use super::text::is_editable;
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::diag::Fix;
use crate::messages::StructureFault;
use crate::model::Item;

const MARKS: [char; 8] = ['。', '，', '；', '、', '：', '．', ',', ';'];

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let items: Vec<&Item> = subject.issue.items().collect();
    // Captions have a rule of their own.
    let of_text = |passage: &&Passage| {
        let item = passage.item.and_then(|item| items.get(item));
        passage.part == Part::Title && item.is_none_or(|item| matches!(item, Item::Article(_)))
    };
    subject.passages.iter().filter(of_text).for_each(|passage| check(subject, passage, found));
}

fn check(subject: &Subject, passage: &Passage, found: &mut Findings) {
    let text = passage.text.trim_end();
    let start = text.trim_end_matches(MARKS).len();
    if start == 0 || start == text.len() {
        return;
    }
    let mark = text[start..].to_owned();
    let place = passage.exact_place(start..text.len()).filter(|place| is_editable(subject, place, &mark));
    let fix = place.map(|place| Fix { place, text: String::new() });
    found.add_with(StructureFault::TitleEnd { mark }, passage.place(start..text.len()), Vec::new(), fix);
}
