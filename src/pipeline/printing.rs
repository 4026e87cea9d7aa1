//! What goes to the print shop.

use super::laid_out::LaidOut;
use super::options::{Numbered, Options};
use super::session::Session;
use crate::diag::Diagnostic;
use crate::layout::{Pages, joined};
use crate::messages::{Lang, PrintFault, Problem};
use crate::rendition::calibration::calibration;
use crate::rendition::{Rendition, pdf, print};

/// Most copies that are numbered at once.
const MOST_COPIES: u32 = 2000;

/// What is made for the print shop.
pub(super) struct Printed {
    /// The PDF.
    pub(super) bytes: Vec<u8>,
    /// How many pages it has.
    pub(super) pages: usize,
    /// Page one of every copy, if copies are numbered.
    pub(super) firsts: Option<Pages>,
}

impl Session {
    /// Makes the PDF for the print shop.
    pub(super) fn printed(&mut self, laid_out: &LaidOut, options: &Options) -> Option<Printed> {
        if options.print.calibration {
            return self.calibrated(laid_out, options.lang, options.epoch);
        }
        let LaidOut { document, pages, .. } = laid_out;
        let Some(numbered) = options.print.numbered else {
            let bytes = self.inked(laid_out, pages, None, options.epoch)?;
            return Some(Printed { bytes, pages: laid_out.count(), firsts: None });
        };
        let labels = self.copy_labels()?;
        let around = laid_out.around.clone();
        let Some(firsts) = self.typesetter.first_pages(document, around, &labels, laid_out.count()) else {
            self.report(Diagnostic::general(Problem::from(PrintFault::CopiesDiffer)));
            return None;
        };
        let all = numbered == Numbered::All;
        let (each, rest) = if all { (laid_out.count(), 1) } else { (1, laid_out.count()) };
        let bytes = self.inked(laid_out, &joined(&firsts, pages, rest), Some(labels.len()), options.epoch)?;
        Some(Printed { bytes, pages: labels.len() * each, firsts: Some(firsts) })
    }

    /// Makes page one with rulers.
    fn calibrated(&mut self, laid_out: &LaidOut, lang: Lang, epoch: Option<i64>) -> Option<Printed> {
        let page = calibration(&laid_out.pages, &laid_out.document, &laid_out.around.fonts, lang)
            .map_err(|message| self.report(Diagnostic::general(Problem::Export { message })))
            .ok()?;
        let bytes = self.inked(laid_out, &page, None, epoch)?;
        Some(Printed { bytes, pages: 1, firsts: None })
    }

    /// Writes pages as a PDF in the inks of the press; of the first so many are variants for copies.
    fn inked(
        &mut self,
        laid_out: &LaidOut,
        pages: &Pages,
        copies: Option<usize>,
        epoch: Option<i64>,
    ) -> Option<Vec<u8>> {
        let print = &self.reading.issue.as_ref()?.publication.print;
        let found = &mut self.reading.found;
        let bytes = pdf::pdf(pages, &laid_out.document, Rendition::Print, epoch, found)?;
        print::finish(&bytes, print, print::Pages::Single, copies, found)
    }

    /// Returns what stands on each numbered copy; `None` if it is not said how many there are, or there are too many.
    fn copy_labels(&mut self) -> Option<Vec<String>> {
        let publication = &self.issue()?.publication;
        let fault = match publication.copies {
            Some(copies) if copies <= MOST_COPIES => return Some(publication.print.copy_labels(copies)),
            Some(copies) => PrintFault::TooManyCopies { copies, limit: MOST_COPIES },
            None => PrintFault::NoCopies,
        };
        self.report(Diagnostic::general(Problem::from(fault)));
        None
    }
}
