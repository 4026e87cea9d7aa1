//! From a sheet to the cells of a table.

use super::Area;
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
