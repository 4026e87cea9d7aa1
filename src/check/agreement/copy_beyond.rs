//! A130: a copy number beyond the copies that are printed.

use crate::check::rule::{Findings, Subject};
use crate::messages::AgreementFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let issue = subject.issue;
    let publication = &issue.publication;
    if let (Some(number), Some(place), Some(copies)) = (issue.copy_number, &issue.keys.copy_number, publication.copies)
        && number > copies
    {
        let related = publication.copies_place.iter().cloned().collect();
        found.add_with(AgreementFault::CopyBeyond { number, copies }, place.clone(), related, None);
    }
}
