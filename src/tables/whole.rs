//! A table before it is cut into pages, for renditions that break it themselves.

use std::collections::BTreeSet;

use super::atoms::Breaking;
use super::blocks::project;
use super::grid::Grid;
use super::spans::Spans;
use super::{PADDING, TableInput, TableLayout, on_one_line};
use crate::fonts::Measure;
use crate::model::{Align, Merge};

/// One column block of a table, with all its rows; lengths in pt.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeBlock {
    /// Column widths.
    pub widths: Vec<f64>,
    /// The rows, the head's first.
    pub rows: Vec<WholeRow>,
}

/// A row of a block.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeRow {
    /// The least height that it has on paper.
    pub height: f64,
    /// Its cells from left to right; together they are as wide as the block.
    pub cells: Vec<WholeCell>,
}

/// A cell, or the part of a cell that lies in a row.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeCell {
    /// The columns it covers.
    pub columns: usize,
    /// The rows it covers, from this one on; 0 where it continues a cell of the row above.
    pub rows: usize,
    /// Its text, with `\n` where it has a line break of its own.
    pub text: String,
    /// Whether it is emphasised.
    pub strong: bool,
    /// Whether it is red.
    pub red: bool,
    /// Where its text stands.
    pub align: Align,
    /// White to the right of a text that is flush right, beyond the padding.
    pub inset: f64,
    /// Whether its text runs downwards.
    pub vertical: bool,
}

/// Returns the column blocks of an arranged table, each with all its rows.
///
/// `input` is what the table was arranged from, `plain` and `strong` measure
/// its ordinary and its emphasised cells.
pub fn whole(layout: &TableLayout, input: &TableInput, plain: &Measure, strong: &Measure) -> Vec<WholeBlock> {
    if layout.blocks.len() == 1 {
        return vec![block(layout, 0, input, plain, strong)];
    }
    let spans = Spans::new(input);
    let part = |(index, own): (usize, &super::Block)| {
        block(layout, index, &project(input, &spans, &own.columns), plain, strong)
    };
    layout.blocks.iter().enumerate().map(part).collect()
}

fn block(layout: &TableLayout, index: usize, table: &TableInput, plain: &Measure, strong: &Measure) -> WholeBlock {
    let grid = Grid::new(table, plain, strong, Breaking::Words);
    let widths = &wide(layout, index);
    let vertical = vertical_heads(layout, index);
    let heights = heights(layout, index);
    let row = |y: usize| {
        let mut cells = Vec::new();
        let mut x = 0;
        while x < grid.columns() {
            let single = Merge { row: y, column: x, rows: 1, columns: 1 };
            let span = grid.spans.at(y, x).copied().unwrap_or(single);
            let width = widths[x..x + span.columns].iter().sum::<f64>() / layout.size - 2.0 * PADDING;
            let align = grid.align(span.row, x, span.columns);
            let inset = if align == Align::Right { grid.inset(span.row, x, width) - PADDING } else { 0.0 };
            let vertical = vertical.contains(&(y, x));
            let text = match &table.rows[y][x].value {
                _ if span.row != y => String::new(),
                // Vertical lines side by side would be read across.
                text if vertical => on_one_line(text),
                text => text.clone(),
            };
            cells.push(WholeCell {
                columns: span.columns,
                rows: if span.row == y { span.rows } else { 0 },
                text,
                strong: grid.is_strong(span.row, x),
                red: grid.is_red(span.row, x),
                align,
                inset: inset * layout.size,
                vertical,
            });
            x += span.columns;
        }
        WholeRow { height: heights.get(y).copied().unwrap_or(0.0), cells }
    };
    WholeBlock { widths: widths.clone(), rows: (0..grid.rows()).map(row).collect() }
}

/// Returns the widths of a block that stands alone; those of pieces beside each other are spread over the page.
fn wide(layout: &TableLayout, index: usize) -> Vec<f64> {
    let widths = &layout.blocks[index].widths;
    let (beside, sum) = (layout.beside() as f64, widths.iter().sum::<f64>());
    let factor = beside + layout.gutter * (beside - 1.0) / sum.max(1.0);
    widths.iter().map(|width| width * factor).collect()
}

/// Returns the heights of all rows of a block, from its pieces.
fn heights(layout: &TableLayout, index: usize) -> Vec<f64> {
    let pieces = layout.chunks.iter().filter(|chunk| chunk.block == index);
    // The head is repeated in every piece.
    let repeated = |number| if number == 0 { 0 } else { layout.head_rows };
    pieces.enumerate().flat_map(|(number, chunk)| chunk.heights.iter().skip(repeated(number)).copied()).collect()
}

/// Returns row and column of the heads that stand vertical.
fn vertical_heads(layout: &TableLayout, index: usize) -> BTreeSet<(usize, usize)> {
    let piece = layout.chunks.iter().find(|chunk| chunk.block == index);
    let stacked = piece.into_iter().flat_map(|chunk| &chunk.cells).filter(|cell| !cell.stacks.is_empty());
    stacked.map(|cell| (cell.y, cell.x)).collect()
}
