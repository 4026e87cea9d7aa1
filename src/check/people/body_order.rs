//! N103: leading bodies in another order than usual.

use crate::check::rule::{Findings, Subject};
use crate::messages::PeopleFault;
use crate::source::{Located, Place};

/// The bodies of one level, in the usual order; what each may be called.
const ORDER: [&[&str]; 7] = [
    &["委", "党委"],
    &["人大常委会", "人大"],
    &["人民政府", "政府"],
    &["政协"],
    &["纪委监委", "纪委", "监委"],
    &["中级人民法院", "人民法院", "法院", "中级法院"],
    &["人民检察院", "检察院"],
];

/// What stands before a body's name.
const LEVELS: &str = "省市县区州旗";

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let lists = &subject.issue.publication.distribution;
    for list in lists.lists() {
        distribution(list, found);
    }
    for passage in subject.passages.iter().filter(|passage| passage.text.contains('、')) {
        for clause in clauses(&passage.text) {
            enumeration(&passage.text, clause, &|range| passage.place(range), found);
        }
    }
}

/// Looks at the recipients, of whom each body's first counts: officers further down are in the order of their rank.
fn distribution(list: &[Located<String>], found: &mut Findings) {
    let mut seen: Vec<(usize, Option<char>, &Located<String>)> = Vec::new();
    for entry in list {
        let Some((level, rank)) = officers_of(&entry.value) else { continue };
        if seen.iter().any(|(known, l, _)| *known == rank && *l == level) {
            continue;
        }
        if let Some((_, _, later)) = seen.iter().find(|(known, l, _)| *known > rank && *l == level) {
            let fault = PeopleFault::BodyOrder { first: later.value.clone(), second: entry.value.clone() };
            found.add_with(fault, entry.place.clone(), vec![later.place.clone()], None);
        }
        seen.push((rank, level, entry));
    }
}

/// Returns level and rank of the body whose leaders an entry names, such as 市人大副主任.
fn officers_of(entry: &str) -> Option<(Option<char>, usize)> {
    const POSTS: [&str; 12] =
        ["常委", "书记", "副书记", "主任", "副主任", "市长", "副市长", "县长", "副县长", "主席", "副主席", "领导"];
    let entry = entry.split('、').next()?.trim();
    let level = entry.chars().next().filter(|c| LEVELS.contains(*c));
    let rest = &entry[level.map_or(0, char::len_utf8)..];
    let fits = |name: &str| {
        let post = rest.strip_prefix(name);
        post.is_some_and(|post| post.is_empty() || POSTS.iter().any(|known| post.starts_with(known)))
    };
    // 委 alone needs a level before it.
    let named = |name: &&str| (*name != "委" || level.is_some()) && fits(name);
    let rank = ORDER.iter().position(|names| names.iter().any(&named))?;
    Some((level, rank))
}

/// Returns the ranges of the clauses of a text.
fn clauses(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut start = 0;
    text.split_inclusive(['，', '。', '；', '：', '！', '？', '（', '）', '\n']).map(move |clause| {
        let range = start..start + clause.len();
        start = range.end;
        range
    })
}

/// Looks at bodies that stand one after the other in an enumeration, all of one level.
fn enumeration(
    text: &str,
    clause: std::ops::Range<usize>,
    place: &dyn Fn(std::ops::Range<usize>) -> Place,
    found: &mut Findings,
) {
    let mut last: Option<(Option<char>, usize, &str)> = None;
    let mut start = clause.start;
    let end = clause.end;
    for (position, piece) in text[clause].split('、').enumerate() {
        let range = start..start + piece.len();
        start = range.end + '、'.len_utf8();
        let (is_first, is_last) = (position == 0, range.end >= end);
        let body = body_in(piece, is_first, is_last);
        if let (Some((level, rank, name)), Some((last_level, last_rank, last_name))) = (body, last)
            && level == last_level
            && rank < last_rank
        {
            let fault = PeopleFault::BodyOrder { first: last_name.to_owned(), second: name.to_owned() };
            let at = range.start + piece.find(name).unwrap_or_default();
            found.add(fault, place(at..at + name.len()));
        }
        last = body;
    }
}

/// Returns the body that a member of an enumeration is: level, rank and name.
///
/// The first may have words before it, the last words after it.
fn body_in(piece: &str, is_first: bool, is_last: bool) -> Option<(Option<char>, usize, &str)> {
    let mut best: Option<(Option<char>, usize, &str)> = None;
    for (rank, names) in ORDER.iter().enumerate() {
        for name in *names {
            let at = if is_first {
                piece.len().checked_sub(name.len()).filter(|_| piece.ends_with(name))
            } else {
                piece.find(name).filter(|at| at + name.len() == piece.len() || is_last)
            };
            let Some(at) = at else { continue };
            let before = &piece[..at];
            let level = before.chars().next_back().filter(|c| LEVELS.contains(*c));
            let start = at - level.map_or(0, char::len_utf8);
            // Only the first of an enumeration may have other words before its level.
            if (*name == "委" && level.is_none()) || (!is_first && start > 0) {
                continue;
            }
            let whole = &piece[start..at + name.len()];
            let after = &piece[at + name.len()..];
            if (after.is_empty() || ends_there(after)) && best.is_none_or(|(_, _, known)| known.len() < whole.len()) {
                best = Some((level, rank, whole));
            }
        }
    }
    best
}

/// Returns whether the words after a body's name are no part of it.
fn ends_there(after: &str) -> bool {
    const NEXT: [&str; 12] = ["领导", "主要", "负责", "班子", "分管", "有关", "高度", "的", "，", "。", "；", "等"];
    NEXT.iter().any(|word| after.starts_with(word))
}
