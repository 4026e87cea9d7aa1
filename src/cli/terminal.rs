//! What the program says, and where.

use std::io::{IsTerminal, Write};

use serde_json::json;

use super::args::{Color, Format, TerminalArgs};
use super::{machine, render, sarif};
use crate::diag::Diagnostic;
use crate::messages::{Lang, Status};
use crate::source::Sources;
use crate::tables::Choice;

/// Most findings that are shown to a person at once.
const MOST_SHOWN: usize = 100;

/// Speaks to the user in his language and format.
#[derive(Debug, Clone)]
pub(super) struct Terminal {
    pub(super) lang: Lang,
    quiet: bool,
    pub(super) verbose: bool,
    format: Format,
    color: bool,
}

impl Terminal {
    pub(super) fn new(args: &TerminalArgs, lang: Lang) -> Self {
        let color = match args.color {
            Color::Always => true,
            Color::Never => false,
            // Knows terminals, NO_COLOR, CLICOLOR_FORCE and the like.
            Color::Auto => anstream::AutoStream::choice(&std::io::stderr()) != anstream::ColorChoice::Never,
        };
        Self { lang, quiet: args.quiet, verbose: args.verbose, format: args.message_format, color }
    }

    /// Returns whether people read what is said, and not a program.
    fn speaks(&self) -> bool {
        matches!(self.format, Format::Human | Format::Short)
    }

    /// A terminal for before the arguments are known.
    pub(super) fn plain(lang: Lang) -> Self {
        Self { lang, quiet: false, verbose: false, format: Format::Human, color: false }
    }

    /// Shows findings on standard error.
    pub(super) fn findings(&self, found: &[Diagnostic], sources: &Sources) {
        self.show(found, sources, &mut std::io::stderr());
    }

    /// Shows findings on standard output, as what was asked for.
    pub(super) fn report(&self, found: &[Diagnostic], sources: &Sources) {
        self.show(found, sources, &mut std::io::stdout());
    }

    fn show(&self, found: &[Diagnostic], sources: &Sources, to: &mut dyn Write) {
        let for_people = matches!(self.format, Format::Human | Format::Short);
        let shown = if for_people { found.len().min(MOST_SHOWN) } else { found.len() };
        let mut list: Vec<&Diagnostic> = found.iter().collect();
        if shown < list.len() {
            // No error may be hidden behind warnings.
            list.sort_by_key(|diagnostic| diagnostic.severity);
        }
        match self.format {
            Format::Json => {
                let values: Vec<_> = list.iter().map(|one| machine::value(one, sources, self.lang)).collect();
                say(to, &json!({ "findings": values }).to_string());
            }
            Format::Sarif => say(to, &sarif::document(found, sources, self.lang).to_string()),
            _ => list[..shown].iter().for_each(|one| say(to, &self.line(one, sources))),
        }
        if shown < list.len() {
            self.error(&Status::More { count: list.len() - shown });
        }
    }

    fn line(&self, finding: &Diagnostic, sources: &Sources) -> String {
        match self.format {
            Format::Human => render::human(finding, sources, self.lang, self.color) + "\n",
            Format::Short => render::short(finding, sources, self.lang),
            Format::Github => machine::github(finding, sources, self.lang),
            _ => machine::value(finding, sources, self.lang).to_string(),
        }
    }

    /// Says how many findings an issue has that nothing was made of.
    pub(super) fn stopped(&self, found: &[Diagnostic]) {
        let errors = found.iter().filter(|finding| finding.is_error()).count();
        self.status(&Status::Stopped { errors, warnings: found.len() - errors });
    }

    /// Says a line about the run, unless it is to be quiet.
    pub(super) fn status(&self, status: &Status) {
        if !self.quiet && self.speaks() {
            say(&mut std::io::stderr(), &status.line(self.lang));
        }
    }

    /// Says a line that only `-v` asks for.
    pub(super) fn detail(&self, status: &Status) {
        if self.verbose && self.speaks() {
            say(&mut std::io::stderr(), &status.line(self.lang));
        }
    }

    /// Says for `-v` why a table is arranged as it is; as JSON, a line of `kind` `table-arrangement`.
    pub(super) fn arranged(&self, title: &str, choice: &Choice) {
        if !self.verbose {
            return;
        }
        if !self.speaks() {
            let line = json!({ "kind": "table-arrangement", "title": title, "choice": choice });
            say(&mut std::io::stderr(), &line.to_string());
            return;
        }
        let Choice { taken, tried } = choice.clone();
        self.detail(&Status::Arranged { title: title.to_owned(), taken, tried });
    }

    /// Says what came of a verification, on standard output as what was asked for.
    ///
    /// As JSON: `file`, `verdict` (`same`, `different`, `unreadable`) and `findings`.
    pub(super) fn verdict(&self, file: &str, word: &str, status: &Status, found: &[Diagnostic], sources: &Sources) {
        let verdict = json!({ "file": file, "verdict": word });
        match self.format {
            Format::Json => {
                let values: Vec<_> = found.iter().map(|one| machine::value(one, sources, self.lang)).collect();
                let mut verdict = verdict;
                verdict["findings"] = values.into();
                self.print(&verdict.to_string());
            }
            Format::Jsonl => {
                self.report(found, sources);
                self.print(&verdict.to_string());
            }
            _ => self.report(found, sources),
        }
        if self.speaks() && !self.quiet {
            self.print(&status.line(self.lang));
        }
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
