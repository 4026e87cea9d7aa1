//! Numbers as the format `General` shows them.

use super::decimal::Decimal;

/// Most characters that a number takes, the sign apart.
pub(super) const WIDTH: i32 = 11;
/// Digits of a number in scientific notation.
const SCIENTIFIC: i32 = 6;

/// Shows a number without its sign: in 11 characters, or else with a power of ten.
///
/// Numbers from 1E+11 on and below 1E-04 have a power of ten, as in LibreOffice; Excel writes small ones out where the
/// column is wide enough for them.
pub(super) fn general(value: &Decimal) -> String {
    let exponent = value.exponent();
    if (-4..WIDTH).contains(&exponent) {
        let shown = fitted(value);
        if shown.exponent() < WIDTH {
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
