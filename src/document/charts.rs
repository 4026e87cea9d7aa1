//! Charts as printed: those made from tables, and those of rankings.

use rust_decimal::Decimal;

use super::places::Marker;
use super::typography::{plain, polish};
use super::{Marks, Part, RankingChart, Settings};
use crate::charts::{self, ChartInput, RankingInput, Series, Value};
use crate::diag::Diagnostic;
use crate::fonts::Measure;
use crate::messages::DrawingFault;
use crate::model::{self, ChartKind, PT_PER_MM};
use crate::source::Located;

/// Type size in pt, 小五, and of charts narrower than so many pt.
const SIZE: f64 = 9.0;
const SMALL: (f64, f64) = (8.0, 180.0);
/// Months up to which a ranking's chart stands beside its table.
const MOST_BESIDE: usize = 14;
/// Width in pt that a ranking's table needs beside a chart, and the chart itself.
const LEAST_BESIDE: (f64, f64) = (190.0, 150.0);
/// Grid lines that a ranking's chart has at least, and below a table.
const LINES: (f64, f64) = (4.0, 8.0);
/// White in pt between table and chart.
const GUTTER: f64 = 12.0;

/// Draws a chart; reports what keeps it from being drawn.
pub(super) fn chart(
    chart: &model::Chart,
    settings: &Settings,
    hei: &Measure,
    marker: &mut Marker,
    found: &mut Vec<Diagnostic>,
) -> Option<Part> {
    let page = &settings.page;
    let pitch = page.height * PT_PER_MM / f64::from(page.lines);
    let (notes, note_places): (Vec<String>, _) = marker.notes(&chart.note, &chart.source).unzip();
    let negative = |cell: &&Located<String>| model::drawable(&cell.value).is_some_and(|number| number < Decimal::ZERO);
    if chart.kind == ChartKind::Stacked
        && let Some(cell) = chart.series.iter().flat_map(|series| &series.cells).find(negative)
    {
        let problem = DrawingFault::NegativePiece { text: cell.value.clone() };
        found.push(Diagnostic::error(problem.into(), cell.place.clone()));
        return None;
    }
    let width = chart.width.unwrap_or(page.width).min(page.width) * PT_PER_MM;
    // Caption, notes and the line above stay on the page with the chart.
    let around = 3.0 + 2.0 * notes.len() as f64;
    let input = ChartInput {
        kind: chart.kind,
        labels: chart.labels.iter().map(|label| one_line(&label.value)).collect(),
        series: chart
            .series
            .iter()
            .map(|series| Series {
                name: one_line(&series.name.value),
                values: series.cells.iter().map(|cell| Value::read(&cell.value)).collect(),
            })
            .collect(),
        unit: chart.unit.as_ref().map(|unit| format!("单位：{}", polish(&unit.value))),
        width,
        height: chart.height.map(|height| height * PT_PER_MM),
        tallest: f64::from(page.lines) * pitch - around * pitch,
        size: size(width),
        invert: chart.invert,
        zero: chart.zero,
    };
    let plan = match charts::draw(&input, hei) {
        Ok(plan) => plan,
        Err(charts::TooFull { what, have, most }) => {
            found.push(Diagnostic::error(DrawingFault::ChartTooFull { what, have, most }.into(), chart.place.clone()));
            return None;
        }
    };
    let title = chart.title.as_ref().map(|title| plain(&title.value));
    let alt = match &chart.alt {
        Some(alt) => alt.value.clone(),
        None => charts::alternative(title.as_deref(), &input),
    };
    let (caption, place) = marker.polished("", &chart.title).unzip();
    let places = Marks::default()
        .with("caption", place)
        .with_all("notes", note_places)
        .with("whole", marker.whole(&alt, &chart.place));
    Some(Part::Chart { caption, notes, alt, plan, places })
}

/// Draws the chart of a ranking; `None` if it has none or too few months for one.
pub(super) fn ranking(ranking: &model::Ranking, settings: &Settings, hei: &Measure) -> Option<RankingChart> {
    if !ranking.chart {
        return None;
    }
    let page = &settings.page;
    let (full, pitch) = (page.width * PT_PER_MM, page.height * PT_PER_MM / f64::from(page.lines));
    // The chart is as high as the table: its rows of 四号 in whole grid lines, see `ranking.typ`.
    let row = (1.4 * 14.0 / pitch - 0.001).ceil() * pitch;
    let table = row * (ranking.rows.len() + 1) as f64;
    let (least_table, least_chart) = LEAST_BESIDE;
    let chart = (0.45 * full).min(full - least_table - GUTTER);
    let beside = ranking.rows.len() <= MOST_BESIDE && chart >= least_chart;
    let rows = ranking.rows.iter().map(|row| {
        let rank = row.rank.to_string();
        (row.month, Value::read(&row.index.value), Value::read(&rank))
    });
    let input = RankingInput {
        rows: rows.collect(),
        names: ["综合指数", "排名"].map(str::to_owned),
        width: if beside { chart } else { full },
        height: if beside { table.max(LINES.0 * pitch) } else { LINES.1 * pitch - 0.5 * pitch },
        size: size(if beside { chart } else { full }),
    };
    let plan = charts::ranking(&input, hei)?;
    let alt = charts::ranking_alternative(&plain(&ranking.place.value), &input);
    Some(RankingChart { beside, gutter: GUTTER, alt, plan })
}

fn size(width: f64) -> f64 {
    if width < SMALL.1 { SMALL.0 } else { SIZE }
}

fn one_line(text: &str) -> String {
    plain(&text.replace('\n', " "))
}
