//! Numbers as fractions: `# ?/?`, `# ??/16`.

use super::decimal::Decimal;
use super::pieces::Token;
use super::places::{blank, whole};

/// Digits that a denominator may have.
const LONGEST: usize = 7;
/// Places after the point that are looked at.
const PLACES: u32 = 12;
/// A number below this is taken for nought.
const DUST: f64 = 5e-8;

/// Where the places of a fraction stand.
struct Shape {
    /// Of the whole number.
    before: Vec<usize>,
    above: Vec<usize>,
    below: Vec<usize>,
    bar: usize,
    /// The denominator, if the code gives it.
    given: Option<u32>,
}

impl Shape {
    fn new(tokens: &[Token], bar: usize) -> Self {
        let is_place = |at: &usize| matches!(tokens[*at], Token::Place(_));
        let mut above: Vec<usize> = (0..bar).rev().skip_while(|at| !is_place(at)).take_while(is_place).collect();
        above.reverse();
        let before = (0..above.first().copied().unwrap_or(bar)).filter(is_place).collect();
        let below = (bar + 1..tokens.len()).skip_while(|at| !is_place(at)).take_while(is_place).collect();
        let given = if let Token::Bar(given) = tokens[bar] { given } else { None };
        Self { before, above, below, bar, given }
    }

    /// Returns the largest denominator that fits.
    fn most(&self) -> i128 {
        10_i128.pow(self.below.len().clamp(1, LONGEST) as u32) - 1
    }
}

/// Lays a number, without its sign, into the places around a bar.
pub(super) fn lay(tokens: &[Token], bar: usize, value: &Decimal, out: &mut [String]) {
    let shape = Shape::new(tokens, bar);
    let (over, under) = match shape.given.map(i128::from) {
        Some(given) => (tenfold(value, given), given),
        None => nearest(value.binary(), shape.most()),
    };
    let mixed = !shape.before.is_empty();
    let (number, over) = if mixed { (over / under, over % under) } else { (0, over) };
    let number = if number == 0 { String::new() } else { number.to_string() };
    let zero = |places: &[usize]| places.iter().any(|at| tokens[*at] == Token::Place('0'));
    if over == 0 && mixed && !zero(&shape.above) {
        let number = if number.is_empty() { "0" } else { &number };
        whole(tokens, &shape.before, number, false, out);
        return fade(tokens, &shape, out);
    }
    whole(tokens, &shape.before, &number, false, out);
    if number.is_empty()
        && let (Some(last), Some(first)) = (shape.before.last(), shape.above.first())
        && !zero(&shape.before)
    {
        let gap = shape.before.iter().chain(&shape.above).any(|at| tokens[*at] == Token::Place('?'));
        (last + 1..*first).for_each(|at| out[at] = if gap { " ".to_owned() } else { String::new() });
    }
    whole(tokens, &shape.above, &over.to_string(), false, out);
    out[bar] = shape.given.map_or("/".to_owned(), |given| format!("/{given}"));
    lay_below(tokens, &shape, under, out);
}

/// Lays a denominator into its places, from the left unless they ask for zeros.
fn lay_below(tokens: &[Token], shape: &Shape, under: i128, out: &mut [String]) {
    let (Some(first), None) = (shape.below.first(), shape.given) else { return };
    if tokens[*first] == Token::Place('0') {
        return whole(tokens, &shape.below, &under.to_string(), false, out);
    }
    let under = under.to_string();
    for (order, at) in shape.below.iter().enumerate() {
        out[*at] = under.get(order..=order).unwrap_or(blank(&tokens[*at])).to_owned();
    }
}

/// Takes the fraction of a whole number away; question marks keep its room.
fn fade(tokens: &[Token], shape: &Shape, out: &mut [String]) {
    let room = shape.above.iter().chain(&shape.below).any(|at| tokens[*at] == Token::Place('?'));
    let first = shape.before.last().map_or(0, |last| last + 1);
    let last = shape.below.last().copied().unwrap_or(shape.bar);
    (first..=last).for_each(|at| out[at] = if room { " ".to_owned() } else { String::new() });
}

/// Multiplies a number, and rounds it.
fn tenfold(value: &Decimal, times: i128) -> i128 {
    let scale = 10_i128.pow(PLACES);
    let units = value.units(PLACES as i32).unwrap_or(0);
    (units * times * 2 + scale) / (scale * 2)
}

/// Returns a fraction near a number whose denominator is not above `most`: the last convergent of its continued fraction.
///
/// Which one that is Excel finds out in binary arithmetic: 0.3 becomes 2/7 and 12.3 becomes 12 1/3.
fn nearest(value: f64, most: i128) -> (i128, i128) {
    let mut rest = value;
    let (mut before, mut last) = ((0, 1), (1, 0));
    loop {
        let times = rest.floor();
        let next = (times as i128 * last.0 + before.0, times as i128 * last.1 + before.1);
        if next.1 > most {
            return last;
        }
        (before, last) = (last, next);
        // What is left is no more than the dust of the binary number.
        if rest - times < DUST || next.1 >= most {
            return last;
        }
        rest = 1.0 / (rest - times);
    }
}
