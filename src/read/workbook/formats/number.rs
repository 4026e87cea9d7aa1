//! Numbers by places for digits: `#,##0.00`, `0.0%`, `0.00E+00`.

use super::decimal::Decimal;
use super::fraction;
use super::pieces::{Section, Token};
use super::places::{blank, whole};

/// What each token shows, and whether all that is shown is nought.
pub(super) type Laid = (Vec<String>, bool);

/// Lays the digits of a number, without its sign, into the places of a section.
pub(super) fn lay(section: &Section, value: &Decimal) -> Laid {
    let tokens = &section.tokens;
    let shape = Shape::new(tokens);
    let percents = tokens.iter().filter(|token| **token == Token::Percent).count() as i32;
    let value = value.shifted(2 * percents - 3 * shape.thousands);
    let mut out: Vec<String> = tokens.iter().map(word).collect();
    shape.words.iter().for_each(|at| out[*at] = ",".to_owned());
    if let Some(bar) = shape.bar {
        fraction::lay(tokens, bar, &value, &mut out);
        return (out, false);
    }
    let (value, power) = match shape.power.map(|at| (at, &tokens[at])) {
        Some((at, Token::Power(plus))) => {
            let (mantissa, power) = scientific(&value, shape.whole.len(), shape.decimals.len());
            let sign = match power {
                ..0 => "-",
                _ if *plus => "+",
                _ => "",
            };
            out[at] = format!("E{sign}");
            (mantissa, Some(power))
        }
        _ => (value.rounded(shape.decimals.len() as i32), None),
    };
    whole(tokens, &shape.whole, &value.whole(), shape.grouped, &mut out);
    if shape.whole.is_empty()
        && let Some(point) = shape.point
    {
        out[point].insert_str(0, &value.whole());
    }
    decimals(tokens, &shape.decimals, &value.fraction(), &mut out);
    if let Some(power) = power {
        whole(tokens, &shape.exponent, &power.abs().to_string(), false, &mut out);
    }
    (out, value.is_zero())
}

fn word(token: &Token) -> String {
    match token {
        Token::Words(words) => words.clone(),
        Token::Point => ".".to_owned(),
        Token::Percent => "%".to_owned(),
        _ => String::new(),
    }
}

/// Where in a section which places stand.
#[derive(Default)]
struct Shape {
    whole: Vec<usize>,
    decimals: Vec<usize>,
    exponent: Vec<usize>,
    point: Option<usize>,
    power: Option<usize>,
    bar: Option<usize>,
    grouped: bool,
    /// How often a thousand is left out.
    thousands: i32,
    /// Commas that are no more than that.
    words: Vec<usize>,
}

impl Shape {
    fn new(tokens: &[Token]) -> Self {
        let mut shape = Self::default();
        let last = tokens.iter().rposition(|token| matches!(token, Token::Place(_)));
        for (at, token) in tokens.iter().enumerate() {
            match token {
                Token::Place(_) if shape.power.is_some() => shape.exponent.push(at),
                Token::Place(_) if shape.point.is_some() => shape.decimals.push(at),
                Token::Place(_) => shape.whole.push(at),
                Token::Point if shape.point.is_none() && shape.power.is_none() => shape.point = Some(at),
                Token::Power(_) if shape.power.is_none() => shape.power = Some(at),
                Token::Bar(_) if shape.bar.is_none() => shape.bar = Some(at),
                Token::Comma => shape.comma(tokens, at, last),
                _ => {}
            }
        }
        shape
    }

    /// Tells what a comma is: it parts thousands between two places, and leaves them out behind the last.
    fn comma(&mut self, tokens: &[Token], at: usize, last: Option<usize>) {
        let number = |token: Option<&Token>| matches!(token, Some(Token::Place(_) | Token::Comma | Token::Point));
        if !number(at.checked_sub(1).and_then(|before| tokens.get(before))) {
            return self.words.push(at);
        }
        match tokens[at..].iter().find(|token| **token != Token::Comma) {
            Some(Token::Place(_)) if self.point.is_none() => self.grouped = true,
            Some(Token::Point) if self.point.is_none() => self.thousands += 1,
            _ if last < Some(at) => self.thousands += 1,
            _ => {}
        }
    }
}

/// Lays the digits after the point into places, from the left.
fn decimals(tokens: &[Token], places: &[usize], digits: &str, out: &mut [String]) {
    for (order, at) in places.iter().enumerate() {
        out[*at] = digits.get(order..=order).unwrap_or(blank(&tokens[*at])).to_owned();
    }
}

/// Returns a number as digits before the power of ten, and that power, which is a multiple of the digits' places.
fn scientific(value: &Decimal, places: usize, decimals: usize) -> (Decimal, i32) {
    let step = places.max(1) as i32;
    // Without a place before the point, digits begin after it.
    let ahead = i32::from(places == 0 && !value.is_zero());
    let power = value.exponent().div_euclid(step) * step + ahead;
    let mantissa = value.shifted(-power).rounded(decimals as i32);
    if mantissa.exponent() >= step - ahead && !mantissa.is_zero() {
        (mantissa.shifted(-step), power + step)
    } else {
        (mantissa, power)
    }
}
