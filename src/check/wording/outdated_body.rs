//! W107: bodies by names that they no longer had on the day of issue.

use std::sync::LazyLock;

use super::lexicon::{Lexicon, Pattern};
use super::text::{Terms, texts};
use super::when::{after_in, before_in, conditions};
use crate::check::rule::{Findings, Subject};
use crate::messages::WordingFault;

/// A body that has got another name.
#[derive(Debug, Clone, Copy)]
struct Body {
    old: &'static str,
    /// Year and month.
    since: (u16, u8),
    new: &'static str,
}

static BODIES: LazyLock<Lexicon<Body>> = LazyLock::new(|| {
    let lines = include_str!("bodies.tsv").lines();
    Lexicon::new(lines.filter_map(|line| {
        let (body, when) = parse(line)?;
        Some((Pattern::parse(body.old, conditions(when, &|_| None)?), body))
    }))
});

fn parse(line: &'static str) -> Option<(Body, &'static str)> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [old, since, new, when] = columns[..] else { return None };
    let (year, month) = since.split_once('-')?;
    Some((Body { old, since: (year.parse().ok()?, month.parse().ok()?), new }, when))
}

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let today = (subject.issue.date.year, subject.issue.date.month);
    let terms = Terms::of(subject);
    for text in texts(subject) {
        for (range, body) in BODIES.find(&text.line) {
            let (before, after) = (&text.line[..range.start], &text.line[range.end..]);
            if today < body.since || terms.hide(&text.line, &range) || is_past(before, after, body) {
                continue;
            }
            let body = latest(*body, today);
            let old = text.line[range.clone()].to_owned();
            let (year, month) = body.since;
            let fault = WordingFault::OutdatedBody { old, new: body.new, year, month };
            found.add(fault, text.place(range));
        }
    }
}

/// Follows the names of a body to the one of the day.
fn latest(mut body: Body, today: (u16, u8)) -> Body {
    // The table has no circles; the bound makes sure that none can hang the program.
    for _ in 0..4 {
        let Some((_, next)) = BODIES.find(body.new).find(|(range, _)| range.len() == body.new.len()) else { break };
        if today < next.since {
            break;
        }
        body = *next;
    }
    body
}

/// Returns whether the name is used of former times, as part of a title, or of another word.
fn is_past(before: &str, after: &str, body: &Body) -> bool {
    const PAST: [&str; 8] = ["原", "前身", "曾", "时任", "旧称", "撤销", "当时", "以前"];
    const CHANGES: [&str; 9] = ["更名", "改名", "改称", "改为", "合并", "并入", "划入", "撤销", "挂牌"];
    // 局 and 部 may belong to the next word.
    const OTHER: [&str; 9] = ["面", "势", "部", "限", "门", "地", "域", "促", "长沙"];
    let (before, after) = (before_in(before), after_in(after));
    let near: String = before.chars().rev().take(8).collect::<Vec<_>>().into_iter().rev().collect();
    let closed = |open: char, close: char| before.matches(open).count() <= before.matches(close).count();
    PAST.iter().any(|word| near.contains(word))
        || CHANGES.iter().any(|word| before.contains(word) || after.contains(word))
        || OTHER.iter().any(|word| after.starts_with(word))
        || !closed('《', '》')
        || !closed('“', '”')
        || years(before).any(|year| year < body.since.0)
}

/// Returns the years that a text names, such as 2015年.
fn years(text: &str) -> impl Iterator<Item = u16> {
    text.match_indices('年').filter_map(|(at, _)| text.get(at.checked_sub(4)?..at)?.parse().ok())
}
