//! P129: a number with a space inside.

use super::text::{Text, is_digit, texts};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_ideograph;
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject) {
        for i in 1..text.chars.len() {
            let range = match text.at(i) {
                '.' => decimal(&text, i),
                '年' => year(&text, i),
                _ => None,
            };
            if let Some((start, end)) = range {
                let written = text.string(start..end);
                let right = written.replace(' ', "");
                let fault = PunctuationFault::BrokenNumber { text: written, right: right.clone() };
                text.report_fix(found, fault, start..end, &right);
            }
        }
    }
}

/// Returns the range of a decimal fraction with a space beside its point, before a unit.
fn decimal(text: &Text, point: usize) -> Option<(usize, usize)> {
    let before = if text.before(point) == ' ' { point - 1 } else { point };
    let after = if text.at(point + 1) == ' ' { point + 2 } else { point + 1 };
    let (start, end) = (text.run_back(before, is_digit), text.run(after, is_digit));
    let unit = "万亿元%％倍吨米".contains(text.after_space(end));
    // At the start of a sentence it is a number and the item that it numbers.
    let inside = is_ideograph(text.before_space(start));
    let spaced = before < point || after > point + 1;
    (spaced && start < before && end > after && unit && inside).then_some((start, end))
}

/// Returns the range of a year of four digits with a space among them.
fn year(text: &Text, i: usize) -> Option<(usize, usize)> {
    let second = text.run_back(i, is_digit);
    let gap = second.checked_sub(1).filter(|gap| text.at(*gap) == ' ')?;
    let start = text.run_back(gap, is_digit);
    let digits = text.string(start..gap) + &text.string(second..i);
    let century = digits.starts_with("19") || digits.starts_with("20");
    let alone = !text.before_space(start).is_ascii_graphic();
    (start < gap && second < i && digits.len() == 4 && century && alone).then_some((start, i))
}
