//! A121: a number that its form does not show, or that another series has.

use crate::check::rule::{Findings, Subject};
use crate::messages::{AgreementFault, IssueValue};
use crate::model::{MastheadStyle, NumberForm, NumberPart};

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let issue = subject.issue;
    let (form, keys) = (&issue.publication.masthead.number_form, &issue.keys);
    // Whoever prints none has the number for the archive.
    let printed = *form != NumberForm::None;
    if let (Some(place), true) = (&keys.number, printed && !form.shows_number() && form.most().is_none()) {
        found.add(AgreementFault::NotPrinted { value: IssueValue::Number }, place.clone());
    }
    if let (Some(place), Some(word)) = (&keys.total, &issue.supplement) {
        found.add(AgreementFault::SupplementTotal { word: word.value.clone() }, place.clone());
    } else if let (Some(place), true) = (&keys.total, printed && !form.shows_total()) {
        found.add(AgreementFault::NotPrinted { value: IssueValue::Total }, place.clone());
    }
    preprinted(subject, found);
    period(subject, found);
    like_a_regular_one(subject, found);
}

/// Tells of number and date on paper with the head printed before, which stand nowhere if no place is given for them.
fn preprinted(subject: &Subject, found: &mut Findings) {
    let (issue, masthead) = (subject.issue, &subject.issue.publication.masthead);
    if masthead.style != MastheadStyle::Preprinted {
        return;
    }
    let number = issue.keys.number.as_ref().filter(|_| masthead.number_form != NumberForm::None);
    let all = [
        (IssueValue::Number, "number_at", number, masthead.number_at),
        (IssueValue::Date, "issuer_at", issue.keys.date.as_ref(), masthead.issuer_at),
    ];
    for (value, key, place, at) in all {
        if let (Some(place), None) = (place, at) {
            found.add(AgreementFault::NoPlace { value, key }, place.clone());
        }
    }
}

/// Tells of a month or quarter that begins after the day of issue.
fn period(subject: &Subject, found: &mut Findings) {
    let issue = subject.issue;
    let form = &issue.publication.masthead.number_form;
    let numbers = issue.numbers();
    let (month, period) = if form.shows(NumberPart::Month) {
        let month = form.month(numbers);
        (month, format!("{}年{month}月", issue.year))
    } else if form.shows(NumberPart::Quarter) {
        let quarter = form.quarter(numbers);
        (3 * quarter - 2, format!("{}年第{quarter}季度", issue.year))
    } else {
        return;
    };
    let place = issue.keys.number.as_ref().or(issue.keys.year.as_ref()).or(issue.keys.date.as_ref());
    let ahead = (issue.year, month) > (issue.date.year, issue.date.month.into());
    if let (Some(place), true) = (place, ahead) {
        found.add(AgreementFault::PeriodAhead { period, date: issue.date.to_string() }, place.clone());
    }
}

/// Tells of a 增刊 whose number goes on from that of the last regular issue, with none of its like before it.
fn like_a_regular_one(subject: &Subject, found: &mut Findings) {
    let issue = subject.issue;
    let (Some(word), Some(number), Some(place)) = (&issue.supplement, issue.number, &issue.keys.number) else { return };
    let of_year = || subject.beside.iter().filter(|other| other.year == issue.year);
    let regular = of_year().filter(|other| other.supplement.is_none()).map(|other| other.number).max();
    let has_like = of_year().any(|other| other.supplement.is_some() && other.number + 1 == number);
    if number > 1 && regular.is_some_and(|regular| regular + 1 == number) && !has_like {
        let word = word.value.trim().to_owned();
        found.add(AgreementFault::SupplementNumber { word, number, last: number - 1 }, place.clone());
    }
}
