//! What the program says, and where.

use std::io::IsTerminal;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anstream::stream::RawStream;
use clap::ColorChoice;
use clap::builder::StyledStr;
use serde_json::{Value, json};

use super::args::{Format, TerminalArgs};
use super::harmless::{self, bounded, harmless};
use super::streams::{self, Stream};
use super::{machine, render, sarif};
use crate::check::Checked;
use crate::diag::Diagnostic;
use crate::document::Arranged;
use crate::messages::{Lang, OutputFault, Refused, Status};
use crate::model::SheetRows;
use crate::source::Sources;
use crate::tables::Choice;

/// Most findings that are shown to a person at once.
const MOST_SHOWN: usize = 100;
/// Most clusters of a line about the run.
const LONGEST: usize = 2_000;

/// Speaks to the user in his language and format.
#[derive(Debug, Clone)]
pub(super) struct Terminal {
    pub(super) lang: Lang,
    quiet: bool,
    pub(super) verbose: bool,
    format: Format,
    color: bool,
    pending: Arc<Mutex<Pending>>,
}

/// What is said in one document at the end, by the format: on standard output and on standard error.
#[derive(Debug, Default)]
struct Pending {
    out: Option<Vec<Value>>,
    err: Option<Vec<Value>>,
    /// How tables are arranged, which goes to standard error.
    tables: Vec<Value>,
    /// What of tables was added up, which goes to standard output.
    sums: Option<Vec<Value>>,
    /// Why something could not be said on standard output.
    unsaid: Option<Refused>,
    /// Whether something could not be said on standard error.
    mute: bool,
}

impl Terminal {
    pub(super) fn new(args: &TerminalArgs, lang: Lang) -> Self {
        let color = match args.color {
            ColorChoice::Always => streams::obeys_colours() || !std::io::stderr().is_terminal(),
            ColorChoice::Never => false,
            ColorChoice::Auto => is_coloured(&std::io::stderr()),
        };
        let (quiet, verbose, format) = (args.quiet, args.verbose, args.message_format);
        Self { lang, quiet, verbose, format, color, pending: Arc::default() }
    }

    /// Returns whether people read what is said, and not a program.
    fn speaks(&self) -> bool {
        matches!(self.format, Format::Human | Format::Short)
    }

    /// A terminal for before the arguments are known.
    pub(super) fn plain(lang: Lang) -> Self {
        let (quiet, verbose, color) = (false, false, false);
        Self { lang, quiet, verbose, format: Format::Human, color, pending: Arc::default() }
    }

    /// Shows findings on standard error.
    pub(super) fn findings(&self, found: &[Diagnostic], sources: &Sources) {
        self.show(found, sources, Stream::Err);
    }

    /// Shows findings on standard output, as what was asked for.
    pub(super) fn report(&self, found: &[Diagnostic], sources: &Sources) {
        self.show(found, sources, Stream::Out);
    }

    /// Shows findings, or has them shown by [`finish`](Self::finish) in a format that is one document.
    fn show(&self, found: &[Diagnostic], sources: &Sources, to: Stream) {
        let one: Option<fn(&Diagnostic, &Sources, Lang) -> Value> = match self.format {
            Format::Json => Some(machine::value),
            Format::Sarif => Some(sarif::result),
            _ => None,
        };
        if let Some(one) = one {
            let mut pending = self.pending();
            let list = if to == Stream::Out { &mut pending.out } else { &mut pending.err };
            list.get_or_insert_default().extend(found.iter().map(|finding| one(finding, sources, self.lang)));
            return;
        }
        let shown = if self.speaks() { found.len().min(MOST_SHOWN) } else { found.len() };
        let mut list: Vec<&Diagnostic> = found.iter().collect();
        if shown < list.len() {
            // No error may be hidden behind warnings.
            list.sort_by_key(|diagnostic| diagnostic.severity);
        }
        list[..shown].iter().for_each(|one| self.say(to, &self.line(one, sources)));
        if shown < list.len() {
            self.error(&Status::More { count: list.len() - shown });
        }
    }

    /// Ends the run: says what the format wants in one document, on either stream; returns whether all could be said.
    ///
    /// As JSON: `findings`; of `check` `sums`, what of each table was added up; of a build with `-v` `tables`, each with
    /// `title` and `choice`.
    pub(super) fn finish(&self) -> bool {
        let mut pending = self.pending();
        let (out, tables) = (pending.out.take(), std::mem::take(&mut pending.tables));
        let sums = pending.sums.take();
        drop(pending);
        let document = |findings: Vec<Value>| match self.format {
            Format::Sarif => sarif::document(findings, self.lang),
            _ => json!({ "findings": findings }),
        };
        if let Some(findings) = out {
            let mut document = document(findings);
            if let Some(sums) = sums {
                document["sums"] = sums.into();
            }
            self.print_json(&document.to_string());
        }
        let unsaid = self.pending().unsaid.take();
        let is_complete = unsaid.is_none();
        if let Some(why) = unsaid {
            self.findings(&[Diagnostic::general(OutputFault::NotPrinted { why }.into())], &Sources::default());
        }
        let err = self.pending().err.take();
        if let Some(findings) = err {
            let mut document = document(findings);
            if self.format == Format::Json && self.verbose {
                document["tables"] = tables.into();
            }
            self.say(Stream::Err, &harmless::json(&document.to_string()));
        }
        is_complete && !self.pending().mute
    }

    /// Returns a terminal that says what this one has still to say, and waits for nobody who holds that.
    pub(super) fn apart(&self) -> Self {
        let left = self.pending.try_lock().map(|mut pending| std::mem::take(&mut *pending)).unwrap_or_default();
        Self { pending: Arc::new(Mutex::new(left)), ..self.clone() }
    }

    fn pending(&self) -> MutexGuard<'_, Pending> {
        // Whoever panicked while holding it left a list that is sound, and shorter at worst.
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns a finding in a format that is no document, harmless to a terminal.
    fn line(&self, finding: &Diagnostic, sources: &Sources) -> String {
        match self.format {
            Format::Human if self.color => harmless::coloured(&render::human(finding, sources, self.lang, true)) + "\n",
            Format::Human => harmless(&render::human(finding, sources, self.lang, false)).into_owned() + "\n",
            Format::Short => harmless(&render::short(finding, sources, self.lang)).into_owned(),
            Format::Github => harmless(&machine::github(finding, sources, self.lang)).into_owned(),
            _ => harmless::json(&machine::value(finding, sources, self.lang).to_string()).into_owned(),
        }
    }

    /// Says a line, by which all is said; what cannot be said is told by [`finish`](Self::finish).
    ///
    /// Whoever calls has made it harmless, in the way of its format; whatever was forgotten is not said.
    fn say(&self, to: Stream, line: &str) {
        let line = harmless::coloured(line) + "\n";
        let Err(error) = to.write(line.as_bytes()) else { return };
        let why = Refused::from(&error);
        // A reader that has gone away is no reason to fail.
        match to {
            _ if why == Refused::Closed => {}
            Stream::Out => self.pending().unsaid = Some(why),
            Stream::Err => self.pending().mute = true,
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
            self.error(status);
        }
    }

    /// Says a line that only `-v` asks for.
    pub(super) fn detail(&self, status: &Status) {
        if self.verbose && self.speaks() {
            self.error(status);
        }
    }

    /// Says for `-v` why a table is arranged as it is; as JSON lines, one of `kind` `table-arrangement`.
    pub(super) fn arranged(&self, table: &Arranged) {
        if !self.verbose {
            return;
        }
        let Arranged { title, sheet, choice } = table;
        match self.format {
            Format::Human | Format::Short => {
                let title = harmless::one_line(&bounded(title)).into_owned();
                let SheetRows { above, head, below } = *sheet;
                self.detail(&Status::Understood { title: title.clone(), above, head, below });
                let Choice { taken, tried, bare } = choice.clone();
                self.detail(&Status::Arranged { title, taken, tried, bare });
            }
            Format::Json => self.pending().tables.push(json!({ "title": title, "rows": sheet, "choice": choice })),
            Format::Sarif => {}
            Format::Jsonl | Format::Github => {
                let line = json!({ "kind": "table-arrangement", "title": title, "rows": sheet, "choice": choice });
                self.say(Stream::Err, &harmless::json(&line.to_string()));
            }
        }
    }

    /// Says what of the tables was added up and what was not, for `-v`; in JSON always.
    pub(super) fn summed(&self, tables: &[Checked]) {
        match self.format {
            Format::Human | Format::Short if self.verbose => tables.iter().for_each(|table| {
                let line = |text: &str| harmless::one_line(&bounded(text)).into_owned();
                let tested = table.tested.iter();
                let tested = tested
                    .map(|it| (it.row, line(&it.name), it.lines.iter().map(|name| line(name)).collect(), it.compared));
                let untested = table.untested.iter().map(|it| (it.row, line(&it.name), it.why.words(self.lang)));
                let (tested, untested) = (tested.collect(), untested.collect());
                let (title, SheetRows { above, head, below }) = (line(&table.title), table.rows);
                self.detail(&Status::Understood { title: title.clone(), above, head, below });
                self.detail(&Status::Summed { title, tested, untested });
            }),
            Format::Json => self.pending().sums = Some(tables.iter().map(|table| json!(table)).collect()),
            Format::Jsonl if self.verbose => tables.iter().for_each(|table| {
                let mut value = json!(table);
                value["kind"] = "table-sums".into();
                self.say(Stream::Err, &harmless::json(&value.to_string()));
            }),
            _ => {}
        }
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
                self.print_json(&verdict.to_string());
            }
            Format::Jsonl => {
                self.report(found, sources);
                self.print_json(&verdict.to_string());
            }
            _ => self.report(found, sources),
        }
        if self.speaks() && !self.quiet {
            self.print(&status.line(self.lang));
        }
    }

    /// Says what went wrong with the run.
    pub(super) fn error(&self, status: &Status) {
        let text = status.line(self.lang);
        let lines: Vec<_> = text.lines().map(|line| harmless::cut(line, LONGEST)).collect();
        self.say(Stream::Err, &harmless(&lines.join("\n")));
    }

    /// Prints what was asked for on standard output; a carriage return at the end of a line is left out.
    pub(super) fn print(&self, text: &str) {
        self.say(Stream::Out, &harmless(&text.replace("\r\n", "\n")));
    }

    /// Prints a page of help on standard output.
    pub(super) fn help(&self, page: &StyledStr) {
        let page = if is_coloured(&std::io::stdout()) {
            harmless::coloured(&page.ansi().to_string())
        } else {
            harmless(&page.to_string()).into_owned()
        };
        self.say(Stream::Out, page.trim_end());
    }

    /// Prints JSON that was asked for on standard output.
    pub(super) fn print_json(&self, text: &str) {
        self.say(Stream::Out, &harmless::json(text));
    }
}

/// Returns whether standard output is a terminal.
pub(super) fn stdout_is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// Returns whether a stream is to have colours: it knows terminals, NO_COLOR, CLICOLOR_FORCE and the like.
fn is_coloured(stream: &impl RawStream) -> bool {
    let wanted = anstream::AutoStream::choice(stream) != anstream::ColorChoice::Never;
    wanted && (!anstream::stream::IsTerminal::is_terminal(stream) || streams::obeys_colours())
}
