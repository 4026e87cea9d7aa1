//! A108: 一是, 二是 … or 一、 二、 … with a gap, a double or out of order.

use super::lookup::by_item;
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::{is_numeral, numeral, read_numeral};
use crate::messages::AgreementFault;
use crate::source::Place;

/// A member of an enumeration.
struct Mark {
    number: u32,
    text: String,
    place: Place,
}

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for passages in by_item(subject.passages) {
        let passages = || passages.iter().filter(|passage| matches!(passage.part, Part::Article | Part::Brief));
        judge(passages().flat_map(spoken).collect(), "是", found);
        judge(passages().filter_map(|passage| written(passage, "", "、")).collect(), "、", found);
        nested(passages(), found);
    }
}

/// Reports the first member of each enumeration that does not follow the one before.
fn judge(marks: Vec<Mark>, end: &str, found: &mut Findings) {
    // What the next may be: after a fault either its number or its place in the order may hold.
    let mut next: Vec<u32> = Vec::new();
    for mark in marks {
        let follows = next.contains(&mark.number);
        match next.first() {
            // What begins anew, or was not begun here, is another one.
            _ if mark.number == 1 => next = vec![2],
            None => {}
            Some(_) if follows => next = vec![mark.number + 1],
            Some(wanted) => {
                let expected = format!("{}{end}", numeral(*wanted));
                next = vec![wanted + 1, mark.number + 1];
                let fault = AgreementFault::Enumeration { found: mark.text, expected };
                found.add(fault, mark.place);
            }
        }
    }
}

/// Returns every 一是 of a passage that begins a clause.
fn spoken(passage: &Passage) -> Vec<Mark> {
    let text = &passage.text;
    let mut marks = Vec::new();
    for (at, mark) in text.match_indices('是') {
        let start = at - text[..at].chars().rev().take_while(|c| is_numeral(*c)).map(char::len_utf8).sum::<usize>();
        let begins = start == 0
            || text[..start].trim_end().ends_with(['。', '；', '：', '，', '！', '、', '？', ':', ';', '\n']);
        let Some((number, length)) = read_numeral(&text[start..at]).filter(|_| begins) else { continue };
        if start + length == at {
            let range = start..at + mark.len();
            marks.push(Mark { number, text: text[range.clone()].to_owned(), place: passage.place(range) });
        }
    }
    marks
}

/// Returns the number that a passage begins with.
fn written(passage: &Passage, before: &str, after: &str) -> Option<Mark> {
    let text = passage.text.trim_start();
    let rest = text.strip_prefix(before)?;
    let (number, length) = read_numeral(rest)?;
    rest[length..].starts_with(after).then(|| {
        let start = passage.text.len() - text.len();
        let range = start..start + before.len() + length + after.len();
        Mark { number, text: passage.text[range.clone()].to_owned(), place: passage.place(range) }
    })
}

/// Looks at （一） （二） …, which begin anew after every 一、.
fn nested<'p>(passages: impl Iterator<Item = &'p Passage>, found: &mut Findings) {
    let mut marks = Vec::new();
    let mut tell = |marks: &mut Vec<Mark>| {
        judge(std::mem::take(marks), "", found);
    };
    for passage in passages {
        if written(passage, "", "、").is_some() {
            tell(&mut marks);
        }
        marks.extend(written(passage, "（", "）"));
    }
    tell(&mut marks);
}
