//! The text of an issue as rules read it: paragraph by paragraph, with exact places.

use std::ops::Range;

use crate::model::{Block, Body, Inline, Issue, Item};
use crate::source::{Located, Place, Sources};

/// Where in an issue a passage stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The notice box.
    Notice,
    /// The title of a section, article, table, chart or ranking.
    Title,
    /// The text of an article.
    Article,
    /// A brief.
    Brief,
    /// A source, note, unit or caption.
    Aside,
    /// What comes from `publication.toml` or the `[publication]` of the issue.
    Publication,
}

/// A paragraph, list item, heading, title or note.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Its text, without markup.
    pub text: String,
    /// Where it stands in the issue.
    pub part: Part,
    /// Which item of the issue it belongs to, counted through the issue from 0; `None` outside sections.
    pub item: Option<usize>,
    /// Whether it is a paragraph of running text, and neither heading nor list item.
    pub paragraph: bool,
    pieces: Vec<Piece>,
}

/// A part of a passage that stands in one place of a file.
#[derive(Debug, Clone)]
struct Piece {
    /// Where it begins in the text of the passage.
    start: usize,
    place: Place,
    /// Whether its bytes are those of the file.
    exact: bool,
}

impl Passage {
    fn new(part: Part, item: Option<usize>, paragraph: bool, texts: &[&Located<String>], sources: &Sources) -> Self {
        let mut passage = Self { text: String::new(), part, item, paragraph, pieces: Vec::new() };
        for text in texts {
            let raw = sources.text(text.place.file).get(text.place.range.clone()).unwrap_or_default();
            // Quotation marks of TOML may belong to the place.
            let (place, exact) = match raw.find(text.value.as_str()).filter(|_| !text.value.is_empty()) {
                Some(at) => {
                    let start = text.place.range.start + at;
                    (Place::new(text.place.file, start..start + text.value.len()), true)
                }
                None => (text.place.clone(), false),
            };
            passage.pieces.push(Piece { start: passage.text.len(), place, exact });
            passage.text.push_str(&text.value);
        }
        passage
    }

    /// Returns the place of some bytes of the text, as exactly as the file allows.
    pub fn place(&self, range: Range<usize>) -> Place {
        self.exact_place(range.clone()).unwrap_or_else(|| {
            let piece = self.piece(range.start);
            piece.place.clone()
        })
    }

    /// Returns the place of some bytes of the text if the file has just these bytes there, so that they can be replaced.
    pub fn exact_place(&self, range: Range<usize>) -> Option<Place> {
        let (first, last) = (self.piece(range.start), self.piece(range.end.saturating_sub(1).max(range.start)));
        let inside = first.exact && last.exact && first.place.file == last.place.file;
        let start = first.place.range.start + range.start.checked_sub(first.start)?;
        let end = last.place.range.start + range.end.checked_sub(last.start)?;
        // Markup between two pieces would be lost by a replacement.
        let seamless = end.checked_sub(start) == Some(range.len());
        (inside && seamless).then(|| Place::new(first.place.file, start..end))
    }

    /// Returns the place of the whole passage.
    pub fn whole(&self) -> Place {
        let (first, last) = (&self.pieces[0].place, &self.pieces[self.pieces.len() - 1].place);
        if first.file == last.file && first.range.start <= last.range.end {
            Place::new(first.file, first.range.start..last.range.end)
        } else {
            first.clone()
        }
    }

    fn piece(&self, at: usize) -> &Piece {
        let after = self.pieces.partition_point(|piece| piece.start <= at);
        &self.pieces[after.saturating_sub(1)]
    }
}

/// Gathers the passages of an issue, in printing order.
pub fn passages(issue: &Issue, sources: &Sources) -> Vec<Passage> {
    let mut out = Gather { sources, passages: Vec::new(), item: None };
    if let Some(notice) = &issue.notice {
        out.one(Part::Title, &notice.title);
        out.body(Part::Notice, &notice.body);
    }
    let mut number = 0;
    for section in &issue.sections {
        out.item = None;
        out.some(Part::Title, &section.title);
        for item in &section.items {
            out.item = Some(number);
            number += 1;
            out.item(item);
        }
    }
    out.item = None;
    issue.publication.texts(&mut |text| out.one(Part::Publication, text));
    out.passages
}

struct Gather<'a> {
    sources: &'a Sources,
    passages: Vec<Passage>,
    item: Option<usize>,
}

impl Gather<'_> {
    fn push(&mut self, part: Part, paragraph: bool, texts: &[&Located<String>]) {
        if texts.iter().any(|text| !text.value.trim().is_empty()) {
            self.passages.push(Passage::new(part, self.item, paragraph, texts, self.sources));
        }
    }

    fn one(&mut self, part: Part, text: &Located<String>) {
        self.push(part, false, &[text]);
    }

    fn some(&mut self, part: Part, text: &Option<Located<String>>) {
        text.iter().for_each(|text| self.one(part, text));
    }

    fn body(&mut self, part: Part, body: &Body) {
        self.blocks(part, &body.blocks, true);
    }

    fn blocks(&mut self, part: Part, blocks: &[Block], running: bool) {
        for block in blocks {
            match block {
                Block::Paragraph(text) => self.inlines(part, running, text),
                Block::Heading { text, .. } => self.inlines(part, false, text),
                Block::List { items } => items.iter().for_each(|item| self.blocks(part, &item.blocks, false)),
            }
        }
    }

    fn inlines(&mut self, part: Part, running: bool, inlines: &[Inline]) {
        let mut texts = Vec::new();
        Inline::texts(inlines, &mut |text| texts.push(text));
        self.push(part, running, &texts);
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Article(article) => {
                self.one(Part::Title, &article.title);
                self.some(Part::Title, &article.subtitle);
                self.body(Part::Article, &article.body);
                self.some(Part::Aside, &article.source);
            }
            Item::Brief(brief) => {
                self.body(Part::Brief, &brief.body);
                self.some(Part::Aside, &brief.source);
            }
            Item::Continued(rest) => {
                self.body(Part::Article, &rest.body);
                self.some(Part::Aside, &rest.source);
            }
            Item::Ranking(ranking) => {
                self.one(Part::Title, &ranking.place);
                self.some(Part::Title, &ranking.caption);
            }
            Item::Table(table) => {
                self.some(Part::Title, &table.title);
                [&table.unit, &table.note, &table.source].into_iter().for_each(|text| self.some(Part::Aside, text));
            }
            Item::Chart(chart) => {
                self.some(Part::Title, &chart.title);
                [&chart.unit, &chart.note, &chart.source].into_iter().for_each(|text| self.some(Part::Aside, text));
            }
            Item::Picture(picture) => self.some(Part::Aside, &picture.caption),
        }
    }
}
