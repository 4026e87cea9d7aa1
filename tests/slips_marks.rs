//! Marks of the samples that are lost or typed wide, one at a time: each is told at its line, and nothing else is.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;
use typeset::diag::Diagnostic;
use typeset::messages::Lang;
use typeset::read::{Reading, read_bytes};

use crate::support::root;

/// A change of one mark of a file.
#[derive(Debug)]
struct Slip {
    start: usize,
    end: usize,
    with: &'static str,
    /// Where the mark stands that the changed one belongs to, if it is a closing one.
    open: usize,
}

fn twin(mark: &str, closing: bool) -> &'static str {
    match (mark, closing) {
        ("\"", false) => "“",
        ("\"", true) => "”",
        ("'", false) => "‘",
        ("'", true) => "’",
        ("\"\"\"", false) => "“““",
        ("\"\"\"", true) => "”””",
        ("'''", false) => "‘‘‘",
        ("'''", true) => "’’’",
        ("[", _) => "［",
        ("]", _) => "］",
        ("=", _) => "＝",
        ("{", _) => "｛",
        ("}", _) => "｝",
        (",", _) => "，",
        other => panic!("{other:?}"),
    }
}

/// Lists every structural mark of a file deleted, and replaced by its full-width twin.
fn slips(text: &str) -> Vec<Slip> {
    let mut all = Vec::new();
    let mut push = |start: usize, end: usize, closing: bool, open: usize| {
        all.push(Slip { start, end, with: "", open });
        all.push(Slip { start, end, with: twin(&text[start..end], closing), open });
    };
    let mut brackets = Vec::new();
    for token in Source::new(text).lex() {
        let (start, end) = (token.span().start(), token.span().end());
        match token.kind() {
            TokenKind::Equals => push(start, end, false, start),
            TokenKind::LeftSquareBracket => {
                brackets.push(start);
                push(start, end, false, start);
            }
            // After the last entry a comma may be left out.
            TokenKind::Comma if !text[end..].trim_start().starts_with(']') => push(start, end, false, start),
            TokenKind::LeftCurlyBracket => push(start, end, false, start),
            TokenKind::RightCurlyBracket => push(start, end, false, start),
            TokenKind::RightSquareBracket => push(start, end, true, brackets.pop().unwrap()),
            TokenKind::BasicString | TokenKind::LiteralString => {
                push(start, start + 1, false, start);
                push(end - 1, end, true, start);
            }
            TokenKind::MlBasicString | TokenKind::MlLiteralString => {
                push(start, start + 3, false, start);
                push(end - 3, end, true, start);
                for i in 0..3 {
                    push(start + i, start + i + 1, false, start);
                    push(end - 3 + i, end - 2 + i, true, start);
                }
            }
            _ => {}
        }
    }
    all
}

/// Returns the line of an offset, from 1.
pub fn line(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

/// Returns the errors of a file of the issue, with their lines.
fn all_errors(reading: &Reading, own: &str) -> Vec<(usize, Diagnostic)> {
    // The files that it names are not there.
    let errors = reading.found.iter().filter(|finding| finding.is_error() && finding.code() != "file-missing");
    let placed = errors.filter_map(|finding| {
        let place = finding.place.as_ref()?;
        let known = Path::new(reading.sources.name(place.file)).ends_with(own);
        known.then(|| (line(reading.sources.text(place.file), place.range.start), finding.clone()))
    });
    placed.collect()
}

/// Returns the first error of a file of the issue, with its line.
fn first(reading: &Reading, own: &str) -> Option<(usize, Diagnostic)> {
    all_errors(reading, own).into_iter().min_by_key(|(line, _)| *line)
}

/// Tries every slip of a file; returns how many there were, and those answered at a wrong line, twice or not at all.
fn wrong_lines(text: &str, own: &str, read: impl Fn(&str) -> Reading) -> (usize, Vec<String>) {
    let all = slips(text);
    let mut wrong = Vec::new();
    for slip in &all {
        let changed = format!("{}{}{}", &text[..slip.start], slip.with, &text[slip.end..]);
        let right: BTreeSet<usize> = [line(text, slip.start), line(text, slip.open)].into();
        let reading = read(&changed);
        match first(&reading, own) {
            Some((at, _)) if right.contains(&at) => {}
            told => {
                let told = told.map(|(at, finding)| (at, Lang::En.words(&finding.problem).message));
                let mark = &text[slip.start..slip.end];
                wrong.push(format!("{own} {mark:?} -> {:?} at {right:?}: {told:?}", slip.with));
            }
        }
        let more: Vec<_> = all_errors(&reading, own)
            .iter()
            .map(|(at, finding)| (*at, Lang::En.words(&finding.problem).message))
            .collect();
        if more.len() > 1 {
            wrong.push(format!("{own} {:?} -> {:?} at {right:?}: {more:?}", &text[slip.start..slip.end], slip.with));
        }
    }
    (all.len(), wrong)
}

/// Tries every slip of the issue of a sample; answers at a wrong line, twice or not at all are few.
fn told_at_its_line(sample: &str, least: usize) {
    let folder = root().join("samples").join(sample);
    let text = fs::read_to_string(folder.join("issue.toml")).unwrap();
    let empty = tempfile::TempDir::new().unwrap();
    if let Ok(publication) = fs::read(folder.join("publication.toml")) {
        fs::write(empty.path().join("publication.toml"), publication).unwrap();
    }
    let (all, wrong) = wrong_lines(&text, "issue.toml", |text| read_bytes(text.as_bytes(), "issue.toml", empty.path()));
    assert!(all > least, "{all}");
    assert!(wrong.len() * 50 <= all, "{} of {all}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_mark_of_a_long_issue_that_is_lost_or_wide_is_told_at_its_line() {
    told_at_its_line("yingkou-2020-03", 900);
}

#[test]
fn every_mark_of_a_short_issue_that_is_lost_or_wide_is_told_at_its_line() {
    told_at_its_line("yaoqing-2026-17", 200);
}
