//! The text of an issue that takes most work to set.

use super::{Issue, Item};
use crate::source::{Located, Place};

impl Issue {
    /// Returns where the longest text stands, a paragraph or a table with all its cells; `None` if there is none.
    pub fn longest(&self) -> Option<Place> {
        let mut longest: Option<(usize, Place)> = None;
        let mut put = |length: usize, place: &Place| {
            if longest.as_ref().is_none_or(|(most, _)| *most < length) {
                longest = Some((length, place.clone()));
            }
        };
        self.words(&mut |words| {
            if let Some(first) = words.pieces.first() {
                put(length(words.pieces.iter().copied()), &first.place);
            }
        });
        for item in self.items() {
            if let Item::Table(table) = item {
                let cells = table.cells.rows.iter().flatten();
                put(length(cells.clone()) + cells.count(), &table.place);
            }
        }
        longest.map(|(_, place)| place)
    }
}

/// Returns how many bytes some texts have together.
fn length<'t>(texts: impl Iterator<Item = &'t Located<String>>) -> usize {
    texts.map(|text| text.value.len()).sum()
}
