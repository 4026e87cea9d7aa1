//! Notes to the text: `[^1]` where they belong, and `[^1]: …` on a line of their own in the same text.

use std::ops::Range;

use super::excerpt::Excerpt;
use crate::diag::Diagnostic;
use crate::messages::{NoteSpot, Problem, TextFault};
use crate::model::{Block, Footnote, Inline, Told, footnote_mark};
use crate::source::Place;

/// Stands before the mark of a note in running text until the note is put in.
pub(super) const MARK: char = '\u{6}';
/// How a mark begins.
pub(super) const OPEN: &str = "[^";
/// A note as it is written.
#[derive(Debug)]
pub(super) struct Note {
    /// Its name, without brackets.
    name: String,
    /// Where that stands.
    place: Place,
    /// The bytes of its words in the text.
    pub(super) words: Range<usize>,
    /// Its words as running text, once they are read.
    pub(super) text: Vec<Inline>,
    /// Whether a mark was found.
    used: bool,
}

/// Returns the name in a mark.
fn name(mark: &str) -> &str {
    mark.trim_start_matches(OPEN).trim_end_matches(']')
}

/// Takes the lines of notes out of a text; returns it as long as it was, with blanks in their place, and the notes.
pub(super) fn taken(excerpt: &Excerpt, found: &mut Vec<Diagnostic>) -> (String, Vec<Note>) {
    let (mut rest, mut notes) = (excerpt.text.to_owned(), Vec::<Note>::new());
    for line in excerpt.lines(0..excerpt.text.len()) {
        let text = &excerpt.text[line.clone()];
        let Some(mark) = footnote_mark(text) else { continue };
        let Some(words) = text[mark..].strip_prefix([':', '：']) else { continue };
        let place = excerpt.place(line.start..line.start + mark);
        let words = line.end - words.trim_start().len()..line.end;
        let name = name(&text[..mark]).to_owned();
        if words.is_empty() {
            found.push(Diagnostic::error(TextFault::NoteEmpty { name: name.clone() }.into(), place.clone()));
        }
        if notes.iter().any(|note| note.name == name) {
            found.push(Diagnostic::error(TextFault::NoteTwice { name: name.clone() }.into(), place.clone()));
        } else {
            notes.push(Note { name, place, words, text: Vec::new(), used: false });
        }
        let blank = " ".repeat(line.len());
        rest.replace_range(line, &blank);
    }
    (rest, notes)
}

/// Puts notes where their marks stand; tells marks without a note and notes without a mark.
pub(super) fn put<'b>(blocks: impl Iterator<Item = &'b mut Block>, notes: Vec<Note>, found: &mut Vec<Diagnostic>) {
    let mut putter = Putter { notes, boxed: false, found };
    blocks.for_each(|block| putter.block(block));
    for note in putter.notes.into_iter().filter(|note| !note.used) {
        found.push(Diagnostic::error(TextFault::NoteUnmarked { name: note.name }.into(), note.place));
    }
}

struct Putter<'a> {
    notes: Vec<Note>,
    /// Whether a text in a box is gone through.
    boxed: bool,
    found: &'a mut Vec<Diagnostic>,
}

impl Putter<'_> {
    fn block(&mut self, block: &mut Block) {
        match block {
            Block::Paragraph(text) => self.inlines(text, None),
            Block::Heading { text, .. } | Block::Formula { text, .. } => self.inlines(text, Some(NoteSpot::Heading)),
            Block::List { items } => {
                items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|block| self.block(block));
            }
            // Those by keys say nothing with marks.
            Block::Meeting { particulars } => particulars.iter_mut().for_each(|one| {
                if let Told::Typed(line) = &mut one.said {
                    self.inlines(line, None);
                }
            }),
            Block::Quote { title, blocks, by } => {
                // A box is kept on one page, and the compiler loses notes in it.
                let outer = self.boxed;
                self.boxed |= title.is_some();
                blocks.iter_mut().for_each(|block| self.block(block));
                by.iter_mut().for_each(|by| self.inlines(by, None));
                self.boxed = outer;
            }
        }
    }

    /// Puts notes into a line; `barred` says where it is that none may be.
    fn inlines(&mut self, inlines: &mut [Inline], barred: Option<NoteSpot>) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => {
                    let Some(mark) =
                        text.value.strip_prefix(MARK).filter(|mark| footnote_mark(mark) == Some(mark.len()))
                    else {
                        continue;
                    };
                    let (name, place) = (name(mark).to_owned(), text.place.clone());
                    match self.note(&name, barred) {
                        Ok(text) => *inline = Inline::Footnote(Footnote { lines: vec![text], mark: place }),
                        Err(fault) => {
                            self.found.push(Diagnostic::error(Problem::from(fault), place));
                            text.value.remove(0);
                        }
                    }
                }
                Inline::Strong(text) | Inline::Link { text, .. } => self.inlines(text, barred),
                Inline::Footnote(_) => {}
            }
        }
    }

    /// Returns the words of the note that a mark calls.
    fn note(&mut self, name: &str, barred: Option<NoteSpot>) -> Result<Vec<Inline>, TextFault> {
        let at = self.notes.iter().position(|note| note.name == name);
        let Some(at) = at else { return Err(TextFault::NoteMissing { name: name.to_owned() }) };
        let used = std::mem::replace(&mut self.notes[at].used, true);
        if let Some(spot) = barred.or(self.boxed.then_some(NoteSpot::Box)) {
            return Err(TextFault::NoteBarred { name: name.to_owned(), spot });
        }
        if used {
            return Err(TextFault::MarkTwice { name: name.to_owned() });
        }
        let mut text = std::mem::take(&mut self.notes[at].text);
        self.inlines(&mut text, Some(NoteSpot::Note));
        Ok(text)
    }
}

/// Tells the notes in a text that stands in a box, where they have no foot of a page, and takes them out.
pub(super) fn barred(blocks: &mut [Block], found: &mut Vec<Diagnostic>) {
    fn bar(inlines: &mut Vec<Inline>, found: &mut Vec<Diagnostic>) {
        inlines.retain_mut(|inline| match inline {
            Inline::Footnote(note) => {
                let fault = TextFault::NoteBarred { name: String::new(), spot: NoteSpot::Box };
                found.push(Diagnostic::error(fault.into(), note.mark.clone()));
                false
            }
            Inline::Strong(text) | Inline::Link { text, .. } => {
                bar(text, found);
                true
            }
            Inline::Text(_) => true,
        });
    }
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } | Block::Formula { text, .. } => bar(text, found),
            Block::List { items } => items.iter_mut().for_each(|item| barred(&mut item.blocks, found)),
            Block::Meeting { particulars } => particulars.iter_mut().for_each(|one| {
                if let Told::Typed(line) = &mut one.said {
                    bar(line, found);
                }
            }),
            Block::Quote { blocks, by, .. } => {
                barred(blocks, found);
                by.iter_mut().for_each(|by| bar(by, found));
            }
        }
    }
}
