//! Heads that stand again within a table, as offices print them for every page or group.

use super::several::same;
use super::sheet::{Look, Sheet};

/// Fewest words of a row that is told to be a head by them.
const LEAST: usize = 2;

/// Returns the rows below a head that say the whole head again, in order.
pub(super) fn repeated(sheet: &Sheet, head: std::ops::Range<usize>) -> Vec<usize> {
    // Equal rows of figures are data.
    let words = |y: usize| sheet.filled(y).into_iter().filter(|x| sheet.look(y, *x) == Look::Text).count();
    let told = head.clone().any(|y| words(y) >= LEAST && 2 * words(y) >= sheet.filled(y).len());
    let mut rows = Vec::new();
    let mut y = head.end;
    while told && y + head.len() <= sheet.rows() && !head.is_empty() {
        if head.clone().enumerate().all(|(at, row)| same(sheet, row, y + at)) && stands_apart(sheet, y, head.len()) {
            rows.extend(y..y + head.len());
            y += head.len();
        } else {
            y += 1;
        }
    }
    rows
}

/// Returns whether no merged cell joins some rows with others.
fn stands_apart(sheet: &Sheet, top: usize, rows: usize) -> bool {
    let inside = top..top + rows;
    let crosses =
        |first: usize, end: usize| first < inside.end && end > inside.start && (first < top || end > inside.end);
    !sheet.cells.merges.iter().any(|merge| crosses(merge.row, merge.row + merge.rows))
}
