//! Statistics tables, from whatever file they come.

use crate::source::{Located, Place};

/// The cells of a table or of a part of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cells {
    /// The cells as shown, by row; every row has the same number of them.
    pub rows: Vec<Vec<Located<String>>>,
    /// Cells that cover several places, in no particular order; they never overlap.
    ///
    /// The text stands in the upper left place, the others are empty.
    pub merges: Vec<Merge>,
}

/// A cell that covers several places; all counted from 0 within [`Cells::rows`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// The row it begins in.
    pub row: usize,
    /// The column it begins in.
    pub column: usize,
    /// How many rows it covers, at least 1.
    pub rows: usize,
    /// How many columns it covers, at least 1.
    pub columns: usize,
}

impl Cells {
    /// Returns the number of columns.
    pub fn columns(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }
}

/// A statistics table.
#[derive(Debug, Clone)]
pub struct Table {
    /// What the text calls it, see [`Figure`](super::Figure); its title if absent.
    pub name: Option<Located<String>>,
    /// The words above it.
    pub title: Option<Located<String>>,
    /// 单位, printed at the right above the table.
    pub unit: Option<Located<String>>,
    /// A note below it.
    pub note: Option<Located<String>>,
    /// Where it comes from, printed below it.
    pub source: Option<Located<String>>,
    /// How many rows at the top are the head, at least 1.
    pub head_rows: usize,
    /// How many columns at the left name groups of rows; an empty cell continues the group.
    pub group_columns: usize,
    /// Its cells, the head's first.
    pub cells: Cells,
    /// Where the table is named in `issue.toml`.
    pub place: Place,
}

impl Table {
    /// Calls `visit` with every text of the table that is printed.
    pub(super) fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Located<String>)) {
        let around = [&self.title, &self.unit, &self.note, &self.source];
        around.into_iter().flatten().for_each(&mut *visit);
        self.cells.rows.iter().flatten().for_each(visit);
    }
}
