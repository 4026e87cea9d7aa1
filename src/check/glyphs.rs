//! Characters that cannot be printed.

use std::collections::HashSet;

use crate::diag::Diagnostic;
use crate::fonts::Fonts;
use crate::hanzi::is_invisible;
use crate::messages::Problem;
use crate::model::Issue;
use crate::source::{Located, Place, Sources};

/// Reports every character that no font shows, once for each text it stands in.
pub(super) fn check(issue: &Issue, sources: &Sources, fonts: &Fonts, found: &mut Vec<Diagnostic>) {
    issue.texts(&mut |text| {
        let mut seen = HashSet::new();
        for (offset, character) in text.value.char_indices() {
            if matches!(character, ' ' | '\n' | '\t') || seen.contains(&character) {
                continue;
            }
            let problem = if is_invisible(character) {
                Problem::Invisible { character }
            } else if character.is_control() {
                Problem::ControlCharacter { character }
            } else if !character.is_whitespace() && !fonts.covers(character) {
                Problem::MissingGlyph { character }
            } else {
                continue;
            };
            seen.insert(character);
            let place = place_of(sources, text, offset, character);
            found.push(match problem {
                Problem::Invisible { .. } => Diagnostic::warning(problem, place),
                _ => Diagnostic::error(problem, place),
            });
        }
    });
}

/// Finds the bytes of one character of a text, as exactly as escapes allow.
fn place_of(sources: &Sources, text: &Located<String>, offset: usize, character: char) -> Place {
    let Some(start) = sources.start_of(text) else { return text.place.clone() };
    Place::new(text.place.file, start + offset..start + offset + character.len_utf8())
}
