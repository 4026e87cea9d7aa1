//! What is drawn, and the plan of it.

use std::ops::Range;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::messages::Crowd;
use crate::model::{ChartKind, drawable};

/// A chart to be drawn; lengths in pt.
#[derive(Debug, Clone)]
pub struct ChartInput {
    /// What it draws.
    pub kind: ChartKind,
    /// The words along the axis.
    pub labels: Vec<String>,
    /// The rows of figures, each as long as `labels`.
    pub series: Vec<Series>,
    /// How many series are drawn, the largest, if not all; see [`largest`](super::largest).
    pub most: Option<usize>,
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
    /// What the slices of a pie are parts of, if that is more than their sum.
    pub whole: Option<Decimal>,
}

impl ChartInput {
    /// Returns the names of the series with their looks.
    pub(super) fn names(&self) -> Vec<(usize, &str)> {
        self.series.iter().enumerate().map(|(look, series)| (look, series.name.as_str())).collect()
    }

    /// Returns all figures that are there.
    pub fn values(&self) -> impl Iterator<Item = &Value> + Clone {
        self.series.iter().flat_map(|series| &series.values).flatten()
    }

    /// Returns the height of a chart of upright bars or of lines.
    pub fn upright_height(&self) -> f64 {
        let usual = (0.46 * self.width).max(14.0 * self.size);
        self.height.unwrap_or(usual).max(9.0 * self.size).min(self.tallest)
    }

    /// Returns what all figures end with: `%`, or nothing.
    pub(super) fn sign(&self) -> &'static str {
        if self.values().all(|value| value.shown.ends_with(['%', '％'])) { "%" } else { "" }
    }
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
        drawable(text).map(|number| Self { shown: text.trim().replace(['\n', '\t'], " "), number })
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

/// A part of a chart that stands whole on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// The drawing.
    pub plan: Chart,
    /// The series that are in it, counted from 0.
    pub series: Range<usize>,
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
    /// A slice of a pie by its outline; `look` counts the patterns from 0.
    Slice { look: usize, points: Vec<Point> },
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
