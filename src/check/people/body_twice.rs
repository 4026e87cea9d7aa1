//! N105: a body that is named twice among issuers or recipients.

use crate::check::rule::{Findings, Subject};
use crate::messages::PeopleFault;
use crate::source::Located;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let issue = subject.issue;
    let lists = issue.publication.distribution.lists();
    twice(issue.publication.issuers.iter(), found);
    twice(lists.into_iter().flatten().chain(&issue.extra_recipients), found);
}

fn twice<'a>(bodies: impl Iterator<Item = &'a Located<String>>, found: &mut Findings) {
    let mut seen: Vec<&Located<String>> = Vec::new();
    for body in bodies {
        let name = body.value.trim();
        match seen.iter().find(|known| known.value.trim() == name) {
            Some(known) => {
                let fault = PeopleFault::BodyTwice { name: name.to_owned() };
                found.add_with(fault, body.place.clone(), vec![known.place.clone()], None);
            }
            None => seen.push(body),
        }
    }
}
