//! Inspects a PDF before it is printed, our own or a stranger's.
//!
//! [`inspect`] takes the bytes of a PDF and what is wanted of it, and returns
//! a [`Report`] in the shop's words: sizes, plates, fonts, pictures, findings.
//! Nothing is rendered: everything is read from the objects and the operators
//! of the file, as ISO 32000-1 defines them.

mod color;
mod facts;
mod judge;
mod overlay;
mod pictures;
mod profile;
mod report;
mod run;
mod state;
mod typing;
mod walk;
mod walker;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

pub use profile::{Profile, SheetSize};
pub use report::{Finding, FontUse, Page, Picture, Report};

use crate::guard::caught;
use crate::messages::{BadPdf, Check};
use crate::pdf::{Area, MM, PageSource, Pdf};
pub use crate::pdf::{FILE_LIMIT, FontKind};
use crate::source::sha256;
use color::PROCESS;
use facts::Facts;
use judge::Judge;
use profile::tenths;
use walker::{Shared, Walker};

/// Most operators that are run in a file; a dense page has ten thousand.
const OPERATORS: usize = 10_000_000;

/// Inspects a PDF by what is wanted of it; `file` is its name for the report.
///
/// Fails if the file cannot be opened at all. Parts that cannot be read are a
/// finding of the report.
pub fn inspect(bytes: &[u8], file: &str, profile: &Profile) -> Result<Report, BadPdf> {
    caught(|| inspected(bytes, file, profile)).unwrap_or(Err(BadPdf::Broken))
}

fn inspected(bytes: &[u8], file: &str, profile: &Profile) -> Result<Report, BadPdf> {
    let pdf = Pdf::open(bytes)?;
    let sources = pdf.pages()?;
    let (facts, fonts) = walk(&pdf, &sources);
    let pages: Vec<Page> =
        (1..).zip(&sources).zip(&facts).map(|((number, source), facts)| page(number, source, facts)).collect();
    let pictures: Vec<Picture> = (1..)
        .zip(&facts)
        .flat_map(|(page, facts)| facts.pictures.iter().map(move |picture| Picture { page, ..picture.clone() }))
        .collect();
    let plates = ordered(facts.iter().flat_map(|facts| facts.plates.iter()));
    let claims = whole::claims(&pdf);

    let mut judge = Judge::new(profile);
    judge_file(&mut judge, &pdf, &sources, &claims);
    judge.pages(&pages);
    judge.facts(&facts);
    judge.plates(&plates, &pages);
    judge.fonts(&fonts);
    judge.pictures(&pictures);
    let findings = judge.found();

    let producer = pdf.info().and_then(|info| whole::text(pdf.get(info, b"Producer").or(pdf.get(info, b"Creator"))?));
    Ok(Report {
        file: file.to_owned(),
        sha256: sha256(bytes),
        bytes: bytes.len(),
        version: pdf.version(),
        producer: producer.unwrap_or_default(),
        claims,
        profile: profile.clone(),
        passed: findings.iter().all(|finding| finding.severity != crate::diag::Severity::Error),
        findings,
        plates,
        coverage: facts.iter().map(|facts| facts.coverage.0.round()).fold(0.0, f64::max),
        pages,
        fonts,
        pictures,
    })
}

/// Walks all pages; returns what was noted of each, and the fonts of all.
fn walk(pdf: &Pdf, sources: &[PageSource]) -> (Vec<Facts>, Vec<FontUse>) {
    let mut shared = Shared::new(OPERATORS);
    let mut fonts: BTreeMap<(String, FontKind, bool, bool), BTreeSet<usize>> = BTreeMap::new();
    let mut facts = Vec::new();
    for (number, source) in (1..).zip(sources) {
        let (noted, used) = Walker::page(pdf, source, &mut shared);
        facts.push(noted);
        for font in used {
            let key = (font.name.clone(), font.kind, font.embedded, font.subset);
            fonts.entry(key).or_default().insert(number);
        }
    }
    let fonts = fonts.into_iter().map(|((name, kind, embedded, subset), pages)| FontUse {
        name,
        kind,
        embedded,
        subset,
        pages: pages.into_iter().collect(),
    });
    (facts, fonts.collect())
}

fn judge_file(judge: &mut Judge, pdf: &Pdf, sources: &[PageSource], claims: &[String]) {
    let whole = |check, judge: &mut Judge, measured: String| judge.add(check, Vec::new(), measured, String::new());
    if pdf.encrypted {
        whole(Check::Encrypted, judge, String::new());
    }
    if whole::has_script(pdf) {
        whole(Check::Script, judge, String::new());
    }
    if whole::has_layers(pdf) {
        whole(Check::Layers, judge, String::new());
    }
    if pdf.version().as_str() > "1.7" {
        whole(Check::Newest, judge, format!("PDF {}", pdf.version()));
    }
    if !claims.is_empty() {
        whole(Check::Claim, judge, claims.join("; "));
    }
    let overlays: Vec<_> = sources.iter().map(|source| overlay::overlay(pdf, source.dict)).collect();
    judge.by_page(Check::Annotation, overlays.iter().map(|overlay| overlay.unprinted.clone()), String::new());
    judge.by_page(Check::PrintedAnnotation, overlays.iter().map(|overlay| overlay.printed.clone()), String::new());
    let forms = overlays.iter().map(|overlay| if overlay.form { vec!["Widget".to_owned()] } else { Vec::new() });
    judge.by_page(Check::Form, forms, String::new());
}

fn page(number: usize, source: &PageSource, facts: &Facts) -> Page {
    let size = |area: Area| {
        let (width, height) = (area.width() / MM, area.height() / MM);
        let turned = source.rotation % 180 == 90;
        let (width, height) = if turned { (height, width) } else { (width, height) };
        SheetSize { width: tenths(width), height: tenths(height) }
    };
    let (trim, bleed) = (source.trim, source.bleed);
    let margins = [trim.x0 - bleed.x0, trim.y0 - bleed.y0, bleed.x1 - trim.x1, bleed.y1 - trim.y1];
    Page {
        number,
        trim: size(trim),
        media: size(source.media),
        bleed: tenths(margins.into_iter().fold(f64::INFINITY, f64::min).max(0.0) / MM),
        has_trim_box: source.has_trim,
        rotation: source.rotation,
        plates: ordered(facts.plates.iter()),
        colors: facts.families.iter().map(|family| family.label()).collect(),
        coverage: facts.coverage.0.round(),
        blank: facts.blank,
        transparency: facts.transparency.iter().cloned().collect(),
        overprint: facts.seen.contains_key(&Check::Overprint) || facts.seen.contains_key(&Check::WhiteOverprint),
    }
}

/// Returns plates without repetition, those of four-colour printing first.
fn ordered<'p>(plates: impl Iterator<Item = &'p String>) -> Vec<String> {
    let set: BTreeSet<&String> = plates.collect();
    let mut plates: Vec<String> = set.into_iter().cloned().collect();
    plates.sort_by_key(|plate| PROCESS.iter().position(|ink| ink == plate).unwrap_or(PROCESS.len()));
    plates
}
