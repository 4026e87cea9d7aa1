//! `typeset kit issue.toml`: everything the print shop needs, in one archive.

use std::path::PathBuf;

use super::args::KitArgs;
use super::build::{LaidOut, STANDARD, deliver, epoch, lay_out_issue, tell_proof, watchdog};
use super::check::findings;
use super::print::{Printed, print};
use super::targets::beside;
use super::terminal::{Terminal, stdout_is_terminal};
use super::{DONE, FAILED, FOUND};
use crate::diag::{Diagnostic, Severity};
use crate::fonts::{Bundle, Fonts};
use crate::layout::Pages;
use crate::messages::{Instead, KitFile, Lang, PrintFault, Problem, Status, Usage, plate_name};
use crate::model::{Binding, Ink, Issue, Print};
use crate::preflight::{self, Profile, Report, SheetSize};
use crate::read::{self, Reading};
use crate::rendition::impose::paper::Area;
use crate::rendition::impose::plan::{Layout, Plan};
use crate::rendition::impose::{self, Press, foreign};
use crate::rendition::inks::Plate;
use crate::rendition::kit::pack;
use crate::rendition::plates::plates;
use crate::rendition::ticket::{self, Made};
use crate::rendition::{Rendition, checklist, print::red};
use crate::source::sha256;

/// The resolution of the pictures of plates.
const PLATE_DPI: f32 = 96.0;

/// Two A4 pages side by side.
const SPREAD: SheetSize = SheetSize { width: 420.0, height: 297.0 };
/// Paper with room for bleed and marks around them, SRA3 (ISO 217), in mm.
const LARGER: Area = Area { width: 450.0, height: 320.0 };

/// Files of a kit with their contents.
type Files = Vec<(KitFile, Vec<u8>)>;

/// An archive and what is said of it.
struct Kit {
    bytes: Vec<u8>,
    files: usize,
    made: Made,
    proof: Vec<Diagnostic>,
}

pub(super) fn kit(args: &KitArgs, bundle: &Bundle, terminal: &Terminal) -> u8 {
    let misused = |usage: Usage| {
        terminal.error(&Status::Usage { detail: usage.line(&Instead::Nothing, terminal.lang) });
        FAILED
    };
    if args.print.is_calibration() {
        return misused(Usage::Conflict { option: "--calibration".to_owned(), other: "kit".to_owned() });
    }
    let target = match target(args) {
        Ok(target) => target,
        Err(usage) => return misused(usage),
    };
    if target.is_none() && stdout_is_terminal() {
        terminal.error(&Status::TerminalRefused);
        return FAILED;
    }
    watchdog(args.timeout, terminal);
    let mut reading = read::read(&args.issue_file);
    let kit = make(args, &mut reading, bundle, terminal.lang);
    terminal.findings(&reading.found, &reading.sources);
    let Some(kit) = kit else {
        terminal.stopped(&reading.found);
        return FOUND;
    };
    if let Err(problem) = deliver(&kit.bytes, target.as_deref()) {
        terminal.findings(&[Diagnostic::general(problem)], &reading.sources);
        return FAILED;
    }
    tell_proof(&kit.proof, None, &args.issue_file, &reading.sources, terminal);
    let Made { pages, sheets, .. } = kit.made;
    let path = target.map_or_else(|| STANDARD.to_owned(), |path| path.display().to_string());
    terminal.status(&Status::Packed { path, files: kit.files, bytes: kit.bytes.len(), sheets, pages });
    DONE
}

/// Returns where the archive goes; `None` for standard output.
fn target(args: &KitArgs) -> Result<Option<PathBuf>, Usage> {
    match &args.archive {
        Some(path) if path.as_os_str() == STANDARD => Ok(None),
        Some(path) => match path.extension().map(|extension| extension.to_string_lossy().into_owned()) {
            Some(extension) if !extension.eq_ignore_ascii_case("zip") => Err(Usage::NotZip { extension }),
            _ => Ok(Some(path.clone())),
        },
        None => Ok(Some(beside(&args.issue_file, "-kit", "zip"))),
    }
}

fn make(args: &KitArgs, reading: &mut Reading, bundle: &Bundle, lang: Lang) -> Option<Kit> {
    if let Some(issue) = &mut reading.issue {
        args.print.apply(issue);
        // Where nothing is said, a bulletin is folded and stitched.
        issue.publication.print.binding.get_or_insert(Binding::Booklet);
    }
    let fonts = Fonts::load(bundle, &reading.issue.as_ref()?.publication.fonts);
    let laid_out = lay_out_issue(reading, &fonts, Rendition::Print)?;
    let proof = findings(reading, &fonts, &args.issue_file, &laid_out.facts());
    let Printed { bytes: pages, firsts, .. } = print(&args.print, reading, &laid_out, &fonts, lang)?;
    let issue = reading.issue.as_ref()?;
    let sheets = match issue.publication.print.binding {
        Some(Binding::Booklet) => Some(sheets(issue, &laid_out, firsts.as_ref(), &fonts, lang, &mut reading.found)?),
        _ => None,
    };
    let blank = laid_out.document.footer.blanks;
    let count = laid_out.pages.pages().len();
    let numbered = args.print.is_numbered();
    let cut = is_cut(&issue.publication.print);
    let made = Made { pages: count, blank, sheets: sheets.as_ref().map(|(_, count)| *count), cut, numbered };
    let sheets = sheets.map(|(files, _)| files).unwrap_or_default();
    let files = [vec![(KitFile::Pages, pages)], sheets].concat();
    match pack_all(issue, &laid_out.document.meta.title, files, made, &fonts, lang) {
        Ok((bytes, files)) => Some(Kit { bytes, files, made, proof }),
        Err(faults) => {
            reading.found.extend(faults);
            None
        }
    }
}

/// Returns whether sheets need paper that is larger than they, for bleed or marks.
fn is_cut(print: &Print) -> bool {
    print.bleed > 0.0 || print.marks
}

/// Makes the imposed sheets and the one to test the printer with, and says how many sheets there are.
fn sheets(
    issue: &Issue,
    laid_out: &LaidOut,
    firsts: Option<&Pages>,
    fonts: &Fonts,
    lang: Lang,
    found: &mut Vec<Diagnostic>,
) -> Option<(Files, usize)> {
    let print = &issue.publication.print;
    let paper = is_cut(print).then_some(LARGER);
    let plan = Plan { layout: Layout::Booklet, paper, ..Plan::default() };
    let LaidOut { document, pages, .. } = laid_out;
    let press = Press { plan: &plan, fonts, name: &document.meta.title, lang };
    let (bytes, imposed) = impose::issue(pages, firsts, document, print, &press, epoch(), found)?;
    let test = impose::test_page(&plan, fonts, lang).and_then(|(sides, _)| foreign::write(&sides));
    let test = test.map_err(|fault| found.push(Diagnostic::general(fault.into()))).ok()?;
    let count = imposed.sides.last().map_or(0, |side| side.sheet);
    Some((vec![(KitFile::Sheets, bytes), (KitFile::TestSheet, test)], count))
}

/// Inspects the pages, writes the papers about them and packs everything; returns the archive and how many files it has.
fn pack_all(
    issue: &Issue,
    title: &str,
    mut files: Files,
    made: Made,
    fonts: &Fonts,
    lang: Lang,
) -> Result<(Vec<u8>, usize), Vec<Diagnostic>> {
    let failed = |message: String| vec![Diagnostic::general(Problem::Export { message })];
    let print = &issue.publication.print;
    let pictures = plates(&files[0].1, made.pages, &red(print), PLATE_DPI).map_err(failed)?;
    let report = inspect(&files, print, made, lang)?;
    files.push((KitFile::Checklist, checklist::pdf(&report, lang, fonts).map_err(failed)?));
    files.push((KitFile::Report, format!("{:#}\n", report.value(lang)).into_bytes()));
    files.sort_by_key(|(file, _)| file.name(lang));
    let listed: Vec<(String, KitFile, String)> =
        files.iter().map(|(file, bytes)| (file.name(lang).to_owned(), *file, sha256(bytes))).collect();
    let ticket = ticket::pdf(&ticket::job(issue, title, made), &listed, lang, fonts).map_err(failed)?;
    files.push((KitFile::Ticket, ticket));
    files.sort_by_key(|(file, _)| file.name(lang));
    let files = files.into_iter().map(|(file, bytes)| (file.name(lang).to_owned(), bytes));
    let pictures = pictures.into_iter().map(|picture| {
        let ink = if let Plate::Process(ink) = picture.plate { Some(ink) } else { None };
        (plate_name(picture.page, ink, lang), picture.png)
    });
    let entries: Vec<(String, Vec<u8>)> = files.chain(pictures).collect();
    // The list of hashes is one more.
    let count = entries.len() + 1;
    Ok((pack(entries, (issue.date.year, issue.date.month, issue.date.day)), count))
}

/// Inspects the PDFs by what was asked for; returns the report of the pages, or what is wrong.
fn inspect(files: &Files, print: &Print, made: Made, lang: Lang) -> Result<Report, Vec<Diagnostic>> {
    let inks = match print.ink {
        _ if print.preprinted => 1,
        Ink::Spot => 2,
        Ink::Process => 4,
        Ink::Black => 1,
    };
    let usual = Profile::default();
    let bleed = if print.bleed > 0.0 { print.bleed } else { usual.bleed };
    // Numbered copies are many booklets in one file.
    let booklet = made.sheets.is_some() && !made.numbered;
    let of_pages = Profile { inks, bleed, booklet, ..usual };
    let of_sheets = Profile { size: SPREAD, booklet: false, ..of_pages.clone() };
    let look = |file: KitFile, profile: &Profile| -> Result<Option<Report>, Vec<Diagnostic>> {
        let Some((_, pdf)) = files.iter().find(|(there, _)| *there == file) else { return Ok(None) };
        let report = preflight::inspect(pdf, file.name(lang), profile)
            .map_err(|fault| vec![Diagnostic::general(fault.into())])?;
        if report.passed {
            return Ok(Some(report));
        }
        let wrong = report.diagnostics().into_iter().filter(|finding| finding.severity == Severity::Error);
        Err(wrong.chain([Diagnostic::general(PrintFault::NotPassed { file: file.name(lang) }.into())]).collect())
    };
    let report = look(KitFile::Pages, &of_pages)?;
    look(KitFile::Sheets, &of_sheets)?;
    report.ok_or_else(Vec::new)
}
