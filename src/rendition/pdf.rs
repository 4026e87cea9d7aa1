//! The PDF: tagged, with bookmarks and metadata, the same bytes for the same issue.

use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::diag::{Diagnostic, Severity};
use crate::document::Document;
use crate::layout::words;
use crate::messages::{PROGRAM, Problem};
use crate::rendition::Rendition;

/// Writes pages as PDF, accessible by PDF/UA-1 (ISO 14289-1) where its rules are met.
///
/// Its date is the day of issue, or `epoch` (seconds since 1970) if given, as
/// the SOURCE_DATE_EPOCH convention has it. A template of the editor's own may
/// break a rule of accessibility; the PDF is then an ordinary tagged one, and
/// `found` says so.
pub fn pdf(
    pages: &PagedDocument,
    document: &Document,
    rendition: Rendition,
    epoch: Option<i64>,
    found: &mut Vec<Diagnostic>,
) -> Option<Vec<u8>> {
    let standards = PdfStandards::new(standards(rendition)).expect("they agree with each other");
    typst_pdf::pdf(pages, &options(document, rendition, epoch, standards))
        .or_else(|errors| match rendition {
            Rendition::Screen => {
                let problem = Problem::NotAccessible { message: words(&errors) };
                found.push(Diagnostic::new(problem, Severity::Warning, None));
                typst_pdf::pdf(pages, &options(document, rendition, epoch, PdfStandards::default()))
            }
            Rendition::Print | Rendition::Archive => Err(errors),
        })
        .map_err(|errors| found.push(Diagnostic::general(Problem::Export { message: words(&errors) })))
        .ok()
}

/// Writes the pages of a form of our own, which has no date; `ident` is what tells it from others.
///
/// Fails with the compiler's words, which means a fault of the template.
pub(super) fn of_form(pages: &PagedDocument, ident: String) -> Result<Vec<u8>, String> {
    let options = PdfOptions { ident: Smart::Custom(ident), creator: creator(), ..PdfOptions::default() };
    typst_pdf::pdf(pages, &options).map_err(|errors| words(&errors))
}

/// Returns what a PDF says it was made by.
pub(super) fn creator() -> Smart<Option<String>> {
    Smart::Custom(Some(PROGRAM.to_owned()))
}

pub(super) fn standards(rendition: Rendition) -> &'static [PdfStandard] {
    match rendition {
        Rendition::Screen => &[PdfStandard::Ua_1],
        Rendition::Print => &[PdfStandard::V_1_6],
        Rendition::Archive => &[PdfStandard::A_3a, PdfStandard::Ua_1],
    }
}

pub(super) fn options(
    document: &Document,
    rendition: Rendition,
    epoch: Option<i64>,
    standards: PdfStandards,
) -> PdfOptions {
    PdfOptions {
        // Stable over corrections of the same issue.
        ident: Smart::Custom(document.meta.title.clone()),
        creator: creator(),
        timestamp: timestamp(document, epoch),
        standards,
        // A plate has no reading order.
        tagged: rendition != Rendition::Print,
        ..PdfOptions::default()
    }
}

fn timestamp(document: &Document, epoch: Option<i64>) -> Option<Timestamp> {
    let datetime = match epoch {
        Some(seconds) => from_epoch(seconds),
        None => {
            let (year, month, day) = document.meta.date;
            Datetime::from_ymd_hms(i32::from(year), month, day, 0, 0, 0)
        }
    };
    datetime.map(Timestamp::new_utc)
}

/// Returns the moment some seconds after the start of 1970, UTC.
fn from_epoch(seconds: i64) -> Option<Datetime> {
    let moment = time::OffsetDateTime::from_unix_timestamp(seconds).ok()?;
    let (hour, minute, second) = moment.time().as_hms();
    Datetime::from_ymd_hms(moment.year(), u8::from(moment.month()), moment.day(), hour, minute, second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn epoch_seconds_become_dates() {
        assert_eq!(from_epoch(0), Datetime::from_ymd_hms(1970, 1, 1, 0, 0, 0));
        assert_eq!(from_epoch(951_782_400), Datetime::from_ymd_hms(2000, 2, 29, 0, 0, 0));
        assert_eq!(from_epoch(1_607_904_000 + 3_723), Datetime::from_ymd_hms(2020, 12, 14, 1, 2, 3));
    }
}
