//! What would explain a total that does not agree with its parts.

use rust_decimal::Decimal;

use crate::check::amounts::{is_one_digit, is_swap};
use crate::check::grid::{Axis, Cell, Grid, strip_at};
use crate::check::sum::Sum;
use crate::messages::SumReason;
use crate::source::Place;

/// An explanation, and the cell that it speaks of.
pub(super) type Explained = (SumReason, Option<Place>);

/// Looks for the one explanation of a wrong sum, among the other wrong ones and those of the lines beside.
pub(super) fn reason(grid: &Grid, sum: &Sum, wrong: &[&Sum], beside: [Option<&Sum>; 2]) -> Option<Explained> {
    crossing(grid, sum, wrong)
        .or_else(|| swapped_total(sum))
        .or_else(|| without(grid, sum))
        .or_else(|| twice(grid, sum))
        .or_else(|| totals_too(grid, sum))
        .or_else(|| swapped_part(grid, sum))
        .or_else(|| shifted(sum))
        .or_else(|| one_digit(sum))
        .or_else(|| neighbour(grid, sum, beside))
        .or_else(|| greater_part(grid, sum))
}

/// Returns whether a wrong sum looks like a slip of the pen: one digit, two digits swapped, a decimal point, a part.
pub(super) fn is_slip(sum: &Sum) -> bool {
    swapped_total(sum).is_some() || shifted(sum).is_some() || one_digit(sum).is_some()
}

/// Looks for the one explanation of all wrong sums of a total.
pub(super) fn common(grid: &Grid, wrong: &[&Sum]) -> Option<Explained> {
    let first = wrong.first()?;
    let fitting = |sign: Decimal| -> Vec<usize> {
        let worth = |sum: &Sum, part: usize| match grid.added(sum.axis, part, sum.line) {
            Cell::Figure(worth) => Some(worth),
            _ => None,
        };
        let fits = |part: usize| wrong.iter().all(|sum| worth(sum, part) == Some(sign * sum.difference()));
        parts(grid, first).map(|(part, _)| part).filter(|part| fits(*part)).collect()
    };
    let last = parts(grid, first).next_back().map(|(part, _)| part);
    let several = parts(grid, first).count() > 1;
    let told = |part: usize, reason: fn(String) -> SumReason| {
        Some((reason(name(grid, first, part)), place(grid, first, part)))
    };
    match fitting(Decimal::NEGATIVE_ONE)[..] {
        [part] if several => return told(part, |part| SumReason::Without { part }),
        [.., end] if several && Some(end) == last => return told(end, |part| SumReason::Without { part }),
        _ => {}
    }
    match fitting(Decimal::ONE)[..] {
        // A difference of 1 or 2 equals many a part by chance.
        [part] if wrong.len() > 1 || first.difference().abs() > Decimal::TWO => {
            told(part, |part| SumReason::Twice { part })
        }
        _ => wrong.iter().all(|sum| totals_too(grid, sum).is_some()).then_some((SumReason::TotalsToo, None)),
    }
}

/// Returns whether a wrong sum is right without a part that equals the one before it, as the only part of that does.
pub(super) fn left_out_child(grid: &Grid, sum: &Sum) -> bool {
    let worths: Vec<Decimal> = parts(grid, sum).map(|(_, worth)| worth).collect();
    worths.windows(2).any(|pair| pair[0] == pair[1] && pair[1] == -sum.difference())
}

/// The parts of a sum that hold figures other than 0.
fn parts<'a>(grid: &'a Grid, sum: &'a Sum) -> impl DoubleEndedIterator<Item = (usize, Decimal)> + 'a {
    sum.parts.iter().filter_map(|part| match grid.added(sum.axis, *part, sum.line) {
        Cell::Figure(worth) if !worth.is_zero() => Some((*part, worth)),
        _ => None,
    })
}

/// Returns how a part is called; one without a name by what stands there.
fn name(grid: &Grid, sum: &Sum, part: usize) -> String {
    let strip = strip_at(grid.strips(sum.axis), part);
    let name = strip.map(|strip| strip.own().to_owned()).unwrap_or_default();
    let (row, column) = if sum.axis == Axis::Across { (sum.line, part) } else { (part, sum.line) };
    if name.is_empty() { grid.text(row, column).to_owned() } else { name }
}

fn place(grid: &Grid, sum: &Sum, part: usize) -> Option<Place> {
    Some(grid.place(sum.axis, part, sum.line))
}

/// A row and a column that are wrong by the same amount: the cell that they share.
fn crossing(grid: &Grid, sum: &Sum, wrong: &[&Sum]) -> Option<Explained> {
    let same = |other: &&&Sum| {
        other.axis != sum.axis
            && !other.crossing
            && other.difference() == sum.difference()
            && sum.parts.contains(&other.line)
            && other.parts.contains(&sum.line)
    };
    let mut found = wrong.iter().filter(same);
    let (other, more) = (found.next()?, found.next());
    let alone = more.is_none() && !sum.crossing;
    let name =
        |axis: Axis, at: usize| grid.lines(axis).iter().find(|line| line.at == at).map(|line| line.own().to_owned());
    let (row, column) = if sum.axis == Axis::Across { (sum.line, other.line) } else { (other.line, sum.line) };
    let reason = SumReason::Crossing { row: name(Axis::Across, row)?, column: name(Axis::Down, column)? };
    alone.then(|| (reason, place(grid, sum, other.line)))
}

/// The total has two neighbouring digits in each other's place.
fn swapped_total(sum: &Sum) -> Option<Explained> {
    is_swap(sum.stated, sum.computed).then_some((SumReason::TotalSwapped, None))
}

/// A part has been left out; where several would do, the one at an end is meant, as ranges miss those.
fn without(grid: &Grid, sum: &Sum) -> Option<Explained> {
    let missing = -sum.difference();
    let fits: Vec<usize> = parts(grid, sum).filter(|(_, worth)| *worth == missing).map(|(part, _)| part).collect();
    let last = parts(grid, sum).next_back().map(|(part, _)| part);
    let part = match fits[..] {
        [one] => one,
        [.., end] if Some(end) == last => end,
        _ => return None,
    };
    // With two parts this says only that the total equals one of them.
    (parts(grid, sum).count() > 1).then(|| (SumReason::Without { part: name(grid, sum, part) }, place(grid, sum, part)))
}

/// A part has been counted twice.
fn twice(grid: &Grid, sum: &Sum) -> Option<Explained> {
    let mut fits = parts(grid, sum).filter(|(_, worth)| *worth == sum.difference());
    // A difference of 1 or 2 equals many a part by chance.
    let (part, _) = fits.next().filter(|(_, worth)| worth.abs() > Decimal::TWO)?;
    fits.next().is_none().then(|| (SumReason::Twice { part: name(grid, sum, part) }, place(grid, sum, part)))
}

/// Totals have been added to what they are totals of.
fn totals_too(grid: &Grid, sum: &Sum) -> Option<Explained> {
    let more = grid.strips(sum.axis).iter().filter(|s| s.total && s.at != sum.total && !sum.parts.contains(&s.at));
    let mut added = Decimal::ZERO;
    for strip in more {
        if let Cell::Figure(worth) = grid.at(sum.axis, strip.at, sum.line) {
            added = added.checked_add(worth)?;
        }
    }
    (!added.is_zero() && added == sum.difference()).then_some((SumReason::TotalsToo, None))
}

/// A part has two digits in each other's place.
fn swapped_part(grid: &Grid, sum: &Sum) -> Option<Explained> {
    let mut fits = parts(grid, sum)
        .filter(|(_, worth)| worth.checked_add(sum.difference()).is_some_and(|wanted| is_swap(*worth, wanted)));
    let (part, _) = fits.next()?;
    fits.next().is_none().then(|| (SumReason::PartSwapped { part: name(grid, sum, part) }, place(grid, sum, part)))
}

/// The total has its decimal point elsewhere, or a zero too many or too few.
fn shifted(sum: &Sum) -> Option<Explained> {
    let tens = [10, 100, 1000, 10_000].map(Decimal::from);
    let times = |a: Decimal, b: Decimal| tens.iter().any(|ten| b.checked_mul(*ten) == Some(a));
    let shifted = !sum.computed.is_zero() && (times(sum.stated, sum.computed) || times(sum.computed, sum.stated));
    shifted.then_some((SumReason::Shifted, None))
}

/// One digit of the total differs.
fn one_digit(sum: &Sum) -> Option<Explained> {
    is_one_digit(sum.stated, sum.computed).then_some((SumReason::OneDigit, None))
}

/// The total is that of a neighbouring line.
fn neighbour(grid: &Grid, sum: &Sum, beside: [Option<&Sum>; 2]) -> Option<Explained> {
    let same = |other: &&Sum| {
        other.axis == sum.axis
            && other.total == sum.total
            && other.line.abs_diff(sum.line) == 1
            && other.computed == sum.stated
    };
    let other = beside.into_iter().flatten().find(same).filter(|_| sum.stated > Decimal::TEN)?;
    let line = grid.lines(sum.axis).iter().find(|line| line.at == other.line)?;
    Some((SumReason::Neighbour { line: line.own().to_owned() }, None))
}

/// One part alone is greater than the total.
fn greater_part(grid: &Grid, sum: &Sum) -> Option<Explained> {
    if parts(grid, sum).any(|(_, worth)| worth.is_sign_negative()) {
        return None;
    }
    let (part, worth) = parts(grid, sum).max_by_key(|(_, worth)| *worth).filter(|(_, worth)| *worth > sum.stated)?;
    let reason = SumReason::GreaterPart { part: name(grid, sum, part), worth: worth.to_string() };
    Some((reason, place(grid, sum, part)))
}
