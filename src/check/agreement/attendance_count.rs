//! A126: a text that gives another number of those who took part in a meeting than are named.

use std::ops::Range;

use crate::check::passages::Part;
use crate::check::rule::{Findings, Subject};
use crate::hanzi::number;
use crate::messages::AgreementFault;
use crate::model::{Particular, Point, is_person};

/// What they are counted by, and those that are.
const WORDS: [(&str, Point); 7] = [
    ("出席", Point::Present),
    ("到会", Point::Present),
    ("实到", Point::Present),
    ("参会", Point::Present),
    ("列席", Point::Attending),
    ("请假", Point::Absent),
    ("缺席", Point::Absent),
];
/// What may stand between that and the number.
const BETWEEN: &str = "会议的人员代表委员领导同志共有实到：";
/// Words for people, behind their number.
const MEASURES: [char; 2] = ['人', '名'];

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for (item, meeting) in subject.issue.meetings() {
        let own = subject.passages.iter().filter(|passage| passage.item == Some(item) && passage.part == Part::Article);
        for passage in own {
            for (point, range, said) in counted(&passage.text) {
                if let Some(given) = named(meeting, point).filter(|given| *given != said) {
                    let fault = AgreementFault::AttendanceCount { label: point.label(), said, given };
                    found.add(fault, passage.place(range));
                }
            }
        }
    }
}

/// Returns how many people are named; `None` if they are not all named one by one.
fn named(meeting: &[Particular], point: Point) -> Option<u32> {
    let names: Vec<_> = meeting.iter().filter(|one| one.point == point).flat_map(Particular::names).collect();
    let all = !names.is_empty() && names.iter().all(|(name, _)| is_person(name));
    all.then_some(names.len() as u32)
}

/// Reads the numbers of those who took part: 出席会议19人.
fn counted(text: &str) -> Vec<(Point, Range<usize>, u32)> {
    let mut out = Vec::new();
    for (word, point) in WORDS {
        for (at, _) in text.match_indices(word) {
            // Those who should have come are others.
            if text[..at].ends_with('应') {
                continue;
            }
            let behind = &text[at + word.len()..];
            let start = text.len() - behind.trim_start_matches(|c| BETWEEN.contains(c)).len();
            let Some((said, bytes)) = number(&text[start..]) else { continue };
            if text[start + bytes..].starts_with(MEASURES) {
                out.push((point, start..start + bytes, said));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_people_are_read() {
        let said = |text: &str| counted(text).into_iter().map(|(_, _, said)| said).collect::<Vec<_>>();
        assert_eq!(said("会议应出席20人，实际出席19人，请假1人。"), [19, 1]);
        assert_eq!(said("出席会议的委员共十九名"), [19]);
        assert_eq!(said("出席：冯某、褚某等19人"), [] as [u32; 0]);
        assert_eq!(said("出席3次会议"), [] as [u32; 0]);
    }
}
