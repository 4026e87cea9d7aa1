//! S121: a cell that holds nothing but ####, which a spreadsheet shows where a column is too narrow.

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::source::Located;

/// Most cells that are told of a table.
const MOST: usize = 5;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for table in subject.issue.tables() {
        let cells = table.cells.rows.iter().flatten().filter(|cell| is_overflow(cell));
        let count = cells.clone().count();
        for (at, cell) in cells.take(MOST).enumerate() {
            let more = if at + 1 == MOST { count - MOST } else { 0 };
            found.add(StructureFault::Overflow { text: cell.value.trim().to_owned(), more }, cell.place.clone());
        }
    }
}

fn is_overflow(cell: &Located<String>) -> bool {
    let text = cell.value.trim();
    text.chars().count() > 1 && text.chars().all(|c| matches!(c, '#' | '＃'))
}
