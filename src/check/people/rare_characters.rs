//! N101: rare characters in names.

use std::collections::HashSet;

use super::names::{roster, staff};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::{is_ideograph, is_private};
use crate::messages::{PeopleFault, Problem};
use crate::source::Place;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    // Each character is told once, at its first place.
    let mut told = HashSet::new();
    for name in staff(subject) {
        report(subject, &name.place, &mut told, found);
    }
    for person in roster(subject, None) {
        report(subject, &person.place, &mut told, found);
    }
    // In running text only what hardly any name but a rare one has.
    for passage in subject.passages {
        for (at, character) in passage.text.char_indices().filter(|(_, c)| is_far(*c)) {
            if told.insert(character) {
                found.add(problem(character), passage.place(at..at + character.len_utf8()));
            }
        }
    }
}

fn report(subject: &Subject, place: &Place, told: &mut HashSet<char>, found: &mut Findings) {
    let text = subject.sources.text(place.file).get(place.range.clone()).unwrap_or_default();
    for (at, character) in text.char_indices().filter(|(_, c)| is_rare(*c)) {
        if told.insert(character) {
            let start = place.range.start + at;
            found.add(problem(character), Place::new(place.file, start..start + character.len_utf8()));
        }
    }
}

fn problem(character: char) -> Problem {
    let private = is_private(character);
    Problem::from(PeopleFault::RareCharacter { character, bytes: bytes(character), private })
}

/// Returns whether a character is not among the 6,763 of GB 2312, which every system has.
fn is_rare(c: char) -> bool {
    is_private(c) || is_ideograph(c) && c != '〇' && !is_in_gb2312(c)
}

fn is_in_gb2312(c: char) -> bool {
    matches!(encoded(c)[..], [lead, trail] if (0xb0..=0xf7).contains(&lead) && trail >= 0xa1)
}

/// Returns whether a character is none of the first 20,902, which all that was in use before GB 18030 is among.
fn is_far(c: char) -> bool {
    is_ideograph(c) && c != '〇' && !('\u{4e00}'..='\u{9fa5}').contains(&c)
}

/// Returns how many bytes a character has in GB 18030.
fn bytes(c: char) -> usize {
    encoded(c).len()
}

fn encoded(c: char) -> Vec<u8> {
    let mut buffer = [0; 4];
    encoding_rs::GB18030.encode(c.encode_utf8(&mut buffer)).0.into_owned()
}
