//! The text of an issue as rules read it: paragraph by paragraph, with exact places.

use std::ops::Range;

use crate::model::{Block, Body, Inline, Issue, Item};
use crate::source::{Located, Place, Sources, Written};

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
    written: Written,
}

impl Passage {
    /// Returns the place of some bytes of the text, as exactly as the file allows.
    pub fn place(&self, range: Range<usize>) -> Place {
        self.written.place(range)
    }

    /// Returns the place of some bytes of the text if the file has just these bytes there, so that they can be replaced.
    pub fn exact_place(&self, range: Range<usize>) -> Option<Place> {
        self.written.exact_place(range)
    }

    /// Returns the place of the whole passage.
    pub fn whole(&self) -> Place {
        self.written.whole()
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
            let text = texts.iter().map(|text| text.value.as_str()).collect();
            let written = Written::new(texts.iter().copied(), self.sources);
            self.passages.push(Passage { text, part, item: self.item, paragraph, written });
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
