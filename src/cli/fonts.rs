//! `typeset fonts`: which font serves which role, and why.

use std::path::Path;

use super::args::OfIssue;
use super::exit::{DONE, FOUND};
use super::harmless::one_line;
use super::terminal::Terminal;
use crate::fonts::Served;
use crate::messages::{Reason, Status};
use crate::model::FontChoice;
use crate::pipeline::Engine;
use crate::rendition::Rendition;

/// Lists the roles; with an issue by its choice of fonts, without one by what is installed.
pub(super) fn fonts(args: OfIssue, engine: Engine, terminal: &Terminal) -> u8 {
    let choice = match &args.issue {
        Some(path) => match choice_of(path, &engine, terminal) {
            Some(choice) => choice,
            None => return FOUND,
        },
        None => FontChoice { system: true, folder: None },
    };
    let fonts = engine.fonts(&choice);
    for served in fonts.served() {
        terminal.print(&line(served, choice.asks_for_more()).line(terminal.lang));
    }
    DONE
}

fn choice_of(path: &Path, engine: &Engine, terminal: &Terminal) -> Option<FontChoice> {
    let mut session = engine.open(path);
    session.read(Rendition::Screen);
    let wrong = |code: &str| matches!(code, "no-issue" | "toml-syntax" | "font-folder");
    let found: Vec<_> = session.found().iter().filter(|d| wrong(d.problem.code())).cloned().collect();
    terminal.findings(&found, session.sources());
    session.issue().map(|issue| issue.publication.fonts.clone()).filter(|_| found.is_empty())
}

fn line(served: &Served, asked: bool) -> Status {
    let reason = match served.bundled {
        true if asked => Reason::NoneFound { absent: served.absent.join("、") },
        true => Reason::Bundled,
        false => Reason::Found,
    };
    let family = served.families.first().map(|family| one_line(family).into_owned()).unwrap_or_default();
    Status::Serves { role: served.role.name(), family, reason }
}
