//! A101: a rank in the text that is not the one in the ranking.

use std::ops::Range;

use rust_decimal::Decimal;

use super::lookup::lead;
use crate::check::amounts::sentence;
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::messages::AgreementFault;
use crate::model::{Ranking, RankingRow, Value};

/// So many characters after a place its rank is looked for.
const NEAR: usize = 14;
/// Words of sentences that speak of other rankings or other times.
const ELSEWHERE: [&str; 16] = [
    "全省", "省内", "全市", "从", "由", "上月", "上期", "上年", "去年", "同期", "较", "比", "前", "目标", "力争", "跃",
];

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let rankings: Vec<&Ranking> =
        subject.issue.rankings().filter(|r| !r.rows.is_empty() && !r.place.value.trim().is_empty()).collect();
    if rankings.is_empty() {
        return;
    }
    rankings.iter().for_each(|ranking| beyond(ranking, found));
    let mut month = None;
    let mut part = None;
    for passage in subject.passages.iter().filter(|passage| passage.part != Part::Publication) {
        // A month that is named holds for what follows in the same box.
        if part.replace((passage.part, passage.item)) != Some((passage.part, passage.item)) {
            month = None;
        }
        let places = places(passage, &rankings);
        for (index, (at, name)) in places.iter().enumerate() {
            let next = places.get(index + 1).map_or(passage.text.len(), |(next, _)| *next);
            month = last_month(&passage.text[..*at]).or(month);
            let those: Vec<&Ranking> = rankings.iter().copied().filter(|r| r.place.value.trim() == *name).collect();
            fraction(passage, *at + name.len()..next, name, &those, month, found);
        }
        month = last_month(&passage.text).or(month);
        if let [(at, name)] = places[..] {
            let those: Vec<&Ranking> = rankings.iter().copied().filter(|r| r.place.value.trim() == name).collect();
            if let [ranking] = those[..] {
                in_words(passage, at, ranking, found);
            }
        }
    }
}

/// Reports ranks that are greater than the number of places.
fn beyond(ranking: &Ranking, found: &mut Findings) {
    let given = ranking.rows.iter().filter_map(|row| Some((row, row.rank?)));
    for (row, rank) in given.filter(|(_, rank)| *rank > ranking.total || *rank == 0) {
        let fault = AgreementFault::RankBeyond {
            place: ranking.place.value.clone(),
            month: row.month.to_string(),
            rank,
            total: ranking.total,
        };
        found.add(fault, row.index.place.clone());
    }
}

/// Returns where places that are ranked stand in a text, those within the names of others left out.
fn places<'r>(passage: &Passage, rankings: &[&'r Ranking]) -> Vec<(usize, &'r str)> {
    let mut names: Vec<&str> = rankings.iter().map(|ranking| ranking.place.value.trim()).collect();
    names.sort_by_key(|name| (std::cmp::Reverse(name.len()), *name));
    names.dedup();
    let mut found: Vec<(usize, &str)> = Vec::new();
    for name in names {
        for (at, _) in passage.text.match_indices(name) {
            if !found.iter().any(|(start, longer)| (*start..start + longer.len()).contains(&at)) {
                found.push((at, name));
            }
        }
    }
    found.sort_unstable();
    found
}

/// Returns the last month that a text names.
fn last_month(text: &str) -> Option<u8> {
    text.match_indices('月').filter_map(|(at, _)| month_before(text, at)).next_back()
}

fn month_before(text: &str, at: usize) -> Option<u8> {
    let before = text[..at].trim_end();
    let digits = &before[before.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
    digits.parse().ok().filter(|month| (1..=12).contains(month))
}

fn newest(ranking: &Ranking) -> Option<&RankingRow> {
    ranking.rows.iter().max_by_key(|row| row.month)
}

/// Compares `57/261` after a place.
fn fraction(
    passage: &Passage,
    range: Range<usize>,
    name: &str,
    those: &[&Ranking],
    month: Option<u8>,
    found: &mut Findings,
) {
    let near = lead(&passage.text[..range.end], range.start, NEAR);
    let near = near.split(['。', '；', '\n']).next().unwrap_or_default();
    let Some(first) = near.find(|c: char| c.is_ascii_digit()) else { return };
    let Some((rank, of, length)) = rank_of(&passage.text[range.start + first..range.end]) else { return };
    let fits = |ranking: &&Ranking| {
        let rows = newest(ranking).into_iter().chain(ranking.rows.iter().filter(|row| Some(row.month.month) == month));
        ranking.total == of && rows.filter_map(|row| row.rank).any(|known| known == rank)
    };
    let Some(row) = those.first().and_then(|ranking| newest(ranking)) else { return };
    let Some(right) = row.rank else { return };
    // An older month than those in the ranking cannot be compared.
    let known = month.is_none_or(|month| those.iter().any(|r| r.rows.iter().any(|row| row.month.month == month)));
    // Where neither figure is known it is another fraction.
    let about = those.iter().any(|r| r.total == of || r.rows.iter().any(|row| row.rank == Some(rank)));
    if those.iter().any(fits) || !known || !about {
        return;
    }
    let fault = AgreementFault::Rank {
        place: name.to_owned(),
        expected: format!("{right}/{}", those[0].total),
        found: format!("{rank}/{of}"),
        month: row.month.to_string(),
    };
    let start = range.start + first;
    let place = passage.place(start..start + length);
    found.add_with(fault, place, vec![row.index.place.clone()], None);
}

/// Reads `57/261`; returns the two figures and how many bytes they take.
fn rank_of(text: &str) -> Option<(u32, u32, usize)> {
    let (rank, rest) = split_digits(text)?;
    let after = rest.trim_start().strip_prefix(['/', '／'])?;
    let (of, rest) = split_digits(after.trim_start())?;
    // A date has a second stroke.
    (!rest.starts_with(['/', '.', '%'])).then_some((rank, of, text.len() - rest.len()))
}

fn split_digits(text: &str) -> Option<(u32, &str)> {
    let end = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    Some((text[..end].parse().ok()?, &text[end..]))
}

/// Compares 在全国排名第57位, and an index, in a sentence about one place and no other time.
fn in_words(passage: &Passage, at: usize, ranking: &Ranking, found: &mut Findings) {
    let Some(row) = newest(ranking) else { return };
    let range = sentence(&passage.text, at);
    let text = &passage.text[range.clone()];
    let months: Vec<u8> = text.match_indices('月').filter_map(|(at, _)| month_before(text, at)).collect();
    let now = months.iter().all(|month| *month == row.month.month);
    if !text.contains("全国") || !text.contains("排名") || !now || ELSEWHERE.iter().any(|word| text.contains(word))
    {
        return;
    }
    let month = row.month.to_string();
    let related = || vec![row.index.place.clone()];
    if let [(start, length, rank)] = ordinals(text)[..]
        && let Some(right) = row.rank
        && rank != right
    {
        let (expected, printed) = (format!("第{right}位"), text[start..start + length].to_owned());
        let fault =
            AgreementFault::Rank { place: ranking.place.value.clone(), expected, found: printed, month: month.clone() };
        let place = passage.place(range.start + start..range.start + start + length);
        found.add_with(fault, place, related(), None);
    }
    if let Some((start, length, index)) = index(text)
        && Value::of(&row.index.value).worth().is_some_and(|known| known != index)
    {
        let fault = AgreementFault::Rank {
            place: ranking.place.value.clone(),
            expected: row.index.value.clone(),
            found: text[start..start + length].to_owned(),
            month,
        };
        let place = passage.place(range.start + start..range.start + start + length);
        found.add_with(fault, place, related(), None);
    }
}

/// Returns every 第57位 and 第57名 of a text with its place and length.
fn ordinals(text: &str) -> Vec<(usize, usize, u32)> {
    let ordinal = |(at, mark): (usize, &str)| {
        let after = text[at + mark.len()..].trim_start();
        let (rank, rest) = split_digits(after)?;
        let rest = rest.trim_start();
        let end = rest.strip_prefix('位').or(rest.strip_prefix('名'))?;
        Some((at, text.len() - end.len() - at, rank))
    };
    text.match_indices('第').filter_map(ordinal).collect()
}

/// Returns the one index of a text: 综合指数86.79, 综合指数为 86.79.
fn index(text: &str) -> Option<(usize, usize, Decimal)> {
    let mut marks = text.match_indices("指数");
    let at = marks.next().filter(|_| marks.next().is_none())?.0 + "指数".len();
    let lead = text[at..].find(|c: char| c.is_ascii_digit())?;
    let between = text[at..at + lead].trim();
    let figure: String = text[at + lead..].chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let plain = ["", "为", "是", "得分", "得分为", "（", "("].contains(&between) && figure.contains('.');
    Some((at + lead, figure.len(), figure.parse().ok().filter(|_| plain)?))
}
