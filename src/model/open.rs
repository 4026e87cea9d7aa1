//! What an editor has still to fill in.

use std::ops::Range;

use crate::hanzi::is_ideograph;

/// The word that stands where something has still to be filled in.
pub const OPEN: &str = "待填";

/// Returns where a text is open; `None` where the word is only the beginning of a longer one, as in 待填写.
pub fn open_at(text: &str) -> Option<Range<usize>> {
    let is_whole = |at: usize| !text[at + OPEN.len()..].starts_with(is_ideograph);
    let at = text.match_indices(OPEN).map(|(at, _)| at).find(|at| is_whole(*at))?;
    Some(at..at + OPEN.len())
}

/// Returns whether a value is nothing but open.
pub fn is_open(text: &str) -> bool {
    text.trim() == OPEN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_words_are_not_open() {
        assert_eq!(open_at("待填写的表"), None);
        assert_eq!(open_at("亟待填补空白"), None);
        assert_eq!(open_at("待填写：待填"), Some(12..18));
        assert_eq!(open_at("营口市 待填/261"), Some(10..16));
        assert!(is_open(" 待填\n") && !is_open("待填。"));
    }
}
