//! N105: a body that is named twice among issuers or recipients.

use super::bodies::bodies;
use crate::check::rule::{Findings, Subject};
use crate::messages::PeopleFault;
use crate::source::{Located, Place};

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let issue = subject.issue;
    let lists = issue.publication.distribution.lists();
    twice(&issue.publication.issuers.iter().map(whole).collect::<Vec<_>>(), 0, found);
    let known: Vec<_> = lists.into_iter().flatten().chain(&issue.extra_recipients).map(whole).collect();
    twice(&known, 0, found);
    // Several articles may be addressed to one body.
    for to in issue.addressed() {
        let named = to.iter().flat_map(|text| bodies(&text.value).into_iter().map(|body| (body, &text.place)));
        twice(&known.iter().copied().chain(named).collect::<Vec<_>>(), known.len(), found);
    }
}

fn whole(body: &Located<String>) -> (&str, &Place) {
    (body.value.trim(), &body.place)
}

/// Tells of those from one on that were named before.
fn twice(bodies: &[(&str, &Place)], from: usize, found: &mut Findings) {
    for (n, (name, place)) in bodies.iter().enumerate().skip(from) {
        if let Some((_, before)) = bodies[..n].iter().find(|(known, _)| known == name) {
            let fault = PeopleFault::BodyTwice { name: (*name).to_owned() };
            found.add_with(fault, (*place).clone(), vec![(*before).clone()], None);
        }
    }
}
