//! N108: somebody who took part in a meeting and was excused from it.

use crate::check::rule::{Findings, Subject};
use crate::messages::PeopleFault;
use crate::model::Point;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for (_, meeting) in subject.issue.meetings() {
        let of = |points: &'static [Point]| {
            let those = meeting.iter().filter(|one| points.contains(&one.point));
            those.flat_map(|one| one.names()).filter(|(name, _)| name.chars().count() > 1)
        };
        let there: Vec<_> = of(&[Point::Chair, Point::Present, Point::Attending]).collect();
        for (name, absent) in of(&[Point::Absent]) {
            if let Some((_, other)) = there.iter().find(|(other, _)| *other == name) {
                let fault = PeopleFault::PresentAndAbsent { name };
                found.add_with(fault, absent.place.clone(), vec![other.place.clone()], None);
            }
        }
    }
}
