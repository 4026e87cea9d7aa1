//! Pies: whether figures are the shares of one whole, and what is written beside the slices.

use std::cmp::Reverse;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::charts::{ChartInput, OTHERS, Value};
use crate::diag::{Diagnostic, Severity};
use crate::messages::{DrawingFault, PieFault};
use crate::model::{self, stated_unit};
use crate::source::Located;

/// Most slices that are read at a glance.
const MOST: usize = 6;
/// So far may shares differ from 100 together, since each is rounded.
const NEAR: Decimal = Decimal::from_parts(5, 0, 0, false, 1);
/// Words in the heads of columns of shares.
const SHARES: [&str; 6] = ["占比", "比重", "构成比", "百分比", "比例", "份额"];

/// What the slices of a pie are parts of.
pub(super) struct Sliced {
    /// Whether figures are shares in per cent.
    shares: bool,
    whole: Decimal,
    /// What is said below a pie whose shares were worked out.
    pub(super) note: Option<String>,
}

/// Puts the slices of a pie in order, the largest first; each series is one. `None` if no pie can be made of them,
/// which is reported.
pub(super) fn slices(chart: &model::Chart, input: &mut ChartInput, found: &mut Vec<Diagnostic>) -> Option<Sliced> {
    let negative = |cell: &&Located<String>| model::drawable(&cell.value).is_some_and(|number| number < Decimal::ZERO);
    if let Some(cell) = chart.series.iter().flat_map(|series| &series.cells).find(negative) {
        let problem = PieFault::NegativeSlice { text: cell.value.clone() };
        found.push(Diagnostic::error(DrawingFault::Pie(problem).into(), cell.place.clone()));
        return None;
    }
    input.series.retain(|series| series.values.iter().any(Option::is_some));
    input.series.sort_by_key(|series| (OTHERS.contains(&series.name.as_str()), Reverse(number(&series.values[0]))));
    let sum: Decimal = input.series.iter().map(|series| number(&series.values[0])).sum();
    if sum.is_zero() {
        found.push(Diagnostic::error(DrawingFault::Pie(PieFault::NothingToShare).into(), chart.place.clone()));
        return None;
    }
    let shares = are_shares(chart, input, sum);
    let stated = chart.whole.as_ref().filter(|_| !shares).and_then(|cell| Some((cell, model::drawable(&cell.value)?)));
    let (whole, near) = match (shares, &stated) {
        (true, _) => (Decimal::ONE_HUNDRED, NEAR),
        (false, Some((_, whole))) => (*whole, rounding(input, *whole)),
        (false, None) => (sum, Decimal::ZERO),
    };
    let off = (sum - whole).abs();
    // Whole numbers may be counts, which are not rounded.
    if off > near || !off.is_zero() && !shares && near.scale() < 2 {
        let [sum_shown, whole_shown] = [sum, whole].map(|number| number.normalize().to_string());
        let fault = PieFault::NotTheWhole { shares, more: sum > whole, sum: sum_shown, whole: whole_shown };
        let wrong = off > near && sum > whole;
        let place = stated.as_ref().map_or(&chart.place, |(cell, _)| &cell.place).clone();
        let severity = if wrong { Severity::Error } else { Severity::Warning };
        found.push(Diagnostic::new(DrawingFault::Pie(fault).into(), severity, Some(place)));
        if wrong {
            return None;
        }
        // What is not there stays open.
        input.whole = Some(whole);
    }
    let drawn = input.most.map_or(input.series.len(), |most| input.series.len().min(most + 1));
    if drawn > MOST {
        let fault = PieFault::ManySlices { count: drawn, most: MOST };
        found.push(Diagnostic::warning(DrawingFault::Pie(fault).into(), chart.place.clone()));
    }
    let of = if stated.is_some() { "合计" } else { "各项之和" };
    let note = (!shares).then(|| format!("括号内的百分数为各项占{of}的比重，由本刊计算，保留一位小数。"));
    Some(Sliced { shares, whole, note })
}

impl Sliced {
    /// Writes beside the figures of slices what part of the whole they are; beside shares the sign that they lack.
    ///
    /// The parts are worked out in decimals; the figures stay as they were written.
    pub(super) fn write(&self, input: &mut ChartInput) {
        for value in input.series.iter_mut().filter_map(|series| series.values[0].as_mut()) {
            if !self.shares {
                value.shown = format!("{}（{}%）", value.shown, part(value.number, self.whole));
            } else if !value.shown.ends_with(['%', '％']) {
                value.shown.push('%');
            }
        }
    }
}

fn part(number: Decimal, whole: Decimal) -> String {
    let part = (number * Decimal::ONE_HUNDRED).checked_div(whole).unwrap_or_default();
    format!("{:.1}", part.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero))
}

fn number(value: &Option<Value>) -> Decimal {
    value.as_ref().map_or(Decimal::ZERO, |value| value.number)
}

/// Returns whether figures are shares in per cent: they say so themselves, by their unit, or by the head above them.
fn are_shares(chart: &model::Chart, input: &ChartInput, sum: Decimal) -> bool {
    let head = chart.labels.first().map_or("", |label| label.value.as_str());
    let unit = chart.unit.as_ref().map(|unit| unit.value.trim().to_owned()).or_else(|| stated_unit(head));
    let named = SHARES.iter().any(|word| head.contains(word)) && (sum - Decimal::ONE_HUNDRED).abs() <= NEAR;
    let signed = input.values().all(|value| value.shown.ends_with(['%', '％']));
    signed || named || unit.is_some_and(|unit| matches!(unit.as_str(), "%" | "％"))
}

/// Returns how far rounded figures and their whole may differ: half a unit of the last digit of each.
fn rounding(input: &ChartInput, whole: Decimal) -> Decimal {
    let scales = input.values().map(|value| value.number.scale()).chain([whole.scale()]);
    let scale = scales.max().unwrap_or(0);
    Decimal::new(5 * (input.series.len() as i64 + 1), scale + 1)
}
