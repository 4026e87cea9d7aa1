//! A116: a number, running number or date of the issue that cannot be right beside the issues around it.

use crate::check::rule::{Findings, Subject};
use crate::diag::Severity;
use crate::messages::{AgreementFault, IssueValue};
use crate::model::{Date, Item, Sibling};
use crate::source::Place;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let issue = subject.issue;
    let keys = &issue.keys;
    // A 增刊 is numbered among its like.
    let series = issue.supplement.as_ref().map(|word| word.value.trim());
    let of_series = || subject.beside.iter().filter(move |other| other.supplement.as_deref() == series);
    let same_number = |other: &&Sibling| {
        other.supplement.as_deref() == series
            && Some((other.year, other.number)) == issue.number.map(|n| (issue.year, n))
    };
    let same_total = |other: &&Sibling| issue.total.is_some() && other.total == issue.total;
    let number = subject.beside.iter().find(same_number);
    if let (Some(other), Some(place)) = (number, &keys.number) {
        let now = issue.number_of(other.year, other.number);
        taken(subject, IssueValue::Number, now, other, place, found);
    }
    if let (Some(other), Some(place)) =
        (subject.beside.iter().filter(|o| !same_number(o)).find(same_total), &keys.total)
    {
        taken(subject, IssueValue::Total, format!("总第{}期", issue.total.unwrap_or_default()), other, place, found);
    }
    if let (Some(total), Some(number), Some(place)) = (issue.total, issue.number, &keys.total)
        && total < number
    {
        found.add(AgreementFault::NumberAboveTotal { number, total }, place.clone());
    }
    // Numbers that are as they should be tell which issues came before.
    let last = of_series().filter(|other| Some((other.year, other.number)) < issue.number.map(|n| (issue.year, n)));
    let last = last.max_by_key(|other| (other.year, other.number));
    let last = last.map(|other| (other.date, issue.number_of(other.year, other.number)));
    let before: Option<(Date, String)> =
        last.or_else(|| subject.previous.map(|before| (before.date, before.short_number())));
    if let (Some((date, number)), Some(place)) = (before.filter(|(date, _)| issue.date < *date), &keys.date) {
        found.add(
            AgreementFault::DateBefore { now: issue.date.to_string(), before: date.to_string(), number },
            place.clone(),
        );
    }
}

/// Tells of a number that an issue beside has too; that may be a copy of this one.
fn taken(subject: &Subject, value: IssueValue, now: String, other: &Sibling, place: &Place, found: &mut Findings) {
    let copy = other.date == subject.issue.date && titles(subject).any(|title| other.title.as_deref() == Some(title));
    found.add(AgreementFault::NumberTaken { value, now, path: other.path.clone(), copy }, place.clone());
    if copy {
        found.grade(Severity::Info);
    }
}

fn titles<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a str> {
    subject.issue.items().filter_map(|item| match item {
        Item::Article(article) => Some(article.title.value.as_str()),
        Item::Table(table) => table.title.as_ref().map(|title| title.value.as_str()),
        Item::Chart(chart) => chart.title.as_ref().map(|title| title.value.as_str()),
        _ => None,
    })
}
