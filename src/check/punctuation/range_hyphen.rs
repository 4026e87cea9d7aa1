//! P131: a hyphen between the ends of a range of time.

use super::text::{Text, is_digit, texts};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject) {
        for i in (1..text.chars.len()).filter(|i| text.at(*i) == '-' && !text.in_address(*i)) {
            if is_range(&text, i) {
                let range = start(&text, i)..text.run(i + 1, is_digit) + 1;
                let written = text.string(range);
                let right = written.replace('-', "—");
                text.report_fix(found, PunctuationFault::RangeHyphen { text: written, right }, i..i + 1, "—");
            }
        }
    }
}

/// Returns where the range begins whose hyphen stands at an index.
fn start(text: &Text, i: usize) -> usize {
    let unit = usize::from(matches!(text.before(i), '年' | '月' | '日'));
    text.run_back(i - unit, is_digit)
}

/// Returns whether a hyphen stands between two months, days or years: 1-5月, 2019-2020年.
fn is_range(text: &Text, i: usize) -> bool {
    let (start, end) = (start(text, i), text.run(i + 1, is_digit));
    let first = text.string(start..text.run(start, is_digit));
    let (second, unit) = (text.string(i + 1..end), text.at(end));
    let (Ok(a), Ok(b)) = (first.parse::<u32>(), second.parse::<u32>()) else { return false };
    let same_unit = is_digit(text.before(i)) || text.before(i) == unit;
    let fits = match unit {
        '月' => (1..=12).contains(&a) && (1..=12).contains(&b),
        '年' => first.len() == 4 && second.len() == 4,
        '日' => (1..=31).contains(&a) && (1..=31).contains(&b),
        _ => false,
    };
    let alone = !text.before(start).is_ascii_graphic();
    fits && same_unit && alone && (a < b || unit == '月')
}
