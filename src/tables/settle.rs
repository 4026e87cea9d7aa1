//! Distributes a table with cells that cover many rows: where a page cuts them, they are repeated or go on.

use std::ops::Range;

use super::grid::Grid;
use super::lines::count_lines;
use super::pages::{Pieces, Rows, Space, paginate};
use super::{AIR, LEADING, Room, row_height};
use crate::model::Merge;

/// Cells of no more lines than this are repeated on each page that has rows of theirs; longer ones go on.
const REPEATED: usize = 6;
/// How often rows are distributed anew, because cells that were cut lacked room.
const ROUNDS: usize = 40;

impl Space {
    /// Returns the heights that pieces of a table in one block may have.
    pub(super) fn of(room: &Room, turned: bool, beside: usize, size: f64) -> Self {
        let [first, others] = room.down(turned);
        let left = room.left.filter(|_| !turned).map(|left| left - room.above_upright.first);
        Self { left, first, others, beside, below: room.below(turned, size) }
    }

    fn less(self, height: f64) -> Self {
        let Self { left, first, others, .. } = self;
        Self { left: left.map(|left| left - height), first: first - height, others: others - height, ..self }
    }
}

/// A cell over several rows that has several lines.
struct Tall {
    span: Merge,
    lines: usize,
    /// Whether it names a group of rows: it gets its room where it is cut.
    group: bool,
}

/// Distributes rows over pages; `None` if that cannot be.
///
/// `widths` are in em, `heights` and `size` in pt. Rows beside the text of a
/// cell that goes on from page to page are made higher where it lacks room.
pub(super) fn distribute(grid: &Grid, widths: &[f64], heights: &mut [f64], size: f64, space: &Space) -> Option<Pieces> {
    let table = grid.table;
    let tall = tall(grid, widths);
    let (kept, grouped) = bonds(grid);
    // A group that is cut may need another line for its name.
    let mut slack = if table.group_columns > 0 { LEADING * size } else { 0.0 };
    for _ in 0..ROUNDS {
        let rows = Rows { heights, head_rows: table.head_rows, kept: &kept, grouped: &grouped };
        let pieces = paginate(&rows, &space.less(slack))?;
        let mut settled = true;
        for tall in &tall {
            let parts = parts(&pieces.rows, &tall.span);
            let held: Vec<usize> = parts.iter().map(|part| held(&heights[part.clone()], size)).collect();
            if is_repeated(tall.lines, &held) {
                if !tall.group && parts.len() == 1 {
                    continue;
                }
                let least = held.iter().copied().min().unwrap_or(tall.lines);
                let lacking = tall.lines.saturating_sub(least) as f64 * LEADING * size;
                if lacking > slack + 1e-6 {
                    (slack, settled) = (lacking, false);
                }
            } else if held.iter().sum::<usize>() < tall.lines {
                let lacking = (tall.lines - held.iter().sum::<usize>()) as f64 * LEADING * size;
                let rows = &mut heights[tall.span.row..tall.span.row + tall.span.rows];
                let share = lacking / rows.len() as f64;
                rows.iter_mut().for_each(|height| *height += share);
                settled = false;
            }
        }
        if settled {
            return Some(pieces);
        }
    }
    None
}

/// Tells of each row whether it may not begin a page, and whether it continues a group.
fn bonds(grid: &Grid) -> (Vec<bool>, Vec<bool>) {
    let groups = grid.table.group_columns;
    let (mut kept, mut grouped) = (grid.table.total_rows.clone(), vec![false; grid.rows()]);
    for span in grid.spans.all().iter().filter(|span| span.rows > 1) {
        let further = span.row + 1..span.row + span.rows;
        if span.column < groups {
            grouped[further.clone()].fill(true);
        }
        // What is higher than a few rows may be cut.
        if span.column + span.columns > groups && span.rows <= 2 * REPEATED {
            kept[further].fill(true);
        }
    }
    (kept, grouped)
}

fn tall(grid: &Grid, widths: &[f64]) -> Vec<Tall> {
    let body = grid.spans.all().iter().filter(|span| !grid.is_head(span.row) && span.rows > 1);
    let tall = |span: &Merge| {
        let lines =
            count_lines(grid.words(span.row, span.column), grid.measure_of(widths, span.column, span.columns) + 1e-6);
        Tall { span: *span, lines, group: span.column < grid.table.group_columns && span.columns == 1 }
    };
    body.map(tall).filter(|tall| tall.lines > 1).collect()
}

/// Returns the rows of a cell that stand in each of the pieces that have some of them.
pub(super) fn parts(pieces: &[Range<usize>], span: &Merge) -> Vec<Range<usize>> {
    let own = |piece: &Range<usize>| piece.start.max(span.row)..piece.end.min(span.row + span.rows);
    pieces.iter().map(own).filter(|part| !part.is_empty()).collect()
}

/// Returns how many lines find room in rows of heights in pt.
pub(super) fn held(heights: &[f64], size: f64) -> usize {
    let height = heights.iter().sum::<f64>() / size - 2.0 * AIR;
    (height / LEADING + 1e-6).floor().max(0.0) as usize
}

/// Tells of a cell of some lines whether it stands whole in each of its parts, which have room for so many.
fn is_repeated(lines: usize, held: &[usize]) -> bool {
    lines <= REPEATED || held.iter().all(|held| lines <= *held)
}

/// Returns which lines of a cell stand in one of its parts, which have room for so many.
pub(super) fn portion(lines: usize, held: &[usize], part: usize) -> Range<usize> {
    if is_repeated(lines, held) {
        return 0..lines;
    }
    let before = held[..part].iter().sum::<usize>().min(lines);
    let end = if part + 1 == held.len() { lines } else { (before + held[part]).min(lines) };
    before..end
}

/// Returns how much higher in pt a row must be that a cell of some lines needs, beside the rows it has.
pub(super) fn lacking(lines: usize, heights: &[f64], size: f64) -> f64 {
    (row_height(lines) * size - heights.iter().sum::<f64>()).max(0.0)
}
