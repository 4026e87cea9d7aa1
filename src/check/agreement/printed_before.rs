//! A119: 印发日期 before the day of issue.

use crate::check::rule::{Findings, Subject};
use crate::messages::AgreementFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let issue = subject.issue;
    let Some(printed) = &issue.printed_date else { return };
    if printed.value < issue.date {
        let fault = AgreementFault::PrintedBefore { printed: printed.value.to_string(), date: issue.date.to_string() };
        found.add_with(fault, printed.place.clone(), issue.keys.date.iter().cloned().collect(), None);
    }
}
