//! Finished pages on press sheets.

use std::path::Path;

use super::engine::Engine;
use super::session::Session;
use crate::diag::{Diagnostic, Severity};
use crate::guard::caught;
use crate::messages::{ImposeFault, Lang};
use crate::model::{Binding, FontChoice};
use crate::rendition::Rendition;
use crate::rendition::impose::foreign;
use crate::rendition::impose::order::Blanks;
use crate::rendition::impose::plan::{Layout, Plan};
use crate::rendition::impose::{self, Imposed, Press};

/// Imposed sheets.
pub struct Sheets {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How the pages stand on them.
    pub imposed: Imposed,
}

/// How sheets are made.
#[derive(Debug, Clone)]
pub struct Imposition {
    /// Where the pages go.
    pub plan: Plan,
    /// The language of the words in the margins.
    pub lang: Lang,
    /// The moment that stands for the time of the run, in seconds since 1970; by default the day of issue.
    pub epoch: Option<i64>,
}

impl Session {
    /// Puts the pages of the issue that was read on press sheets; `None` if it has errors.
    pub fn impose(&mut self, how: &Imposition) -> Option<Sheets> {
        let Imposition { plan, lang, epoch } = how;
        let before_last = plan.layout == Layout::Booklet && plan.blanks == Blanks::BeforeLast;
        if let Some(issue) = self.issue_mut().filter(|_| before_last) {
            // Then blank pages are set before the 版记, and neither they nor it have a number.
            issue.publication.print.binding = Some(Binding::Booklet);
        }
        let laid_out = self.lay_out(Rendition::Print)?;
        let print = &self.reading.issue.as_ref()?.publication.print;
        let document = &laid_out.document;
        let press = Press { plan, fonts: &laid_out.around.fonts, name: &document.meta.title, lang: *lang };
        let found = &mut self.reading.found;
        let (bytes, imposed) = impose::issue(&laid_out.pages, None, document, print, &press, *epoch, found)?;
        Some(Sheets { bytes, imposed })
    }
}

impl Engine {
    /// Puts the pages of any PDF on press sheets, and warns of what is lost.
    pub fn impose_pdf(&self, bytes: Vec<u8>, path: &Path, how: &Imposition) -> (Option<Sheets>, Vec<Diagnostic>) {
        let mut found = Vec::new();
        let broken = || ImposeFault::NotReadable { path: path.display().to_string() };
        let sheets = caught(|| self.sheets_of_pdf(bytes, path, how, &mut found)).unwrap_or_else(|_| Err(broken()));
        let sheets = sheets.map_err(|fault| found.push(Diagnostic::general(fault.into()))).ok();
        (sheets, found)
    }

    fn sheets_of_pdf(
        &self,
        bytes: Vec<u8>,
        path: &Path,
        how: &Imposition,
        found: &mut Vec<Diagnostic>,
    ) -> Result<Sheets, ImposeFault> {
        let fonts = self.fonts(&FontChoice::default());
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let source = foreign::open(bytes, &path.display().to_string(), &name, &fonts)?;
        let annotations = || ImposeFault::Annotations { pages: source.annotated.clone() };
        let lost = (!source.annotated.is_empty()).then(annotations);
        let shown = source.layered.then_some(ImposeFault::Layers);
        let warning = |fault: ImposeFault| Diagnostic::new(fault.into(), Severity::Warning, None);
        found.extend(lost.into_iter().chain(shown).map(warning));
        let press = Press { plan: &how.plan, fonts: &fonts, name: &name, lang: how.lang };
        let imposed = impose::impose(&source.pages, &press)?;
        Ok(Sheets { bytes: source.pdf(&imposed.sheets, imposed.bleed)?, imposed })
    }

    /// Makes the sheet to test a printer with; returns its PDF and its paper.
    pub fn test_sheet(&self, plan: &Plan, lang: Lang) -> Result<(Vec<u8>, String), ImposeFault> {
        let (sides, sheet) = impose::test_page(plan, &self.fonts(&FontChoice::default()), lang)?;
        Ok((foreign::write(&sides)?, sheet.paper.to_string()))
    }
}
