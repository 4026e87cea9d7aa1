//! The archive: PDF/A-3a and PDF/UA-1, with its sources and its record inside.
//!
//! The compiler writes the PDF; one pass over it adds the files, the manifest
//! and the record metadata, and packs the rest more tightly.

mod attach;
mod fonts;
mod kinds;
mod xmp;

use std::collections::BTreeMap;

use lopdf::{Document as Pdf, Object, StringFormat};
use typst_layout::PagedDocument;
use typst_pdf::{PdfStandard, PdfStandards};

use super::Rendition;
use super::pdf::{options, standards};
use crate::archive::manifest::{self, Manifest, Options, Program};
use crate::archive::names;
use crate::archive::record::Record;
use crate::diag::Diagnostic;
use crate::document::{CONTRACT, Document};
use crate::fonts::Fonts;
use crate::layout::templates::BUILT_IN;
use crate::layout::words;
use crate::messages::{ArchiveFault, Problem};
use crate::model::{Issue, Profile};
use crate::source::{Kept, sha256};

/// What an archive is made of besides its pages.
pub struct Contents<'a> {
    /// The issue as written.
    pub issue: &'a Issue,
    /// The issue as printed.
    pub document: &'a Document,
    /// The fonts it was set in.
    pub fonts: &'a Fonts,
    /// The files that it was read from.
    pub kept: Kept,
    /// SOURCE_DATE_EPOCH, seconds since 1970, if it is set.
    pub epoch: Option<i64>,
}

/// A finished archive.
#[derive(Debug)]
pub struct Archive {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// What is recorded of it.
    pub record: Record,
    /// With what it was made; it is inside the PDF where the profile allows files.
    pub manifest: Manifest,
}

/// Writes pages as an archive.
///
/// PDF/A-2a may hold no files but PDF/A (ISO 19005-2:2011 6.8), so that it gets
/// the record and no sources. `None` if a rule of the standards is broken, or a
/// file cannot be kept; `found` then says so.
pub fn archive(pages: &PagedDocument, contents: Contents, found: &mut Vec<Diagnostic>) -> Option<Archive> {
    write(pages, contents).map_err(|problem| found.push(Diagnostic::general(problem))).ok()
}

fn write(pages: &PagedDocument, contents: Contents) -> Result<Archive, Problem> {
    let Contents { issue, document, fonts, mut kept, epoch } = contents;
    check(&kept)?;
    let profile = issue.publication.archiving.profile;
    let (pdf, fonts) = std::thread::scope(|scope| {
        // Megabytes of fonts take as long to hash as the pages to write.
        let fonts = scope.spawn(|| fonts::used(pages, fonts));
        let pdf = compiled(pages, document, profile, epoch);
        (pdf, fonts.join())
    });
    let fonts = fonts.map_err(|_| Problem::Export { message: "fonts".into() })?;
    let options = Options { rendition: "archive".into(), source_date_epoch: epoch };
    let names = standard_names(profile);
    let manifest = Manifest::new(program(), names.clone(), options, (kept.issue.clone(), &kept.files), fonts);
    let record = Record::new(issue, &document.meta, pages.pages().len(), &names);
    match profile {
        Profile::A3a => drop(kept.files.insert(manifest::NAME.into(), manifest.text().into_bytes())),
        Profile::A2a => kept.files.clear(),
    }
    let bytes = finished(&pdf?, &kept, &manifest, &record).map_err(|message| Problem::Export { message })?;
    Ok(Archive { bytes, record, manifest })
}

/// Makes sure that every file will come out again as it went in.
fn check(kept: &Kept) -> Result<(), ArchiveFault> {
    if let Some(name) = kept.changed.first() {
        return Err(ArchiveFault::Changing { name: name.clone() });
    }
    if kept.files.contains_key(manifest::NAME) {
        return Err(ArchiveFault::Taken { name: manifest::NAME });
    }
    let mut taken: BTreeMap<String, &String> = BTreeMap::new();
    for name in kept.files.keys() {
        names::check(name).map_err(|why| ArchiveFault::SourceName { name: name.clone(), why })?;
        if let Some(other) = taken.insert(name.to_lowercase(), name) {
            return Err(ArchiveFault::SameButCase { name: name.clone(), other: other.clone() });
        }
    }
    Ok(())
}

fn compiled(
    pages: &PagedDocument,
    document: &Document,
    profile: Profile,
    epoch: Option<i64>,
) -> Result<Vec<u8>, Problem> {
    let standards = match profile {
        Profile::A3a => standards(Rendition::Archive),
        Profile::A2a => &[PdfStandard::A_2a, PdfStandard::Ua_1],
    };
    let standards = PdfStandards::new(standards).expect("they agree with each other");
    let options = options(document, Rendition::Archive, epoch, standards);
    typst_pdf::pdf(pages, &options).map_err(|errors| ArchiveFault::NotConforming { message: words(&errors) }.into())
}

fn standard_names(profile: Profile) -> Vec<String> {
    let archive = match profile {
        Profile::A3a => "PDF/A-3a (ISO 19005-3:2012, GB/T 23286.3-2021)",
        Profile::A2a => "PDF/A-2a (ISO 19005-2:2011)",
    };
    [archive, "PDF/UA-1 (ISO 14289-1:2014)"].map(str::to_owned).to_vec()
}

fn program() -> Program {
    let templates: Vec<u8> = BUILT_IN.iter().flat_map(|(_, text)| text.bytes()).collect();
    Program {
        name: manifest::MAKER.into(),
        version: env!("CARGO_PKG_VERSION").into(),
        contract: CONTRACT,
        templates_sha256: sha256(&templates),
    }
}

/// Adds files and record to a PDF of the compiler's; fails in the words of whoever could not read it.
fn finished(bytes: &[u8], kept: &Kept, manifest: &Manifest, record: &Record) -> Result<Vec<u8>, String> {
    let words = |error: lopdf::Error| error.to_string();
    let mut pdf = Pdf::load_mem(bytes).map_err(words)?;
    if !kept.files.is_empty() {
        let date = date(&pdf).map_err(words)?;
        attach::attach(&mut pdf, &kept.files, &date).map_err(words)?;
    }
    let instance = identify(&mut pdf, manifest, record).map_err(words)?;
    let metadata = pdf.catalog().and_then(|catalog| catalog.get(b"Metadata")).and_then(Object::as_reference);
    let stream = pdf.get_object_mut(metadata.map_err(words)?).and_then(Object::as_stream_mut).map_err(words)?;
    let xmp = String::from_utf8_lossy(&stream.content);
    let xmp = xmp::with_record(&xmp, record, &instance).ok_or("XMP")?;
    stream.set_plain_content(xmp.into_bytes());
    let mut finished = Vec::new();
    pdf.save_modern(&mut finished).map_err(|error| error.to_string())?;
    Ok(finished)
}

/// Returns the day of the PDF, which is that of its files too.
fn date(pdf: &Pdf) -> lopdf::Result<Object> {
    let info = pdf.trailer.get_deref(b"Info", pdf)?.as_dict()?;
    info.get(b"CreationDate").cloned()
}

/// Gives the PDF an identity that depends on its sources too (ISO 32000-1 14.4), and returns it.
///
/// The compiler's depends on the pages alone. The first half stays: it is the
/// same for all versions of an issue.
fn identify(pdf: &mut Pdf, manifest: &Manifest, record: &Record) -> lopdf::Result<String> {
    let digest = sha256((manifest.text() + &record.json()).as_bytes());
    let id = pdf.trailer.get_mut(b"ID")?.as_array_mut()?;
    if let Some(Object::String(second, format)) = id.get_mut(1) {
        let whole: Vec<u8> = second.iter().copied().chain(digest.bytes()).collect();
        let instance = sha256(&whole)[..32].to_owned();
        let half = |i: usize| u8::from_str_radix(&instance[2 * i..2 * i + 2], 16).unwrap_or_default();
        *second = (0..16).map(half).collect();
        *format = StringFormat::Hexadecimal;
        return Ok(instance);
    }
    Ok(digest[..32].to_owned())
}
