//! `typeset issue.toml`: an issue as PDF, as Word document, or both.

use std::io::{Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Context;

use super::archive;
use super::args::{Build, Level};
use super::check::findings;
use super::print;
use super::targets::{Target, targets};
use super::terminal::{Terminal, stdout_is_terminal};
use super::{DONE, FAILED, FOUND};
use crate::archive::record::Record;
use crate::check;
use crate::check::facts::PageFacts;
use crate::diag::{Diagnostic, Severity};
use crate::document::{self, Document, Part};
use crate::fonts::{Bundle, Fonts, Served};
use crate::layout::templates::{Found, Templates};
use crate::layout::{Pages, Surroundings, facts, lay_out, pictures};
use crate::messages::{Instead, Lang, Problem, ReferenceFault, Status, Usage};
use crate::read::{self, Options, Reading};
use crate::rendition::docx::{REFERENCE, Reference};
use crate::rendition::{self, Kind, Rendition, docx, output, pdf};
use crate::source::{Encoding, Ledger, ReadError, Sources, TOML_LIMIT};
use crate::tables::Choice;

/// The path that stands for standard input or output.
pub(super) const STANDARD: &str = "-";

/// The last second of the year 9999, counted from 1970; no date of PDF has more digits.
const LAST_SECOND: i64 = 253_402_300_799;

/// An issue as finished.
pub(super) struct Built {
    /// The files, in the order in which they were asked for.
    files: Vec<Vec<u8>>,
    /// How many pages the PDF has.
    pages: usize,
    /// Which fonts it was set in.
    fonts: Vec<Served>,
    /// The templates it was set with.
    templates: Templates,
    /// Its tables, and why they are arranged as they are.
    tables: Vec<(String, Choice)>,
    /// What the proofreader found.
    proof: Vec<Diagnostic>,
    /// What is recorded of an archive.
    record: Option<Record>,
}

pub(super) fn build(args: &Build, bundle: &Bundle, terminal: &Terminal) -> u8 {
    run(args, bundle, terminal).unwrap_or_else(|code| code)
}

/// Makes what is asked for; an early end has its exit code as the error.
fn run(args: &Build, bundle: &Bundle, terminal: &Terminal) -> Result<u8, u8> {
    let started = Instant::now();
    let misused = |detail| {
        terminal.error(&Status::Usage { detail });
        FAILED
    };
    let (issue, mut targets) = wanted(args).map_err(|usage| misused(usage.line(&Instead::Nothing, terminal.lang)))?;
    if targets.iter().any(|target| target.path.is_none()) && stdout_is_terminal() {
        terminal.error(&Status::TerminalRefused);
        return Err(FAILED);
    }
    watchdog(args.timeout, terminal);
    let mut reading = read_input(issue, args.rendition).map_err(|error| misused(format!("{error:#}")))?;
    place(args, issue, &mut targets, &reading).map_err(|(finding, code)| {
        terminal.findings(&[*finding], &reading.sources);
        code
    })?;
    if let Some(issue) = &mut reading.issue {
        args.print.apply(issue);
    }
    if let Some(Err(text)) = asked_epoch() {
        reading.found.push(Diagnostic::new(Problem::Epoch { text }, Severity::Warning, None));
    }
    let built = make(&mut reading, issue, bundle, args, &targets, terminal.lang);
    terminal.findings(&reading.found, &reading.sources);
    let built = built.ok_or_else(|| {
        terminal.stopped(&reading.found);
        FOUND
    })?;
    for (target, bytes) in targets.iter().zip(&built.files) {
        let path = target.path.as_deref();
        let delivered = deliver(bytes, path)
            .and_then(|()| archive::record(built.record.as_ref(), reading.issue.as_ref(), bytes, path, terminal));
        delivered.map_err(|problem| {
            terminal.findings(&[Diagnostic::general(problem)], &reading.sources);
            FAILED
        })?;
    }
    details(&built, &reading.sources, terminal);
    let denied = tell_proof(&built.proof, args.deny, issue, &reading.sources, terminal);
    let warnings = reading.found.iter().filter(|finding| !finding.is_error()).count();
    if warnings > 0 {
        terminal.status(&Status::Warned { warnings });
    }
    for (target, bytes) in targets.iter().zip(&built.files) {
        terminal.status(&Status::Written {
            path: target.shown(),
            pages: (target.kind == Kind::Pdf).then_some(built.pages),
            bytes: bytes.len(),
            seconds: started.elapsed().as_secs_f64(),
        });
    }
    if let Some(path) = targets.into_iter().find_map(|target| target.path).filter(|_| args.open) {
        open::that_detached(path).map_err(|error| misused(error.to_string()))?;
    }
    Ok(if denied { FOUND } else { DONE })
}

/// Returns the issue and the files that are asked for.
fn wanted(args: &Build) -> Result<(&Path, Vec<Target>), Usage> {
    let issue = args.issue.as_deref().ok_or(Usage::NoIssue)?;
    if let Some(option) = args.print.given().filter(|_| args.rendition != Rendition::Print) {
        return Err(Usage::PrintOnly { option });
    }
    Ok((issue, targets(args, issue)?))
}

/// Names what is not named yet, and sees to it that nothing replaces a source; fails with the finding and the exit code.
fn place(args: &Build, issue: &Path, targets: &mut [Target], reading: &Reading) -> Result<(), (Box<Diagnostic>, u8)> {
    if args.rendition == Rendition::Archive && args.output.is_none() {
        for target in &mut *targets {
            target.path = archive::target(reading, target.path.take()).map_err(|finding| (finding, FOUND))?;
        }
    }
    let mut paths = targets.iter().filter_map(|target| target.path.as_deref());
    match paths.find(|path| is_source(path, issue, &reading.sources)) {
        Some(path) => {
            let problem = Problem::WouldReplace { path: path.display().to_string() };
            Err((Box::new(Diagnostic::general(problem)), FAILED))
        }
        None => Ok(()),
    }
}

/// Shows the proofreader's errors and the count of all; returns whether `--deny` covers one of them.
pub(super) fn tell_proof(
    proof: &[Diagnostic],
    deny: Option<Level>,
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
        let issue = issue.display().to_string();
        terminal.status(&Status::Proofread { errors: errors.len(), warnings, issue });
    }
    deny.is_some_and(|level| proof.iter().any(|finding| level.covers(finding.severity)))
}

/// Says for `-v` what went into the PDF.
fn details(built: &Built, sources: &Sources, terminal: &Terminal) {
    if !terminal.verbose {
        return;
    }
    let say = |what, name: &str| terminal.detail(&Status::Using { what, name: name.to_owned() });
    for (name, form) in sources.forms() {
        let encoding = form.encoding.map(Encoding::name);
        terminal.detail(&Status::Read { name: name.to_owned(), encoding, delimiter: form.delimiter });
    }
    built.tables.iter().for_each(|(title, choice)| terminal.arranged(title, choice));
    built.templates.replaced().iter().for_each(|name| say("template", name));
    for served in &built.fonts {
        say("font", &format!("{} {}", served.role.name(), served.families.join(" / ")));
    }
}

/// An issue as laid out.
pub(super) struct LaidOut {
    /// What is laid out.
    pub(super) document: Document,
    /// Its pages.
    pub(super) pages: Pages,
    /// The templates it is set with.
    pub(super) templates: Templates,
}

impl LaidOut {
    /// Measures the finished pages for the proofreader.
    pub(super) fn facts(&self) -> Vec<PageFacts> {
        facts(&self.pages, &self.document)
    }
}

/// Takes an issue from its reading to its pages; findings are added to the reading.
pub(super) fn lay_out_issue(reading: &mut Reading, fonts: &Fonts, rendition: Rendition) -> Option<LaidOut> {
    let mut document = document_of(reading, fonts)?;
    if rendition == Rendition::Print {
        rendition::print::prepare(&mut document, &reading.issue.as_ref()?.publication.print);
    }
    let Reading { sources, folder, issue, found } = reading;
    let folder = folder.as_ref()?;
    let templates = Templates::new(folder, issue.as_ref()?.publication.templates.as_deref());
    let around = Surroundings { fonts, folder: folder.clone(), templates: templates.clone() };
    let pages = lay_out(&mut document, around, sources, found)?;
    Some(LaidOut { document, pages, templates })
}

/// Takes an issue from its reading to its files; findings are added to the reading.
fn make(
    reading: &mut Reading,
    issue: &Path,
    bundle: &Bundle,
    args: &Build,
    targets: &[Target],
    lang: Lang,
) -> Option<Built> {
    let fonts = Fonts::load(bundle, &reading.issue.as_ref()?.publication.fonts);
    let laid_out = lay_out_issue(reading, &fonts, args.rendition)?;
    let proof = findings(reading, &fonts, issue, &laid_out.facts());
    let (mut files, mut record) = (Vec::new(), None);
    let mut pages = laid_out.pages.pages().len();
    for target in targets {
        let LaidOut { document, pages: laid, templates } = &laid_out;
        files.push(match (target.kind, args.rendition) {
            (Kind::Docx, _) => {
                let reference = reference(templates, &mut reading.found)?;
                docx::docx(laid, document, &fonts, reading.folder.as_ref()?, reference.as_ref(), epoch())
            }
            (Kind::Pdf, Rendition::Print) => {
                let printed = print::print(&args.print, reading, &laid_out, &fonts, lang)?;
                pages = printed.pages;
                printed.bytes
            }
            (Kind::Pdf, Rendition::Archive) => {
                let archive = archive::write(reading, &laid_out, &fonts, epoch())?;
                record = Some(archive.record);
                archive.bytes
            }
            (Kind::Pdf, rendition) => pdf::pdf(laid, document, rendition, epoch(), &mut reading.found)?,
        });
    }
    let LaidOut { document, templates, .. } = laid_out;
    let tables = document.parts.iter().filter_map(Part::choice).collect();
    Some(Built { files, pages, fonts: fonts.served().to_vec(), templates, tables, proof, record })
}

/// Reads the Word document whose styles are to be taken, if there is one among the templates; `None` if it is damaged.
fn reference(templates: &Templates, found: &mut Vec<Diagnostic>) -> Option<Option<Reference>> {
    let file = match templates.find(REFERENCE) {
        Ok(file) => file,
        Err(ReadError::Missing) => return Some(None),
        Err(_) => Found { bytes: Vec::new(), path: None },
    };
    let reference = Reference::read(&file.bytes);
    if reference.is_none() {
        let path = file.path.map_or_else(|| REFERENCE.to_owned(), |path| path.display().to_string());
        found.push(Diagnostic::general(ReferenceFault::Unreadable { path }.into()));
    }
    reference.map(Some)
}

/// Returns the moment that stands for the time of the run, by the SOURCE_DATE_EPOCH convention.
pub(super) fn epoch() -> Option<i64> {
    asked_epoch().and_then(Result::ok)
}

/// Returns what SOURCE_DATE_EPOCH says, or its text where that is no time of the years 1970 to 9999.
fn asked_epoch() -> Option<Result<i64, String>> {
    let text = std::env::var("SOURCE_DATE_EPOCH").ok().filter(|text| !text.is_empty())?;
    let seconds = text.parse().ok().filter(|seconds| (0..=LAST_SECOND).contains(seconds));
    Some(seconds.ok_or(text))
}

/// Checks an issue and builds its document; `None` if it has errors.
pub(super) fn document_of(reading: &mut Reading, fonts: &Fonts) -> Option<Document> {
    let issue = reading.issue.as_ref()?;
    let sound = |found: &[Diagnostic]| !found.iter().any(Diagnostic::is_error);
    reading.found.extend(check::check(issue, &reading.sources, fonts));
    if let Some(folder) = reading.folder.as_ref().filter(|_| sound(&reading.found)) {
        pictures::check(issue, folder, &mut reading.found);
    }
    let document =
        sound(&reading.found).then(|| document::build(issue, &reading.sources, fonts, &mut reading.found))?;
    sound(&reading.found).then_some(document)
}

/// Returns how an issue is read for a rendition: an archive keeps what was read.
fn options(rendition: Rendition) -> Options {
    match rendition {
        Rendition::Screen | Rendition::Print => Options::default(),
        Rendition::Archive => Options { ledger: Ledger::keeping(), ..Options::default() },
    }
}

fn read_input(issue: &Path, rendition: Rendition) -> anyhow::Result<Reading> {
    let options = options(rendition);
    if issue.as_os_str() != STANDARD {
        return Ok(read::read_in(issue, &options));
    }
    let mut bytes = Vec::new();
    // One byte more than allowed tells that there is too much.
    std::io::stdin().take(TOML_LIMIT + 1).read_to_end(&mut bytes).context("stdin")?;
    Ok(read::read_bytes_in(&bytes, read::STDIN, Path::new(""), &options))
}

/// Returns whether a path leads to a file that the issue was read from.
pub(super) fn is_source(path: &Path, issue: &Path, sources: &Sources) -> bool {
    let Ok(real) = path.canonicalize() else { return false };
    let names = sources.names().map(Path::new);
    names.chain([issue]).any(|name| name.canonicalize().is_ok_and(|source| source == real))
}

/// Writes the output to a file, or to standard output without one.
/// Returns whether a path leads to a file that begins otherwise than what is to be written there.
///
/// So a slip of the pen costs nobody a picture, a profile or a template.
fn is_other_kind(path: &Path, bytes: &[u8]) -> bool {
    let mut start = [0; 4];
    let there = path.is_file().then(|| std::fs::File::open(path).ok()).flatten();
    there.is_some_and(|mut file| file.read_exact(&mut start).is_ok() && !bytes.starts_with(&start))
}

/// Writes what was made; a file of another kind than that is never replaced.
pub(super) fn deliver(bytes: &[u8], target: Option<&Path>) -> Result<(), Problem> {
    if let Some(path) = target.filter(|path| is_other_kind(path, bytes)) {
        return Err(Problem::OtherKind { path: path.display().to_string() });
    }
    let (result, path) = match target {
        Some(path) => (output::write(path, bytes), path.display().to_string()),
        None => {
            let mut stdout = std::io::stdout().lock();
            (stdout.write_all(bytes).and_then(|()| stdout.flush()), STANDARD.to_owned())
        }
    };
    result.map_err(|error| cannot_write(path, &error))
}

/// Says why a file could not be written.
pub(super) fn cannot_write(path: String, error: &std::io::Error) -> Problem {
    Problem::CannotWrite { path, why: error.into() }
}

/// Ends the run when it takes too long, since the compiler knows no limit.
///
/// Nothing has been written by then but perhaps a temporary file.
pub(super) fn watchdog(seconds: u64, terminal: &Terminal) {
    let terminal = terminal.clone();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_secs(seconds));
        let problem = Problem::TimeOut { seconds };
        terminal.findings(&[Diagnostic::general(problem)], &Sources::default());
        std::process::exit(i32::from(FAILED));
    });
}
