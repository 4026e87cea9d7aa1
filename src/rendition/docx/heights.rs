//! How high the rows of a table will be in Word, about: whether they fit a page, and where a page may end.

use std::collections::BTreeSet;

use super::measures::{Measures, twips};
use crate::tables::{TableLayout, WholeBlock, WholeCell};

/// Part of a page from which on a row may break; below, little is left blank where it does not.
const HIGH: f64 = 0.5;
/// How many tenths of the white in rows are kept at least.
const LEAST: i64 = 5;
/// What fonts other than ours add to the width of text, at most.
const LOOSE: f64 = 1.03;

/// The pages that a block has in the PDF, and their heights in twips.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) pages: usize,
    /// That of the first page, with what stands above and below the table taken off.
    pub(super) first: i64,
    /// That of each other page.
    pub(super) others: i64,
}

/// The rows of a block as Word will make them; lengths in twips.
pub(super) struct Heights {
    /// Whether they have room on the pages of the PDF.
    pub(super) fits: bool,
    /// The height of each row, at least.
    pub(super) rows: Vec<i64>,
    /// Whether a page may end within each.
    pub(super) breaks: Vec<bool>,
    /// Row and column of what belongs to a cell that a page may end within, further rows of it too.
    high: BTreeSet<(usize, usize)>,
}

impl Heights {
    /// Works out the rows of a block, with no more white in them than lets the table have the pages of the PDF.
    pub(super) fn of(block: &WholeBlock, layout: &TableLayout, by: &Measures, room: Room) -> Self {
        let needs: Vec<i64> = (0..block.rows.len()).map(|y| need(block, y, layout, by)).collect();
        let with = |white: i64| {
            let mut rows: Vec<i64> = needs.iter().map(|need| need + white).collect();
            spread(block, &mut rows, layout, by);
            rows
        };
        let usual = white(block, &needs);
        let fits = |white: &i64| room.holds(&with(*white), layout.head_rows);
        // In tenths; where nothing helps the white stays.
        let white = (LEAST..=10).rev().map(|tenths| usual * tenths / 10).find(fits).unwrap_or(usual);
        let rows = with(white);
        let fits = room.holds(&rows, layout.head_rows);
        let limit = (HIGH * room.first as f64) as i64;
        let breaks = rows.iter().map(|height| *height > limit).collect();
        Self { fits, high: high(block, &rows, limit), rows, breaks }
    }

    /// Returns whether a page may end within the cell that a place belongs to.
    ///
    /// LibreOffice loses the end of one whose text is in the middle of its height.
    pub(super) fn is_high(&self, row: usize, column: usize) -> bool {
        self.high.contains(&(row, column))
    }
}

impl Room {
    /// Returns whether rows need no more pages than in the PDF; `heads` of them are repeated on each.
    fn holds(&self, rows: &[i64], heads: usize) -> bool {
        let (head, body) = rows.split_at(heads.min(rows.len()));
        let head: i64 = head.iter().sum();
        let (mut pages, mut left) = (1, self.first - head);
        for row in body {
            if left < *row {
                (pages, left) = (pages + 1, self.others - head);
            }
            left -= row;
        }
        pages <= self.pages && left >= 0
    }
}

/// Returns what the cells of a row need that lie in no other row.
fn need(block: &WholeBlock, y: usize, layout: &TableLayout, by: &Measures) -> i64 {
    let cells = places(block, y).filter(|(cell, ..)| cell.rows == 1);
    let tallest = cells.map(|(cell, _, width)| height(cell, width, layout, by)).fold(layout.leading, f64::max);
    twips(tallest)
}

/// Returns the cells of a row with their columns and widths in pt.
fn places(block: &WholeBlock, y: usize) -> impl Iterator<Item = (&WholeCell, usize, f64)> {
    let mut next = 0;
    block.rows[y].cells.iter().map(move |cell| {
        let x = next;
        next += cell.columns;
        (cell, x, block.widths[x..next].iter().sum())
    })
}

/// Returns the places of all cells that are higher than a limit.
fn high(block: &WholeBlock, rows: &[i64], limit: i64) -> BTreeSet<(usize, usize)> {
    let mut high = BTreeSet::new();
    for y in 0..block.rows.len() {
        for (cell, x, _) in places(block, y) {
            let covered = y..(y + cell.rows).min(rows.len());
            if rows[covered.clone()].iter().sum::<i64>() > limit {
                high.extend(covered.map(|y| (y, x)));
            }
        }
    }
    high
}

/// Returns the height of a cell's text in pt.
fn height(cell: &WholeCell, width: f64, layout: &TableLayout, by: &Measures) -> f64 {
    let measure = if cell.strong { &by.strong } else { &by.plain };
    if cell.vertical {
        return cell.text.lines().map(|line| measure.em(line)).fold(0.0, f64::max) * layout.size * LOOSE;
    }
    let room = (width - 2.0 * layout.padding - cell.inset).max(layout.size);
    let lines = cell.text.split('\n').map(|line| {
        let width = measure.em(line) * layout.size;
        // Columns may be as narrow as what stands in them.
        if width <= room + 0.1 { 1.0 } else { (width * LOOSE / room).ceil() }
    });
    lines.sum::<f64>() * layout.leading
}

/// Returns the white that the rows of the PDF have above and below their text: that of most of them.
fn white(block: &WholeBlock, needs: &[i64]) -> i64 {
    let mut white: Vec<i64> = block.rows.iter().zip(needs).map(|(row, need)| twips(row.height) - need).collect();
    white.sort_unstable();
    white.get(white.len() / 2).copied().unwrap_or(0).max(0)
}

/// Gives the rows of a cell that needs more than they have the same share of it; Word would give all to the last.
fn spread(block: &WholeBlock, rows: &mut [i64], layout: &TableLayout, by: &Measures) {
    for y in 0..block.rows.len() {
        for (cell, _, width) in places(block, y).filter(|(cell, ..)| cell.rows > 1) {
            let covered = &mut rows[y..(y + cell.rows).min(block.rows.len())];
            let lacking = twips(height(cell, width, layout, by)) - covered.iter().sum::<i64>();
            if lacking > 0 {
                let share = lacking / covered.len() as i64 + 1;
                covered.iter_mut().for_each(|row| *row += share);
            }
        }
    }
}
