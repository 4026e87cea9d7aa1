//! The cells of a table in rows and columns, the merged ones joined.

use super::Area;
use super::frame::{Frame, Line};
use super::sheet::{Entry, Sheet};
use crate::model::Merge;

/// Most places that are looked at for merged cells; only a file made to waste time has more.
const LOOKS: usize = 20_000_000;

/// What stands where, by positions in a [`Frame`].
pub(super) struct Grid {
    columns: usize,
    /// For each place the entry that stands there, counted from 1; 0 where there is none.
    entries: Vec<u32>,
    merges: Vec<Joined>,
}

/// A merged cell, by positions; the last ones belong to it.
struct Joined {
    rows: (usize, usize),
    columns: (usize, usize),
}

impl Grid {
    pub(super) fn new(sheet: &Sheet, frame: &Frame) -> Self {
        let columns = frame.columns.len();
        let mut grid = Self { columns, entries: vec![0; frame.rows.len() * columns], merges: Vec::new() };
        for (index, entry) in sheet.entries().iter().enumerate() {
            let place = position(&frame.rows, entry.row).zip(position(&frame.columns, entry.column));
            if let Some((row, column)) = place {
                grid.entries[row * columns + column] = index as u32 + 1;
            }
        }
        grid.join(sheet, frame);
        grid
    }

    /// Joins the merged cells; of two that overlap, as they may in damaged files, the first.
    fn join(&mut self, sheet: &Sheet, frame: &Frame) {
        let mut taken = vec![false; self.entries.len()];
        let mut looks = 0;
        for merge in &sheet.merges {
            let Some(joined) = joined(frame, merge) else { continue };
            let places = self.places(&joined);
            looks += places.len();
            if looks > LOOKS {
                return;
            }
            if places.iter().any(|place| taken[*place]) {
                continue;
            }
            let entry = position(&frame.rows, merge.top).zip(position(&frame.columns, merge.left));
            let entry = entry.map_or(0, |(row, column)| self.entries[row * self.columns + column]);
            for place in places {
                taken[place] = true;
                self.entries[place] = 0;
            }
            // Where the merged cell's first row or column is hidden, its text shows in the next one.
            let (row, column) = (shown(&frame.rows, joined.rows), shown(&frame.columns, joined.columns));
            self.entries[row * self.columns + column] = entry;
            self.merges.push(joined);
        }
    }

    fn places(&self, joined: &Joined) -> Vec<usize> {
        let columns = joined.columns.0..=joined.columns.1;
        (joined.rows.0..=joined.rows.1)
            .flat_map(|row| columns.clone().map(move |column| row * self.columns + column))
            .collect()
    }

    /// Returns what stands at a place.
    pub(super) fn entry<'s>(&self, sheet: &'s Sheet, row: usize, column: usize) -> Option<&'s Entry> {
        let number = *self.entries.get(row * self.columns + column)?;
        sheet.entries().get((number as usize).checked_sub(1)?)
    }

    /// Returns the texts of all places, row by row.
    pub(super) fn texts<'s>(&'s self, sheet: &'s Sheet) -> impl Iterator<Item = &'s str> {
        let entry = |number: &u32| sheet.entries().get((*number as usize).wrapping_sub(1));
        self.entries.iter().map(move |number| entry(number).map_or("", |entry| sheet.text(entry)))
    }

    /// Returns the merged cells, counted in the rows and columns that are not hidden.
    pub(super) fn merges(&self, frame: &Frame) -> Vec<Merge> {
        let (rows, columns) = (counts(&frame.rows), counts(&frame.columns));
        let merge = |joined: &Joined| {
            let span =
                |counts: &[usize], (first, last): (usize, usize)| (counts[first], counts[last + 1] - counts[first]);
            let ((row, rows), (column, columns)) = (span(&rows, joined.rows), span(&columns, joined.columns));
            (rows * columns > 1).then_some(Merge { row, column, rows, columns })
        };
        self.merges.iter().filter_map(merge).collect()
    }
}

/// Returns the part of a merged cell that lies in a frame.
fn joined(frame: &Frame, merge: &Area) -> Option<Joined> {
    let span = |lines: &[Line], first: u32, last: u32| {
        let begin = lines.partition_point(|line| line.number < first);
        let end = lines.partition_point(|line| line.number <= last);
        (begin < end).then(|| (begin, end - 1))
    };
    let rows = span(&frame.rows, merge.top, merge.bottom)?;
    Some(Joined { rows, columns: span(&frame.columns, merge.left, merge.right)? })
}

/// Returns the first of some lines that is not hidden.
fn shown(lines: &[Line], (first, last): (usize, usize)) -> usize {
    (first..=last).find(|at| !lines[*at].hidden).unwrap_or(first)
}

fn position(lines: &[Line], number: u32) -> Option<usize> {
    lines.binary_search_by_key(&number, |line| line.number).ok()
}

/// Counts for each line, and for the end, how many before it are not hidden.
fn counts(lines: &[Line]) -> Vec<usize> {
    let mut counts = vec![0];
    let mut count = 0;
    for line in lines {
        count += usize::from(!line.hidden);
        counts.push(count);
    }
    counts
}
