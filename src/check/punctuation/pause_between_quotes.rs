//! P110: a pause mark between quoted words or titles.

use super::text::texts;
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

/// How many places are named in one finding.
const PLACES: usize = 20;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject) {
        let between = |i: &usize| {
            let (before, after) = (text.before(*i), text.at(i + 1));
            text.at(*i) == '、' && matches!((before, after), ('”', '“') | ('》', '《'))
        };
        let all: Vec<usize> = (0..text.chars.len()).filter(between).collect();
        if let Some((first, rest)) = all.split_first() {
            let related = rest.iter().take(PLACES).map(|i| text.place(*i..i + 1)).collect();
            found.add_with(
                PunctuationFault::PauseBetween { count: all.len() },
                text.place(*first..first + 1),
                related,
                None,
            );
        }
    }
}
