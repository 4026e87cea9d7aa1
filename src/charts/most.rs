//! The largest of many series, and what becomes of the others.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::plan::{ChartInput, Series, Value};
use crate::model::ChartKind;

/// Names of what is left over, which stands last in a pie.
pub const OTHERS: [&str; 3] = ["其他", "其它", "其余"];

/// What becomes of the series that are not among the largest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rest {
    /// There are none.
    None,
    /// They are drawn together, as a series of a name; their own names follow.
    Summed(String, Vec<String>),
    /// They are not drawn; their names.
    Omitted(Vec<String>),
}

/// Leaves of the series the largest, in the order of their size; with `input.most` only.
///
/// Bars count by their sums, and the others become one series, the sum of each place: but not of percentages, whose
/// sum says nothing beside single ones. Lines count by their last figures, the smallest first where small is good.
pub fn largest(input: &mut ChartInput) -> Rest {
    let Some(most) = input.most.filter(|most| *most < input.series.len()) else { return Rest::None };
    let summed = sums(input);
    let small = input.invert && !is_bars(input);
    let worth = |series: &Series| {
        let mut figures = series.values.iter().flatten().map(|value| value.number);
        if is_bars(input) { figures.next().map(|first| first + figures.sum::<Decimal>()) } else { figures.next_back() }
    };
    let mut order: Vec<usize> = (0..input.series.len()).collect();
    order.sort_by_key(|i| {
        let worth = worth(&input.series[*i]);
        // What has no figure at all comes last, and what is left over of a pie.
        (worth.is_none() || is_rest(input, i), Reverse(worth.map(|worth| if small { -worth } else { worth })))
    });
    let others: Vec<Series> = order.split_off(most).into_iter().map(|i| input.series[i].clone()).collect();
    input.series = order.into_iter().map(|i| input.series[i].clone()).collect();
    let names = others.iter().map(|series| series.name.clone()).collect();
    if !summed {
        return Rest::Omitted(names);
    }
    let taken = input.series.iter().any(|series| series.name == "其他");
    let name = if taken { "其余" } else { "其他" }.to_owned();
    let values = (0..input.labels.len()).map(|i| sum(&others, i)).collect();
    input.series.push(Series { name: name.clone(), values });
    Rest::Summed(name, names)
}

/// Returns whether a slice of a pie is what is left over.
fn is_rest(input: &ChartInput, i: &usize) -> bool {
    input.kind == ChartKind::Pie && OTHERS.contains(&input.series[*i].name.as_str())
}

fn is_bars(input: &ChartInput) -> bool {
    matches!(input.kind, ChartKind::Bar | ChartKind::Stacked | ChartKind::Pie)
}

/// Returns whether the others can be taken together.
fn sums(input: &ChartInput) -> bool {
    matches!(input.kind, ChartKind::Stacked | ChartKind::Pie) || input.kind == ChartKind::Bar && input.sign().is_empty()
}

/// Adds up what series have at a place, written as they are; `None` where none has a figure.
fn sum(series: &[Series], place: usize) -> Option<Value> {
    let values: Vec<&Value> = series.iter().filter_map(|series| series.values.get(place)?.as_ref()).collect();
    let number: Decimal = values.iter().map(|value| value.number).sum();
    let decimals = values.iter().map(|value| value.number.scale()).max()?;
    let digits = format!("{number:.0$}", decimals as usize);
    let parted = |c: char| matches!(c, ',' | '，') || c.is_whitespace();
    let mark = values.iter().find_map(|value| value.shown.chars().find(|c| parted(*c)));
    let digits = mark.map_or_else(|| digits.clone(), |mark| thousands(&digits, mark));
    let sign = if values.iter().all(|value| value.shown.ends_with(['%', '％'])) { "%" } else { "" };
    Some(Value { shown: digits + sign, number })
}

/// Puts a mark between the thousands of a number.
fn thousands(digits: &str, mark: char) -> String {
    let (sign, rest) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    let part = |i: usize| i > 0 && (whole.len() - i).is_multiple_of(3);
    let whole: String =
        whole.char_indices().flat_map(|(i, c)| part(i).then_some(mark).into_iter().chain([c])).collect();
    let fraction = fraction.map(|fraction| format!(".{fraction}")).unwrap_or_default();
    format!("{sign}{whole}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        for (digits, grouped) in
            [("1234567.5", "1,234,567.5"), ("-1234", "-1,234"), ("123", "123"), ("0.1234", "0.1234")]
        {
            assert_eq!(thousands(digits, ','), grouped);
        }
    }
}
