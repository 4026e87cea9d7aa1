//! Turns the TOML parser's complaints into ones an editor can act on.

use std::cell::OnceCell;
use std::ops::Range;

use serde_json::Value as Schema;
use toml::de::{DeTable, Error};

use super::depth::too_deep;
use super::lenient::{Slip, line_of, scan};
use super::scalar::parse_date;
use super::sentences::meaning;
use crate::diag::{Diagnostic, Severity};
use crate::messages::{Problem, Syntax};
use crate::source::{Place, SourceId};

/// Most complaints that are looked at; a file with more is no TOML at all.
const LIMIT: usize = 200;

/// A file as far as it is TOML.
#[derive(Debug)]
pub(super) struct Parsed<'t> {
    pub(super) table: DeTable<'t>,
    /// The lines at fault, whose values mean nothing.
    pub(super) broken: Vec<Range<usize>>,
}

/// Parses TOML as far as possible and reports what is wrong with its grammar.
///
/// `mended` keeps the text with its slips made good, which the table then borrows from.
pub(super) fn parse<'t>(
    text: &'t str,
    schema: &Schema,
    file: SourceId,
    mended: &'t OnceCell<String>,
    found: &mut Vec<Diagnostic>,
) -> Parsed<'t> {
    let mut report = |what: Syntax, line: Option<String>, range: Range<usize>| {
        let severity = if what == Syntax::OddBlank { Severity::Info } else { Severity::Error };
        let problem = match text.get(range.clone()) {
            Some(date) if parse_date(date).is_some() && line.is_none() => {
                Problem::ImpossibleDate { text: date.to_owned() }
            }
            _ => Problem::TomlSyntax { what, line },
        };
        found.push(Diagnostic::new(problem, severity, Some(Place::new(file, range))));
    };
    if let Some(range) = too_deep(text) {
        report(Syntax::TooDeep, None, range);
        let all = 0..text.len();
        return Parsed { table: DeTable::new(), broken: Vec::from([all]) };
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        return Parsed { table: table.into_inner(), broken: Vec::new() };
    }
    let (slips, repair) = scan(text, schema);
    let repaired = mended.get_or_init(|| repair.text(text));
    if too_deep(repaired).is_some() {
        return Parsed { table: DeTable::new(), broken: told(text, slips, &errors, report) };
    }
    let (table, left) = DeTable::parse_recoverable(repaired);
    let table = repair.moved(table.into_inner());
    // What the parser still says where something was told already is no news, and what comes after
    // a slip that could not be made good may be a consequence of it.
    let unsure = slips.iter().filter(|slip| slip.line.is_none() && slip.what != Syntax::OddBlank);
    let first = unsure.map(|slip| slip.range.start).min().unwrap_or(text.len());
    let told_of = slips.iter().filter(|slip| slip.what != Syntax::OddBlank);
    let lines: Vec<Range<usize>> = told_of.map(|slip| line_of(text, slip.range.start)).collect();
    let mut broken = Vec::new();
    for error in left.iter().take(LIMIT) {
        let span = error.span().unwrap_or(0..0);
        let range = repair.back(span.start)..repair.back(span.end);
        let line = line_of(text, range.start);
        let news = range.start < first && !lines.contains(&line) && !broken.contains(&line);
        if news || (slips.is_empty() && broken.is_empty()) {
            report(meaning(error.message()), None, range);
        }
        broken.push(line);
    }
    broken.extend(told(text, slips, &[], report));
    Parsed { table, broken }
}

/// Reports slips, or in their absence the parser's first complaint; returns the lines at fault.
fn told(
    text: &str,
    slips: Vec<Slip>,
    errors: &[Error],
    mut report: impl FnMut(Syntax, Option<String>, Range<usize>),
) -> Vec<Range<usize>> {
    if let Some(error) = errors.first().filter(|_| slips.is_empty()) {
        report(meaning(error.message()), None, error.span().unwrap_or(0..0));
    }
    let mut broken = Vec::new();
    for Slip { what, range, line } in slips {
        if what != Syntax::OddBlank {
            broken.push(line_of(text, range.start));
            broken.push(line_of(text, range.end));
        }
        report(what, line, range);
    }
    broken
}
