//! What rules of this family look up in an issue and its texts.

use crate::check::passages::Passage;
use crate::check::rule::Subject;
use crate::source::Place;

/// Returns the place of a value at the head of `issue.toml`, such as that of `number`.
pub(super) fn head_value(subject: &Subject, key: &str) -> Option<Place> {
    let file = subject.sources.first()?;
    let mut start = 0;
    for line in subject.sources.text(file).split_inclusive('\n') {
        if line.trim_start().starts_with('[') {
            break;
        }
        if let Some((name, value)) = line.split_once('=')
            && name.trim() == key
        {
            let value_start = start + name.len() + 1 + (value.len() - value.trim_start().len());
            let value = value.split('#').next().unwrap_or_default().trim();
            return Some(Place::new(file, value_start..value_start + value.len()));
        }
        start += line.len();
    }
    None
}

/// Returns the passages of each item of the issue, in printing order.
pub(super) fn by_item(passages: &[Passage]) -> impl Iterator<Item = &[Passage]> {
    passages.chunk_by(|a, b| a.item == b.item).filter(|chunk| chunk[0].item.is_some())
}

/// Returns up to so many characters before a byte of a text.
pub(super) fn tail(text: &str, end: usize, chars: usize) -> &str {
    let start = text[..end].char_indices().rev().take(chars).last().map_or(end, |(at, _)| at);
    &text[start..end]
}

/// Returns up to so many characters from a byte of a text on.
pub(super) fn lead(text: &str, start: usize, chars: usize) -> &str {
    let end = text[start..].char_indices().nth(chars).map_or(text.len(), |(at, _)| start + at);
    &text[start..end]
}
