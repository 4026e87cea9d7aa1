//! Numbers in decimal digits, as spreadsheets keep them.

/// Digits that a spreadsheet keeps of a number.
pub(super) const DIGITS: i32 = 15;

/// A number as its digits show it: sign, digits without zeros at either end, and where the point stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) negative: bool,
    /// None for nought.
    digits: Vec<u8>,
    /// How many of the digits stand before the point; beyond them are zeros, and a number below 0 means zeros after it.
    point: i32,
}

impl Decimal {
    /// Takes a number with the 15 digits that spreadsheets keep.
    pub(super) fn new(value: f64) -> Self {
        let text = format!("{:.*e}", DIGITS as usize - 1, value.abs());
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let digits = mantissa.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect();
        Self::of(value < 0.0, digits, exponent.parse::<i32>().unwrap_or(0) + 1)
    }

    fn of(negative: bool, digits: Vec<u8>, point: i32) -> Self {
        let zeros = digits.iter().take_while(|digit| **digit == 0).count();
        let mut digits = digits[zeros..].to_vec();
        while digits.last() == Some(&0) {
            digits.pop();
        }
        let point = if digits.is_empty() { 0 } else { point - zeros as i32 };
        Self { negative: negative && !digits.is_empty(), digits, point }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// Returns the power of ten of the first digit, 0 for nought.
    pub(super) fn exponent(&self) -> i32 {
        if self.is_zero() { 0 } else { self.point - 1 }
    }

    /// Multiplies by a power of ten.
    pub(super) fn shifted(&self, power: i32) -> Self {
        Self { point: if self.is_zero() { 0 } else { self.point + power }, ..self.clone() }
    }

    /// Rounds to so many places after the point, half away from zero.
    pub(super) fn rounded(&self, places: i32) -> Self {
        let Ok(keep) = usize::try_from(self.point + places) else { return Self::of(false, Vec::new(), 0) };
        if keep >= self.digits.len() {
            return self.clone();
        }
        let (mut digits, mut point) = (self.digits[..keep].to_vec(), self.point);
        if self.digits[keep] >= 5 {
            match digits.iter().rposition(|digit| *digit < 9) {
                Some(at) => {
                    digits[at] += 1;
                    digits.truncate(at + 1);
                }
                None => (digits, point) = (vec![1], point + 1),
            }
        }
        Self::of(self.negative, digits, point)
    }

    /// Returns the digits before the point, none for a number below 1.
    pub(super) fn whole(&self) -> String {
        (0..self.point.max(0) as usize).map(|at| char::from(b'0' + self.digits.get(at).copied().unwrap_or(0))).collect()
    }

    /// Returns the digits after the point, without zeros at the end.
    pub(super) fn fraction(&self) -> String {
        let zeros = "0".repeat(if self.is_zero() { 0 } else { (-self.point).max(0) as usize });
        let from = (self.point.max(0) as usize).min(self.digits.len());
        zeros + &self.digits[from..].iter().map(|digit| char::from(b'0' + digit)).collect::<String>()
    }

    /// Returns the number without its sign in binary.
    pub(super) fn binary(&self) -> f64 {
        format!("0{}.{}", self.whole(), self.fraction()).parse().unwrap_or(0.0)
    }

    /// Returns the number of whole units of a tenth to the power of `places`, rounded; `None` beyond 30 digits.
    pub(super) fn units(&self, places: i32) -> Option<i128> {
        let whole = self.rounded(places).shifted(places).whole();
        if whole.len() > 30 {
            None
        } else if whole.is_empty() {
            Some(0)
        } else {
            whole.parse().ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_rounded_as_they_are_written() {
        let round = |value: f64, places| {
            let rounded = Decimal::new(value).rounded(places);
            format!("{}.{}", rounded.whole(), rounded.fraction())
        };
        assert_eq!(round(1.005, 2), "1.01");
        assert_eq!(round(0.999, 2), "1.");
        assert_eq!(round(99.5, 0), "100.");
        assert_eq!(round(0.04, 1), ".");
        assert_eq!(round(0.05, 1), ".1");
        assert_eq!(round(1234.5, -2), "1200.");
        assert_eq!(round(0.1 + 0.2, 17), ".3");
        assert_eq!(Decimal::new(0.0625).units(3), Some(63));
        assert_eq!(Decimal::new(1e20).whole(), format!("1{}", "0".repeat(20)));
    }
}
