//! A118: a signature dated after the issue.

use super::lookup::head_value;
use crate::check::rule::{Findings, Subject};
use crate::messages::AgreementFault;
use crate::model::Item;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let issue = subject.issue;
    // What could not be read has a stand-in.
    if issue.keys.date.is_none() {
        return;
    }
    for item in issue.items() {
        let Item::Closing(closing) = item else { continue };
        let Some(dated) = closing.date.as_ref().filter(|dated| dated.own) else { continue };
        let (Some(day), Some(place)) = (dated.moment.date(), &dated.place) else { continue };
        if day > issue.date {
            let fault = AgreementFault::SignedAfter { signed: day.to_string(), issue: issue.date.to_string() };
            found.add_with(fault, place.clone(), head_value(subject, "date").into_iter().collect(), None);
        }
    }
}
