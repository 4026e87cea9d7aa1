//! P107: a month or day with a zero before it.

use super::text::{Text, is_digit, texts};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject) {
        for i in (0..text.chars.len()).filter(|i| text.at(*i) == '月') {
            report(&text, i, found);
        }
    }
}

/// Looks at the month that ends at a 月 and at the day behind it.
fn report(text: &Text, i: usize, found: &mut Findings) {
    let start = text.run_back(i, is_digit);
    let day_end = text.run(i + 1, is_digit);
    let has_day = day_end > i + 1 && text.at(day_end) == '日';
    let after_year = text.before(start) == '年' && is_digit(text.before(start - 1));
    let month = text.string(start..i);
    let day = if has_day { text.string(i + 1..day_end) } else { String::new() };
    let fits = |number: &str, most: u8| number.len() == 2 && number.parse().is_ok_and(|n: u8| (1..=most).contains(&n));
    let padded = |number: &str, most: u8| number.starts_with('0') && fits(number, most);
    if start == i || !has_day && !after_year || !(padded(&month, 12) || has_day && padded(&day, 31)) {
        return;
    }
    let end = if has_day { day_end + 1 } else { i + 1 };
    let (month, day) = (month.trim_start_matches('0'), day.trim_start_matches('0'));
    if month.is_empty() || has_day && day.is_empty() {
        return;
    }
    let right = if has_day { format!("{month}月{day}日") } else { format!("{month}月") };
    let fault = PunctuationFault::PaddedDate { text: text.string(start..end), right: right.clone() };
    text.report_fix(found, fault, start..end, &right);
}
