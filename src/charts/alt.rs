//! What a chart shows, in words, for those who cannot see it.
//!
//! It is part of the issue, hence Chinese whatever language messages have.

use super::plan::{ChartInput, Series, Value};
use super::ranking::RankingInput;
use crate::hanzi::{JOINER, flat};
use crate::model::ChartKind;

/// Most figures that are told one by one.
const MOST: usize = 12;

/// Describes a chart by its title, its series and their course.
pub fn alternative(title: Option<&str>, input: &ChartInput) -> String {
    let kind = match input.kind {
        ChartKind::Line => "折线图",
        ChartKind::Bar => "柱形图",
        ChartKind::Stacked => "堆积柱形图",
        ChartKind::Multiples => "一组小折线图",
        ChartKind::Pie => "饼图",
    };
    let head = match title {
        Some(title) => format!("{kind}：{title}"),
        None => kind.to_owned(),
    };
    let unit = input.unit.as_ref().map(|unit| format!("（{unit}）")).unwrap_or_default();
    if input.kind == ChartKind::Pie {
        let slice = |series: &Series| Some(format!("{} {}", series.name, series.values.first()?.as_ref()?.shown));
        let told: Vec<String> = input.series.iter().filter_map(slice).collect();
        return said(&format!("{head}{unit}。{}。", told.join("，")));
    }
    let told = input.series.iter().map(|series| match input.kind {
        ChartKind::Line | ChartKind::Multiples => course(&series.name, &input.labels, series, false),
        ChartKind::Bar | ChartKind::Stacked | ChartKind::Pie => list(&input.labels, series),
    });
    said(&format!("{head}{unit}。{}。", told.collect::<Vec<_>>().join("；")))
}

/// Returns words as they are said, without what joins them in print.
fn said(words: &str) -> String {
    flat(words).replace(JOINER, "")
}

/// Describes the chart of a place's ranking.
pub fn ranking_alternative(place: &str, input: &RankingInput) -> String {
    let mut rows: Vec<_> = input.rows.iter().collect();
    rows.sort_by_key(|(month, ..)| *month);
    rows.dedup_by_key(|(month, ..)| *month);
    let labels: Vec<String> = rows.iter().map(|(month, ..)| format!("{}.{:02}", month.year, month.month)).collect();
    let [index, rank] = &input.names;
    let series = |values: Vec<Option<Value>>, name: &str| Series { name: name.to_owned(), values };
    let index = series(rows.iter().map(|(_, index, _)| index.clone()).collect(), index);
    let rank = series(rows.iter().map(|(.., rank)| rank.clone()).collect(), rank);
    let first = course(&index.name, &labels, &index, false);
    flat(&format!("折线图：{place}{first}；{}", course(&rank.name, &[], &rank, true))).into_owned()
}

/// Tells from where to where a line runs; of a rank, smaller is higher.
fn course(name: &str, labels: &[String], series: &Series, rank: bool) -> String {
    let mut points = series.values.iter().enumerate().filter_map(|(i, value)| Some((i, value.as_ref()?)));
    let Some((start, first)) = points.next() else { return format!("{name}无数据") };
    let Some((end, last)) = points.next_back() else {
        let label = labels.get(start).map(|label| format!(" {label} ")).unwrap_or_default();
        return format!("{name}{label}为 {}", first.shown);
    };
    let span = match (labels.get(start), labels.get(end)) {
        (Some(from), Some(to)) => format!(" {from} 至 {to} "),
        _ => String::new(),
    };
    let (from, to) = if rank { (last.number, first.number) } else { (first.number, last.number) };
    match to.cmp(&from) {
        std::cmp::Ordering::Greater => format!("{name}{span}由 {} 升至 {}", first.shown, last.shown),
        std::cmp::Ordering::Less => format!("{name}{span}由 {} 降至 {}", first.shown, last.shown),
        std::cmp::Ordering::Equal => format!("{name}{span}首尾同为 {}", first.shown),
    }
}

/// Tells the figures of bars, or the least and the greatest of many.
fn list(labels: &[String], series: &Series) -> String {
    let points = labels.iter().zip(&series.values).filter_map(|(label, value)| Some((label, value.as_ref()?)));
    let points: Vec<(&String, &Value)> = points.collect();
    let tell = |(label, value): &(&String, &Value)| format!("{label} {}", value.shown);
    let told = if points.len() <= MOST {
        points.iter().map(tell).collect::<Vec<_>>().join("，")
    } else {
        let most = points.iter().max_by_key(|(_, value)| value.number).map(tell).unwrap_or_default();
        let least = points.iter().min_by_key(|(_, value)| value.number).map(tell).unwrap_or_default();
        format!("共 {} 项，最大 {most}，最小 {least}", points.len())
    };
    format!("{}：{told}", series.name)
}
