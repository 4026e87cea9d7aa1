//! P109: digits, letters or a percent sign in full-width form.

use super::text::{Text, is_digit, texts_and_cells};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::narrow;
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts_and_cells(subject) {
        for range in text.ranges(|i| run_end(&text, i)) {
            let written = text.string(range.clone());
            let right: String = written.chars().map(narrow).collect();
            let fault = PunctuationFault::FullWidth { text: written, right: right.clone() };
            text.report_fix(found, fault, range, &right);
        }
    }
}

/// Returns the end of a run of full-width characters; where it began if there is none.
fn run_end(text: &Text, i: usize) -> usize {
    if text.at(i) == '％' {
        return i + usize::from(is_digit(text.before(i)));
    }
    let mut end = i;
    loop {
        end = text.run(end, is_full);
        let inside = end > i && text.at(end) == '．' && is_full(text.at(end + 1));
        if !inside {
            return end + usize::from(end > i && text.at(end) == '％');
        }
        end += 1;
    }
}

fn is_full(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}
