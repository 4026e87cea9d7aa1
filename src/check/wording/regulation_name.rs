//! W106: rules of departments or local governments that are called 条例.

use super::text::{Terms, texts};
use super::when::after_in;
use crate::check::rule::{Findings, Subject};
use crate::messages::WordingFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let terms = Terms::of(subject);
    for text in texts(subject) {
        for (open, _) in text.line.match_indices('《') {
            let inside = &text.line[open + '《'.len_utf8()..];
            // Titles are short, and an open 《 must not make a text slow.
            let Some(length) = inside[..inside.floor_char_boundary(300)].find('》') else { continue };
            let title = &inside[..length];
            let close = open + '《'.len_utf8() + length + '》'.len_utf8();
            let (before, after) = (&text.line[..open], &text.line[close..]);
            if !is_regulation(title) || !(follows(before) || precedes(after)) {
                continue;
            }
            let range = open..close;
            if !terms.hide(&text.line, &range) {
                let fault = WordingFault::RuleNamedRegulation { title: title.to_owned() };
                found.add(fault, text.place(range));
            }
        }
    }
}

/// Returns whether a title ends in 条例, a note in brackets aside.
fn is_regulation(title: &str) -> bool {
    let name = title.split(['（', '(']).next().unwrap_or_default();
    name.ends_with("条例") && !title.contains('《')
}

/// Returns whether the words before a title call it a 规章.
fn follows(before: &str) -> bool {
    const LISTS: [&str; 10] = ["、", "和", "及", "与", "或", "法规", "法律", "各项", "，", "等"];
    let Some(rest) = before.strip_suffix("规章") else { return false };
    !rest.is_empty() && !LISTS.iter().any(|word| rest.ends_with(word)) && !rest.ends_with(['。', '；', '：'])
}

/// Returns whether the words after a title call it a 规章.
fn precedes(after: &str) -> bool {
    const NAMES: [&str; 4] = ["政府规章", "部门规章", "地方规章", "部规章"];
    let Some(rest) = ["是", "为", "作为"].iter().find_map(|verb| after.strip_prefix(verb)) else { return false };
    let clause = after_in(rest).split(['，', '、', '：']).next().unwrap_or_default();
    let near: String = clause.chars().take(16).collect();
    const OTHERS: [&str; 4] = ["依据", "制定", "修改", "上位"];
    NAMES.iter().any(|name| near.contains(name)) && !OTHERS.iter().any(|word| near.contains(word))
}
