//! Turns the TOML parser's complaints into ones an editor can act on.

use std::ops::Range;

use toml::de::{DeTable, Error};

use super::depth::too_deep;
use super::scalar::parse_date;
use super::sentences::meaning;
use crate::diag::Diagnostic;
use crate::messages::{Problem, Syntax};
use crate::source::{Place, SourceId};

/// Full-width marks that get typed where TOML wants the ASCII one.
const FULL_WIDTH: [(&str, &str); 8] =
    [("“”＂", "\""), ("‘’", "'"), ("＝", "="), ("，、", ","), ("［【", "["), ("］】", "]"), ("｛", "{"), ("＃", "#")];

/// Most complaints that are looked at; a file with more is no TOML at all.
const LIMIT: usize = 200;

/// Parses TOML as far as possible and reports what is wrong with its grammar.
///
/// Also returns the lines at fault, whose values mean nothing.
pub(super) fn parse<'t>(
    text: &'t str,
    file: SourceId,
    found: &mut Vec<Diagnostic>,
) -> (DeTable<'t>, Vec<Range<usize>>) {
    let mut lines = Vec::new();
    if let Some(range) = too_deep(text) {
        let problem = Problem::TomlSyntax { what: Syntax::TooDeep, raw: String::new() };
        found.push(Diagnostic::error(problem, Place::new(file, range)));
        lines.push(0..text.len());
        return (DeTable::new(), lines);
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors.iter().take(LIMIT) {
        let span = error.span().unwrap_or(0..0);
        let line = line_of(text, span.start);
        // One slip upsets the parser several times over; the first is the telling one.
        if lines.contains(&line) {
            continue;
        }
        let (what, range) = explain(text, error, &line);
        lines.push(line.clone());
        // A list or text without an end takes in all that follows; no more is worth saying.
        let endless = matches!(what, Syntax::Unclosed | Syntax::UnclosedText) && range.end < line.start;
        let problem = match text.get(range.clone()) {
            Some(date) if parse_date(date).is_some() => Problem::ImpossibleDate { text: date.to_owned() },
            _ => Problem::TomlSyntax { what, raw: error.message().to_owned() },
        };
        found.push(Diagnostic::error(problem, Place::new(file, range)));
        if endless {
            lines.push(line.start..text.len());
            break;
        }
    }
    (table.into_inner(), lines)
}

fn explain(text: &str, error: &Error, line: &Range<usize>) -> (Syntax, Range<usize>) {
    let span = error.span().unwrap_or(0..0);
    let span = span.start.min(text.len())..span.end.min(text.len());
    let mut what = meaning(error.message());
    if let Some((at, found, wanted)) = full_width(text, line).filter(|_| what != Syntax::Escape) {
        return (Syntax::FullWidth { found, wanted }, at..at + found.len_utf8());
    }
    if what == Syntax::Unquoted && text[span.clone()].trim().is_empty() {
        what = Syntax::NoValue;
    }
    match what {
        Syntax::UnclosedText => (what, opening(text, "\"\"\"", span.start).unwrap_or(span)),
        Syntax::Comma if starts_anew(&text[line.clone()]) => {
            (Syntax::Unclosed, opening(text, "[", line.start).unwrap_or(span))
        }
        _ => (what, span),
    }
}

/// Returns whether a line is a new key or table, and no entry of a list.
fn starts_anew(line: &str) -> bool {
    let line = line.trim_start();
    let key = line.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    line.starts_with('[') || (key.len() < line.len() && key.trim_start().starts_with('='))
}

/// Returns the last place before an offset where a mark opens something.
fn opening(text: &str, mark: &str, before: usize) -> Option<Range<usize>> {
    let at = text[..before].rfind(mark)?;
    Some(at..at + mark.len())
}

/// Finds a full-width mark outside quotation marks on a line.
fn full_width(text: &str, line: &Range<usize>) -> Option<(usize, char, &'static str)> {
    let mut quoted = false;
    for (i, c) in text[line.clone()].char_indices() {
        match c {
            '"' => quoted = !quoted,
            '#' if !quoted => return None,
            _ if !quoted => {
                if let Some((_, wanted)) = FULL_WIDTH.into_iter().find(|(marks, _)| marks.contains(c)) {
                    return Some((line.start + i, c, wanted));
                }
            }
            _ => {}
        }
    }
    None
}

/// Returns the bytes of the line that an offset stands in.
fn line_of(text: &str, offset: usize) -> Range<usize> {
    let offset = text.floor_char_boundary(offset);
    let start = text[..offset].rfind('\n').map_or(0, |i| i + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |i| offset + i);
    start..end
}
