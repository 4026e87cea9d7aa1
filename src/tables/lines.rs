//! Breaks the text of a cell into lines.

use crate::fonts::Measure;
use crate::hanzi::words;

/// Brackets of no more than this width, in em, are not broken.
const SHORT_BRACKET: f64 = 5.0;

/// A word and its width in em.
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) width: f64,
}

/// Splits a text into words that can be set apart; those longer than `long`, in em, into characters.
pub(super) fn split_words<'t>(text: &'t str, long: f64, measure: &Measure) -> Vec<Word<'t>> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut last = None;
    let mut word = |text: &'t str| {
        // The gap before a Latin word counts for the word, whether it begins a line or not.
        let gap = last.zip(text.chars().next()).map_or(0.0, |(before, after)| measure.gap(before, after));
        last = text.chars().next_back();
        Word { text, width: measure.em(text) + gap }
    };
    let mut out = Vec::new();
    for piece in bracketed(&words(text), text, measure) {
        if measure.em(piece) <= long {
            out.push(word(piece));
        } else {
            let parts = piece.char_indices().map(|(i, c)| &piece[i..i + c.len_utf8()]);
            out.extend(parts.map(&mut word));
        }
    }
    out
}

/// More words than this never fit into short brackets.
const MOST_IN_BRACKET: usize = 40;

/// Joins the words in short brackets to one, such as （万元）; the words follow each other in one text.
fn bracketed<'t>(words: &[&'t str], text: &'t str, measure: &Measure) -> Vec<&'t str> {
    let mut out = Vec::with_capacity(words.len());
    let mut rest = words;
    let mut at = 0;
    while let [first, more @ ..] = rest {
        let closing = |word: &&str| word.ends_with(['）', ')']);
        let opens = first.starts_with(['（', '(']) && !closing(first);
        let near = if opens { &more[..more.len().min(MOST_IN_BRACKET)] } else { &[] };
        let count = near.iter().position(closing).map_or(1, |end| end + 2);
        let length: usize = rest[..count].iter().map(|word| word.len()).sum();
        let joined = &text[at..at + length];
        let count = if measure.em(joined) <= SHORT_BRACKET { count } else { 1 };
        let length: usize = rest[..count].iter().map(|word| word.len()).sum();
        out.push(&text[at..at + length]);
        at += length;
        rest = &rest[count..];
    }
    out
}

/// Returns the width in em of the widest word.
pub(super) fn widest(words: &[Word]) -> f64 {
    words.iter().map(|word| word.width).fold(0.0, f64::max)
}

/// Returns the smallest width in em at which words fit into some lines.
pub(super) fn narrowest(words: &[Word], lines: usize) -> f64 {
    let total: f64 = words.iter().map(|word| word.width).sum();
    let widest = widest(words);
    let mut width = widest.max(total / lines as f64);
    while count_lines(words, width) > lines {
        width += 0.25;
    }
    width
}

/// Tells of each word whether it begins a line, filling lines of a width in em.
fn beginnings(words: &[Word], width: f64) -> impl Iterator<Item = bool> {
    words.iter().scan(f64::INFINITY, move |used, word| {
        let begins = *used + word.width > width + 1e-6;
        *used = if begins { word.width } else { *used + word.width };
        Some(begins)
    })
}

/// Returns how many lines of a width in em words fill.
pub(super) fn count_lines(words: &[Word], width: f64) -> usize {
    beginnings(words, width).filter(|begins| *begins).count()
}

/// Breaks words into lines of at most a width in em, as even as their number allows.
pub(super) fn break_lines(words: &[Word], width: f64) -> Vec<String> {
    let lines = fill(words, width);
    match lines.len() {
        0 | 1 => lines,
        count => fill(words, narrowest(words, count).min(width)),
    }
}

/// Fills lines of a width in em with words.
fn fill(words: &[Word], width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (word, begins) in words.iter().zip(beginnings(words, width)) {
        match lines.last_mut() {
            Some(line) if !begins => line.push_str(word.text),
            _ => lines.push(word.text.to_owned()),
        }
    }
    lines.iter_mut().for_each(|line| *line = line.trim().to_owned());
    lines.retain(|line| !line.is_empty());
    lines
}
