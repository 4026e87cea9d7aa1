//! Charts made from the cells of a table.

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Value;
use crate::source::{Located, Place};

/// Figures from here on are not drawn: sums of many could not be exact.
const LIMIT: i64 = 1_000_000_000_000_000;
/// Most digits behind the point, as workbooks show shares and means that nobody rounded.
const MOST_DECIMALS: u32 = 20;
/// Most digits in all: a sum of many must fit the 28 of a decimal.
const MOST_DIGITS: u32 = 24;

/// What a chart draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum ChartKind {
    /// A line for each series.
    Line,
    /// Bars side by side.
    Bar,
    /// Bars made of pieces.
    Stacked,
    /// A small chart of lines for each series.
    Multiples,
    /// Shares of one sum as slices.
    Pie,
}

/// A chart.
#[derive(Debug, Clone)]
pub struct Chart {
    /// What it draws.
    pub kind: ChartKind,
    /// 图题, the words below it.
    pub title: Option<Located<String>>,
    /// 单位, printed above the axis.
    pub unit: Option<Located<String>>,
    /// A note below it.
    pub note: Option<Located<String>>,
    /// Where the data comes from, printed below it.
    pub source: Option<Located<String>>,
    /// What it shows, for those who cannot see it.
    pub alt: Option<Located<String>>,
    /// The words along the axis, such as months or places.
    pub labels: Vec<Located<String>>,
    /// The rows of figures, each as long as `labels`.
    pub series: Vec<ChartSeries>,
    /// The total that the slices of a pie are parts of, as its table has it; each of its series is one.
    pub whole: Option<Located<String>>,
    /// How many series are drawn, the largest, if not all.
    pub most: Option<usize>,
    /// Width in mm; that of the type area if `None`.
    pub width: Option<f64>,
    /// Height in mm; one that suits the data if `None`.
    pub height: Option<f64>,
    /// Whether small figures stand at the top, as for ranks.
    pub invert: bool,
    /// Whether the axis begins at zero; that of bars always does.
    pub zero: bool,
    /// Where the chart is named in `issue.toml`.
    pub place: Place,
}

/// A row of figures of a chart.
#[derive(Debug, Clone)]
pub struct ChartSeries {
    /// What they are of.
    pub name: Located<String>,
    /// The cells as written; those without a figure are gaps.
    pub cells: Vec<Located<String>>,
}

/// Returns what a cell's figure is worth, if it has one that can be drawn.
pub fn drawable(text: &str) -> Option<Decimal> {
    let worth = Value::of(text).worth()?;
    let plain = worth.normalize();
    let decimals = plain.scale();
    let digits = plain.mantissa().unsigned_abs().checked_ilog10().map_or(1, |digits| digits + 1);
    let fits = worth.abs() < Decimal::from(LIMIT) && decimals <= MOST_DECIMALS && digits.max(decimals) <= MOST_DIGITS;
    fits.then_some(worth)
}
