//! Reads statistics tables: what their rows and columns are, and how they are to be set.

use super::Reader;
use super::cells::Intake;
use super::figures::names::{Label, find, key};
use super::figures::sheet::{Shape, labels};
use super::format::{AlignWord, DirectionWord, KindWord, Maybe, PrintWord, TableFile, TotalFile, Words};
use super::sizes::points;
use super::typed::located;
use crate::diag::Diagnostic;
use crate::messages::{Problem, TableFault};
use crate::model::{Align, Cells, Column, Kind, Line, Printing, Table, Total, is_total_label};
use crate::source::{Located, Place, SourceId};

/// Most cells of a table that are printed, unless the editor allows more.
const CELL_LIMIT: usize = 100_000;

impl Reader {
    /// Reads a table; `None` if there is nothing to print.
    pub(super) fn statistics(&mut self, place: Place, mut file: TableFile) -> Option<Table> {
        let data = located(std::mem::take(&mut file.data), place.file)?;
        let before = self.found.len();
        let intake = Intake { encoding: file.encoding.get().copied(), delimiter: file.delimiter.get().copied() };
        let cells = self.cells(&data, &intake)?;
        self.arranged(place, file, data, cells, before)
    }

    /// Finds out what the cells of a table are; `None` if there is nothing to print.
    ///
    /// `data` names them in findings; those from `before` on are about them.
    pub(super) fn arranged(
        &mut self,
        place: Place,
        mut file: TableFile,
        data: Located<String>,
        mut cells: Cells,
        before: usize,
    ) -> Option<Table> {
        let mut title = located(std::mem::take(&mut file.title), place.file);
        if title.is_none() && file.head_rows.get().is_none() {
            title = take_title(&mut cells);
        }
        let (rows, columns) = (cells.rows.len(), cells.columns());
        let head_rows = file.head_rows.get().copied().unwrap_or_else(|| head_rows(&cells));
        if rows <= head_rows && !self.found[before..].iter().any(Diagnostic::is_error) {
            self.error(TableFault::TableWithoutRows { path: data.value.clone() }.into(), data.place.clone());
        }
        let head_rows = head_rows.min(rows);
        end_merges(&mut cells, head_rows);
        let group_columns = file.group_columns.get().copied().unwrap_or_else(|| group_columns(&cells, head_rows));
        if group_columns >= columns {
            let shape = TableFault::TableShape { key: "group_columns".into(), have: columns }.into();
            self.error(shape, file.group_columns.range().map_or(data.place, |r| Place::new(place.file, r)));
            return None;
        }
        let shape = Shape { head_rows, group_columns };
        let names = labels(&cells, shape);
        let columns = self.columns(place.file, &mut file, &cells, shape, &names.1);
        let totals = std::mem::take(&mut file.totals);
        let totals = self.totals(place.file, totals, &names);
        let print = self.printing(place.file, &mut file);
        let total_rows = total_rows(&cells, head_rows, &totals);
        let limit = file.max_cells.get().copied().unwrap_or(CELL_LIMIT);
        let printed = if print.only_totals { total_rows.iter().filter(|total| **total).count() } else { rows };
        if printed * columns.len() > limit {
            self.error(TableFault::TableTooLarge { limit }.into(), data.place);
            return None;
        }
        Some(Table {
            name: located(file.name, place.file),
            title,
            unit: located(file.unit, place.file),
            note: located(file.note, place.file),
            source: located(file.source, place.file),
            head_rows,
            group_columns,
            total_rows,
            cells,
            columns,
            totals,
            print,
            place,
        })
    }

    /// Finds out what the columns hold, and lays over it what the editor says of them.
    fn columns(
        &mut self,
        id: SourceId,
        file: &mut TableFile,
        cells: &Cells,
        shape: Shape,
        names: &[Label],
    ) -> Vec<Column> {
        let (decimals, thousands) = (file.decimals.get().copied(), file.thousands.get().copied());
        let head = |x: usize| names.iter().find(|label| label.at == x).map_or("", Label::own);
        let strong = |x: usize| x >= shape.group_columns && is_total_label(head(x));
        let column = |x: usize| {
            let kind = kind(cells, shape, head(x), x);
            let body = || cells.rows[shape.head_rows..].iter().map(|row| row[x].value.chars().count());
            // A word or two look lost at the left edge of a column.
            let words = kind == Kind::Text && body().all(|count| count <= SHORT_TEXT);
            let align = if words { Align::Center } else { kind.align() };
            Column { kind, align, strong: strong(x), decimals, thousands }
        };
        let mut columns: Vec<Column> = (0..cells.columns()).map(column).collect();
        let declared = std::mem::take(&mut file.columns).take().map(|(list, _)| list).unwrap_or_default();
        for own in declared {
            let Some(x) = self.named(id, own.name, names) else { continue };
            let column = &mut columns[x];
            if let Some(word) = own.kind.get() {
                column.kind = kind_of(*word);
                column.align = column.kind.align();
            }
            column.decimals = own.decimals.get().copied().or(column.decimals);
            column.thousands = own.thousands.get().copied().or(column.thousands);
            column.strong = own.strong.get().copied().unwrap_or(column.strong);
            column.align = own.align.get().map_or(column.align, |word| match word {
                AlignWord::Left => Align::Left,
                AlignWord::Center => Align::Center,
                AlignWord::Right => Align::Right,
            });
        }
        columns
    }

    fn totals(&mut self, id: SourceId, list: Maybe<Vec<TotalFile>>, names: &(Vec<Label>, Vec<Label>)) -> Vec<Total> {
        let Some((list, range)) = list.take() else { return Vec::new() };
        let mut totals = Vec::new();
        for total in list {
            let row = total.row.get().is_some();
            if row == total.column.get().is_some() {
                self.error(TableFault::TotalForm.into(), Place::new(id, range.clone()));
                continue;
            }
            let range = if row { total.row.range() } else { total.column.range() };
            let Some(range) = range else { continue };
            let known = if row { &names.0 } else { &names.1 };
            let name = if row { total.row } else { total.column };
            let Some(at) = self.named(id, name, known) else { continue };
            let of = total
                .of
                .take()
                .map(|(list, _)| list.into_iter().filter_map(|name| self.named(id, name, known)).collect());
            let at = if row { Line::Row(at) } else { Line::Column(at) };
            totals.push(Total { at, of, place: Place::new(id, range) });
        }
        totals
    }

    /// Finds the row or column that a name means, reporting one that means none or several.
    pub(super) fn named(&mut self, id: SourceId, name: Maybe<Words>, known: &[Label]) -> Option<usize> {
        let Located { value: name, place } = located(name, id)?;
        match find(known, &name)[..] {
            [one] => return Some(one.at),
            [] => {
                let known: Vec<&str> = known.iter().map(Label::own).collect();
                self.error(Problem::no_such_line(&name, &known), place);
            }
            [_, ..] => self.error(TableFault::SeveralLines { name }.into(), place),
        }
        None
    }

    fn printing(&mut self, id: SourceId, file: &mut TableFile) -> Printing {
        let mut size = |size: Maybe<Words>| {
            let Located { value: text, place } = located(size, id)?;
            let points = points(&text);
            if points.is_none() {
                self.error(Problem::SizeForm { text }, place);
            }
            points
        };
        let place = file.smallest.range().map(|range| Place::new(id, range));
        let smallest = size(std::mem::take(&mut file.smallest));
        let largest = size(std::mem::take(&mut file.largest));
        if let (Some(smallest), Some(largest), Some(place)) = (smallest, largest, place)
            && smallest > largest
        {
            self.error(TableFault::SizesCrossed { smallest, largest }.into(), place);
        }
        Printing {
            smallest,
            largest,
            only_totals: file.print.get() == Some(&PrintWord::Totals),
            compact: file.compact.get().copied().unwrap_or(false),
            turned: match file.direction.get() {
                Some(DirectionWord::Upright) => Some(false),
                Some(DirectionWord::Turned) => Some(true),
                _ => None,
            },
        }
    }
}

fn kind_of(word: KindWord) -> Kind {
    match word {
        KindWord::Label => Kind::Label,
        KindWord::Number => Kind::Number,
        KindWord::Percent => Kind::Percent,
        KindWord::Date => Kind::Date,
        KindWord::Text => Kind::Text,
    }
}

/// Names of rows are no longer than this, in characters; longer ones are text.
const LONGEST_NAME: usize = 24;

/// Texts of no more characters than this are centred.
const SHORT_TEXT: usize = 8;

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

fn total_rows(cells: &Cells, head_rows: usize, totals: &[Total]) -> Vec<bool> {
    let labelled = |row: &[Located<String>]| {
        row.iter().find(|cell| !cell.value.is_empty()).is_some_and(|cell| is_total_label(&cell.value))
    };
    let declared = |y: usize| totals.iter().any(|total| total.at == Line::Row(y));
    let total = |(y, row): (usize, &Vec<Located<String>>)| y >= head_rows && (declared(y) || labelled(row));
    cells.rows.iter().enumerate().map(total).collect()
}

/// Takes a first row that is one cell over the whole width for the table's title.
fn take_title(cells: &mut Cells) -> Option<Located<String>> {
    let columns = cells.columns();
    let whole = |merge: &crate::model::Merge| {
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
fn needed_rows(merge: &crate::model::Merge) -> usize {
    // What spans rows and columns is the corner, which needs nothing below it.
    merge.row + merge.rows + usize::from(merge.columns > 1 && merge.rows == 1)
}

/// Ends merged cells with the head that they begin in: a head is repeated, and what is below it is not.
fn end_merges(cells: &mut Cells, head_rows: usize) {
    for merge in cells.merges.iter_mut().filter(|merge| merge.row < head_rows) {
        merge.rows = merge.rows.min(head_rows - merge.row);
    }
    cells.merges.retain(|merge| merge.rows * merge.columns > 1);
}

/// Tells by the merged cells how many columns name groups of rows.
fn group_columns(cells: &Cells, head_rows: usize) -> usize {
    let named =
        |x: &usize| cells.merges.iter().any(|m| m.column == *x && m.columns == 1 && m.row >= head_rows && m.rows > 1);
    let columns = (0..cells.columns()).take_while(named).count();
    if columns < cells.columns() { columns } else { 0 }
}
