//! W105: fixed phrases that lack a character, and 我 without the body that speaks.

use std::collections::{HashMap, HashSet};

use super::text::{Terms, Text, texts};
use super::words;
use crate::check::passages::Part;
use crate::check::rule::{Findings, Subject};
use crate::messages::WordingFault;

/// What bodies call themselves after 我.
const UNITS: &str = "市省县区州旗盟局委办院校司厅镇乡街村处部";
/// What follows 我 where a body speaks.
const VERBS: &str = "已将共";

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    words::report(subject, found, |wrong, right, why| WordingFault::MissingWords { wrong, right, why });
    let texts: Vec<_> = texts(subject).into_iter().filter(|text| text.part.is_some_and(is_prose)).collect();
    let Some(unit) = unit(&texts) else { return };
    let personal: HashSet<_> = texts.iter().filter(|text| is_personal(&text.line)).map(|text| text.item).collect();
    let terms = Terms::of(subject);
    for text in texts.iter().filter(|text| !personal.contains(&text.item)) {
        for at in unquoted(&text.line) {
            let Some(verb) = lone(&text.line, at) else { continue };
            let range = at..at + '我'.len_utf8() + verb.len_utf8();
            if terms.hide(&text.line, &range) {
                continue;
            }
            let fault = WordingFault::MissingUnit { wrong: format!("我{verb}"), right: format!("我{unit}{verb}") };
            found.add(fault, text.place(range));
        }
    }
}

fn is_prose(part: Part) -> bool {
    matches!(part, Part::Notice | Part::Article | Part::Brief | Part::Title)
}

/// Returns what the issue mostly puts after 我.
fn unit(texts: &[Text]) -> Option<char> {
    let mut counts: HashMap<char, usize> = HashMap::new();
    for text in texts {
        let next = text.line.match_indices('我').filter_map(|(at, me)| text.line[at + me.len()..].chars().next());
        next.filter(|c| UNITS.contains(*c)).for_each(|c| *counts.entry(c).or_default() += 1);
    }
    counts.into_iter().max_by_key(|(unit, count)| (*count, std::cmp::Reverse(*unit))).map(|(unit, _)| unit)
}

/// Returns where 我 stands outside quotations.
fn unquoted(line: &str) -> impl Iterator<Item = usize> {
    let mut depth = 0_usize;
    line.char_indices().filter_map(move |(at, c)| {
        match c {
            '“' => depth += 1,
            '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (c == '我' && depth == 0).then_some(at)
    })
}

/// Returns the verb after a 我 that begins a clause.
fn lone(line: &str, at: usize) -> Option<char> {
    let starts = line[..at].chars().next_back().is_none_or(|c| "，。；：！？、\n　".contains(c));
    line[at..].chars().nth(1).filter(|c| starts && VERBS.contains(*c))
}

/// Returns whether a person speaks in a text, outside quotations.
fn is_personal(line: &str) -> bool {
    unquoted(line).any(|at| {
        let (before, after) = (&line[..at], &line[at + '我'.len_utf8()..]);
        let part_of_word = before.ends_with(['自', '忘', '大', '小', '敌', '无', '本']);
        let body = after.starts_with(|c| UNITS.contains(c) || VERBS.contains(c) || "们国军党方".contains(c));
        !part_of_word && !body
    })
}
