//! What the program says, and where.

use std::io::{IsTerminal, Write};

use serde_json::json;

use super::args::{Color, Format, Talk};
use super::render;
use crate::diag::Diagnostic;
use crate::messages::{Lang, Status};
use crate::source::Sources;
use crate::tables::Choice;

/// Most findings that are shown to a person at once.
const MOST_SHOWN: usize = 100;

/// Speaks to the user in his language and format.
#[derive(Debug, Clone)]
pub(super) struct Talker {
    pub(super) lang: Lang,
    quiet: bool,
    pub(super) verbose: bool,
    json: bool,
    color: bool,
}

impl Talker {
    pub(super) fn new(talk: &Talk, lang: Lang) -> Self {
        let color = match talk.color {
            Color::Always => true,
            Color::Never => false,
            // Knows terminals, NO_COLOR, CLICOLOR_FORCE and the like.
            Color::Auto => anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never,
        };
        let json = talk.message_format == Format::Json;
        Self { lang, quiet: talk.quiet, verbose: talk.verbose, json, color }
    }

    /// A talker for before the arguments are known.
    pub(super) fn plain(lang: Lang) -> Self {
        Self { lang, quiet: false, verbose: false, json: false, color: false }
    }

    /// Shows findings on standard error.
    pub(super) fn findings(&self, found: &[Diagnostic], sources: &Sources) {
        let shown = if self.json { found.len() } else { found.len().min(MOST_SHOWN) };
        let mut found: Vec<&Diagnostic> = found.iter().collect();
        if shown < found.len() {
            // No error may be hidden behind warnings.
            found.sort_by_key(|diagnostic| diagnostic.severity);
        }
        for diagnostic in &found[..shown] {
            let text = if self.json {
                render::json_line(diagnostic, sources, self.lang)
            } else {
                render::human(diagnostic, sources, self.lang, self.color) + "\n"
            };
            say(&mut std::io::stderr(), &text);
        }
        if shown < found.len() {
            self.error(&Status::More { count: found.len() - shown });
        }
    }

    /// Says a line about the run, unless it is to be quiet.
    pub(super) fn status(&self, status: &Status) {
        if !self.quiet && !self.json {
            say(&mut std::io::stderr(), &status.line(self.lang));
        }
    }

    /// Says a line that only `-v` asks for.
    pub(super) fn detail(&self, status: &Status) {
        if self.verbose && !self.json {
            say(&mut std::io::stderr(), &status.line(self.lang));
        }
    }

    /// Says for `-v` why a table is arranged as it is; as JSON, a line of `kind` `table-arrangement`.
    pub(super) fn arranged(&self, title: &str, choice: &Choice) {
        if !self.verbose {
            return;
        }
        if self.json {
            let line = json!({ "kind": "table-arrangement", "title": title, "choice": choice });
            say(&mut std::io::stderr(), &line.to_string());
            return;
        }
        let Choice { taken, tried } = choice.clone();
        self.detail(&Status::Arranged { title: title.to_owned(), taken, tried });
    }

    /// Says what went wrong with the run.
    pub(super) fn error(&self, status: &Status) {
        say(&mut std::io::stderr(), &status.line(self.lang));
    }

    /// Prints what was asked for on standard output.
    pub(super) fn print(&self, text: &str) {
        say(&mut std::io::stdout(), text);
    }
}

/// Returns whether standard output is a terminal.
pub(super) fn stdout_is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// Writes a line; a reader that has gone away is no reason to fail.
fn say(to: &mut dyn Write, text: &str) {
    let _ = writeln!(to, "{text}");
    let _ = to.flush();
}
