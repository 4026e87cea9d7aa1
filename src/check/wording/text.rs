//! The texts that rules about words read, and those inside which they find nothing.

use std::ops::Range;

use crate::check::passages::{Part, Passage};
use crate::check::rule::Subject;
use crate::hanzi::is_word_ideograph;
use crate::model::Item;
use crate::source::{Located, Place, Sources};

/// A passage or the cell of a table, without the spaces around figures.
pub(in crate::check) struct Text<'a> {
    /// Its characters.
    pub(in crate::check) line: String,
    /// Where it stands; `None` in a table.
    pub(in crate::check) part: Option<Part>,
    /// Which item of the issue it belongs to.
    pub(in crate::check) item: Option<usize>,
    /// For each byte of `line`, its byte in the text as written.
    offsets: Vec<usize>,
    origin: Origin<'a>,
}

enum Origin<'a> {
    Passage(&'a Passage),
    /// A cell, and where its value begins in the file if it stands there as it is.
    Cell(&'a Located<String>, Option<usize>),
}

impl<'a> Text<'a> {
    fn new(written: &str, origin: Origin<'a>, part: Option<Part>, item: Option<usize>) -> Self {
        let (mut line, mut offsets) = (String::with_capacity(written.len()), Vec::with_capacity(written.len()));
        let mut last = None;
        for (at, c) in written.char_indices() {
            // Spaces between figures and Han characters are a matter of looks; others part words.
            if c == ' ' {
                let next = written[at..].chars().take(4).find(|c| *c != ' ');
                if last.is_some_and(|c: char| c.is_ascii_graphic()) || next.is_some_and(|c| c.is_ascii_graphic()) {
                    continue;
                }
            }
            last = Some(c);
            line.push(c);
            offsets.extend(at..at + c.len_utf8());
        }
        Self { line, part, item, offsets, origin }
    }

    fn written(&self, range: Range<usize>) -> Range<usize> {
        let start = self.offsets.get(range.start).copied().unwrap_or_default();
        let end = range.end.checked_sub(1).and_then(|last| self.offsets.get(last)).map_or(start, |last| last + 1);
        start..end.max(start)
    }

    /// Returns the place of some bytes of the line.
    pub(in crate::check) fn place(&self, range: Range<usize>) -> Place {
        let Range { start, end } = self.written(range);
        match self.origin {
            Origin::Passage(passage) => passage.place(start..end),
            Origin::Cell(cell, Some(at)) => Place::new(cell.place.file, at + start..at + end),
            Origin::Cell(cell, None) => cell.place.clone(),
        }
    }

    /// Returns the place of some bytes of the line if they can be replaced there.
    pub(in crate::check) fn exact(&self, range: Range<usize>, sources: &Sources) -> Option<Place> {
        let written = self.written(range.clone());
        // Spaces that were left out must not get lost.
        if written.len() != range.len() {
            return None;
        }
        match self.origin {
            Origin::Passage(passage) => passage.exact_place(written),
            Origin::Cell(cell, start) => {
                let start = start?;
                let place = Place::new(cell.place.file, start + written.start..start + written.end);
                // Cells of workbooks are not text that could be written back.
                sources.cell(&place).is_none().then_some(place)
            }
        }
    }
}

/// Gathers the passages of an issue and the cells with words of its tables.
pub(in crate::check) fn texts<'a>(subject: &Subject<'a>) -> Vec<Text<'a>> {
    let passages = subject.passages.iter();
    let mut out: Vec<_> = passages
        .map(|passage| Text::new(&passage.text, Origin::Passage(passage), Some(passage.part), passage.item))
        .collect();
    let items = subject.issue.items().enumerate();
    for (number, item) in items {
        let Item::Table(table) = item else { continue };
        let cells = table.printed_rows().flatten().filter(|cell| cell.value.chars().any(is_word_ideograph));
        out.extend(cells.map(|cell| {
            let origin = Origin::Cell(cell, subject.sources.start_of(cell));
            Text::new(&cell.value, origin, None, Some(number))
        }));
    }
    out
}

/// Terms and names that the editor says are right.
pub(in crate::check) struct Terms<'a>(Vec<&'a str>);

impl<'a> Terms<'a> {
    /// Reads the editor's files, one term a line.
    pub(in crate::check) fn of(subject: &Subject<'a>) -> Self {
        let files = &subject.issue.publication.checking.terms;
        let lines = files.iter().flat_map(|file| subject.sources.text(*file).lines()).map(str::trim);
        Self(lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect())
    }

    /// Returns whether some bytes of a text are part of a term.
    pub(in crate::check) fn hide(&self, text: &str, range: &Range<usize>) -> bool {
        self.0.iter().any(|term| {
            let start = text.floor_char_boundary(range.end.saturating_sub(term.len()).min(range.start));
            let end = text.floor_char_boundary((range.start + term.len() + 3).max(range.end));
            let found = text[start..end].match_indices(term);
            found.map(|(at, _)| start + at).any(|at| at <= range.start && range.end <= at + term.len())
        })
    }
}
