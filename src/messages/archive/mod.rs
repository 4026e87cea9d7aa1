//! What can be wrong with an archive, and what is said of one.

mod en;
mod zh;

use super::Lang;
use super::files::Refused;
use super::problem::Problem;

/// Most places of a PDF that are named at once.
const MOST_SPOTS: usize = 8;

/// Why an archive cannot be made, read or confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum ArchiveFault {
    /// A code of the 档号 that is not made of so many letters and digits.
    CodeForm { key: &'static str, text: String },
    /// A word in braces that nothing is put in for; `known` are those that there are, braces and all.
    NamePart { word: String, known: Vec<String> },
    /// A mark that no file name may have.
    NameMark { mark: char },
    /// The file's name asks for something that is not known, since a key is missing.
    NameNeeds { part: &'static str, missing: &'static str },
    /// A file had other bytes when it was read again.
    Changing { name: String },
    /// A source has the name of a file that the program adds.
    Taken { name: &'static str },
    /// A source whose name not every system can keep.
    SourceName { name: String, why: NameFault },
    /// Two sources whose names differ in capitals and small letters only.
    SameButCase { name: String, other: String },
    /// A `{` or `}` without the other.
    LoneBrace,
    /// The name that the archive would have is not one that every system can keep.
    FileName { name: String, why: NameFault },
    /// Where the archive would go there is that of another issue, of the given title.
    OtherIssue { path: String, title: String },
    /// The pages break a rule of PDF/A or PDF/UA; the words are Typst's.
    NotConforming { message: String },
    /// A file's name that not every system can keep, or that leads elsewhere.
    BadName { name: String, why: NameFault },
    /// It is no PDF, or too damaged to be read; the words are the reader's.
    Unreadable { reason: String },
    /// It has a password.
    Encrypted,
    /// It holds no files.
    NoFiles,
    /// It holds more files than so many.
    TooMany { limit: usize },
    /// Two files in it have the same name.
    Twice { name: String },
    /// A file in it unpacks to more than so many bytes.
    TooLarge { name: String, limit: u64 },
    /// A file in it cannot be unpacked; the words are the reader's.
    BadFile { name: String, reason: String },
    /// The folder for the files has something in it.
    FolderInUse { path: String },
    /// On the way to a file there is a link out of the folder.
    LinkInWay { name: String },
    /// It does not say from what it was made.
    NoManifest,
    /// What says from what it was made makes no sense; the words are the reader's.
    BadManifest { reason: String },
    /// A file in it is not the one that it was made from.
    FileDiffers { name: String },
    /// A file that it was made from is not in it.
    FileAbsent { name: String },
    /// A file in it is none of those that it was made from.
    FileExtra { name: String },
    /// It was made by another version; both are given.
    OtherVersion { made: String, here: String },
    /// It was made by a program of this version with other templates.
    OtherTemplates,
    /// A font is here in another version; their version and the first digits of their SHA-256.
    FontDiffers { name: String, made: String, here: String },
    /// A font is not here; its version and the first digits of its SHA-256.
    FontAbsent { name: String, made: String },
    /// Made again it uses a font that it did not use then.
    FontExtra { name: String },
    /// Made again it would contain something else; the list of files or of options differs.
    OtherContents,
    /// It cannot be made again from its files.
    NotMade,
    /// Made again it has other bytes, from `offset` (from 0) on; `altered` if nothing else explains that.
    Bytes { offset: usize, spots: Vec<Divergence>, altered: bool },
    /// The folder that `--fonts` names is not there.
    NoFontFolder { path: String },
    /// Nothing can be put into the folder for temporary files.
    NoTemporary { path: String, why: Refused },
}

/// Why a name cannot be that of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameFault {
    /// It, or a part of it, is empty.
    Empty,
    /// It starts at the root of a disk.
    Absolute,
    /// It has `.` or `..` in it.
    Climbs,
    /// It is too long.
    TooLong,
    /// It begins with a full stop, and so is hidden on many systems.
    Hidden,
    /// A part of it ends with a full stop or a space.
    End,
    /// Windows takes a part of it for a device.
    Reserved {
        /// The part.
        part: String,
    },
    /// It has a mark that not every system allows.
    Mark {
        /// The mark.
        mark: char,
    },
}

/// What a byte of a PDF belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Divergence {
    /// What stands on a page, counted from 1.
    Page(usize),
    /// The metadata of the document.
    Metadata,
    /// A file inside the document.
    Attachment,
    /// The file of a font, by its name.
    Font(String),
    /// Something else than all of these, such as bookmarks, tags or settings for viewers.
    Rest,
    /// No content, but what holds it together: how it is packed, the order, the table of objects.
    Frame,
}

/// What the program says of its doings with archives.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum ArchiveStatus {
    /// The files with the record metadata were written beside the PDF.
    Recorded { paths: Vec<String> },
    /// An archive of a profile that holds no sources was written.
    WithoutSources,
    /// Files were taken out of a PDF.
    Extracted { folder: String, files: usize, refused: usize },
    /// An archive was made again, with the same bytes.
    Same { path: String, files: usize, version: String },
    /// An archive is not what it was.
    Different { path: String },
    /// A file cannot be judged.
    NotJudged { path: String },
}

impl From<ArchiveFault> for Problem {
    fn from(fault: ArchiveFault) -> Self {
        Self::Archive(fault)
    }
}

impl ArchiveFault {
    /// Returns the stable code of the fault.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::CodeForm { .. } => "archive-code-form",
            Self::NamePart { .. } | Self::NameMark { .. } => "archive-name-form",
            Self::NameNeeds { .. } => "archive-name-needs",
            Self::Changing { .. } => "archive-file-changing",
            Self::Taken { .. } => "archive-name-taken",
            Self::SourceName { .. } => "archive-source-name",
            Self::SameButCase { .. } => "archive-same-but-case",
            Self::LoneBrace | Self::FileName { .. } => "archive-name-form",
            Self::OtherIssue { .. } => "archive-of-other-issue",
            Self::NotConforming { .. } => "archive-not-conforming",
            Self::BadName { .. } => "pdf-file-name",
            Self::Unreadable { .. } => "pdf-unreadable",
            Self::Encrypted => "pdf-encrypted",
            Self::NoFiles => "pdf-without-files",
            Self::TooMany { .. } => "pdf-too-many-files",
            Self::Twice { .. } => "pdf-file-twice",
            Self::TooLarge { .. } => "pdf-file-too-large",
            Self::BadFile { .. } => "pdf-file-damaged",
            Self::FolderInUse { .. } => "folder-in-use",
            Self::LinkInWay { .. } => "link-in-way",
            Self::NoManifest => "archive-without-manifest",
            Self::BadManifest { .. } => "archive-bad-manifest",
            Self::FileDiffers { .. } => "archive-file-differs",
            Self::FileAbsent { .. } => "archive-file-absent",
            Self::FileExtra { .. } => "archive-file-extra",
            Self::OtherVersion { .. } => "archive-other-version",
            Self::OtherTemplates => "archive-other-templates",
            Self::FontDiffers { .. } => "archive-font-differs",
            Self::FontAbsent { .. } => "archive-font-absent",
            Self::FontExtra { .. } => "archive-font-extra",
            Self::OtherContents => "archive-other-contents",
            Self::NotMade => "archive-not-made",
            Self::NoFontFolder { .. } => "archive-font-folder",
            Self::NoTemporary { .. } => "no-temporary-folder",
            Self::Bytes { spots, altered: true, .. } if *spots == [Divergence::Frame] => "archive-saved-anew",
            Self::Bytes { altered: true, .. } => "archive-altered",
            Self::Bytes { altered: false, .. } => "archive-bytes-differ",
        }
    }
}

/// Names places in a PDF, most of them, with a mark between.
fn listed(spots: &[Divergence], name: impl Fn(&Divergence) -> String, mark: &str, more: &str) -> String {
    let names: Vec<String> = spots.iter().take(MOST_SPOTS).map(name).collect();
    names.join(mark) + if spots.len() > MOST_SPOTS { more } else { "" }
}

impl ArchiveStatus {
    /// Returns the line in a language.
    pub(super) fn line(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        }
    }
}
