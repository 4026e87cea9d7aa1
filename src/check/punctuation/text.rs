//! Texts taken apart into characters, for rules that look at a mark and its neighbours.

use std::ops::Range;

use crate::check::passages::{Part, Passage, is_proofread};
use crate::check::rule::{Findings, Subject};
use crate::diag::Fix;
use crate::hanzi::is_ideograph;
use crate::messages::PunctuationFault;
use crate::source::{Located, Place};

/// A passage, or the cell of a table, as a row of characters.
pub(super) struct Text<'a> {
    /// Its characters.
    pub(super) chars: Vec<char>,
    /// Where in the issue it stands; `None` for cells of tables.
    pub(super) part: Option<Part>,
    /// Whether it is a paragraph of running text.
    pub(super) paragraph: bool,
    /// Which item it belongs to, as in [`Passage::item`].
    pub(super) item: Option<usize>,
    /// The byte at which each character begins, and the end.
    offsets: Vec<usize>,
    /// Characters of addresses, which have rules of their own.
    addresses: Vec<Range<usize>>,
    origin: Origin<'a>,
    subject: &'a Subject<'a>,
}

/// What a text was made of.
enum Origin<'a> {
    Passage(&'a Passage),
    Located(&'a Located<String>),
}

/// Returns the passages of an issue as texts.
pub(super) fn texts<'a>(subject: &'a Subject<'a>) -> impl Iterator<Item = Text<'a>> {
    subject.passages.iter().map(|passage| Text::of_passage(passage, subject))
}

/// Returns the passages of an issue and the cells of its tables that hold more than figures.
pub(super) fn texts_and_cells<'a>(subject: &'a Subject<'a>) -> impl Iterator<Item = Text<'a>> {
    let cells = subject.issue.tables().flat_map(|table| table.printed_rows().flatten());
    let cells = cells
        .filter(|cell| !cell.value.is_ascii() && is_proofread(&cell.value))
        .map(|cell| Text::of_located(cell, subject));
    texts(subject).chain(cells)
}

impl<'a> Text<'a> {
    fn of_passage(passage: &'a Passage, subject: &'a Subject<'a>) -> Self {
        let Passage { text, part, paragraph, item, .. } = passage;
        let mut made = Self::new(text, Origin::Passage(passage), subject);
        (made.part, made.paragraph, made.item) = (Some(*part), *paragraph, *item);
        made
    }

    /// Takes a text that stands by itself.
    pub(super) fn of_located(text: &'a Located<String>, subject: &'a Subject<'a>) -> Self {
        Self::new(&text.value, Origin::Located(text), subject)
    }

    fn new(text: &str, origin: Origin<'a>, subject: &'a Subject<'a>) -> Self {
        let (mut offsets, chars): (Vec<usize>, Vec<char>) = text.char_indices().unzip();
        offsets.push(text.len());
        let addresses = addresses(&chars);
        Self { chars, part: None, paragraph: false, item: None, offsets, addresses, origin, subject }
    }

    /// Returns the character at an index; NUL behind the end.
    pub(super) fn at(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or('\0')
    }

    /// Returns the character before an index; NUL at the start.
    pub(super) fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\0', |i| self.at(i))
    }

    /// Returns the character before an index, passing over one space.
    pub(super) fn before_space(&self, i: usize) -> char {
        if self.before(i) == ' ' { self.before(i - 1) } else { self.before(i) }
    }

    /// Returns the first character from an index on, passing over one space.
    pub(super) fn after_space(&self, i: usize) -> char {
        if self.at(i) == ' ' { self.at(i + 1) } else { self.at(i) }
    }

    /// Returns whether the characters from an index on are those of a word.
    pub(super) fn starts(&self, i: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(n, c)| self.at(i + n) == c)
    }

    /// Returns the end of the run of characters from an index on that are of a kind.
    pub(super) fn run(&self, i: usize, of: impl Fn(char) -> bool) -> usize {
        let rest = self.chars.get(i..).unwrap_or_default();
        i + rest.iter().take_while(|c| of(**c)).count()
    }

    /// Returns the end of the run of one character from an index on; the index itself if it is none of some.
    pub(super) fn run_of_same(&self, i: usize, some: &str) -> usize {
        let first = self.at(i);
        self.run(i, |c| c == first && some.contains(c))
    }

    /// Returns the start of the run of characters before an index that are of a kind.
    pub(super) fn run_back(&self, i: usize, of: impl Fn(char) -> bool) -> usize {
        let rest = self.chars.get(..i).unwrap_or_default();
        i - rest.iter().rev().take_while(|c| of(**c)).count()
    }

    /// Returns the ranges that begin where the one before ended, or later; `end` tells where one that begins at an index ends.
    pub(super) fn ranges(&self, end: impl Fn(usize) -> usize) -> impl Iterator<Item = Range<usize>> {
        let mut next = 0;
        (0..self.chars.len()).filter_map(move |i| {
            let end = if i < next { i } else { end(i) };
            next = next.max(end);
            (end > i).then_some(i..end)
        })
    }

    /// Returns the characters in a range as a string.
    pub(super) fn string(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or_default().iter().collect()
    }

    /// Returns whether a character belongs to an address or path.
    pub(super) fn in_address(&self, i: usize) -> bool {
        let after = self.addresses.partition_point(|range| range.start <= i);
        after > 0 && self.addresses[after - 1].contains(&i)
    }

    /// Returns whether most of the text is Chinese.
    pub(super) fn is_chinese(&self) -> bool {
        let han = self.chars.iter().filter(|c| is_ideograph(**c)).count();
        han > 0 && han * 4 >= self.chars.iter().filter(|c| c.is_ascii_alphabetic()).count()
    }

    /// Returns the place of some characters.
    pub(super) fn place(&self, range: Range<usize>) -> Place {
        let bytes = self.bytes(range);
        match self.origin {
            Origin::Passage(passage) => passage.place(bytes),
            Origin::Located(cell) => self.located_place(cell, bytes).unwrap_or_else(|| cell.place.clone()),
        }
    }

    /// Adds a finding at some characters.
    pub(super) fn report(&self, found: &mut Findings, fault: PunctuationFault, range: Range<usize>) {
        found.add(fault, self.place(range));
    }

    /// Adds a finding at some characters, with what should stand there, if they can be replaced.
    pub(super) fn report_fix(&self, found: &mut Findings, fault: PunctuationFault, range: Range<usize>, right: &str) {
        let place = self.place(range.clone());
        let fix = self.exact(range).map(|place| Fix { place, text: right.to_owned() });
        found.add_with(fault, place, Vec::new(), fix);
    }

    /// Returns the place of some characters if the file has just these there and may be changed.
    pub(super) fn exact(&self, range: Range<usize>) -> Option<Place> {
        let wanted = self.string(range.clone());
        let bytes = self.bytes(range);
        let place = match self.origin {
            Origin::Passage(passage) => passage.exact_place(bytes)?,
            Origin::Located(cell) => self.located_place(cell, bytes)?,
        };
        is_editable(self.subject, &place, &wanted).then_some(place)
    }

    fn located_place(&self, cell: &Located<String>, bytes: Range<usize>) -> Option<Place> {
        let start = self.subject.sources.start_of(cell)?;
        // A cell of a workbook has no finer places.
        let workbook = self.subject.sources.cell(&cell.place).is_some();
        (!workbook).then(|| Place::new(cell.place.file, start + bytes.start..start + bytes.end))
    }

    fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let last = self.offsets.len() - 1;
        self.offsets[range.start.min(last)]..self.offsets[range.end.min(last)]
    }
}

/// Returns whether a place holds just some text, in a file that can be changed, and no figure put in from a table.
pub(in crate::check) fn is_editable(subject: &Subject, place: &Place, wanted: &str) -> bool {
    let Subject { sources, issue, .. } = *subject;
    let holds = sources.text(place.file).get(place.range.clone()) == Some(wanted);
    let overlaps = |other: &Place| {
        other.file == place.file && other.range.start < place.range.end && place.range.start < other.range.end
    };
    holds && sources.cell(place).is_none() && !issue.figures.iter().any(|figure| overlaps(&figure.text.place))
}

/// Finds addresses of pages, mail and files among the runs of ASCII characters.
fn addresses(chars: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        let length = chars[i..].iter().take_while(|c| c.is_ascii_graphic()).count();
        if length > 3 {
            let token: String = chars[i..i + length].iter().collect();
            let trimmed = token.trim_end_matches([',', ';', '.', ')', ':', '"', '!', '?']);
            let skipped = trimmed.len() - trimmed.trim_start_matches(['(', '"']).len();
            if is_address(&trimmed[skipped..]) {
                found.push(i + skipped..i + trimmed.len());
            }
        }
        i += length.max(1);
    }
    found
}

fn is_address(token: &str) -> bool {
    let letters = |part: &str| part.len() > 1 && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let domain = || {
        let host = token.split('/').next().unwrap_or_default();
        let parts = host.split('.');
        parts.clone().count() > 1 && parts.clone().all(letters) && host.bytes().any(|b| b.is_ascii_alphabetic())
    };
    token.contains("://") || token.starts_with("www.") || token.contains('@') || domain()
}

/// Returns whether a character is one of the Chinese marks that the rules of this family are about.
pub(super) fn is_full_mark(c: char) -> bool {
    "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·～".contains(c)
}

/// Returns whether a character is an ideograph or one of these marks.
pub(super) fn is_chinese(c: char) -> bool {
    is_ideograph(c) || is_full_mark(c)
}

/// Returns the Chinese mark for a half-width one; `None` for a stop, which may be a point, and for what is no mark.
pub(super) fn full(c: char) -> Option<char> {
    match c {
        ',' => Some('，'),
        ';' => Some('；'),
        ':' => Some('：'),
        '?' => Some('？'),
        '!' => Some('！'),
        _ => None,
    }
}

/// Returns whether a character is an ASCII digit.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}
