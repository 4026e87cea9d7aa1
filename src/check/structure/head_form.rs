//! S127: what stands in the masthead is not of the form that it has there, or there is none to say it.

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::MastheadStyle;

/// The degrees of 紧急程度, GB/T 9704-2012 7.2.3.
const DEGREES: [&str; 2] = ["特急", "加急"];

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let issue = subject.issue;
    let publication = &issue.publication;
    for urgency in issue.urgency.iter().filter(|urgency| !DEGREES.contains(&urgency.value.trim())) {
        found.add(StructureFault::Urgency { text: urgency.value.clone() }, urgency.place.clone());
    }
    for issuer in publication.issuers.iter().filter(|issuer| issuer.value.trim().contains(['、', '\u{3000}'])) {
        found.add(StructureFault::IssuersTogether { text: issuer.value.trim().to_owned() }, issuer.place.clone());
    }
    if let (Some(kind), Some(word)) = (&publication.kind, issue.edition_word())
        && kind.value.trim() == word.value.trim()
    {
        found.add(StructureFault::EditionTwice { text: word.value.trim().to_owned() }, kind.place.clone());
    }
    if publication.masthead.style == MastheadStyle::None
        && publication.printed_by.is_none()
        && issue.printed_date.is_none()
    {
        found.add(StructureFault::NoHead, publication.name.place.clone());
    }
}
