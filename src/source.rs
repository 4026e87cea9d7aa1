//! Files as the editor wrote them, and places inside them.

mod decode;
mod folder;
mod hash;
mod ledger;
mod near;
mod reading;
mod sheet;
mod stamp;
mod word;
mod written;

use std::ops::Range;
use std::sync::Arc;

pub use decode::{Decoded, Encoding, Raw, decode, decode_as};
pub use folder::{Folder, lies_in};
pub use hash::sha256;
pub use ledger::{Kept, Ledger, Read};
pub use near::{near, near_within};
pub use reading::{ReadError, Seen, read_file, read_seen};
pub use sheet::{SheetText, column_name};
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

    /// Replaces what looks like ideographs by them in every text; no place changes, see [`crate::hanzi::unified`].
    pub fn unify(&mut self) {
        for id in 0..self.files.len() {
            if let Some(text) = crate::hanzi::unified(&self.files[id].text) {
                self.file_mut(SourceId(id)).text = text;
            }
        }
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
