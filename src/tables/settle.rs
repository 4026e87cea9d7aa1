//! Distributes a table with cells that cover many rows: where a page cuts them, they are repeated or go on.

use std::ops::Range;

use super::grid::Grid;
use super::lines::count_lines;
use super::pages::{Pieces, Rows, Space, paginate};
use super::{AIR, LEADING, Room, row_height};
use crate::model::Merge;

/// Cells of no more lines than this are repeated on each page that has rows of theirs, whatever room it has.
const REPEATED: usize = 6;
/// What lengths may differ by, in pt, since sums are rounded.
const NEAR: f64 = 1e-6;
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
    /// Up to how many lines it stands whole in each of its parts.
    most: usize,
    /// Whether it names a group of rows.
    group: bool,
}

impl Tall {
    /// Returns whether it may lack a few lines where it is cut, which its piece then has room for.
    fn is_name(&self) -> bool {
        self.group && self.lines <= REPEATED
    }
}

/// Distributes rows over pages; `None` if that cannot be.
///
/// `widths` are in em, `heights` and `size` in pt. Rows beside the text of a
/// cell are made higher where it lacks room, as it stands whole in each part
/// or goes on from page to page.
pub(super) fn distribute(grid: &Grid, widths: &[f64], heights: &mut [f64], size: f64, space: &Space) -> Option<Pieces> {
    let table = grid.table;
    let tall = tall(grid, widths, most_whole(space.others, &heights[..table.head_rows], size));
    let (kept, grouped) = bonds(grid);
    // A group that is cut may need another line for its name.
    let mut slack = if table.group_columns > 0 { LEADING * size } else { 0.0 };
    for _ in 0..ROUNDS {
        let torn = torn(&tall, heights, size);
        let rows = Rows { heights, head_rows: table.head_rows, kept: &kept, grouped: &grouped, torn: &torn };
        let pieces = paginate(&rows, &space.less(slack))?;
        let mut names = Vec::new();
        let mut settled = true;
        for tall in &tall {
            let parts = parts(&pieces.rows, &tall.span);
            let held: Vec<usize> = parts.iter().map(|part| held(&heights[part.clone()], size)).collect();
            if !is_repeated(tall.lines, tall.most, &held) {
                let lacking = tall.lines.saturating_sub(held.iter().sum::<usize>()) as f64 * LEADING * size;
                settled &= !raise(&mut heights[tall.span.row..tall.span.row + tall.span.rows], lacking);
            } else if tall.is_name() && parts.len() > 1 {
                names.push(tall);
            } else {
                for part in parts {
                    let rows = &mut heights[part];
                    settled &= !raise(rows, lacking(tall.lines, rows, size));
                }
            }
        }
        let further = pieces.rows.iter().map(|piece| further(&names, piece, heights, size)).fold(0.0, f64::max);
        if further > slack + NEAR {
            (slack, settled) = (further, false);
        }
        if settled {
            return Some(pieces);
        }
    }
    None
}

/// Makes rows higher by a height in pt in all, and returns whether there was anything to do.
fn raise(rows: &mut [f64], height: f64) -> bool {
    let share = height / rows.len() as f64;
    rows.iter_mut().for_each(|row| *row += share);
    height > NEAR
}

/// Returns how much higher a piece is made in pt by the names of groups that are cut.
fn further(names: &[&Tall], piece: &Range<usize>, heights: &[f64], size: f64) -> f64 {
    let part = |span: &Merge| span.row.max(piece.start)..(span.row + span.rows).min(piece.end);
    let mut own: Vec<&&Tall> = names.iter().filter(|tall| !part(&tall.span).is_empty()).collect();
    own.sort_by_key(|tall| (part(&tall.span).start, tall.span.column));
    let mut rows = heights[piece.clone()].to_vec();
    let mut further = 0.0;
    for tall in own {
        let part = part(&tall.span);
        let part = part.start - piece.start..part.end - piece.start;
        let lacking = lacking(tall.lines, &rows[part.clone()], size);
        rows[part.end - 1] += lacking;
        further += lacking;
    }
    further
}

/// Tells of each row whether a page that begins with it leaves one of the parts of a cell lower than its text.
fn torn(tall: &[Tall], heights: &[f64], size: f64) -> Vec<bool> {
    let mut torn = vec![false; heights.len()];
    for tall in tall.iter().filter(|tall| tall.lines <= tall.most && !tall.is_name()) {
        let (start, end) = (tall.span.row, tall.span.row + tall.span.rows);
        let lacks = |part: Range<usize>| held(&heights[part], size) < tall.lines;
        (start + 1..end).take_while(|row| lacks(start..*row)).for_each(|row| torn[row] = true);
        (start + 1..end).rev().take_while(|row| lacks(*row..end)).for_each(|row| torn[row] = true);
    }
    torn
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

fn tall(grid: &Grid, widths: &[f64], most: usize) -> Vec<Tall> {
    let body = grid.spans.all().iter().filter(|span| !grid.is_head(span.row) && span.rows > 1);
    let tall = |span: &Merge| {
        let lines =
            count_lines(grid.words(span.row, span.column), grid.measure_of(widths, span.column, span.columns) + 1e-6);
        let group = span.column < grid.table.group_columns && span.columns == 1;
        Tall { span: *span, lines, most: most_of(grid, span, most), group }
    };
    body.map(tall).filter(|tall| tall.lines > 1).collect()
}

/// Returns up to how many lines cells stand whole in each of their parts: what half of a page holds.
///
/// `page` is its height, `head` are the heights of the head's rows, both in pt.
pub(super) fn most_whole(page: f64, head: &[f64], size: f64) -> usize {
    held(&[(page - head.iter().sum::<f64>()) / 2.0], size).max(REPEATED)
}

/// Returns the same for one cell: that of a divided row goes on, since it is one row.
pub(super) fn most_of(grid: &Grid, span: &Merge, most: usize) -> usize {
    if grid.is_divided(span) { REPEATED } else { most }
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
fn is_repeated(lines: usize, most: usize, held: &[usize]) -> bool {
    lines <= most || held.iter().all(|held| lines <= *held)
}

/// Returns which lines of a cell stand in one of its parts, which have room for so many.
pub(super) fn portion(lines: usize, most: usize, held: &[usize], part: usize) -> Range<usize> {
    if is_repeated(lines, most, held) {
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
