//! Files as the editor wrote them, and places inside them.

mod decode;
mod hash;
mod ledger;
mod sheet;
mod stamp;
mod word;
mod written;

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::messages::Missing;
pub use decode::{Decoded, Encoding, Raw, decode, decode_as};
pub use hash::sha256;
pub use ledger::{Kept, Ledger, Read};
pub use sheet::{SheetText, column_name};
pub use stamp::Seen;
pub use word::WordText;
pub use written::Written;

use crate::messages::Spot;

/// Most bytes of a TOML file.
pub const TOML_LIMIT: u64 = 1 << 20;
/// Most bytes of an article.
pub const TEXT_LIMIT: u64 = 2 << 20;
/// Most bytes of a Word document, which has its pictures within it.
pub const WORD_LIMIT: u64 = 64 << 20;
/// Most bytes of a table.
pub const TABLE_LIMIT: u64 = 16 << 20;
/// Most bytes of a picture, or of any other file that a template reads.
pub const PICTURE_LIMIT: u64 = 32 << 20;

/// Identifies a text within [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(usize);

/// A byte range of one text file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    /// The file.
    pub file: SourceId,
    /// The bytes, counted from the start of the decoded text.
    pub range: Range<usize>,
}

impl Place {
    /// Creates a place from a file and a byte range of its text.
    pub fn new(file: SourceId, range: Range<usize>) -> Self {
        Self { file, range }
    }

    /// Returns whether two places have bytes in common; a place without bytes, such as a cursor's, is where it touches.
    pub fn meets(&self, other: &Self) -> bool {
        let (one, two) = (&self.range, &other.range);
        let apart = if one.is_empty() || two.is_empty() {
            one.end < two.start || two.end < one.start
        } else {
            one.end <= two.start || two.end <= one.start
        };
        self.file == other.file && !apart
    }
}

/// A value together with the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// The texts read so far, under the names the editor knows them by.
///
/// Clones share the texts.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Arc<File>>,
}

#[derive(Debug, Clone)]
struct File {
    name: String,
    text: String,
    /// Where each line begins.
    lines: Vec<usize>,
    form: Form,
    /// Which cells the text is made of; its own text has moved here.
    sheet: Option<SheetText>,
    /// Which paragraphs the text is made of; its own text has moved here.
    word: Option<WordText>,
}

/// How a file is written, as found out or as said by the editor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Form {
    /// The encoding of its text.
    pub encoding: Option<Encoding>,
    /// What stands between its cells.
    pub delimiter: Option<u8>,
}

impl Sources {
    /// Keeps a text under a display name and returns its id.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        self.keep(name.into(), text.into(), None)
    }

    /// Keeps a sheet of a workbook under the display name of its file and returns its id.
    pub fn add_sheet(&mut self, name: impl Into<String>, mut sheet: SheetText) -> SourceId {
        let text = std::mem::take(&mut sheet.text);
        self.keep(name.into(), text, Some(sheet))
    }

    /// Announces a Word document under the display name of its file and returns its id; [`Self::end_word`] gives it its text.
    pub fn begin_word(&mut self, name: impl Into<String>) -> SourceId {
        self.keep(name.into(), String::new(), None)
    }

    /// Keeps the text of a Word document that was announced.
    pub fn end_word(&mut self, id: SourceId, mut word: WordText) {
        let file = self.file_mut(id);
        file.text = std::mem::take(&mut word.text);
        file.word = Some(word);
    }

    fn keep(&mut self, name: String, text: String, sheet: Option<SheetText>) -> SourceId {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        self.files.push(Arc::new(File { name, text, lines, form: Form::default(), sheet, word: None }));
        SourceId(self.files.len() - 1)
    }

    fn file_mut(&mut self, id: SourceId) -> &mut File {
        Arc::make_mut(&mut self.files[id.0])
    }

    /// Returns the name of a file as shown to the editor.
    pub fn name(&self, id: SourceId) -> &str {
        &self.files[id.0].name
    }

    /// Notes how a file is written.
    pub fn set_form(&mut self, id: SourceId, form: Form) {
        self.file_mut(id).form = form;
    }

    /// Notes what stands between the cells of a file.
    pub fn set_delimiter(&mut self, id: SourceId, delimiter: u8) {
        self.file_mut(id).form.delimiter = Some(delimiter);
    }

    /// Returns how a file is written.
    pub fn form(&self, id: SourceId) -> Form {
        self.files[id.0].form
    }

    /// Returns how each file is written, in the order in which they were read.
    pub fn forms(&self) -> impl Iterator<Item = (&str, Form)> {
        self.files.iter().map(|file| (file.name.as_str(), file.form))
    }

    /// Returns the names of all files, in the order in which they were read.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| file.name.as_str())
    }

    /// Returns the file that is shown under a name; the first sheet, of a workbook of which several were read.
    pub fn find(&self, name: &str) -> Option<SourceId> {
        self.files.iter().position(|file| file.name == name).map(SourceId)
    }

    /// Returns the file that was read first, the `issue.toml`.
    pub fn first(&self) -> Option<SourceId> {
        (!self.files.is_empty()).then_some(SourceId(0))
    }

    /// Returns the decoded text of a file.
    pub fn text(&self, id: SourceId) -> &str {
        &self.files[id.0].text
    }

    /// Returns where in its file a text begins, if the file has it as it is.
    pub fn start_of(&self, text: &Located<String>) -> Option<usize> {
        let Place { file, range } = &text.place;
        Some(range.start + self.text(*file).get(range.clone())?.find(text.value.as_str())?)
    }

    /// Returns the place of a cell of a sheet, by the positions (from 0) of its row and column in the text.
    ///
    /// The whole text, should it be no sheet.
    pub fn cell_place(&self, id: SourceId, row: usize, column: usize) -> Place {
        let File { text, sheet, .. } = &*self.files[id.0];
        Place::new(id, sheet.as_ref().map_or(0..text.len(), |sheet| sheet.range(row, column)))
    }

    /// Returns the sheet of a place and the address of its cells; `None` if it is not in a workbook.
    pub fn cell(&self, place: &Place) -> Option<(&str, String)> {
        let sheet = self.files[place.file.0].sheet.as_ref()?;
        Some((&sheet.name, sheet.address(&place.range)))
    }

    /// Returns where in a Word document a place stands; `None` if it is in no such file.
    pub fn spot(&self, place: &Place) -> Option<Spot> {
        self.files[place.file.0].word.as_ref()?.spot(place.range.start)
    }

    /// Returns whether a file is a Word document.
    pub fn is_word(&self, id: SourceId) -> bool {
        self.files[id.0].word.is_some()
    }

    /// Returns line and column of a byte offset, both counted from 1, columns in characters.
    ///
    /// In a workbook these are the numbers of the row and of the column; in a
    /// Word document the line is the paragraph.
    pub fn line_column(&self, id: SourceId, offset: usize) -> (usize, usize) {
        if let Some(sheet) = &self.files[id.0].sheet {
            return sheet.row_column(offset);
        }
        if let Some(word) = &self.files[id.0].word {
            return word.line_column(self.text(id), offset);
        }
        let text = self.text(id);
        let offset = text.floor_char_boundary(offset);
        let lines = &self.files[id.0].lines;
        let line = lines.partition_point(|start| *start <= offset);
        (line, text[lines[line - 1]..offset].chars().count() + 1)
    }
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// The path is absolute, climbs out with `..`, or leads out through a link.
    Outside,
    /// There is no such file.
    Missing,
    /// It is a folder, a device or the like.
    NotAFile,
    /// It is larger than the limit, in bytes.
    TooLarge(u64),
    /// It was being changed while it was read.
    Changing,
    /// The operating system refused, in its words.
    System(String),
}

impl From<ReadError> for Missing {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Outside => Self::Outside,
            ReadError::Missing => Self::NoSuchFile,
            ReadError::NotAFile => Self::NotAFile,
            ReadError::TooLarge(limit) => Self::TooLarge(limit),
            ReadError::Changing => Self::Changing,
            ReadError::System(reason) => Self::System(reason),
        }
    }
}

/// A folder whose files, and no others, may be read.
///
/// Every file that an issue refers to goes through here, so that neither a
/// path nor a symbolic link leads out of the folder.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
    shown: PathBuf,
    /// Where it lies as it was asked for, for the ledger.
    at: PathBuf,
    ledger: Ledger,
    /// Files that lie within others, such as the pictures of a Word document, by their tidy names.
    within: BTreeMap<String, Arc<[u8]>>,
}

impl Folder {
    /// Opens a folder; fails if it cannot be resolved to a real path.
    pub fn open(path: &Path) -> std::io::Result<Self> {
        let real = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let root = real.canonicalize()?;
        Ok(Self { at: root.clone(), root, shown: path.to_owned(), ledger: Ledger::default(), within: BTreeMap::new() })
    }

    /// Has everything that is read from here on noted in a ledger.
    pub fn noting(self, ledger: Ledger) -> Self {
        Self { ledger, ..self }
    }

    /// Returns the ledger, for what is read by other means.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Returns what has been kept of the files read from here and from elsewhere with the same ledger.
    pub fn kept(&self) -> Kept {
        self.ledger.kept()
    }

    /// Has the folder shown to the editor under another path than it was opened by.
    pub fn shown_as(self, shown: &Path) -> Self {
        Self { shown: shown.to_owned(), ..self }
    }

    /// Opens another folder, by its absolute path, whose files go into the same ledger.
    pub fn open_other(&self, path: &Path) -> std::io::Result<Self> {
        Ok(Self { at: path.to_owned(), ledger: self.ledger.clone(), ..Self::open(path)? })
    }

    /// Returns a path below the folder as the editor would write it.
    pub fn shown(&self, name: &str) -> PathBuf {
        self.shown.join(name)
    }

    /// Returns the real path of the folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the real path of a file below the folder.
    ///
    /// `name` is relative and uses `/`. Fails when it leads outside, does not
    /// exist or is not an ordinary file.
    pub fn resolve(&self, name: &str) -> Result<PathBuf, ReadError> {
        let resolved = self.real(name);
        if resolved == Err(ReadError::Missing) {
            self.ledger.asked(&self.at.join(name));
        }
        resolved
    }

    fn real(&self, name: &str) -> Result<PathBuf, ReadError> {
        let relative = Path::new(name);
        let inside = |part: Component| matches!(part, Component::Normal(_) | Component::CurDir);
        let windows_like = name.contains('\\') || name.contains(':');
        if name.is_empty() || windows_like || !relative.components().all(inside) {
            return Err(ReadError::Outside);
        }
        let real = self.root.join(relative).canonicalize().map_err(from_io)?;
        if !real.starts_with(&self.root) {
            return Err(ReadError::Outside);
        }
        if !real.is_file() {
            return Err(ReadError::NotAFile);
        }
        Ok(real)
    }

    /// Reads a file below the folder, or one kept by [`Self::keep`], of at most `limit` bytes.
    pub fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        match self.within.get(&tidy(name)) {
            Some(bytes) if bytes.len() as u64 > limit => Err(ReadError::TooLarge(limit)),
            // The file that it lies in has been noted.
            Some(bytes) => Ok(bytes.to_vec()),
            None => {
                let read = self.real(name).and_then(|path| read_seen(&path, limit));
                self.noted(&self.at.join(name), read)
            }
        }
    }

    /// Reads a file that need not lie in the folder, by its absolute path.
    ///
    /// Only for what the editor chooses himself, such as a publication above the issue.
    pub fn read_elsewhere(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        self.noted(path, read_seen(path, limit))
    }

    /// Notes what came of reading a file.
    fn noted(&self, path: &Path, read: Result<(Vec<u8>, Seen), ReadError>) -> Result<Vec<u8>, ReadError> {
        match &read {
            Ok((bytes, seen)) => self.ledger.note(path, bytes, Some(*seen)),
            Err(_) => self.ledger.asked(path),
        }
        read.map(|(bytes, _)| bytes)
    }

    /// Reads a file below `home`, the folder of a file that names it, by the rules for files of this folder.
    ///
    /// `home` is this folder or, by its absolute path, that of a publication elsewhere.
    pub fn read_below(&self, home: &Path, name: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        if home == self.root {
            return self.read(name, limit);
        }
        self.open_other(home).map_err(from_io)?.read(name, limit)
    }

    /// Notes a file of the folder that was read by other means; what is not `seen` in a file cannot change.
    pub fn note(&self, name: &str, bytes: &[u8], seen: Option<Seen>) {
        self.ledger.note(&self.at.join(name), bytes, seen);
    }

    /// Keeps a file that lies within another one, as if that were a folder.
    pub fn keep(&mut self, name: &str, bytes: Vec<u8>) {
        self.within.insert(tidy(name), bytes.into());
    }
}

/// Returns a relative path without steps that lead nowhere.
fn tidy(name: &str) -> String {
    let steps: Vec<&str> = name.split('/').filter(|step| !matches!(*step, "" | ".")).collect();
    steps.join("/")
}

/// Returns whether a file or folder really lies in a folder, links resolved; `false` if either is not there.
pub fn lies_in(path: &Path, folder: &Path) -> bool {
    let real = (path.canonicalize(), folder.canonicalize());
    matches!(real, (Ok(path), Ok(folder)) if path.starts_with(&folder))
}

/// Reads a whole file of at most `limit` bytes.
pub fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    read_seen(path, limit).map(|(bytes, _)| bytes)
}

/// How often a file is read that is being changed meanwhile.
const TRIES: usize = 3;

/// Reads a whole file of at most `limit` bytes as it was at one moment, and tells of that.
pub fn read_seen(path: &Path, limit: u64) -> Result<(Vec<u8>, Seen), ReadError> {
    // Asked before opening, since to open a pipe is to wait for its other end.
    if !fs::metadata(path).map_err(from_io)?.is_file() {
        return Err(ReadError::NotAFile);
    }
    let mut last = None;
    for _ in 0..TRIES {
        let mut file = fs::File::open(path).map_err(from_io)?;
        let before = file.metadata().map_err(from_io)?;
        let mut bytes = Vec::new();
        // One byte more than allowed, so that a file that grows is caught too.
        file.by_ref().take(limit + 1).read_to_end(&mut bytes).map_err(from_io)?;
        if bytes.len() as u64 > limit {
            return Err(ReadError::TooLarge(limit));
        }
        let after = file.metadata().map_err(from_io)?;
        let untouched = before.modified().ok() == after.modified().ok() && after.len() == bytes.len() as u64;
        // Some file systems know neither times nor sizes.
        if untouched || last.as_ref() == Some(&bytes) {
            return Ok((bytes, Seen::of(&before)));
        }
        last = Some(bytes);
    }
    Err(ReadError::Changing)
}

fn from_io(error: std::io::Error) -> ReadError {
    match error.kind() {
        std::io::ErrorKind::NotFound => ReadError::Missing,
        std::io::ErrorKind::InvalidInput => ReadError::Outside,
        _ => ReadError::System(error.to_string()),
    }
}
