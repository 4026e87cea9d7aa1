//! What is to be said of a document once it is read, each kind of thing once.

use std::collections::BTreeMap;

use crate::diag::Diagnostic;
use crate::messages::{Problem, Spot, WordFault, WordNote};
use crate::source::{Place, SourceId, WordText};

/// How often something was met, and where first.
#[derive(Debug, Default)]
pub(super) struct Remarks(BTreeMap<WordNote, (usize, Spot)>);

impl Remarks {
    /// Notes something in a spot.
    pub(super) fn add(&mut self, what: WordNote, spot: Spot) {
        self.0.entry(what).or_insert((0, spot)).0 += 1;
    }

    /// Returns how many have been added.
    pub(super) fn count(&self) -> usize {
        self.0.values().map(|(count, _)| count).sum()
    }

    /// Returns what was noted, how often, and where first.
    pub(super) fn all(self) -> Vec<(WordNote, usize, Spot)> {
        self.0.into_iter().map(|(what, (count, spot))| (what, count, spot)).collect()
    }

    /// Returns the findings, with the places of the first of each kind.
    pub(super) fn findings(&self, file: SourceId, text: &WordText) -> impl Iterator<Item = Diagnostic> {
        self.0.iter().map(move |(what, (count, spot))| {
            let problem = Problem::from(WordFault::Note { what: *what, count: *count });
            Diagnostic::warning(problem, Place::new(file, text.range(*spot)))
        })
    }
}
