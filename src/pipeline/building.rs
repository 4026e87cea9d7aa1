//! An issue as PDF, as Word document, or both.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::archiving;
use super::laid_out::LaidOut;
use super::options::Options;
use super::session::Session;
use crate::archive::record::Record;
use crate::diag::{Diagnostic, Severity};
use crate::document::Document;
use crate::layout::Pages;
use crate::layout::templates::{Found, Templates};
use crate::messages::{HeadFault, ReferenceFault};
use crate::rendition::docx::{REFERENCE, Reference, docx};
use crate::rendition::{Kind, Rendition, pdf};
use crate::source::{Read, ReadError};

/// A finished file.
#[derive(Debug, Clone)]
pub struct File {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many pages it has; `None` for a Word document, whose pages Word makes.
    pub pages: Option<usize>,
    /// What is recorded of an archive.
    pub record: Option<Record>,
}

/// What came of building an issue.
pub struct Built {
    /// The issue as laid out; `None` if it has errors.
    pub laid_out: Option<Arc<LaidOut>>,
    /// What stands in the way, and what somebody should look at.
    pub findings: Vec<Diagnostic>,
    /// What the proofreader found.
    pub proof: Vec<Diagnostic>,
    /// The files, in the order in which they were asked for; none if one could not be made.
    pub files: Vec<File>,
    /// Every path that had a say, absolute, and what was there.
    pub reads: BTreeMap<PathBuf, Read>,
}

impl Built {
    /// Returns the issue as printed; `None` if it has errors.
    pub fn document(&self) -> Option<&Document> {
        self.laid_out.as_ref().map(|laid_out| &laid_out.document)
    }

    /// Returns the pages; `None` if the issue has errors.
    pub fn pages(&self) -> Option<&Pages> {
        self.laid_out.as_ref().map(|laid_out| &laid_out.pages)
    }
}

impl Session {
    /// Reads the issue and makes what is asked for.
    pub fn build(&mut self, options: &Options) -> Built {
        self.read(options.rendition);
        self.make(options)
    }

    /// Makes what is asked for of the issue that was [read](Session::read).
    pub fn make(&mut self, options: &Options) -> Built {
        if let Some(issue) = self.issue_mut() {
            options.print.apply(issue);
        }
        let laid_out = self.lay_out(options.rendition);
        let proof = laid_out.as_ref().map(|laid_out| self.proof(&laid_out.facts())).unwrap_or_default();
        let files = laid_out.as_deref().and_then(|laid_out| self.files(laid_out, options)).unwrap_or_default();
        Built { laid_out, findings: self.found().to_vec(), proof, files, reads: self.reads() }
    }

    fn files(&mut self, laid_out: &LaidOut, options: &Options) -> Option<Vec<File>> {
        let paths = laid_out.templates().replaced();
        if !paths.is_empty() && [Kind::Pdf, Kind::Docx].iter().all(|kind| options.kinds.contains(kind)) {
            let fault = HeadFault::TemplateNotInWord { paths };
            self.report(Diagnostic::new(fault.into(), Severity::Warning, None));
        }
        options.kinds.iter().map(|kind| self.guarded(|session| session.file(*kind, laid_out, options))).collect()
    }

    fn file(&mut self, kind: Kind, laid_out: &LaidOut, options: &Options) -> Option<File> {
        self.deadline.check();
        let LaidOut { document, pages, around, .. } = laid_out;
        let epoch = options.epoch;
        let pdf_of = |bytes, pages| File { bytes, pages: Some(pages), record: None };
        match (kind, options.rendition) {
            (Kind::Docx, _) => {
                let reference = self.reference(laid_out.templates())?;
                let folder = self.reading.folder.as_ref()?;
                let bytes = docx(pages, document, &around.fonts, folder, reference.as_ref(), epoch);
                Some(File { bytes, pages: None, record: None })
            }
            (Kind::Pdf, Rendition::Print) => {
                let printed = self.printed(laid_out, options)?;
                Some(pdf_of(printed.bytes, printed.pages))
            }
            (Kind::Pdf, Rendition::Archive) => {
                let archive = archiving::archive(&mut self.reading, laid_out, epoch)?;
                Some(File { record: Some(archive.record), ..pdf_of(archive.bytes, laid_out.count()) })
            }
            (Kind::Pdf, rendition) => {
                let bytes = pdf::pdf(pages, document, rendition, epoch, &mut self.reading.found)?;
                Some(pdf_of(bytes, laid_out.count()))
            }
        }
    }

    /// Reads the Word document whose styles are to be taken, if there is one among the templates; `None` if it is damaged.
    fn reference(&mut self, templates: &Templates) -> Option<Option<Reference>> {
        let file = match templates.find(REFERENCE) {
            Ok(file) => file,
            Err(ReadError::Missing) => return Some(None),
            Err(_) => Found { bytes: Vec::new(), path: None },
        };
        let reference = Reference::read(&file.bytes);
        if reference.is_none() {
            let path = file.path.map_or_else(|| REFERENCE.to_owned(), |path| path.display().to_string());
            self.report(Diagnostic::general(ReferenceFault::Unreadable { path }.into()));
        }
        reference.map(Some)
    }
}
