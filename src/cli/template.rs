//! `typeset template`: write the built-in templates out, show what was changed.

use std::path::Path;

use similar::TextDiff;

use super::args::{CopyArgs, DataArgs, DiffArgs, TIME_LIMIT};
use super::build::{cannot_write, document_of, watchdog};
use super::terminal::Terminal;
use super::{DONE, FAILED, FOUND};
use crate::diag::Diagnostic;
use crate::fonts::{Bundle, Fonts};
use crate::layout::templates::{BUILT_IN, FOLDER, Templates};
use crate::messages::Status;
use crate::read;
use crate::rendition::output;
use crate::source::{Folder, Sources};

/// Writes built-in templates to a folder; files that are there are left alone unless forced.
pub(super) fn copy(args: &CopyArgs, terminal: &Terminal) -> u8 {
    let known = || BUILT_IN.iter().map(|(name, _)| *name);
    if let Some(name) = args.names.iter().find(|name| !known().any(|known| known == name.as_str())) {
        let known = known().collect::<Vec<_>>().join(" ");
        terminal.error(&Status::NoTemplate { name: name.clone(), known });
        return FAILED;
    }
    let wanted = |name: &str| args.names.is_empty() || args.names.iter().any(|wanted| wanted == name);
    for (name, text) in BUILT_IN.iter().filter(|(name, _)| wanted(name)) {
        let path = args.to.join(name);
        let shown = path.display().to_string();
        if path.exists() && !args.force {
            terminal.status(&Status::TemplateThere { path: shown });
            continue;
        }
        let written = std::fs::create_dir_all(&args.to).and_then(|()| output::write(&path, text.as_bytes()));
        if let Err(error) = written {
            let problem = cannot_write(shown, &error);
            terminal.findings(&[Diagnostic::general(problem)], &Sources::default());
            return FAILED;
        }
        terminal.status(&Status::TemplateWritten { path: shown });
    }
    DONE
}

/// Prints how the templates in use differ from the built-in ones, as unified diffs.
pub(super) fn diff(args: &DiffArgs, terminal: &Terminal) -> u8 {
    let Some(templates) = templates_of(args.issue.as_deref(), terminal) else { return FOUND };
    let mut replaced = false;
    for (name, built_in) in BUILT_IN {
        let Ok(found) = templates.find(name) else { continue };
        let Some(path) = found.path else { continue };
        replaced = true;
        let own = String::from_utf8_lossy(&found.bytes);
        let shown = path.display().to_string();
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
pub(super) fn data(args: &DataArgs, bundle: &Bundle, terminal: &Terminal) -> u8 {
    watchdog(TIME_LIMIT, terminal);
    let mut reading = read::read(&args.issue);
    let choice = reading.issue.as_ref().map(|issue| issue.publication.fonts.clone()).unwrap_or_default();
    let document = document_of(&mut reading, &Fonts::load(bundle, &choice));
    terminal.findings(&reading.found, &reading.sources);
    let Some(document) = document else { return FOUND };
    let text = serde_json::to_string_pretty(&document);
    terminal.print(&text.expect("a document has only text keys and finite numbers"));
    DONE
}

/// Finds the templates of an issue, or of the current folder.
fn templates_of(issue: Option<&Path>, terminal: &Terminal) -> Option<Templates> {
    let Some(path) = issue else {
        return Folder::open(Path::new("")).ok().map(|folder| Templates::new(&folder, None));
    };
    let reading = read::read(path);
    match (&reading.folder, &reading.issue) {
        (Some(folder), Some(issue)) => Some(Templates::new(folder, issue.publication.templates.as_deref())),
        _ => {
            terminal.findings(&reading.found, &reading.sources);
            None
        }
    }
}
