//! P115: two punctuation marks where one belongs.

use super::text::{Text, full, is_chinese, texts_and_cells};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts_and_cells(subject) {
        for marks in text.ranges(|i| text.run(i, is_stop)) {
            if marks.len() > 1 && !text.in_address(marks.start) {
                report(&text, marks.start, marks.end, found);
            }
        }
    }
}

fn is_stop(c: char) -> bool {
    "，。、；：？！,;:?!".contains(c)
}

fn report(text: &Text, from: usize, to: usize, found: &mut Findings) {
    let marks = text.string(from..to);
    let emphatic = marks.chars().all(|c| "？！?!".contains(c));
    let latin = marks.is_ascii() && !is_chinese(text.before(from)) && !is_chinese(text.at(to));
    let ellipsis = marks.chars().all(|c| c == '。') && to - from > 2;
    if emphatic || latin || ellipsis {
        return;
    }
    let mut full = marks.chars().map(|c| full(c).unwrap_or(c));
    let first = full.next().unwrap_or('。');
    if full.all(|c| c == first) {
        let fault = PunctuationFault::DoubledMark { text: marks, right: Some(first) };
        text.report_fix(found, fault, from..to, &first.to_string());
    } else {
        text.report(found, PunctuationFault::DoubledMark { text: marks, right: None }, from..to);
    }
}
