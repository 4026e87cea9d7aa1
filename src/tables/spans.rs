//! Which cells cover several places: heads, names of groups, merged cells.

use std::collections::HashMap;

use super::TableInput;
use crate::model::Merge;

/// The cells of a table that cover several places.
#[derive(Debug)]
pub(super) struct Spans {
    list: Vec<Merge>,
    /// For each place that a spanning cell covers, that cell.
    covers: HashMap<(usize, usize), usize>,
}

impl Spans {
    pub(super) fn new(table: &TableInput) -> Self {
        let mut spans = Self { list: Vec::new(), covers: HashMap::new() };
        table.merges.iter().for_each(|merge| spans.add(*merge));
        if !table.merges.iter().any(|merge| merge.row < table.head_rows) {
            heads(table, &mut spans);
        }
        (0..table.rows.len()).filter(|y| table.total_rows[*y]).for_each(|y| total_label(table, y, &mut spans));
        (0..table.group_columns).for_each(|x| groups(table, x, &mut spans));
        notes(table, &mut spans);
        spans
    }

    /// Adds a cell, unless it covers one place only or a place that is covered already.
    fn add(&mut self, merge: Merge) {
        let places = || {
            (merge.row..merge.row + merge.rows)
                .flat_map(|y| (merge.column..merge.column + merge.columns).map(move |x| (y, x)))
        };
        if merge.rows * merge.columns < 2 || places().any(|place| self.covers.contains_key(&place)) {
            return;
        }
        self.covers.extend(places().map(|place| (place, self.list.len())));
        self.list.push(merge);
    }

    /// Returns the cell that covers a place, if that covers several.
    pub(super) fn at(&self, y: usize, x: usize) -> Option<&Merge> {
        self.covers.get(&(y, x)).map(|index| &self.list[*index])
    }

    /// Returns whether a cell that is no more than one place stands there.
    pub(super) fn is_single(&self, y: usize, x: usize) -> bool {
        !self.covers.contains_key(&(y, x))
    }

    /// Returns all spanning cells.
    pub(super) fn all(&self) -> &[Merge] {
        &self.list
    }
}

/// Finds what the heads cover.
///
/// An empty cell right of another belongs to it if it is the head of a group
/// column, or has a head of its own below; empty cells below one belong to it.
fn heads(table: &TableInput, spans: &mut Spans) {
    let head = &table.rows[..table.head_rows];
    let columns = table.rows[0].len();
    let mut taken = vec![vec![false; columns]; head.len()];
    for y in 0..head.len() {
        for x in 0..columns {
            if taken[y][x] {
                continue;
            }
            let filled = |x: usize, y: usize| !head[y][x].value.is_empty();
            let joins =
                |x: usize| !filled(x, y) && (x <= table.group_columns || (y + 1..head.len()).any(|y| filled(x, y)));
            let wide = (x + 1..columns).take_while(|x| !taken[y][*x] && joins(*x)).count() + 1;
            let below = |y: &usize| (x..x + wide).all(|x| !filled(x, *y));
            let high = if filled(x, y) { (y + 1..head.len()).take_while(below).count() + 1 } else { 1 };
            taken[y..y + high].iter_mut().for_each(|row| row[x..x + wide].fill(true));
            spans.add(Merge { row: y, column: x, rows: high, columns: wide });
        }
    }
}

/// Spreads the label of a total over the group columns that are empty beside it.
fn total_label(table: &TableInput, y: usize, spans: &mut Spans) {
    let row = &table.rows[y];
    let Some(x) = (0..table.group_columns).find(|x| !row[*x].value.is_empty()) else { return };
    let empty = (x + 1..=table.group_columns).take_while(|x| row[*x].value.is_empty()).count();
    spans.add(Merge { row: y, column: x, rows: 1, columns: 1 + empty });
}

/// A text of so many bytes is a note where it stands alone in its row, if it is more than twice as long as any other
/// in its column.
const NOTE: usize = 60;

/// Spreads notes that stand alone in a row over the empty cells at their right, as spreadsheets show them.
fn notes(table: &TableInput, spans: &mut Spans) {
    let columns = table.columns.len();
    let length = |y: usize, x: usize| table.rows[y][x].value.len();
    let body = table.head_rows..table.rows.len();
    let longest = |x: usize| {
        body.clone().fold([0, 0], |[first, second], y| match length(y, x) {
            own if own > first => [own, first],
            own => [first, second.max(own)],
        })
    };
    for x in table.group_columns..columns.saturating_sub(2) {
        let [first, second] = longest(x);
        let alone = |y: usize| length(y, x) == first && (0..columns).all(|other| other == x || length(y, other) == 0);
        if first > NOTE
            && first > 2 * second
            && let Some(y) = body.clone().find(|y| alone(*y))
        {
            spans.add(Merge { row: y, column: x, rows: 1, columns: columns - x });
        }
    }
}

/// Finds the rows that the names of groups cover in a column.
fn groups(table: &TableInput, x: usize, spans: &mut Spans) {
    let merged = |merge: &Merge| merge.row >= table.head_rows && merge.column == x && merge.rows > 1;
    if table.merges.iter().any(merged) {
        return;
    }
    // A cell is empty and belongs to the group above, as do those left of it.
    let continues = |y: usize| !table.total_rows[y] && table.rows[y][..=x].iter().all(|text| text.value.is_empty());
    let mut y = table.head_rows;
    while y < table.rows.len() {
        let rows = 1 + (y + 1..table.rows.len()).take_while(|y| continues(*y)).count();
        spans.add(Merge { row: y, column: x, rows, columns: 1 });
        y += rows;
    }
}
