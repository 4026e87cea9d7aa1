//! One issue that is open.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::engine::Engine;
use super::laid_out::LaidOut;
use super::stages;
use super::writing::{Outputs, is_same};
use crate::check::Checked;
use crate::diag::{Diagnostic, Severity};
use crate::document::Document;
use crate::fonts::Fonts;
use crate::guard;
use crate::layout::templates::Templates;
use crate::layout::{Deadline, Typesetter, forget};
use crate::messages::{ExcessFault, OutputFault, Problem};
use crate::model::{Area, FontChoice, Issue};
use crate::read::{self, Reading};
use crate::rendition::Rendition;
use crate::source::{Ledger, Place, Read, Sources};

/// How many layouts long, of all sessions, the compiler remembers what it has not been asked for again.
///
/// Enough for the layouts that one build needs; more would only cost memory.
const MEMORY: usize = 6;

/// How often an issue is read whose files are being changed meanwhile.
const TRIES: usize = 2;

/// Where an issue comes from.
#[derive(Debug, Clone)]
pub(super) enum Input {
    /// Its file.
    File(PathBuf),
    /// No file; others are looked for in the folder.
    Bytes { bytes: Vec<u8>, name: String, folder: PathBuf },
}

/// One issue that is open.
///
/// It may be built again and again, and is read anew each time: what is made of
/// it once it was [read](Session::read) is made once. Fonts, parsed
/// templates and what the compiler remembers of the last layouts are kept.
pub struct Session {
    engine: Engine,
    input: Input,
    options: read::Options,
    pub(super) deadline: Deadline,
    pub(super) reading: Reading,
    pub(super) laid_out: Option<Arc<LaidOut>>,
    pub(super) checked: Vec<Checked>,
    pub(super) typesetter: Typesetter,
    fonts: Option<LoadedFonts>,
    layouts: usize,
}

/// Fonts with what they were chosen by, and when the files and folders that they are in were changed last.
struct LoadedFonts {
    choice: FontChoice,
    /// The time before they were loaded; what has changed since may not be what was loaded.
    before: SystemTime,
    changed: Vec<Option<SystemTime>>,
    fonts: Fonts,
}

impl Engine {
    /// Opens the issue in a file; nothing is read yet.
    pub fn open(&self, issue: impl Into<PathBuf>) -> Session {
        Session::new(self.clone(), Input::File(issue.into()))
    }

    /// Opens an issue that is in no file; other files are looked for in `folder`.
    ///
    /// `name` is what the issue is called in messages.
    pub fn open_bytes(&self, bytes: Vec<u8>, name: &str, folder: &Path) -> Session {
        Session::new(self.clone(), Input::Bytes { bytes, name: name.to_owned(), folder: folder.to_owned() })
    }
}

impl Session {
    fn new(engine: Engine, input: Input) -> Self {
        Self {
            engine,
            input,
            options: read::Options::default(),
            deadline: Deadline::default(),
            reading: Reading::default(),
            laid_out: None,
            checked: Vec::new(),
            typesetter: Typesetter::default(),
            fonts: None,
            layouts: 0,
        }
    }

    /// Has work given up at a deadline, by unwinding to the [`within`](super::within) that set it.
    pub fn until(mut self, deadline: Deadline) -> Self {
        self.deadline = deadline;
        self
    }

    /// Has the issue read in another way than its editor's files say.
    pub(super) fn reading_by(mut self, options: read::Options) -> Self {
        self.options = options;
        self
    }

    /// Reads the issue's files anew, for a rendition: an archive keeps what was read.
    pub fn read(&mut self, rendition: Rendition) {
        self.deadline.check();
        let ledger = if rendition == Rendition::Archive { Ledger::keeping() } else { Ledger::noting() };
        self.options.ledger = ledger;
        self.deadline.reads(&self.options.ledger);
        self.laid_out = None;
        self.checked = Vec::new();
        self.reading = Reading::default();
        let reading = self.guarded(|session| {
            Some(match &session.input {
                Input::File(path) => read::read_in(path, &session.options),
                Input::Bytes { bytes, name, folder } => read::read_bytes_in(bytes, name, folder, &session.options),
            })
        });
        if let Some(reading) = reading {
            self.reading = reading;
        }
    }

    /// Does some work in which a fault of a library, should it have one, becomes a finding.
    pub(super) fn guarded<T>(&mut self, work: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        guard::caught(|| work(self)).unwrap_or_else(|detail| {
            let about = self.deadline.about();
            let last = about.file().map(|file| file.display().to_string());
            let place = about.longest.map(|(place, _)| place);
            self.report(Diagnostic::new(ExcessFault::Fault { detail, last }.into(), Severity::Error, place));
            None
        })
    }

    /// Returns the issue as read, as far as it could be understood.
    pub fn issue(&self) -> Option<&Issue> {
        self.reading.issue.as_ref()
    }

    /// Returns the issue as read, to be changed before something is made of it.
    pub(super) fn issue_mut(&mut self) -> Option<&mut Issue> {
        self.reading.issue.as_mut()
    }

    /// Returns the texts that findings point into.
    pub fn sources(&self) -> &Sources {
        &self.reading.sources
    }

    /// Returns what was found so far since the issue was read.
    pub fn found(&self) -> &[Diagnostic] {
        &self.reading.found
    }

    /// Adds a finding of the caller's own.
    pub fn report(&mut self, finding: Diagnostic) {
        self.reading.found.push(finding);
    }

    /// Returns every path that had a say since the issue was read, absolute, and what was there.
    pub fn reads(&self) -> BTreeMap<PathBuf, Read> {
        self.options.ledger.reads()
    }

    /// Returns where may be written: over nothing that had a say since the issue was read.
    pub fn outputs(&self) -> Outputs {
        let baseline = self.issue().and_then(|issue| issue.publication.checking.baseline.as_ref());
        Outputs::of_issue(&self.reads(), baseline.map(|file| file.home.join(&file.name.value)))
    }

    /// Does work that reads the issue, and does it once more if a file was changed meanwhile.
    ///
    /// Fails if one was changed then too: what was read may be half of what somebody is just saving.
    pub fn steadily<T>(&mut self, mut work: impl FnMut(&mut Self) -> T) -> Result<T, Problem> {
        let mut left = TRIES;
        loop {
            let done = work(self);
            left -= 1;
            match self.changed() {
                None => return Ok(done),
                Some(path) if left == 0 => {
                    return Err(OutputFault::ChangedMeanwhile { path: path.display().to_string() }.into());
                }
                Some(_) => {}
            }
        }
    }

    /// Returns a file that has been changed since the issue was read, as it is shown.
    pub(super) fn changed(&self) -> Option<PathBuf> {
        let path = self.options.ledger.changed().into_iter().next()?;
        let shown = self.sources().names().map(Path::new).find(|name| is_same(name, &path)).map(Path::to_owned);
        Some(shown.unwrap_or(path))
    }

    /// Returns the path of the issue; where it would lie if it comes from no file.
    pub fn path(&self) -> PathBuf {
        match &self.input {
            Input::File(path) => path.clone(),
            Input::Bytes { folder, .. } => folder.join(read::FILE_NAME),
        }
    }

    /// Returns the fonts that the issue asks for; the bundled ones if it could not be read.
    pub fn fonts(&mut self) -> Fonts {
        let Some(issue) = self.reading.issue.as_ref() else { return self.engine.fonts(&FontChoice::default()) };
        let choice = &issue.publication.fonts;
        if let Some(loaded) = self.fonts.as_ref().filter(|loaded| loaded.serves(choice)) {
            return loaded.note(&self.options.ledger);
        }
        let loaded = LoadedFonts::new(&self.engine, choice);
        self.fonts.insert(loaded).note(&self.options.ledger)
    }

    /// Returns the templates that the issue is set with; the built-in ones if it could not be read.
    pub fn templates(&self) -> Templates {
        let Reading { folder: Some(folder), issue: Some(issue), .. } = &self.reading else {
            return Templates::default();
        };
        Templates::new(folder, issue.publication.templates.as_deref())
    }

    /// Checks the issue that was read and orders it for printing; `None` if it has errors.
    pub fn document(&mut self) -> Option<Document> {
        let fonts = self.fonts();
        stages::document(&mut self.reading, &fonts, &self.deadline)
    }

    /// Returns where the editor wrote what stands at a point of a page of the last layout.
    ///
    /// Pages count from 0, lengths are in pt from the upper left corner. `None`
    /// for what nobody wrote, such as page numbers. [`sources`](Self::sources)
    /// says which line and column, sheet and cell or paragraph a place is.
    pub fn place_at(&self, page: usize, x: f64, y: f64) -> Option<Place> {
        self.laid_out.as_ref()?.map().at(page, x, y)
    }

    /// Returns where on the pages of the last layout stands what was written in a place: a box for each line or cell.
    pub fn boxes(&self, place: &Place) -> Vec<(usize, Area)> {
        self.laid_out.as_ref().map(|laid_out| laid_out.map().boxes(place)).unwrap_or_default()
    }

    /// Takes the issue that was read to its pages; `None` if it has errors, which are then among the findings.
    pub fn lay_out(&mut self, rendition: Rendition) -> Option<Arc<LaidOut>> {
        self.laid_out = None;
        if self.layouts > 0 {
            forget(MEMORY);
        }
        self.layouts += 1;
        let fonts = self.fonts();
        let laid_out = self.guarded(|Self { reading, typesetter, deadline, .. }| {
            stages::lay_out(reading, &fonts, rendition, typesetter, deadline)
        })?;
        self.laid_out = Some(Arc::new(laid_out));
        self.laid_out.clone()
    }
}

impl LoadedFonts {
    fn new(engine: &Engine, choice: &FontChoice) -> Self {
        let before = SystemTime::now();
        let fonts = engine.fonts(choice);
        Self { changed: changed(&fonts, choice), choice: choice.clone(), before, fonts }
    }

    /// Returns whether these are the fonts of a choice, and nothing has changed since.
    fn serves(&self, choice: &FontChoice) -> bool {
        let early = |time: &Option<SystemTime>| time.is_none_or(|time| time < self.before);
        self.choice == *choice && self.changed.iter().all(early) && self.changed == changed(&self.fonts, choice)
    }

    /// Notes what was looked at, and returns the fonts.
    fn note(&self, ledger: &Ledger) -> Fonts {
        for folder in folders(&self.fonts, &self.choice) {
            ledger.asked(folder);
        }
        self.fonts.files().iter().for_each(|file| ledger.asked(file));
        self.fonts.clone()
    }
}

/// Returns when the files of fonts, and the folders that they lie in, were changed last.
fn changed(fonts: &Fonts, choice: &FontChoice) -> Vec<Option<SystemTime>> {
    let time = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    folders(fonts, choice).into_iter().chain(fonts.files().iter().map(PathBuf::as_path)).map(time).collect()
}

/// Returns the folder that a choice names, and those below it with fonts.
fn folders<'a>(fonts: &'a Fonts, choice: &'a FontChoice) -> BTreeSet<&'a Path> {
    choice.folder.as_deref().into_iter().chain(fonts.files().iter().filter_map(|file| file.parent())).collect()
}
