//! `typeset template`: write the built-in templates out, show what was changed.

use std::path::Path;

use similar::TextDiff;

use super::args::{CopyArgs, DataArgs, OfIssue, TIME_LIMIT};
use super::exit::{DONE, FAILED, FOUND, failed, limited};
use super::harmless::one_line;
use super::targets::shown_path;
use super::terminal::Terminal;
use crate::layout::templates::{BUILT_IN, FOLDER, Templates};
use crate::messages::{Product, Status};
use crate::pipeline::{Engine, Outputs, cannot_write};
use crate::rendition::Rendition;
use crate::source::Folder;

/// Writes built-in templates to a folder; files that are there are left alone unless forced.
pub(super) fn copy(args: CopyArgs, terminal: &Terminal) -> u8 {
    let known = || BUILT_IN.iter().map(|(name, _)| *name);
    if let Some(name) = args.names.iter().find(|name| !known().any(|known| known == name.as_str())) {
        let known = known().collect::<Vec<_>>().join(" ");
        terminal.error(&Status::NoTemplate { name: one_line(name).into_owned(), known });
        return FAILED;
    }
    let wanted = |name: &str| args.names.is_empty() || args.names.iter().any(|wanted| wanted == name);
    let outputs = Outputs::default();
    for (name, text) in BUILT_IN.iter().filter(|(name, _)| wanted(name)) {
        let path = args.to.join(name);
        let shown = shown_path(&path);
        if path.exists() && !args.force {
            terminal.status(&Status::TemplateThere { path: shown });
            continue;
        }
        let folder = std::fs::create_dir_all(&args.to).map_err(|error| cannot_write(&path, error));
        if let Err(problem) = folder.and_then(|()| outputs.write(&path, text.as_bytes(), Product::Template)) {
            return failed(problem, terminal);
        }
        terminal.status(&Status::TemplateWritten { path: shown });
    }
    DONE
}

/// Prints how the templates in use differ from the built-in ones, as unified diffs.
pub(super) fn diff(args: OfIssue, engine: Engine, terminal: &Terminal) -> u8 {
    let Some(templates) = templates_of(args.issue.as_deref(), &engine, terminal) else { return FOUND };
    let mut replaced = false;
    for (name, built_in) in BUILT_IN {
        let Ok(found) = templates.find(name) else { continue };
        let Some(path) = found.path else { continue };
        replaced = true;
        let own = String::from_utf8_lossy(&found.bytes);
        let shown = shown_path(&path);
        if own == built_in {
            terminal.status(&Status::TemplateSame { path: shown });
        } else {
            let diff = TextDiff::from_lines(built_in, &own);
            terminal.print(diff.unified_diff().header(&format!("{FOLDER}/{name}"), &shown).to_string().trim_end());
        }
    }
    if !replaced {
        terminal.status(&Status::NothingReplaced);
    }
    DONE
}

/// Prints what `main.typ` reads as `/data/issue.json`.
pub(super) fn data(args: DataArgs, engine: Engine, terminal: &Terminal) -> u8 {
    let own = terminal.clone();
    limited(TIME_LIMIT, Some(&args.issue.clone()), terminal, move |deadline| {
        let mut session = engine.open(&args.issue).until(deadline);
        let document = session.steadily(|session| {
            session.read(Rendition::Screen);
            session.document()
        });
        let document = match document {
            Ok(document) => document,
            Err(problem) => return failed(problem, &own),
        };
        own.findings(session.found(), session.sources());
        let Some(document) = document else { return FOUND };
        let text = serde_json::to_string_pretty(&document);
        own.print_json(&text.expect("a document has only text keys and finite numbers"));
        DONE
    })
}

/// Finds the templates of an issue, or of the current folder.
fn templates_of(issue: Option<&Path>, engine: &Engine, terminal: &Terminal) -> Option<Templates> {
    let Some(path) = issue else {
        return Folder::open(Path::new("")).ok().map(|folder| Templates::new(&folder, None));
    };
    let mut session = engine.open(path);
    session.read(Rendition::Screen);
    if session.issue().is_none() {
        terminal.findings(session.found(), session.sources());
        return None;
    }
    Some(session.templates())
}
