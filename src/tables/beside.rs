//! Long lists of few columns, whose pieces may stand beside each other on a page.

use std::ops::RangeInclusive;

use super::needs::Needs;
use super::{Room, row_height};

/// Most pieces that stand beside each other.
pub(super) const MOST_BESIDE: usize = 3;
/// How many columns such lists have.
const COLUMNS: RangeInclusive<usize> = 1..=4;
/// One row in so many may have more than one line.
const LONGER: usize = 50;

impl Needs<'_, '_> {
    /// Returns whether a table is so narrow and plain that its pieces may stand beside each other.
    pub(super) fn is_narrow(&self) -> bool {
        let (grid, table) = (self.grid, self.grid.table);
        let merged = grid.spans.all().iter().any(|span| span.row >= table.head_rows && span.rows > 1);
        let body = &table.total_rows[table.head_rows..];
        // Totals may only end the list.
        let list = body.iter().rposition(|total| !total).unwrap_or(0);
        COLUMNS.contains(&grid.columns()) && !merged && table.group_columns == 0 && !body[..list].contains(&true)
    }

    /// Returns whether rows of heights in pt are a list: of one line each, and together higher than half a page.
    pub(super) fn is_list(&self, heights: &[f64], size: f64, room: &Room) -> bool {
        let body = &heights[self.grid.table.head_rows..];
        let longer = body.iter().filter(|height| **height > row_height(1) * size + 1e-6).count();
        longer * LONGER <= body.len() && heights.iter().sum::<f64>() > room.height / 2.0
    }
}
