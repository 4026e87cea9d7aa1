//! A112: a day of the week that is not that of the date before it.

use super::dates::{days, days_after, weekday};
use crate::check::passages::Part;
use crate::check::rule::{Findings, Subject};
use crate::messages::AgreementFault;

const NAMES: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];
/// A day without a year may belong to the year beside if it is further off than this.
const FAR: i64 = 150;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let issue = subject.issue.date;
    for passage in subject.passages.iter().filter(|passage| passage.part != Part::Publication) {
        for day in days(&passage.text) {
            let Some(date) = day.in_year(issue.year) else { continue };
            if day.year.is_none() && days_after(date, issue).abs() > FAR {
                continue;
            }
            let after = &passage.text[day.range.end..];
            let inner = after.trim_start().trim_start_matches(['（', '(', '，']);
            let Some(rest) = ["星期", "周"].iter().find_map(|word| inner.strip_prefix(word)) else { continue };
            let Some(name) = rest.chars().next() else { continue };
            let stated = NAMES.iter().position(|known| *known == name).or((name == '天').then_some(6));
            let Some(stated) = stated.filter(|stated| *stated != weekday(date)) else { continue };
            let start = day.range.end + after.len() - inner.len();
            let end = passage.text.len() - rest.len() + name.len_utf8();
            let fault = AgreementFault::Weekday {
                date: passage.text[day.range.clone()].to_owned(),
                expected: format!("星期{}", NAMES[weekday(date)]),
                found: format!("星期{}", NAMES[stated]),
            };
            found.add(fault, passage.place(start..end));
        }
    }
}
