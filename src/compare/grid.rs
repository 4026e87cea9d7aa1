//! Compares two tables, cell by cell.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::sides::{alone, sides};
use crate::content::{Cell, SOFT, Table, says_the_same};
use crate::messages::{CompareFault, Side};

/// Most places of a table that are compared.
const PLACE_LIMIT: usize = 4_000_000;

/// Most cells of a table that are told to differ.
const PAIRS: usize = 1_000;

/// The cells of a table by the places that they cover.
struct Grid<'t> {
    table: &'t Table,
    rows: Vec<BTreeMap<usize, &'t Cell>>,
    columns: usize,
}

impl<'t> Grid<'t> {
    fn new(table: &'t Table) -> Self {
        let columns = table.cells.iter().map(|cell| cell.column + cell.columns).max().unwrap_or(0);
        let mut rows = vec![BTreeMap::new(); table.rows];
        let mut left = PLACE_LIMIT;
        for cell in &table.cells {
            let end = (cell.row + cell.rows).min(table.rows);
            for row in rows.get_mut(cell.row..end).into_iter().flatten() {
                for x in cell.column..cell.column + cell.columns {
                    left = left.saturating_sub(1);
                    if left > 0 {
                        row.insert(x, cell);
                    }
                }
            }
        }
        Self { table, rows, columns }
    }

    fn at(&self, row: usize, column: usize) -> Option<&'t Cell> {
        self.rows.get(row)?.get(&column).copied()
    }

    fn text(&self, row: usize, column: usize) -> &'t str {
        self.at(row, column).map_or("", |cell| cell.words.text.as_str())
    }

    /// Returns what a row is known by, for finding it again.
    fn key(&self, row: usize) -> String {
        let cells = self.rows[row].iter().map(|(x, cell)| format!("{x}{SOFT}{}", cell.words.solid()));
        cells.collect::<Vec<_>>().join("\n")
    }

    /// Returns the name of a row: its leftmost words that belong to no other row.
    fn row_name(&self, row: usize) -> String {
        let mut cells = self.rows[row].values().filter(|cell| !cell.words.is_blank());
        let own = cells.clone().find(|cell| cell.rows == 1).or_else(|| cells.next());
        own.map_or_else(|| (row + 1).to_string(), |cell| cell.words.solid())
    }

    /// Returns the name of a column: the words above it in the head.
    fn column_name(&self, column: usize) -> String {
        let mut names: Vec<String> = Vec::new();
        for row in 0..self.table.head_rows {
            let name = self.at(row, column).map(|cell| cell.words.solid()).unwrap_or_default();
            if !name.is_empty() && names.last() != Some(&name) {
                names.push(name);
            }
        }
        if names.is_empty() { (column + 1).to_string() } else { names.join("/") }
    }
}

/// Returns the names of a cell's row and column.
pub(super) fn named(table: &Table, cell: &Cell) -> (String, String) {
    let grid = Grid::new(table);
    (grid.row_name(cell.row), grid.column_name(cell.column))
}

/// Two cells at the same place that differ.
struct Pair<'t> {
    cells: [Option<&'t Cell>; 2],
    texts: [&'t str; 2],
    row: String,
    column: String,
}

/// Compares two tables. Returns the differences, and how many places were compared.
///
/// A cell that covers several places has its value in each of them.
pub(super) fn compare(tables: [&Table; 2], names: [&str; 2]) -> (Vec<CompareFault>, usize) {
    let grids = tables.map(Grid::new);
    let mut comparer = Comparer { grids: &grids, names, pairs: Vec::new(), faults: Vec::new(), places: 0, untold: 0 };
    let counts = [grids[0].columns, grids[1].columns];
    if counts[0] != counts[1] {
        let text = |n: usize| counts[n].to_string();
        let sides = [0, 1].map(|n| Side { file: names[n].to_owned(), stand: Some(tables[n].stand), text: text(n) });
        comparer.faults.push(CompareFault::Columns { counts, sides });
    }
    let keys = grids.each_ref().map(|grid| (0..grid.rows.len()).map(|row| grid.key(row)).collect::<Vec<_>>());
    for op in capture_diff_slices(Algorithm::Myers, &keys[0], &keys[1]) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                (0..len).for_each(|n| comparer.row([old_index + n, new_index + n]));
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                (old_index..old_index + old_len).for_each(|row| comparer.alone(0, row));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                (new_index..new_index + new_len).for_each(|row| comparer.alone(1, row));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                let both = old_len.min(new_len);
                (0..both).for_each(|n| comparer.row([old_index + n, new_index + n]));
                (both..old_len).for_each(|n| comparer.alone(0, old_index + n));
                (both..new_len).for_each(|n| comparer.alone(1, new_index + n));
            }
        }
    }
    comparer.finish()
}

struct Comparer<'g, 't> {
    grids: &'g [Grid<'t>; 2],
    names: [&'g str; 2],
    pairs: Vec<Pair<'t>>,
    faults: Vec<CompareFault>,
    places: usize,
    /// How many places differ beyond those that are kept.
    untold: usize,
}

impl<'t> Comparer<'_, 't> {
    /// Compares two rows.
    fn row(&mut self, rows: [usize; 2]) {
        let columns = self.grids[0].columns.min(self.grids[1].columns);
        for x in 0..columns {
            self.places += 1;
            let texts = [0, 1].map(|n| self.grids[n].text(rows[n], x));
            if says_the_same(texts[0], texts[1]) || self.goes_on(rows, x) {
                continue;
            }
            let cells = [0, 1].map(|n| self.grids[n].at(rows[n], x));
            // A cell over several places is told once.
            let told = |pair: &Pair<'t>| {
                let same = |n: usize| match (pair.cells[n], cells[n]) {
                    (Some(one), Some(other)) => std::ptr::eq(one, other),
                    _ => false,
                };
                (same(0) || same(1)) && pair.texts == texts
            };
            if self.pairs.len() == PAIRS {
                self.untold += 1;
            } else if !self.pairs.iter().any(told) {
                let (row, column) = (self.grids[0].row_name(rows[0]), self.grids[0].column_name(x));
                self.pairs.push(Pair { cells, texts, row, column });
            }
        }
    }

    /// Returns whether a cell of one table says over its rows what several of the other do, one after the other.
    ///
    /// So stands a long cell that is cut by the ends of pages.
    fn goes_on(&self, rows: [usize; 2], x: usize) -> bool {
        [0, 1].into_iter().any(|n| {
            let (whole, other) = (&self.grids[n], &self.grids[1 - n]);
            let Some(cell) = whole.at(rows[n], x).filter(|cell| cell.rows > 1) else { return false };
            let mut parts: Vec<&Cell> = Vec::new();
            for y in cell.row..cell.row + cell.rows {
                let part = (y + rows[1 - n]).checked_sub(rows[n]).and_then(|y| other.at(y, x));
                parts.extend(part.filter(|part| !parts.last().is_some_and(|last| std::ptr::eq(*last, *part))));
            }
            let texts: Vec<&str> = parts.iter().map(|part| part.words.text.as_str()).collect();
            parts.len() > 1 && says_the_same(&texts.join(&SOFT.to_string()), &cell.words.text)
        })
    }

    /// Notes a row that only one of the tables has.
    fn alone(&mut self, side: usize, row: usize) {
        let grid = &self.grids[side];
        let own = grid.rows[row].values().filter(|cell| cell.row == row);
        let words: Vec<String> = own.map(|cell| cell.words.solid()).collect();
        let stand = grid.rows[row].values().next().map(|cell| cell.words.stand);
        let sides = alone(self.names, side, &words.join(" "), stand);
        self.faults.push(CompareFault::Row { row: grid.row_name(row), sides });
    }

    /// Returns what was found; two cells with each other's values are one difference.
    fn finish(mut self) -> (Vec<CompareFault>, usize) {
        let mut left: Vec<Pair> = Vec::new();
        for pair in std::mem::take(&mut self.pairs) {
            let swapped = |other: &Pair| other.texts[0] == pair.texts[1] && other.texts[1] == pair.texts[0];
            match left.iter().position(swapped) {
                Some(at) => {
                    let first = left.remove(at);
                    let sides = self.sides(&first);
                    let cells = [(first.row, first.column), (pair.row, pair.column)];
                    self.faults.push(CompareFault::Swapped { cells, sides });
                }
                None => left.push(pair),
            }
        }
        for pair in left {
            let sides = self.sides(&pair);
            let Pair { row, column, .. } = pair;
            self.faults.push(CompareFault::Cell { row, column, sides });
        }
        if self.untold > 0 {
            self.faults.push(CompareFault::More { count: self.untold });
        }
        (self.faults, self.places)
    }

    fn sides(&self, pair: &Pair) -> [Side; 2] {
        let stands = [0, 1].map(|n| pair.cells[n].map_or(self.grids[n].table.stand, |cell| cell.words.stand));
        sides(self.names, pair.texts, stands)
    }
}
