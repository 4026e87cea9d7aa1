//! Distributes the rows of a table over pages.

use std::ops::Range;

/// Most rows that a page may go without, so that it ends in a better place.
const REACH: usize = 12;

/// Fewest rows of a table's last piece.
const FEW: usize = 3;
/// Rows that it has where that takes few from the page before.
const SOME: usize = 5;

/// Fewest rows that stand above notes on a page of their own.
const NOTED: usize = 3;

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
    /// Whether a page that begins with a row leaves too few rows to the text of a cell that it cuts.
    pub(super) torn: &'r [bool],
}

/// The heights in pt that the pieces of a table may have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Space {
    /// What is left of the page where the table begins; a whole page if `None`.
    pub(super) left: Option<f64>,
    /// A first piece on a page of its own.
    pub(super) first: f64,
    /// The pieces on further pages.
    pub(super) others: f64,
    /// How many pieces stand beside each other on a page, at least 1.
    pub(super) beside: usize,
    /// Height of what stands below the last piece, its notes.
    pub(super) below: f64,
}

/// The pieces of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pieces {
    /// The rows of each.
    pub(super) rows: Vec<Range<usize>>,
    /// Whether the first begins a page, though something was left of the one before.
    pub(super) fresh: bool,
}

/// Distributes rows over pages; `None` if a row is higher than a page.
///
/// If not even a few rows fit into what is left where the table begins, it
/// begins on the next page. On the last page pieces beside each other are about
/// as high.
pub(super) fn paginate(rows: &Rows, space: &Space) -> Option<Pieces> {
    // Pieces beside each other are made level at the end.
    let least = if space.beside > 1 { 2 } else { SOME };
    let head = rows.head();
    let lowest = space.first.min(space.others);
    if rows.heights[rows.head_rows..].iter().any(|height| head + height > lowest) || head > lowest {
        return None;
    }
    let left = space.left.filter(|left| *left < space.first);
    if let Some(left) = left {
        let pieces = rows.cut(rows.head_rows, least, |n| if n < space.beside { left } else { space.others });
        // Two rows are no beginning of a table at the foot of a page.
        let first = pieces.first().filter(|first| first.len() >= 3 || first.end == rows.heights.len());
        if first.is_some_and(|first| head + rows.height(first.clone()) <= left) {
            return Some(Pieces { rows: rows.ended(pieces, space, left), fresh: false });
        }
    }
    let pieces = rows.cut(rows.head_rows, least, |n| if n < space.beside { space.first } else { space.others });
    Some(Pieces { rows: rows.ended(pieces, space, space.first), fresh: left.is_some() })
}

impl Rows<'_> {
    /// Returns the height of the head.
    fn head(&self) -> f64 {
        self.height(0..self.head_rows)
    }

    fn height(&self, rows: Range<usize>) -> f64 {
        self.heights[rows].iter().sum()
    }

    /// Fills pieces with the rows from `start` on; `room` tells how high each of them may be, with its head.
    fn cut(&self, mut start: usize, least: usize, room: impl Fn(usize) -> f64) -> Vec<Range<usize>> {
        let (head, count) = (self.head(), self.heights.len());
        let mut pieces = Vec::new();
        while start < count || pieces.is_empty() {
            let room = room(pieces.len());
            let mut used = head;
            let mut end = start;
            while end < count && used + self.heights[end] <= room {
                used += self.heights[end];
                end += 1;
            }
            if end < count {
                end = self.best_end(start, end, least);
            }
            let end = end.max(start + 1).min(count);
            pieces.push(start..end);
            start = end;
        }
        pieces
    }

    /// Sees to the last page: its pieces end level, and notes stand below some rows; `first` is the room on the first page.
    fn ended(&self, pieces: Vec<Range<usize>>, space: &Space, first: f64) -> Vec<Range<usize>> {
        if space.beside > 1 {
            return self.levelled(pieces, space, first);
        }
        self.noted(pieces, space, first)
    }

    /// Takes some rows to a page of their own together with the notes, if these find no room below the last piece.
    fn noted(&self, mut pieces: Vec<Range<usize>>, space: &Space, first: f64) -> Vec<Range<usize>> {
        let room = if pieces.len() == 1 { first } else { space.others };
        let Some(last) = pieces.last_mut() else { return pieces };
        let full = self.head() + self.height(last.clone()) + space.below > room;
        if space.below == 0.0 || !full || last.len() < 2 * NOTED {
            return pieces;
        }
        let end = self.best_end(last.start, last.end - NOTED, 2);
        if self.head() + self.height(end..last.end) + space.below <= space.others {
            let rest = end..last.end;
            last.end = end;
            pieces.push(rest);
        }
        pieces
    }

    /// Makes the pieces of the last page about as high as each other; `first` is the room on the first page.
    fn levelled(&self, mut pieces: Vec<Range<usize>>, space: &Space, first: f64) -> Vec<Range<usize>> {
        let from = (pieces.len() - 1) / space.beside * space.beside;
        if space.beside == 1 || pieces.len() == 1 && pieces[0].len() < space.beside {
            return pieces;
        }
        let start = pieces[from].start;
        let room = if from == 0 { first } else { space.others };
        let body = self.height(start..self.heights.len());
        let step = self.heights[start..].iter().copied().fold(f64::INFINITY, f64::min);
        let mut height = self.head() + body / space.beside as f64;
        while height < room {
            let last = self.cut(start, 2, |n| if n < space.beside { height + 1e-6 } else { room });
            let fits = last.iter().all(|piece| self.head() + self.height(piece.clone()) <= height + 1e-6);
            if fits
                && start + last.iter().map(Range::len).sum::<usize>() == self.heights.len()
                && last.len() <= space.beside
            {
                pieces.truncate(from);
                pieces.extend(last);
                return pieces;
            }
            height += step.max(1.0);
        }
        pieces
    }

    /// Finds the best row to begin the next page with, at most `most` and after `start`; `least` rows or more are left.
    fn best_end(&self, start: usize, most: usize, least: usize) -> usize {
        let count = self.heights.len();
        let cost = |end: usize| {
            let torn = if self.torn[end] { 200 } else { 0 };
            let kept = if self.kept[end] { 100 } else { 0 };
            // A single row is left behind or goes ahead of its group.
            let orphan = if self.grouped[end] && !self.grouped[end - 1] { 3 } else { 0 };
            let widow = if self.grouped[end] && self.grouped.get(end + 1) != Some(&true) { 2 } else { 0 };
            let alone = match count - end {
                0 => 0,
                rest if rest < least.min(FEW) => 20,
                rest if rest < least => 3,
                _ => 0,
            };
            torn + kept + orphan + widow + alone + (most - end)
        };
        let near = (start + 2).max(most.saturating_sub(REACH)).min(most);
        // A page may be short before readers are told half of what belongs to a row.
        let earliest = if self.torn[near..=most].contains(&false) { near } else { start + 1 };
        (earliest..=most).rev().filter(|end| *end > start).min_by_key(|end| cost(*end)).unwrap_or(most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(count: usize, space: &Space) -> Vec<usize> {
        let heights = vec![10.0; count + 1];
        let none = vec![false; count + 1];
        let rows = Rows { heights: &heights, head_rows: 1, kept: &none, grouped: &none, torn: &none };
        paginate(&rows, space).unwrap().rows.iter().map(Range::len).collect()
    }

    #[test]
    fn pieces_beside_each_other_fill_a_page_and_end_level() {
        let space = Space { left: None, first: 110.0, others: 110.0, beside: 1, below: 0.0 };
        assert_eq!(pieces(25, &space), [10, 10, 5]);
        assert_eq!(pieces(25, &Space { beside: 2, ..space }), [10, 10, 3, 2]);
        assert_eq!(pieces(9, &Space { beside: 2, ..space }), [5, 4]);
        assert_eq!(pieces(9, &Space { beside: 3, ..space }), [3, 3, 3]);
        assert_eq!(pieces(30, &Space { left: Some(60.0), beside: 2, ..space }), [5, 5, 10, 10]);
        assert_eq!(pieces(20, &Space { left: Some(30.0), ..space }), [10, 10], "two rows are no beginning");
        assert_eq!(pieces(12, &space), [7, 5], "nor an end");
    }

    #[test]
    fn notes_never_stand_alone() {
        let space = Space { left: None, first: 110.0, others: 110.0, beside: 1, below: 15.0 };
        assert_eq!(pieces(8, &space), [8]);
        assert_eq!(pieces(10, &space), [7, 3]);
        assert_eq!(pieces(20, &space), [10, 7, 3]);
        assert_eq!(pieces(25, &space), [10, 10, 5]);
    }
}
