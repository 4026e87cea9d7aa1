//! Puts ideographs for radicals and compatibility forms that look like them.
//!
//! Done once, after all is read and before figures are looked up, so that names
//! are found and whoever uses the model sees the characters that were meant.

use super::reader::Reader;
use crate::diag::{Diagnostic, Fix};
use crate::hanzi::unified;
use crate::messages::{Problem, TextFault};
use crate::model::{Chart, Issue, Item};
use crate::source::{Located, Place, Sources};

impl Reader {
    /// Replaces them in all texts of an issue; tells each text that had some.
    pub(super) fn unify(&mut self, issue: &mut Issue) {
        let (sources, found) = (&self.sources, &mut self.found);
        let mut unify = |text: &mut Located<String>| {
            if let Some(right) = unified(&text.value) {
                found.push(told(text, &right, sources));
                text.value = right;
            }
        };
        issue.publication.texts_mut(&mut unify);
        issue.head_texts_mut().for_each(&mut unify);
        issue.words_mut(&mut |words| words.pieces.into_iter().for_each(&mut unify));
        for item in issue.items_mut() {
            match item {
                Item::Table(table) => table.cells.rows.iter_mut().flatten().for_each(&mut unify),
                Item::Chart(Chart { labels, series, .. }) => {
                    labels.iter_mut().chain(series.iter_mut().map(|series| &mut series.name)).for_each(&mut unify);
                }
                _ => {}
            }
        }
        self.sources.unify();
    }
}

fn told(text: &Located<String>, right: &str, sources: &Sources) -> Diagnostic {
    let pairs = || text.value.chars().zip(right.chars()).filter(|(wrong, right)| wrong != right);
    let (wrong, meant): (String, String) = pairs().take(MOST).unzip();
    let first = text.value.char_indices().zip(right.chars()).find(|((_, wrong), right)| wrong != right);
    let problem: Problem = TextFault::Radicals { wrong, right: meant, count: pairs().count() }.into();
    let Some(start) = sources.start_of(text) else { return Diagnostic::warning(problem, text.place.clone()) };
    let at = first.map_or(0, |((at, _), _)| at);
    let place = |range: std::ops::Range<usize>| Place::new(text.place.file, start + range.start..start + range.end);
    let mut finding = Diagnostic::warning(problem, place(at..at + 3));
    finding.fix = Some(Fix { place: place(0..text.value.len()), text: right.to_owned() });
    finding
}

/// Most characters that a finding names.
const MOST: usize = 6;
