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
    /// The mark of a note, and the note.
    Footnote(Footnote),
}

/// Most characters of the name in the mark of a note.
const LONGEST_NAME: usize = 12;

/// Returns the length of the mark of a note, `[^1]`, that a text begins with.
pub fn footnote_mark(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("[^")?;
    let name = rest.split(']').next().filter(|name| name.len() < rest.len())?;
    let fits = !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.contains(char::is_whitespace);
    fits.then_some("[^]".len() + name.len())
}

impl Body {
    /// Returns the notes in it.
    pub fn footnotes(&self) -> Vec<&Footnote> {
        fn gather<'b>(blocks: &'b [Block], out: &mut Vec<&'b Footnote>) {
            for block in blocks {
                match block {
                    Block::Paragraph(text) | Block::Heading { text, .. } | Block::Formula { text, .. } => {
                        inside(text, out)
                    }
                    Block::List { items } => items.iter().for_each(|item| gather(&item.blocks, out)),
                    Block::Meeting { particulars } => particulars.iter().for_each(|one| {
                        if let Told::Typed(line) = &one.said {
                            inside(line, out);
                        }
                    }),
                    Block::Quote { blocks, by, .. } => {
                        gather(blocks, out);
                        by.iter().for_each(|by| inside(by, out));
                    }
                }
            }
        }
        fn inside<'b>(text: &'b [Inline], out: &mut Vec<&'b Footnote>) {
            for inline in text {
                match inline {
                    Inline::Footnote(note) => out.push(note),
                    Inline::Strong(text) | Inline::Link { text, .. } => inside(text, out),
                    Inline::Text(_) => {}
                }
            }
        }
        let mut notes = Vec::new();
        gather(&self.blocks, &mut notes);
        notes
    }
}

/// A note to a place in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// What it says, line by line.
    pub lines: Vec<Vec<Inline>>,
    /// Where its mark stands.
    pub mark: Place,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_other_brackets() {
        assert_eq!(footnote_mark("[^1]，"), Some(4));
        assert_eq!(footnote_mark("[^注1]"), Some("[^注1]".len()));
        for text in ["[1]", "[^]", "[^a b]", "[^1", "[^一二三四五六七八九十一二三]"] {
            assert_eq!(footnote_mark(text), None, "{text}");
        }
    }
}
