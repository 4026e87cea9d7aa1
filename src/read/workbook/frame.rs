//! Which rows and columns of a sheet make a table.

use super::Area;
use super::address::COLUMNS;
use super::sheet::{Sheet, Spans};

/// A row or a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Its number in the workbook, from 0.
    pub(super) number: u32,
    /// Whether it is hidden there.
    pub(super) hidden: bool,
}

/// The rows and columns of a table, in order, with the hidden ones that hold something.
///
/// Elsewhere they are called by their positions in these lists.
pub(super) struct Frame {
    pub(super) rows: Vec<Line>,
    pub(super) columns: Vec<Line>,
}

impl Frame {
    pub(super) fn new(sheet: &Sheet, asked: Option<Area>) -> Self {
        let line = |hidden: &Spans, number| Line { number, hidden: hidden.contains(number) };
        let rows = used_rows(sheet).into_iter().map(|number| line(&sheet.hidden_rows, number)).collect();
        let mut used = vec![false; COLUMNS as usize];
        sheet.entries().iter().for_each(|entry| used[entry.column as usize % COLUMNS as usize] = true);
        let is_used = |column: u32| used.get(column as usize).copied().unwrap_or(false);
        // Whole rows ask for no columns in particular.
        let (left, right) = match asked.filter(|area| (area.left, area.right) != (0, COLUMNS - 1)) {
            Some(area) => (area.left, area.right),
            None => ends(&used),
        };
        let columns = (left..=right).map(|number| line(&sheet.hidden_columns, number));
        let columns = columns.filter(|column| !column.hidden || is_used(column.number)).collect();
        Self { rows, columns }
    }

    pub(super) fn visible_rows(&self) -> impl Iterator<Item = usize> {
        visible(&self.rows)
    }

    pub(super) fn visible_columns(&self) -> impl Iterator<Item = usize> {
        visible(&self.columns)
    }

    pub(super) fn visible_cells(&self) -> usize {
        self.visible_rows().count().saturating_mul(self.visible_columns().count())
    }

    pub(super) fn all_cells(&self) -> usize {
        self.rows.len().saturating_mul(self.columns.len())
    }

    /// Returns the numbers of the rows from 1.
    pub(super) fn row_numbers(&self) -> Vec<u32> {
        self.rows.iter().map(|line| line.number + 1).collect()
    }

    /// Returns the numbers of the columns from 1.
    pub(super) fn column_numbers(&self) -> Vec<u32> {
        self.columns.iter().map(|line| line.number + 1).collect()
    }
}

fn visible(lines: &[Line]) -> impl Iterator<Item = usize> {
    lines.iter().enumerate().filter(|(_, line)| !line.hidden).map(|(position, _)| position)
}

/// Returns the rows with anything in them.
///
/// A merged cell with a text fills all its rows, so that a head of two rows
/// stays one; but it does not reach below the last row with a text of its own.
fn used_rows(sheet: &Sheet) -> Vec<u32> {
    let mut rows: Vec<u32> = sheet.entries().iter().map(|entry| entry.row).collect();
    rows.dedup();
    let Some(last) = rows.last().copied() else { return rows };
    let mut merged = Spans::default();
    for merge in &sheet.merges {
        if merge.top <= last && sheet.entry(merge.top, merge.left).is_some() {
            merged.add(merge.top, merge.bottom.min(last));
        }
    }
    merged.sort();
    merged.iter().for_each(|(first, last)| rows.extend(first..=last));
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// Returns the first and the last column that is used.
fn ends(used: &[bool]) -> (u32, u32) {
    let first = used.iter().position(|used| *used).unwrap_or(0);
    let last = used.iter().rposition(|used| *used).unwrap_or(0);
    (first as u32, last as u32)
}
