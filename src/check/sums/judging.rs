//! What follows for a row or column that is called a total from how often it agrees with its parts.

use rust_decimal::Decimal;

use super::doubts::doubt;
use super::reasons::{common, is_slip, left_out_child};
use super::scopes::Scope;
use crate::check::grid::{Grid, Strip, strip_at};
use crate::check::sum::{Outcome, Sum, Verdict};
use crate::messages::Unsummed;
use crate::model::total_of;

/// A reading of what a total is the sum of.
pub(super) struct Reading {
    pub(super) parts: Vec<usize>,
    pub(super) sums: Vec<Sum>,
}

/// Tells what follows from the readings of a total, of which one holds best, and by which of them it is told.
pub(super) fn judged<'r>(scope: &Scope, readings: &'r [Reading], best: &'r Reading) -> (&'r Reading, Outcome) {
    if !is_sum(scope.total(), &best.sums) {
        let likeliest = likeliest(scope.grid, readings).unwrap_or(best);
        return (likeliest, missed(scope, likeliest));
    }
    let outcome = if is_within(scope, best) {
        Outcome::Unsummed(Unsummed::Partly { word: "其中".to_owned() })
    } else if is_doubtful(scope, best) {
        Outcome::Unsummed(Unsummed::Mostly)
    } else {
        Outcome::Compared
    };
    (best, outcome)
}

/// Returns whether a row or column that is called a total is one, by how often it agrees.
fn is_sum(total: &Strip, sums: &[Sum]) -> bool {
    let count = |test: &dyn Fn(Verdict) -> bool| sums.iter().filter(|sum| test(sum.verdict)).count();
    let agree = count(&|verdict| matches!(verdict, Verdict::Agrees { parts: 1.. } | Verdict::Rounded));
    let several = count(&|verdict| matches!(verdict, Verdict::Agrees { parts: 2.. } | Verdict::Rounded));
    let differ = || sums.iter().filter(|sum| sum.verdict == Verdict::Differs && sum.unread.is_none());
    let clear = !["总量", "总数"].iter().any(|end| total.own().ends_with(end));
    if agree >= differ().count() && (several > 0 || agree >= 3) {
        return clear || agree >= 2;
    }
    let few = differ().count() <= 2 && (several > 0 || differ().all(is_slip));
    clear && (several >= 2 && agree * 2 >= differ().count() || few)
}

/// Returns the reading of a total that agrees with nothing by which the fewest faults explain most, or by which it is nearest.
fn likeliest<'r>(grid: &Grid, readings: &'r [Reading]) -> Option<&'r Reading> {
    let wrong = |reading: &'r Reading| reading.sums.iter().filter(|sum| sum.verdict == Verdict::Differs);
    let gap = |sum: &Sum| {
        let size = sum.stated.abs().max(sum.computed.abs());
        sum.difference().abs().checked_div(size).unwrap_or(Decimal::ONE)
    };
    let far = |reading: &'r Reading| {
        let gaps: Vec<Decimal> = wrong(reading).map(gap).collect();
        gaps.iter().sum::<Decimal>() / Decimal::from(gaps.len().max(1))
    };
    let explained = |reading: &'r Reading| common(grid, &wrong(reading).collect::<Vec<_>>()).is_some();
    let compared = readings.iter().filter(|reading| wrong(reading).next().is_some());
    compared.min_by_key(|reading| (!explained(reading), far(reading)))
}

/// Tells what follows from a total that agrees with nothing.
fn missed(scope: &Scope, reading: &Reading) -> Outcome {
    let wrong: Vec<&Sum> = reading.sums.iter().filter(|sum| sum.verdict == Verdict::Differs).collect();
    if wrong.is_empty() {
        return Outcome::Unsummed(Unsummed::NoParts);
    }
    if !scope.total().named_total {
        return Outcome::Unsummed(Unsummed::Named);
    }
    if reading.parts.len() < 2 {
        return Outcome::Unsummed(Unsummed::One);
    }
    if !is_bare(scope.total()) && common(scope.grid, &wrong).is_none() {
        return Outcome::Unsummed(Unsummed::Named);
    }
    doubt(scope, &reading.parts, &wrong).map_or(Outcome::Nothing, Outcome::Unsummed)
}

/// Returns whether all parts are some (其中) of a whole that is greater than these.
fn is_within(scope: &Scope, reading: &Reading) -> bool {
    let strips = scope.grid.strips(scope.axis);
    let within = |part: &usize| strip_at(strips, *part).is_some_and(|strip| strip.within);
    let mut wrong = reading.sums.iter().filter(|sum| sum.verdict == Verdict::Differs).peekable();
    wrong.peek().is_some() && wrong.all(|sum| sum.stated > sum.computed) && reading.parts.iter().all(within)
}

/// Most wrong sums of a total such as 负债合计 that are told one by one.
const MOST_WRONG: usize = 2;

/// Returns whether a total with a name of its own agrees often and fails often, for no reason that could be named.
fn is_doubtful(scope: &Scope, reading: &Reading) -> bool {
    let wrong: Vec<&Sum> = reading.sums.iter().filter(|sum| sum.verdict == Verdict::Differs).collect();
    let total = scope.total();
    let child = || wrong.iter().all(|sum| left_out_child(scope.grid, sum));
    total.named_total
        && !is_bare(total)
        && !wrong.is_empty()
        && (child() || wrong.len() > MOST_WRONG && common(scope.grid, &wrong).is_none())
}

/// Returns whether a total is called just that, or the total of a whole or of its group, and not 缴费基数合计.
fn is_bare(total: &Strip) -> bool {
    let of = total_of(total.own()).unwrap_or_default();
    let words = ["本页", "本表", "总", "全部", "以上", "各项", "总数"];
    of.is_empty()
        || of.starts_with('全')
        || words.contains(&of.as_str())
        || total.groups().iter().any(|group| group.contains(&of) || of.contains(group.as_str()))
}
