//! S142: notes typed by hand: ① in the text, and a list of them at its end.

use super::text::{by_item, opening};
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let mut items: Vec<(usize, Vec<&Passage>)> = by_item(subject).into_iter().collect();
    items.sort_by_key(|(number, _)| *number);
    for (_, passages) in items {
        let running: Vec<&Passage> =
            passages.into_iter().filter(|passage| passage.paragraph && passage.part == Part::Article).collect();
        let count = running.iter().rev().take_while(|passage| sign(&passage.text).is_some()).count();
        let (text, list) = running.split_at(running.len() - count);
        // They count on from ①, and each is a mark in the text: behind a character, and not the head of an enumeration.
        let counts =
            list.iter().enumerate().all(|(n, passage)| sign(&passage.text) == char::from_u32('①' as u32 + n as u32));
        let marked = |sign: char| text.iter().any(|passage| is_marked(&passage.text, sign));
        let marks = list.iter().filter_map(|passage| sign(&passage.text)).all(marked);
        if let Some(first) = list.first().filter(|_| counts && marks) {
            found.add(StructureFault::NoteTyped { count }, opening(first));
        }
    }
}

/// Returns the sign that a text begins with.
fn sign(text: &str) -> Option<char> {
    text.trim_start().chars().next().filter(|c| ('①'..='⑳').contains(c))
}

/// Returns whether a sign stands in a text as the mark of a note does: behind words, and before a mark or the end.
fn is_marked(text: &str, sign: char) -> bool {
    text.trim().match_indices(sign).any(|(at, _)| {
        let behind = text.trim()[at + sign.len_utf8()..].chars().next();
        let ended = text.trim()[..at].ends_with(['。', '，', '；', '、', '”', '》', '）']);
        at > 0 && (ended || behind.is_none_or(|c| "，。；、：！？）》”".contains(c)))
    })
}
