//! Finds out by the cells of a table what its rows and columns are.

use super::figures::names::{Label, find, key};
use super::figures::sheet::Shape;
use super::reader::Reader;
use super::typed::{Maybe, Words, located};
use crate::messages::TableFault;
use crate::model::{Align, Cells, Column, Kind, Line, Merge, Total, is_total_label};
use crate::source::{Located, SourceId};

impl Reader {
    /// Finds the row or column that a name means, reporting one that means none or several.
    pub(super) fn named(&mut self, id: SourceId, name: Maybe<Words>, known: &[Label]) -> Option<usize> {
        let Located { value: name, place } = located(name, id)?;
        match find(known, &name)[..] {
            [one] => return Some(one.at),
            [] => {
                let known: Vec<&str> = known.iter().map(Label::own).collect();
                self.error(TableFault::no_such_line(&name, &known).into(), place);
            }
            [_, ..] => self.error(TableFault::SeveralLines { name }.into(), place),
        }
        None
    }
}

/// Names of rows are no longer than this, in characters; longer ones are text.
const LONGEST_NAME: usize = 24;

/// Texts of no more characters than this are centred.
const SHORT_TEXT: usize = 8;

/// Tells by its cells what a column holds and how it is set.
pub(super) fn column(cells: &Cells, shape: Shape, head: &str, x: usize) -> Column {
    let kind = kind(cells, shape, head, x);
    let body = || cells.rows[shape.head_rows..].iter().map(|row| row[x].value.chars().count());
    // A word or two look lost at the left edge of a column.
    let words = kind == Kind::Text && body().all(|count| count <= SHORT_TEXT);
    let align = if words { Align::Center } else { kind.align() };
    let strong = x >= shape.group_columns && is_total_label(head);
    Column { kind, align, strong, decimals: None, thousands: None }
}

/// Tells what a column holds by its cells.
fn kind(cells: &Cells, shape: Shape, head: &str, x: usize) -> Kind {
    let body = || cells.rows[shape.head_rows..].iter().map(|row| row[x].value.as_str());
    let kind = Kind::of(body());
    let names_rows = x == shape.group_columns && body().all(|text| text.chars().count() <= LONGEST_NAME);
    match kind {
        _ if x < shape.group_columns => Kind::Label,
        Kind::Text if names_rows => Kind::Label,
        // Running numbers stand before the names that they count.
        Kind::Number if x == shape.group_columns && matches!(key(head).as_str(), "序号" | "编号") => Kind::Label,
        _ => kind,
    }
}

/// Tells which rows are totals, by their labels and by what is declared.
pub(super) fn total_rows(cells: &Cells, head_rows: usize, totals: &[Total]) -> Vec<bool> {
    let labelled = |row: &[Located<String>]| {
        row.iter().find(|cell| !cell.value.is_empty()).is_some_and(|cell| is_total_label(&cell.value))
    };
    let declared = |y: usize| totals.iter().any(|total| total.at == Line::Row(y));
    let total = |(y, row): (usize, &Vec<Located<String>>)| y >= head_rows && (declared(y) || labelled(row));
    cells.rows.iter().enumerate().map(total).collect()
}

/// Takes a first row that is one cell over the whole width for the table's title.
pub(super) fn take_title(cells: &mut Cells) -> Option<Located<String>> {
    let columns = cells.columns();
    let whole = |merge: &Merge| {
        merge.row == 0 && merge.column == 0 && merge.columns == columns && merge.rows < cells.rows.len() - 1
    };
    let title = cells.merges.iter().position(whole).filter(|_| columns > 1)?;
    let rows = cells.merges.swap_remove(title).rows;
    let text = cells.rows.drain(..rows).next()?.swap_remove(0);
    cells.merges.retain(|merge| merge.row >= rows);
    cells.merges.iter_mut().for_each(|merge| merge.row -= rows);
    (!text.value.is_empty()).then_some(text)
}

/// Tells by the merged cells how many rows are the head; 1 without any.
pub(super) fn head_rows(cells: &Cells) -> usize {
    let mut rows = 1;
    while let Some(more) = cells.merges.iter().filter(|merge| merge.row < rows).map(needed_rows).max()
        && more > rows
    {
        rows = more;
    }
    // A head that leaves nothing below it was none.
    if rows < cells.rows.len() { rows } else { 1 }
}

/// Returns how many rows a head has that holds a merged cell: one more where it spans columns.
fn needed_rows(merge: &Merge) -> usize {
    // What spans rows and columns is the corner, which needs nothing below it.
    merge.row + merge.rows + usize::from(merge.columns > 1 && merge.rows == 1)
}

/// Ends merged cells with the head that they begin in: a head is repeated, and what is below it is not.
pub(super) fn end_merges(cells: &mut Cells, head_rows: usize) {
    for merge in cells.merges.iter_mut().filter(|merge| merge.row < head_rows) {
        merge.rows = merge.rows.min(head_rows - merge.row);
    }
    cells.merges.retain(|merge| merge.rows * merge.columns > 1);
}

/// Tells by the merged cells how many columns name groups of rows.
pub(super) fn group_columns(cells: &Cells, head_rows: usize) -> usize {
    let named =
        |x: &usize| cells.merges.iter().any(|m| m.column == *x && m.columns == 1 && m.row >= head_rows && m.rows > 1);
    let columns = (0..cells.columns()).take_while(named).count();
    if columns < cells.columns() { columns } else { 0 }
}
