//! S105: rows and columns of a table without a value.

use std::collections::HashSet;

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::Table;

/// How many names are given.
const NAMES: usize = 4;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let whole = |table: &&Table| !table.print.compact && !table.print.only_totals;
    subject.issue.tables().filter(whole).for_each(|table| check(table, found));
}

fn check(table: &Table, found: &mut Findings) {
    let covered = covered(table);
    let empty = |y: usize, x: usize| table.cells.rows[y][x].value.trim().is_empty() && !covered.contains(&(y, x));
    let first = table.group_columns + 1;
    let (rows, columns) = (table.head_rows..table.cells.rows.len(), first..table.cells.columns());
    if columns.len() < 2 || rows.len() < 2 {
        return;
    }
    let empty_columns: Vec<usize> = columns.clone().filter(|x| rows.clone().all(|y| empty(y, *x))).collect();
    let labelled = |y: &usize| !empty(*y, first - 1);
    let empty_rows: Vec<usize> = rows.filter(|y| columns.clone().all(|x| empty(*y, x))).filter(labelled).collect();
    let head = |x: &usize| (0..table.head_rows).rev().map(|y| (y, *x)).find(|(y, x)| !empty(*y, *x));
    let columns: Vec<(usize, usize)> = empty_columns.iter().filter_map(head).collect();
    let rows: Vec<(usize, usize)> = empty_rows.into_iter().map(|y| (y, first - 1)).collect();
    let cell = |(y, x): &(usize, usize)| &table.cells.rows[*y][*x];
    let names = |list: &[(usize, usize)]| list.iter().take(NAMES).map(|at| cell(at).value.trim().to_owned()).collect();
    let Some(at) = rows.first().or(columns.first()) else { return };
    let fault = StructureFault::EmptyLines {
        rows: names(&rows),
        columns: names(&columns),
        n_rows: rows.len(),
        n_columns: columns.len(),
    };
    let related = rows.iter().chain(&columns).skip(1).take(NAMES).map(|at| cell(at).place.clone()).collect();
    found.add_with(fault, cell(at).place.clone(), related, None);
}

/// Returns the places that cells with a text cover.
fn covered(table: &Table) -> HashSet<(usize, usize)> {
    let filled = |row: usize, column: usize| !table.cells.rows[row][column].value.trim().is_empty();
    let merges = table.cells.merges.iter().filter(|merge| filled(merge.row, merge.column));
    let places = merges
        .flat_map(|m| (m.row..m.row + m.rows).flat_map(move |y| (m.column..m.column + m.columns).map(move |x| (y, x))));
    places.collect()
}
