//! A104: a number, running number or date that does not follow the issue before.

use super::lookup::head_value;
use crate::check::rule::{Findings, Subject};
use crate::messages::{AgreementFault, IssueValue, Problem};
use crate::model::Date;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let Some(before) = subject.previous else { return };
    let issue = subject.issue;
    let mut tell = |key: &str, value: IssueValue, before: String, now: String, expected: String| {
        let place = head_value(subject, key);
        let fault = AgreementFault::Sequence { value, before, now, expected };
        if let Some(place) = place {
            found.add(Problem::from(fault), place);
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
    if issue.date <= before.date {
        let said = |date: Date| format!("{}年{}月{}日", date.year, date.month, date.day);
        let later = format!("{}之后", said(before.date));
        tell("date", IssueValue::Date, said(before.date), said(issue.date), later);
    }
}
