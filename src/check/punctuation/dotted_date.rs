//! P122: a date with points or slashes in running text.

use super::text::{Text, is_digit, texts};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject).filter(|text| text.paragraph) {
        for year in text.ranges(|i| text.run(i, is_digit)).filter(|number| number.len() == 4) {
            date(&text, year.start, year.end, found);
        }
    }
}

/// Reports the date whose year stands in a range.
fn date(text: &Text, from: usize, to: usize, found: &mut Findings) {
    let mark = text.at(to);
    let month = text.run(to + 1, is_digit);
    let day = text.run(month + 1, is_digit);
    let number = |range: std::ops::Range<usize>| text.string(range).parse::<u16>().unwrap_or(0);
    let (m, d) = (number(to + 1..month), number((month + 1).min(day)..day));
    let same = matches!(mark, '.' | '/') && text.at(month) == mark;
    let fits = (1900..2100).contains(&number(from..to)) && (1..=12).contains(&m) && (1..=31).contains(&d);
    let alone = !text.before(from).is_ascii_graphic() && !text.at(day).is_ascii_graphic() && !text.in_address(from);
    if same && fits && alone && day - month <= 3 {
        let right = format!("{}年{m}月{d}日", text.string(from..to));
        text.report(found, PunctuationFault::DottedDate { text: text.string(from..day), right }, from..day);
    }
}
