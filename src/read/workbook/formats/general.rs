//! Numbers as the format `General` shows them.

use super::decimal::{DIGITS, Decimal};

/// Most characters that a number takes, the sign apart, if it is no whole number of more digits.
const WIDTH: i32 = 11;
/// Digits of a number in scientific notation.
const SCIENTIFIC: i32 = 6;

/// Shows a number without its sign: in 11 characters, with more digits before the point, or with a power of ten.
///
/// Excel has a power of ten for whole numbers of 12 digits and more, too, for want of room. Their figures would be
/// lost on paper, so that all are written out that a workbook keeps. Numbers below 1E-04 have a power of ten, as in
/// LibreOffice; Excel writes them out where the column is wide enough for them.
pub(super) fn general(value: &Decimal) -> String {
    let exponent = value.exponent();
    if (-4..DIGITS).contains(&exponent) {
        let shown = fitted(value);
        if shown.exponent() < DIGITS {
            return plain(&shown);
        }
    }
    let mantissa = value.shifted(-exponent).rounded(SCIENTIFIC - 1);
    let (mantissa, exponent) =
        if mantissa.exponent() > 0 { (mantissa.shifted(-1), exponent + 1) } else { (mantissa, exponent) };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{}E{sign}{:02}", plain(&mantissa), exponent.abs())
}

/// Rounds a number to the digits that there is room for.
pub(super) fn fitted(value: &Decimal) -> Decimal {
    // `0.` before the digits takes as much room as a digit and the point.
    value.rounded((WIDTH - 2 - value.exponent().max(0)).max(0))
}

/// Writes all digits of a number, without its sign.
pub(super) fn plain(value: &Decimal) -> String {
    let (whole, fraction) = (value.whole(), value.fraction());
    let whole = if whole.is_empty() { "0" } else { &whole };
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}
