//! Scales: from figures to positions, and round ticks between them.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The least and the greatest figure that a panel shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    pub(super) low: Decimal,
    pub(super) high: Decimal,
}

/// A tick: the figure and its words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    pub(super) at: Decimal,
    pub(super) text: String,
}

impl Extent {
    /// Returns the extent of some figures, never empty; with `zero` it reaches zero.
    pub(super) fn of(values: impl Iterator<Item = Decimal> + Clone, zero: bool) -> Self {
        let start = zero.then_some(Decimal::ZERO);
        let low = values.clone().chain(start).min().unwrap_or(Decimal::ZERO);
        let high = values.chain(start).max().unwrap_or(Decimal::ONE);
        if low < high {
            return Self { low, high };
        }
        if zero {
            return Self { low: Decimal::ZERO, high: Decimal::ONE };
        }
        // Equal figures lie in the middle of a range as small as their last digit allows.
        let digit = Decimal::new(1, low.normalize().scale());
        let room = digit + digit;
        Self { low: low - room, high: high + room }
    }

    /// Returns where a figure lies, 0 at the low end and 1 at the high one.
    pub(super) fn share(&self, value: Decimal) -> f64 {
        ((value - self.low) / (self.high - self.low)).to_f64().unwrap_or(0.5)
    }

    /// Returns an extent that ends at ticks, for bars.
    pub(super) fn rounded(&self, most: usize) -> Self {
        let step = step_of(self, most, false);
        let low = (self.low / step).floor() * step;
        let high = (self.high / step).ceil() * step;
        Self { low, high }
    }

    /// Returns the extent with a share of its length more at either end.
    fn widened(&self, share: f64) -> Self {
        let hundredths = (share.clamp(0.0, 100.0) * 100.0).floor() as i64;
        let more = (self.high - self.low) * Decimal::new(hundredths, 2);
        Self { low: self.low - more, high: self.high + more }
    }
}

/// Returns round ticks within an extent and a share of its length beyond its ends.
///
/// At most `most`, at distances of 1, 2 or 5 times a power of ten; with
/// `counted` only whole numbers from 1 on, as for ranks.
pub(super) fn ticks(extent: &Extent, beyond: f64, most: usize, counted: bool, sign: &str) -> Vec<Tick> {
    let wide = extent.widened(beyond);
    let step = step_of(&wide, most, counted);
    let first = (wide.low / step).ceil();
    let count = ((wide.high / step).floor() - first).to_usize().unwrap_or(0).min(2 * most);
    let at = (0..=count).map(|i| (first + Decimal::from(i)) * step);
    let at: Vec<Decimal> = at.filter(|at| !counted || *at >= Decimal::ONE).collect();
    let (unit, name) = if counted { (Decimal::ONE, "") } else { unit(&at) };
    at.iter()
        .map(|at| {
            let text = (at / unit).normalize();
            let decimals = (step / unit).normalize().scale();
            let text = if text.is_zero() { "0".to_owned() } else { format!("{text:.0$}", decimals as usize) };
            let name = if text == "0" { "" } else { name };
            Tick { at: *at, text: format!("{text}{name}{sign}") }
        })
        .collect()
}

/// Takes 万 or 亿 for ticks that are large and stay short with it.
fn unit(ticks: &[Decimal]) -> (Decimal, &'static str) {
    let largest = ticks.iter().map(Decimal::abs).max().unwrap_or_default();
    let suits = |unit: Decimal| largest >= unit && ticks.iter().all(|tick| (tick / unit).normalize().scale() <= 1);
    let (hundred_million, ten_thousand) = (Decimal::from(100_000_000), Decimal::from(10_000));
    if suits(hundred_million) {
        (hundred_million, "亿")
    } else if suits(ten_thousand) {
        (ten_thousand, "万")
    } else {
        (Decimal::ONE, "")
    }
}

/// Returns the smallest round step of which at most so many ticks fit.
fn step_of(extent: &Extent, most: usize, counted: bool) -> Decimal {
    let span = extent.high - extent.low;
    let ten = Decimal::TEN;
    let mut power = Decimal::ONE;
    while power > span && power.scale() < 20 {
        power /= ten;
    }
    while power * ten <= span {
        power *= ten;
    }
    let small = power / ten;
    let factors = [1, 2, 5].map(Decimal::from);
    let steps = [small, power, power * ten].into_iter().flat_map(|power| factors.map(|factor| power * factor));
    let count = |step: Decimal| (extent.high / step).floor() - (extent.low / step).ceil() + Decimal::ONE;
    let fits = |step: &Decimal| (!counted || *step >= Decimal::ONE) && count(*step) <= Decimal::from(most);
    steps.into_iter().find(fits).unwrap_or(power * ten)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(low: &str, high: &str, most: usize, counted: bool) -> Vec<String> {
        let number = |text: &str| Decimal::from_str_exact(text).unwrap();
        let extent = Extent::of([number(low), number(high)].into_iter(), false);
        ticks(&extent, 0.0, most, counted, "").into_iter().map(|tick| tick.text).collect()
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(texts("82.38", "86.79", 5, false), ["83", "84", "85", "86"]);
        assert_eq!(texts("57", "75", 4, true), ["60", "65", "70", "75"]);
        assert_eq!(texts("0", "1", 5, false), ["0", "0.5", "1.0"]);
        assert_eq!(texts("0.0001", "0.0004", 5, false), ["0.0001", "0.0002", "0.0003", "0.0004"]);
        assert_eq!(texts("0", "48000", 5, false), ["0", "1万", "2万", "3万", "4万"]);
        assert_eq!(texts("0", "1000000000000", 5, false), ["0", "5000亿", "10000亿"]);
        assert_eq!(texts("-5", "12", 5, false), ["-5", "0", "5", "10"]);
        assert_eq!(texts("1", "3", 5, true), ["1", "2", "3"]);
    }

    #[test]
    fn equal_figures_have_an_extent() {
        assert_eq!(texts("57", "57", 5, true), ["55", "56", "57", "58", "59"]);
        assert_eq!(texts("0", "0", 5, false).len(), 5);
        assert_eq!(texts("999999999999999", "999999999999999", 3, false).len(), 2);
    }
}
