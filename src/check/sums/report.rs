//! Tells of totals that do not agree with their parts.

use super::reasons::reason;
use crate::check::grid::{Axis, Grid, Strip};
use crate::check::rule::{Findings, Subject};
use crate::check::sum::{Sum, Verdict};
use crate::messages::{SumFault, TotalSort};

/// So many wrong sums of a table are explained; more have one cause that no figure tells.
const MOST_EXPLAINED: usize = 100;

/// Reports the wrong totals of one sort.
pub(super) fn report(subject: &Subject, sort: TotalSort, found: &mut Findings) {
    for (grid, sums) in subject.totals() {
        let wrong: Vec<&Sum> = sums.iter().filter(|sum| sum.verdict == Verdict::Differs).collect();
        let told = sums.iter().enumerate().filter(|(_, sum)| sum.verdict == Verdict::Differs && sort_of(sum) == sort);
        for (count, (at, sum)) in told.enumerate() {
            let beside = [at.checked_sub(1).and_then(|at| sums.get(at)), sums.get(at + 1)];
            let explained = (count < MOST_EXPLAINED).then(|| reason(grid, sum, &wrong, beside)).flatten();
            let (reason, related) = explained.unzip();
            let (row, column) = names(grid, sum);
            let fault = SumFault::Total {
                sort,
                row,
                column,
                computed: sum.computed.to_string(),
                stated: sum.stated.to_string(),
                difference: signed(sum),
                reason,
            };
            let place = grid.place(sum.axis, sum.total, sum.line);
            found.add_with(fault, place, related.flatten().into_iter().collect(), None);
        }
    }
}

fn sort_of(sum: &Sum) -> TotalSort {
    match (sum.axis, sum.crossing) {
        (Axis::Down, _) => TotalSort::Column,
        (Axis::Across, true) => TotalSort::Cross,
        (Axis::Across, false) => TotalSort::Row,
    }
}

fn signed(sum: &Sum) -> String {
    let difference = sum.difference();
    if difference.is_sign_positive() { format!("+{difference}") } else { difference.to_string() }
}

/// Returns the names of the row and the column of a total.
pub(super) fn names(grid: &Grid, sum: &Sum) -> (String, String) {
    let named = |strips: &[Strip], at: usize| strips.iter().find(|strip| strip.at == at).map(Strip::said);
    let total = named(grid.strips(sum.axis), sum.total).unwrap_or_default();
    let line = named(grid.lines(sum.axis), sum.line).unwrap_or_default();
    if sum.axis == Axis::Across { (line, total) } else { (total, line) }
}
