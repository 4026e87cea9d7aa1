//! Figures of a table as printed.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::hanzi::half_width;
use crate::model::{Column, Value};

/// Returns a figure with the decimals and separators of its column; other texts as they are.
///
/// Halves are rounded away from zero (四舍五入). Where the column says nothing,
/// the digits stay as they were written.
pub(super) fn figure(text: &str, column: &Column) -> String {
    let Value::Number { worth, .. } = Value::of(text) else { return text.to_owned() };
    let plain: String = text.trim().chars().map(half_width).collect();
    if column.decimals.is_none() && column.thousands.is_none() {
        return plain;
    }
    let sign = plain.rfind(|c: char| c.is_ascii_digit()).map_or("", |last| plain[last + 1..].trim_matches([')', ' ']));
    let digits = match column.decimals {
        Some(decimals) => {
            let rounded = worth.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
            format!("{rounded:.*}", decimals as usize)
        }
        None => worth.to_string(),
    };
    let separated = column.thousands.unwrap_or_else(|| plain.contains(','));
    let digits = if separated { thousands(&digits) } else { digits };
    let plus = if plain.starts_with('+') && worth > Decimal::ZERO { "+" } else { "" };
    format!("{plus}{digits}{sign}")
}

/// Puts a comma between groups of three digits.
fn thousands(digits: &str) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let comma = |i: usize| i > 0 && (whole.len() - i).is_multiple_of(3);
    let whole: String =
        whole.char_indices().flat_map(|(i, c)| comma(i).then_some(',').into_iter().chain([c])).collect();
    format!("{sign}{whole}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Align, Kind};

    fn shown(text: &str, decimals: Option<u32>, thousands: Option<bool>) -> String {
        let column =
            Column { kind: Kind::Number, align: Align::Right, strong: false, decimals, thousands, arrows: false };
        figure(text, &column)
    }

    #[test]
    fn figures_keep_their_digits_unless_told_otherwise() {
        assert_eq!(shown("1795062.50", None, None), "1795062.50");
        assert_eq!(shown("１２．５％", None, None), "12.5%");
        assert_eq!(shown("—", Some(2), Some(true)), "—");
        assert_eq!(shown("约3家", Some(2), None), "约3家");
    }

    #[test]
    fn figures_are_rounded_and_separated() {
        assert_eq!(shown("1795062.505", Some(2), Some(true)), "1,795,062.51");
        assert_eq!(shown("-2.5", Some(0), None), "-3");
        assert_eq!(shown("12.345%", Some(1), None), "12.3%");
        assert_eq!(shown("1,234", None, Some(false)), "1234");
        assert_eq!(shown("1,234", Some(1), None), "1,234.0");
        assert_eq!(shown("+999", None, Some(true)), "+999");
        assert_eq!(shown("-1000000", None, Some(true)), "-1,000,000");
        assert_eq!(shown("725339424725339424725339424", None, Some(true)), "725,339,424,725,339,424,725,339,424");
    }
}
