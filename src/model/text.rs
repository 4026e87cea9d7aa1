//! Running text: the documented part of Markdown, as a tree.

use crate::source::Located;

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
    /// A quotation; with a title a box, such as 名词解释. `by` says where it is from.
    Quote { title: Option<Located<String>>, blocks: Vec<Block>, by: Option<Vec<Inline>> },
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
