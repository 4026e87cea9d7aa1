//! A sheet of a workbook as a text, and which cell each of its bytes belongs to.

use std::ops::Range;

/// The cells of a sheet as lines of text: a line for each row, a tab between two cells.
///
/// Rows and columns may be left out; the rest keep the numbers they have in the workbook.
#[derive(Debug, Clone, Default)]
pub struct SheetText {
    pub(super) name: String,
    pub(super) text: String,
    /// The numbers of the rows, from 1.
    rows: Vec<u32>,
    /// The numbers of the columns, from 1.
    columns: Vec<u32>,
    /// Where each cell begins, row by row.
    starts: Vec<usize>,
    /// Where the last one ends.
    end: usize,
}

impl SheetText {
    /// Writes the cells of a sheet, given row by row, under the numbers (from 1) of its rows and columns.
    ///
    /// Line breaks and tabs within a cell become spaces, so that a byte of the cell stays a byte of the text.
    pub fn new<'t>(
        name: impl Into<String>,
        rows: Vec<u32>,
        columns: Vec<u32>,
        cells: impl IntoIterator<Item = &'t str>,
    ) -> Self {
        let (mut text, mut starts) = (String::new(), Vec::with_capacity(rows.len() * columns.len()));
        for (index, cell) in cells.into_iter().enumerate().take(rows.len() * columns.len()) {
            match index % columns.len() {
                0 if index == 0 => {}
                0 => text.push('\n'),
                _ => text.push('\t'),
            }
            starts.push(text.len());
            text.extend(cell.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
        }
        Self { name: name.into(), end: text.len(), text, rows, columns, starts }
    }

    /// Returns the bytes of a cell, found by the positions (from 0) of its row and column among those given.
    pub(super) fn range(&self, row: usize, column: usize) -> Range<usize> {
        let index = row * self.columns.len() + column;
        let end = self.starts.get(index + 1).map_or(self.end, |next| next - 1);
        self.starts.get(index).map_or(end, |start| *start)..end
    }

    /// Returns the row and the column, both counted from 1, that a byte belongs to.
    pub(super) fn row_column(&self, offset: usize) -> (usize, usize) {
        let index = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let columns = self.columns.len().max(1);
        let number = |numbers: &[u32], at: usize| numbers.get(at).map_or(1, |number| *number as usize);
        (number(&self.rows, index / columns), number(&self.columns, index % columns))
    }

    /// Returns the cells that a range touches as the editor would write them, such as `C17` or `C17:E18`.
    pub(super) fn address(&self, range: &Range<usize>) -> String {
        let name = |offset| {
            let (row, column) = self.row_column(offset);
            format!("{}{row}", column_name(column as u32))
        };
        let (first, last) = (name(range.start), name(range.end));
        if first == last { first } else { format!("{first}:{last}") }
    }
}

/// Returns the letters of a column counted from 1: `A`, `Z`, `AA`.
pub fn column_name(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        column -= 1;
        letters.push(char::from(b'A' + (column % 26) as u8));
        column /= 26;
    }
    letters.iter().rev().collect()
}
