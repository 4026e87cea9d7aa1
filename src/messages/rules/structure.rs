//! Parts that are missing, double or broken: what the rules say.

mod en;
mod zh;

use crate::messages::Words;

/// What a rule of this family found.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum StructureFault {
    /// A table or chart without a caption.
    CaptionMissing { chart: bool },
    /// A picture without a caption.
    PictureCaption,
    /// A label that another row has too.
    LabelTwice { label: String },
    /// A head that another column has too.
    HeadTwice { head: String },
    /// Rows and columns without a value: the names of some, and how many.
    EmptyLines { rows: Vec<String>, columns: Vec<String>, n_rows: usize, n_columns: usize },
    /// The signs for the lack of a value in one table.
    Placeholders { forms: Vec<String> },
    /// A paragraph cut in two; the words around the cut.
    BrokenParagraph { text: String },
    /// A passage that stands twice: how it begins, and its characters.
    Repeated { start: String, length: usize },
    /// So many characters of the title stand in the text.
    TitleRepeated { length: usize },
    /// A text without a source, where so many of all have one.
    SourceMissing { with: usize, all: usize },
    /// A section with nothing in it.
    SectionEmpty { title: String },
    /// A brief of so many characters.
    BriefTooLong { length: usize, most: usize },
    /// An article of so few characters.
    ArticleTooShort { length: usize },
    /// A number out of order, as written, and the value expected.
    Numbering { written: String, expected: u32 },
    /// A heading whose level does not follow the one before.
    LevelSkipped { upper: u8, level: u8 },
    /// A title of so many characters.
    TitleTooLong { length: usize, most: usize },
    /// A mark at the end of a title.
    TitleEnd { mark: String },
    /// A notice of so many lines, and the lines of a page.
    NoticeTooLong { lines: usize, page: usize },
    /// A reference to a table or figure, and how many of them there are.
    NoSuchFigure { text: String, count: u32 },
    /// A title that another text or table has too.
    TitleTwice { title: String },
}

impl StructureFault {
    pub(in crate::messages) fn zh(&self) -> Words {
        zh::words(self)
    }

    pub(in crate::messages) fn en(&self) -> Words {
        en::words(self)
    }
}
