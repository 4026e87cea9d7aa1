//! What rules of this family ask of texts.

use std::collections::HashMap;

use crate::check::passages::Passage;
pub(super) use crate::check::punctuation::text::is_editable;
use crate::check::rule::Subject;
use crate::source::Place;

use super::numbering::number;

/// Counts the characters of a text without white space.
pub(super) fn count(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// Gathers the passages of each item by its number.
pub(super) fn by_item<'a>(subject: &Subject<'a>) -> HashMap<usize, Vec<&'a Passage>> {
    let mut items: HashMap<usize, Vec<&Passage>> = HashMap::new();
    for passage in subject.passages {
        if let Some(number) = passage.item {
            items.entry(number).or_default().push(passage);
        }
    }
    items
}

/// Returns the place of the first words of a passage, by which all of it is meant.
pub(super) fn opening(passage: &Passage) -> Place {
    let end = passage.text.char_indices().nth(10).map_or(passage.text.len(), |(at, _)| at);
    passage.place(0..end)
}

/// Returns whether a paragraph begins as an item or article of its own.
pub(super) fn starts_numbered(text: &str) -> bool {
    let word = text.strip_prefix('第').and_then(|rest| rest.find(['条', '章', '节', '，', '、']));
    number(text).is_some() || word.is_some_and(|at| at <= 12) || text.starts_with(['①', '②', '③', '④', '⑤'])
}
