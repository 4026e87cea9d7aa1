//! `typeset issue.toml`: the PDF of an issue.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Context;

use super::archive;
use super::args::{Build, Level};
use super::check::findings;
use super::print;
use super::talk::{Talker, stdout_is_terminal};
use super::{DONE, FAILED, FOUND};
use crate::archive::record::Record;
use crate::check;
use crate::check::facts::PageFacts;
use crate::diag::{Diagnostic, Severity};
use crate::document::{self, Document, Part};
use crate::fonts::{Bundle, Fonts, Served};
use crate::layout::templates::Templates;
use crate::layout::{Pages, Surroundings, facts, lay_out, pictures};
use crate::messages::{Instead, Lang, Problem, Refused, Status, Usage};
use crate::read::{self, Manner, Reading};
use crate::rendition::{self, Rendition, output, pdf};
use crate::source::{Encoding, Ledger, Sources, TOML_LIMIT};
use crate::tables::Choice;

/// The path that stands for standard input or output.
pub(super) const STANDARD: &str = "-";

/// A finished PDF.
pub(super) struct Built {
    /// Its bytes.
    bytes: Vec<u8>,
    /// How many pages it has.
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

pub(super) fn build(args: &Build, bundle: &Bundle, talker: &Talker) -> u8 {
    let started = Instant::now();
    let Some(issue) = &args.issue else {
        talker.error(&Status::Usage { detail: Usage::NoIssue.line(&Instead::Nothing, talker.lang) });
        return FAILED;
    };
    if let Some(option) = args.print.given().filter(|_| args.rendition != Rendition::Print) {
        talker.error(&Status::Usage { detail: Usage::PrintOnly { option }.line(&Instead::Nothing, talker.lang) });
        return FAILED;
    }
    let mut target = target(args, issue);
    if target.is_none() && stdout_is_terminal() {
        talker.error(&Status::TerminalRefused);
        return FAILED;
    }
    watchdog(args.timeout, talker);
    let mut reading = match read_input(issue, args.rendition) {
        Ok(reading) => reading,
        Err(error) => {
            talker.error(&Status::Usage { detail: format!("{error:#}") });
            return FAILED;
        }
    };
    if args.rendition == Rendition::Archive && args.output.is_none() {
        target = match archive::target(&reading, target) {
            Ok(target) => target,
            Err(finding) => {
                talker.findings(&[*finding], &reading.sources);
                return FOUND;
            }
        };
    }
    if let Some(path) = target.as_deref().filter(|path| is_source(path, issue, &reading.sources)) {
        let problem = Problem::WouldReplace { path: path.display().to_string() };
        talker.findings(&[Diagnostic::general(problem)], &reading.sources);
        return FAILED;
    }
    if let Some(issue) = &mut reading.issue {
        args.print.apply(issue);
    }
    let built = make(&mut reading, issue, bundle, args, talker.lang);
    talker.findings(&reading.found, &reading.sources);
    let errors = reading.found.iter().filter(|d| d.is_error()).count();
    let warnings = reading.found.len() - errors;
    let Some(built) = built else {
        talker.status(&Status::Stopped { errors, warnings });
        return FOUND;
    };
    let delivered = deliver(&built.bytes, target.as_deref()).and_then(|()| {
        archive::record(built.record.as_ref(), reading.issue.as_ref(), &built.bytes, target.as_deref(), talker)
    });
    if let Err(problem) = delivered {
        talker.findings(&[Diagnostic::general(problem)], &reading.sources);
        return FAILED;
    }
    details(&built, &reading.sources, talker);
    let denied = tell_proof(&built.proof, args.deny, issue, &reading.sources, talker);
    if warnings > 0 {
        talker.status(&Status::Warned { warnings });
    }
    talker.status(&Status::Written {
        path: target.as_ref().map_or_else(|| STANDARD.to_owned(), |path| path.display().to_string()),
        pages: built.pages,
        bytes: built.bytes.len(),
        seconds: started.elapsed().as_secs_f64(),
    });
    if let Some(path) = target.filter(|_| args.open)
        && let Err(error) = open::that_detached(path)
    {
        talker.error(&Status::Usage { detail: error.to_string() });
        return FAILED;
    }
    if denied { FOUND } else { DONE }
}

/// Shows the proofreader's errors and the count of all; returns whether `--deny` covers one of them.
pub(super) fn tell_proof(
    proof: &[Diagnostic],
    deny: Option<Level>,
    issue: &Path,
    sources: &Sources,
    talker: &Talker,
) -> bool {
    let errors: Vec<Diagnostic> = proof.iter().filter(|d| d.severity == Severity::Error).cloned().collect();
    let warnings = proof.iter().filter(|d| d.severity == Severity::Warning).count();
    if !errors.is_empty() {
        talker.findings(&errors, sources);
    }
    if errors.len() + warnings > 0 {
        let issue = issue.display().to_string();
        talker.status(&Status::Proofread { errors: errors.len(), warnings, issue });
    }
    deny.is_some_and(|level| proof.iter().any(|finding| level.covers(finding.severity)))
}

/// Says for `-v` what went into the PDF.
fn details(built: &Built, sources: &Sources, talker: &Talker) {
    if !talker.verbose {
        return;
    }
    let say = |what, name: &str| talker.detail(&Status::Using { what, name: name.to_owned() });
    for (name, form) in sources.forms() {
        let encoding = form.encoding.map(Encoding::name);
        talker.detail(&Status::Read { name: name.to_owned(), encoding, delimiter: form.delimiter });
    }
    built.tables.iter().for_each(|(title, choice)| talker.arranged(title, choice));
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

/// Takes an issue from its reading to its PDF; findings are added to the reading.
pub(super) fn make(reading: &mut Reading, issue: &Path, bundle: &Bundle, args: &Build, lang: Lang) -> Option<Built> {
    let fonts = Fonts::load(bundle, &reading.issue.as_ref()?.publication.fonts);
    let laid_out = lay_out_issue(reading, &fonts, args.rendition)?;
    let proof = findings(reading, &fonts, issue, &laid_out.facts());
    let mut record = None;
    let (bytes, pages) = match args.rendition {
        Rendition::Print => print::print(&args.print, reading, &laid_out, &fonts, lang)?,
        Rendition::Archive => {
            let archive = archive::write(reading, &laid_out, &fonts, epoch())?;
            record = Some(archive.record);
            (archive.bytes, laid_out.pages.pages().len())
        }
        rendition => {
            let LaidOut { document, pages, .. } = &laid_out;
            (pdf::pdf(pages, document, rendition, epoch(), &mut reading.found)?, pages.pages().len())
        }
    };
    let LaidOut { document, templates, .. } = laid_out;
    let tables = document.parts.iter().filter_map(Part::choice).collect();
    Some(Built { bytes, pages, fonts: fonts.served().to_vec(), templates, tables, proof, record })
}

/// Returns the moment that stands for the time of the run, by the SOURCE_DATE_EPOCH convention.
pub(super) fn epoch() -> Option<i64> {
    std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.parse().ok())
}

/// Checks an issue and builds its document; `None` if it has errors.
pub(super) fn document_of(reading: &mut Reading, fonts: &Fonts) -> Option<Document> {
    let issue = reading.issue.as_ref()?;
    let sound = |found: &[Diagnostic]| !found.iter().any(Diagnostic::is_error);
    reading.found.extend(check::check(issue, &reading.sources, fonts));
    if let Some(folder) = reading.folder.as_ref().filter(|_| sound(&reading.found)) {
        pictures::check(issue, folder, &mut reading.found);
    }
    let document = sound(&reading.found).then(|| document::build(issue, fonts, &mut reading.found))?;
    sound(&reading.found).then_some(document)
}

/// Returns how an issue is read for a rendition: an archive keeps what was read.
fn manner(rendition: Rendition) -> Manner {
    match rendition {
        Rendition::Screen | Rendition::Print => Manner::default(),
        Rendition::Archive => Manner { ledger: Ledger::keeping(), ..Manner::default() },
    }
}

fn read_input(issue: &Path, rendition: Rendition) -> anyhow::Result<Reading> {
    let manner = manner(rendition);
    if issue.as_os_str() != STANDARD {
        return Ok(read::read_in(issue, &manner));
    }
    let mut bytes = Vec::new();
    // One byte more than allowed tells that there is too much.
    std::io::stdin().take(TOML_LIMIT + 1).read_to_end(&mut bytes).context("stdin")?;
    Ok(read::read_bytes_in(&bytes, read::STDIN, Path::new(""), &manner))
}

/// Returns whether a path leads to a file that the issue was read from.
pub(super) fn is_source(path: &Path, issue: &Path, sources: &Sources) -> bool {
    let Ok(real) = path.canonicalize() else { return false };
    let names = sources.names().map(Path::new);
    names.chain([issue]).any(|name| name.canonicalize().is_ok_and(|source| source == real))
}

/// Returns where the PDF goes; `None` for standard output.
fn target(args: &Build, issue: &Path) -> Option<PathBuf> {
    match &args.output {
        Some(path) if path.as_os_str() == STANDARD => None,
        Some(path) => Some(path.clone()),
        None if issue.as_os_str() == STANDARD => None,
        None => {
            let stem = issue.file_stem().unwrap_or_default().to_string_lossy();
            Some(issue.with_file_name(format!("{stem}{}.pdf", suffix(args.rendition))))
        }
    }
}

/// Returns what tells the files of an issue's renditions apart.
fn suffix(rendition: Rendition) -> &'static str {
    match rendition {
        Rendition::Screen => "",
        Rendition::Print => "-print",
        Rendition::Archive => "-archive",
    }
}

/// Writes the output to a file, or to standard output without one.
pub(super) fn deliver(bytes: &[u8], target: Option<&Path>) -> Result<(), Problem> {
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
    use std::io::ErrorKind;
    let why = match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Refused::NoFolder,
        ErrorKind::IsADirectory => Refused::IsFolder,
        ErrorKind::PermissionDenied => Refused::NoRight,
        _ => Refused::System(error.to_string()),
    };
    Problem::CannotWrite { path, why }
}

/// Ends the run when it takes too long, since the compiler knows no limit.
///
/// Nothing has been written by then but perhaps a temporary file.
pub(super) fn watchdog(seconds: u64, talker: &Talker) {
    let talker = talker.clone();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_secs(seconds));
        let problem = Problem::TimeOut { seconds };
        talker.findings(&[Diagnostic::general(problem)], &Sources::default());
        std::process::exit(i32::from(FAILED));
    });
}
