//! What Typst sees of the outside: templates, the issue's data, its folder.

use typst::diag::{FileError, FileResult, SourceResult, Warned};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, Source, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};
use typst_kit::files::{FileLoader, FileStore};
use typst_layout::PagedDocument;

use super::deadline::Deadline;
use super::marks::{self, file_id};
use super::templates::{FOLDER, Templates};
use crate::document::Document;
use crate::fonts::Fonts;
use crate::source::{Folder, PICTURE_LIMIT, ReadError};

/// The path of the issue's data.
pub(super) const DATA: &str = "/data/issue.json";
/// The path of the data of a form that is no issue.
const FORM_DATA: &str = "/data/form";
/// The first template of an issue.
const MAIN: &str = "main.typ";

/// What the compiler returns.
pub(super) type Compiled = Warned<SourceResult<PagedDocument>>;

/// What layout needs besides the document.
#[derive(Clone)]
pub struct Surroundings {
    /// The fonts.
    pub fonts: Fonts,
    /// The issue's folder, the only one that templates can read.
    pub folder: Folder,
    /// The templates.
    pub templates: Templates,
    /// When to give up.
    pub deadline: Deadline,
}

/// The world of one issue; nothing outside it can be read.
pub(super) struct IssueWorld {
    standard: LazyHash<Library>,
    fonts: Fonts,
    files: FileStore<Loader>,
    main: FileId,
    today: Datetime,
    deadline: Deadline,
}

impl IssueWorld {
    pub(super) fn new(around: Surroundings, today: Datetime) -> Self {
        let Surroundings { fonts, folder, templates, deadline } = around;
        let loader = Loader { data_path: DATA, data: Bytes::new(Vec::new()), templates, folder: Some(folder) };
        Self { deadline, ..Self::of(fonts, MAIN, loader, today) }
    }

    /// Has another issue, or the same one changed, laid out next.
    pub(super) fn renew(&mut self, around: Surroundings, today: Datetime) {
        let Surroundings { fonts, folder, templates, deadline } = around;
        let loader = self.files.loader_mut();
        (loader.folder, loader.templates) = (Some(folder), templates);
        (self.fonts, self.today, self.deadline) = (fonts, today, deadline);
    }

    /// The world of a form: a built-in template and its data.
    pub(super) fn form(fonts: &Fonts, main: &str, data: Bytes, today: Datetime) -> Self {
        let templates = Templates::default();
        let loader = Loader { data_path: FORM_DATA, data, templates, folder: None };
        Self::of(fonts.clone(), main, loader, today)
    }

    fn of(fonts: Fonts, main: &str, loader: Loader, today: Datetime) -> Self {
        let main = file_id(&format!("/{FOLDER}/{main}"));
        let standard = LazyHash::new(marks::library());
        Self { standard, fonts, files: FileStore::new(loader), main, today, deadline: Deadline::default() }
    }

    /// Sets a document; what was laid out before is reused where it can be.
    pub(super) fn compile(&mut self, document: &Document) -> Compiled {
        let json = serde_json::to_vec(document).expect("a document has only text keys and finite numbers");
        self.files.reset();
        self.files.loader_mut().data = Bytes::new(json);
        typst::compile(self)
    }

    /// Returns the name of a file for showing, and its text.
    pub(super) fn shown(&self, id: FileId) -> Option<(String, String)> {
        let text = self.source(id).ok()?.text().to_owned();
        let path = id.vpath().get_without_slash();
        let name = path.strip_prefix(FOLDER).map(|name| name.trim_start_matches('/'));
        let real = name.and_then(|name| self.files.loader().templates.find(name).ok()?.path);
        Some((real.map_or_else(|| path.to_owned(), |real| real.display().to_string()), text))
    }
}

impl World for IssueWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.standard
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.store().book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.deadline.check();
        self.files.source(id)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.deadline.check();
        self.files.file(id)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.deadline.check();
        self.fonts.store().font(index)
    }

    /// The day of issue, so that no output depends on the clock.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        Some(self.today)
    }
}

struct Loader {
    data_path: &'static str,
    data: Bytes,
    templates: Templates,
    folder: Option<Folder>,
}

impl FileLoader for Loader {
    fn load(&self, id: FileId) -> FileResult<Bytes> {
        if !matches!(id.root(), VirtualRoot::Project) {
            return Err(FileError::AccessDenied);
        }
        let path = id.vpath();
        if path.get_with_slash() == self.data_path {
            return Ok(self.data.clone());
        }
        let name = path.get_without_slash();
        let found = match name.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/')) {
            Some(template) => self.templates.find(template).map(|found| found.bytes),
            None => self.folder.as_ref().map_or(Err(ReadError::Outside), |folder| folder.read(name, PICTURE_LIMIT)),
        };
        found.map(Bytes::new).map_err(|error| match error {
            ReadError::Missing => FileError::NotFound(name.into()),
            ReadError::Outside => FileError::AccessDenied,
            ReadError::NotAFile => FileError::IsDirectory,
            ReadError::TooLarge(limit) => FileError::Other(Some(format!("larger than {limit} bytes").into())),
            ReadError::Changing => FileError::Other(Some("it is being changed".into())),
            ReadError::InUse => FileError::Other(Some("it is open in another program".into())),
            ReadError::System(reason) => FileError::Other(Some(reason.into())),
        })
    }
}
