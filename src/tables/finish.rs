//! Works a draft out: the pieces with their cells.

use std::ops::Range;

use super::draft::Draft;
use super::grid::Grid;
use super::lines::break_lines;
use super::needs::Needs;
use super::{Block, Cell, Choice, Chunk, LEADING, PADDING, Room, TableLayout, light, row_height};
use crate::model::{Align, Merge};

/// Part of a page that a table may fill so that its rows are spread to the lines of the grid.
const AIRY: f64 = 0.6;

/// A column block: its needs, and which columns of the table it has; `None` for all.
pub(super) type Part<'p, 't> = (&'p Needs<'p, 't>, Option<&'p (Vec<usize>, Vec<f64>)>);

/// Builds the arrangement of a draft; with several blocks, `draft` has the heights of their highest rows.
pub(super) fn finish(parts: &[Part], draft: &Draft, room: &Room, choice: Choice) -> TableLayout {
    let Draft { turned, size, .. } = *draft;
    let first = parts[0].0.grid;
    let blocks: Vec<Block> = parts.iter().map(|(needs, own)| block(needs.grid, *own, draft)).collect();
    let light = first.is_large();
    let heights = airy(draft, room, first.table.head_rows, parts.len());
    let mut chunks = Vec::new();
    for rows in &draft.pages {
        for (index, (needs, _)) in parts.iter().enumerate() {
            let piece = Piece { grid: needs.grid, needs, draft, widths: &blocks[index].widths, heights: &heights };
            let mut chunk = piece.chunk(index, rows.clone());
            chunk.room = high(room, turned, chunks.is_empty(), chunk.heights.iter().sum());
            if light {
                light::convert(
                    &mut chunk,
                    needs.grid,
                    &blocks[index].widths,
                    size,
                    LEADING[usize::from(turned)] * size,
                );
            }
            chunks.push(chunk);
        }
    }
    TableLayout {
        turned,
        size,
        leading: LEADING[usize::from(turned)] * size,
        padding: PADDING * size,
        head_rows: first.table.head_rows,
        light,
        blocks,
        chunks,
        choice,
    }
}

/// Returns the height that a piece of a height may have where it stands.
fn high(room: &Room, turned: bool, first: bool, height: f64) -> f64 {
    let left = room.left.filter(|_| first && !turned).map(|left| left - room.above_upright.first);
    left.filter(|left| *left >= height).unwrap_or(room.down(turned)[usize::from(!first)])
}

fn block(grid: &Grid, own: Option<&(Vec<usize>, Vec<f64>)>, draft: &Draft) -> Block {
    let (columns, widths) = match own {
        Some((columns, widths)) => (columns.clone(), widths),
        None => ((0..grid.columns()).collect(), &draft.widths),
    };
    Block { columns, widths: widths.iter().map(|width| width * draft.size).collect() }
}

/// Spreads rows where there is room: upright ones to the lines of the grid, turned ones over their page.
fn airy(draft: &Draft, room: &Room, head_rows: usize, blocks: usize) -> Vec<f64> {
    let heights = &draft.heights;
    if draft.pages.len() != 1 || blocks != 1 {
        return heights.clone();
    }
    let total: f64 = heights.iter().sum();
    if draft.turned {
        let body: f64 = heights[head_rows..].iter().sum();
        let spare = (room.down(true)[0] - total - 1.0).max(0.0);
        let factor = (1.0 + spare / body.max(1.0)).min(1.5);
        let spread = |(y, height): (usize, &f64)| if y < head_rows { *height } else { height * factor };
        return heights.iter().enumerate().map(spread).collect();
    }
    let on_grid: Vec<f64> = heights.iter().map(|height| (height / room.pitch - 1e-3).ceil() * room.pitch).collect();
    if on_grid.iter().sum::<f64>() + room.above_upright.first <= AIRY * room.height { on_grid } else { heights.clone() }
}

/// What a piece is made of.
struct Piece<'p, 't> {
    grid: &'p Grid<'t>,
    needs: &'p Needs<'p, 't>,
    draft: &'p Draft,
    /// Column widths in pt.
    widths: &'p [f64],
    /// Heights of all rows in pt.
    heights: &'p [f64],
}

impl Piece<'_, '_> {
    fn chunk(&self, block: usize, rows: Range<usize>) -> Chunk {
        let head = self.grid.table.head_rows;
        let mut heights: Vec<f64> = self.heights[..head].iter().chain(&self.heights[rows.clone()]).copied().collect();
        let mut cells = Vec::new();
        for (y, row) in (0..head).chain(rows.clone()).enumerate() {
            for x in 0..self.grid.columns() {
                let span = match self.grid.spans.at(row, x) {
                    None if self.grid.table.rows[row][x].value.is_empty() => continue,
                    None => Merge { row, column: x, rows: 1, columns: 1 },
                    Some(span) => {
                        // At the top of a piece a cell that was cut is repeated.
                        let top = if row < head { span.row } else { span.row.max(rows.start) };
                        if (row, x) != (top, span.column) {
                            continue;
                        }
                        let end = if row < head { span.row + span.rows } else { (span.row + span.rows).min(rows.end) };
                        Merge { rows: end - top, ..*span }
                    }
                };
                cells.push(self.cell(x, y, row, &span, &mut heights));
            }
        }
        Chunk { block, room: 0.0, heights, cells, texts: Vec::new(), rules: Vec::new() }
    }

    /// Builds the cell at a place of the piece; `span` is clipped to it and has the row of its text.
    fn cell(&self, x: usize, y: usize, row: usize, span: &Merge, heights: &mut [f64]) -> Cell {
        let (grid, size, turned) = (self.grid, self.draft.size, self.draft.turned);
        let width = self.widths[x..x + span.columns].iter().sum::<f64>() / size - 2.0 * PADDING;
        let text_row = span.row;
        let words = grid.words(text_row, x);
        let head = grid.is_head(row);
        let stacked = if self.draft.heads.vertical && head { self.needs.stacks()[x].as_ref() } else { None };
        let stacked = stacked.filter(|stacked| stacked.row == text_row && span.columns == 1);
        let lines = if stacked.is_some() { Vec::new() } else { break_lines(words, width) };
        if stacked.is_none() {
            // A group's name that needs more than its rows have gets it from the last of them.
            let rows = &mut heights[y..y + span.rows];
            let lacking = row_height(lines.len(), turned) * size - rows.iter().sum::<f64>();
            rows[span.rows - 1] += lacking.max(0.0);
        }
        let align = grid.align(text_row, x, span.columns);
        Cell {
            x,
            y,
            columns: span.columns,
            rows: span.rows,
            head,
            strong: grid.is_strong(text_row, x),
            inset: if align == Align::Right { grid.inset(text_row, x, width) * size } else { 0.0 },
            align: match align {
                Align::Left => "left",
                Align::Center => "center",
                Align::Right => "right",
            },
            lines,
            stacks: stacked.map(|stacked| self.scaled(&stacked.lines)).unwrap_or_default(),
        }
    }

    fn scaled(&self, stacks: &[Vec<super::Cluster>]) -> Vec<Vec<super::Cluster>> {
        let scaled =
            |cluster: &super::Cluster| super::Cluster { height: cluster.height * self.draft.size, ..cluster.clone() };
        stacks.iter().map(|line| line.iter().map(scaled).collect()).collect()
    }
}
