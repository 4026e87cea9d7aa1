//! T109: a total that differs from its parts by no more than rounding may make.

use super::report::names;
use crate::check::rule::{Findings, Subject};
use crate::check::sum::Verdict;
use crate::messages::SumFault;
use crate::model::Table;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for (grid, added) in subject.added().filter(|(grid, _)| !is_noted(grid.table)) {
        for sum in added.sums.iter().filter(|sum| sum.verdict == Verdict::Rounded) {
            let (row, column) = names(grid, sum);
            let (computed, stated) = (sum.computed.to_string(), sum.stated.to_string());
            let fault = SumFault::Rounded { row, column, computed, stated };
            found.add(fault, grid.place(sum.axis, sum.total, sum.line));
        }
    }
}

/// Returns whether a note of the table speaks of rounding already.
fn is_noted(table: &Table) -> bool {
    let notes = [&table.note, &table.source, &table.unit];
    notes.into_iter().flatten().any(|note| ["四舍五入", "舍入", "尾数"].iter().any(|word| note.value.contains(word)))
}
