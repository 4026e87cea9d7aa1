//! How a reference to a figure is written: `{{表.行.列}}`.

use std::ops::Range;

/// Opens a reference, unless a backslash stands before it.
pub(in crate::read) const OPEN: &str = "{{";
/// Closes a reference, on the same line.
const CLOSE: &str = "}}";

/// Stands before a reference in running text until its figure is put in.
///
/// So it is told from braces that were written as `\{{` and are braces now.
pub(in crate::read) const MARK: char = '\u{4}';

/// Most bytes that are looked at for the end of a reference.
const LONGEST: usize = 2000;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Piece {
    /// Text as it stands.
    Text,
    /// `\{{`, which is printed as `{{`.
    Braces,
    /// A reference, or the two braces of one that is not closed.
    Reference,
}

/// Takes a text apart into references and what stands between them.
pub(in crate::read) fn pieces(text: &str) -> Vec<(Piece, Range<usize>)> {
    let mut out = Vec::new();
    let mut done = 0;
    let mut at = 0;
    while let Some(offset) = text[at..].find(OPEN) {
        let open = at + offset;
        let escaped = text[done..open].ends_with('\\');
        if !escaped && !opens(&text[open..]) {
            at = open + 1;
            continue;
        }
        let start = open - usize::from(escaped);
        at = open + if escaped { OPEN.len() } else { length(&text[open..]) };
        if start > done {
            out.push((Piece::Text, done..start));
        }
        out.push((if escaped { Piece::Braces } else { Piece::Reference }, start..at));
        done = at;
    }
    if done < text.len() {
        out.push((Piece::Text, done..text.len()));
    }
    out
}

/// Returns whether a text begins with a reference.
///
/// Of three braces the first stands for itself.
pub(in crate::read) fn opens(text: &str) -> bool {
    text.starts_with(OPEN) && !text.starts_with("{{{")
}

/// Returns the length of the reference that a text begins with; that of its braces if it is not closed.
pub(in crate::read) fn length(text: &str) -> usize {
    scan(text).map_or(OPEN.len(), |(length, _)| length)
}

/// Returns the parts of a reference; `None` if it is not closed.
pub(super) fn parts(reference: &str) -> Option<Vec<String>> {
    scan(reference).map(|(_, parts)| parts)
}

/// Returns a name as it is written in a reference, in quotes if need be.
pub(super) fn quoted(name: &str) -> String {
    let special = ['.', '。', '"', '「', '“', '{', '}'];
    match name {
        name if !name.contains(special) => name.to_owned(),
        name if name.contains('」') => format!("\"{name}\""),
        name => format!("「{name}」"),
    }
}

/// Finds the end of a reference and the names in it.
fn scan(text: &str) -> Option<(usize, Vec<String>)> {
    let line = text[..text.floor_char_boundary(LONGEST)].split('\n').next()?;
    let mut rest = line.strip_prefix(OPEN)?;
    let mut parts = Vec::new();
    let mut part = String::new();
    // Quotes count as such only where a name begins.
    let mut begins = true;
    loop {
        if let Some(after) = rest.strip_prefix(CLOSE) {
            parts.push(part.trim().to_owned());
            return Some((line.len() - after.len(), parts));
        }
        if rest.starts_with(OPEN) {
            return None;
        }
        if let Some((name, after)) = quoted_name(rest).filter(|_| begins).or_else(|| chinese_quotes(rest)) {
            part.push_str(name);
            rest = after;
            begins = false;
            continue;
        }
        let c = rest.chars().next()?;
        rest = &rest[c.len_utf8()..];
        match c {
            '.' => parts.push(std::mem::take(&mut part).trim().to_owned()),
            c => part.push(c),
        }
        begins = matches!(c, '.' | '/') || (begins && c.is_whitespace());
    }
}

/// Returns the name in the quotes that a text begins with, and what follows them.
fn quoted_name(text: &str) -> Option<(&str, &str)> {
    let (inner, close) = match text.strip_prefix('"') {
        Some(inner) => (inner, '"'),
        None => (text.strip_prefix('「')?, '」'),
    };
    let (name, after) = inner.split_once(close)?;
    let next = after.trim_start();
    (next.starts_with(['.', '/']) || next.starts_with(CLOSE)).then_some((name, after))
}

/// Returns the words in Chinese quotes that a text begins with, quotes included, and what follows them.
///
/// These quotes belong to many a name, and no full stop in them parts it.
fn chinese_quotes(text: &str) -> Option<(&str, &str)> {
    let end = text.strip_prefix('“')?.find('”')? + '“'.len_utf8() + '”'.len_utf8();
    let (words, after) = text.split_at(end);
    (!words.contains(OPEN) && !words.contains(CLOSE)).then_some((words, after))
}
