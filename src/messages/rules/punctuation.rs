//! Punctuation marks and the way of writing numbers: what the rules say.

mod en;
mod zh;

use crate::messages::Words;

/// What a rule of this family found.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum PunctuationFault {
    /// A mark that opens and is never closed.
    Unclosed { open: char, close: char },
    /// A mark that closes what was never opened.
    Unopened { open: char, close: char },
    /// A pair of marks that begins inside another and ends outside it; `text` is the pair.
    Crossed { text: String },
    /// A bracket closed by one of another shape.
    Mismatched { open: char, close: char },
    /// A quotation over several paragraphs that do not begin with its mark.
    AcrossParagraphs { open: char },
    /// Brackets of two widths.
    MixedWidth { open: char, close: char },
    /// Half-width brackets, with what they hold.
    HalfBrackets { text: String },
    /// A half-width mark.
    HalfMark { mark: String, right: String },
    /// The year of a document's number in wrong brackets.
    DocumentNumber { text: String, right: String },
    /// The number of an issue or document with zeros before it.
    PaddedNumber { text: String, right: String },
    /// A month or day with a zero before it.
    PaddedDate { text: String, right: String },
    /// A telephone number with a dash.
    TelephoneDash { text: String, right: String },
    /// Full-width digits or letters.
    FullWidth { text: String, right: String },
    /// Pause marks between quoted words or titles, and how many of them.
    PauseBetween { count: usize },
    /// An ellipsis with 等.
    EllipsisWithDeng { text: String },
    /// What stands in place of ……
    EllipsisForm { text: String },
    /// What stands in place of ——.
    DashForm { text: String },
    /// Straight quotation marks; `right` are the marks to use, if they are a pair.
    StraightQuotes { text: String, right: Option<String> },
    /// Several stops; `right` is the one that should stand there, if it is certain.
    DoubledMark { text: String, right: Option<char> },
    /// A space in a sentence, with the characters around it.
    SpaceInSentence { text: String },
    /// How many figures are set off by spaces, and how many are not.
    SpacingMixed { spaced: usize, tight: usize },
    /// A year in Chinese numerals without 〇.
    YearZero { text: String, right: String },
    /// A year in Chinese numerals, and one in digits.
    YearStyles { chinese: String, digits: String },
    /// Two ways to write a unit.
    UnitsMixed { first: String, second: String },
    /// A year of two digits.
    ShortYear { text: String },
    /// A date with points or slashes.
    DottedDate { text: String, right: String },
    /// An item of a list that ends in a mark other than expected.
    ListEnd { mark: char, expected: String },
    /// Markup that is printed.
    Markup { text: String },
    /// A mark at the start of a paragraph.
    MarkAtStart { mark: char },
    /// A mark at the end of a caption.
    CaptionStop { mark: String },
    /// A number with a pause mark before an item.
    NumberingPause { text: String, right: String },
    /// A number in brackets with a mark behind it.
    BracketNumbering { text: String, right: String },
    /// A number with a space inside.
    BrokenNumber { text: String, right: String },
    /// A number with commas in wrong places.
    DigitGrouping { text: String },
    /// A span of time with a hyphen.
    RangeHyphen { text: String, right: String },
    /// A range of percentages with one sign.
    PercentRange { text: String, right: String },
}

impl PunctuationFault {
    pub(in crate::messages) fn zh(&self) -> Words {
        zh::words(self)
    }

    pub(in crate::messages) fn en(&self) -> Words {
        en::words(self)
    }
}
