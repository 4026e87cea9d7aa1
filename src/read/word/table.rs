//! Tables: cells in the columns of the grid, the merged ones joined (ISO/IEC 29500-1, 17.4).

use super::changes::changes_of;
use super::draft::{Grid, Piece};
use super::gather::{Gatherer, is_placeholder};
use crate::messages::{BadWord, Spot, WordNote};
use crate::model::Merge;
use crate::read::package::Element;

/// Most columns of a table; Word itself has 63.
const COLUMN_LIMIT: usize = 200;
/// Most places of a table.
const PLACE_LIMIT: usize = 200_000;

/// A cell as it stands in its row.
pub(super) struct Cell<'e> {
    pub(super) element: &'e Element,
    pub(super) column: usize,
    columns: usize,
    /// Whether it belongs to the one above it.
    pub(super) continues: bool,
    /// Whether a merged cell may begin with it.
    begins: bool,
    /// Whether nothing has been put in it, so that Word shows what is to be put in.
    pub(super) is_placeholder: bool,
}

impl Gatherer<'_> {
    /// Gathers a table; one within another becomes words of its cell.
    pub(super) fn table(&mut self, element: &Element, out: &mut Vec<Piece>) {
        let nested = matches!(self.within, Some(Spot::Cell { .. }));
        if nested {
            self.remarks.add(WordNote::NestedTable, self.spot());
        } else {
            self.tables += 1;
        }
        let changed = element.at(&["w:tblPr", "w:tblPrChange"]).is_some();
        changed.then(|| self.remarks.add(WordNote::Looks, self.spot()));
        let mut rows = Vec::new();
        table_rows(element, &mut rows);
        let cells: Vec<Vec<Cell>> = rows.iter().map(|row| cells(row)).collect();
        let columns = cells.iter().flatten().map(|cell| cell.column + cell.columns).max().unwrap_or(0);
        if columns > COLUMN_LIMIT || columns.saturating_mul(rows.len()) > PLACE_LIMIT {
            self.faults.push(BadWord::TooLarge);
            return;
        }
        let number = self.tables;
        let outer = self.within;
        let mut places: Vec<Vec<Vec<Piece>>> = Vec::new();
        let mut deleted = Vec::new();
        for (y, row) in cells.iter().enumerate() {
            if !nested {
                self.within = Some(Spot::Cell { table: number, row: y + 1, column: 1 });
            }
            let is_deleted = self.is_deleted(rows[y].child("w:trPr"));
            if is_deleted {
                deleted.push(y);
            }
            let mut line: Vec<Vec<Piece>> = (0..columns).map(|_| Vec::new()).collect();
            for cell in row.iter().filter(|cell| !cell.continues && !is_deleted) {
                if !nested {
                    self.within = Some(Spot::Cell { table: number, row: y + 1, column: cell.column + 1 });
                }
                if cell.is_placeholder {
                    self.placeholder(cell.element);
                } else if !self.is_deleted(cell.element.child("w:tcPr")) {
                    self.story(cell.element, &mut line[cell.column]);
                }
            }
            places.push(line);
        }
        self.within = outer;
        if nested {
            out.extend(places.into_iter().flatten().flatten());
            return;
        }
        let head = rows.iter().take_while(|row| row.at(&["w:trPr", "w:tblHeader"]).is_some()).count();
        let head_rows = Some(head).filter(|head| *head > 0 && *head < rows.len());
        out.push(Piece::Table(Grid { number, rows: places, merges: merges(&cells), head_rows, deleted }));
    }

    /// Returns whether a tracked change deletes a row or a cell, by its properties; notes what changes there are.
    fn is_deleted(&mut self, properties: Option<&Element>) -> bool {
        let mut deleted = false;
        for change in changes_of(properties) {
            self.remarks.add(change, self.spot());
            deleted |= change == WordNote::Deletions;
        }
        deleted
    }
}

/// Collects the rows of a table, also those in content controls and the like.
pub(super) fn table_rows<'e>(element: &'e Element, rows: &mut Vec<&'e Element>) {
    for child in element.children() {
        match (child.space, &*child.name) {
            ("w", "tr") => rows.push(child),
            ("w", "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo") => table_rows(child, rows),
            _ => {}
        }
    }
}

/// Collects the cells of a row, and whether each stands in a content control that nothing was put in.
fn row_cells<'e>(element: &'e Element, within: bool, cells: &mut Vec<(&'e Element, bool)>) {
    for child in element.children() {
        match (child.space, &*child.name) {
            ("w", "tc") => cells.push((child, within)),
            ("w", "sdt" | "sdtContent" | "customXml") => row_cells(child, within || is_placeholder(child), cells),
            _ => {}
        }
    }
}

/// Returns the cells of a row in the columns of the grid.
pub(super) fn cells<'e>(row: &'e Element) -> Vec<Cell<'e>> {
    let before = row.child("w:trPr").and_then(|properties| properties.number("w:gridBefore")).unwrap_or(0);
    let mut column = (before as usize).min(COLUMN_LIMIT);
    let mut elements = Vec::new();
    row_cells(row, false, &mut elements);
    let mut cells = Vec::new();
    for (element, is_placeholder) in elements {
        let properties = element.child("w:tcPr");
        let span = properties.and_then(|properties| properties.number("w:gridSpan")).unwrap_or(1);
        let columns = (span as usize).clamp(1, COLUMN_LIMIT + 1);
        let merge = properties.and_then(|properties| properties.child("w:vMerge"));
        let begins = merge.is_some_and(|merge| merge.get("val") == Some("restart"));
        let continues = merge.is_some() && !begins;
        // Old files merge sideways as they do downwards.
        let sideways = properties.and_then(|properties| properties.child("w:hMerge"));
        if let Some(last) =
            cells.last_mut().filter(|_| sideways.is_some_and(|merge| merge.get("val") != Some("restart")))
        {
            let last: &mut Cell = last;
            last.columns += columns;
        } else {
            cells.push(Cell { element, column, columns, continues, begins, is_placeholder });
        }
        column += columns;
        if column > COLUMN_LIMIT + 1 {
            break;
        }
    }
    cells
}

/// Finds the cells that cover several places.
pub(super) fn merges(cells: &[Vec<Cell>]) -> Vec<Merge> {
    let mut merges = Vec::new();
    for (y, row) in cells.iter().enumerate() {
        for cell in row.iter().filter(|cell| !cell.continues) {
            let goes_on = |row: &&Vec<Cell>| {
                let same = |below: &Cell| (below.column, below.columns) == (cell.column, cell.columns);
                row.iter().any(|below| below.continues && same(below))
            };
            let below = if cell.begins { cells[y + 1..].iter().take_while(goes_on).count() } else { 0 };
            if below > 0 || cell.columns > 1 {
                merges.push(Merge { row: y, column: cell.column, rows: 1 + below, columns: cell.columns });
            }
        }
    }
    merges
}
