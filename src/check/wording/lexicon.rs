//! Words that are looked for all at once.

use std::collections::HashMap;
use std::ops::Range;

use super::when::{Condition, is_number, number_len};

/// Most characters that `…` stands for.
const GAP: usize = 6;

/// What is looked for.
#[derive(Debug)]
pub(super) struct Pattern {
    parts: Vec<Part>,
    when: Vec<Condition>,
}

#[derive(Debug)]
enum Part {
    Words(String),
    Number,
    Gap,
}

impl Pattern {
    /// Reads words in which `#` stands for a number and `…` for a few characters of one clause.
    pub(super) fn parse(words: &str, when: Vec<Condition>) -> Self {
        let mut parts = Vec::new();
        for piece in words.split_inclusive(['#', '…']) {
            let literal = piece.trim_end_matches(['#', '…']);
            if !literal.is_empty() {
                parts.push(Part::Words(literal.to_owned()));
            }
            match piece.chars().next_back() {
                Some('#') => parts.push(Part::Number),
                Some('…') => parts.push(Part::Gap),
                _ => {}
            }
        }
        Self { parts, when }
    }

    /// Takes words as they stand.
    pub(super) fn literal(words: &str) -> Self {
        Self { parts: vec![Part::Words(words.to_owned())], when: Vec::new() }
    }

    fn first(&self) -> Option<char> {
        match self.parts.first()? {
            Part::Words(words) => words.chars().next(),
            Part::Number | Part::Gap => None,
        }
    }

    /// Returns how many bytes at a place of a text are meant.
    fn matches(&self, text: &str, at: usize) -> Option<usize> {
        let length = length(&self.parts, &text[at..])?;
        let (before, after) = (&text[..at], &text[at + length..]);
        self.when.iter().all(|condition| condition.holds(before, after)).then_some(length)
    }
}

fn length(parts: &[Part], text: &str) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(0) };
    match part {
        Part::Words(words) => Some(words.len() + length(rest, text.strip_prefix(words.as_str())?)?),
        Part::Number => {
            let number = number_len(text);
            if number == 0 { None } else { Some(number + length(rest, &text[number..])?) }
        }
        Part::Gap => {
            let inside = |c: char| c.is_alphanumeric() && !is_number(c) && c != '的';
            let ends = text.char_indices().take(GAP).take_while(|(_, c)| inside(*c)).map(|(at, c)| at + c.len_utf8());
            std::iter::once(0).chain(ends).find_map(|gap| Some(gap + length(rest, &text[gap..])?))
        }
    }
}

/// Patterns, each with what is known of it, by their first character.
#[derive(Debug)]
pub(super) struct Lexicon<T> {
    entries: HashMap<char, Vec<(Pattern, T)>>,
}

impl<T> Lexicon<T> {
    /// Gathers patterns; one that does not begin with a word is never found.
    pub(super) fn new(list: impl IntoIterator<Item = (Pattern, T)>) -> Self {
        let mut entries: HashMap<char, Vec<_>> = HashMap::new();
        for (pattern, value) in list {
            if let Some(first) = pattern.first() {
                entries.entry(first).or_default().push((pattern, value));
            }
        }
        Self { entries }
    }

    /// Finds what a text holds, from left to right, the longest at each place; matches do not overlap.
    pub(super) fn find<'l>(&'l self, text: &'l str) -> impl Iterator<Item = (Range<usize>, &'l T)> {
        let mut free = 0;
        text.char_indices().filter_map(move |(at, c)| {
            if at < free {
                return None;
            }
            let entries = self.entries.get(&c)?;
            let all = entries.iter().filter_map(|(pattern, value)| Some((pattern.matches(text, at)?, value)));
            let (length, value) = all.max_by_key(|(length, _)| *length)?;
            free = at + length;
            Some((at..free, value))
        })
    }
}
