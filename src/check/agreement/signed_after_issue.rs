//! A118: a signature or an instruction dated after the issue.

use super::lookup::head_value;
use crate::check::rule::{Findings, Subject};
use crate::messages::AgreementFault;
use crate::model::{Date, Item};
use crate::source::Place;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let issue = subject.issue;
    // What could not be read has a stand-in.
    if issue.keys.date.is_none() {
        return;
    }
    let mut tell = |day: Option<Date>, place: &Place| {
        if let Some(day) = day.filter(|day| *day > issue.date) {
            let fault = AgreementFault::SignedAfter { signed: day.to_string(), issue: issue.date.to_string() };
            found.add_with(fault, place.clone(), head_value(subject, "date").into_iter().collect(), None);
        }
    };
    for (moment, place) in issue.instructions().filter_map(|instruction| instruction.date.as_ref()) {
        tell(moment.date(), place);
    }
    for item in issue.items() {
        let Item::Closing(closing) = item else { continue };
        let Some(dated) = closing.date.as_ref().filter(|dated| dated.own) else { continue };
        if let Some(place) = &dated.place {
            tell(dated.moment.date(), place);
        }
    }
}
