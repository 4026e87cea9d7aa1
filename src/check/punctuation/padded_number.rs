//! P106: a number of an issue or document with zeros before it.

use super::text::{Text, is_digit, texts_and_cells};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts_and_cells(subject) {
        for i in 0..text.chars.len() {
            if text.at(i) == '0' && is_numbered(&text, i) {
                report(&text, i, found);
            }
        }
    }
}

/// Returns whether a zero begins the number in 第03期 or 〔2020〕03号.
fn is_numbered(text: &Text, i: usize) -> bool {
    let behind = || text.at(text.run(i, is_digit));
    match text.before(i) {
        '第' => behind() == '期',
        '〕' => behind() == '号' && is_digit(text.before(i - 1)),
        _ => false,
    }
}

fn report(text: &Text, i: usize, found: &mut Findings) {
    let end = text.run(i, is_digit);
    let number = text.string(i..end);
    let right = number.trim_start_matches('0');
    if !right.is_empty() && end - i <= 6 {
        let fault = PunctuationFault::PaddedNumber { text: number.clone(), right: right.to_owned() };
        text.report_fix(found, fault, i..end, right);
    }
}
