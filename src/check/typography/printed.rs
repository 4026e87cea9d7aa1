//! The passages of an issue on the lines of its pages.

use std::collections::HashMap;
use std::ops::Range;

use crate::check::facts::Of;
use crate::check::passages::{Part, Passage};
use crate::check::rule::Subject;
use crate::hanzi::is_invisible;
use crate::source::Place;

/// What the lines of the pages show of passages, the publication's left out.
///
/// A passage that is printed again, such as the title over the next piece of
/// a table, is there once.
pub(super) struct Printed<'a> {
    subject: &'a Subject<'a>,
    /// By page and line.
    shown: Vec<Shown<'a>>,
}

/// Some of a passage on a line.
#[derive(Clone)]
pub(super) struct Shown<'a> {
    /// The passage.
    pub(super) passage: &'a Passage,
    /// The page, and the line among those of the page, both from 0.
    pub(super) at: (usize, usize),
    /// Its bytes in the line, and in the passage.
    bytes: Range<usize>,
    range: Range<usize>,
}

impl<'a> Printed<'a> {
    pub(super) fn new(subject: &'a Subject<'a>) -> Self {
        let passages = subject.passages.iter().filter(|passage| passage.part != Part::Publication);
        // For each passage, how much of it has been met.
        let mut known: HashMap<Place, (&Passage, usize)> =
            passages.map(|passage| (passage.whole(), (passage, 0))).collect();
        let mut printed = Self { subject, shown: Vec::new() };
        for (page, facts) in subject.pages.iter().enumerate() {
            for (index, line) in facts.lines.iter().enumerate().filter(|(_, line)| line.of != Of::Contents) {
                for shown in &line.shown {
                    let Some((passage, met)) = known.get_mut(&shown.text) else { continue };
                    if shown.range.start >= *met {
                        *met = shown.range.end;
                        let (bytes, range) = (shown.bytes.clone(), shown.range.clone());
                        printed.shown.push(Shown { passage, at: (page, index), bytes, range });
                    }
                }
            }
        }
        printed
    }

    /// Returns the passages that are printed, in their order, each with what the lines show of it.
    pub(super) fn passages(&self) -> Vec<Vec<&Shown<'a>>> {
        let mut by_passage: HashMap<*const Passage, Vec<&Shown>> = HashMap::new();
        for shown in &self.shown {
            by_passage.entry(std::ptr::from_ref(shown.passage)).or_default().push(shown);
        }
        self.subject.passages.iter().filter_map(|passage| by_passage.remove(&std::ptr::from_ref(passage))).collect()
    }

    /// Returns where the first passage on a line stands in the editor's file, as far as it is on that line.
    pub(super) fn on_line(&self, page: usize, line: usize) -> Option<Place> {
        place(self.shown.iter().filter(|shown| shown.at == (page, line)))
    }

    /// Returns where the first passage on a page, counted from 0, stands in the editor's file, as far as it is on that page.
    pub(super) fn first_on(&self, page: usize) -> Option<Place> {
        place(self.shown.iter().filter(|shown| shown.at.0 == page))
    }

    /// Returns what stands on a line of a passage, without white space.
    pub(super) fn text(&self, shown: &Shown) -> String {
        let (page, line) = shown.at;
        let text = &self.subject.pages[page].lines[line].text[shown.bytes.clone()];
        text.chars().filter(|c| !c.is_whitespace() && !is_invisible(*c)).collect()
    }
}

/// Returns the place of what is shown of the first passage among some.
pub(super) fn place<'s, 'a: 's>(shown: impl IntoIterator<Item = &'s Shown<'a>>) -> Option<Place> {
    let mut shown = shown.into_iter();
    let first = shown.next()?;
    let end = shown.filter(|other| std::ptr::eq(other.passage, first.passage)).map(|other| other.range.end).max();
    Some(first.passage.place(first.range.start..end.unwrap_or(first.range.end)))
}
