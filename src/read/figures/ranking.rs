//! A figure from a ranking: `{{地方.排名}}` or `{{地方.2020年9月.排名}}`.

use super::names::{NAMED, key};
use super::syntax::quoted;
use super::value::Outcome;
use crate::messages::{Axis, FigureFault};
use crate::model::{Month, Ranking, RankingRow};

/// Returns the figure that a month, if any, and the name of a figure mean.
pub(super) fn figure(ranking: &Ranking, names: &[&str]) -> Outcome {
    if ranking.rows.is_empty() {
        // Why there are none has been told.
        return Err(None);
    }
    let (month, field) = match *names {
        [field] => (None, field),
        [month, field] => (Some(month.to_owned()), field),
        // 2020.09, as the ranking itself has it.
        [year, month, field] if is_number(year) && is_number(month) => (Some(format!("{year}.{month}")), field),
        _ => return Err(Some(wrong_parts(ranking, names))),
    };
    if field.is_empty() || month.as_deref() == Some("") || (month.is_none() && parse_month(field).is_some()) {
        return Err(Some(wrong_parts(ranking, names)));
    }
    let Some(take) = field_of(field) else {
        return Err(Some(wrong_field(ranking, month.as_deref(), field)));
    };
    let row = match &month {
        None => newest(ranking)?,
        Some(month) => row_of(ranking, month, field)?,
    };
    Ok((take(ranking, row), row.index.place.clone()))
}

/// Returns a reference to a rank.
pub(super) fn example(ranking: &Ranking) -> Option<String> {
    (!ranking.rows.is_empty()).then(|| refer(ranking, &["排名"]))
}

type Field = fn(&Ranking, &RankingRow) -> String;

fn field_of(name: &str) -> Option<Field> {
    match key(name).as_str() {
        "排名" => Some(|_, row| row.rank_words()),
        "总数" => Some(|ranking, _| ranking.total.to_string()),
        "综合指数" | "指数" => Some(|_, row| row.index.value.clone()),
        "月份" => Some(|_, row| words_of(row.month)),
        _ => None,
    }
}

fn newest(ranking: &Ranking) -> Result<&RankingRow, Option<FigureFault>> {
    let last = ranking.rows.iter().map(|row| row.month).max();
    let rows: Vec<usize> = (0..ranking.rows.len()).filter(|i| Some(ranking.rows[*i].month) == last).collect();
    only(ranking, &rows, || last.map_or(String::new(), words_of))
}

fn row_of<'r>(ranking: &'r Ranking, name: &str, field: &str) -> Result<&'r RankingRow, Option<FigureFault>> {
    let wanted = parse_month(name);
    let is_meant = |month: Month| {
        wanted.is_some_and(|(year, number)| number == month.month && year.is_none_or(|year| year == month.year))
    };
    let rows: Vec<usize> = (0..ranking.rows.len()).filter(|i| is_meant(ranking.rows[*i].month)).collect();
    let month = |i: &usize| ranking.rows[*i].month;
    let (axis, source) = (Axis::Month, ranking.place.value.clone());
    match &rows[..] {
        [] => Err(Some(FigureFault::Missing {
            axis,
            source,
            name: name.to_owned(),
            near: Vec::new(),
            have: ranking.rows.iter().take(NAMED).map(|row| words_of(row.month)).collect(),
            count: ranking.rows.len(),
        })),
        [first, rest @ ..] if rest.iter().any(|other| month(other) != month(first)) => {
            let right =
                rows.iter().take(NAMED).map(|i| refer(ranking, &[&words_of(month(i)), &quoted(field)])).collect();
            Err(Some(FigureFault::Several { axis, source, name: name.to_owned(), count: rows.len(), right }))
        }
        _ => only(ranking, &rows, || name.to_owned()),
    }
}

fn only<'r>(
    ranking: &'r Ranking,
    rows: &[usize],
    name: impl Fn() -> String,
) -> Result<&'r RankingRow, Option<FigureFault>> {
    match rows {
        [row] => ranking.rows.get(*row).ok_or(None),
        several => Err(Some(FigureFault::Repeated {
            axis: Axis::Month,
            source: ranking.place.value.clone(),
            name: name(),
            count: several.len(),
            numbers: several.iter().take(NAMED).map(|row| row + 1).collect(),
        })),
    }
}

fn wrong_parts(ranking: &Ranking, names: &[&str]) -> FigureFault {
    let month = names.iter().find(|name| parse_month(name).is_some());
    let example = match month {
        Some(month) => refer(ranking, &[month, "排名"]),
        None => refer(ranking, &["排名"]),
    };
    let found = 1 + names.iter().filter(|name| !name.is_empty()).count();
    FigureFault::Parts { ranking: true, found, example: Some(example) }
}

fn wrong_field(ranking: &Ranking, month: Option<&str>, field: &str) -> FigureFault {
    let place = ranking.place.value.clone();
    match month {
        Some(month) if field_of(month).is_some() && parse_month(field).is_some() => {
            FigureFault::Swapped { source: place, right: refer(ranking, &[&quoted(field), month]) }
        }
        Some(month) => {
            FigureFault::NoField { place, name: field.to_owned(), example: refer(ranking, &[&quoted(month), "排名"]) }
        }
        None => FigureFault::NoField { place, name: field.to_owned(), example: refer(ranking, &["排名"]) },
    }
}

fn refer(ranking: &Ranking, names: &[&str]) -> String {
    format!("{{{{{}.{}}}}}", quoted(&ranking.place.value), names.join("."))
}

fn words_of(month: Month) -> String {
    format!("{}年{}月", month.year, month.month)
}

/// Reads `2020年9月`, `2020-09`, `2020.09` or `9月`; the year may be absent.
fn parse_month(name: &str) -> Option<(Option<u16>, u8)> {
    let name = key(name);
    let (year, month) = match name.split_once(['年', '-', '.']) {
        Some((year, month)) => (Some(year.parse().ok()?), month.strip_suffix('月').unwrap_or(month)),
        None => (None, name.strip_suffix('月')?),
    };
    let month = month.parse().ok()?;
    (1..=12).contains(&month).then_some((year, month))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
