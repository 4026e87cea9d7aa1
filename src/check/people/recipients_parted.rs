//! N106: bodies of one kind in 主送 that are parted by 、 here and by ， there.

use super::bodies::bodies;
use crate::check::rule::{Findings, Subject};
use crate::messages::PeopleFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in subject.issue.addressed().flatten() {
        let bodies = bodies(&text.value);
        // 区、县 and 局 are of different kinds, which ， parts.
        let mut kinds = bodies.iter().map(|body| body.chars().next_back());
        let kind = kinds.next().flatten();
        let alike = kind.is_some() && kinds.all(|other| other == kind);
        let outside: String = bodies.iter().fold(text.value.clone(), |line, body| line.replacen(body, "", 1));
        if alike && outside.contains('、') && outside.contains(['，', ',']) {
            found.add(PeopleFault::RecipientsParted, text.place.clone());
        }
    }
}
