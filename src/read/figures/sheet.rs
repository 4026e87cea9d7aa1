//! A table with the names of its rows and columns.

use std::borrow::Cow;
use std::collections::HashMap;

use super::names::Label;
use super::value::is_blank;
use crate::model::{Cells, Table};
use crate::source::{Located, Place};

/// How many cells are looked at for an example.
const LOOKED_AT: usize = 1000;

/// A table as text refers to it.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Its name, or its title if it has none.
    pub(super) name: String,
    /// Its title, by which it might be called although it has a name.
    pub(super) title: Option<String>,
    /// Its rows that have a name.
    pub(super) rows: Vec<Label>,
    /// Its columns that have a name.
    pub(super) columns: Vec<Label>,
    /// Columns from here on hold what text refers to.
    pub(super) first_column: usize,
    /// Whether something is wrong with its file, so that rows may be missing.
    pub(super) faulty: bool,
    grid: Grid<'static>,
}

impl Sheet {
    /// Takes what text can refer to from a table; `None` if nothing names it.
    pub(super) fn new(table: &Table, faulty: &dyn Fn(&Place) -> bool) -> Option<Self> {
        let name = table.name.as_ref().or(table.title.as_ref())?.value.clone();
        let grid = Grid::new(Cow::Owned(table.cells.clone()));
        let shape = Shape { head_rows: table.head_rows, group_columns: table.group_columns };
        let (rows, columns) = (row_labels(shape, &grid), column_labels(shape, &grid));
        let title = table.title.as_ref().map(|title| title.value.clone());
        let faulty = grid.cell(0, 0).is_some_and(|cell| faulty(&cell.place));
        Some(Self { name, title, rows, columns, first_column: table.group_columns + 1, faulty, grid })
    }

    /// Returns the cell in a row and a column.
    pub(super) fn cell(&self, row: &Label, column: &Label) -> Option<&Located<String>> {
        self.grid.cell(row.at, column.at)
    }

    /// Returns the first row and column whose cell holds something, among a row's, a column's or all cells.
    pub(super) fn filled(&self, row: Option<&Label>, column: Option<&Label>) -> Option<(&Label, &Label)> {
        let among = |only: Option<&Label>, label: &&Label| only.is_none_or(|only| only.at == label.at);
        let rows = self.rows.iter().filter(|label| among(row, label));
        let columns = || self.columns.iter().filter(|label| among(column, label));
        let pairs = rows.flat_map(|row| columns().map(move |column| (row, column)));
        let holds = |(row, column): &(&Label, &Label)| {
            column.at >= self.first_column && self.cell(row, column).is_some_and(|cell| !is_blank(&cell.value))
        };
        pairs.take(LOOKED_AT).find(holds)
    }
}

/// Which rows and columns of a table hold names.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct Shape {
    /// How many rows at the top are the head.
    pub(in crate::read) head_rows: usize,
    /// How many columns at the left name groups.
    pub(in crate::read) group_columns: usize,
}

/// Returns the names of a table's rows and of its columns; a row or column without one is left out.
pub(in crate::read) fn labels(cells: &Cells, shape: Shape) -> (Vec<Label>, Vec<Label>) {
    let grid = Grid::new(Cow::Borrowed(cells));
    (row_labels(shape, &grid), column_labels(shape, &grid))
}

/// Cells, and which of them are covered by others.
#[derive(Debug)]
struct Grid<'c> {
    cells: Cow<'c, Cells>,
    /// The origin of each place that a merged cell covers, by row and column.
    covered: HashMap<(usize, usize), (usize, usize)>,
}

impl<'c> Grid<'c> {
    fn new(cells: Cow<'c, Cells>) -> Self {
        let mut covered = HashMap::new();
        for merge in &cells.merges {
            for row in merge.row..merge.row + merge.rows {
                for column in merge.column..merge.column + merge.columns {
                    covered.insert((row, column), (merge.row, merge.column));
                }
            }
        }
        Self { cells, covered }
    }

    fn origin(&self, row: usize, column: usize) -> (usize, usize) {
        self.covered.get(&(row, column)).copied().unwrap_or((row, column))
    }

    fn cell(&self, row: usize, column: usize) -> Option<&Located<String>> {
        let (row, column) = self.origin(row, column);
        self.cells.rows.get(row)?.get(column)
    }

    fn text(&self, row: usize, column: usize) -> &str {
        self.cell(row, column).map_or("", |cell| cell.value.trim())
    }
}

fn row_labels(table: Shape, grid: &Grid) -> Vec<Label> {
    let mut groups = vec![String::new(); table.group_columns];
    let mut labels = Vec::new();
    for row in table.head_rows..grid.cells.rows.len() {
        let mut names = Vec::new();
        let mut opens = false;
        for column in 0..table.group_columns {
            let text = grid.text(row, column);
            if !text.is_empty() {
                // A new group ends those within the old one.
                groups[column..].fill(String::new());
                groups[column] = text.to_owned();
                opens = true;
            }
        }
        let own = grid.text(row, table.group_columns);
        // A row whose name stands in a column of groups is a total of its own.
        if !own.is_empty() || opens {
            names.extend(groups.iter().filter(|name| !name.is_empty()).cloned());
            names.extend((!own.is_empty()).then(|| own.to_owned()));
        }
        if !names.is_empty() {
            labels.push(Label::new(row, names));
        }
    }
    labels
}

fn column_labels(table: Shape, grid: &Grid) -> Vec<Label> {
    let columns = grid.cells.columns();
    let merged = grid.cells.merges.iter().any(|merge| merge.row < table.head_rows);
    let origins = |row: usize| match merged {
        true => (0..columns).map(|column| grid.origin(row, column)).collect(),
        false => spread(table, grid, row),
    };
    let heads: Vec<Vec<(usize, usize)>> = (0..table.head_rows).map(origins).collect();
    let label = |column: usize| {
        let mut origins: Vec<(usize, usize)> = heads.iter().map(|row| row[column]).collect();
        // A cell that covers several rows is one name.
        origins.dedup();
        let names = origins.into_iter().map(|(y, x)| grid.text(y, x).to_owned());
        let names: Vec<String> = names.filter(|name| !name.is_empty()).collect();
        (!names.is_empty()).then(|| Label::new(column, names))
    };
    (0..columns).filter_map(label).collect()
}

/// Returns the cells that the places of a head row belong to where no cells are merged.
///
/// An empty cell belongs to the filled one left of it if it has a head of its
/// own below, or is the head of a group column; `tables` draws it so.
fn spread(table: Shape, grid: &Grid, row: usize) -> Vec<(usize, usize)> {
    let last = row + 1 >= table.head_rows;
    let below = |x: usize| (row + 1..table.head_rows).any(|y| !grid.text(y, x).is_empty());
    let joins = |x: usize| grid.text(row, x).is_empty() && !last && (x <= table.group_columns || below(x));
    let mut origin = 0;
    let mut place = |x: usize| {
        origin = if joins(x) { origin } else { x };
        (row, origin)
    };
    (0..grid.cells.columns()).map(&mut place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Merge;
    use crate::read::figures::names::find;
    use crate::source::Sources;

    /// Workbooks have merged cells, of which only the upper left one holds the text.
    #[test]
    fn merged_cells_name_all_rows_and_columns_they_cover() {
        let file = Sources::default().add("", "");
        let place = || Place::new(file, 0..0);
        let row =
            |row: &str| row.split(' ').map(|cell| Located { value: cell.replace('_', ""), place: place() }).collect();
        let rows = ["片 局 一季度 _ 合计", "_ _ 件 元 _", "东 甲 1 2 3", "_ 乙 4 _ 6"].map(row).to_vec();
        let merge = |row, column, rows, columns| Merge { row, column, rows, columns };
        let merges = vec![merge(0, 2, 1, 2), merge(0, 4, 2, 1), merge(2, 0, 2, 1), merge(2, 3, 2, 1)];
        let table = Table {
            name: Some(Located { value: "表".into(), place: place() }),
            annex: None,
            title: None,
            unit: None,
            lead: Vec::new(),
            note: None,
            source: None,
            tail: Vec::new(),
            sheet: Default::default(),
            head_rows: 2,
            group_columns: 1,
            stub: vec![0, 1],
            cells: Cells { rows, merges },
            columns: Vec::new(),
            red: Default::default(),
            total_rows: Vec::new(),
            totals: Vec::new(),
            print: Default::default(),
            place: place(),
        };
        let sheet = Sheet::new(&table, &|_| false).unwrap();
        let cell = |row: &str, column: &str| {
            let (row, column) = (find(&sheet.rows, row)[0], find(&sheet.columns, column)[0]);
            sheet.cell(row, column).unwrap().value.clone()
        };
        assert_eq!(cell("东/乙", "一季度/件"), "4");
        assert_eq!(cell("东/乙", "一季度/元"), "2", "the cell is merged with the one above");
        assert_eq!(cell("甲", "合计"), "3");
    }
}
