//! Reads the editor's files into the model.
//!
//! Reading never fails: it returns what could be understood, and what is
//! wrong with the rest. Nobody else knows TOML, Markdown, CSV or workbooks.

mod archiving;
mod article;
mod body;
mod cells;
mod checking;
mod charts;
mod conform;
mod csv;
mod excerpt;
mod figures;
pub mod format;
mod issue;
mod items;
mod markdown;
mod masks;
mod package;
mod previous;
mod printing;
mod publication;
pub mod schema;
mod sizes;
mod syntax;
mod tables;
mod typed;
mod word;
mod workbook;

use std::path::{Path, PathBuf};

pub use previous::previous;
pub use word::content as word_content;

use crate::diag::Diagnostic;
use crate::messages::{Missing, Problem};
use crate::model::{Block, Cells, Issue};
use crate::source::{
    Decoded, Encoding, Folder, Form, Ledger, Located, Place, Read, SourceId, Sources, TOML_LIMIT, decode, decode_as,
    read_file,
};

/// The usual name of the file of an issue.
pub const FILE_NAME: &str = "issue.toml";
/// The name of an issue that comes from standard input.
pub const STDIN: &str = "<stdin>";

/// Most millions of pixels of a picture.
const MEGAPIXEL_LIMIT: u64 = 50;

/// What came of reading an issue.
#[derive(Debug, Default)]
pub struct Reading {
    /// Every text that was read.
    pub sources: Sources,
    /// The issue's folder; `None` if there is none.
    pub folder: Option<Folder>,
    /// The issue as far as it could be understood; to be used only without errors.
    pub issue: Option<Issue>,
    /// What was found on the way, in the order of the files.
    pub found: Vec<Diagnostic>,
}

/// How an issue is read; by default as its editor's files say.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Keeps what is read, if it is a keeping one.
    pub ledger: Ledger,
    /// The outermost folder in which a publication may lie, as a real path; any if absent.
    pub top: Option<PathBuf>,
    /// The path under which the issue's folder is shown; the one that it is read by if absent.
    pub shown: Option<PathBuf>,
    /// A folder of fonts instead of the one that the publication names.
    pub fonts: Option<PathBuf>,
}

/// Reads the issue in a file.
pub fn read(path: &Path) -> Reading {
    read_in(path, &Options::default())
}

/// Reads the issue in a file as the options say.
pub fn read_in(path: &Path, options: &Options) -> Reading {
    let file = path.file_name().unwrap_or_default();
    let name = options.shown.as_ref().map_or_else(|| path.to_owned(), |shown| shown.join(file)).display().to_string();
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    match read_file(path, TOML_LIMIT) {
        Ok(bytes) => read_bytes_in(&bytes, &name, &folder, options),
        Err(error) => {
            options.ledger.asked(path, Read::Missing);
            nothing(Problem::NoIssue { path: name, why: error.into() })
        }
    }
}

/// Reads an issue from bytes; other files are looked for in `folder`.
pub fn read_bytes(bytes: &[u8], name: &str, folder: &Path) -> Reading {
    read_bytes_in(bytes, name, folder, &Options::default())
}

/// Reads an issue from bytes as the options say; `name` is its path, or [`STDIN`].
pub fn read_bytes_in(bytes: &[u8], name: &str, folder: &Path, options: &Options) -> Reading {
    if bytes.len() as u64 > TOML_LIMIT {
        return nothing(Problem::NoIssue { path: name.to_owned(), why: Missing::TooLarge(TOML_LIMIT) });
    }
    let opened = match Folder::open(folder) {
        Ok(opened) => opened.shown_as(options.shown.as_deref().unwrap_or(folder)).noting(options.ledger.clone()),
        Err(error) => {
            let why = Missing::System(error.to_string());
            return nothing(Problem::NoIssue { path: folder.display().to_string(), why });
        }
    };
    // What came through a pipe lies in no file, and is kept as if it lay in the usual one.
    let file = if name == STDIN { Path::new(FILE_NAME) } else { Path::new(name) };
    opened.note(&file.file_name().unwrap_or_default().to_string_lossy(), bytes);
    let mut reader = Reader {
        sources: Sources::default(),
        folder: opened,
        found: Vec::new(),
        lost: Vec::new(),
        options: options.clone(),
    };
    let issue = match decode(bytes) {
        Ok(decoded) => {
            let file = reader.sources.add(name, decoded.text);
            Some(reader.issue(file))
        }
        Err(offset) => {
            reader.found.push(Diagnostic::general(Problem::Encoding { path: name.to_owned(), offset }));
            None
        }
    };
    let Reader { sources, folder, mut found, .. } = reader;
    found.sort_by_key(|d| d.place.as_ref().map(|p| (p.file, p.range.start)));
    Reading { sources, folder: Some(folder), issue, found }
}

/// Reads a Markdown text on its own, as the file of an article is read; `{{…}}` stays as written.
pub fn markdown_text(text: &str) -> (Vec<Block>, Vec<Diagnostic>) {
    let file = Sources::default().add("", text);
    let mut found = Vec::new();
    let mut blocks = markdown::markdown(&excerpt::Excerpt::whole(text, file), &mut found);
    figures::as_written(&mut blocks);
    (blocks, found)
}

/// Reads a CSV text on its own, as the file of a table is read.
pub fn csv_text(text: &str) -> (Vec<Vec<Located<String>>>, Vec<Diagnostic>) {
    let file = Sources::default().add("", text);
    let mut found = Vec::new();
    (csv::cells(text, file, csv::delimiter(text), usize::MAX, &mut found), found)
}

/// Reads a workbook, or the part of it that is named as after `#` in `data`, on its own.
///
/// Returns the cells, the findings, and the texts that both have their places in.
pub fn workbook_bytes(bytes: &[u8], part: Option<&str>) -> (Option<Cells>, Vec<Diagnostic>, Sources) {
    let (mut sources, mut found) = (Sources::default(), Vec::new());
    let place = Place::new(sources.add("", ""), 0..0);
    let wanted = workbook::Wanted { bytes: bytes.to_vec(), path: "", shown: String::new(), part, place: &place };
    let cells = workbook::cells(wanted, &mut sources, &mut found);
    (cells, found, sources)
}

/// Reads a Word document on its own, as the file of an article is read; `{{…}}` stays as written.
///
/// Returns its text, the cells of its tables, the findings, and the texts that all have their places in.
pub fn word_bytes(bytes: &[u8]) -> (Vec<Block>, Vec<Cells>, Vec<Diagnostic>, Sources) {
    let (mut sources, mut found) = (Sources::default(), Vec::new());
    let place = Place::new(sources.add("", ""), 0..0);
    let query = word::Query { head: true, title: None, source: true };
    let wanted = word::Wanted { bytes: bytes.to_vec(), path: "", place: &place, shown: String::new(), query };
    let words = word::read(wanted, &mut sources, &mut found).unwrap_or_default();
    let (mut blocks, mut tables) = (Vec::new(), Vec::new());
    for part in words.parts {
        match part {
            word::Part::Text(mut text) => blocks.append(&mut text),
            word::Part::Table(table) => tables.push(table.cells),
            word::Part::Picture(_) => {}
        }
    }
    figures::as_written(&mut blocks);
    (blocks, tables, found, sources)
}

fn nothing(problem: Problem) -> Reading {
    let found = vec![Diagnostic::general(problem)];
    Reading { sources: Sources::default(), folder: None, issue: None, found }
}

/// What the parts of reading share.
struct Reader {
    sources: Sources,
    folder: Folder,
    found: Vec<Diagnostic>,
    /// What the text calls the tables that could not be read.
    lost: Vec<String>,
    options: Options,
}

impl Reader {
    fn error(&mut self, problem: Problem, place: Place) {
        self.found.push(Diagnostic::error(problem, place));
    }

    /// Reads a file of the issue's folder, reporting at `place` what is wrong with it.
    fn file(&mut self, name: &str, limit: u64, place: &Place) -> Option<Vec<u8>> {
        match self.folder.read(name, limit) {
            Ok(bytes) => Some(bytes),
            Err(error) => {
                self.error(Problem::File { path: name.into(), why: error.into() }, place.clone());
                None
            }
        }
    }

    /// Decodes a text file and keeps its text; finds out its encoding if that is not given.
    fn decoded(&mut self, name: &str, bytes: &[u8], encoding: Option<Encoding>, place: &Place) -> Option<SourceId> {
        self.decoded_as(name, self.folder.shown(name), bytes, encoding, place)
    }

    /// Decodes a text file that is shown under a path of its own, and keeps its text.
    fn decoded_as(
        &mut self,
        name: &str,
        shown: PathBuf,
        bytes: &[u8],
        encoding: Option<Encoding>,
        place: &Place,
    ) -> Option<SourceId> {
        let decoded = encoding.map_or_else(|| decode(bytes), |encoding| decode_as(bytes, encoding));
        match decoded {
            Ok(Decoded { text, .. }) if text.trim().is_empty() => {
                self.error(Problem::FileEmpty { path: name.into() }, place.clone());
                None
            }
            Ok(Decoded { text, encoding }) => {
                let file = self.sources.add(shown.display().to_string(), text);
                self.sources.set_form(file, Form { encoding: Some(encoding), delimiter: None });
                Some(file)
            }
            Err(offset) => {
                self.error(Problem::Encoding { path: name.into(), offset }, place.clone());
                None
            }
        }
    }
}
