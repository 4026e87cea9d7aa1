//! Figures in the text: `{{表.行.列}}` and `{{地方.项目}}` become what stands in the table or ranking.
//!
//! Done once, after all is read, so that whoever uses the model sees the text
//! as it is to be printed.

mod brackets;
mod cell;
mod lookup;
pub(super) mod names;
mod ranking;
pub(super) mod sheet;
pub(super) mod syntax;
mod value;

use self::lookup::Known;
use self::syntax::{MARK, OPEN, Piece};
use super::reader::Reader;
use crate::diag::Diagnostic;
use crate::messages::{FigureFault, Problem};
use crate::model::{Block, Figure, Form, Issue, Item, Role, Words};
use crate::source::{Located, Place, Sources};

impl Reader {
    /// Puts figures in for the references in an issue's text; reports those that refer to nothing.
    pub(super) fn figures(&mut self, issue: &mut Issue) {
        self.names_taken(issue);
        let mut any = false;
        issue.words(&mut |words| {
            let text: String = words.pieces.iter().map(|text| text.value.as_str()).collect();
            any |= may_refer(&words) && (text.contains(OPEN) || !brackets::candidates(&text).is_empty());
        });
        if !any {
            return;
        }
        let known = Known::new(issue, &self.lost, &self.found);
        let mut figures = Figures { known, sources: &self.sources, put: Vec::new(), found: Vec::new() };
        issue.words_mut(&mut |words| match words.form {
            _ if !may_refer(&words) => {}
            Form::Alone => words.pieces.into_iter().for_each(|text| figures.words(text)),
            Form::Paragraph | Form::Part | Form::Formula => figures.running(words.pieces),
        });
        let Figures { put, found, .. } = figures;
        issue.figures = put;
        self.found.extend(found);
    }

    fn names_taken(&mut self, issue: &Issue) {
        let mut taken = Vec::new();
        for item in issue.items() {
            let Item::Table(table) = item else { continue };
            let Some(name) = &table.name else { continue };
            let key = names::key(&name.value);
            if taken.contains(&key) {
                let problem = Problem::Figure(FigureFault::NameTaken { name: name.value.clone() });
                self.error(problem, name.place.clone());
            } else {
                taken.push(key);
            }
        }
    }
}

/// Returns whether a text may hold references; the place of a ranking is what they look up.
fn may_refer<T>(words: &Words<T>) -> bool {
    words.role != Role::Place
}

/// Leaves the references in some blocks as they were written.
pub(super) fn as_written(blocks: &mut [Block]) {
    blocks.iter_mut().for_each(|block| {
        block.paragraphs_mut(Form::Paragraph, &mut |_, texts| {
            for text in texts {
                if is_reference(&text.value) {
                    text.value.remove(0);
                }
            }
        });
    });
}

/// Returns whether a piece of running text is a reference, after its [`MARK`].
fn is_reference(text: &str) -> bool {
    text.strip_prefix(MARK).is_some_and(|text| text.starts_with(OPEN))
}

struct Figures<'a> {
    known: Known,
    sources: &'a Sources,
    put: Vec<Figure>,
    found: Vec<Diagnostic>,
}

impl Figures<'_> {
    /// Puts figures into a text that has no markup.
    fn words(&mut self, text: &mut Located<String>) {
        self.in_brackets(text);
        if !text.value.contains(OPEN) {
            return;
        }
        let mut out = String::with_capacity(text.value.len());
        for (piece, range) in syntax::pieces(&text.value) {
            let written = &text.value[range.clone()];
            match piece {
                Piece::Text => out.push_str(written),
                Piece::Braces => out.push_str(OPEN),
                Piece::Reference => {
                    let place = self.within(text, range.start, written);
                    out += &self.figure(written, place, &text.value[range.end..]);
                }
            }
        }
        text.value = out;
    }

    /// Puts figures into the pieces of a paragraph, each reference being one of them.
    fn running(&mut self, mut texts: Vec<&mut Located<String>>) {
        self.across(&texts);
        for i in 0..texts.len() {
            if is_reference(&texts[i].value) {
                self.in_three(&texts[i..], i.checked_sub(1).map(|before| &*texts[before]));
                let written = texts[i].value.split_off(MARK.len_utf8());
                let place = self.within(texts[i], usize::MAX, &written);
                let following = texts.get(i + 1).map_or("", |text| text.value.as_str());
                let value = self.figure(&written, place.clone(), following);
                *texts[i] = Located { value, place };
            }
        }
    }

    /// Reports what names a table or ranking in brackets that are none of a reference, in the pieces of a paragraph.
    fn across(&mut self, texts: &[&mut Located<String>]) {
        let (mut joined, mut starts) = (String::new(), Vec::new());
        for text in texts {
            starts.push(joined.len());
            // No bracket goes on behind a reference.
            joined.push_str(if is_reference(&text.value) { "\n" } else { &text.value });
        }
        for (range, words) in brackets::candidates(&joined) {
            let right = brackets::reference(words);
            let at = |offset: usize| {
                let piece = starts.partition_point(|start| *start <= offset) - 1;
                texts[piece].place.range.start + offset - starts[piece]
            };
            let first = &texts[starts.partition_point(|start| *start <= range.start) - 1].place;
            let exact = at(range.start)..at(range.end - 1) + 1;
            let source = self.sources.text(first.file);
            let raw = source.get(exact.clone());
            let escaped = source.get(..exact.start).is_some_and(|text| text.ends_with('\\'));
            // What is escaped is meant as it stands.
            if escaped || source.get(exact.start..).is_some_and(|text| text.starts_with('\\')) {
                continue;
            }
            let place = match raw == Some(&joined[range]) {
                true => Place::new(first.file, exact),
                false => first.clone(),
            };
            self.wrong_brackets(right, place);
        }
    }

    fn wrong_brackets(&mut self, right: String, place: Place) {
        if self.known.names_source(&right) {
            self.found.push(Diagnostic::error(Problem::Figure(FigureFault::Brackets { right }), place));
        }
    }

    /// Reports what names a table or ranking in brackets that are none of a reference.
    fn in_brackets(&mut self, text: &Located<String>) {
        for (range, words) in brackets::candidates(&text.value) {
            let place = self.within(text, range.start, &text.value[range]);
            self.wrong_brackets(brackets::reference(words), place);
        }
    }

    /// Reports a reference in three braces, of which each text before and behind it has one.
    fn in_three(&mut self, texts: &[&mut Located<String>], before: Option<&Located<String>>) {
        let [reference, after, ..] = texts else { return };
        let third = before.is_some_and(|text| text.value.ends_with('{')) && after.value.starts_with('}');
        let right = reference.value.trim_start_matches(MARK).to_owned();
        if third {
            let place = self.within(reference, usize::MAX, &right);
            self.wrong_brackets(right, place);
        }
    }

    /// Returns the figure for a reference, or the reference itself if there is none.
    fn figure(&mut self, written: &str, place: Place, following: &str) -> String {
        match self.known.figure(written, following) {
            Ok((value, origin)) => {
                self.put.push(Figure { text: Located { value: value.clone(), place }, origin });
                value
            }
            Err(fault) => {
                self.found.extend(fault.map(|fault| Diagnostic::error(Problem::Figure(fault), place)));
                written.to_owned()
            }
        }
    }

    /// Finds the bytes of a reference in a text, as exactly as escapes allow.
    fn within(&self, text: &Located<String>, at: usize, written: &str) -> Place {
        let Place { file, range } = &text.place;
        let raw = self.sources.text(*file).get(range.clone()).unwrap_or_default();
        let whole = raw.find(text.value.as_str()).map(|start| start.saturating_add(at));
        let exact = whole.filter(|start| raw.get(*start..).is_some_and(|rest| rest.starts_with(written)));
        match exact.or_else(|| raw.find(written)) {
            Some(start) => Place::new(*file, range.start + start..range.start + start + written.len()),
            None => text.place.clone(),
        }
    }
}
