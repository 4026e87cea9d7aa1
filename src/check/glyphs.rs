//! Characters that cannot be printed.

use std::collections::{HashMap, HashSet};

use crate::diag::Diagnostic;
use crate::fonts::Fonts;
use crate::hanzi::is_invisible;
use crate::messages::Problem;
use crate::model::Issue;
use crate::source::{Located, Place, SourceId, Sources};

/// Reports every character that no font shows, once for each text it stands in; control characters once for each file
/// or sheet, since one program may have left them in every cell.
pub(super) fn check(issue: &Issue, sources: &Sources, fonts: &Fonts, found: &mut Vec<Diagnostic>) {
    let mut controls: HashMap<SourceId, usize> = HashMap::new();
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
            if is_invisible(character) {
                found.push(Diagnostic::warning(Problem::Invisible { character }, place()));
            } else if control {
                let first = *controls.entry(text.place.file).or_insert(found.len());
                match found.get_mut(first).map(|first| &mut first.problem) {
                    Some(Problem::ControlCharacter { more, .. }) => *more += 1,
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
