//! Charts as printed: those made from tables, and those of rankings.

use std::ops::Range;

use rust_decimal::Decimal;
use serde::Serialize;

use super::pie;
use super::places::{Marker, Number};
use super::title::title_lines;
use super::typography::{plain, polish};
use super::{Marks, Part, RankingChart, Settings};
use crate::charts::{self, ChartInput, Mark, RankingInput, Rest, Series, Value};
use crate::diag::Diagnostic;
use crate::fonts::Measure;
use crate::messages::DrawingFault;
use crate::model::{self, ChartKind, PT_PER_MM};
use crate::source::Located;

/// Type size in pt, 小五, and of charts narrower than so many pt.
const SIZE: f64 = 9.0;
const SMALL: (f64, f64) = (8.0, 180.0);
/// Type size of captions in pt, 四号.
const CAPTION: f64 = 14.0;
/// Small charts from which on their type is the smaller one, so that more of them stand side by side.
const MANY: usize = 20;
/// Months up to which a ranking's chart stands beside its table.
const MOST_BESIDE: usize = 14;
/// Width in pt that a ranking's table needs beside a chart, and the chart itself.
const LEAST_BESIDE: (f64, f64) = (190.0, 150.0);
/// Grid lines that a ranking's chart has at least, and below a table.
const LINES: (f64, f64) = (4.0, 8.0);
/// A ranking's close rows: their height in lines, and their type size in pt, ever smaller (四号, 小四, 五号).
const CLOSE: [Rows; 3] = [Rows::CLOSE, Rows { height: 0.6, size: 12.0 }, Rows { height: 0.53, size: 10.5 }];
/// Least height in em of a row in type of less than the usual size.
const ROW: f64 = 1.3;
/// White in pt between table and chart.
const GUTTER: f64 = 12.0;

/// Names of series that a note lists, at most.
const MOST_NAMES: usize = 40;

/// What it takes to draw a chart once more.
#[derive(Debug, Clone)]
pub(super) struct Drawn {
    pub(super) input: ChartInput,
    pub(super) measure: Measure,
}

/// Draws a chart, in as many parts as stand whole on a page; reports what keeps it from being drawn.
///
/// Of one whose height may be less, it returns what it takes to draw it once more.
pub(super) fn chart(
    chart: &model::Chart,
    settings: &Settings,
    (hei, kai): (&Measure, &Measure),
    marker: &mut Marker,
    found: &mut Vec<Diagnostic>,
) -> (Vec<Part>, Option<Drawn>) {
    let page = &settings.page;
    let pitch = page.pitch();
    let negative = |cell: &&Located<String>| model::drawable(&cell.value).is_some_and(|number| number < Decimal::ZERO);
    if chart.kind == ChartKind::Stacked
        && let Some(cell) = chart.series.iter().flat_map(|series| &series.cells).find(negative)
    {
        let problem = DrawingFault::NegativePiece { text: cell.value.clone() };
        found.push(Diagnostic::error(problem.into(), cell.place.clone()));
        return Default::default();
    }
    let width = chart.width.unwrap_or(page.width).min(page.width) * PT_PER_MM;
    let mut input = ChartInput {
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
        most: chart.most,
        unit: chart.unit.as_ref().map(|unit| format!("单位：{}", polish(&unit.value))),
        width,
        height: chart.height.map(|height| height * PT_PER_MM),
        tallest: f64::from(page.lines) * pitch,
        size: if chart.kind == ChartKind::Multiples && chart.series.len() > MANY { SMALL.0 } else { size(width) },
        invert: chart.invert,
        zero: chart.zero,
        whole: None,
    };
    let sliced = match chart.kind {
        ChartKind::Pie => Some(pie::slices(chart, &mut input, found)),
        _ => None,
    };
    if matches!(sliced, Some(None)) {
        return Default::default();
    }
    let rest = charts::largest(&mut input);
    let sliced = sliced.flatten().inspect(|sliced| sliced.write(&mut input));
    let share = settings.white.drawings;
    if share != 1.0 && input.height.is_none() && !matches!(chart.kind, ChartKind::Multiples | ChartKind::Pie) {
        input.height = Some(share * input.upright_height());
    }
    let said = [rest_of(&rest, &input), sliced.and_then(|sliced| sliced.note)];
    let (notes, note_places) = notes(chart, said, marker);
    let (lines, line_places) = caption(&chart.title, settings, kai, marker);
    // Caption, notes and the line above stay on the page with the chart.
    input.tallest -= (2.0 + lines.len().max(1) as f64 + 2.0 * notes.len() as f64) * pitch;
    let pieces = match charts::pieces(&input, hei, pitch) {
        Ok(pieces) => pieces,
        Err(charts::TooFull { what, have, most }) => {
            found.push(Diagnostic::error(DrawingFault::ChartTooFull { what, have, most }.into(), chart.place.clone()));
            return Default::default();
        }
    };
    let words = chart.title.as_ref().map(|title| polish(&title.value));
    let mut last = Some((words, lines, notes, line_places, note_places));
    let count = pieces.len();
    let mut parts = Vec::new();
    for (n, piece) in pieces.into_iter().enumerate() {
        let alt = alternative(chart, &input, (count > 1).then_some(&piece.series));
        let whole = marker.whole(&alt, &chart.place);
        // What is said below a chart stands below its last piece.
        let said = last.take_if(|_| n + 1 == count).unwrap_or_default();
        let (caption, lines, notes, line_places, note_places) = said;
        let places =
            Marks::default().with_all("lines", line_places).with_all("notes", note_places).with("whole", whole);
        parts.push(Part::Chart { follows: n > 0, caption, lines, notes, alt, plan: piece.plan, places });
    }
    let free = chart.height.is_none() && !matches!(chart.kind, ChartKind::Multiples | ChartKind::Pie);
    (parts, free.then(|| Drawn { input, measure: hei.clone() }))
}

/// Breaks the words below a chart or picture into lines, and numbers them.
pub(super) fn caption(
    words: &Option<Located<String>>,
    settings: &Settings,
    kai: &Measure,
    marker: &mut Marker,
) -> (Vec<String>, Vec<Option<Number>>) {
    let Some(words) = words else { return Default::default() };
    let lines = title_lines(&words.value, settings.page.width * PT_PER_MM, CAPTION, kai);
    let places = marker.lines(&lines, words);
    (lines, places)
}

/// Says what a chart shows, or some of its series.
fn alternative(chart: &model::Chart, input: &ChartInput, some: Option<&Range<usize>>) -> String {
    let part = some.map(|some| format!("（共{}个，第{}至{}个）", input.series.len(), some.start + 1, some.end));
    let part = part.unwrap_or_default();
    if let Some(alt) = &chart.alt {
        return format!("{}{part}", alt.value);
    }
    let title = chart.title.as_ref().map(|title| format!("{}{part}", plain(&title.value)));
    let title = title.or_else(|| some.map(|_| part));
    match some {
        Some(some) => {
            let series = input.series[some.clone()].to_vec();
            charts::alternative(title.as_deref(), &ChartInput { series, ..input.clone() })
        }
        None => charts::alternative(title.as_deref(), input),
    }
}

/// Returns what is said below a chart: what is not as in the data, the editor's note, the source.
fn notes(chart: &model::Chart, said: [Option<String>; 2], marker: &mut Marker) -> (Vec<String>, Vec<Option<Number>>) {
    let mut notes: Vec<(String, Option<Number>)> = marker.notes(&chart.note, &chart.source).collect();
    let said: String = said.into_iter().flatten().collect();
    if !said.is_empty() {
        let before = if chart.note.is_some() { "" } else { "注：" };
        notes.insert(usize::from(chart.note.is_some()), (format!("{before}{said}"), None));
    }
    notes.into_iter().unzip()
}

/// Says which series are not among the largest; in Chinese, as it is printed.
fn rest_of(rest: &Rest, input: &ChartInput) -> Option<String> {
    let listed = |names: &[String]| {
        let more = if names.len() > MOST_NAMES { "等" } else { "" };
        format!("{}{more}", names.iter().take(MOST_NAMES).map(String::as_str).collect::<Vec<_>>().join("、"))
    };
    match rest {
        Rest::None => None,
        Rest::Summed(name, names) => {
            // What is left over of a pie already is among them.
            let own = |other: &String| if other == name { format!("原有的{name}") } else { other.clone() };
            let names: Vec<String> = names.iter().map(own).collect();
            Some(format!("“{name}”是{}，共{}个的和。", listed(&names), names.len()))
        }
        Rest::Omitted(names) => {
            let lines = matches!(input.kind, ChartKind::Line | ChartKind::Multiples);
            let when = input.labels.last().filter(|_| lines).map_or("", String::as_str);
            let size = if lines && input.invert { "最小" } else { "最大" };
            let (shown, left) = (input.series.len(), names.len());
            Some(format!("图中只画{when}数值{size}的{shown}个，未画的{left}个是{}。", listed(names)))
        }
    }
}

/// How close rows of a ranking are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rows {
    /// Height of a row in lines.
    pub height: f64,
    /// Type size in pt.
    pub size: f64,
}

impl Rows {
    /// The least close ones.
    pub(super) const CLOSE: Self = Self { height: 0.75, size: 14.0 };

    /// Returns the rows that a ranking may have where there is little room, on lines so far apart in pt.
    pub(super) fn close(pitch: f64) -> impl Iterator<Item = Self> {
        let is_high = move |rows: &Self| *rows == Self::CLOSE || rows.height * pitch >= ROW * rows.size;
        CLOSE.into_iter().filter(is_high)
    }

    /// Returns the height in pt of the table of so many months, in whole lines so far apart in pt; see `ranking.typ`.
    pub(super) fn height(self, months: usize, pitch: f64) -> f64 {
        (self.height * (months + 1) as f64 - 0.001).ceil() * pitch
    }
}

/// Draws the chart of a ranking, for a table of close rows or not; `None` if it has none or too few months for one.
pub(super) fn ranking(
    ranking: &model::Ranking,
    close: Option<Rows>,
    settings: &Settings,
    hei: &Measure,
) -> Option<RankingChart> {
    if !ranking.chart {
        return None;
    }
    let page = &settings.page;
    let (full, pitch) = (page.width * PT_PER_MM, page.pitch());
    // The chart is as high as the table: its rows of 四号 in whole grid lines, see `ranking.typ`.
    let usual = Rows { height: (1.4 * 14.0 / pitch - 0.001).ceil(), size: 14.0 };
    let table = close.unwrap_or(usual).height(ranking.rows.len(), pitch);
    let (least_table, least_chart) = LEAST_BESIDE;
    let chart = (0.45 * full).min(full - least_table - GUTTER);
    let beside = ranking.rows.len() <= MOST_BESIDE && chart >= least_chart;
    let months = ranking.rows.iter().map(|row| {
        let rank = row.rank_words();
        (row.month, Value::read(&row.index.value), Value::read(&rank))
    });
    let input = RankingInput {
        rows: months.collect(),
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

impl Part {
    /// Returns whether it is a pie.
    pub(super) fn has_slices(&self) -> bool {
        matches!(self, Self::Chart { plan, .. } if plan.marks.iter().any(|mark| matches!(mark, Mark::Slice { .. })))
    }
}
