//! Which rows and columns of a table are sums of which others, and where they are not.

use std::collections::BTreeSet;
use std::rc::Rc;

use rust_decimal::Decimal;

use super::doubts::is_mean;
use super::judging::{Reading, judged};
use super::scopes::{READINGS, Scope};
use crate::check::grid::{Axis, Cell, Grid, Strip};
use crate::check::sum::{Added, Outcome, Sum, Total, Verdict};
use crate::messages::Unsummed;
use crate::model::{Line, Table};

/// Returns every total of a table with what it is compared with, sums of columns after those of rows.
pub(in crate::check) fn add(grid: &Grid) -> Added {
    let mut added = along(grid, Axis::Across);
    let down = along(grid, Axis::Down);
    added.sums.extend(down.sums);
    added.totals.extend(down.totals);
    drop_consequences(&mut added.sums);
    added
}

/// So many cells are added in trying what totals may be the sums of; after that the likeliest must do.
const MOST_CELLS: usize = 1_000_000;
/// Readings from here on look for levels among the parts, which takes so many times as long.
const SLOW: (usize, usize) = (14, 40);

fn along(grid: &Grid, axis: Axis) -> Added {
    let strips = grid.strips(axis);
    let mut covered = BTreeSet::new();
    let mut added = Added::default();
    let mut spent = 0;
    for (index, total) in strips.iter().enumerate().filter(|(_, strip)| strip.total || strip.group_total) {
        let declared = declared(grid.table, axis, total.at);
        let mut end = |parts: &[usize], outcome| {
            added.totals.push(Total { axis, at: total.at, parts: parts.into(), outcome });
        };
        if !total.summable && declared.is_none() {
            if total.figures {
                end(&[], Outcome::Unsummed(Unsummed::Ratio));
            }
            continue;
        }
        let scope = Scope { grid, axis, index };
        let readings = readings(&scope, declared.as_ref(), &covered, &mut spent);
        // Of equals the first is taken.
        let Some(best) = (0..readings.len()).rev().max_by_key(|at| score(&readings[*at].sums)) else {
            end(&[], Outcome::Unsummed(Unsummed::NoParts));
            continue;
        };
        let (best, outcome) = match declared {
            Some(_) => (&readings[best], Outcome::Compared),
            None => judged(&scope, &readings, &readings[best]),
        };
        end(&best.parts, outcome.clone());
        if matches!(outcome, Outcome::Unsummed(_)) {
            continue;
        }
        covered.extend(best.parts.iter().copied());
        let sums = best.sums.iter().cloned().map(|sum| milder(sum, &readings));
        added.sums.extend(sums.map(|sum| {
            let mean = declared.is_none() && axis == Axis::Down && is_mean(grid, &sum, 3);
            Sum { verdict: if mean { Verdict::Mean } else { sum.verdict }, ..sum }
        }));
    }
    added
}

/// Tries what a total may be the sum of until all agrees.
fn readings(
    scope: &Scope,
    declared: Option<&Option<Vec<usize>>>,
    covered: &BTreeSet<usize>,
    spent: &mut usize,
) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    let lines = scope.grid.lines(scope.axis).len();
    for number in 0..READINGS {
        if number >= SLOW.0 {
            if *spent > MOST_CELLS {
                break;
            }
            *spent += SLOW.1 * scope.grid.strips(scope.axis).len();
        }
        // The likeliest is tried in any case.
        if *spent > MOST_CELLS && !readings.is_empty() {
            break;
        }
        let parts = match declared {
            Some(Some(of)) => of.clone(),
            _ => scope.reading(covered, number),
        };
        if parts.is_empty() || readings.iter().any(|reading| reading.parts == parts) {
            continue;
        }
        *spent += parts.len() * lines;
        let sums = judge(scope.grid, scope.axis, scope.total(), &parts);
        let clear = is_clear(&sums);
        readings.push(Reading { parts, sums });
        if clear {
            break;
        }
    }
    readings
}

/// Returns what the editor says a total is the sum of; `Some(None)` if only that it is one.
fn declared(table: &Table, axis: Axis, at: usize) -> Option<Option<Vec<usize>>> {
    let line = if axis == Axis::Across { Line::Column(at) } else { Line::Row(at) };
    table.totals.iter().find(|total| total.at == line).map(|total| total.of.clone())
}

/// Compares a total with its parts on every line that crosses it.
fn judge(grid: &Grid, axis: Axis, total: &Strip, parts: &[usize]) -> Vec<Sum> {
    let lines = grid.lines(axis).iter().filter(|line| line.summable && !line.stock);
    let parts: Rc<[usize]> = parts.into();
    lines.filter_map(|line| compare(grid, axis, total, line, &parts)).collect()
}

fn compare(grid: &Grid, axis: Axis, total: &Strip, line: &Strip, parts: &Rc<[usize]>) -> Option<Sum> {
    let (least, most) = bounds(grid.at(axis, total.at, line.at))?;
    let (mut low, mut high, mut filled, mut weighty) = (Decimal::ZERO, Decimal::ZERO, 0, 0);
    let (mut scale, mut unread) = (0, None);
    for part in parts.iter() {
        let cell = grid.added(axis, *part, line.at);
        if let Some((from, to)) = bounds(cell) {
            low = low.checked_add(from)?;
            high = high.checked_add(to)?;
            scale = scale.max(from.scale());
            filled += 1;
            weighty += usize::from(!to.is_zero());
        } else if cell == Cell::Words {
            unread = unread.or(Some(*part));
        }
    }
    if filled == 0 && unread.is_some() {
        return None;
    }
    // Of what is only about so great, the nearest counts.
    let (stated, computed) = match (most < low, least > high) {
        (true, _) => (most, low),
        (_, true) => (least, high),
        _ if low == high => (low.clamp(least, most), low),
        _ => (least.max(low), least.max(low)),
    };
    let verdict = verdict(stated, computed, scale, [filled, weighty]);
    let (axis, total, parts, crossing) = (axis, total.at, Rc::clone(parts), line.total || line.group_total);
    Some(Sum { axis, total, line: line.at, crossing, parts, stated, computed, verdict, unread })
}

/// Returns the least and the most that a cell may be worth.
fn bounds(cell: Cell) -> Option<(Decimal, Decimal)> {
    match cell {
        Cell::Figure(worth) => Some((worth, worth)),
        Cell::About(low, high) => Some((low, high)),
        Cell::Blank | Cell::Words => None,
    }
}

fn verdict(stated: Decimal, computed: Decimal, scale: u32, [filled, weighty]: [usize; 2]) -> Verdict {
    let gap = (stated - computed).abs();
    let unit = |scale: u32| Decimal::new(1, scale.min(28));
    if gap.is_zero() {
        Verdict::Agrees { parts: weighty }
    } else if filled == 0 {
        Verdict::NoParts
    } else if scale > stated.scale() && gap + gap <= unit(stated.scale()) {
        // The total is printed with fewer decimals than its parts.
        Verdict::Agrees { parts: weighty }
    } else if scale > 0 && gap + gap <= unit(stated.scale()) + unit(scale) * Decimal::from(filled) {
        Verdict::Rounded
    } else {
        Verdict::Differs
    }
}

/// Returns how well a reading holds: how many sums agree, those of several parts counting most, then how few fail.
fn score(sums: &[Sum]) -> (usize, isize) {
    let points = |sum: &Sum| match sum.verdict {
        Verdict::Agrees { parts: 0 } => 0,
        Verdict::Agrees { parts: 1 } => 1,
        Verdict::Agrees { .. } => 4,
        Verdict::Rounded => 2,
        Verdict::Differs | Verdict::Mean | Verdict::NoParts => 0,
    };
    let failed = sums.iter().filter(|sum| matches!(sum.verdict, Verdict::Differs | Verdict::NoParts)).count();
    (sums.iter().map(points).sum(), -(failed as isize))
}

/// Returns whether a reading holds without exception, so that no other need be tried.
fn is_clear(sums: &[Sum]) -> bool {
    let agrees = |sum: &Sum| matches!(sum.verdict, Verdict::Agrees { .. });
    let several = |sum: &Sum| matches!(sum.verdict, Verdict::Agrees { parts: 2.. });
    sums.iter().all(agrees) && sums.iter().any(several)
}

/// Takes another reading for one sum if that agrees: which of them was meant is not for us to say.
fn milder(sum: Sum, readings: &[Reading]) -> Sum {
    if !matches!(sum.verdict, Verdict::Differs | Verdict::NoParts) {
        return sum;
    }
    let agrees = |other: &&Sum| other.line == sum.line && matches!(other.verdict, Verdict::Agrees { parts: 2.. });
    match readings.iter().flat_map(|reading| &reading.sums).find(agrees) {
        Some(other) => other.clone(),
        None => sum,
    }
}

/// Leaves out what only follows from other faults, so that one wrong figure is told once.
fn drop_consequences(sums: &mut Vec<Sum>) {
    let differs = |sum: &&Sum| sum.verdict == Verdict::Differs;
    let corners: Vec<&Sum> = sums.iter().filter(|sum| sum.crossing).collect();
    let wrong: Vec<&Sum> = sums.iter().filter(|sum| !sum.crossing).filter(differs).collect();
    let carried = |axis: Axis, total: usize, lines: &[usize]| -> Decimal {
        let those = wrong.iter().filter(|o| o.axis == axis && o.total == total && lines.contains(&o.line));
        those.map(|sum| sum.difference()).sum()
    };
    let follows = |sum: &Sum| {
        // The same corner, added the other way.
        let turned = |o: &&&Sum| o.axis != sum.axis && o.total == sum.line && o.line == sum.total;
        let agrees = |turned: &&&Sum| matches!(turned.verdict, Verdict::Agrees { .. });
        if !sum.crossing || !differs(&sum) {
            return false;
        }
        let Some(turned) = corners.iter().find(turned).filter(agrees) else { return false };
        // Either a part of the corner is a wrong total, or the totals that it should equal all others of are.
        let parts = carried(turned.axis, sum.line, &sum.parts);
        let others = carried(sum.axis, sum.total, &turned.parts);
        parts == -sum.difference() || others == sum.difference()
    };
    let gone: Vec<bool> = sums.iter().map(follows).collect();
    let mut gone = gone.into_iter();
    sums.retain(|_| !gone.next().unwrap_or(false));
}
