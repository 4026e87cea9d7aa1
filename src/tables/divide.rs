//! Rows with so much text that no page holds them: divided into several, whose cells cover all of them.

use std::ops::Range;

use super::TableInput;
use crate::fonts::Measure;
use crate::model::Merge;
use crate::source::Located;

/// How much text of a cell, in em, stands beside one row of a divided one.
const EACH: f64 = 60.0;
/// Most rows that a row is divided into.
const MOST: usize = 200;

/// Divides rows with a cell of more than `long` em of text, so that pages may cut them; returns whether there are any.
pub fn divide(table: &mut TableInput, long: f64, plain: &Measure) -> bool {
    let longest = |row: &Vec<Located<String>>| row.iter().map(|cell| plain.em(&cell.value)).fold(0.0, f64::max);
    let rows: Vec<(usize, usize)> = (table.head_rows..table.rows.len())
        .map(|y| (y, longest(&table.rows[y])))
        .filter(|(_, longest)| *longest > long)
        .map(|(y, longest)| (y, ((longest / EACH).ceil() as usize).min(MOST)))
        .collect();
    // From below, so that the rows above stay where they are.
    rows.iter().rev().for_each(|(y, count)| row(table, *y, *count));
    !rows.is_empty()
}

/// Divides a row into several.
fn row(table: &mut TableInput, y: usize, count: usize) {
    let columns = table.columns.len();
    let covered: Vec<bool> = (0..columns)
        .map(|x| {
            let covers = |merge: &Merge| (merge.column..merge.column + merge.columns).contains(&x);
            table.merges.iter().any(|merge| covers(merge) && (merge.row..merge.row + merge.rows).contains(&y))
        })
        .collect();
    for merge in &mut table.merges {
        if merge.row > y {
            merge.row += count - 1;
        } else if merge.row + merge.rows > y {
            merge.rows += count - 1;
        }
    }
    let merged = |x: &usize| !covered[*x] && (*x >= table.group_columns || has_groups(table, *x));
    let own: Vec<Merge> =
        (0..columns).filter(merged).map(|x| Merge { row: y, column: x, rows: count, columns: 1 }).collect();
    table.merges.extend(own);
    let shifted = |rows: &Range<usize>| rows.start + count - 1..rows.end + count - 1;
    table.divided.iter_mut().for_each(|rows| *rows = shifted(rows));
    table.divided.push(y..y + count);
    let below = |own: usize| if own > y { own + count - 1 } else { own };
    table.red = table.red.iter().map(|(own, x)| (below(*own), *x)).collect();
    let empty: Vec<Located<String>> =
        table.rows[y].iter().map(|cell| Located { value: String::new(), place: cell.place.clone() }).collect();
    table.rows.splice(y + 1..y + 1, (1..count).map(|_| empty.clone()));
    table.total_rows.splice(y + 1..y + 1, (1..count).map(|_| false));
}

/// Returns whether the groups of a column are merged cells, rather than empty ones below a name.
fn has_groups(table: &TableInput, x: usize) -> bool {
    table.merges.iter().any(|merge| merge.row >= table.head_rows && merge.column == x && merge.rows > 1)
}
