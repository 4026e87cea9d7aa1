//! One arrangement of a table, worked out far enough to know what it costs.

use std::ops::Range;

use super::grid::Grid;
use super::lines::count_lines;
use super::needs::{Heads, Needs};
use super::pages::{Rows, paginate};
use super::{AIR, LEADING, Room, row_height, vertical};

/// An arrangement that is not yet worked out.
pub(super) struct Draft {
    pub(super) turned: bool,
    pub(super) heads: Heads,
    /// Type size in pt.
    pub(super) size: f64,
    /// Column widths in em.
    pub(super) widths: Vec<f64>,
    /// Row heights in pt.
    pub(super) heights: Vec<f64>,
    /// The rows on each page.
    pub(super) pages: Vec<Range<usize>>,
}

impl Needs<'_, '_> {
    /// Returns the heights of rows in em, in columns of the given widths in em.
    pub(super) fn heights(&self, widths: &[f64], turned: bool, heads: Heads) -> Vec<f64> {
        let grid = self.grid;
        let mut lines = vec![1_usize; grid.rows()];
        for x in 0..grid.columns() {
            let width = grid.measure_of(widths, x, 1) + 1e-6;
            let long = grid.widest[x].iter().take_while(|y| grid.width(**y, x) > width);
            for &y in long.chain(&grid.given[x]) {
                lines[y] = lines[y].max(count_lines(grid.words(y, x), width));
            }
        }
        let mut heights: Vec<f64> = lines.iter().map(|lines| row_height(*lines, turned)).collect();
        self.heads_of(widths, turned, heads, &mut heights);
        for span in grid.spans.all().iter().filter(|span| !grid.is_head(span.row)) {
            // The name of a group that lacks room gets it where the group's pieces are known.
            if span.column < grid.table.group_columns && span.columns == 1 {
                continue;
            }
            let width = grid.measure_of(widths, span.column, span.columns);
            let need = row_height(count_lines(grid.words(span.row, span.column), width), turned);
            let rows = &mut heights[span.row..span.row + span.rows];
            let lacking = need - rows.iter().sum::<f64>();
            rows[span.rows - 1] += lacking.max(0.0);
        }
        heights
    }

    /// Finds the heights of the head's rows.
    fn heads_of(&self, widths: &[f64], turned: bool, heads: Heads, heights: &mut [f64]) {
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
                    Some(stacked) => vertical::height(&stacked.lines) + 4.0 * AIR[usize::from(turned)],
                    None => {
                        row_height(count_lines(grid.words(y, x), grid.measure_of(widths, x, columns)).max(1), turned)
                    }
                };
                let lacking = need - heights[y..y + rows].iter().sum::<f64>();
                heights[y + rows - 1] += lacking.max(0.0);
            }
        }
    }

    /// Drafts one arrangement; `None` if it does not fit.
    pub(super) fn draft(&self, turned: bool, heads: Heads, size: f64, room: &Room) -> Option<Draft> {
        let widths = self.spread(heads, room.across(turned) / size)?;
        let heights: Vec<f64> = self.heights(&widths, turned, heads).into_iter().map(|height| height * size).collect();
        let pages = pages(self.grid, &heights, turned, size, room)?;
        Some(Draft { turned, heads, size, widths, heights, pages })
    }
}

/// Distributes rows of heights in pt over pages; `None` if one of them does not fit.
pub(super) fn pages(grid: &Grid, heights: &[f64], turned: bool, size: f64, room: &Room) -> Option<Vec<Range<usize>>> {
    let table = grid.table;
    let count = grid.rows();
    // A group that is cut may need another line for its name.
    let slack = if table.group_columns > 0 { LEADING[usize::from(turned)] * size } else { 0.0 };
    let [first, others] = room.down(turned).map(|height| height - slack);
    let left = room.left.filter(|_| !turned).map(|left| left - room.above_upright.first - slack);
    let merged = |y: usize| grid.spans.joins(y, table.group_columns..grid.columns());
    let kept: Vec<bool> = (0..count).map(|y| table.total_rows[y] || merged(y)).collect();
    let grouped: Vec<bool> = (0..count).map(|y| grid.spans.joins(y, 0..table.group_columns)).collect();
    paginate(&Rows { heights, head_rows: table.head_rows, kept: &kept, grouped: &grouped }, left, first, others)
}
