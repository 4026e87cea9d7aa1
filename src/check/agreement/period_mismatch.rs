//! A102: a quarter, half-year or month in a heading or notice that is not that of the data.

use std::collections::{BTreeSet, HashSet};

use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::numeral;
use crate::messages::AgreementFault;
use crate::model::{Issue, Item};
use crate::source::Place;

/// Words of what speaks of another time on purpose.
const OTHER_TIMES: [&str; 20] = [
    "计划", "将", "下一", "下季", "预计", "预测", "安排", "目标", "打算", "部署", "任务", "明年", "去年", "上年",
    "同期", "相比", "环比", "同比", "上季", "以来",
];

/// A part of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Period {
    Quarter(u8),
    Half(u8),
}

impl Period {
    /// Returns the month that it begins with.
    fn first_month(self) -> u8 {
        match self {
            Self::Quarter(number) => number * 3 - 2,
            Self::Half(number) => number * 6 - 5,
        }
    }

    fn said(self) -> String {
        match self {
            Self::Quarter(quarter) => format!("{}季度", numeral(quarter.into())),
            Self::Half(1) => "上半年".to_owned(),
            Self::Half(_) => "下半年".to_owned(),
        }
    }

    fn is_like(self, other: Self) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let data = data_items(subject.issue);
    let is_data =
        |passage: &&Passage| passage.part == Part::Title && passage.item.is_some_and(|item| data.contains(&item));
    let mut stated: BTreeSet<Period> = BTreeSet::new();
    let mut places: Vec<Place> = Vec::new();
    for passage in subject.passages.iter().filter(is_data) {
        for (at, length, period) in periods(&passage.text, subject.issue.date.year) {
            let place = passage.place(at..at + length);
            too_early(subject, passage, period, &place, found);
            stated.insert(period);
            places.push(place);
        }
    }
    // The notice and the heads of sections speak of the issue's own data.
    let heads =
        subject.passages.iter().filter(|p| p.part == Part::Notice || (p.part == Part::Title && p.item.is_none()));
    for passage in heads.filter(|passage| !OTHER_TIMES.iter().any(|word| passage.text.contains(word))) {
        against_titles(subject, passage, &stated, &places, found);
        against_rankings(subject, passage, found);
    }
}

/// Returns which items are tables and charts, counted through the issue.
fn data_items(issue: &Issue) -> HashSet<usize> {
    let items = issue.items().enumerate();
    items.filter(|(_, item)| matches!(item, Item::Table(_) | Item::Chart(_))).map(|(at, _)| at).collect()
}

fn against_titles(
    subject: &Subject,
    passage: &Passage,
    stated: &BTreeSet<Period>,
    places: &[Place],
    found: &mut Findings,
) {
    let named = periods(&passage.text, subject.issue.date.year);
    for (at, length, period) in &named {
        let mut like = stated.iter().filter(|other| other.is_like(*period));
        let (Some(only), None) = (like.next(), like.next()) else { continue };
        // Who names both knows the difference.
        if only != period && !named.iter().any(|(_, _, other)| other == only) {
            let fault = AgreementFault::Period { found: period.said(), expected: only.said() };
            let place = passage.place(*at..at + length);
            found.add_with(fault, place, places.first().cloned().into_iter().collect(), None);
        }
    }
}

/// Reports a period that had not begun when the issue appeared.
fn too_early(subject: &Subject, passage: &Passage, period: Period, place: &Place, found: &mut Findings) {
    let date = subject.issue.date;
    // In spring the old year's last quarter needs no year.
    let future = period.first_month() > date.month && date.month > 4;
    if future && !OTHER_TIMES.iter().any(|word| passage.text.contains(word)) {
        let date = date.to_string();
        found.add(AgreementFault::PeriodAhead { period: period.said(), date }, place.clone());
    }
}

/// Compares 10月份…排名 with the newest month of the rankings.
fn against_rankings(subject: &Subject, passage: &Passage, found: &mut Findings) {
    let newest: BTreeSet<_> =
        subject.issue.rankings().filter_map(|ranking| ranking.rows.iter().map(|row| row.month).max()).collect();
    let (Some(newest), true) = (newest.first().filter(|_| newest.len() == 1), passage.text.contains("排名")) else {
        return;
    };
    if let [(at, length, month)] = months(&passage.text)[..]
        && month != u32::from(newest.month)
    {
        let fault = AgreementFault::Period { found: format!("{month}月"), expected: format!("{}月", newest.month) };
        found.add(fault, passage.place(at..at + length));
    }
}

/// Returns the months of a text, such as 10月份, with place and length.
fn months(text: &str) -> Vec<(usize, usize, u32)> {
    let month = |(at, _): (usize, &str)| {
        let start = text[..at].trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let number = text[start..at].parse().ok().filter(|month| (1..=12).contains(month))?;
        let day = text[at + '月'.len_utf8()..].starts_with(|c: char| c.is_ascii_digit() || c == '至' || c == '-');
        (!day).then(|| (start, at + '月'.len_utf8() - start, number))
    };
    text.match_indices("月").filter_map(month).collect()
}

/// Returns the quarters and half-years of a text that are those of a year or of none that is named.
fn periods(text: &str, year: u16) -> Vec<(usize, usize, Period)> {
    let quarter = |(at, word): (usize, &str)| {
        let before = text[..at].trim_end();
        let number = before.chars().next_back()?;
        let value = "一二三四".chars().position(|c| c == number).or("1234".chars().position(|c| c == number))?;
        let start = before.len() - number.len_utf8();
        let lead = text[..start].trim_end_matches('第');
        // 前三季度 and 一至三季度 are more than one.
        let range = lead.ends_with(['前', '至', '到', '-', '—', '、', '～', '~'])
            || lead.ends_with(|c: char| c.is_ascii_digit());
        let start = lead.len();
        (!range && of_year(lead, year)).then(|| (start, at + word.len() - start, Period::Quarter(value as u8 + 1)))
    };
    let half = |(at, word): (usize, &str)| {
        let number = text[..at].chars().next_back()?;
        let value = match number {
            '上' => 1,
            '下' => 2,
            _ => return None,
        };
        let start = at - number.len_utf8();
        of_year(&text[..start], year).then(|| (start, at + word.len() - start, Period::Half(value)))
    };
    let quarters = text.match_indices("季度").filter_map(quarter);
    quarters.chain(text.match_indices("半年").filter_map(half)).collect()
}

/// Returns whether what stands before a period names no other year.
fn of_year(lead: &str, year: u16) -> bool {
    let Some(lead) = lead.trim_end().strip_suffix('年') else { return true };
    let lead = lead.trim_end();
    let digits = &lead[lead.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
    digits.parse() == Ok(year)
}
