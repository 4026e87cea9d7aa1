//! Hides from the Markdown parser what it would misread.

use super::figures::syntax::{self, MARK};
use super::footnotes;
use crate::model::footnote_mark;

/// Stands in for the colon of `[name]:`, which Markdown would take for the
/// definition of a link, and drop the line. As long as a colon, so that
/// offsets stay right.
pub(super) const COLON: &str = "\u{2}";

/// Stands in for `**`, which Markdown pairs by rules for Latin text: next to
/// Chinese punctuation, as in `**“三统一”。**各部门`, the second pair of stars
/// would open and not close. As long as two stars.
pub(super) const STARS: &str = "\u{3}\u{3}";

/// Stands in, after a [`MARK`], for every byte of a reference to a figure, and after one of `footnotes` for every byte
/// of the mark of a note: names of tables, rows and columns hold marks that Markdown would take for its own.
const NAMES: char = '\u{5}';

/// Characters that serve as stand-ins, and so may not stand in a text themselves.
pub(super) const STAND_INS: [char; 5] = ['\u{2}', '\u{3}', MARK, NAMES, footnotes::MARK];

/// Replaces what Markdown would misread by stand-ins of the same length.
pub(super) fn mask(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // What ends the address of a link, inside one.
    let mut address = None;
    while let Some(c) = rest.chars().next() {
        address = match (c, address) {
            ('(', None) if out.ends_with(']') => Some(')'),
            ('<', None | Some(')')) if out.ends_with("](") || rest.starts_with("<http") => Some('>'),
            ('\n', _) | (' ', Some(')')) => None,
            (c, Some(end)) if c == end => None,
            _ => address,
        };
        let (length, stand_in) = match c {
            // What is escaped stays as it is.
            '\\' if rest[1..].starts_with(syntax::OPEN) => (1 + syntax::OPEN.len(), None),
            '\\' => (1 + rest[1..].chars().next().map_or(0, char::len_utf8), None),
            '{' if address.is_none() && syntax::opens(rest) => {
                let length = syntax::length(rest);
                let names = std::iter::repeat_n(NAMES, length - MARK.len_utf8());
                out.extend(std::iter::once(MARK).chain(names));
                (length, Some(""))
            }
            '[' if address.is_none()
                && let Some(length) = footnote_mark(rest) =>
            {
                let names = std::iter::repeat_n(NAMES, length - footnotes::MARK.len_utf8());
                out.extend(std::iter::once(footnotes::MARK).chain(names));
                (length, Some(""))
            }
            '*' if rest.starts_with("**") => (STARS.len(), Some(STARS)),
            ']' if rest.starts_with("]:") => (1, None),
            ':' if out.ends_with(']') => (COLON.len(), Some(COLON)),
            _ => (c.len_utf8(), None),
        };
        out.push_str(stand_in.unwrap_or(&rest[..length]));
        rest = &rest[length..];
    }
    out
}

/// Returns the stand-in that a text begins with, or what stands before the next one; `None` at the end.
pub(super) fn next_part(text: &str) -> Option<&str> {
    let end = if text.starts_with(STARS) {
        STARS.len()
    } else if let Some(names) = text.strip_prefix([MARK, footnotes::MARK]) {
        text.len() - names.trim_start_matches(NAMES).len()
    } else {
        let next = [text.find(STARS), text.find([MARK, footnotes::MARK])].into_iter().flatten().min();
        next.unwrap_or(text.len())
    };
    (end > 0).then(|| &text[..end])
}
