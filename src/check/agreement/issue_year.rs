//! A105: a year of numbering that is not the year of the date.

use super::lookup::head_value;
use crate::check::rule::{Findings, Subject};
use crate::messages::AgreementFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let issue = subject.issue;
    // The last issue of a year may appear in January.
    let late = issue.date.year == issue.year + 1 && issue.date.month == 1;
    // What could not be read has stand-ins.
    let known = issue.keys.year.is_some() && issue.keys.date.is_some();
    if issue.year == issue.date.year || late || !known {
        return;
    }
    if let Some(place) = head_value(subject, "year") {
        let related = head_value(subject, "date").into_iter().collect();
        let fault = AgreementFault::Year { numbered: issue.year, dated: issue.date.year };
        found.add_with(fault, place, related, None);
    }
}
