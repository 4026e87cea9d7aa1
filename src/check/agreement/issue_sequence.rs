//! A104: a number, running number or date that does not follow the issue before.

use super::lookup::head_value;
use crate::check::rule::{Findings, Subject};
use crate::messages::{AgreementFault, IssueValue};

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let Some(before) = subject.previous else { return };
    let issue = subject.issue;
    let mut tell = |key: &str, value: IssueValue, before: String, now: String, expected: String| {
        if let Some(place) = head_value(subject, key) {
            found.add(AgreementFault::Sequence { value, before, now, expected }, place);
        }
    };
    let follows = if issue.year == before.year {
        issue.number == before.number + 1
    } else {
        issue.year == before.year + 1 && issue.number == 1
    };
    if !follows {
        let expected = if issue.year == before.year { before.number + 1 } else { 1 };
        let said = |year: u16, number: u32| format!("〔{year}〕第{number}期");
        let (was, now) = (said(before.year, before.number), said(issue.year, issue.number));
        tell("number", IssueValue::Number, was, now, said(issue.year, expected));
    }
    if let (Some(was), Some(now)) = (before.total, issue.total)
        && now != was + 1
    {
        let said = |total: u32| format!("总第{total}期");
        tell("total", IssueValue::Total, said(was), said(now), said(was + 1));
    }
    // An earlier date is another rule's.
    if issue.date == before.date {
        let later = format!("{}之后", before.date);
        tell("date", IssueValue::Date, before.date.to_string(), issue.date.to_string(), later);
    }
}
