//! Quotation marks and brackets, and which belong together.

use super::text::{Text, is_digit};
use crate::hanzi::is_numeral;

/// The marks that come in pairs; those of one shape in two widths belong together.
const PAIRS: [(char, char, Shape); 12] = [
    ('“', '”', Shape::Double),
    ('‘', '’', Shape::Single),
    ('（', '）', Shape::Round),
    ('(', ')', Shape::Round),
    ('《', '》', Shape::Title),
    ('〈', '〉', Shape::InnerTitle),
    ('〔', '〕', Shape::Tortoise),
    ('【', '】', Shape::Lens),
    ('「', '」', Shape::Corner),
    ('『', '』', Shape::InnerCorner),
    ('[', ']', Shape::Square),
    ('［', '］', Shape::Square),
];

/// How far ahead a mark is looked for that would belong to an open one.
const AHEAD: usize = 300;
/// Deepest nesting that is followed.
const DEEPEST: usize = 50;

/// A shape of marks that come in pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Double,
    Single,
    Round,
    Title,
    InnerTitle,
    Tortoise,
    Lens,
    Corner,
    InnerCorner,
    Square,
}

impl Shape {
    /// Returns the Chinese mark that closes.
    pub(super) fn close(self) -> char {
        PAIRS.iter().find(|(.., shape)| *shape == self).map_or(' ', |(_, close, _)| *close)
    }

    /// Returns the Chinese mark that opens.
    pub(super) fn open(self) -> char {
        PAIRS.iter().find(|(.., shape)| *shape == self).map_or(' ', |(open, ..)| *open)
    }

    fn is_bracket(self) -> bool {
        matches!(self, Self::Round | Self::Tortoise | Self::Lens | Self::Square)
    }
}

/// A mark and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// Its index among the characters.
    pub(super) at: usize,
    /// Its shape.
    pub(super) shape: Shape,
}

/// The marks of a text.
#[derive(Debug, Default)]
pub(super) struct Pairing {
    /// Where the marks stand that belong together, in the order of their ends.
    pub(super) pairs: Vec<(usize, usize)>,
    /// Marks that open and are never closed.
    pub(super) unclosed: Vec<Mark>,
    /// Marks that close what was never opened.
    pub(super) unopened: Vec<Mark>,
    /// Pairs that begin inside another pair and end outside it.
    pub(super) crossed: Vec<(usize, usize)>,
    /// An opening bracket and a closing one of another shape.
    pub(super) mismatched: Vec<(usize, usize)>,
}

/// Pairs the marks of a text.
pub(super) fn pairing(text: &Text) -> Pairing {
    let mut out = Pairing::default();
    let mut open: Vec<Mark> = Vec::new();
    // Passed over by a mark that closed something further out.
    let mut left: Vec<Mark> = Vec::new();
    for (at, &c) in text.chars.iter().enumerate() {
        let Some((opens, shape)) = mark(c) else { continue };
        if text.in_address(at) {
            continue;
        }
        if opens {
            open.push(Mark { at, shape });
            if open.len() > DEEPEST {
                left.push(open.remove(0));
            }
        } else if let Some(depth) = open.iter().rposition(|mark| mark.shape == shape) {
            left.extend(open.drain(depth + 1..));
            out.pairs.extend(open.pop().map(|mark| (mark.at, at)));
        } else if !is_apostrophe(text, at) && !is_numbering(text, at) {
            let recent = left.len().saturating_sub(DEEPEST);
            if let Some(crossed) = left[recent..].iter().rposition(|mark| mark.shape == shape) {
                out.crossed.push((left.remove(recent + crossed).at, at));
            } else if let Some(mark) = open.pop_if(|mark| belongs(text, mark, at, shape)) {
                out.mismatched.extend((!is_interval(text, mark.at, at)).then_some((mark.at, at)));
            } else {
                out.unopened.push(Mark { at, shape });
            }
        }
    }
    left.extend(open);
    left.sort_by_key(|mark| mark.at);
    out.unclosed = left;
    out
}

/// Returns whether a character opens, and its shape.
fn mark(c: char) -> Option<(bool, Shape)> {
    let known = |(open, close, shape): &(char, char, Shape)| {
        (*open == c).then_some((true, *shape)).or((*close == c).then_some((false, *shape)))
    };
    PAIRS.iter().find_map(known)
}

/// Returns whether a closing bracket is the wrong partner of an open one, and not one too many.
fn belongs(text: &Text, mark: &Mark, at: usize, shape: Shape) -> bool {
    let ahead = &text.chars[at + 1..text.chars.len().min(at + 1 + AHEAD)];
    let next = ahead.iter().filter_map(|c| self::mark(*c)).find(|(_, ahead)| *ahead == mark.shape);
    mark.shape.is_bracket() && shape.is_bracket() && !matches!(next, Some((false, _)))
}

fn is_apostrophe(text: &Text, at: usize) -> bool {
    text.at(at) == '’' && (text.before(at).is_ascii_alphabetic() || is_digit(text.at(at + 1)))
}

/// Returns whether a bracket ends a number such as `1）` or `一）` at the start or after a mark.
fn is_numbering(text: &Text, at: usize) -> bool {
    let number = |c: char| c.is_ascii_alphanumeric() || is_numeral(c);
    let start = text.run_back(at, number);
    let free = |c: char| c == '\0' || c.is_whitespace() || "，。；：、“（”".contains(c);
    matches!(text.at(at), '）' | ')') && (1..=3).contains(&(at - start)) && free(text.before(start))
}

/// Returns whether brackets of two shapes hold an interval such as (0,5].
fn is_interval(text: &Text, from: usize, to: usize) -> bool {
    let inside = |c: &char| c.is_ascii_digit() || "，, .%-−+∞".contains(*c);
    text.chars[from + 1..to].iter().all(inside)
}
