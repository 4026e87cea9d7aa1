//! What can be wrong with a Word document, and its words.

mod en;
mod zh;

use super::{Lang, Words};

/// Where in a Word document something stands; all numbers from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Spot {
    /// A paragraph with words in it, counted outside tables and notes; text boxes count with their paragraph.
    Paragraph(usize),
    /// A cell of a table, counted in the columns of the table's grid.
    Cell { table: usize, row: usize, column: usize },
    /// A footnote or endnote, in the order of the text.
    Note(usize),
}

impl Spot {
    /// Says where it is.
    pub fn words(self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Paragraph(number), Lang::Zh) => format!("第 {number} 段"),
            (Self::Paragraph(number), Lang::En) => format!("paragraph {number}"),
            (Self::Cell { table, row, column }, Lang::Zh) => format!("第 {table} 个表格第 {row} 行第 {column} 列"),
            (Self::Cell { table, row, column }, Lang::En) => format!("table {table}, row {row}, column {column}"),
            (Self::Note(number), Lang::Zh) => format!("第 {number} 条脚注"),
            (Self::Note(number), Lang::En) => format!("footnote {number}"),
        }
    }
}

/// Why a Word document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum BadWord {
    /// It is cut short or its contents make no sense.
    Damaged,
    /// It has a password.
    Encrypted,
    /// It is a file of Word 97–2003 (`.doc`) or of an old WPS (`.wps`).
    Old,
    /// It is Rich Text.
    RichText,
    /// It is an OpenDocument text.
    OpenDocument,
    /// It is a PDF.
    Pdf,
    /// It is a web page or plain XML.
    Page,
    /// It is another kind of file.
    Foreign,
    /// It unpacks to more than any article needs.
    TooLarge,
    /// A part is not well-formed XML, at a line and a column.
    Xml { part: String, line: usize, column: usize },
    /// A part declares a document type, which no Word document does.
    Doctype { part: String },
    /// A part is nested too deeply.
    Deep { part: String },
    /// A part or a relation has a name that leads out of the document.
    Outside { name: String },
    /// There is no text in it.
    Empty,
}

/// What of a Word document is not printed as it stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordNote {
    /// Tracked insertions, which are kept.
    Insertions,
    /// Tracked deletions, which are left out.
    Deletions,
    /// Tracked moves, printed where they went.
    Moves,
    /// Hidden text, which is left out.
    Hidden,
    /// Text struck through, which is printed without the line.
    Struck,
    /// Superscripts or subscripts, which are printed on the line.
    Raised,
    /// Equations, of which only the characters are left.
    Equation,
    /// Signs of a symbol font that are not known; a □ stands for each.
    Symbol,
    /// Pictures that are only linked, and so left out.
    LinkedPicture,
    /// Pictures in other formats than PNG, JPEG, GIF and WebP, which are left out.
    PictureFormat,
    /// Pictures within tables, which are left out.
    PictureInTable,
    /// Pictures that are cropped in Word, printed whole.
    Cropped,
    /// Charts, diagrams and embedded objects, which are left out.
    Object,
    /// Tables within tables, whose words are in the cell.
    NestedTable,
    /// Tables of one row or one column, printed as paragraphs.
    TableAsText,
    /// A list of contents, which is left out.
    Contents,
}

/// What can be wrong with a Word document.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum WordFault {
    /// It cannot be read.
    Unreadable { path: String, why: BadWord },
    /// Something is not printed as it stands there, in so many places.
    Note { what: WordNote, count: usize },
    /// No title can be made out in it, and `issue.toml` gives none.
    NoTitle { path: String },
    /// Its title is another than that in `issue.toml`, and is left out.
    OtherTitle { text: String },
    /// Its source is another than that in `issue.toml`, and is left out.
    OtherSource { text: String },
    /// A table or picture where none can stand: in the notice.
    NoRoom { table: bool },
    /// The value of `text` is the name of a file.
    TextNamesFile { path: String },
}

impl WordFault {
    /// Returns the stable code of the fault.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "word",
            Self::Note { what, .. } => match what {
                WordNote::Insertions | WordNote::Deletions | WordNote::Moves => "word-revision",
                WordNote::Hidden => "word-hidden",
                WordNote::LinkedPicture
                | WordNote::PictureFormat
                | WordNote::PictureInTable
                | WordNote::Cropped
                | WordNote::Object => "word-picture",
                _ => "word-form",
            },
            Self::NoTitle { .. } => "word-no-title",
            Self::OtherTitle { .. } => "word-title",
            Self::OtherSource { .. } => "word-source",
            Self::NoRoom { .. } => "word-no-room",
            Self::TextNamesFile { .. } => "text-names-file",
        }
    }

    pub(super) fn zh(&self) -> Words {
        zh::words(self)
    }

    pub(super) fn en(&self) -> Words {
        en::words(self)
    }
}
