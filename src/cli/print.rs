//! The options and the making of the print rendition.

use clap::{Args, ValueEnum};

use super::build::{LaidOut, epoch};
use crate::diag::Diagnostic;
use crate::fonts::Fonts;
use crate::layout::{Pages, Surroundings, first_pages, joined};
use crate::messages::{Lang, PrintFault, Problem};
use crate::model::{Binding, Ink, Issue};
use crate::read::Reading;
use crate::rendition::calibration::calibration;
use crate::rendition::{Rendition, pdf, print};

/// Most copies that are numbered at once.
const MOST_COPIES: u32 = 2000;

/// How the print rendition is made, in place of what `[print]` says.
#[derive(Debug, Clone, Args)]
pub(super) struct PrintArgs {
    #[arg(long, value_enum)]
    ink: Option<Ink>,
    #[arg(long, value_parser = millimetres)]
    bleed: Option<f64>,
    #[arg(long)]
    marks: bool,
    #[arg(long)]
    booklet: bool,
    #[arg(long)]
    preprinted: bool,
    #[arg(long, value_enum)]
    numbered: Option<Numbered>,
    #[arg(long, conflicts_with = "numbered")]
    calibration: bool,
}

/// Which pages of numbered copies are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Numbered {
    /// All pages of every copy.
    All,
    /// Page one of every copy.
    First,
}

impl PrintArgs {
    /// Returns the first option that is given.
    pub(super) fn given(&self) -> Option<&'static str> {
        let given = [
            ("--ink", self.ink.is_some()),
            ("--bleed", self.bleed.is_some()),
            ("--marks", self.marks),
            ("--booklet", self.booklet),
            ("--preprinted", self.preprinted),
            ("--numbered", self.numbered.is_some()),
            ("--calibration", self.calibration),
        ];
        given.into_iter().find(|(_, given)| *given).map(|(name, _)| name)
    }

    /// Returns whether only the page of rulers is wanted.
    pub(super) fn is_calibration(&self) -> bool {
        self.calibration
    }

    /// Returns whether copies are numbered.
    pub(super) fn is_numbered(&self) -> bool {
        self.numbered.is_some()
    }

    /// Lays what is given over what the issue and its publication say.
    pub(super) fn apply(&self, issue: &mut Issue) {
        let print = &mut issue.publication.print;
        print.ink = self.ink.unwrap_or(print.ink);
        print.bleed = self.bleed.unwrap_or(print.bleed);
        print.marks |= self.marks;
        print.preprinted |= self.preprinted || self.calibration;
        if self.booklet {
            print.binding = Some(Binding::Booklet);
        }
        if self.numbered.is_some() {
            // Keeps the line in which the numbers will stand.
            issue.copy_number.get_or_insert(1);
        }
    }
}

/// What is made for the print shop.
pub(super) struct Printed {
    /// The PDF.
    pub(super) bytes: Vec<u8>,
    /// How many pages it has.
    pub(super) pages: usize,
    /// Page one of every copy, if copies are numbered.
    pub(super) firsts: Option<Pages>,
}

/// Makes the PDF for the print shop.
pub(super) fn print(
    args: &PrintArgs,
    reading: &mut Reading,
    laid_out: &LaidOut,
    fonts: &Fonts,
    lang: Lang,
) -> Option<Printed> {
    let epoch = epoch();
    let publication = &reading.issue.as_ref()?.publication;
    let found = &mut reading.found;
    let LaidOut { document, pages, templates } = laid_out;
    if args.calibration {
        let page = calibration(pages, document, fonts, lang)
            .map_err(|message| found.push(Diagnostic::general(Problem::Export { message })))
            .ok()?;
        let bytes = pdf::pdf(&page, document, Rendition::Print, epoch, found)?;
        let bytes = print::finish(&bytes, &publication.print, None, found)?;
        return Some(Printed { bytes, pages: 1, firsts: None });
    }
    let Some(numbered) = args.numbered else {
        let bytes = pdf::pdf(pages, document, Rendition::Print, epoch, found)?;
        let bytes = print::finish(&bytes, &publication.print, None, found)?;
        return Some(Printed { bytes, pages: pages.pages().len(), firsts: None });
    };
    let Some(copies) = publication.copies else {
        found.push(Diagnostic::general(Problem::from(PrintFault::NoCopies)));
        return None;
    };
    if copies > MOST_COPIES {
        found.push(Diagnostic::general(Problem::from(PrintFault::TooManyCopies { copies, limit: MOST_COPIES })));
        return None;
    }
    let labels = publication.print.copy_labels(copies);
    let around = Surroundings { fonts, folder: reading.folder.clone()?, templates: templates.clone() };
    let Some(firsts) = first_pages(document, around, &labels, pages.pages().len()) else {
        found.push(Diagnostic::general(Problem::from(PrintFault::CopiesDiffer)));
        return None;
    };
    let each = if numbered == Numbered::All { pages.pages().len() } else { 1 };
    let rest = if numbered == Numbered::All { 1 } else { pages.pages().len() };
    let bytes = pdf::pdf(&joined(&firsts, pages, rest), document, Rendition::Print, epoch, found)?;
    let bytes = print::finish(&bytes, &publication.print, Some(labels.len()), found)?;
    Some(Printed { bytes, pages: labels.len() * each, firsts: Some(firsts) })
}

/// Reads a length in mm, with its unit or without.
pub(super) fn millimetres(text: &str) -> Result<f64, String> {
    let number: f64 = text.trim_end_matches("mm").trim().parse().map_err(|_| String::new())?;
    if (0.0..=20.0).contains(&number) { Ok(number) } else { Err(String::new()) }
}
