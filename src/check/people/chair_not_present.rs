//! N109: who presided over a meeting and is not among those who took part.

use crate::check::rule::{Findings, Subject};
use crate::messages::PeopleFault;
use crate::model::{Point, is_person};

/// So many people are named at least where a list of those who took part seems to be whole.
const LEAST: usize = 3;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for (_, meeting) in subject.issue.meetings() {
        let names = |point: Point| {
            let those = meeting.iter().filter(move |one| one.point == point);
            those.flat_map(|one| one.names()).collect::<Vec<_>>()
        };
        let present = names(Point::Present);
        // Bodies are named where it does not matter who came.
        if present.len() < LEAST || !present.iter().all(|(name, _)| is_person(name)) {
            continue;
        }
        let chairs = names(Point::Chair);
        // An office may stand before the name, and several before 、.
        let named = chairs.iter().any(|(chair, _)| present.iter().any(|(name, _)| chair.ends_with(name.as_str())));
        if let Some((name, text)) = chairs.last().filter(|_| !named) {
            found.add(PeopleFault::ChairNotPresent { name: name.clone() }, text.place.clone());
        }
    }
}
