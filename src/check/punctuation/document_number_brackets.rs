//! P105: other brackets than 〔〕 around the year of a document's number.

use super::text::{Text, is_digit, texts_and_cells};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_ideograph;
use crate::messages::PunctuationFault;

/// Length of a year and its brackets.
const YEAR: usize = 6;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts_and_cells(subject) {
        for from in 0..text.chars.len() {
            if is_document_number(&text, from) && (text.at(from), text.at(from + YEAR - 1)) != ('〔', '〕') {
                let range = from..from + YEAR;
                let right = format!("〔{}〕", text.string(from + 1..from + YEAR - 1));
                let fault = PunctuationFault::DocumentNumber { text: text.string(range.clone()), right: right.clone() };
                text.report_fix(found, fault, range, &right);
            }
        }
    }
}

/// Returns whether a bracket begins the year of a document's number, as in 国办发〔2020〕3号.
pub(super) fn is_document_number(text: &Text, from: usize) -> bool {
    let close = from + YEAR - 1;
    if !"[［(（【〔".contains(text.at(from)) || !"]］)）】〕".contains(text.at(close)) {
        return false;
    }
    let year = text.run(from + 1, is_digit) == close
        && matches!((text.at(from + 1), text.at(from + 2)), ('1', '9') | ('2', '0'));
    let number = close + 1 + usize::from(text.at(close + 1) == '第');
    let end = text.run(number, is_digit);
    // 3号楼 is a house, and （2020）辽08民初3号 a case.
    let house = "楼线院门机库厂馆厅井地台车站路公".contains(text.at(end + 1));
    year && is_ideograph(text.before(from))
        && text.before(from) != '第'
        && (1..=5).contains(&(end - number))
        && text.at(end) == '号'
        && !house
}
