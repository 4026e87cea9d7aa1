//! P102: a bracket that is half-width at one end and full-width at the other.

use super::document_number_brackets::is_document_number;
use super::pairing::pairing;
use super::text::texts_and_cells;
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts_and_cells(subject) {
        for (from, to) in pairing(&text).pairs {
            let half = match (text.at(from), text.at(to)) {
                ('(', '）') | ('[', '］') => from,
                ('（', ')') | ('［', ']') => to,
                _ => continue,
            };
            if is_document_number(&text, from) {
                continue;
            }
            let right = match text.at(half) {
                '(' => "（",
                ')' => "）",
                '[' => "［",
                _ => "］",
            };
            let fault = PunctuationFault::MixedWidth { open: text.at(from), close: text.at(to) };
            text.report_fix(found, fault, half..half + 1, right);
        }
    }
}
