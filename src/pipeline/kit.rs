//! Everything the print shop needs, in one archive.

use super::laid_out::LaidOut;
use super::options::Options;
use super::printing::Printed;
use super::session::Session;
use crate::diag::{Diagnostic, Severity};
use crate::layout::Pages;
use crate::messages::{KitFile, Lang, PrintFault, Problem, plate_name};
use crate::model::{Binding, Ink, Issue, Print};
use crate::preflight::{self, Profile, Report, SheetSize};
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

/// An archive for the print shop, and what is said of it.
pub struct Kit {
    /// The ZIP archive.
    pub bytes: Vec<u8>,
    /// How many files it has.
    pub files: usize,
    /// What is to be printed.
    pub made: Made,
    /// What the proofreader found.
    pub proof: Vec<Diagnostic>,
}

impl Session {
    /// Packs everything that the print shop needs of the issue that was read; `None` if it has errors.
    ///
    /// Of the options those for print, the language and the moment count.
    pub fn kit(&mut self, options: &Options) -> Option<Kit> {
        if let Some(issue) = self.issue_mut() {
            options.print.apply(issue);
            // Where nothing is said, a bulletin is folded and stitched.
            issue.publication.print.binding.get_or_insert(Binding::Booklet);
        }
        let laid_out = self.lay_out(Rendition::Print)?;
        self.guarded(|session| session.packed(&laid_out, options))
    }

    fn packed(&mut self, laid_out: &LaidOut, options: &Options) -> Option<Kit> {
        let lang = options.lang;
        let proof = self.proof(&laid_out.facts());
        let Printed { bytes: pages, firsts, .. } = self.printed(laid_out, options)?;
        let issue = self.reading.issue.as_ref()?;
        let found = &mut self.reading.found;
        let sheets = match issue.publication.print.binding {
            Some(Binding::Booklet) => Some(sheets(issue, laid_out, firsts.as_ref(), (lang, options.epoch), found)?),
            _ => None,
        };
        let made = Made {
            pages: laid_out.count(),
            blank: laid_out.document.footer.blanks,
            sheets: sheets.as_ref().map(|(_, count)| *count),
            cut: is_cut(&issue.publication.print),
            numbered: options.print.numbered.is_some(),
        };
        let sheets = sheets.map(|(files, _)| files).unwrap_or_default();
        let files = [vec![(KitFile::Pages, pages)], sheets].concat();
        match pack_all(issue, laid_out, files, made, lang) {
            Ok((bytes, files)) => Some(Kit { bytes, files, made, proof }),
            Err(faults) => {
                found.extend(faults);
                None
            }
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
    (lang, epoch): (Lang, Option<i64>),
    found: &mut Vec<Diagnostic>,
) -> Option<(Files, usize)> {
    let print = &issue.publication.print;
    let paper = is_cut(print).then_some(LARGER);
    let plan = Plan { layout: Layout::Booklet, paper, ..Plan::default() };
    let LaidOut { document, pages, around, .. } = laid_out;
    let fonts = &around.fonts;
    let press = Press { plan: &plan, fonts, name: &document.meta.title, lang };
    let (bytes, imposed) = impose::issue(pages, firsts, document, print, &press, epoch, found)?;
    let test = impose::test_page(&plan, fonts, lang).and_then(|(sides, _)| foreign::write(&sides));
    let test = test.map_err(|fault| found.push(Diagnostic::general(fault.into()))).ok()?;
    let count = imposed.sides.last().map_or(0, |side| side.sheet);
    Some((vec![(KitFile::Sheets, bytes), (KitFile::TestSheet, test)], count))
}

/// Inspects the pages, writes the papers about them and packs everything; returns the archive and how many files it has.
fn pack_all(
    issue: &Issue,
    laid_out: &LaidOut,
    mut files: Files,
    made: Made,
    lang: Lang,
) -> Result<(Vec<u8>, usize), Vec<Diagnostic>> {
    let failed = |message: String| vec![Diagnostic::general(Problem::Export { message })];
    let (title, fonts) = (&laid_out.document.meta.title, &laid_out.around.fonts);
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
