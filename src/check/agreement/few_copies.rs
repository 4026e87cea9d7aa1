//! A120: fewer copies than those who are to receive one.

use crate::check::rule::{Findings, Subject};
use crate::messages::AgreementFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let issue = subject.issue;
    let publication = &issue.publication;
    let lists = publication.distribution.lists();
    // One of them may stand for many, but for no less than one.
    let addressed: usize = issue.addressed().map(<[_]>::len).sum();
    let named = lists.into_iter().map(Vec::len).sum::<usize>() + issue.extra_recipients.len() + addressed;
    if let (Some(copies), Some(place)) = (publication.copies, &publication.copies_place)
        && (copies as usize) < named
    {
        let related = issue.extra_recipients.iter().map(|body| body.place.clone()).take(1).collect();
        found.add_with(AgreementFault::FewCopies { copies, named }, place.clone(), related, None);
    }
}
