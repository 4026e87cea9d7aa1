//! What a finished issue says: its texts, tables and figures, however they are laid out.
//!
//! A PDF and a Word document are both read into this, to be compared.

use crate::messages::{Spot, Stand, WordNote};

/// Stands in a text where there is white on the page, but no character for it: the end of a line, a gap.
pub const SOFT: char = '\u{1}';
/// Most characters of all texts of a document together.
pub const TEXT_LIMIT: usize = 20_000_000;
/// Most cells of all tables of a document together.
pub const CELL_LIMIT: usize = 1_000_000;
/// Most rows, and most columns, that a cell may cover or a table may have.
pub const SIDE_LIMIT: usize = 200_000;

/// The contents of a document in the order in which they are read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Content {
    /// Its paragraphs, tables and figures.
    pub blocks: Vec<Block>,
    /// Whether each page has its own piece of a table, rather than a table all its rows.
    pub paged: bool,
    /// Tracked changes and comments that it is not finished with: how many, and where the first is.
    pub open: Vec<(WordNote, usize, Spot)>,
}

/// A piece of a document's contents.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph or a heading.
    Text(Passage),
    /// A table of data; tables that only put things side by side are paragraphs.
    Table(Table),
    /// A chart or a picture, by its alternative text.
    Figure(Passage),
}

/// A text and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// The text, with [`SOFT`] for white without a character.
    pub text: String,
    /// Where it stands.
    pub stand: Stand,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// How many rows are its head.
    pub head_rows: usize,
    /// How many rows it has.
    pub rows: usize,
    /// Its cells, by row and column.
    pub cells: Vec<Cell>,
    /// Where it begins.
    pub stand: Stand,
}

/// A cell of a table; rows and columns from 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The first row it covers.
    pub row: usize,
    /// The first column it covers.
    pub column: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// What stands in it, and where.
    pub words: Passage,
}

impl Passage {
    /// Returns whether nothing but white is in it.
    pub fn is_blank(&self) -> bool {
        self.text.chars().all(is_white)
    }

    /// Returns its text without any white.
    pub fn solid(&self) -> String {
        solid(&self.text)
    }
}

/// Returns whether a character is white, with a character of its own or without.
pub fn is_white(c: char) -> bool {
    c == SOFT || c.is_whitespace()
}

/// Returns a text without any white.
pub fn solid(text: &str) -> String {
    text.chars().filter(|c| !is_white(*c)).collect()
}

/// Returns whether two texts say the same.
///
/// White without a character equals any white and none; all else must be equal, white with a character too.
pub fn says_the_same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (one.trim_matches(is_white), other.trim_matches(is_white));
    loop {
        let [(here, one_rest), (there, other_rest)] = [split(one), split(other)];
        if here != there && !here.contains(SOFT) && !there.contains(SOFT) {
            return false;
        }
        let (mut first, mut second) = (one_rest.chars(), other_rest.chars());
        match (first.next(), second.next()) {
            (None, None) => return true,
            (a, b) if a != b => return false,
            _ => (one, other) = (first.as_str(), second.as_str()),
        }
    }
}

/// Splits the white at the beginning of a text from the rest.
fn split(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c| !is_white(c)).unwrap_or(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_white_without_a_character_is_free() {
        assert!(says_the_same("甲\u{1}乙", "甲乙"));
        assert!(says_the_same("one\u{1}two", "one two"));
        assert!(says_the_same("one \u{1}two\u{1}", "one\u{3000}two"));
        assert!(says_the_same("", "\u{1}"));
        assert!(!says_the_same("甲乙", "甲 乙"));
        assert!(!says_the_same("甲 乙", "甲\u{3000}乙"));
        assert!(!says_the_same("甲\u{1}乙", "甲\u{1}丙"));
        assert!(!says_the_same("甲，", "甲,"));
        assert!(!says_the_same("甲", "甲乙"));
    }
}
