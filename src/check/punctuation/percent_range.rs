//! P132: a range of percentages whose first figure has no %.

use super::text::{Text, is_digit, texts};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject) {
        for i in 1..text.chars.len() {
            if let Some((start, end)) = range(&text, i) {
                let (first, second) = (text.string(start..i), text.string(i + 1..end));
                let fault = PunctuationFault::PercentRange {
                    text: text.string(start..end),
                    right: format!("{first}%～{second}"),
                };
                text.report(found, fault, start..end);
            }
        }
    }
}

/// Returns the range of 30-40% whose sign stands at an index.
fn range(text: &Text, i: usize) -> Option<(usize, usize)> {
    if !matches!(text.at(i), '-' | '—' | '–' | '～' | '~' | '－') {
        return None;
    }
    let figure = |c: char| is_digit(c) || c == '.';
    let (start, end) = (text.run_back(i, figure), text.run(i + 1, figure));
    let alone = !text.before(start).is_ascii_graphic();
    let worth = |range: std::ops::Range<usize>| text.string(range).parse::<f64>().ok();
    let rises = worth(start..i)? < worth(i + 1..end)?;
    (alone && rises && text.at(end) == '%').then_some((start, end + 1))
}
