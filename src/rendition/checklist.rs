//! The 印前检查单: what the inspection found, on one page for the print shop.

use serde::Serialize;

use super::pdf;
use crate::diag::Severity;
use crate::fonts::Fonts;
use crate::layout::form;
use crate::messages::{Lang, SheetWords, Wanted, page_runs};
use crate::preflight::{Finding, FontUse, Page, Picture, Profile, Report};

/// The template.
const TEMPLATE: &str = "preflight.typ";
/// Most findings on the sheet; the others are counted.
const FINDINGS: usize = 14;
/// Most lines of each table; the others are counted.
const LINES: usize = 8;
/// The severities in the order of their words.
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];
/// The day that the document bears, since no output depends on the clock.
const DAY: (u16, u8, u8) = (1970, 1, 1);

/// What the template reads.
#[derive(Serialize)]
struct Sheet<'a> {
    words: SheetWords,
    fonts: Vec<(&'static str, &'a [String])>,
    report: &'a Report,
    severity_counts: [usize; 3],
    findings: Vec<Line>,
    /// How many there are in all if not all are on the sheet, else 0; so for the tables below.
    more_findings: usize,
    plates: Vec<Plates>,
    more_plates: usize,
    type_faces: Vec<Face<'a>>,
    more_faces: usize,
    pictures: Vec<Shown>,
    more_pictures: usize,
    size: String,
    wanted: String,
    bytes: String,
}

/// A finding in words.
#[derive(Serialize)]
struct Line {
    /// Its place among [`SEVERITIES`].
    severity: usize,
    code: &'static str,
    message: String,
    hint: Option<String>,
}

/// Pages that need the same plates.
#[derive(Serialize, PartialEq)]
struct Plates {
    pages: String,
    plates: Vec<String>,
    coverage: f64,
}

/// A font.
#[derive(Serialize)]
struct Face<'a> {
    name: &'a str,
    kind: String,
    embedded: bool,
    pages: String,
}

/// A picture.
#[derive(Serialize)]
struct Shown {
    page: usize,
    size: String,
    dpi: f64,
    color: String,
}

/// Sets a report as a PDF of one A4 page, in a language.
///
/// Fails with the compiler's words, which means a fault of the template.
pub fn pdf(report: &Report, lang: Lang, fonts: &Fonts) -> Result<Vec<u8>, String> {
    let sheet = sheet(report, lang, fonts);
    pdf::of_form(&form::set(fonts, TEMPLATE, &sheet, DAY)?, report.sha256.clone())
}

fn sheet<'a>(report: &'a Report, lang: Lang, fonts: &'a Fonts) -> Sheet<'a> {
    let plates = plates(&report.pages, lang);
    let faces = worst_first(&report.fonts, lang);
    let mut pictures: Vec<&Picture> = report.pictures.iter().collect();
    pictures.sort_by(|a, b| a.dpi.total_cmp(&b.dpi));
    let all_if_over = |count: usize, most: usize| if count > most { count } else { 0 };
    Sheet {
        words: SheetWords::of(lang),
        fonts: fonts.families(),
        severity_counts: SEVERITIES.map(|severity| report.count(severity)),
        findings: lines(report, lang),
        more_findings: all_if_over(report.findings.len(), FINDINGS),
        more_plates: all_if_over(plates.len(), LINES),
        plates: plates.into_iter().take(LINES).collect(),
        more_faces: all_if_over(faces.len(), LINES),
        type_faces: faces.into_iter().take(LINES).collect(),
        more_pictures: all_if_over(pictures.len(), LINES),
        pictures: pictures.into_iter().take(LINES).map(shown).collect(),
        size: report.pages.first().map(|page| page.trim.shown()).unwrap_or_default(),
        wanted: wanted(report, lang),
        bytes: format!("{} KB", report.bytes.div_ceil(1000)),
        report,
    }
}

fn lines(report: &Report, lang: Lang) -> Vec<Line> {
    let line = |finding: &Finding| {
        let words = lang.words(&finding.fault.clone().into());
        let severity = SEVERITIES.iter().position(|one| *one == finding.severity).unwrap_or_default();
        Line { severity, code: finding.fault.check.code(), message: words.message, hint: words.hint }
    };
    report.findings.iter().take(FINDINGS).map(line).collect()
}

/// Gathers pages with the same plates, in the order of their first pages.
fn plates(pages: &[Page], lang: Lang) -> Vec<Plates> {
    let mut groups: Vec<(&[String], Vec<usize>, f64)> = Vec::new();
    for page in pages {
        match groups.iter_mut().find(|(plates, ..)| *plates == page.plates.as_slice()) {
            Some((_, numbers, coverage)) => {
                numbers.push(page.number);
                *coverage = coverage.max(page.coverage);
            }
            None => groups.push((&page.plates, vec![page.number], page.coverage)),
        }
    }
    let named = |(plates, numbers, coverage): (&[String], Vec<usize>, f64)| Plates {
        pages: page_runs(&numbers, lang),
        plates: plates.to_vec(),
        coverage,
    };
    groups.into_iter().map(named).collect()
}

/// Returns the fonts, those that are not in the file first.
fn worst_first(fonts: &[FontUse], lang: Lang) -> Vec<Face<'_>> {
    let mut faces: Vec<Face> = fonts.iter().map(|font| face(font, lang)).collect();
    faces.sort_by_key(|face| face.embedded);
    faces
}

fn face(font: &FontUse, lang: Lang) -> Face<'_> {
    let FontUse { name, kind, embedded, pages, .. } = font;
    Face { name, kind: format!("{kind:?}"), embedded: *embedded, pages: page_runs(pages, lang) }
}

fn shown(picture: &Picture) -> Shown {
    let (width, height) = picture.size;
    Shown {
        page: picture.page,
        size: format!("{width}×{height} mm"),
        dpi: picture.dpi,
        color: format!("{} {} bit", picture.color, picture.bits),
    }
}

fn wanted(report: &Report, lang: Lang) -> String {
    let Profile { size, bleed, inks, dpi, coverage, booklet } = report.profile;
    Wanted { size: size.shown(), bleed, inks, dpi, coverage, booklet }.line(lang)
}
