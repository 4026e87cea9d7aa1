//! The text of an issue as rules read it: paragraph by paragraph, with exact places.

use std::ops::Range;

use crate::model::{Form, Issue, Role};
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
    let mut passages = Vec::new();
    let mut push = |part: Part, item: Option<usize>, form: Form, texts: &[&Located<String>]| {
        if texts.iter().any(|text| !text.value.trim().is_empty()) {
            passages.push(Passage::new(part, item, form == Form::Paragraph, texts, sources));
        }
    };
    issue.words(&mut |words| {
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
