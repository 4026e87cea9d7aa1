//! A piece of text that knows where in its file it stands.

use std::ops::Range;

use crate::source::{Located, Place, SourceId, Sources};

/// A piece of a file's text, after the file's own syntax has been undone.
#[derive(Debug, Clone)]
pub(super) struct Excerpt<'t> {
    /// The text.
    pub(super) text: &'t str,
    file: SourceId,
    position: Position,
}

/// How offsets in the text relate to offsets in the file.
#[derive(Debug, Clone)]
enum Position {
    /// The text stands in the file as it is, from this offset on.
    Literal(usize),
    /// Escapes lie between the two; only the range as a whole is known.
    Within(Range<usize>),
}

impl<'t> Excerpt<'t> {
    /// Takes a whole file.
    pub(super) fn whole(text: &'t str, file: SourceId) -> Self {
        Self { text, file, position: Position::Literal(0) }
    }

    /// Takes a TOML string that has been decoded from a range of its file.
    pub(super) fn of_string(text: &'t str, file: SourceId, range: Range<usize>, sources: &Sources) -> Self {
        let raw = sources.text(file).get(range.clone()).unwrap_or_default();
        let position = match raw.find(text) {
            Some(offset) if !text.is_empty() => Position::Literal(range.start + offset),
            _ => Position::Within(range),
        };
        Self { text, file, position }
    }

    /// Returns the part of the text in a range.
    pub(super) fn part(&self, range: Range<usize>) -> Excerpt<'t> {
        let position = match &self.position {
            Position::Literal(start) => Position::Literal(start + range.start),
            within => within.clone(),
        };
        Excerpt { text: &self.text[range], file: self.file, position }
    }

    /// Returns the same with another text, every byte of which stands where it stood.
    pub(super) fn with_text<'o>(&self, text: &'o str) -> Excerpt<'o> {
        Excerpt { text, file: self.file, position: self.position.clone() }
    }

    /// Returns the place of a range of the text in the file.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        match &self.position {
            Position::Literal(start) => Place::new(self.file, start + range.start..start + range.end),
            Position::Within(whole) => Place::new(self.file, whole.clone()),
        }
    }

    /// Returns the text in a range with its place.
    pub(super) fn located(&self, range: Range<usize>) -> Located<String> {
        Located { value: self.text[range.clone()].to_owned(), place: self.place(range) }
    }

    /// Returns the ranges of the lines within a range, trimmed, blank ones left out.
    pub(super) fn lines(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'_, 't> {
        let base = range.start;
        self.text[range]
            .split_inclusive('\n')
            .scan(base, |offset, line| {
                let start = *offset;
                *offset += line.len();
                let lead = line.len() - line.trim_start().len();
                Some(start + lead..start + lead + line.trim().len())
            })
            .filter(|range| !range.is_empty())
    }
}
