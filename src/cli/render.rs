//! Shows findings to people and to programs.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::check;
use crate::diag::{Diagnostic, Severity};
use crate::messages::Lang;
use crate::source::{Place, Sources};

/// Renders a finding for a terminal, with the line it is about.
pub(super) fn human(diagnostic: &Diagnostic, sources: &Sources, lang: Lang, color: bool) -> String {
    let words = lang.words(&diagnostic.problem);
    let [.., advice] = lang.headings();
    let notes = lang.note();
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let level = level.with_name(diagnostic.severity.word(lang));
    let title = level.primary_title(&words.message);
    let title = if let Some(rule) = diagnostic.rule { title.id(rule) } else { title };
    let mut group = match &diagnostic.place {
        Some(place) => {
            let (text, line, range) = excerpt(sources, place);
            let label = words.label.as_deref().unwrap_or_default();
            let annotation = AnnotationKind::Primary.span(range).label(label);
            let snippet = Snippet::source(text).line_start(line).path(name(sources, place, lang));
            title.element(snippet.annotation(annotation))
        }
        None => Group::with_title(title),
    };
    let rule = diagnostic.rule.and_then(check::rule);
    let page = diagnostic.page.map(|page| lang.page(page));
    let clause = rule.and_then(|rule| rule.clause).map(|clause| lang.clause(clause));
    for note in page.iter().chain(&clause) {
        group = group.element(Level::NOTE.with_name(notes).message(note));
    }
    if let Some(hint) = &words.hint {
        group = group.element(Level::HELP.with_name(advice).message(hint));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let shown = renderer.render(&[group]);
    match diagnostic.place.as_ref().filter(|place| address(sources, place, lang).is_some()) {
        Some(place) => without_position(&shown, sources, place, lang),
        None => shown,
    }
}

/// Returns the file of a place, and where in it that is, if it has no lines.
fn name(sources: &Sources, place: &Place, lang: Lang) -> String {
    address(sources, place, lang).unwrap_or_else(|| sources.name(place.file).to_owned())
}

/// Names the sheet and the cell in a workbook, the paragraph in a Word document; `None` in a file with lines.
fn address(sources: &Sources, place: &Place, lang: Lang) -> Option<String> {
    let file = sources.name(place.file);
    let cell = sources.cell(place).map(|(sheet, cell)| format!("{file}!{sheet}!{cell}"));
    cell.or_else(|| sources.spot(place).map(|spot| format!("{file} {}", spot.words(lang))))
}

/// Takes line and column away, which the renderer adds to every name, where they mean nothing.
fn without_position(shown: &str, sources: &Sources, place: &Place, lang: Lang) -> String {
    let name = name(sources, place, lang);
    let (text, line, range) = excerpt(sources, place);
    let column = text[..range.start].chars().count() + 1;
    shown.replacen(&format!("{name}:{line}:{column}"), &name, 1)
}

/// Cuts the lines that a place touches out of its file, at most a few.
///
/// Returns them with the number of the first and the place counted from it.
fn excerpt<'s>(sources: &'s Sources, place: &Place) -> (&'s str, usize, std::ops::Range<usize>) {
    let text = sources.text(place.file);
    let start = text.floor_char_boundary(place.range.start);
    // A place that runs over many lines is shown by its first.
    let end = text.floor_char_boundary(place.range.end).max(start);
    let end = text[start..end].find('\n').map_or(end, |i| start + i);
    let from = text[..start].rfind('\n').map_or(0, |i| i + 1);
    let to = text[end..].find('\n').map_or(text.len(), |i| end + i);
    let (line, _) = sources.line_column(place.file, from);
    (&text[from..to], line, start - from..end - from)
}

/// Renders a finding as one line: `file:line:column: severity[code] message`.
pub(super) fn short(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> String {
    let severity = diagnostic.severity.word(lang);
    let at = diagnostic.place.as_ref().map(|place| match address(sources, place, lang) {
        Some(address) => format!("{address}: "),
        None => {
            let (line, column) = sources.line_column(place.file, place.range.start);
            format!("{}:{line}:{column}: ", sources.name(place.file))
        }
    });
    let words = lang.words(&diagnostic.problem);
    format!("{}{severity}[{}] {}", at.unwrap_or_default(), diagnostic.code(), words.message)
}
