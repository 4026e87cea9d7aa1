//! T111: a row or column called a total of which nobody could tell whether it is right.

use super::report::{called, names};
use crate::check::grid::{Axis, strip_at};
use crate::check::rule::{Findings, Subject};
use crate::check::sum::{Outcome, Verdict};
use crate::messages::{SumFault, Unsummed};

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for (grid, added) in subject.added() {
        for total in &added.totals {
            let strips = grid.strips(total.axis);
            let named = strip_at(strips, total.at).is_some_and(|strip| strip.named_total);
            // What has no parts at all, or is no amount, needs no sum; the summary of the table tells it.
            let Outcome::Unsummed(why) = total.outcome.clone() else { continue };
            if !named || matches!(why, Unsummed::Ratio | Unsummed::NoParts) {
                continue;
            }
            let table = grid.table;
            let label = match total.axis {
                Axis::Across => {
                    (0..table.head_rows).rev().map(|y| (y, total.at)).find(|(y, x)| !grid.text(*y, *x).is_empty())
                }
                Axis::Down => {
                    (0..table.cells.columns()).map(|x| (total.at, x)).find(|(y, x)| !grid.text(*y, *x).is_empty())
                }
            };
            let Some((y, x)) = label else { continue };
            let fault = SumFault::Unsummed { row: total.axis == Axis::Down, name: called(strips, total.at), why };
            found.add(fault, table.cells.rows[y][x].place.clone());
        }
        for sum in added.sums.iter().filter(|sum| sum.verdict == Verdict::Mean) {
            let (row, column) = names(grid, sum);
            let fault = SumFault::Mean { row, column, stated: sum.stated.to_string() };
            found.add(fault, grid.place(sum.axis, sum.total, sum.line));
        }
    }
}
