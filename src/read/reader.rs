//! What the parts of reading share.

use std::path::PathBuf;

use crate::diag::Diagnostic;
use crate::messages::{FileNote, Missing, Problem, TextFault};
use crate::model::Attachment;
use crate::source::{
    Decoded, Encoding, Folder, Form, Ledger, Located, Place, ReadError, SourceId, Sources, decode, decode_as, near,
};

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

/// Returns a path as it was meant where `\n` or the like became a control character in it, or `#` is full-width.
fn plain_path(name: &str) -> String {
    [('\n', "/n"), ('\t', "/t"), ('\r', "/r"), ('\u{8}', "/b"), ('\u{c}', "/f"), ('\u{1b}', "/e"), ('＃', "#")]
        .iter()
        .fold(name.to_owned(), |name, (odd, meant)| name.replace(*odd, meant))
}

/// What the parts of reading share.
pub(super) struct Reader {
    pub(super) sources: Sources,
    pub(super) folder: Folder,
    pub(super) found: Vec<Diagnostic>,
    /// What the text calls the tables that could not be read.
    pub(super) lost: Vec<String>,
    /// The attachments so far, by which they are numbered.
    pub(super) attachments: Vec<Attachment>,
    pub(super) options: Options,
}

impl Reader {
    pub(super) fn error(&mut self, problem: Problem, place: Place) {
        self.found.push(Diagnostic::error(problem, place));
    }

    /// Reports a line break in a text that is printed in one line.
    pub(super) fn in_one_line(&mut self, text: Option<&Located<String>>) {
        if let Some(text) = text.filter(|text| text.value.trim().contains('\n')) {
            let joined = text.value.split_whitespace().collect::<Vec<_>>().join("　");
            self.error(TextFault::NoLineBreak { joined, list: false }.into(), text.place.clone());
        }
    }

    /// Tells of line breaks in the texts of a key that takes several, each of which is printed in one line.
    pub(super) fn each_in_one_line(&mut self, texts: &[Located<String>]) {
        for text in texts.iter().filter(|text| text.value.trim().contains('\n')) {
            let lines = text.value.lines().map(str::trim).filter(|line| !line.is_empty());
            let joined = format!("[{}]", lines.map(|line| format!("\"{line}\"")).collect::<Vec<_>>().join(", "));
            self.error(TextFault::NoLineBreak { joined, list: true }.into(), text.place.clone());
        }
    }

    /// Reads a file of the issue's folder, reporting at `place` what is wrong with it.
    pub(super) fn file(&mut self, name: &str, limit: u64, place: &Place) -> Option<Vec<u8>> {
        let read = self.folder.read(name, limit);
        let bytes = self.told_of(read, name, place)?;
        if let Some(real) = self.folder.spelt(name) {
            self.warn(FileNote::OtherCase { path: name.into(), real }, place);
        }
        if let Some(owner) = self.folder.owner(name) {
            self.warn(FileNote::Open { path: name.into(), owner }, place);
        }
        Some(bytes)
    }

    /// Warns once of what a file is like.
    fn warn(&mut self, note: FileNote, place: &Place) {
        let problem = note.into();
        if !self.found.iter().any(|finding| finding.problem == problem) {
            self.found.push(Diagnostic::warning(problem, place.clone()));
        }
    }

    /// Returns what was read of a file, reporting at `place` why nothing was.
    pub(super) fn told_of(&mut self, read: Result<Vec<u8>, ReadError>, name: &str, place: &Place) -> Option<Vec<u8>> {
        let report = |why: ReadError| {
            let plain = plain_path(name);
            let meant = || near(self.folder.root(), &plain).or_else(|| plain.contains('#').then(|| plain.clone()));
            let why = match why {
                ReadError::Missing if name.contains(char::is_control) => {
                    Missing::Backslash { meant: meant().unwrap_or_else(|| plain.clone()) }
                }
                ReadError::Missing => meant().map_or(Missing::NoSuchFile, |near| Missing::Misnamed { near }),
                ReadError::Outside => meant().map_or(Missing::Outside, |near| Missing::OutsideBut { near }),
                why => why.into(),
            };
            self.error(Problem::File { path: name.into(), why }, place.clone());
        };
        read.map_err(report).ok()
    }

    /// Decodes a text file and keeps its text; finds out its encoding if that is not given.
    pub(super) fn decoded(
        &mut self,
        name: &str,
        bytes: &[u8],
        encoding: Option<Encoding>,
        place: &Place,
    ) -> Option<SourceId> {
        self.decoded_as(name, self.folder.shown(name), bytes, encoding, place)
    }

    /// Decodes a text file that is shown under a path of its own, and keeps its text.
    pub(super) fn decoded_as(
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
