//! Turns Typst's findings into ours.

use std::collections::HashMap;

use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::{DiagSpan, FileId};

use super::marks::number;
use super::world::IssueWorld;
use crate::diag::{self, Diagnostic};
use crate::document::{Places, Target};
use crate::messages::Problem;
use crate::source::{Place, SourceId, Sources};

/// What the compiler says of pictures with words that are not written in SVG.
const FOREIGN: &str = "image contains foreign object";

/// Returns the compiler's words on what went wrong.
pub fn words(errors: &[SourceDiagnostic]) -> String {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    messages.join("; ")
}

/// Translates findings of the compiler, adding the template texts they point into.
pub(super) fn translate(
    world: &IssueWorld,
    places: &Places,
    findings: &[SourceDiagnostic],
    sources: &mut Sources,
    found: &mut Vec<Diagnostic>,
) {
    let mut known = HashMap::new();
    for finding in findings {
        let written = written(places, finding.span);
        // Pictures of the issue are judged for their words before they are drawn.
        if written.is_some() && finding.message == FOREIGN {
            continue;
        }
        let place = written.or_else(|| place(world, finding.span, sources, &mut known));
        let problem = if finding.message.starts_with("layout did not converge") {
            Problem::Unsettled { message: finding.message.to_string() }
        } else if finding.severity == Severity::Warning {
            Problem::TemplateWarning { message: finding.message.to_string() }
        } else {
            Problem::Template {
                message: finding.message.to_string(),
                // Advice on options of the Typst program helps nobody here.
                hints: finding
                    .hints
                    .iter()
                    .map(|hint| hint.v.to_string())
                    .filter(|hint| !hint.contains("--"))
                    .collect(),
                trace: trace(world, places, finding, sources, &mut known),
            }
        };
        let severity = match finding.severity {
            Severity::Error => diag::Severity::Error,
            Severity::Warning => diag::Severity::Warning,
        };
        found.push(Diagnostic::new(problem, severity, place));
    }
}

/// Lists the places by which the templates came to the fault, innermost first.
fn trace(
    world: &IssueWorld,
    places: &Places,
    finding: &SourceDiagnostic,
    sources: &mut Sources,
    known: &mut HashMap<FileId, SourceId>,
) -> Vec<String> {
    let mut lines = Vec::new();
    for point in &finding.trace {
        let span = DiagSpan::from(point.span);
        if let Some(place) = written(places, span).or_else(|| place(world, span, sources, known)) {
            let (line, column) = sources.line_column(place.file, place.range.start);
            lines.push(format!("{}:{line}:{column}", sources.name(place.file)));
        }
    }
    lines
}

/// Returns where the editor wrote the text that a finding is about, if it is about one.
fn written(places: &Places, span: DiagSpan) -> Option<Place> {
    match places.target(number(span)?.0)? {
        Target::Text(printed, _) => Some(printed.written.whole()),
        Target::Whole(place) | Target::Table(_, place) => Some(place.clone()),
    }
}

fn place(
    world: &IssueWorld,
    span: DiagSpan,
    sources: &mut Sources,
    known: &mut HashMap<FileId, SourceId>,
) -> Option<Place> {
    let id = span.id()?;
    let range = world.range(span)?;
    let file = match known.get(&id) {
        Some(file) => *file,
        None => {
            let (name, text) = world.shown(id)?;
            *known.entry(id).or_insert_with(|| sources.add(name, text))
        }
    };
    Some(Place::new(file, range))
}
