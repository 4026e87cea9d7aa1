//! Reads the text of an article, brief or notice, inline or from a file.

use super::barred;
use super::excerpt::Excerpt;
use super::footnotes;
use super::markdown;
use super::reader::Reader;
use super::running::running;
use super::typed::{Maybe, Words as Text};
use super::word::{self, Part, Query, Wanted, Words};
use crate::diag::{Diagnostic, Severity};
use crate::messages::{Problem, TextFault, WordFault};
use crate::model::{Block, Body, Inline};
use crate::source::{Located, Place, SourceId, TEXT_LIMIT, WORD_LIMIT};

/// Most characters of a `text` that may be the name of a file.
const LONGEST_NAME: usize = 200;

/// Marks and blanks that are in a sentence rather than in the name of a file.
const SENTENCE: [char; 7] = ['，', '。', '；', '：', '、', ' ', '\u{3000}'];

impl Reader {
    /// Reads the text given as `text` or as `file`, exactly one of the two, with the tables and pictures in it.
    pub(super) fn words(
        &mut self,
        file: SourceId,
        owner: &Place,
        text: Maybe<String>,
        path: Maybe<Text>,
        query: Query<'_>,
    ) -> Words {
        let parts = match (text.take(), path.take()) {
            (Some(_), Some((_, range))) => {
                self.error(Problem::TextTwice, Place::new(file, range));
                Vec::new()
            }
            (Some((text, range)), None) if text.trim().is_empty() => {
                self.error(Problem::EmptyValue { key: "text".into() }, Place::new(file, range));
                Vec::new()
            }
            (Some((text, range)), None) if self.names_file(&text) => {
                let fault = WordFault::TextNamesFile { path: text.trim().to_owned() };
                self.error(fault.into(), Place::new(file, range));
                Vec::new()
            }
            (Some((text, range)), None) => {
                let excerpt = Excerpt::of_string(&text, file, range, &self.sources);
                with_notes(&excerpt, &mut self.found, &running)
            }
            (None, Some((path, range))) => return self.words_of_file(&path.0, &Place::new(file, range), query),
            (None, None) => {
                self.error(Problem::TextMissing, owner.clone());
                Vec::new()
            }
        };
        Words { parts, ..Words::default() }
    }

    /// Reads the text of a box, which has no room for tables and pictures.
    pub(super) fn boxed(&mut self, file: SourceId, owner: &Place, text: Maybe<String>, path: Maybe<Text>) -> Body {
        let words = self.words(
            file,
            owner,
            text,
            path,
            Query { head: false, annex: false, title: None, source: false, notes: false },
        );
        let mut blocks = Vec::new();
        for part in words.parts {
            let (table, place) = match part {
                Part::Text(mut text) => {
                    blocks.append(&mut text);
                    continue;
                }
                Part::Table(table) => (true, table.place),
                Part::Picture(picture) => (false, picture.place),
                Part::Pictures(pictures) => (false, pictures.place),
            };
            self.error(WordFault::NoRoom { table }.into(), place);
        }
        footnotes::barred(&mut blocks, &mut self.found);
        Body { blocks }
    }

    fn words_of_file(&mut self, path: &str, place: &Place, query: Query) -> Words {
        let limit = if word::is_called_word(path) { WORD_LIMIT } else { TEXT_LIMIT };
        let Some(bytes) = self.file(path, limit, place) else { return Words::default() };
        if word::is_word(path, &bytes) {
            let shown = self.folder.shown(path).display().to_string();
            let wanted = Wanted { bytes, path, place, shown, query };
            return word::read(wanted, &mut self.sources, &mut self.found).unwrap_or_default();
        }
        let Some(file) = self.decoded(path, &bytes, None, place) else { return Words::default() };
        let excerpt = Excerpt::whole(self.sources.text(file), file);
        let parts = if path.to_lowercase().ends_with(".txt") {
            with_notes(&excerpt, &mut self.found, &|excerpt, _| markdown::plain(excerpt))
        } else {
            with_notes(&excerpt, &mut self.found, &running)
        };
        Words { parts, ..Words::default() }
    }

    /// Takes away a last paragraph that says nothing but the source, which is printed below the text anyway; tells it.
    pub(super) fn source_once(&mut self, source: Option<&Located<String>>, words: &mut Words) {
        let (Some(given), Some(Part::Text(blocks))) = (source, words.parts.last_mut()) else { return };
        let Some(Block::Paragraph(text)) = blocks.last().filter(|_| blocks.len() > 1) else { return };
        let [Inline::Text(line)] = text.as_slice() else { return };
        let same = word::source(line.value.trim())
            .is_some_and(|range| word::is_same(&line.value.trim()[range], given.value.trim()));
        if same {
            let problem = TextFault::SourceTwice { text: line.value.trim().to_owned() }.into();
            self.found.push(Diagnostic::new(problem, Severity::Info, Some(line.place.clone())));
            blocks.pop();
        }
    }

    /// Returns whether a text is nothing but the name of a file, there or not.
    pub(super) fn names_file(&self, text: &str) -> bool {
        let name = text.trim();
        let text_file = [".md", ".txt"].iter().any(|end| name.to_lowercase().ends_with(end));
        name.chars().count() <= LONGEST_NAME
            && !name.contains('\n')
            && (text_file || word::is_called_word(name))
            && (!name.contains(SENTENCE) || self.folder.resolve(name).is_ok())
    }
}

/// Reads a text, and what stands between its tables by `text`; puts its notes where their marks stand.
fn with_notes(
    excerpt: &Excerpt,
    found: &mut Vec<Diagnostic>,
    text: &dyn Fn(&Excerpt, &mut Vec<Diagnostic>) -> Vec<Block>,
) -> Vec<Part> {
    if !excerpt.text.contains(footnotes::OPEN) {
        return barred::parts(excerpt, found, text);
    }
    let (rest, mut notes) = footnotes::taken(excerpt, found);
    let mut parts = barred::parts(&excerpt.with_text(&rest), found, text);
    for note in &mut notes {
        let words = excerpt.part(note.words.clone());
        // A note that begins as a list or a heading would is none.
        note.text = match text(&words, found).as_mut_slice() {
            [Block::Paragraph(text)] => std::mem::take(text),
            _ => markdown::unmarked(&words, 0..words.text.len()),
        };
    }
    let blocks = parts.iter_mut().filter_map(|part| if let Part::Text(blocks) = part { Some(blocks) } else { None });
    footnotes::put(blocks.flatten(), notes, found);
    parts
}
