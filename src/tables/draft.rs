//! One arrangement of a table, worked out far enough to know what it costs.

use std::ops::Range;

use super::lines::count_lines;
use super::needs::{Heads, Needs};
use super::pages::{Pieces, Space};
use super::settle::distribute;
use super::{AIR, GUTTER, Room, row_height, vertical};

/// An arrangement that is not yet worked out.
pub(super) struct Draft {
    pub(super) turned: bool,
    pub(super) heads: Heads,
    /// What it costs, in pages, that heads are broken that should be whole.
    pub(super) broken: f64,
    /// Type size in pt.
    pub(super) size: f64,
    /// Column widths in em.
    pub(super) widths: Vec<f64>,
    /// Row heights in pt.
    pub(super) heights: Vec<f64>,
    /// The rows of each piece.
    pub(super) pieces: Vec<Range<usize>>,
    /// How many pieces stand beside each other on a page, at least 1.
    pub(super) beside: usize,
    /// Whether it begins a page though there is room left on the one before.
    pub(super) fresh: bool,
}

impl Needs<'_, '_> {
    /// Returns the heights of rows in em, in columns of the given widths in em.
    pub(super) fn heights(&self, widths: &[f64], heads: Heads) -> Vec<f64> {
        let grid = self.grid;
        let mut lines = vec![1_usize; grid.rows()];
        for x in 0..grid.columns() {
            let width = grid.measure_of(widths, x, 1) + 1e-6;
            let long = grid.widest[x].iter().take_while(|y| grid.width(**y, x) > width);
            for &y in long.chain(&grid.given[x]) {
                lines[y] = lines[y].max(count_lines(grid.words(y, x), width));
            }
        }
        let mut heights: Vec<f64> = lines.iter().map(|lines| row_height(*lines)).collect();
        self.heads_of(widths, heads, &mut heights);
        for span in grid.spans.all().iter().filter(|span| !grid.is_head(span.row)) {
            // The name of a group that lacks room gets it where the group's pieces are known.
            if span.column < grid.table.group_columns && span.columns == 1 {
                continue;
            }
            let width = grid.measure_of(widths, span.column, span.columns);
            let need = row_height(count_lines(grid.words(span.row, span.column), width));
            let rows = &mut heights[span.row..span.row + span.rows];
            let share = (need - rows.iter().sum::<f64>()).max(0.0) / span.rows as f64;
            rows.iter_mut().for_each(|height| *height += share);
        }
        heights
    }

    /// Finds the heights of the head's rows.
    fn heads_of(&self, widths: &[f64], heads: Heads, heights: &mut [f64]) {
        let grid = self.grid;
        for y in 0..grid.table.head_rows {
            for x in 0..grid.columns() {
                let span = grid.spans.at(y, x);
                if span.is_some_and(|span| (span.row, span.column) != (y, x)) {
                    continue;
                }
                let (rows, columns) = span.map_or((1, 1), |span| (span.rows, span.columns));
                let stacked = if heads.vertical { self.stacks()[x].as_ref() } else { None };
                let need = match stacked.filter(|stacked| stacked.row == y && columns == 1) {
                    Some(stacked) => vertical::height(&stacked.lines) + 4.0 * AIR,
                    None => row_height(count_lines(grid.words(y, x), grid.measure_of(widths, x, columns)).max(1)),
                };
                let lacking = need - heights[y..y + rows].iter().sum::<f64>();
                heights[y + rows - 1] += lacking.max(0.0);
            }
        }
    }

    /// Drafts one arrangement with so many pieces beside each other; `None` if it does not fit.
    pub(super) fn draft(&self, turned: bool, heads: Heads, size: f64, beside: usize, room: &Room) -> Option<Draft> {
        let gutters = GUTTER * (beside - 1) as f64;
        let widths = self.spread(heads, (room.across(turned) / size - gutters) / beside as f64)?;
        let mut heights: Vec<f64> = self.heights(&widths, heads).into_iter().map(|height| height * size).collect();
        if beside > 1 && !self.is_list(&heights, size, room) {
            return None;
        }
        let space = Space::of(room, turned, beside, size);
        let pieces = distribute(self.grid, &widths, &mut heights, size, &space)?;
        let broken = if heads.broken { self.broken_heads(&widths, heads) } else { 0.0 };
        let Pieces { rows: pieces, fresh } = pieces;
        Some(Draft { turned, heads, broken, size, widths, heights, pieces, beside, fresh })
    }
}
