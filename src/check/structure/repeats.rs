//! Finds what stands twice.

use std::collections::HashMap;
use std::ops::Range;

use crate::check::passages::Passage;

/// Fewest characters that count as a repetition.
const LEAST: usize = 30;
/// Most repetitions that are told.
const MOST: usize = 50;
/// The base of the rolling hash.
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
/// Set phrases, which no editor can put otherwise.
const SET_PHRASES: [&str; 16] = [
    "以习近平新时代中国特色社会主义思想为指导",
    "习近平新时代中国特色社会主义思想",
    "以习近平同志为核心的党中央",
    "深入学习贯彻习近平总书记",
    "习近平总书记重要讲话精神",
    "习近平总书记关于",
    "全面贯彻落实党的",
    "全面贯彻党的",
    "深入贯彻党的",
    "大和历次全会精神",
    "大精神",
    "中全会精神",
    "增强“四个意识”、坚定“四个自信”、做到“两个维护”",
    "深刻领悟“两个确立”的决定性意义",
    "不忘初心、牢记使命",
    "党中央、国务院决策部署",
];

/// A text that stands in two places.
#[derive(Debug, Clone)]
pub(super) struct Repeat {
    /// Where it stands first.
    pub(super) first: Span,
    /// Where it stands again.
    pub(super) second: Span,
}

/// A part of a passage.
#[derive(Debug, Clone)]
pub(super) struct Span {
    /// Which passage.
    pub(super) passage: usize,
    /// Its bytes.
    pub(super) range: Range<usize>,
}

/// A character of the running text.
struct Char {
    c: char,
    passage: usize,
    at: usize,
    /// Whether it counts: titles of documents and set phrases do not.
    counts: bool,
}

/// Finds texts of some length that stand twice among some passages, white space left out.
pub(super) fn repeats(passages: &[&Passage]) -> Vec<Repeat> {
    let chars: Vec<Char> = passages.iter().enumerate().flat_map(|(n, passage)| characters(n, &passage.text)).collect();
    let hashes = hashes(&chars);
    let mut met: HashMap<u64, usize> = HashMap::new();
    let mut found = Vec::new();
    let mut i = 0;
    while i < hashes.len() && found.len() < MOST {
        let one = chars[i].passage == chars[i + LEAST - 1].passage;
        let earlier = met.get(&hashes[i]).copied().filter(|first| one && first + LEAST <= i);
        let length = earlier.map_or(0, |first| common(&chars, first, i));
        if let Some(first) = earlier.filter(|_| length >= LEAST) {
            if chars[i..i + length].iter().filter(|char| char.counts).count() >= LEAST {
                found.push(Repeat { first: span(&chars, first, length), second: span(&chars, i, length) });
            }
            i += length;
        } else {
            if one {
                met.entry(hashes[i]).or_insert(i);
            }
            i += 1;
        }
    }
    found
}

fn characters(passage: usize, text: &str) -> Vec<Char> {
    let mut quiet: Vec<Range<usize>> = Vec::new();
    for phrase in SET_PHRASES {
        quiet.extend(text.match_indices(phrase).map(|(at, _)| at..at + phrase.len()));
    }
    let mut depth = 0_i32;
    let mut out: Vec<Char> = Vec::new();
    for (at, c) in text.char_indices() {
        depth += i32::from(c == '《');
        if !c.is_whitespace() {
            out.push(Char { c, passage, at, counts: depth <= 0 });
        }
        depth -= i32::from(c == '》' && depth > 0);
    }
    for range in quiet {
        let start = out.partition_point(|char| char.at < range.start);
        let end = out.partition_point(|char| char.at < range.end);
        out[start..end].iter_mut().for_each(|char| char.counts = false);
    }
    out
}

/// Returns the hash of the characters from each one on that could begin a repetition.
fn hashes(chars: &[Char]) -> Vec<u64> {
    if chars.len() < LEAST {
        return Vec::new();
    }
    let step = |hash: u64, c: char| hash.wrapping_mul(BASE).wrapping_add(u64::from(u32::from(c)) + 1);
    let highest = (1..LEAST).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut hash = chars[..LEAST].iter().fold(0, |hash, char| step(hash, char.c));
    let mut out = vec![hash];
    for pair in 0..chars.len() - LEAST {
        let gone = (u64::from(u32::from(chars[pair].c)) + 1).wrapping_mul(highest);
        hash = step(hash.wrapping_sub(gone), chars[pair + LEAST].c);
        out.push(hash);
    }
    out
}

/// Returns how many characters are the same from two places on, without one running into the other.
fn common(chars: &[Char], first: usize, second: usize) -> usize {
    let same = |n: &usize| {
        let (a, b) = (&chars[first + n], &chars[second + n]);
        a.c == b.c && a.passage == chars[first].passage && b.passage == chars[second].passage
    };
    (0..(second - first).min(chars.len() - second)).take_while(same).count()
}

fn span(chars: &[Char], start: usize, length: usize) -> Span {
    let last = &chars[start + length - 1];
    Span { passage: last.passage, range: chars[start].at..last.at + last.c.len_utf8() }
}
