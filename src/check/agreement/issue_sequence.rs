//! A104: a number, running number or date that does not follow the issue before.

use super::lookup::head_value;
use crate::check::rule::{Findings, Subject};
use crate::messages::{AgreementFault, IssueValue};
use crate::model::{Issue, NumberPart};

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let Some(before) = subject.previous else { return };
    let issue = subject.issue;
    let mut tell = |key: &str, value: IssueValue, before: String, now: String, expected: String| {
        if let Some(place) = head_value(subject, key) {
            found.add(AgreementFault::Sequence { value, before, now, expected }, place);
        }
    };
    let word = |issue: &Issue| issue.supplement.as_ref().map(|word| word.value.trim().to_owned());
    if let (Some(number), Some(last)) = (issue.number, before.number)
        && word(issue) == word(before)
    {
        // Numbers without a year may go on over its end.
        let goes_on = !issue.publication.masthead.number_form.shows(NumberPart::Year) && number == last + 1;
        let follows = if issue.year == before.year {
            number == last + 1
        } else {
            issue.year == before.year + 1 && (number == 1 || goes_on)
        };
        if !follows {
            let expected = if issue.year == before.year { last + 1 } else { 1 };
            let (was, now) = (issue.number_of(before.year, last), issue.number_of(issue.year, number));
            tell("number", IssueValue::Number, was, now, issue.number_of(issue.year, expected));
        }
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
