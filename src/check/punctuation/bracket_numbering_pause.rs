//! P128: a mark behind a number in brackets.

use super::text::{Text, texts};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_numeral;
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject) {
        if let Some(i) = after_number(&text).filter(|i| matches!(text.at(*i), '、' | '，' | '.' | '．')) {
            let right = text.string(0..i);
            if !matches!(text.after_space(i + 1), '（' | '(' | '①'..='⑳' | '\0') {
                let fault = PunctuationFault::BracketNumbering { text: text.string(0..i + 1), right };
                text.report_fix(found, fault, i..i + 1, "");
            }
        }
    }
}

/// Returns the index behind a number in brackets or a circle at the start of a text.
fn after_number(text: &Text) -> Option<usize> {
    match text.at(0) {
        '①'..='⑳' => Some(1),
        '（' | '(' => {
            let end = text.run(1, |c| c.is_ascii_digit() || is_numeral(c));
            ((2..=4).contains(&end) && matches!(text.at(end), '）' | ')')).then_some(end + 1)
        }
        _ => None,
    }
}
