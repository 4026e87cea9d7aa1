//! What can be wrong with an issue.

use super::archive::ArchiveFault;
use super::compare::CompareFault;
use super::figure::FigureFault;
use super::impose::ImposeFault;
use super::preflight::{BadPdf, PreflightFault};
use super::print::PrintFault;
use super::reference::ReferenceFault;
use super::refused::Refused;
use super::rules::{
    AgreementFault, PeopleFault, PunctuationFault, StructureFault, SumFault, TypographyFault, WordingFault,
};
use super::word::WordFault;
use super::workbook::BadBook;

/// Most names that are listed in advice.
const MOST_NAMES: usize = 12;

/// What can be wrong, with the data its words need.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Problem {
    /// The file is not TOML; `raw` is the parser's own sentence.
    TomlSyntax { what: Syntax, raw: String },
    /// A key that this table does not know; `belongs` names the tables that do, empty for the top of the file.
    UnknownKey { key: String, near: Option<String>, belongs: Option<String> },
    /// A value of another type than the key takes; `sample` is a number that it does take.
    WrongType { key: String, expected: ValueKind, found: ValueKind, sample: Option<f64> },
    /// A required key that is not there; those of the publication may stand in two files.
    MissingKey { key: String, of_publication: bool },
    /// A text that must say something but is empty.
    EmptyValue { key: String },
    /// A word that is not one of those allowed.
    NotAllowed { key: String, value: String, allowed: Vec<String>, near: Option<String> },
    /// A number outside its bounds.
    OutOfRange { key: String, min: Option<f64>, max: Option<f64> },
    /// A day that the calendar does not have.
    ImpossibleDate { text: String },
    /// A text that is not a date written `2020-12-14`.
    DateForm { text: String },
    /// A text that is not a month written `2020.10`.
    MonthForm { text: String },
    /// A text that is not a plain decimal number.
    NumberForm { text: String },
    /// A text that is not a type size.
    SizeForm { text: String },
    /// Running text too large for the number of characters in a line; all sizes in pt.
    BodyTooLarge { size: f64, chars: u32, most: f64 },
    /// More lines on a page than a body size has room for, in pt.
    LinesTooMany { size: f64, lines: u32, most: u32 },
    /// A web address that does not begin with http:// or https://.
    UrlForm { text: String },
    /// An output that would replace a file of the issue.
    WouldReplace { path: String },
    /// The output is there already as a file of another kind.
    OtherKind { path: String },
    /// An item with both `text` and `file`.
    TextTwice,
    /// An item with neither `text` nor `file`.
    TextMissing,
    /// A file that cannot be used.
    File { path: String, why: Missing },
    /// A text file in none of the known encodings; `offset` is the first odd byte.
    Encoding { path: String, offset: usize },
    /// A file with nothing in it.
    FileEmpty { path: String },
    /// A Markdown construct that is printed as it stands.
    MarkdownLiteral { what: Unsupported },
    /// An invisible character that is left out.
    Invisible { character: char },
    /// A character that no font can show.
    MissingGlyph { character: char },
    /// A control character, which cannot be printed.
    ControlCharacter { character: char },
    /// A table row, on a line of its file, with another number of cells than the head.
    RaggedRow { row: usize, expected: usize, found: usize },
    /// A table cell whose quotation mark is not closed.
    OpenQuote,
    /// A table with a head and nothing below it.
    TableWithoutRows { path: String },
    /// A table above the limit for cells.
    TableTooLarge { limit: usize },
    /// A workbook that cannot be read.
    Workbook { path: String, why: BadBook },
    /// A sheet or named area that the workbook does not have; `known` are those that it has.
    NoSuchSheet { name: String, near: Option<String>, known: Vec<String> },
    /// A text that is not an area of cells such as `A1:W58`.
    RangeForm { text: String },
    /// A workbook, or the part of a table file that was asked for, with nothing in it.
    NothingThere { path: String, part: Option<String> },
    /// Rows that are hidden in the workbook and so left out; `more` runs of them are not told.
    HiddenRows { first: u32, last: u32, more: usize },
    /// Columns that are hidden in the workbook and so left out; `more` runs of them are not told.
    HiddenColumns { first: String, last: String, more: usize },
    /// A cell with an error of the spreadsheet, and `more` that are not told.
    CellError { cell: String, text: String, more: usize },
    /// A formula whose result was not saved, and `more` that are not told.
    NotCalculated { cell: String, more: usize },
    /// A picture that WPS keeps within a cell, and `more` that are not told.
    CellPicture { cell: String, more: usize },
    /// A number that was typed as text among real numbers, and `more` that are not told.
    NumberAsText { cell: String, text: String, more: usize },
    /// A table that does not fit even a landscape page at the smallest size.
    TableTooWide { columns: usize },
    /// A total that names neither a row nor a column, or both.
    TotalForm,
    /// A smallest type above the largest, in pt.
    SizesCrossed { smallest: f64, largest: f64 },
    /// A table with a row that no page can hold.
    TableRowTooHigh,
    /// A row or column that a table does not have; the names that are most like it come first.
    NoSuchLine { name: String, near: Option<String>, known: Vec<String> },
    /// A name that several rows or columns have.
    SeveralLines { name: String },
    /// More label columns or head rows than the table has.
    TableShape { key: String, have: usize },
    /// A chart whose table has no column of figures.
    ChartWithoutFigures { path: String },
    /// A cell of a chart that is neither a figure nor a gap.
    NotAFigure { text: String },
    /// A chart with more of something than can be told apart.
    ChartTooFull { what: Crowd, have: usize, most: usize },
    /// A figure below zero, of which no piece of a bar can be made.
    NegativePiece { text: String },
    /// A month that stands twice in a ranking.
    MonthTwice { month: String },
    /// A picture with too few pixels for its printed width; widths in mm.
    PictureCoarse { path: String, dpi: u64, width: f64, widest: f64, pixels: u64 },
    /// A picture that is none of the formats known.
    NotAPicture { path: String },
    /// A picture above the limit for pixels.
    PictureTooLarge { path: String, megapixels: u64, limit: u64 },
    /// A `{{…}}` that no figure can be put in for.
    Figure(FigureFault),
    /// Two documents that do not say the same.
    Compare(Box<CompareFault>),
    /// Something about an article that is a Word document.
    Word(WordFault),
    /// A PDF that cannot be looked into.
    BadPdf(Box<BadPdf>),
    /// Something in a PDF that would go wrong in print.
    Preflight(Box<PreflightFault>),
    /// Something cannot be printed as it is.
    Print(Box<PrintFault>),
    /// Styles cannot be taken from a Word document.
    Reference(ReferenceFault),
    /// No `issue.toml` could be read.
    NoIssue { path: String, why: Missing },
    /// The finished issue is longer than the limit.
    TooManyPages { pages: usize, limit: usize },
    /// A template stopped with an error of its own; the words are Typst's.
    Template { message: String, hints: Vec<String>, trace: Vec<String> },
    /// A template does something doubtful; the words are Typst's.
    TemplateWarning { message: String },
    /// The layout did not settle.
    Unsettled { message: String },
    /// SOURCE_DATE_EPOCH is no number of seconds that makes a date.
    Epoch { text: String },
    /// The PDF writer refused; the words are Typst's.
    Export { message: String },
    /// A template breaks a rule of PDF/UA-1; the words are Typst's.
    NotAccessible { message: String },
    /// A picture whose file is damaged; the words are Typst's.
    DamagedPicture { path: String, message: String },
    /// A folder of fonts that is not there.
    FontFolder { path: String },
    /// What a rule of the checker found: sums that do not add up.
    Sum(Box<SumFault>),
    /// What a rule of the checker found: figures, dates and names that do not agree with each other.
    Agreement(Box<AgreementFault>),
    /// What a rule of the checker found: parts that are missing, double or broken.
    Structure(Box<StructureFault>),
    /// What a rule of the checker found: words that are wrong or outdated.
    Wording(Box<WordingFault>),
    /// What a rule of the checker found: punctuation marks and the way of writing numbers.
    Punctuation(Box<PunctuationFault>),
    /// What a rule of the checker found: what is seen on the finished pages only.
    Typography(Box<TypographyFault>),
    /// What a rule of the checker found: names of people and the order of bodies.
    People(Box<PeopleFault>),
    /// An archive cannot be made, read or confirmed.
    Archive(ArchiveFault),
    /// Pages that cannot be put on sheets, or something that is lost on the way.
    Impose(Box<ImposeFault>),
    /// The output could not be written.
    CannotWrite { path: String, why: Refused },
    /// The run took longer than `--timeout`.
    TimeOut { seconds: u64 },
}

impl Problem {
    /// Says that no row or column of a table has a name, with the names there are.
    pub fn no_such_line(name: &str, known: &[&str]) -> Self {
        let mut known: Vec<&str> = known.iter().copied().filter(|known| !known.is_empty()).collect();
        known.dedup();
        let likeness = |known: &str| strsim::normalized_damerau_levenshtein(name, known);
        let near = known.iter().copied().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        let near = near.filter(|near| likeness(near) > 0.4 || near.contains(name)).map(str::to_owned);
        Self::NoSuchLine {
            name: name.to_owned(),
            near,
            known: known.into_iter().take(MOST_NAMES).map(str::to_owned).collect(),
        }
    }

    /// Returns the stable code of the problem, as used in JSON output.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TomlSyntax { .. } => "toml-syntax",
            Self::UnknownKey { .. } => "unknown-key",
            Self::WrongType { .. } => "wrong-type",
            Self::MissingKey { .. } => "missing-key",
            Self::EmptyValue { .. } => "empty-value",
            Self::NotAllowed { .. } => "not-allowed",
            Self::OutOfRange { .. } => "out-of-range",
            Self::ImpossibleDate { .. } => "impossible-date",
            Self::DateForm { .. } => "date-form",
            Self::MonthForm { .. } => "month-form",
            Self::NumberForm { .. } => "number-form",
            Self::SizeForm { .. } => "size-form",
            Self::BodyTooLarge { .. } => "body-too-large",
            Self::LinesTooMany { .. } => "lines-too-many",
            Self::UrlForm { .. } => "url-form",
            Self::OtherKind { .. } => "other-kind",
            Self::WouldReplace { .. } => "would-replace",
            Self::TextTwice => "text-twice",
            Self::TextMissing => "text-missing",
            Self::File { why: Missing::Outside, .. } => "file-outside",
            Self::File { why: Missing::NoSuchFile, .. } => "file-missing",
            Self::File { .. } => "file-unreadable",
            Self::Encoding { .. } => "encoding",
            Self::FileEmpty { .. } => "file-empty",
            Self::MarkdownLiteral { .. } => "markdown-literal",
            Self::Invisible { .. } => "invisible-character",
            Self::MissingGlyph { .. } => "missing-glyph",
            Self::ControlCharacter { .. } => "control-character",
            Self::RaggedRow { .. } => "ragged-row",
            Self::OpenQuote => "open-quote",
            Self::TableWithoutRows { .. } => "table-without-rows",
            Self::TableTooLarge { .. } => "table-too-large",
            Self::Workbook { .. } => "workbook",
            Self::NoSuchSheet { .. } => "no-such-sheet",
            Self::RangeForm { .. } => "range-form",
            Self::NothingThere { .. } => "nothing-there",
            Self::HiddenRows { .. } => "hidden-rows",
            Self::HiddenColumns { .. } => "hidden-columns",
            Self::CellError { .. } => "cell-error",
            Self::NotCalculated { .. } => "not-calculated",
            Self::CellPicture { .. } => "cell-picture",
            Self::NumberAsText { .. } => "number-as-text",
            Self::TableTooWide { .. } => "table-too-wide",
            Self::TotalForm => "total-form",
            Self::SizesCrossed { .. } => "sizes-crossed",
            Self::TableRowTooHigh => "table-row-too-high",
            Self::NoSuchLine { .. } => "no-such-line",
            Self::SeveralLines { .. } => "several-lines",
            Self::TableShape { .. } => "table-shape",
            Self::ChartWithoutFigures { .. } => "chart-without-figures",
            Self::NotAFigure { .. } => "not-a-figure",
            Self::ChartTooFull { .. } => "chart-too-full",
            Self::NegativePiece { .. } => "negative-piece",
            Self::MonthTwice { .. } => "month-twice",
            Self::PictureCoarse { .. } => "picture-coarse",
            Self::NotAPicture { .. } => "not-a-picture",
            Self::PictureTooLarge { .. } => "picture-too-large",
            Self::Figure(fault) => fault.code(),
            Self::Compare(fault) => fault.code(),
            Self::Word(fault) => fault.code(),
            Self::Impose(fault) => fault.code(),
            Self::BadPdf(fault) => fault.code(),
            Self::Preflight(fault) => fault.check.code(),
            Self::Print(fault) => fault.code(),
            Self::Reference(fault) => fault.code(),
            Self::NoIssue { .. } => "no-issue",
            Self::TooManyPages { .. } => "too-many-pages",
            Self::Template { .. } => "template",
            Self::TemplateWarning { .. } => "template-warning",
            Self::Unsettled { .. } => "unsettled",
            Self::Epoch { .. } => "epoch",
            Self::Export { .. } => "export",
            Self::NotAccessible { .. } => "not-accessible",
            Self::DamagedPicture { .. } => "damaged-picture",
            Self::FontFolder { .. } => "font-folder",
            // Rules have codes of their own.
            Self::Sum(_)
            | Self::Agreement(_)
            | Self::Structure(_)
            | Self::Wording(_)
            | Self::Punctuation(_)
            | Self::Typography(_)
            | Self::People(_) => "rule",
            Self::Archive(fault) => fault.code(),
            Self::CannotWrite { .. } => "cannot-write",
            Self::TimeOut { .. } => "time-out",
        }
    }
}

impl From<ReferenceFault> for Problem {
    fn from(fault: ReferenceFault) -> Self {
        Self::Reference(fault)
    }
}

impl From<WordFault> for Problem {
    fn from(fault: WordFault) -> Self {
        Self::Word(fault)
    }
}

/// Lets a rule hand over what it found without a thought for how it is kept.
macro_rules! found {
    ($($fault:ty => $variant:ident),+ $(,)?) => {
        $(impl From<$fault> for Problem {
            fn from(fault: $fault) -> Self {
                Self::$variant(Box::new(fault))
            }
        })+
    };
}

found!(
    ImposeFault => Impose,
    BadPdf => BadPdf,
    PreflightFault => Preflight,
    PrintFault => Print,
    CompareFault => Compare,
    SumFault => Sum,
    AgreementFault => Agreement,
    StructureFault => Structure,
    WordingFault => Wording,
    PunctuationFault => Punctuation,
    TypographyFault => Typography,
    PeopleFault => People,
);

/// What the editor most likely did wrong in the TOML grammar.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Syntax {
    /// A full-width mark where TOML wants the ASCII one.
    FullWidth { found: char, wanted: &'static str },
    /// A text without quotation marks.
    Unquoted,
    /// A quotation mark that is opened and not closed.
    UnclosedText,
    /// The same key twice in one table.
    DuplicateKey,
    /// A key without `= value`.
    NoValue,
    /// A key that is not made of ASCII letters.
    BadKey,
    /// A bracket that is not closed.
    Unclosed,
    /// A comma missing or too many in a list.
    Comma,
    /// A backslash that starts no known escape.
    Escape,
    /// A date or number that cannot be.
    Value,
    /// Brackets within brackets beyond all need.
    TooDeep,
    /// Anything else.
    Other,
}

/// The type of a value, as an editor would call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// Text in quotation marks.
    Text,
    /// A whole number.
    Integer,
    /// A number with or without decimals.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A date, `2020-12-14`.
    Date,
    /// A list in square brackets.
    List,
    /// A table of keys.
    Table,
}

/// What a chart can have too many of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crowd {
    /// Lines, or kinds of bars.
    Series,
    /// Points along the axis.
    Points,
    /// Bars below one another on a page.
    Bars,
    /// Small charts.
    Panels,
}

/// Why a file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// There is none of that name.
    NoSuchFile,
    /// It lies outside the issue's folder.
    Outside,
    /// It is a folder or a device.
    NotAFile,
    /// It is larger than so many bytes.
    TooLarge(u64),
    /// The system refused, in its words.
    System(String),
}

/// A Markdown construct outside the documented part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsupported {
    /// `*text*` or `_text_`.
    Emphasis,
    /// `` `text` `` or an indented or fenced block.
    Code,
    /// Raw HTML.
    Html,
    /// `> text`.
    Quote,
    /// `---`.
    Rule,
    /// `![text](file)`.
    Image,
    /// A heading below the fourth level.
    DeepHeading,
    /// `**` that opens or closes nothing.
    LoneStars,
    /// `&name;`.
    Entity,
    /// Lists or emphasis nested too deeply.
    DeepList,
    /// A `#` with nothing after it.
    EmptyHeading,
    /// A link without words or without an address.
    EmptyLink,
    /// A backslash at the end of a line.
    Backslash,
}
