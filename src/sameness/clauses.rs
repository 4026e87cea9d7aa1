//! Contents as one run of clauses, in which paragraphs may begin and end where they like.
//!
//! Title and subtitle are one paragraph in a PDF and two in Word, so that
//! paragraphs cannot be compared one by one.

use crate::content::{Block, Content, Passage, SOFT, Table, is_white, solid};
use crate::messages::Stand;

/// Marks that a clause ends with.
const ENDS: &str = "，。；：！？、,;:!?）)】〕》”…";

/// A piece of text up to a mark or to the end of its paragraph, or what stands between texts.
#[derive(Debug, Clone)]
pub(super) struct Clause<'c> {
    /// What clauses are told apart by: the text without white, or which kind of thing it is.
    pub(super) key: String,
    /// The text; the white before it belongs to it.
    pub(super) text: String,
    pub(super) stand: Stand,
    pub(super) thing: Option<Thing<'c>>,
}

/// What stands between texts.
#[derive(Debug, Clone, Copy)]
pub(super) enum Thing<'c> {
    Table(&'c Table),
    Figure(&'c Passage),
}

/// Returns the clauses of contents.
pub(super) fn clauses(content: &Content) -> Vec<Clause<'_>> {
    let mut clauses = Vec::new();
    for block in &content.blocks {
        match block {
            Block::Text(passage) => split(passage, &mut clauses),
            Block::Table(table) => clauses.push(thing("\u{2}table", table.stand, Thing::Table(table))),
            Block::Figure(figure) => clauses.push(thing("\u{2}figure", figure.stand, Thing::Figure(figure))),
        }
    }
    clauses
}

fn thing<'c>(key: &str, stand: Stand, thing: Thing<'c>) -> Clause<'c> {
    Clause { key: key.to_owned(), text: String::new(), stand, thing: Some(thing) }
}

fn split<'c>(passage: &Passage, clauses: &mut Vec<Clause<'c>>) {
    // Between paragraphs there is white, whatever it is made of.
    let mut text = SOFT.to_string();
    let mut chars = passage.text.chars().peekable();
    while let Some(c) = chars.next() {
        text.push(c);
        let ends = ENDS.contains(c) && chars.peek().is_some_and(|next| !ENDS.contains(*next));
        if ends || chars.peek().is_none() {
            let text = std::mem::take(&mut text);
            // White at the end is that before what follows.
            if !text.chars().all(is_white) {
                clauses.push(Clause { key: solid(&text), text, stand: passage.stand, thing: None });
            }
        }
    }
}
