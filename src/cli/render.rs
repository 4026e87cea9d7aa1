//! Shows findings to people.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::excerpt::Excerpt;
use super::harmless::{bounded, harmless, one_line};
use crate::check;
use crate::diag::{Diagnostic, Severity};
use crate::messages::{Lang, Words};
use crate::source::{Place, Sources};

/// Columns that are wider than any line.
const WIDTH: usize = 10_000;

/// Renders a finding for a terminal, with the line it is about.
///
/// Whatever the editor wrote is harmless in it; if it is to have `color`, that is all it has of controls.
pub(super) fn human(diagnostic: &Diagnostic, sources: &Sources, lang: Lang, color: bool) -> String {
    let words = readable(lang.words(&diagnostic.problem));
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
    let excerpt =
        diagnostic.place.as_ref().map(|place| (Excerpt::of(sources, place), name(sources, place, lang), place));
    let mut group = match &excerpt {
        Some((Excerpt { text, line, range, .. }, name, _)) => {
            let label = words.label.as_deref().unwrap_or_default();
            let annotation = AnnotationKind::Primary.span(range.clone()).label(label);
            let snippet = Snippet::source(text).line_start(*line).path(name);
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
    // Lines have been cut already, by what is marked.
    let renderer = if color { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let shown = renderer.render(&[group]);
    match excerpt {
        Some((Excerpt { line, shown_column, column, .. }, name, place)) => {
            // The renderer knows but the part of the line that is shown, and adds a position to every name.
            let told = format!("{name}:{line}:{shown_column}");
            let has_lines = address(sources, place, lang).is_none();
            shown.replacen(&told, &if has_lines { format!("{name}:{line}:{column}") } else { name }, 1)
        }
        None => shown,
    }
}

/// Returns words that are harmless to a terminal and of readable length.
fn readable(words: Words) -> Words {
    let line = |text: &str| one_line(&bounded(text)).into_owned();
    Words {
        message: line(&words.message),
        label: words.label.as_deref().map(line),
        // Advice may have several lines, which the renderer indents.
        hint: words.hint.map(|hint| harmless(&bounded(&hint)).into_owned()),
    }
}

/// Returns the file of a place, and where in it that is, if it has no lines.
fn name(sources: &Sources, place: &Place, lang: Lang) -> String {
    let name = address(sources, place, lang).unwrap_or_else(|| sources.name(place.file).to_owned());
    one_line(&name).into_owned()
}

/// Names the sheet and the cell in a workbook, the paragraph in a Word document; `None` in a file with lines.
fn address(sources: &Sources, place: &Place, lang: Lang) -> Option<String> {
    let file = sources.name(place.file);
    let cell = sources.cell(place).map(|(sheet, cell)| format!("{file}!{sheet}!{cell}"));
    cell.or_else(|| sources.spot(place).map(|spot| format!("{file} {}", spot.words(lang))))
}

/// Renders a finding as one line: `file:line:column: severity[code] message`.
pub(super) fn short(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> String {
    let severity = diagnostic.severity.word(lang);
    let at = diagnostic.place.as_ref().map(|place| match address(sources, place, lang) {
        Some(_) => format!("{}: ", name(sources, place, lang)),
        None => {
            let (line, column) = sources.line_column(place.file, place.range.start);
            format!("{}:{line}:{column}: ", name(sources, place, lang))
        }
    });
    let words = readable(lang.words(&diagnostic.problem));
    format!("{}{severity}[{}] {}", at.unwrap_or_default(), diagnostic.code(), words.message)
}
