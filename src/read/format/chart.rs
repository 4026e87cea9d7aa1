//! Charts in `issue.toml`.

use schemars::JsonSchema;
use serde::Deserialize;

use super::issue::ChartWord;
use super::{DelimiterWord, EncodingWord, Maybe, Words};

/// A chart.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind", "type", "data"]))]
pub struct ChartFile {
    /// Kind of item: a chart made from a table.
    pub kind: Maybe<ChartWord>,
    /// What is drawn: `line`; `bar`, side by side; `stacked` bars; `multiples`, a small chart for each series.
    #[serde(rename = "type")]
    pub drawn: Maybe<ChartTypeWord>,
    /// 图题, words below the chart.
    pub title: Maybe<Words>,
    /// File with the figures: CSV, TSV, XLSX, XLS or ODS; after a # a sheet, a range or both: `data.xlsx#三季度!A1:W58`.
    pub data: Maybe<Words>,
    /// Encoding of a CSV file; found out if absent.
    pub encoding: Maybe<EncodingWord>,
    /// What stands between the cells of a CSV file; found out if absent.
    pub delimiter: Maybe<DelimiterWord>,
    /// Rows at the top that are the head; found out from merged cells, else 1.
    #[schemars(range(min = 1, max = 10))]
    pub head_rows: Maybe<usize>,
    /// Name of the column with the words along the axis, such as months or places; the first if absent.
    pub labels: Maybe<Words>,
    /// Names of the columns with figures; all of them but totals if absent.
    pub series: Maybe<Vec<Maybe<Words>>>,
    /// Names of the rows; all but totals if absent.
    pub rows: Maybe<Vec<Maybe<Words>>>,
    /// Whether the rows are the series, and the columns stand along the axis; false if absent.
    pub transpose: Maybe<bool>,
    /// 单位, printed above the axis.
    pub unit: Maybe<Words>,
    /// Note below the chart.
    pub note: Maybe<Words>,
    /// Where the figures come from, printed below the chart.
    pub source: Maybe<Words>,
    /// What the chart shows, for those who cannot see it; written by the program if absent.
    pub alt: Maybe<Words>,
    /// Width in mm; the full type area if absent.
    #[schemars(range(min = 50, max = 190))]
    pub width: Maybe<f64>,
    /// Height in mm; one that suits the data if absent.
    #[schemars(range(min = 30, max = 240))]
    pub height: Maybe<f64>,
    /// Whether small figures stand at the top, as for ranks; false if absent. Not for bars.
    pub invert: Maybe<bool>,
    /// Whether the axis begins at zero; that of bars always does; false if absent.
    pub zero: Maybe<bool>,
}

/// What a chart draws.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
#[expect(missing_docs, reason = "described variants would not be a plain list of words in the schema")]
pub enum ChartTypeWord {
    Line,
    Bar,
    Stacked,
    Multiples,
}
