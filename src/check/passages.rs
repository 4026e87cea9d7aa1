//! The text of an issue as rules read it: paragraph by paragraph, with exact places.

use std::ops::Range;

use crate::model::{Form, Issue, Role};
use crate::source::{Located, Place, Sources, Written};

/// Longest text that is proofread, in characters: rules compare what stands in it with each other.
pub const LONGEST: usize = 10_000;

/// Returns whether a text is short enough to be proofread.
pub fn is_proofread(text: &str) -> bool {
    text.len() <= LONGEST || text.chars().count() <= LONGEST
}

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

/// Gathers the passages of an issue, in printing order, but for those that are too long to be proofread.
pub fn passages(issue: &Issue, sources: &Sources) -> Vec<Passage> {
    let mut passages = Vec::new();
    let mut push = |part: Part, item: Option<usize>, form: Form, texts: &[&Located<String>]| {
        if texts.iter().any(|text| !text.value.trim().is_empty()) {
            let text: String = texts.iter().map(|text| text.value.as_str()).collect();
            if !is_proofread(&text) {
                return;
            }
            let written = Written::new(texts.iter().copied(), sources);
            passages.push(Passage { text, part, item, paragraph: form == Form::Paragraph, written });
        }
    };
    issue.words(&mut |words| {
        if words.form == Form::Formula {
            return;
        }
        let part = match words.role {
            Role::Title | Role::Place => Part::Title,
            Role::Notice => Part::Notice,
            Role::Article => Part::Article,
            Role::Brief => Part::Brief,
            Role::Aside => Part::Aside,
            Role::Alt => return,
        };
        push(part, words.item, words.form, &words.pieces);
    });
    issue.publication.texts(&mut |text| push(Part::Publication, None, Form::Alone, &[text]));
    passages
}
