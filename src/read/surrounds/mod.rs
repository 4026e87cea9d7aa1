//! What surrounds a table on its sheet: annex label, title, unit and dates above it, notes and sources below.
//!
//! Columns look alike below their heads, and what surrounds them does not. Every
//! rule asks what the cells hold; colours and frames, which most sheets lack, are
//! not asked.

mod above;
mod again;
mod below;
mod given;
mod head;
mod missing;
mod several;
mod sheet;
mod sorts;

pub(super) use self::below::is_note;
pub(super) use self::given::Around;

use self::above::rows_above;
use self::below::rows_below;
use self::head::head_rows;
use self::sheet::{Look, Sheet};
pub(super) use self::sorts::Surrounds;

use self::sorts::Below;
use crate::model::{Cells, Merge, SheetRows};
use crate::source::{Located, Place};

/// How many rows are the head, as somebody says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadRows {
    /// The editor, who may count from the top of the sheet or of the table.
    Editor(usize),
    /// A Word document, from the top of the table with its title.
    Word(usize),
}

/// Takes off the cells of a sheet what is no part of its table.
pub(super) fn take(cells: &mut Cells, given: Option<HeadRows>) -> Surrounds {
    let sheet = Sheet::new(cells);
    let above = rows_above(&sheet);
    let head = head_rows(&sheet, above);
    let head = match given {
        None => head,
        Some(HeadRows::Editor(given)) => counted(&sheet, above, given),
        Some(HeadRows::Word(given)) => given.saturating_sub(above).max(1),
    };
    let body = above + head;
    let below = if body < sheet.rows() { rows_below(&sheet, body) } else { 0 };
    let filled = |rows: std::ops::Range<usize>| rows.filter(|y| !sheet.filled(*y).is_empty()).count();
    let rows = SheetRows { above: filled(0..above), head, below };
    let mut surrounds = Surrounds { rows, ..Surrounds::default() };
    let lines = |rows: std::ops::Range<usize>| rows.map(|y| line(&sheet, y)).collect::<Vec<_>>();
    let (over, under) = (lines(0..above), lines(sheet.rows() - below..sheet.rows()));
    let place = |y: usize, x: usize| cells.rows[y][x].place.clone();
    if given.is_none() && head > 0 {
        // Somebody who says how many rows are the head has looked at the sheet.
        let join = |[(top, left), (bottom, right)]: several::Piece| {
            let (first, last) = (place(top, left), place(bottom, right));
            Place::new(first.file, first.range.start..last.range.end)
        };
        surrounds.pieces = several::pieces(&sheet, above..body).into_iter().map(join).collect();
    }
    let again = again::repeated(&sheet, above..body.min(sheet.rows()));
    surrounds.again = again.iter().map(|y| place(*y, sheet.used.first().copied().unwrap_or(0))).collect();
    sorts::sort_above(over, &mut surrounds);
    surrounds.tail = under.into_iter().filter(|line| !line.is_empty()).flat_map(joined).collect();
    leave_out_rows(cells, &again);
    cut(cells, above, below);
    leave_out_empty(cells);
    surrounds
}

/// Returns how many rows below those above the table are the head if the editor says a number.
///
/// Some count the title, too: figures below the head tell that they did.
fn counted(sheet: &Sheet, above: usize, given: usize) -> usize {
    let figures = |y: usize| sheet.used.iter().any(|x| matches!(sheet.look(y, *x), Look::Number | Look::Count(_)));
    let reaches = (above..(above + given).min(sheet.rows())).any(figures);
    if reaches && given > above { given - above } else { given }
}

/// Returns the filled cells of a row.
fn line(sheet: &Sheet, y: usize) -> Vec<Located<String>> {
    sheet.filled(y).into_iter().map(|x| sheet.cells.rows[y][x].clone()).collect()
}

/// Makes lines of a row below a table; what stands beside each other stays so.
fn joined(row: Vec<Located<String>>) -> Vec<(Below, Located<String>)> {
    let mut cells = row.into_iter();
    let Some(mut line) = cells.next() else { return Vec::new() };
    for cell in cells {
        let gap = if line.value.trim_end().ends_with(['：', ':']) { "" } else { "　" };
        line.value = format!("{}{gap}{}", line.value.trim_end(), cell.value.trim());
    }
    let kind = Below::of(line.value.trim());
    let lines = line.value.lines().map(str::trim).filter(|text| !text.is_empty());
    lines.map(|text| (kind, Located { value: text.to_owned(), place: line.place.clone() })).collect()
}

/// Leaves out rows that no merged cell joins with others.
fn leave_out_rows(cells: &mut Cells, rows: &[usize]) {
    if rows.is_empty() {
        return;
    }
    let mut y = 0..;
    cells.rows.retain(|_| y.next().is_none_or(|y| rows.binary_search(&y).is_err()));
    cells.merges.retain(|merge| rows.binary_search(&merge.row).is_err());
    cells.merges.iter_mut().for_each(|merge| merge.row -= rows.partition_point(|y| *y < merge.row));
}

/// Leaves out rows at the top and at the bottom.
fn cut(cells: &mut Cells, above: usize, below: usize) {
    let rows = cells.rows.len() - above - below;
    cells.rows.truncate(above + rows);
    cells.rows.drain(..above);
    let clip = |merge: &Merge| {
        let (top, end) = (merge.row.max(above), (merge.row + merge.rows).min(above + rows));
        (merge.row >= above && top < end).then(|| Merge { row: top - above, rows: end - top, ..*merge })
    };
    cells.merges = cells.merges.iter().filter_map(clip).filter(|merge| merge.rows * merge.columns > 1).collect();
}

/// Leaves out columns with neither head nor cells, as rows are left out that are empty.
fn leave_out_empty(cells: &mut Cells) {
    let columns = cells.columns();
    let mut used = vec![false; columns];
    cells.merges.iter().for_each(|merge| used[merge.column..merge.column + merge.columns].fill(true));
    for row in &cells.rows {
        used.iter_mut().zip(row).for_each(|(used, cell)| *used |= !cell.value.is_empty());
    }
    let kept: Vec<usize> = (0..columns).filter(|x| used[*x]).collect();
    if kept.len() == columns || kept.is_empty() {
        return;
    }
    for row in &mut cells.rows {
        *row = kept.iter().map(|x| row[*x].clone()).collect();
    }
    cells.merges.iter_mut().for_each(|merge| merge.column = kept.partition_point(|x| *x < merge.column));
}
