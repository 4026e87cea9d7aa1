//! A text with its slips made good, and where its parts stand in the text as it was typed.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A change that makes a slip good.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) with: String,
    /// Whether it is what the editor should do, and not only a way to read on.
    pub(super) right: bool,
}

/// The changes that make a text good, in order, none within another.
#[derive(Debug, Default)]
pub(in crate::read::typed) struct Repair {
    edits: Vec<Edit>,
    /// Where each of them begins in the changed text.
    starts: Vec<usize>,
}

impl Repair {
    /// Orders changes; of two that overlap the first stays.
    pub(super) fn new(mut edits: Vec<Edit>) -> Self {
        edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
        let mut end = 0;
        edits.retain(|edit| {
            let stays = edit.range.start >= end;
            end = end.max(edit.range.end);
            stays
        });
        let (mut typed, mut changed) = (0, 0);
        let starts = edits.iter().map(|edit| {
            let start = changed + (edit.range.start - typed);
            (typed, changed) = (edit.range.end, start + edit.with.len());
            start
        });
        Self { starts: starts.collect(), edits }
    }

    /// Returns the text as it is read on.
    pub(in crate::read::typed) fn text(&self, text: &str) -> String {
        apply(&self.edits, text, 0..text.len())
    }

    /// Returns a line as it should be; `None` where nobody knows, or nothing is to be changed in it.
    pub(super) fn line(&self, text: &str, line: Range<usize>) -> Option<String> {
        let touches = |edit: &&Edit| edit.range.start <= line.end && edit.range.end >= line.start;
        let edits: Vec<Edit> = self.edits.iter().filter(touches).cloned().collect();
        let within = |edit: &Edit| edit.right && edit.range.start >= line.start && edit.range.end <= line.end;
        (!edits.is_empty() && edits.iter().all(within)).then(|| apply(&edits, text, line).trim().to_owned())
    }

    /// Returns where an offset of the changed text stands in the text as it was typed.
    pub(in crate::read::typed) fn back(&self, offset: usize) -> usize {
        let before = self.starts.partition_point(|start| *start < offset);
        let Some(last) = before.checked_sub(1) else { return offset };
        let (Edit { range, with, .. }, start) = (&self.edits[last], self.starts[last]);
        if offset < start + with.len() { range.start } else { range.end + (offset - start - with.len()) }
    }

    /// Moves the ranges of a table that was read from the changed text.
    pub(in crate::read::typed) fn moved<'t>(&self, table: DeTable<'t>) -> DeTable<'t> {
        table.into_iter().map(|(key, value)| (self.spanned(key), self.value(value))).collect()
    }

    fn value<'t>(&self, value: Spanned<DeValue<'t>>) -> Spanned<DeValue<'t>> {
        let range = self.range(value.span());
        let value = match value.into_inner() {
            DeValue::Table(table) => DeValue::Table(self.moved(table)),
            DeValue::Array(items) => DeValue::Array(items.into_iter().map(|item| self.value(item)).collect()),
            scalar => scalar,
        };
        Spanned::new(range, value)
    }

    fn spanned<T>(&self, value: Spanned<T>) -> Spanned<T> {
        let range = self.range(value.span());
        Spanned::new(range, value.into_inner())
    }

    fn range(&self, range: Range<usize>) -> Range<usize> {
        self.back(range.start)..self.back(range.end)
    }
}

/// Returns a range of a text with the changes in it made.
fn apply(edits: &[Edit], text: &str, range: Range<usize>) -> String {
    let mut out = String::with_capacity(range.len());
    let mut at = range.start;
    for edit in edits {
        out += &text[at..edit.range.start];
        out += &edit.with;
        at = edit.range.end;
    }
    out + &text[at..range.end]
}
