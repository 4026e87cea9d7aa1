//! Notes to the text as printed.

use serde::Serialize;

use super::{Block, Document, Inline, Part};
use crate::hanzi::circled;
use crate::model::{Item, NotesAt};

/// The number of notes before which no room can be kept.
const UNHELD: usize = u32::MAX as usize;
/// What stands above the notes of an article.
const TITLE: &str = "注：";

/// The notes of an article that stand behind it.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleNotes {
    /// The words above them.
    pub title: &'static str,
    /// The notes, in their order.
    pub entries: Vec<NoteEntry>,
}

/// A note that stands behind its article.
#[derive(Debug, Clone, Serialize)]
pub struct NoteEntry {
    /// Its sign, ①.
    pub sign: String,
    /// What it says, line by line.
    pub lines: Vec<Vec<Inline>>,
}

/// Where room is kept at the foot of a page, so that lines go to the next one with their notes.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct NoteHold {
    /// The note before whose paragraph room is kept, from 0.
    pub note: usize,
    /// Height of that room in pt; the page ends there instead where it is nought.
    pub height: f64,
    /// The part that begins a page instead, from 0.
    pub part: Option<usize>,
}

/// Counts the notes that stand at the foot of pages; returns the part and the block of each, from 0.
pub(super) fn count(parts: &mut [Part]) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    for (part, blocks) in parts.iter_mut().enumerate().filter_map(|(n, part)| Some((n, text_of(part)?))) {
        for (n, block) in blocks.iter_mut().enumerate() {
            each(block, &mut |note| {
                if let Inline::Footnote { number, sign: None, .. } = note {
                    *number = places.len();
                    places.push((part, n));
                }
            });
        }
    }
    parts.iter_mut().filter_map(text_of).flatten().for_each(unhold);
    places
}

/// Takes the numbers off the notes in quotations and particulars of meetings, before whose paragraphs no room can be kept.
fn unhold(block: &mut Block) {
    match block {
        Block::Quote { .. } | Block::Meeting { .. } => each(block, &mut |note| {
            if let Inline::Footnote { number, .. } = note {
                *number = UNHELD;
            }
        }),
        Block::List { items } => items.iter_mut().flat_map(|item| &mut item.blocks).for_each(unhold),
        Block::Paragraph { .. } | Block::Marked { .. } | Block::Heading { .. } | Block::Formula { .. } => {}
    }
}

/// The notes of the article that is being built, if they are to stand behind it.
pub(super) struct Behind {
    entries: Option<Vec<NoteEntry>>,
}

impl Behind {
    pub(super) fn new(at: NotesAt) -> Self {
        Self { entries: (at != NotesAt::Foot).then(Vec::new) }
    }

    /// Takes the notes of an item's parts; returns those of the article if this was the last of its text.
    ///
    /// `rest` are the items behind it.
    pub(super) fn take(&mut self, parts: &mut [Part], rest: &[Item]) -> Option<Part> {
        let entries = self.entries.as_mut()?;
        let notes = parts.iter_mut().filter_map(text_of).flatten();
        notes.for_each(|block| each(block, &mut |note| take(note, entries)));
        let mut rest = rest.iter().map_while(|item| match item {
            Item::Article(_) | Item::Brief(_) => None,
            item => Some(matches!(item, Item::Continued(_) | Item::Closing(_))),
        });
        let ends = !entries.is_empty() && !rest.any(|text| text);
        ends.then(|| Part::Notes(ArticleNotes { title: TITLE, entries: std::mem::take(entries) }))
    }
}

impl Document {
    /// Returns what has a page begin before the heads above the paragraph of a note.
    pub fn break_before(&self, note: usize) -> Option<NoteHold> {
        let (part, block) = *self.notes.get(note)?;
        // Heads in the text are the template's to find.
        let opens = |part: usize| part > 0 && self.parts[part - 1].ends_with_heading();
        let part = (block == 0).then(|| (0..=part).rev().find(|part| !opens(*part)).unwrap_or_default());
        Some(NoteHold { note, height: 0.0, part })
    }

    /// Returns whether there are notes to the text, at the foot of pages or behind articles.
    pub fn has_notes(&self) -> bool {
        self.settings.page.notes || self.parts.iter().any(|part| matches!(part, Part::Notes(_)))
    }
}

/// Calls `meet` with every mark of a note in a block.
fn each(block: &mut Block, meet: &mut dyn FnMut(&mut Inline)) {
    match block {
        // They stand in nothing else.
        Block::Paragraph { text } | Block::Marked { text } | Block::Heading { text, .. } => {
            text.iter_mut().filter(|inline| matches!(inline, Inline::Footnote { .. })).for_each(meet);
        }
        Block::List { items } => items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|block| each(block, meet)),
        Block::Formula { .. } => {}
        Block::Meeting { particulars } => {
            let said = particulars.iter_mut().flat_map(|one| &mut one.text);
            said.filter(|inline| matches!(inline, Inline::Footnote { .. })).for_each(meet);
        }
        Block::Quote { blocks, by, .. } => {
            blocks.iter_mut().for_each(|block| each(block, meet));
            by.iter_mut().flatten().filter(|inline| matches!(inline, Inline::Footnote { .. })).for_each(meet);
        }
    }
}

fn text_of(part: &mut Part) -> Option<&mut Vec<Block>> {
    match part {
        Part::Article { blocks, .. } | Part::Brief { blocks, .. } | Part::Continued { blocks, .. } => Some(blocks),
        _ => None,
    }
}

/// Takes what a note says, and leaves its sign.
fn take(note: &mut Inline, entries: &mut Vec<NoteEntry>) {
    if let Inline::Footnote { sign, lines, .. } = note {
        let own = circled(entries.len() as u32 + 1);
        entries.push(NoteEntry { sign: own.clone(), lines: std::mem::take(lines) });
        *sign = Some(own);
    }
}
