//! Running text: the documented part of Markdown, as a tree.

use super::point::Point;
use crate::source::{Located, Place};

/// The text of an article, brief or notice.
#[derive(Debug, Clone, Default)]
pub struct Body {
    /// Its blocks.
    pub blocks: Vec<Block>,
}

/// A block of running text.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading of level 1 to 4, printed 一、/（一）/1./（1）, unless its text is known to begin with its number.
    Heading { level: u8, numbered: bool, text: Vec<Inline> },
    /// A list.
    List { items: Vec<ListItem> },
    /// A formula, which stands in a line of its own, with its number.
    Formula { text: Vec<Inline>, number: Option<Located<String>> },
    /// What a meeting was: when, where, who was there.
    Meeting { particulars: Vec<Particular> },
    /// A quotation; with a title a box, such as 名词解释. `by` says where it is from.
    Quote { title: Option<Located<String>>, blocks: Vec<Block>, by: Option<Vec<Inline>> },
}

/// A particular of a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Particular {
    /// What it is.
    pub point: Point,
    /// What is said of it.
    pub said: Told,
    /// Where it is given.
    pub place: Place,
}

/// What is said of a particular.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// A line as it was typed, with its label at the beginning.
    Typed(Vec<Inline>),
    /// Words behind the label.
    Text(Located<String>),
    /// Names one by one.
    Names(Vec<Located<String>>),
    /// Lines one below the other.
    Lines(Vec<Located<String>>),
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListItem {
    /// The number as it was written, such as `3.`; `None` for a bullet.
    pub number: Option<String>,
    /// What the item says.
    pub blocks: Vec<Block>,
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Inline {
    /// Plain text.
    Text(Located<String>),
    /// Emphasised text.
    Strong(Vec<Inline>),
    /// A link; an address written as such has its own text as content.
    Link { url: Located<String>, text: Vec<Inline> },
}
