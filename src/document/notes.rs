//! The notes below a table.

use crate::fonts::Measure;
use crate::tables::{NOTE_SIZES, TableLayout};

/// Distance of their baselines, in em.
const LEADING: f64 = 1.5;
/// White between a table and its notes, in em.
const WHITE: f64 = 0.5;

/// How long the notes below a table are, each in em.
#[derive(Debug, Clone)]
pub(super) struct Notes(Vec<f64>);

impl Notes {
    /// Measures notes.
    pub(super) fn new(notes: &[String], measure: &Measure) -> Self {
        Self(notes.iter().map(|note| measure.em(note)).collect())
    }

    /// Returns the heights in pt that they take in a measure in pt, in each size.
    pub(super) fn heights(&self, measure: f64) -> [f64; 5] {
        NOTE_SIZES.map(|size| self.height(size, measure))
    }

    /// Returns the height in pt that they take in a size and a measure in pt.
    pub(super) fn height(&self, size: f64, measure: f64) -> f64 {
        // A line that is broken early for its last word counts as nine tenths.
        let lines: f64 = self.0.iter().map(|em| (em * size / (0.9 * measure)).ceil()).sum();
        if lines > 0.0 { (lines * LEADING + WHITE) * size } else { 0.0 }
    }

    /// Returns whether they find no room on the page where a table ends; `measure` in pt.
    pub(super) fn are_apart(&self, layout: &TableLayout, measure: f64) -> bool {
        let Some(last) = layout.pages().pop().filter(|page| !page.is_empty()) else { return true };
        let room = layout.chunks[last.start].room;
        layout.height(last) + self.height(size(layout.size), measure) > room
    }
}

/// Returns the size in pt of the notes below a table of a size in pt: no larger, but legible.
pub(super) fn size(table: f64) -> f64 {
    NOTE_SIZES.into_iter().rev().find(|size| *size <= table).unwrap_or(NOTE_SIZES[0])
}
