//! A110: a date that no calendar has.

use super::dates::days;
use crate::check::passages::Part;
use crate::check::rule::{Findings, Subject};
use crate::messages::AgreementFault;

/// What follows 月 where it is a month of the year.
const AFTER_MONTH: [&str; 8] = ["份", "上旬", "中旬", "下旬", "底", "初", "末", "以来"];

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for passage in subject.passages.iter().filter(|passage| passage.part != Part::Publication) {
        let text = &passage.text;
        let wrong = days(text).into_iter().filter(|day| !day.exists()).map(|day| day.range);
        for range in wrong.chain(months(text)) {
            let fault = AgreementFault::NoSuchDate { text: text[range.clone()].to_owned() };
            found.add(fault, passage.place(range));
        }
    }
}

/// Returns months such as 13月份.
fn months(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    text.match_indices('月').filter_map(|(at, mark)| {
        let before = text[..at].trim_end();
        let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let month: u32 = before[start..].parse().ok()?;
        let after = &text[at + mark.len()..];
        let of_year = before[..start].trim_end().ends_with('年');
        let is_month = of_year || AFTER_MONTH.iter().any(|word| after.starts_with(word));
        // With a day it has been looked at; 0.5月 and 3-15月 are something else.
        let joined = before[..start].ends_with(['.', '-', '—', '～', '~', '满', '至']);
        let with_day = after.trim_start().starts_with(|c: char| c.is_ascii_digit());
        (is_month && !joined && !with_day && before.len() - start < 3 && !(1..=12).contains(&month))
            .then(|| start..at + mark.len())
    })
}
