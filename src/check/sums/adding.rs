//! Which rows and columns of a table are sums of which others, and where they are not.

use std::collections::BTreeSet;
use std::rc::Rc;

use rust_decimal::Decimal;

use super::reasons::is_slip;
use crate::check::grid::{Axis, Cell, Grid, Strip};
use crate::check::sum::{Sum, Verdict};
use crate::hanzi::is_numeral;
use crate::model::{Line, Table};

/// Returns every total of a table with what it is compared with, sums of columns after those of rows.
pub(in crate::check) fn sums(grid: &Grid) -> Vec<Sum> {
    let mut sums = along(grid, Axis::Across);
    sums.extend(along(grid, Axis::Down));
    drop_consequences(&mut sums);
    sums
}

/// So many cells are added in trying what totals may be the sums of; after that the likeliest must do.
const MOST_CELLS: usize = 1_000_000;

fn along(grid: &Grid, axis: Axis) -> Vec<Sum> {
    let strips = grid.strips(axis);
    let mut covered = BTreeSet::new();
    let mut all = Vec::new();
    let lines = grid.lines(axis).len();
    let mut spent = 0;
    for (index, total) in strips.iter().enumerate().filter(|(_, strip)| strip.total) {
        let declared = declared(grid.table, axis, total.at);
        if !total.summable && declared.is_none() {
            continue;
        }
        let mut readings: Vec<Vec<usize>> = Vec::new();
        let mut judged: Vec<Vec<Sum>> = Vec::new();
        for number in 0..READINGS {
            let parts = match &declared {
                Some(Some(of)) => of.clone(),
                _ => reading(strips, index, &covered, number),
            };
            if parts.is_empty() || readings.contains(&parts) {
                continue;
            }
            spent += parts.len() * lines;
            judged.push(judge(grid, axis, total, &parts));
            readings.push(parts);
            if spent > MOST_CELLS || judged.last().is_some_and(|sums| is_clear(sums)) {
                break;
            }
        }
        // Of equals the first is taken.
        let Some(best) = (0..judged.len()).rev().max_by_key(|at| score(&judged[*at])) else { continue };
        if declared.is_none() && !is_sum(total, &judged[best]) {
            continue;
        }
        covered.extend(readings[best].iter().copied());
        all.extend(judged[best].iter().cloned().map(|sum| milder(sum, &judged)));
    }
    all
}

/// Returns what the editor says a total is the sum of; `Some(None)` if only that it is one.
fn declared(table: &Table, axis: Axis, at: usize) -> Option<Option<Vec<usize>>> {
    let line = if axis == Axis::Across { Line::Column(at) } else { Line::Row(at) };
    table.totals.iter().find(|total| total.at == line).map(|total| total.of.clone())
}

/// How many readings there are of what a total is the sum of.
const READINGS: usize = 12;

/// Returns what a total may be the sum of by one reading, the likeliest of which come first.
fn reading(strips: &[Strip], index: usize, covered: &BTreeSet<usize>, number: usize) -> Vec<usize> {
    let total = &strips[index];
    let (before, after) = (&strips[..index], &strips[index + 1..]);
    let plain = |strip: &&Strip| strip.summable && !strip.total && !strip.within;
    let other = || before.iter().chain(after);
    let since = before.iter().rposition(|strip| strip.total).map_or(0, |at| at + 1);
    let until = after.iter().position(|strip| strip.total).unwrap_or(after.len());
    let (above, below) = (before[since..].iter(), after[..until].iter());
    let groups = total.groups();
    let ats = |strips: &mut dyn Iterator<Item = &Strip>| strips.map(|strip| strip.at).collect::<Vec<usize>>();
    match number {
        0 if groups.is_empty() => Vec::new(),
        0 => ats(&mut other().filter(|strip| strip.names.starts_with(groups)).filter(plain)),
        1 => ats(&mut above.filter(plain)),
        2 => ats(&mut before.iter().filter(plain)),
        3 => ats(&mut below.filter(plain)),
        4 => ats(&mut after.iter().filter(plain)),
        5 => ats(&mut other().filter(plain)),
        6 => ats(&mut before.iter().filter(|strip| strip.total && strip.summable)),
        7 => ats(&mut after.iter().filter(|strip| strip.total && strip.summable)),
        // Subtotals, and what none of them covers.
        8 => ats(&mut before.iter().filter(|s| s.summable && !s.within && !covered.contains(&s.at))),
        9 => ats(&mut before.iter().filter(|strip| is_numbered(strip.own())).filter(plain)),
        10 => ats(&mut above.filter(|strip| strip.summable)),
        _ => ats(&mut below.filter(|strip| strip.summable)),
    }
}

/// Returns whether a name begins with 一、 or the like, as those of main groups do.
fn is_numbered(name: &str) -> bool {
    name.split_once('、').is_some_and(|(number, _)| !number.is_empty() && number.chars().all(is_numeral))
}

/// Compares a total with its parts on every line that crosses it.
fn judge(grid: &Grid, axis: Axis, total: &Strip, parts: &[usize]) -> Vec<Sum> {
    let lines = grid.lines(axis).iter().filter(|line| line.summable);
    let parts: Rc<[usize]> = parts.into();
    lines.filter_map(|line| compare(grid, axis, total, line, &parts)).collect()
}

fn compare(grid: &Grid, axis: Axis, total: &Strip, line: &Strip, parts: &Rc<[usize]>) -> Option<Sum> {
    let Cell::Figure(stated) = grid.at(axis, total.at, line.at) else { return None };
    let (mut computed, mut filled, mut weighty) = (Decimal::ZERO, 0, 0);
    let mut scale = 0;
    for part in parts.iter() {
        match grid.at(axis, *part, line.at) {
            Cell::Blank => {}
            Cell::Words => return None,
            Cell::Figure(worth) => {
                computed = computed.checked_add(worth)?;
                scale = scale.max(worth.scale());
                filled += 1;
                weighty += usize::from(!worth.is_zero());
            }
        }
    }
    let verdict = verdict(stated, computed, scale, [filled, weighty]);
    let (axis, total, parts, crossing) = (axis, total.at, Rc::clone(parts), line.total);
    Some(Sum { axis, total, line: line.at, crossing, parts, stated, computed, verdict })
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
        Verdict::Differs | Verdict::NoParts => 0,
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

/// Returns whether a row or column that is called a total is one, by how often it agrees.
fn is_sum(total: &Strip, sums: &[Sum]) -> bool {
    let count = |test: &dyn Fn(Verdict) -> bool| sums.iter().filter(|sum| test(sum.verdict)).count();
    let agree = count(&|verdict| matches!(verdict, Verdict::Agrees { parts: 1.. } | Verdict::Rounded));
    let several = count(&|verdict| matches!(verdict, Verdict::Agrees { parts: 2.. } | Verdict::Rounded));
    let differ = count(&|verdict| verdict == Verdict::Differs);
    let clear = !["总量", "总数"].iter().any(|end| total.own().ends_with(end));
    if agree >= differ && (several > 0 || agree >= 3) {
        return clear || agree >= 2;
    }
    let slips = || sums.iter().filter(|sum| sum.verdict == Verdict::Differs).all(is_slip);
    clear && (several >= 2 && agree * 2 >= differ || differ <= 2 && (several > 0 || slips()))
}

/// Takes another reading for one sum if that agrees: which of them was meant is not for us to say.
fn milder(sum: Sum, readings: &[Vec<Sum>]) -> Sum {
    if !matches!(sum.verdict, Verdict::Differs | Verdict::NoParts) {
        return sum;
    }
    let agrees = |other: &&Sum| other.line == sum.line && matches!(other.verdict, Verdict::Agrees { parts: 2.. });
    match readings.iter().flatten().find(agrees) {
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
