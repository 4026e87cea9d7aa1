//! A sheet between its file and the table, the same for every format.

use super::address::{Area, COLUMNS, ROWS};
use super::formats::Doubt;
use crate::messages::BadBook;

/// Most cells that are read of a file, whether they are printed or not.
pub(in crate::read) const CELL_LIMIT: usize = 2_000_000;
/// Most bytes of all texts of a sheet; numbers shown with long words could swell it.
const TEXT_LIMIT: usize = 128 << 20;
/// What WPS writes for the text of a cell that holds a picture begins with one of these.
const PICTURES: [&str; 2] = ["=DISPIMG(", "=_xlfn.DISPIMG("];

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    /// A date, a truth value and the like.
    Other,
    /// `#REF!` and its kind.
    Error,
    /// A formula whose result was not saved.
    Uncalculated,
    /// A picture within the cell, as WPS has them.
    Picture,
}

impl Kind {
    /// Returns whether a cell is kept though it has no text, since something is to be said of it.
    pub(super) fn is_blank(self) -> bool {
        matches!(self, Self::Uncalculated | Self::Picture)
    }
}

/// A number as it is shown.
pub(super) struct Number {
    pub(super) text: String,
    pub(super) kind: Kind,
    pub(super) doubt: Option<Doubt>,
}

/// What is to be said of a cell that is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Remark {
    /// Its number format has something to it.
    Shown(Doubt),
    /// Raised or lowered characters stand on the line.
    OnLine,
    /// The result of its formula is to be calculated anew when the workbook is opened.
    Stale,
}

/// A cell that is not empty; row and column count from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) kind: Kind,
    start: u32,
    end: u32,
}

/// The cells of a sheet, or those in an area of it.
#[derive(Debug)]
pub(in crate::read) struct Sheet {
    pub(super) name: String,
    /// The area whose cells are kept.
    area: Area,
    /// The texts of all cells, one after the other: a million small strings would cost several times as much.
    text: String,
    entries: Vec<Entry>,
    pub(super) merges: Vec<Area>,
    /// What is to be said of cells, with row and column.
    pub(super) remarks: Vec<(u32, u32, Remark)>,
    pub(super) hidden_rows: Spans,
    pub(super) hidden_columns: Spans,
}

impl Sheet {
    pub(super) fn new(name: &str, area: Area) -> Self {
        Self {
            name: name.to_owned(),
            area,
            text: String::new(),
            entries: Vec::new(),
            merges: Vec::new(),
            remarks: Vec::new(),
            hidden_rows: Spans::default(),
            hidden_columns: Spans::default(),
        }
    }

    /// Returns whether a cell is wanted.
    pub(super) fn wants(&self, row: u32, column: u32) -> bool {
        self.area.holds(row, column)
    }

    /// Returns whether no row from a number on is wanted.
    pub(super) fn ends_before(&self, row: u32) -> bool {
        row > self.area.bottom
    }

    /// Keeps a cell unless there is nothing in it.
    pub(super) fn push(&mut self, row: u32, column: u32, text: &str, kind: Kind) -> Result<(), BadBook> {
        if row >= ROWS || column >= COLUMNS {
            return Err(BadBook::Damaged);
        }
        let text = text.trim();
        let (text, kind) =
            if PICTURES.iter().any(|start| text.starts_with(start)) { ("", Kind::Picture) } else { (text, kind) };
        if !self.wants(row, column) || (text.is_empty() && !kind.is_blank()) {
            return Ok(());
        }
        if self.entries.len() >= CELL_LIMIT || self.text.len() + text.len() > TEXT_LIMIT {
            return Err(BadBook::TooManyCells(CELL_LIMIT));
        }
        let start = self.text.len() as u32;
        if text.contains('\r') {
            self.text.push_str(&text.replace("\r\n", "\n").replace('\r', "\n"));
        } else {
            self.text.push_str(text);
        }
        self.entries.push(Entry { row, column, kind, start, end: self.text.len() as u32 });
        Ok(())
    }

    /// Keeps a number as it is shown, with what is to be said of it.
    pub(super) fn push_number(&mut self, row: u32, column: u32, cell: &Number) -> Result<(), BadBook> {
        if let Some(doubt) = cell.doubt {
            self.remark(row, column, Remark::Shown(doubt));
        }
        self.push(row, column, &cell.text, cell.kind)
    }

    /// Notes what is to be said of a cell.
    pub(super) fn remark(&mut self, row: u32, column: u32, remark: Remark) {
        if self.wants(row, column) && self.remarks.len() < CELL_LIMIT {
            self.remarks.push((row, column, remark));
        }
    }

    /// Notes a merge, unless it is of one cell or lies elsewhere.
    pub(super) fn merge(&mut self, area: Area) {
        if (area.top, area.left) != (area.bottom, area.right) && area.common(&self.area).is_some() {
            self.merges.push(area);
        }
    }

    /// Returns whether a place has two cells that are not empty, of which no reader could say which is meant.
    pub(super) fn is_ambiguous(&self) -> bool {
        let at = |entry: &Entry| (entry.row, entry.column);
        if self.entries.is_sorted_by(|a, b| at(a) < at(b)) {
            return false;
        }
        let mut places: Vec<(u32, u32)> = self.entries.iter().map(at).collect();
        places.sort_unstable();
        places.windows(2).any(|pair| pair[0] == pair[1])
    }

    /// Puts the cells in order: row by row, each place once.
    pub(super) fn sort(&mut self) {
        let at = |entry: &Entry| (entry.row, entry.column);
        if !self.entries.is_sorted_by(|a, b| at(a) < at(b)) {
            self.entries.sort_by_key(at);
            self.entries.dedup_by(|later, first| at(later) == at(first));
        }
        self.hidden_rows.sort();
        self.hidden_columns.sort();
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns the text of a cell as shown.
    pub(super) fn text(&self, entry: &Entry) -> &str {
        self.text.get(entry.start as usize..entry.end as usize).unwrap_or_default()
    }

    /// Returns the entry of a cell; only after sorting.
    pub(super) fn entry(&self, row: u32, column: u32) -> Option<&Entry> {
        let index = self.entries.binary_search_by_key(&(row, column), |entry| (entry.row, entry.column));
        self.entries.get(index.ok()?)
    }
}

/// Runs of numbers, each with its first and its last.
#[derive(Debug, Default)]
pub(super) struct Spans(Vec<(u32, u32)>);

impl Spans {
    /// Adds a run; one that goes on where the last ended becomes part of it.
    pub(super) fn add(&mut self, first: u32, last: u32) {
        match self.0.last_mut() {
            Some(run) if run.0 <= first && first <= run.1.saturating_add(1) => run.1 = run.1.max(last),
            _ => self.0.push((first, last)),
        }
    }

    /// Returns the runs.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, u32)> {
        self.0.iter().copied()
    }

    /// Puts the runs in order and joins those that touch.
    pub(super) fn sort(&mut self) {
        let mut runs = std::mem::take(&mut self.0);
        runs.sort_unstable();
        runs.into_iter().for_each(|(first, last)| self.add(first, last));
    }

    /// Returns whether a number lies in a run; only after sorting.
    pub(super) fn contains(&self, number: u32) -> bool {
        let after = self.0.partition_point(|(first, _)| *first <= number);
        after.checked_sub(1).and_then(|index| self.0.get(index)).is_some_and(|(_, last)| number <= *last)
    }
}
