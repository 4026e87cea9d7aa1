//! Places for digits, and what stands in them.

use super::pieces::Token;

/// Lays a whole number into places, from the right; what has no place stands before the first.
pub(super) fn whole(tokens: &[Token], places: &[usize], digits: &str, grouped: bool, out: &mut [String]) {
    for (order, at) in places.iter().enumerate() {
        let right = places.len() - 1 - order;
        let mut shown = String::new();
        let first = if order == 0 { digits.len().saturating_sub(1).max(right) } else { right };
        for right in (right..=first).rev() {
            let digit = digits.len().checked_sub(right + 1).and_then(|at| digits.get(at..=at));
            let digit = digit.unwrap_or(blank(&tokens[*at]));
            shown.push_str(digit);
            if grouped && right > 0 && right % 3 == 0 && !digit.is_empty() {
                shown.push_str(if digit == " " { " " } else { "," });
            }
        }
        out[*at] = shown;
    }
}

/// Returns what a place shows that no digit falls to.
pub(super) fn blank(place: &Token) -> &'static str {
    match place {
        Token::Place('0') => "0",
        Token::Place('?') => " ",
        _ => "",
    }
}
