//! `typeset kit issue.toml`: everything the print shop needs, in one archive.

use super::args::KitArgs;
use super::build::{LaidOut, cannot_write, epoch, lay_out_issue, tell_proof, watchdog};
use super::check::findings;
use super::print::print;
use super::talk::Talker;
use super::{DONE, FAILED, FOUND};
use crate::diag::{Diagnostic, Severity};
use crate::fonts::{Bundle, Fonts};
use crate::messages::{KitFile, Lang, PrintFault, Problem, Status, plate_name};
use crate::model::{Binding, Ink, Issue, Print};
use crate::preflight::{self, Profile, Report};
use crate::read::{self, Reading};
use crate::rendition::impose::plan::{Layout, Plan};
use crate::rendition::impose::{self, Press, foreign};
use crate::rendition::inks::Plate;
use crate::rendition::kit::{Entry, pack, sha256};
use crate::rendition::plates::plates;
use crate::rendition::ticket::{self, Made};
use crate::rendition::{Rendition, checklist, output, print::red};

/// The resolution of the pictures of plates.
const PLATE_DPI: f32 = 96.0;

/// An archive and what is said of it.
struct Kit {
    bytes: Vec<u8>,
    files: usize,
    made: Made,
    proof: Vec<Diagnostic>,
}

pub(super) fn kit(args: &KitArgs, bundle: &Bundle, talker: &Talker) -> u8 {
    watchdog(args.timeout, talker);
    let mut reading = read::read(&args.issue);
    let path = args.output.clone().unwrap_or_else(|| {
        let stem = args.issue.file_stem().unwrap_or_default().to_string_lossy();
        args.issue.with_file_name(format!("{stem}-kit.zip"))
    });
    let kit = make(args, &mut reading, bundle, talker.lang);
    talker.findings(&reading.found, &reading.sources);
    let errors = reading.found.iter().filter(|d| d.is_error()).count();
    let warnings = reading.found.len() - errors;
    let Some(kit) = kit else {
        talker.status(&Status::Stopped { errors, warnings });
        return FOUND;
    };
    if let Err(error) = output::write(&path, &kit.bytes) {
        let problem = cannot_write(path.display().to_string(), &error);
        talker.findings(&[Diagnostic::general(problem)], &reading.sources);
        return FAILED;
    }
    tell_proof(&kit.proof, None, &args.issue, &reading.sources, talker);
    let Made { pages, sheets, .. } = kit.made;
    let path = path.display().to_string();
    talker.status(&Status::Packed { path, files: kit.files, bytes: kit.bytes.len(), sheets, pages });
    DONE
}

fn make(args: &KitArgs, reading: &mut Reading, bundle: &Bundle, lang: Lang) -> Option<Kit> {
    if let Some(issue) = &mut reading.issue {
        args.print.apply(issue);
        // Where nothing is said, a bulletin is folded and stitched.
        issue.publication.print.binding.get_or_insert(Binding::Booklet);
    }
    let fonts = Fonts::load(bundle, &reading.issue.as_ref()?.publication.fonts);
    let laid_out = lay_out_issue(reading, &fonts, Rendition::Print)?;
    let proof = findings(reading, &fonts, &args.issue, &laid_out.facts());
    let (pages, _) = print(&args.print, reading, &laid_out, &fonts, lang)?;
    let issue = reading.issue.as_ref()?;
    let sheets = match issue.publication.print.binding {
        Some(Binding::Booklet) => Some(sheets(issue, &laid_out, &fonts, lang, &mut reading.found)?),
        _ => None,
    };
    let blank = laid_out.document.footer.blanks;
    let count = laid_out.pages.pages().len();
    let numbered = args.print.is_numbered();
    let made = Made { pages: count, blank, sheets: sheets.as_ref().map(|(_, count)| *count), numbered };
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

/// Makes the imposed sheets and the one to test the printer with, and says how many sheets there are.
fn sheets(
    issue: &Issue,
    laid_out: &LaidOut,
    fonts: &Fonts,
    lang: Lang,
    found: &mut Vec<Diagnostic>,
) -> Option<(Vec<(KitFile, Vec<u8>)>, usize)> {
    let plan = Plan { layout: Layout::Booklet, ..Plan::default() };
    let LaidOut { document, pages, .. } = laid_out;
    let press = Press { plan: &plan, fonts, name: &document.meta.title, lang };
    let (bytes, imposed) = impose::issue(pages, document, &issue.publication.print, &press, epoch(), found)?;
    let test = impose::test_page(&plan, fonts, lang).and_then(|(sides, _)| foreign::write(&sides));
    let test = test.map_err(|fault| found.push(Diagnostic::general(fault.into()))).ok()?;
    let count = imposed.sides.last().map_or(0, |side| side.sheet);
    Some((vec![(KitFile::Sheets, bytes), (KitFile::TestSheet, test)], count))
}

/// Inspects the pages, writes the papers about them and packs everything; returns the archive and how many files it has.
fn pack_all(
    issue: &Issue,
    title: &str,
    mut files: Vec<(KitFile, Vec<u8>)>,
    made: Made,
    fonts: &Fonts,
    lang: Lang,
) -> Result<(Vec<u8>, usize), Vec<Diagnostic>> {
    let failed = |message: String| vec![Diagnostic::general(Problem::Export { message })];
    let print = &issue.publication.print;
    let pictures = plates(&files[0].1, &red(print), PLATE_DPI).map_err(failed)?;
    let report = inspect(&files[0].1, print, made, lang)?;
    files.push((KitFile::Checklist, checklist::pdf(&report, lang, fonts).map_err(failed)?));
    files.push((KitFile::Report, format!("{:#}\n", report.value(lang)).into_bytes()));
    files.sort_by_key(|(file, _)| file.name(lang));
    let listed: Vec<(String, KitFile, String)> =
        files.iter().map(|(file, bytes)| (file.name(lang).to_owned(), *file, sha256(bytes))).collect();
    let ticket = ticket::pdf(&ticket::job(issue, title, made), &listed, lang, fonts).map_err(failed)?;
    files.push((KitFile::Ticket, ticket));
    files.sort_by_key(|(file, _)| file.name(lang));
    let files = files.into_iter().map(|(file, bytes)| Entry { name: file.name(lang).to_owned(), bytes });
    let pictures = pictures.into_iter().map(|picture| {
        let ink = if let Plate::Process(ink) = picture.plate { Some(ink) } else { None };
        Entry { name: plate_name(picture.page, ink, lang), bytes: picture.png }
    });
    let entries: Vec<Entry> = files.chain(pictures).collect();
    // The list of hashes is one more.
    let count = entries.len() + 1;
    let bytes = pack(entries, (issue.date.year, issue.date.month, issue.date.day)).map_err(failed)?;
    Ok((bytes, count))
}

/// Inspects the PDF of pages by what was asked for; fails with what is wrong with it.
fn inspect(pdf: &[u8], print: &Print, made: Made, lang: Lang) -> Result<Report, Vec<Diagnostic>> {
    let inks = match print.ink {
        _ if print.preprinted => 1,
        Ink::Spot => 2,
        Ink::Process => 4,
        Ink::Black => 1,
    };
    // Numbered copies are many booklets in one file.
    let booklet = made.sheets.is_some() && !made.numbered;
    let profile = Profile { inks, bleed: print.bleed, booklet, ..Profile::default() };
    let report = preflight::inspect(pdf, KitFile::Pages.name(lang), &profile)
        .map_err(|fault| vec![Diagnostic::general(fault.into())])?;
    if report.passed {
        return Ok(report);
    }
    let wrong = report.diagnostics().into_iter().filter(|finding| finding.severity == Severity::Error);
    Err(wrong.chain([Diagnostic::general(PrintFault::NotPassed.into())]).collect())
}
