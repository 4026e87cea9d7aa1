//! Arranges statistics tables: upright or turned, type size, column widths, pages.
//!
//! Widths come from the real widths of the text, and every cell is broken
//! into lines here, so that no number can touch a rule and nothing is cut off.

mod lines;
mod pages;
mod sketch;

use serde::Serialize;

use crate::fonts::Measure;
use sketch::Sketch;

/// Smallest type in pt.
const SMALLEST: f64 = 7.0;
/// Sizes that are tried, in pt, largest first.
const SIZES: [f64; 9] = [14.0, 12.0, 10.5, 10.0, 9.0, 8.5, 8.0, 7.5, SMALLEST];

/// A table to be arranged.
#[derive(Debug, Clone)]
pub struct TableInput {
    /// All rows, the head's first, each with the same number of cells.
    pub rows: Vec<Vec<String>>,
    /// How many rows are the head.
    pub head_rows: usize,
    /// How many columns at the left name groups of rows.
    pub group_columns: usize,
}

/// The room there is for a table, in pt.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// Width of the type area.
    pub width: f64,
    /// Height of the type area.
    pub height: f64,
    /// What title, unit and notes take of the height of an upright table.
    pub around_upright: f64,
    /// What title, unit and notes take of the height of a turned table.
    pub around_turned: f64,
    /// Largest type.
    pub largest: f64,
}

/// A table as arranged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableLayout {
    /// Whether it stands on pages of its own, its head at the left edge of the sheet.
    pub turned: bool,
    /// Height in pt that a piece may have.
    pub room: f64,
    /// Type size in pt.
    pub size: f64,
    /// Distance of baselines in pt.
    pub leading: f64,
    /// White at either side of a cell's text, in pt.
    pub padding: f64,
    /// White to the right of the numbers of each column, in pt: they are flush
    /// right, and the longest stands in the middle of its column.
    pub number_padding: Vec<f64>,
    /// Column widths in pt.
    pub widths: Vec<f64>,
    /// How many rows of each chunk are the head.
    pub head_rows: usize,
    /// The pieces that go on one page each.
    pub chunks: Vec<Chunk>,
}

/// The head and some rows of a table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chunk {
    /// Row heights in pt, the head's first.
    pub heights: Vec<f64>,
    /// The cells that hold something or span several, by row and column.
    pub cells: Vec<Cell>,
}

/// A cell of a chunk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// Column, from 0.
    pub x: usize,
    /// Row within the chunk, from 0.
    pub y: usize,
    /// Columns it covers.
    pub columns: usize,
    /// Rows it covers.
    pub rows: usize,
    /// What it is.
    pub role: CellRole,
    /// Whether it belongs to a row of totals.
    pub total: bool,
    /// Its text, broken into lines.
    pub lines: Vec<String>,
}

/// What a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CellRole {
    /// A column's head.
    Head,
    /// The name of a row or of a group of rows.
    Label,
    /// A number.
    Number,
    /// Any other text.
    Text,
}

/// Arranges a table; `None` if it fits in no way.
///
/// Upright if that is legible, else turned; then on as few pages as possible,
/// then in the largest type.
///
/// `plain` measures ordinary cells, `strong` heads and totals.
pub fn arrange(table: &TableInput, room: &Room, plain: &Measure, strong: &Measure) -> Option<TableLayout> {
    let sketch = Sketch::new(table, plain, strong);
    let sizes = || SIZES.into_iter().filter(|size| *size <= room.largest.max(SMALLEST));
    // Upright tables are read like text; below 9 pt a turned one serves better.
    let upright = sizes().filter(|size| *size >= 9.0).find_map(|size| sketch.drafts(false, size, room).next());
    let draft = upright.or_else(|| {
        let turned = sizes().flat_map(|size| sketch.drafts(true, size, room));
        turned.min_by_key(|draft| draft.pages.len())
    })?;
    Some(sketch.finish(draft))
}
