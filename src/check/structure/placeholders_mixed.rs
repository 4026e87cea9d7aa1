//! S106: several signs for the lack of a value in one table.

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::{Table, Value};
use crate::source::Located;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for table in subject.issue.tables() {
        check(table, found);
    }
}

fn check(table: &Table, found: &mut Findings) {
    // The first cell of each sign.
    let mut signs: Vec<&Located<String>> = Vec::new();
    for x in table.group_columns + 1..table.cells.columns() {
        let cells = || table.cells.rows.iter().skip(table.head_rows).map(|row| &row[x]);
        let figures = cells().filter(|cell| Value::of(&cell.value).worth().is_some()).count();
        let words = cells().filter(|cell| Value::of(&cell.value) == Value::Text && !is_none(&cell.value)).count();
        for cell in cells() {
            let sign = Value::of(&cell.value) == Value::Sign || is_none(&cell.value) && figures > words;
            if sign && signs.iter().all(|known| known.value.trim() != cell.value.trim()) {
                signs.push(cell);
            }
        }
    }
    if let [first, second, rest @ ..] = signs.as_slice() {
        let forms = signs.iter().map(|cell| cell.value.trim().to_owned()).collect();
        let related = [first].into_iter().chain(rest).map(|cell| cell.place.clone()).collect();
        found.add_with(StructureFault::Placeholders { forms }, second.place.clone(), related, None);
    }
}

/// Returns whether a cell says in words that there is nothing.
fn is_none(text: &str) -> bool {
    matches!(text.trim(), "无" | "没有" | "N/A" | "n/a" | "NA")
}
