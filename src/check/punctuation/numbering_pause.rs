//! P127: a number such as 1、 in place of 1. before an item.

use super::text::{Text, is_digit, texts};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_ideograph;
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject) {
        let all: Vec<usize> = (1..text.chars.len()).filter(|i| is_numbering(&text, *i)).collect();
        // In the middle of a paragraph one alone may be anything.
        for i in all.iter().copied().filter(|i| all.len() > 1 || text.run_back(*i, is_digit) == 0) {
            let start = text.run_back(i, is_digit);
            let end = text.run(i + 1, |c| c == ' ');
            let fault = PunctuationFault::NumberingPause {
                text: text.string(start..i + 1),
                right: format!("{}.", text.string(start..i)),
            };
            text.report_fix(found, fault, i..end, ".");
        }
    }
}

/// Returns whether a 、 stands behind the number of an item.
fn is_numbering(text: &Text, i: usize) -> bool {
    if text.at(i) != '、' {
        return false;
    }
    let start = text.run_back(i, is_digit);
    let next = text.after_space(i + 1);
    let free = start == 0 || "：；。:;".contains(text.before(start));
    let numeral = "一二三四五六七八九十百千万亿两".contains(next);
    (1..=2).contains(&(i - start)) && free && is_ideograph(next) && !numeral
}
