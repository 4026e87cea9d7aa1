//! Tells of totals that do not agree with their parts.

use super::cumulative_fell::counterpart;
use super::reasons::{Explained, common, reason};
use crate::check::grid::{Axis, Cell, Grid, Strip, strip_at};
use crate::check::rule::{Findings, Subject};
use crate::check::sum::{Added, Outcome, Sum, Total, Verdict};
use crate::messages::{SumFault, SumReason, TotalSort, WrongLine};
use crate::source::Place;

/// So many wrong sums of a table are explained; more have one cause that no figure tells.
const MOST_EXPLAINED: usize = 100;

/// Reports the wrong totals of one sort.
pub(super) fn report(subject: &Subject, sort: TotalSort, found: &mut Findings) {
    for (grid, added) in subject.added() {
        for total in added.totals.iter().filter(|total| total.outcome == Outcome::Nothing) {
            if sort == sort_of(total.axis, false) && added.is_whole(total.axis, total.at) {
                let before = subject.previous.and_then(|before| counterpart(grid.table, before)).map(Grid::new);
                tell_whole(grid, added, total, before.as_ref(), found);
            }
        }
        let wrong: Vec<&Sum> = added.sums.iter().filter(|sum| sum.verdict == Verdict::Differs).collect();
        let told = added.sums.iter().enumerate().filter(|(_, sum)| {
            sum.verdict == Verdict::Differs
                && sort_of(sum.axis, sum.crossing) == sort
                && !added.is_whole(sum.axis, sum.total)
        });
        for (count, (at, sum)) in told.enumerate() {
            let beside = [at.checked_sub(1).and_then(|at| added.sums.get(at)), added.sums.get(at + 1)];
            let unread = || unread(grid, sum);
            let explained =
                if count < MOST_EXPLAINED { reason(grid, sum, &wrong, beside).or_else(unread) } else { None };
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

/// Tells once of a total that agrees with nothing on several lines.
fn tell_whole(grid: &Grid, added: &Added, total: &Total, before: Option<&Grid>, found: &mut Findings) {
    let sort = sort_of(total.axis, false);
    let of_total = |sum: &&Sum| sum.axis == total.axis && sum.total == total.at && sum.verdict == Verdict::Differs;
    let wrong: Vec<&Sum> = added.sums.iter().filter(of_total).collect();
    let Some(first) = wrong.first() else { return };
    let line = |sum: &&Sum| WrongLine {
        name: called(grid.lines(sum.axis), sum.line),
        stated: sum.stated.to_string(),
        computed: sum.computed.to_string(),
    };
    let unread = || wrong.iter().find_map(|sum| unread(grid, sum));
    let stale = || is_stale(grid, before?, &wrong).then_some((SumReason::Stale, None));
    let (reason, related) = common(grid, &wrong).or_else(stale).or_else(unread).unzip();
    let lines = wrong.iter().map(line).collect();
    let fault = SumFault::Whole { sort, name: called(grid.strips(total.axis), total.at), lines, reason };
    let place = grid.place(first.axis, first.total, first.line);
    let mut others: Vec<Place> = related.flatten().into_iter().collect();
    others.extend(wrong.iter().skip(1).take(MOST_RELATED).map(|sum| grid.place(sum.axis, sum.total, sum.line)));
    found.add_with(fault, place, others, None);
}

/// So many cells of a total that agrees with nothing are shown beside the first.
const MOST_RELATED: usize = 5;

/// Returns whether the wrong figures of a total are those that it had in the issue before.
fn is_stale(grid: &Grid, before: &Grid, wrong: &[&Sum]) -> bool {
    let place = |strips: &[Strip], old: &[Strip], at: usize| {
        let names = strip_at(strips, at).map(|strip| &strip.names)?;
        old.iter().find(|strip| strip.names == *names).map(|strip| strip.at)
    };
    wrong.iter().all(|sum| {
        let total = place(grid.strips(sum.axis), before.strips(sum.axis), sum.total);
        let line = place(grid.lines(sum.axis), before.lines(sum.axis), sum.line);
        let (Some(total), Some(line)) = (total, line) else { return false };
        before.at(sum.axis, total, line) == Cell::Figure(sum.stated)
    })
}

/// Names the part that could not be added.
fn unread(grid: &Grid, sum: &Sum) -> Option<Explained> {
    let part = sum.unread?;
    let (row, column) = if sum.axis == Axis::Across { (sum.line, part) } else { (part, sum.line) };
    let reason =
        SumReason::Unread { part: called(grid.strips(sum.axis), part), text: grid.text(row, column).to_owned() };
    Some((reason, Some(grid.place(sum.axis, part, sum.line))))
}

fn sort_of(axis: Axis, crossing: bool) -> TotalSort {
    match (axis, crossing) {
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
    let total = called(grid.strips(sum.axis), sum.total);
    let line = called(grid.lines(sum.axis), sum.line);
    if sum.axis == Axis::Across { (line, total) } else { (total, line) }
}

/// Returns how a row or column is called.
pub(super) fn called(strips: &[Strip], at: usize) -> String {
    strip_at(strips, at).map(Strip::said).unwrap_or_default()
}
