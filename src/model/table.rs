//! Statistics tables, from whatever file they come.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Value;
use crate::source::{Located, Place};

/// The cells of a table or of a part of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cells {
    /// The cells as shown, by row; every row has the same number of them.
    pub rows: Vec<Vec<Located<String>>>,
    /// Cells that cover several places, in no particular order; they never overlap.
    ///
    /// The text stands in the upper left place, the others are empty.
    pub merges: Vec<Merge>,
}

/// A cell that covers several places; all counted from 0 within [`Cells::rows`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// The row it begins in.
    pub row: usize,
    /// The column it begins in.
    pub column: usize,
    /// How many rows it covers, at least 1.
    pub rows: usize,
    /// How many columns it covers, at least 1.
    pub columns: usize,
}

impl Cells {
    /// Returns the number of columns.
    pub fn columns(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }
}

/// How many rows of a sheet, empty ones apart, were taken for what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct SheetRows {
    /// Rows above the head: title, unit and the like.
    pub above: usize,
    /// Rows of the head.
    pub head: usize,
    /// Rows below the last one of the table: notes, sources.
    pub below: usize,
}

/// A statistics table.
#[derive(Debug, Clone)]
pub struct Table {
    /// What the text calls it, see [`Figure`](super::Figure); its title if absent.
    pub name: Option<Located<String>>,
    /// A label such as 附件1, above the title at the left.
    pub annex: Option<Located<String>>,
    /// The words above it.
    pub title: Option<Located<String>>,
    /// 单位, printed at the right above the table.
    pub unit: Option<Located<String>>,
    /// Other lines above it, such as the year or the office that made it; printed at the left.
    pub lead: Vec<Located<String>>,
    /// A note below it.
    pub note: Option<Located<String>>,
    /// Where it comes from, printed below it.
    pub source: Option<Located<String>>,
    /// The lines that stand below it on its sheet, with their own 注： or 资料来源：.
    pub tail: Vec<Located<String>>,
    /// What its sheet holds.
    pub sheet: SheetRows,
    /// How many rows at the top are the head, at least 1.
    pub head_rows: usize,
    /// How many columns at the left name groups of rows; an empty cell continues the group.
    pub group_columns: usize,
    /// The columns that name the rows, in order and at least one: a table in blocks repeats them in each.
    pub stub: Vec<usize>,
    /// Its cells, the head's first.
    pub cells: Cells,
    /// What each column holds and how it is set.
    pub columns: Vec<Column>,
    /// The cells that are red, by row and column of `cells`.
    pub red: BTreeSet<(usize, usize)>,
    /// For each row of `cells`, whether it is a total (合计, 小计) or declared as one.
    pub total_rows: Vec<bool>,
    /// What is said of totals in `issue.toml`, for the arithmetic of `check`.
    pub totals: Vec<Total>,
    /// What of the table is printed, and how.
    pub print: Printing,
    /// Where the table is named in `issue.toml`.
    pub place: Place,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Kind {
    /// Names of rows or groups.
    Label,
    /// Figures.
    Number,
    /// Figures with %.
    Percent,
    /// Days, months or years.
    Date,
    /// Any other text.
    Text,
}

/// The side at which the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Align {
    /// Flush left.
    Left,
    /// In the middle.
    Center,
    /// Flush right; figures stand one below the other by their decimal points.
    Right,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// What it holds, as declared or as its cells show.
    pub kind: Kind,
    /// Where its text stands.
    pub align: Align,
    /// Whether it is set in 黑体.
    pub strong: bool,
    /// Decimals that figures are rounded to; as written if `None`.
    pub decimals: Option<u32>,
    /// Whether thousands are separated by commas; as written if `None`.
    pub thousands: Option<bool>,
    /// Whether its figures are followed by arrows of rise and fall.
    pub arrows: bool,
}

/// What follows figures above zero, below it and at it.
const ARROWS: [char; 3] = ['↑', '↓', '—'];

impl Column {
    /// Returns the arrow that follows a figure of the column; `None` if it is none, or has no arrows.
    pub fn arrow(&self, text: &str) -> Option<char> {
        let worth = Value::of(text).worth().filter(|_| self.arrows)?;
        let [rise, fall, same] = ARROWS;
        Some(match worth.cmp(&Decimal::ZERO) {
            Ordering::Greater => rise,
            Ordering::Less => fall,
            Ordering::Equal => same,
        })
    }

    /// Returns a figure of the column as printed without its arrow.
    pub fn without_arrow<'t>(&self, printed: &'t str) -> &'t str {
        let bare = printed.strip_suffix(ARROWS).filter(|bare| self.arrows && !bare.is_empty());
        bare.unwrap_or(printed)
    }
}

/// A total as declared.
#[derive(Debug, Clone)]
pub struct Total {
    /// Where it stands; counted from 0 within [`Cells::rows`].
    pub at: Line,
    /// The rows or columns that it sums; `None`: all before it that are no totals.
    pub of: Option<Vec<usize>>,
}

/// A row or a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A row, counted from 0.
    Row(usize),
    /// A column, counted from 0.
    Column(usize),
}

/// What of a table is printed, and how.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Printing {
    /// Whether only head and totals are printed.
    pub only_totals: bool,
    /// Whether rows and columns without a value are named in a sentence instead of printed.
    pub compact: bool,
    /// Upright or turned, if the editor wants one of them.
    pub turned: Option<bool>,
    /// Smallest type in pt, if the editor sets one.
    pub smallest: Option<f64>,
    /// Largest type in pt, if not the publication's.
    pub largest: Option<f64>,
}

impl Table {
    /// Returns the rows that are printed: all, or only the head and the totals.
    pub fn printed_rows(&self) -> impl Iterator<Item = &Vec<Located<String>>> {
        let head = self.head_rows;
        let printed = move |y: usize| y < head || !self.print.only_totals || self.total_rows[y];
        self.cells.rows.iter().enumerate().filter(move |(y, _)| printed(*y)).map(|(_, row)| row)
    }
}

/// What labels of rows and columns with totals end in.
const TOTALS: [&str; 4] = ["合计", "总计", "小计", "共计"];

/// Returns whether a label says that its row or column holds a total: 合 计, 全市总计, 合计（万元）, 小计：.
pub fn is_total_label(label: &str) -> bool {
    let label = without_unit(label);
    TOTALS.iter().any(|total| label.ends_with(total))
}

/// Returns what a label of a total says before 合计; empty if it says nothing else, `None` if it is none.
pub fn total_of(label: &str) -> Option<String> {
    let label = without_unit(label);
    TOTALS.iter().find_map(|total| label.strip_suffix(total)).map(str::to_owned)
}

/// Returns a label without white space, a colon or stars at its end, and what it has in brackets there.
fn without_unit(label: &str) -> String {
    let label: String = label.chars().filter(|c| !c.is_whitespace()).collect();
    let bare = label.trim_end_matches(['：', ':', '*', '＊', '※']);
    let inside = bare.strip_suffix(['）', ')']).and_then(|rest| rest.rfind(['（', '(']));
    inside.map_or(bare, |at| &bare[..at]).to_owned()
}

/// For each text in a column of figures there are so many figures at least.
const ODD: usize = 6;
/// Fewest figures of a column that holds several texts, too.
const FEW: usize = 12;
/// Fewest figures of a column that holds one text, too.
const LONE: usize = 4;

/// How many cells of a column look like what.
#[derive(Default)]
struct Counts {
    numbers: usize,
    percents: usize,
    dates: usize,
    texts: usize,
}

impl Counts {
    fn of<'t>(cells: impl Iterator<Item = &'t str>) -> Self {
        let mut counts = Self::default();
        for cell in cells {
            match Value::of(cell) {
                Value::Number { percent: true, .. } => counts.percents += 1,
                Value::Number { .. } => counts.numbers += 1,
                Value::Date => counts.dates += 1,
                Value::Text => counts.texts += 1,
                Value::Empty | Value::Sign => {}
            }
        }
        counts
    }

    fn kind(self) -> Kind {
        match (self.numbers, self.percents, self.dates, self.texts) {
            (.., texts) if texts > 0 => Kind::Text,
            (0, 0, dates, _) if dates > 0 => Kind::Date,
            (_, _, dates, _) if dates > 0 => Kind::Text,
            (0, percents, ..) if percents > 0 => Kind::Percent,
            _ => Kind::Number,
        }
    }
}

impl Kind {
    /// Tells what a column holds by its cells; one text among them makes it text.
    pub fn of<'t>(cells: impl Iterator<Item = &'t str>) -> Self {
        Counts::of(cells).kind()
    }

    /// Tells what a column holds by most of its cells: a text or two among many figures do not make it text.
    pub fn mostly<'t>(cells: impl Iterator<Item = &'t str>) -> Self {
        let mut counts = Counts::of(cells);
        let (figures, odd) = (counts.numbers + counts.percents, counts.dates + counts.texts);
        if figures >= FEW && odd * ODD <= figures || figures >= LONE && odd == 1 {
            (counts.dates, counts.texts) = (0, 0);
        }
        counts.kind()
    }

    /// Returns whether the column holds figures.
    pub fn is_figures(self) -> bool {
        matches!(self, Self::Number | Self::Percent)
    }

    /// Returns the side at which such a column stands unless the editor says otherwise.
    pub fn align(self) -> Align {
        match self {
            Self::Label | Self::Date => Align::Center,
            Self::Number | Self::Percent => Align::Right,
            Self::Text => Align::Left,
        }
    }
}
