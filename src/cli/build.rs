//! `typeset issue.toml`: an issue as PDF, as Word document, or both.

use std::io::Read;
use std::path::Path;
use std::time::Instant;

use anyhow::Context;

use super::args::Build;
use super::deps::write_deps;
use super::epoch::{doubt, epoch};
use super::exit::{DONE, FAILED, FOUND, failed, limited, misused};
use super::harmless::one_line;
use super::targets::{STANDARD, Target, deliver, shown_path, targets};
use super::terminal::{Terminal, stdout_is_terminal};
use crate::diag::{Diagnostic, Severity};
use crate::document::{Makeup, Part};
use crate::layout::Deadline;
use crate::messages::{ArchiveStatus, Problem, Product, Status, Usage};
use crate::model::Profile;
use crate::pipeline::{Built, Engine, File, Fitted, LaidOut, Options, Outputs, Session};
use crate::read;
use crate::rendition::Rendition;
use crate::source::{Encoding, Sources, TOML_LIMIT};

pub(super) fn build(args: Build, engine: Engine, terminal: &Terminal) -> u8 {
    let started = Instant::now();
    let targets = match wanted(&args) {
        Ok(targets) => targets,
        Err(usage) => return misused(&usage, terminal),
    };
    if targets.iter().any(|target| target.path.is_none()) && stdout_is_terminal() {
        terminal.error(&Status::TerminalRefused);
        return FAILED;
    }
    let own = terminal.clone();
    limited(args.timeout, args.issue.clone().as_deref(), terminal, move |deadline| {
        let run = Run { args: &args, terminal: &own, started };
        run.run(&engine, targets, deadline).unwrap_or_else(|code| code)
    })
}

/// Returns the files that are asked for.
fn wanted(args: &Build) -> Result<Vec<Target>, Usage> {
    let issue = args.issue.as_deref().ok_or(Usage::NoIssue)?;
    if let Some(option) = args.print.given().filter(|_| args.rendition != Rendition::Print) {
        return Err(Usage::PrintOnly { option });
    }
    targets(args, issue)
}

/// Why nothing is made of an issue.
enum Refusal {
    /// Something is wrong with it.
    Found(Box<Diagnostic>, Sources),
    /// An output may not be written.
    Failed(Problem),
}

impl Refusal {
    /// Says so; returns the exit code.
    fn tell(self, terminal: &Terminal) -> u8 {
        match self {
            Self::Found(finding, sources) => {
                terminal.findings(&[*finding], &sources);
                FOUND
            }
            Self::Failed(problem) => failed(problem, terminal),
        }
    }
}

struct Run<'a> {
    args: &'a Build,
    terminal: &'a Terminal,
    started: Instant,
}

impl Run<'_> {
    /// Makes what is asked for; an early end has its exit code as the error.
    fn run(&self, engine: &Engine, mut targets: Vec<Target>, deadline: Deadline) -> Result<u8, u8> {
        let Self { args, terminal, .. } = self;
        let issue = args.issue.as_deref().unwrap_or(Path::new(STANDARD));
        let mut session = open(issue, engine).map_err(|error| self.stumbled(&error))?.until(deadline);
        let options = Options {
            rendition: args.rendition,
            kinds: targets.iter().map(|target| target.kind).collect(),
            print: args.print.options(),
            lang: terminal.lang,
            epoch: epoch(),
        };
        let asked = targets.clone();
        let built = session.steadily(|session| {
            session.read(args.rendition);
            targets.clone_from(&asked);
            self.place(&mut targets, session)?;
            doubt().into_iter().for_each(|finding| session.report(finding));
            Ok(session.make(&options))
        });
        let built =
            built.map_err(|problem| failed(problem, terminal))?.map_err(|refused: Refusal| refused.tell(terminal))?;
        terminal.findings(&built.findings, session.sources());
        // A file may have turned out to be read since.
        let outputs = session.outputs();
        self.check(&targets, &outputs).map_err(|problem| failed(problem, terminal))?;
        self.write_deps(&built, &targets, &outputs)?;
        let Some(laid_out) = built.laid_out.as_ref().filter(|_| !built.files.is_empty()) else {
            terminal.stopped(&built.findings);
            return Err(FOUND);
        };
        for (target, file) in targets.iter().zip(&built.files) {
            self.write(target, file, &session, &outputs).map_err(|problem| failed(problem, terminal))?;
        }
        details(laid_out, session.sources(), terminal);
        let denied = tell_proof(&built.proof, args.deny, issue, session.sources(), terminal);
        self.tell(&built, &targets);
        if let Some(path) = targets.into_iter().find_map(|target| target.path).filter(|_| args.open) {
            open::that_detached(path).map_err(|error| self.stumbled(&error.into()))?;
        }
        Ok(if denied { FOUND } else { DONE })
    }

    /// Says what the system refused beside reading and writing files.
    fn stumbled(&self, error: &anyhow::Error) -> u8 {
        self.terminal.error(&Status::Usage { detail: format!("{error:#}") });
        FAILED
    }

    /// Names what is not named yet, and sees to it that nothing replaces a source.
    fn place(&self, targets: &mut [Target], session: &Session) -> Result<(), Refusal> {
        if self.args.rendition == Rendition::Archive && self.args.output.is_none() {
            for path in targets.iter_mut().filter_map(|target| target.path.as_mut()) {
                let named = session.archive_path(path.clone());
                *path = named.map_err(|finding| Refusal::Found(finding, session.sources().clone()))?;
            }
        }
        self.check(targets, &session.outputs()).map_err(Refusal::Failed)
    }

    /// Fails if a file may not be written.
    fn check(&self, targets: &[Target], outputs: &Outputs) -> Result<(), Problem> {
        let files = targets.iter().filter_map(|target| Some((target.path.as_deref()?, target.made())));
        files.into_iter().try_for_each(|(path, made)| outputs.check(path, made))
    }

    /// Writes what had a say, of an issue with errors too, since each is a reason to build again.
    fn write_deps(&self, built: &Built, targets: &[Target], outputs: &Outputs) -> Result<(), u8> {
        let Some(file) = &self.args.deps else { return Ok(()) };
        let made: Vec<&Path> = targets.iter().filter_map(|target| target.path.as_deref()).collect();
        write_deps(file, &built.reads, &made, outputs).map_err(|problem| failed(problem, self.terminal))
    }

    /// Writes a file, and beside an archive what is recorded of it.
    fn write(&self, target: &Target, file: &File, session: &Session, outputs: &Outputs) -> Result<(), Problem> {
        let lasting = target.path.as_deref().filter(|path| !path.exists() || path.is_file());
        let record = file.record.as_ref().zip(lasting).map(|(record, path)| {
            let record = record.of_file(&path.file_name().unwrap_or_default().to_string_lossy(), &file.bytes);
            let beside = |end: &str| path.with_extension(end);
            [(beside("record.json"), record.json()), (beside("record.xml"), record.xml())]
        });
        let records = record.iter().flatten();
        // An archive that cannot have its record is not written either.
        records.clone().try_for_each(|(path, _)| outputs.check(path, Product::Record))?;
        deliver(&file.bytes, target.path.as_deref(), target.made(), outputs)?;
        let Some(files) = &record else { return Ok(()) };
        let say = |status| self.terminal.status(&Status::Archive(status));
        if session.issue().is_some_and(|issue| issue.publication.archiving.profile == Profile::A2a) {
            say(ArchiveStatus::WithoutSources);
        }
        for (path, text) in files {
            outputs.write(path, text.as_bytes(), Product::Record)?;
        }
        say(ArchiveStatus::Recorded { paths: files.iter().map(|(path, _)| shown_path(path)).collect() });
        Ok(())
    }

    /// Says how many warnings there are, and what was written.
    fn tell(&self, built: &Built, targets: &[Target]) {
        let warnings = built.findings.iter().filter(|finding| finding.severity == Severity::Warning).count();
        if warnings > 0 {
            self.terminal.status(&Status::Warned { warnings });
        }
        for (target, file) in targets.iter().zip(&built.files) {
            self.terminal.status(&Status::Written {
                path: target.shown(),
                pages: file.pages,
                bytes: file.bytes.len(),
                seconds: self.started.elapsed().as_secs_f64(),
            });
        }
    }
}

/// Opens an issue, from standard input where it is to come from there.
fn open(issue: &Path, engine: &Engine) -> anyhow::Result<Session> {
    if issue.as_os_str() != STANDARD {
        return Ok(engine.open(issue));
    }
    let mut bytes = Vec::new();
    // One byte more than allowed tells that there is too much.
    std::io::stdin().take(TOML_LIMIT + 1).read_to_end(&mut bytes).context("stdin")?;
    Ok(engine.open_bytes(bytes, read::STDIN, Path::new("")))
}

/// Shows the proofreader's errors and the count of all; returns whether `--deny` covers one of them.
pub(super) fn tell_proof(
    proof: &[Diagnostic],
    deny: Option<Severity>,
    issue: &Path,
    sources: &Sources,
    terminal: &Terminal,
) -> bool {
    let errors: Vec<Diagnostic> = proof.iter().filter(|d| d.severity == Severity::Error).cloned().collect();
    let warnings = proof.iter().filter(|d| d.severity == Severity::Warning).count();
    if !errors.is_empty() {
        terminal.findings(&errors, sources);
    }
    if errors.len() + warnings > 0 {
        let issue = shown_path(issue);
        terminal.status(&Status::Proofread { errors: errors.len(), warnings, issue });
    }
    deny.is_some_and(|deny| proof.iter().any(|finding| finding.severity <= deny))
}

/// Share of a page from which on it is said why it is blank.
const NOTICED: f64 = 0.3;

/// Says for `-v` what went into the files.
fn details(laid_out: &LaidOut, sources: &Sources, terminal: &Terminal) {
    if !terminal.verbose {
        return;
    }
    let say = |what, name: &str| terminal.detail(&Status::Using { what, name: one_line(name).into_owned() });
    for (name, form) in sources.forms() {
        let encoding = form.encoding.map(Encoding::name);
        terminal.detail(&Status::Read { name: one_line(name).into_owned(), encoding, delimiter: form.delimiter });
    }
    if let Some(Fitted { plain, pages, makeup }) = laid_out.fitted {
        let Makeup { titles, drawings, tables, compact, lines } = makeup;
        terminal.detail(&Status::Fitted { plain, pages, titles, drawings, tables, compact, lines });
    }
    laid_out.tables().iter().for_each(|table| terminal.arranged(table));
    let facts = laid_out.facts();
    for (index, pair) in facts.windows(2).enumerate().skip(1) {
        let blank = 1.0 - pair[0].filled();
        // An attachment begins a page of its own, GB/T 9704-2012 7.3.7.
        let first = pair[1].lines.first().map(|line| line.text.trim());
        let attached = laid_out
            .document
            .parts
            .iter()
            .any(|part| matches!(part, Part::Attachment { label, .. } if first == Some(label)));
        if blank > NOTICED && !pair[0].is_turned() && !attached {
            let turned = pair[1].is_turned();
            terminal.detail(&Status::Blank { page: index + 1, percent: (blank * 100.0).round() as usize, turned });
        }
    }
    laid_out.templates().replaced().iter().for_each(|name| say("template", name));
    for served in laid_out.around.fonts.served() {
        say("font", &format!("{} {}", served.role.name(), served.families.join(" / ")));
    }
}
