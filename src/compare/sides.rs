//! What two documents have where they differ, as it is shown.

use crate::content::{SOFT, is_white};
use crate::messages::{Side, Stand};

/// How many characters are shown before and behind a difference.
const AROUND: usize = 8;
/// Most characters of a difference that are shown.
const SHOWN: usize = 60;

/// Returns what two documents have where two texts differ.
pub(super) fn sides(names: [&str; 2], texts: [&str; 2], stands: [Stand; 2]) -> [Side; 2] {
    let [start, end] = common(texts);
    [0, 1].map(|n| {
        let chars = shown(texts[n]);
        let text = cut(&chars, start, chars.len() - end);
        Side { file: names[n].to_owned(), stand: Some(stands[n]), text }
    })
}

/// Returns what two documents have where only one of them has something.
pub(super) fn alone(names: [&str; 2], side: usize, text: &str, stand: Option<Stand>) -> [Side; 2] {
    [0, 1].map(|n| Side {
        file: names[n].to_owned(),
        stand: stand.filter(|_| n == side),
        text: if n == side { text.to_owned() } else { String::new() },
    })
}

/// Returns the characters of a text as they are shown: white without a character is none.
pub(super) fn shown(text: &str) -> Vec<char> {
    text.trim_matches(is_white).chars().filter(|c| *c != SOFT).collect()
}

/// Returns how many characters two texts have in common at their beginnings and at their ends.
pub(super) fn common(texts: [&str; 2]) -> [usize; 2] {
    let [one, other] = texts.map(shown);
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let most = one.len().min(other.len()) - start;
    let end = one.iter().rev().zip(other.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    [start, end]
}

/// Cuts a text off around the characters from `start` to `end`.
pub(super) fn cut(chars: &[char], start: usize, end: usize) -> String {
    let end = end.clamp(start.min(chars.len()), chars.len());
    let from = start.min(chars.len()).saturating_sub(AROUND);
    let to = (end + AROUND).min(chars.len()).min(from + SHOWN);
    let before = if from > 0 { "…" } else { "" };
    let behind = if to < chars.len() { "…" } else { "" };
    let shown: String = chars[from..to].iter().map(|c| if c.is_control() { ' ' } else { *c }).collect();
    format!("{before}{shown}{behind}")
}
