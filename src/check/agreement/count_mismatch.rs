//! A107: so many things promised, and another number of them given.

use std::ops::Range;

use super::lookup::{by_item, lead, tail};
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::{is_basic_ideograph, number, numeral, read_numeral};
use crate::messages::AgreementFault;

/// Words for single things, after their number.
const MEASURES: [&str; 13] = ["个", "项", "大", "种", "类", "方面", "条", "点", "家", "所", "位", "名", "级"];
/// Beginnings of a list that gives only some.
const SOME: [&str; 11] = ["如", "例如", "比如", "含", "包括", "其中", "不含", "以下简称", "简称", "除", "即将"];
/// More than this many things are hardly ever listed in full.
const MOST: u32 = 20;
/// A list that misses more than this many is meant to give some only.
const CLOSE: u32 = 3;

/// Things that a list right before their number names one by one: 甲、乙两个特点.
///
/// Towns and bodies are left out: 甲县、乙县5个乡镇 are not two.
const NAMED: [&str; 17] = [
    "方面", "特点", "特征", "条件", "专业", "环节", "阶段", "步骤", "要素", "原则", "目标", "领域", "重点", "类别",
    "层次", "维度", "关键",
];

/// What places and bodies end in; of a list of them, what follows is theirs: 甲县、乙县5个重点.
const OWNERS: [char; 14] = ['县', '区', '市', '省', '乡', '镇', '村', '局', '委', '办', '厅', '部', '院', '门'];

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let told = |part: Part| part != Part::Publication && part != Part::Aside;
    for passage in subject.passages.iter().filter(|passage| told(passage.part)) {
        etcetera(passage, found);
        directly(passage, found);
        in_brackets(passage, found);
        one_by_one(passage, found);
    }
    lists(subject, found);
}

fn tell(passage: &Passage, range: Range<usize>, promised: u32, given: u32, found: &mut Findings) {
    let text = passage.text[range.clone()].to_owned();
    found.add(AgreementFault::Count { text, promised, given }, passage.place(range));
}

/// Counts what stands before 等6个条件.
fn etcetera(passage: &Passage, found: &mut Findings) {
    let text = &passage.text;
    for (at, mark) in text.match_indices('等') {
        let after = text[at + mark.len()..].trim_start();
        let start = text.len() - after.len();
        let Some((promised, length)) = number(after).filter(|(number, _)| (2..=MOST).contains(number)) else {
            continue;
        };
        let Some(measure) = measure(after[length..].trim_start()) else { continue };
        let (begin, list) = list_before(text, at);
        let (least, most) = items(&list);
        let colon = text[..begin].ends_with('：');
        // Fewer than promised may be a choice, unless all are announced.
        let too_few = colon && most < promised && must_be_all(text, begin);
        if least > 2 && (least > promised || too_few) && plain(&list) {
            let end = text.len() - after.len() + length + (after[length..].len() - after[length..].trim_start().len());
            tell(passage, start..end + measure.len(), promised, if least > promised { least } else { most }, found);
        }
    }
}

/// Counts what stands right before 5个专业.
fn directly(passage: &Passage, found: &mut Findings) {
    let text = &passage.text;
    for (noun_at, _) in NAMED.iter().flat_map(|noun| text.match_indices(noun)) {
        let noun = NAMED.iter().find(|noun| text[noun_at..].starts_with(**noun)).map_or(0, |noun| noun.len());
        let Some((range, promised)) = counted_before(text, noun_at + noun) else { continue };
        let before = text[..range.start].trim_end();
        // 等 is counted elsewhere, and of what 其中 or 包括 begins there may be more.
        let (_, list) = list_before(text, before.len());
        let (least, most) = items(&list);
        let some = list.contains('等') || SOME.iter().any(|word| list.trim_start().starts_with(word));
        let off = if promised < least { least - promised } else { promised.saturating_sub(most) };
        let whose = list.trim_end().ends_with(OWNERS);
        if least > 1 && !some && !whose && plain(&list) && (1..=CLOSE).contains(&off) {
            tell(passage, range, promised, if promised < least { least } else { most }, found);
        }
    }
}

/// Returns where the list that ends at a byte begins, and the list without what stands in quotes and brackets.
fn list_before(text: &str, end: usize) -> (usize, String) {
    let (mut depth, mut begin) = (0, end);
    let mut kept = Vec::new();
    for (at, c) in text[..end].char_indices().rev() {
        match c {
            '）' | ')' | '”' | '》' => depth += 1,
            '（' | '(' | '“' | '《' if depth == 0 => break,
            '（' | '(' | '“' | '《' => depth -= 1,
            '。' | '；' | '：' | '，' | '！' | '？' | '\n' if depth == 0 => break,
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
        begin = at;
    }
    (begin, kept.into_iter().rev().collect())
}

/// Returns whether a list is announced as a whole: 应同时满足：.
fn must_be_all(text: &str, colon: usize) -> bool {
    let before = tail(text, colon, 12);
    ["同时", "全部", "以下", "下列", "均应", "分为"].iter().any(|word| before.contains(word))
}

/// Returns whether the items of a list can be counted by 、.
fn plain(list: &str) -> bool {
    !list.contains(['(', '“', '《', '/']) && !list.chars().any(|c| c.is_ascii_digit())
}

/// Counts the items of a list: at least, and at most if every 和 parts two.
fn items(list: &str) -> (u32, u32) {
    let least = 1 + list.matches('、').count() as u32;
    let joined = ["和", "及", "与", "或", "并"].iter().map(|word| list.matches(word).count() as u32).sum::<u32>();
    (least, least + joined)
}

fn measure(text: &str) -> Option<&'static str> {
    MEASURES.iter().copied().find(|measure| text.starts_with(measure))
}

/// Counts what stands in brackets after 三个平台.
fn in_brackets(passage: &Passage, found: &mut Findings) {
    let text = &passage.text;
    for (open, bracket) in text.match_indices(['（', '(']) {
        let inside = &text[open + bracket.len()..];
        // Brackets within brackets hold no plain list.
        let Some(close) = inside.find(['（', '(', '）', ')']).filter(|at| inside[*at..].starts_with(['）', ')']))
        else {
            continue;
        };
        let inside = &inside[..close];
        let Some((range, promised)) = counted_before(text, open) else { continue };
        let listed = inside.contains('、') && !inside.contains(['，', '；', '。', '：']);
        let some = inside.contains('等') || SOME.iter().any(|word| inside.trim_start().starts_with(word));
        // （市、区） after 3个县 is no list of three.
        let short = inside.split('、').all(|item| item.chars().count() < 2);
        let (least, most) = items(inside);
        let off = if promised < least { least - promised } else { promised.saturating_sub(most) };
        if listed && !some && !short && plain(inside) && (1..=CLOSE).contains(&off) && least > 1 {
            let given = if promised < least { least } else { most };
            tell(passage, range, promised, given, found);
        }
    }
}

/// Returns a number with its measure that stands with a few characters of a noun before a byte: 三个平台.
fn counted_before(text: &str, end: usize) -> Option<(Range<usize>, u32)> {
    let near = tail(text, end, 12);
    let base = end - near.len();
    let starts: Vec<usize> = near.char_indices().map(|(at, _)| at).collect();
    let mut best = None;
    for at in starts {
        let Some((number, length)) = number(&near[at..]).filter(|(number, _)| (2..=MOST).contains(number)) else {
            continue;
        };
        let before = text[..base + at].trim_end().chars().next_back();
        // Part of a longer number, or of an ordinal or a word.
        let inside =
            before.is_some_and(|c| c.is_ascii_digit() || ".,，第余百千万、至-～—一二三四五六七八九十两".contains(c));
        let rest = near[at + length..].trim_start();
        let Some(measure) = measure(rest).filter(|_| !inside) else { continue };
        let noun = &rest[measure.len()..];
        let is_noun = (1..=8).contains(&noun.chars().count()) && noun.chars().all(is_basic_ideograph);
        if is_noun && !["级以上", "以上", "左右"].iter().any(|word| noun.starts_with(word)) {
            best = Some((base + at..end, number));
        }
    }
    best
}

/// Counts 一是, 二是 … after 三个方面：.
fn one_by_one(passage: &Passage, found: &mut Findings) {
    let text = &passage.text;
    for (at, _) in text.match_indices("一是") {
        let before = text[..at].trim_end_matches([' ', '：', ':', '，', '。', '\u{3000}']);
        let announced = text[before.len()..at].contains(['：', ':']);
        let Some(promised) = announced.then(|| promised(before)).flatten() else { continue };
        let mut given = 1;
        let mut from = at;
        while let Some(next) = text[from..].find(&format!("{}是", numeral(given + 1))) {
            given += 1;
            from += next;
        }
        // What goes on in the next paragraph cannot be counted here.
        if given > promised.1 || (given > 1 && given < promised.1 && !passage_goes_on(text)) {
            tell(passage, promised.0, promised.1, given, found);
        }
    }
}

fn passage_goes_on(text: &str) -> bool {
    !text.trim_end().ends_with('。')
}

/// Things whose number is promised; the first that is found counts.
const TASKS: &str = "个方面 方面 项措施 项工作 项任务 项重点 点要求 点意见 项要求 条措施 个环节 个重点 大举措 项举措";

/// Returns the one number of things that the last clause of a text promises: 抓好三个方面工作.
fn promised(before: &str) -> Option<(Range<usize>, u32)> {
    let start = before
        .rfind(['。', '；', '，', '\n'])
        .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let clause = &before[start..];
    let mut found = None;
    for word in TASKS.split(' ') {
        for (at, _) in clause.match_indices(word) {
            let lead = clause[..at].trim_end();
            let number = lead.char_indices().rev().take(3).filter_map(|(at, _)| {
                let (number, length) = number(&lead[at..])?;
                (at + length == lead.len()).then_some((at, number))
            });
            if let Some((from, number)) = number.last().filter(|(_, number)| (2..=MOST).contains(number)) {
                found = Some((start + from..start + at + word.len(), number));
            }
        }
        if found.is_some() {
            break;
        }
    }
    // 一个方面 is 一 as well; numbers before it would be others.
    found.filter(|(range, _)| !lead(before, range.end, 6).contains("之一"))
}

/// Counts the items of a list after 以下三点：.
fn lists(subject: &Subject, found: &mut Findings) {
    for pair in by_item(subject.passages)
        .flat_map(|passages| passages.windows(2).enumerate().map(move |(at, pair)| (at, pair, passages)))
    {
        let (at, [intro, first], passages) = pair else { continue };
        if !intro.paragraph
            || first.paragraph
            || first.part != intro.part
            || !intro.text.trim_end().ends_with(['：', ':'])
        {
            continue;
        }
        let Some((range, promised)) = ["以下", "下列", "如下"].iter().find_map(|word| after_word(&intro.text, word))
        else {
            continue;
        };
        let given = passages[at + 1..].iter().take_while(|passage| !passage.paragraph).count() as u32;
        let last_is_short = passages[at + 1..].len() as u32 >= given;
        if given > 1 && given != promised && last_is_short {
            tell(intro, range, promised, given, found);
        }
    }
}

fn after_word(text: &str, word: &str) -> Option<(Range<usize>, u32)> {
    let at = text.rfind(word)? + word.len();
    let rest = text[at..].trim_start();
    let (promised, length) =
        number(rest).or_else(|| read_numeral(rest)).filter(|(number, _)| (2..=MOST).contains(number))?;
    let measure = measure(rest[length..].trim_start())?;
    let start = text.len() - rest.len();
    let gap = rest[length..].len() - rest[length..].trim_start().len();
    Some((start..start + length + gap + measure.len(), promised))
}
