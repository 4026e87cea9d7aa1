//! Distributes the rows of a table over pages.

use std::ops::Range;

/// Distributes rows over pages of a height; `None` if a row is higher than a page.
///
/// The last page never holds a single row, such as a total, alone.
pub(super) fn paginate(heights: &[f64], head_rows: usize, room: f64) -> Option<Vec<Range<usize>>> {
    let head: f64 = heights[..head_rows].iter().sum();
    let mut pages = Vec::new();
    let mut start = head_rows;
    let mut used = head;
    for (row, height) in heights.iter().enumerate().skip(head_rows) {
        if head + height > room {
            return None;
        }
        if used + height > room {
            pages.push(start..row);
            (start, used) = (row, head);
        }
        used += height;
    }
    pages.push(start..heights.len());
    if let [.., before, last] = pages.as_mut_slice()
        && last.len() == 1
        && before.len() > 2
        && head + heights[before.end - 1] + heights[last.start] <= room
    {
        before.end -= 1;
        last.start -= 1;
    }
    Some(pages)
}
