//! Running text: the documented part of Markdown, as a tree.

use crate::source::Located;

/// A block of running text.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading of level 1 to 4, printed 一、/（一）/1./（1）.
    Heading { level: u8, text: Vec<Inline> },
    /// A list.
    List { items: Vec<ListItem> },
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

impl Block {
    /// Calls `visit` with every plain text in the block.
    pub fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Located<String>)) {
        match self {
            Self::Paragraph(text) | Self::Heading { text, .. } => Inline::texts(text, visit),
            Self::List { items } => items.iter().flat_map(|item| &item.blocks).for_each(|block| block.texts(visit)),
        }
    }
}

impl Inline {
    /// Calls `visit` with every plain text among some inlines.
    pub fn texts<'a>(inlines: &'a [Self], visit: &mut dyn FnMut(&'a Located<String>)) {
        for inline in inlines {
            match inline {
                Self::Text(text) => visit(text),
                Self::Strong(text) | Self::Link { text, .. } => Self::texts(text, visit),
            }
        }
    }
}

/// Returns whether a character has no shape and no use in print.
///
/// Such characters come with text copied from web pages; they are left out.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}
