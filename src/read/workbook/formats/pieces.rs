//! What a format code is made of (ISO/IEC 29500-1, 18.8.31).

/// A piece of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// Words as they stand.
    Words(String),
    /// A place for a digit: `0`, `#` or `?`.
    Place(char),
    /// The decimal point.
    Point,
    /// A comma, which parts thousands or leaves them out.
    Comma,
    Percent,
    /// The mark before a power of ten, and whether a plus is written.
    Power(bool),
    /// The bar of a fraction, and what is below it if that is given.
    Bar(Option<u32>),
    /// A number as it is.
    General,
    /// A text as it is.
    Text,
    /// A part of a date or a time, and how many letters stand for it.
    Time(Part, usize),
    /// The halves of the day, in words that stand in the code.
    Half(&'static str, &'static str),
}

/// A part of a date or a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Era,
    /// The year as eras count it; where there are none, the year.
    EraYear,
    Year,
    /// The year as in Thailand.
    ThaiYear,
    Month,
    Day,
    /// A day of the week in Chinese, `aaa`.
    Weekday,
    Hour,
    Minute,
    Second,
    /// Tenths, hundredths … of a second; their count is that of the digits.
    Tenths,
    /// All hours, minutes or seconds of a span of time.
    Hours,
    Minutes,
    Seconds,
}

impl Part {
    /// Returns whether it is of the time and not of the day.
    pub(super) fn is_clock(self) -> bool {
        self as u8 >= Self::Hour as u8
    }

    /// Returns whether it is of a span of time.
    pub(super) fn is_span(self) -> bool {
        self as u8 >= Self::Hours as u8
    }
}

/// How figures are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Numerals {
    #[default]
    Arabic,
    /// `[DBNum1]`: 一二三.
    Plain,
    /// `[DBNum2]`: 壹贰叁.
    Legal,
    /// `[DBNum3]`: figures with Chinese units.
    Mixed,
}

/// The language of names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Language {
    #[default]
    None,
    English,
    Chinese,
    Taiwan,
    Other,
}

/// A condition on numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Condition {
    pub(super) mark: &'static str,
    pub(super) limit: f64,
}

/// A section of a code.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Section {
    pub(super) tokens: Vec<Token>,
    pub(super) condition: Option<Condition>,
    pub(super) numerals: Numerals,
    pub(super) language: Language,
    /// Whether the text has a colour.
    pub(super) coloured: bool,
    /// Whether something in it is not understood.
    pub(super) doubtful: bool,
}

impl Section {
    pub(super) fn has(&self, wanted: fn(&Token) -> bool) -> bool {
        self.tokens.iter().any(wanted)
    }

    /// Returns whether it shows a number as it is, with nothing around.
    pub(super) fn is_general(&self) -> bool {
        let nothing = |token: &Token| matches!(token, Token::Words(words) if words.trim().is_empty());
        self.has(|token| *token == Token::General) && self.tokens.iter().all(|t| *t == Token::General || nothing(t))
    }

    /// Returns whether it shows dates or times.
    pub(super) fn is_time(&self) -> bool {
        self.has(|token| matches!(token, Token::Time(..) | Token::Half(..)))
    }

    /// Returns whether it shows spans of time, which may be longer than a day.
    pub(super) fn is_span(&self) -> bool {
        self.has(|token| matches!(token, Token::Time(part, _) if part.is_span()))
    }

    /// Returns whether it shows a number by places for digits.
    pub(super) fn has_places(&self) -> bool {
        self.has(|token| matches!(token, Token::Place(_)))
    }
}
