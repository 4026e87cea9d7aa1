//! Distributes the rows of a table over pages.

use std::ops::Range;

/// Most rows that a page may go without, so that it ends in a better place.
const REACH: usize = 12;

/// What distributing rows must know of them.
pub(super) struct Rows<'r> {
    /// Heights in pt, the head's first.
    pub(super) heights: &'r [f64],
    /// How many rows are the head.
    pub(super) head_rows: usize,
    /// Whether a row may not begin a page, as a total may not.
    pub(super) kept: &'r [bool],
    /// Whether a row continues the group of the row above it.
    pub(super) grouped: &'r [bool],
}

/// Distributes rows over pages of a height in pt; `None` if a row is higher than a page.
///
/// `left` is the height left where the table begins. If not even a few rows
/// fit there, it begins on the next page, which has the height `first`.
pub(super) fn paginate(rows: &Rows, left: Option<f64>, first: f64, room: f64) -> Option<Vec<Range<usize>>> {
    let head: f64 = rows.heights[..rows.head_rows].iter().sum();
    let count = rows.heights.len();
    let lowest = first.min(room);
    if rows.heights[rows.head_rows..].iter().any(|height| head + height > lowest) || head > lowest {
        return None;
    }
    let mut pages = Vec::new();
    let mut start = rows.head_rows;
    let mut left = left.unwrap_or(first).min(first);
    while start < count || pages.is_empty() {
        let mut used = head;
        let mut end = start;
        while end < count && used + rows.heights[end] <= left {
            used += rows.heights[end];
            end += 1;
        }
        if end < count {
            // Two rows are no beginning of a table at the foot of a page.
            if pages.is_empty() && left < first && end < start + 3 {
                left = first;
                continue;
            }
            end = best_end(rows, start, end);
        }
        pages.push(start..end.max(start + 1).min(count));
        start = end.max(start + 1);
        left = room;
    }
    Some(pages)
}

/// Finds the best row to begin the next page with, at most `most` and after `start`.
fn best_end(rows: &Rows, start: usize, most: usize) -> usize {
    let count = rows.heights.len();
    let cost = |end: usize| {
        let kept = if rows.kept[end] { 100 } else { 0 };
        // A single row is left behind or goes ahead of its group.
        let orphan = if rows.grouped[end] && !rows.grouped[end - 1] { 3 } else { 0 };
        let widow = if rows.grouped[end] && rows.grouped.get(end + 1) != Some(&true) { 2 } else { 0 };
        let alone = if count - end == 1 { 20 } else { 0 };
        kept + orphan + widow + alone + (most - end)
    };
    let earliest = (start + 2).max(most.saturating_sub(REACH)).min(most);
    (earliest..=most).rev().filter(|end| *end > start).min_by_key(|end| cost(*end)).unwrap_or(most)
}
