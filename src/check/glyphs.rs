//! Characters that cannot be printed.

use std::collections::{HashMap, HashSet};

use crate::diag::Diagnostic;
use crate::fonts::Fonts;
use crate::hanzi::is_invisible;
use crate::messages::{Problem, TextFault};
use crate::model::Issue;
use crate::source::{Located, Place, SourceId, Sources};

/// Reports every character that no font shows, once for each text it stands in; those that nobody sees once for each
/// file or sheet, and control characters together, since one program may have left them in every cell.
pub(super) fn check(issue: &Issue, sources: &Sources, fonts: &Fonts, found: &mut Vec<Diagnostic>) {
    let mut told: HashMap<(SourceId, Option<char>), usize> = HashMap::new();
    issue.texts(&mut |text| {
        let mut seen = HashSet::new();
        for (offset, character) in text.value.char_indices() {
            if matches!(character, ' ' | '\n' | '\t') {
                continue;
            }
            let control = character.is_control();
            if !control && !seen.insert(character) {
                continue;
            }
            let place = || place_of(sources, text, offset, character);
            let invisible = is_invisible(character);
            if invisible || control {
                let kind = (text.place.file, invisible.then_some(character));
                let first = *told.entry(kind).or_insert(found.len());
                match found.get_mut(first).map(|first| &mut first.problem) {
                    Some(Problem::ControlCharacter { more, .. } | Problem::Text(TextFault::Invisible { more, .. })) => {
                        *more += 1
                    }
                    _ if invisible => {
                        found.push(Diagnostic::warning(TextFault::Invisible { character, more: 0 }.into(), place()));
                    }
                    _ => found.push(Diagnostic::error(Problem::ControlCharacter { character, more: 0 }, place())),
                }
            } else if !character.is_whitespace() && !fonts.covers(character) {
                found.push(Diagnostic::error(Problem::MissingGlyph { character }, place()));
            }
        }
    });
}

/// Finds the bytes of one character of a text, as exactly as escapes allow.
fn place_of(sources: &Sources, text: &Located<String>, offset: usize, character: char) -> Place {
    let Some(start) = sources.start_of(text) else { return text.place.clone() };
    Place::new(text.place.file, start + offset..start + offset + character.len_utf8())
}
