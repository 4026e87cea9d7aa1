//! Draws charts as plans of lines, bars, dots and words, ready for the template.
//!
//! What can be right or wrong is decided here: scales, ticks, and that no
//! words collide. Colours, strokes and patterns are the template's. Printed
//! figures are the digits as written; only positions are floating point.

mod alt;
mod axis;
mod bar;
mod canvas;
mod legend;
mod line;
mod multiples;
mod place;
mod ranking;
mod scale;

use rust_decimal::Decimal;
use serde::Serialize;

pub use alt::{alternative, ranking_alternative};
pub use ranking::{RankingInput, ranking};

use crate::fonts::Measure;
use crate::messages::Crowd;
use crate::model::ChartKind;

/// Most series whose lines or bars can be told apart.
pub const MOST_SERIES: usize = 8;
/// Most points along an axis.
pub const MOST_POINTS: usize = 200;
/// Most small charts.
pub const MOST_PANELS: usize = 24;

/// A chart to be drawn; lengths in pt.
#[derive(Debug, Clone)]
pub struct ChartInput {
    /// What it draws.
    pub kind: ChartKind,
    /// The words along the axis.
    pub labels: Vec<String>,
    /// The rows of figures, each as long as `labels`.
    pub series: Vec<Series>,
    /// 单位：…
    pub unit: Option<String>,
    /// Its width.
    pub width: f64,
    /// Its height; one that suits the data if `None`.
    pub height: Option<f64>,
    /// The most that its height may be.
    pub tallest: f64,
    /// Type size.
    pub size: f64,
    /// Whether small figures stand at the top.
    pub invert: bool,
    /// Whether the axis of lines begins at zero.
    pub zero: bool,
}

/// A row of figures.
#[derive(Debug, Clone)]
pub struct Series {
    /// What they are of.
    pub name: String,
    /// The figures; `None` for gaps.
    pub values: Vec<Option<Value>>,
}

/// A figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Value {
    /// The digits as written.
    pub shown: String,
    /// What they are worth.
    pub number: Decimal,
}

impl Value {
    /// Reads a figure; `None` for gaps.
    pub fn read(text: &str) -> Option<Self> {
        crate::model::drawable(text).map(|number| Self { shown: text.trim().replace(['\n', '\t'], " "), number })
    }
}

/// A chart as drawn; all lengths in pt, from its top left corner.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Type size.
    pub size: f64,
    /// What is drawn, the lowest layer first.
    pub marks: Vec<Mark>,
}

/// A position, across and down.
pub type Point = [f64; 2];

/// Something drawn.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "mark", rename_all = "lowercase")]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Mark {
    /// A straight rule: `grid`, `axis` or `leader`.
    Rule { role: RuleRole, from: Point, to: Point },
    /// A bar or a piece of one; `look` counts the patterns from 0.
    Bar { look: usize, at: Point, size: Point },
    /// White below words that stand `over` a pattern.
    Blank { at: Point, size: Point, over: usize },
    /// A line through points; `look` counts the kinds of line from 0.
    Curve { look: usize, points: Vec<Point> },
    /// A point of a line, by its middle.
    Dot { look: usize, at: Point },
    /// Words in a box, whose height is the type size; `over` is the pattern that they stand on.
    Words { role: WordsRole, at: Point, width: f64, side: Side, text: String, over: Option<usize> },
}

/// What a rule is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RuleRole {
    /// A thin rule at a tick.
    Grid,
    /// The axis that bars stand on or months stand under.
    Axis,
    /// From words to what they name.
    Leader,
}

/// What words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum WordsRole {
    /// A figure at a tick.
    Tick,
    /// A name along the axis.
    Label,
    /// A figure of the data, as written.
    Value,
    /// The name of a series.
    Series,
    /// The name of a small chart.
    Title,
    /// 单位.
    Unit,
}

/// At which side of their box words begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// Flush left.
    Left,
    /// In the middle.
    Center,
    /// Flush right.
    Right,
}

/// A chart has more of something than can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooFull {
    /// Of what.
    pub what: Crowd,
    /// How many it has.
    pub have: usize,
    /// How many it may have.
    pub most: usize,
}

/// Draws a chart.
///
/// Words are set in the font of `measure`. Some figure there must be.
pub fn draw(input: &ChartInput, measure: &Measure) -> Result<Chart, TooFull> {
    let panels = input.kind == ChartKind::Multiples;
    let (what, most) = if panels { (Crowd::Panels, MOST_PANELS) } else { (Crowd::Series, MOST_SERIES) };
    limit(what, input.series.len(), most)?;
    limit(Crowd::Points, input.labels.len(), MOST_POINTS)?;
    match input.kind {
        ChartKind::Line => Ok(line::chart(input, measure)),
        ChartKind::Bar | ChartKind::Stacked => bar::chart(input, measure),
        ChartKind::Multiples => multiples::chart(input, measure),
    }
}

fn limit(what: Crowd, have: usize, most: usize) -> Result<(), TooFull> {
    if have > most { Err(TooFull { what, have, most }) } else { Ok(()) }
}
