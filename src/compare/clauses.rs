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
    /// What clauses are told apart by: the text without white, the head of a table, what is said of a figure.
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

impl<'c> Clause<'c> {
    /// Returns the table that it stands for.
    pub(super) fn table(&self) -> Option<&'c Table> {
        if let Some(Thing::Table(table)) = self.thing { Some(table) } else { None }
    }
}

/// Returns the clauses of contents.
pub(super) fn clauses(content: &Content) -> Vec<Clause<'_>> {
    let mut clauses = Vec::new();
    for block in &content.blocks {
        match block {
            Block::Text(passage) => split(passage, &mut clauses),
            Block::Table(table) => clauses.push(thing(&head(table), table.stand, Thing::Table(table))),
            Block::Figure(figure) => clauses.push(thing(&figure.solid(), figure.stand, Thing::Figure(figure))),
        }
    }
    clauses
}

/// Returns the words of a table's first row.
pub(super) fn head(table: &Table) -> String {
    let first = table.cells.iter().filter(|cell| cell.row == 0);
    first.map(|cell| cell.words.solid()).collect::<Vec<_>>().join(" ")
}

/// Returns what stands for a table or figure, that no text is taken for.
fn thing<'c>(key: &str, stand: Stand, thing: Thing<'c>) -> Clause<'c> {
    let kind = if matches!(thing, Thing::Table(_)) { "table" } else { "figure" };
    Clause { key: format!("\u{2}{kind} {key}"), text: String::new(), stand, thing: Some(thing) }
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
