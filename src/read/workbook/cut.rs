//! From a sheet to the cells of a table.

use super::Area;
use super::address::{COLUMNS, ROWS, cell_name};
use super::doubts::{doubts, hidden};
use super::frame::Frame;
use super::grid::Grid;
use super::sheet::{CELL_LIMIT, Sheet};
use crate::diag::Diagnostic;
use crate::messages::{Problem, TableFault};
use crate::model::Cells;
use crate::source::{Located, Place, SheetText, Sources};

/// Where the text and the findings go.
pub(super) struct Target<'a> {
    /// The workbook's name as shown.
    pub(super) shown: String,
    pub(super) sources: &'a mut Sources,
    pub(super) found: &'a mut Vec<Diagnostic>,
}

/// So many empty columns, or rows, of an area are more than what is kept for the next month.
const MANY: (u32, u32) = (2, 10);

/// Tells how far an area reaches beyond the last row or column of a sheet that holds anything in it.
///
/// Whole rows and columns are asked for in order to have all that there is.
pub(super) fn beyond(sheet: &Sheet, area: Area) -> Option<Problem> {
    let entries = || sheet.entries().iter().filter(|entry| area.holds(entry.row, entry.column));
    let merged = || sheet.merges.iter().filter(|merge| area.holds(merge.top, merge.left));
    let (row, column) = (entries().map(|entry| entry.row).max()?, entries().map(|entry| entry.column).max()?);
    let row = merged().map(|merge| merge.bottom).fold(row, u32::max);
    let column = merged().map(|merge| merge.right).fold(column, u32::max);
    if area.bottom == ROWS - 1 || area.right == COLUMNS - 1 {
        return None;
    }
    let (rows, columns) = (area.bottom.saturating_sub(row), area.right.saturating_sub(column));
    let asked = format!("{}:{}", cell_name(area.top, area.left), cell_name(area.bottom, area.right));
    let used = format!("{}:{}", cell_name(area.top, area.left), cell_name(row, column));
    (columns >= MANY.0 || rows >= MANY.1).then_some(Problem::AreaBeyond { asked, used, rows, columns })
}

/// Takes the cells of a sorted sheet that are printed.
///
/// Left out are rows that are empty, empty columns at the sides (unless an
/// area was asked for), and rows and columns that are hidden.
pub(super) fn cells(sheet: &Sheet, asked: Option<Area>, target: Target) -> Result<Cells, Problem> {
    let frame = Frame::new(sheet, asked);
    // The text for the findings has the hidden cells too.
    if frame.visible_cells() > CELL_LIMIT || frame.all_cells() > 2 * CELL_LIMIT {
        return Err(TableFault::TableTooLarge { limit: CELL_LIMIT }.into());
    }
    let grid = Grid::new(sheet, &frame);
    let (sources, found) = (target.sources, target.found);
    let text = SheetText::new(&sheet.name, frame.row_numbers(), frame.column_numbers(), grid.texts(sheet));
    let file = sources.add_sheet(target.shown, text);
    let cell = |row, column| {
        let value = grid.entry(sheet, row, column).map_or("", |entry| sheet.text(entry)).to_owned();
        Located { value, place: sources.cell_place(file, row, column) }
    };
    let row = |row| frame.visible_columns().map(|column| cell(row, column)).collect();
    let cells = Cells { rows: frame.visible_rows().map(row).collect(), merges: grid.merges(&frame) };
    for finding in hidden(&frame).into_iter().chain(doubts(sheet, &frame, &grid)) {
        let [first, last] = finding.corners.map(|(row, column)| sources.cell_place(file, row, column).range);
        found.push(Diagnostic::warning(finding.problem, Place::new(file, first.start..last.end)));
    }
    Ok(cells)
}
