//! Finds the passages of an issue among the lines of its pages.

use std::ops::Range;

use crate::check::facts::{Line, Of};
use crate::check::passages::{Part, Passage};
use crate::check::rule::Subject;
use crate::hanzi::is_invisible;
use crate::source::Place;

/// So many passages may not be found before the search is given up: each costs a look at all that follows.
const MOST_MISSING: usize = 200;

/// The text of all pages in one, and the passages found in it.
///
/// White space is left out, since the typesetter puts his own.
pub(super) struct Printed<'a> {
    subject: &'a Subject<'a>,
    text: String,
    /// Where in the text each line begins, its page and its place among the lines of the page, both from 0.
    lines: Vec<(usize, usize, usize)>,
    found: Vec<Found<'a>>,
}

/// A passage as printed.
pub(super) struct Found<'a> {
    /// The passage.
    pub(super) passage: &'a Passage,
    /// Its bytes in the text of all pages.
    pub(super) range: Range<usize>,
}

impl<'a> Printed<'a> {
    /// Looks for every passage behind the one before it.
    pub(super) fn new(subject: &'a Subject<'a>) -> Self {
        let mut printed = Self { subject, text: String::new(), lines: Vec::new(), found: Vec::new() };
        for (page, facts) in subject.pages.iter().enumerate() {
            for (index, line) in facts.lines.iter().enumerate().filter(|(_, line)| line.of != Of::Contents) {
                printed.lines.push((printed.text.len(), page, index));
                printed.text.extend(kept(&line.text));
            }
        }
        let (mut from, mut missing) = (0, 0);
        for passage in subject.passages.iter().filter(|passage| passage.part != Part::Publication) {
            let text: String = kept(&passage.text).collect();
            match printed.text[from..].find(&text) {
                Some(at) => {
                    let range = from + at..from + at + text.len();
                    from = range.end;
                    printed.found.push(Found { passage, range });
                }
                None => missing += 1,
            }
            if missing > MOST_MISSING {
                break;
            }
        }
        printed
    }

    /// Returns the passages that were found, in printing order.
    pub(super) fn found(&self) -> &[Found<'a>] {
        &self.found
    }

    /// Returns the page, from 0, on which a byte of the text stands, the bytes of its line, and the line.
    pub(super) fn line_at(&self, at: usize) -> Option<(usize, Range<usize>, &'a Line)> {
        // Of lines without a character, the last begins where the one with this byte does.
        let after = self.lines.partition_point(|(start, ..)| *start <= at);
        let (start, page, index) = *self.lines.get(after.checked_sub(1)?)?;
        let end = self.lines.get(after).map_or(self.text.len(), |(start, ..)| *start);
        Some((page, start..end, &self.subject.pages[page].lines[index]))
    }

    /// Returns the bytes of a line, given as its page and its place among the lines of the page, both from 0.
    pub(super) fn bytes_of(&self, page: usize, index: usize) -> Option<Range<usize>> {
        let at = self.lines.binary_search_by_key(&(page, index), |(_, page, index)| (*page, *index)).ok()?;
        let end = self.lines.get(at + 1).map_or(self.text.len(), |(start, ..)| *start);
        Some(self.lines[at].0..end)
    }

    /// Returns some of the text.
    pub(super) fn text(&self, range: Range<usize>) -> &str {
        &self.text[range]
    }

    /// Returns where the first passage among some bytes stands in the editor's file, as far as it is among them.
    pub(super) fn place(&self, range: Range<usize>) -> Option<Place> {
        let first = self.found.partition_point(|found| found.range.end <= range.start);
        let found = self.found.get(first).filter(|found| found.range.start < range.end)?;
        let inside = range.start.max(found.range.start)..range.end.min(found.range.end);
        let (start, end) = (inside.start - found.range.start, inside.end - found.range.start);
        Some(found.passage.place(unsqueezed(&found.passage.text, start..end)))
    }

    /// Returns where the first passage on a page, counted from 0, stands in the editor's file.
    pub(super) fn first_on(&self, page: usize) -> Option<Place> {
        let first = self.lines.iter().find(|line| line.1 == page)?.0;
        let end = self.lines.iter().find(|line| line.1 > page).map_or(self.text.len(), |line| line.0);
        self.place(first..end)
    }
}

/// Returns the characters that are printed and no white space.
pub(super) fn kept(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| is_kept(*c))
}

fn is_kept(c: char) -> bool {
    !c.is_whitespace() && !is_invisible(c)
}

/// Returns the bytes of a text that some bytes of it without white space are.
fn unsqueezed(text: &str, range: Range<usize>) -> Range<usize> {
    let mut at = 0;
    let (mut start, mut end) = (None, text.len());
    for (offset, c) in text.char_indices().filter(|(_, c)| is_kept(*c)) {
        if at >= range.end {
            break;
        }
        if at >= range.start {
            start = start.or(Some(offset));
        }
        at += c.len_utf8();
        end = offset + c.len_utf8();
    }
    start.unwrap_or(0)..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_without_white_space_are_found_with_it() {
        let text = "一 二\u{3000}三\n四";
        assert_eq!(kept(text).collect::<String>(), "一二三四");
        assert_eq!(&text[unsqueezed(text, 3..9)], "二\u{3000}三");
        assert_eq!(&text[unsqueezed(text, 0..12)], text);
        assert_eq!(&text[unsqueezed(text, 9..12)], "四");
    }
}
