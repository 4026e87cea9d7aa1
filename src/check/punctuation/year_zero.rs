//! P118: a year in Chinese numerals with 零 or another sign for 〇.

use super::text::{Text, is_digit, texts_and_cells};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts_and_cells(subject) {
        for end in (4..text.chars.len()).filter(|i| text.at(*i) == '年') {
            report(&text, end, found);
        }
    }
}

fn report(text: &Text, end: usize, found: &mut Findings) {
    let start = text.run_back(end, |c| is_numeral(c) || is_zero(c));
    let written = text.string(start..end);
    let century = written.starts_with("一九") || written.starts_with('二') && is_zero(text.at(start + 1));
    let wrong = written.chars().any(|c| is_zero(c) && c != '〇');
    if end - start == 4 && century && wrong && !is_digit(text.before(start)) {
        let right = written.replace(is_zero, "〇");
        let fault = PunctuationFault::YearZero { text: written, right: right.clone() };
        text.report_fix(found, fault, start..end, &right);
    }
}

fn is_numeral(c: char) -> bool {
    "一二三四五六七八九".contains(c)
}

/// Returns whether a character is used for nought; letters are, by mistake.
fn is_zero(c: char) -> bool {
    matches!(c, '〇' | '零' | '○' | '◯' | 'O' | 'Ｏ' | '0' | '０')
}
