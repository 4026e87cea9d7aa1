//! Where in the editor's files the texts of a document were written.
//!
//! What is printed has a number in the data. Templates hand it on with
//! `written`, so that it is in the finished pages, and here it leads back.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::typography::polish;
use crate::hanzi::{JOINER, SPLITTER, is_invisible, scripts};
use crate::source::{Located, Place, Sources, Written};

/// The number of something printed, from 1 to [`MOST`].
///
/// It is made of the words, so that it stays when something else is changed
/// and what the compiler has laid out before can be used again.
pub type Number = u32;

/// The highest number.
const MOST: u32 = (1 << 31) - 2;

/// Stands between texts in a line.
pub(super) const BETWEEN: &str = "\u{3000}";

/// What is behind the numbers.
#[derive(Debug, Clone, Default)]
pub struct Places {
    targets: HashMap<Number, Target>,
}

/// What is behind a number.
#[derive(Debug, Clone)]
pub enum Target {
    /// Some of a text, from a byte on.
    Text(Arc<Printed>, usize),
    /// Something that has one place as a whole.
    Whole(Place),
    /// The table that is the part with this index, and where it is named.
    Table(usize, Place),
}

/// A text as printed, and what each of its bytes shows.
#[derive(Debug)]
pub struct Printed {
    /// The text as written.
    pub written: Written,
    /// The bytes as printed that are bytes as written, in their order; all others are the typesetter's.
    runs: Vec<Run>,
    /// The text as printed, where some of its characters are drawn as others that have fewer bytes.
    drawn: Option<Box<str>>,
}

/// As many bytes of both, but for a space, which may have been another one.
#[derive(Debug, Clone)]
struct Run {
    printed: Range<usize>,
    written: Range<usize>,
}

impl Run {
    /// Returns whether both have as many bytes, so that each shows the one at its place.
    fn is_even(&self) -> bool {
        self.printed.len() == self.written.len()
    }
}

impl Printed {
    fn new(written: Written, runs: Vec<Run>, printed: &str) -> Self {
        Self { written, runs, drawn: (!scripts(printed).is_empty()).then(|| printed.into()) }
    }

    /// Returns the bytes of the text as written that some bytes of it show as printed; `None` if nobody wrote them.
    pub fn shown(&self, printed: Range<usize>) -> Option<Range<usize>> {
        let printed = match &self.drawn {
            Some(text) => text.floor_char_boundary(printed.start)..text.ceil_char_boundary(printed.end),
            None => printed,
        };
        let first = self.runs.partition_point(|run| run.printed.end <= printed.start);
        let after = self.runs.partition_point(|run| run.printed.start < printed.end);
        let runs = self.runs.get(first..after)?;
        let (first, last) = (runs.first()?, runs.last()?);
        let start = first.written.start + printed.start.saturating_sub(first.printed.start);
        let end = last.written.end - last.printed.end.saturating_sub(printed.end);
        Some(start..end)
    }
}

impl Places {
    /// Returns what is behind a number.
    pub fn target(&self, number: Number) -> Option<&Target> {
        self.targets.get(&number)
    }
}

/// The numbers of what is printed of a part, by the names of its fields.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Marks(BTreeMap<&'static str, Mark>);

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
enum Mark {
    One(Number),
    Many(Vec<Option<Number>>),
}

impl Marks {
    /// Adds the number of a field, if it has one.
    pub(super) fn with(mut self, field: &'static str, number: impl Into<Option<Number>>) -> Self {
        self.0.extend(number.into().map(|number| (field, Mark::One(number))));
        self
    }

    /// Adds the numbers of a field with several texts.
    pub(super) fn with_all(mut self, field: &'static str, numbers: Vec<Option<Number>>) -> Self {
        self.0.insert(field, Mark::Many(numbers));
        self
    }

    /// Returns all numbers.
    pub fn numbers(&self) -> impl Iterator<Item = Number> {
        let of = |mark: &Mark| match mark {
            Mark::One(number) => vec![Some(*number)],
            Mark::Many(numbers) => numbers.clone(),
        };
        self.0.values().flat_map(of).flatten()
    }
}

/// Gives numbers to what is printed.
pub(super) struct Marker<'a> {
    sources: &'a Sources,
    places: Places,
    /// For words that have stood before, the number to be tried next.
    next: HashMap<Number, Number>,
}

impl<'a> Marker<'a> {
    pub(super) fn new(sources: &'a Sources) -> Self {
        Self { sources, places: Places::default(), next: HashMap::new() }
    }

    pub(super) fn finish(self) -> Arc<Places> {
        Arc::new(self.places)
    }

    /// Numbers what has one place as a whole.
    pub(super) fn whole(&mut self, words: &str, place: &Place) -> Number {
        self.number(words, Target::Whole(place.clone()))
    }

    /// Numbers a table by its title and the index of its part.
    pub(super) fn table(&mut self, title: &str, part: usize, place: &Place) -> Number {
        self.number(title, Target::Table(part, place.clone()))
    }

    /// Numbers a text as printed that one text was made into, perhaps behind some words of ours.
    pub(super) fn text(&mut self, printed: &str, before: &str, text: &Located<String>) -> Number {
        self.joined(printed, &[(before, text)])
    }

    /// Makes a text ready for print, behind some words of ours, and numbers it.
    pub(super) fn polished(&mut self, before: &str, text: &Option<Located<String>>) -> Option<(String, Number)> {
        let text = text.as_ref()?;
        let printed = format!("{before}{}", polish(&text.value));
        let number = self.text(&printed, before, text);
        Some((printed, number))
    }

    /// Makes lines ready for print, and numbers them.
    pub(super) fn all(&mut self, lines: &[Located<String>]) -> (Vec<String>, Vec<Option<Number>>) {
        let line = |line: &Located<String>| {
            let printed = polish(&line.value);
            let number = self.text(&printed, "", line);
            (printed, Some(number))
        };
        lines.iter().map(line).unzip()
    }

    /// Makes note and source of a table or chart ready for print, and numbers them.
    pub(super) fn notes(
        &mut self,
        note: &Option<Located<String>>,
        source: &Option<Located<String>>,
    ) -> impl Iterator<Item = (String, Option<Number>)> {
        let notes = [self.polished("注：", note), self.polished("资料来源：", source)];
        notes.into_iter().flatten().map(|(text, number)| (text, Some(number)))
    }

    /// Numbers a text as printed that several were made into, each behind some words of ours.
    pub(super) fn joined(&mut self, printed: &str, parts: &[(&str, &Located<String>)]) -> Number {
        let mut runs = Vec::new();
        let (mut at, mut from) = (0, 0);
        for (before, text) in parts {
            at += before.len();
            let rest = |at: usize| printed.get(at..).unwrap_or_default();
            at += align(rest(at), at, &text.value, from, &mut runs).0;
            // An address may end with a splitter.
            at += rest(at).len() - rest(at).trim_start_matches([JOINER, SPLITTER]).len();
            from += text.value.len();
        }
        let written = Written::new(parts.iter().map(|(_, text)| *text), self.sources);
        self.number(printed, Target::Text(Arc::new(Printed::new(written, runs, printed)), 0))
    }

    /// Puts texts that stand in a line together, between marks, and numbers it; `None` if there are none.
    pub(super) fn row(&mut self, open: &str, texts: &[Located<String>], close: &str) -> Option<(String, Number)> {
        let before = |n: usize| if n == 0 { open } else { BETWEEN };
        let parts: Vec<(&str, &Located<String>)> =
            texts.iter().enumerate().map(|(n, text)| (before(n), text)).collect();
        let inside: String = parts.iter().map(|(before, text)| format!("{before}{}", polish(&text.value))).collect();
        let printed = format!("{inside}{close}");
        (!texts.is_empty()).then(|| (printed.clone(), self.joined(&printed, &parts)))
    }

    /// Numbers the lines that a text was broken into.
    pub(super) fn lines(&mut self, lines: &[String], text: &Located<String>) -> Vec<Option<Number>> {
        let mut runs = Vec::new();
        let (mut at, mut from) = (0, 0);
        let mut starts = Vec::new();
        for line in lines {
            starts.push(at);
            from += align(line, at, &text.value[from..], from, &mut runs).1;
            at += line.len();
        }
        let printed = Arc::new(Printed::new(Written::new([text], self.sources), runs, &lines.concat()));
        let number = |(line, at): (&String, usize)| self.number(line, Target::Text(Arc::clone(&printed), at));
        lines.iter().zip(starts).map(number).map(Some).collect()
    }

    /// Numbers the pieces of a paragraph, whose first so many bytes are ours.
    pub(super) fn paragraph(
        &mut self,
        pieces: Vec<(&str, &mut Option<Number>)>,
        ours: usize,
        texts: &[&Located<String>],
    ) {
        if texts.is_empty() {
            return;
        }
        let printed: String = pieces.iter().map(|(text, _)| *text).collect();
        let whole: String = texts.iter().map(|text| text.value.as_str()).collect();
        let mut runs = Vec::new();
        align(&printed[ours..], ours, &whole, 0, &mut runs);
        let printed = Arc::new(Printed::new(Written::new(texts.iter().copied(), self.sources), runs, &printed));
        let mut at = 0;
        for (text, place) in pieces {
            *place = Some(self.number(text, Target::Text(Arc::clone(&printed), at)));
            at += text.len();
        }
    }

    fn number(&mut self, words: &str, target: Target) -> Number {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        let after = |number: Number| number % MOST + 1;
        let first = after((hasher.finish() % u64::from(MOST)) as Number);
        let mut number = self.next.get(&first).copied().unwrap_or(first);
        while self.places.targets.contains_key(&number) {
            number = after(number);
        }
        self.next.insert(first, after(number));
        self.places.targets.insert(number, target);
        number
    }
}

/// Finds the characters of a text as printed in what was written.
///
/// Typesetting only drops white space and invisible characters, makes one
/// space of several, and adds joiners and splitters. Both texts begin at the
/// given bytes of wholes; returned is how much of each was gone through.
fn align(printed: &str, at: usize, written: &str, from: usize, runs: &mut Vec<Run>) -> (usize, usize) {
    let mut end = (0, 0);
    let mut rest = written.char_indices();
    for (i, c) in printed.char_indices().filter(|(_, c)| ![JOINER, SPLITTER].contains(c)) {
        let same = |w: char| w == c || c == ' ' && w.is_whitespace();
        let next = rest.find(|(_, w)| same(*w) || !w.is_whitespace() && !is_invisible(*w));
        let Some((j, w)) = next.filter(|(_, w)| same(*w)) else { break };
        end = (i + c.len_utf8(), j + w.len_utf8());
        let (printed, written) = (at + i..at + end.0, from + j..from + end.1);
        match runs.last_mut().filter(|_| c == w) {
            Some(run) if run.is_even() && run.printed.end == printed.start && run.written.end == written.start => {
                (run.printed.end, run.written.end) = (printed.end, written.end);
            }
            _ => runs.push(Run { printed, written }),
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_printed_character_is_found_where_it_was_written() {
        for written in [
            "于2020年 12 月14日在　营口 印发，",
            "见 averylongname@averylongplace.gov.cn 。",
            "a \u{200b} b\n c",
            "前面\u{a0}后面\u{2003}最后",
        ] {
            let printed = polish(written);
            let mut runs = Vec::new();
            align(&printed, 0, written, 0, &mut runs);
            let text = Printed::new(Written::default(), runs, "");
            for (i, c) in printed.char_indices().filter(|(_, c)| !is_invisible(*c)) {
                let shown = &written[text.shown(i..i + c.len_utf8()).unwrap()];
                assert!(shown == c.to_string() || c == ' ' && shown.trim().is_empty(), "{c:?} {shown:?}");
            }
            assert_eq!(text.shown(0..printed.len()), Some(0..written.trim_end().len()));
        }
    }

    #[test]
    fn what_nobody_wrote_has_no_place() {
        let mut runs = Vec::new();
        let end = align("营口市）", 3, "营口市", 0, &mut runs);
        assert_eq!(end, (9, 9));
        let text = Printed::new(Written::default(), runs, "");
        assert_eq!(text.shown(0..3), None);
        assert_eq!(text.shown(12..15), None);
        assert_eq!(text.shown(0..15), Some(0..9));
    }
}
