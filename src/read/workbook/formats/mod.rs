//! Number formats: a code and a number → the text that Excel shows.
//!
//! Codes are taken apart once (`tokens`, `brackets`), a section is chosen by
//! the number, and its places are filled with decimal digits (`number`,
//! `fraction`, `general`, `clock`, `chinese`); no figure passes through binary
//! arithmetic on the way.

mod brackets;
mod built_in;
mod chinese;
mod clock;
mod decimal;
mod fraction;
mod general;
mod number;
mod pieces;
mod places;
mod tokens;

pub(super) use built_in::built_in;

use std::borrow::Cow;

use decimal::Decimal;
use pieces::{Condition, Language, Numerals, Part, Section, Token};

/// Longest text that a format may make of a number.
const TEXT_LIMIT: usize = 1_000;

/// A number as a format shows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) text: String,
    /// Whether it is a date or a time.
    pub(super) is_time: bool,
    pub(super) doubt: Option<Doubt>,
}

/// What is to be said of a number that was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) enum Doubt {
    /// The format is not understood, or parts of it.
    Format,
    /// It is no date, though the format is of dates.
    NoDate,
    /// It is negative, and nothing but its colour says so.
    Colour,
    /// It is whole, and not all of its digits are shown.
    Short,
    /// It has more digits than a spreadsheet keeps, such as that of an identity card.
    Long,
}

/// A code, taken apart.
#[derive(Debug)]
pub(super) struct Format {
    /// The sections for numbers; none if the code makes no sense.
    numbers: Vec<Section>,
    /// The section for texts.
    text: Option<Section>,
}

impl Format {
    /// Takes a code apart.
    pub(super) fn new(code: &str) -> Self {
        let code = built_in::of_system(code).unwrap_or(code);
        let code = if code.trim().is_empty() { "General" } else { code };
        let mut numbers = tokens::sections(code).unwrap_or_default();
        let for_texts = numbers.len() == 4 || numbers.last().is_some_and(|s| s.has(|token| *token == Token::Text));
        let text = if for_texts { numbers.pop() } else { None };
        if text.is_some() && numbers.is_empty() {
            numbers.push(Section { tokens: vec![Token::General], ..Section::default() });
        }
        Self { numbers, text }
    }

    /// Shows a number; `from_1904` says when its days are counted from.
    pub(super) fn number(&self, value: f64, later: f64) -> Shown {
        let plain = |doubt| Shown { text: signed(&Decimal::new(value)), is_time: false, doubt };
        let Some((section, minus)) = self.choose(value) else { return plain(Some(Doubt::Format)) };
        let decimal = Decimal::new(value);
        if section.is_time() {
            let counted = if section.is_span() || later == 0.0 { decimal } else { Decimal::new(value + later) };
            let text = clock::show(section, &counted);
            let names =
                section.has(|t| matches!(t, Token::Time(Part::Month | Part::Day, 3..) | Token::Time(Part::Era, _)));
            let unknown = section.doubtful || names && section.language == Language::Other;
            // Only where days are counted from 1904 spans of time may be negative.
            let doubt =
                if value < 0.0 && later == 0.0 { Some(Doubt::NoDate) } else { unknown.then_some(Doubt::Format) };
            return match text {
                Some(text) => Shown { text, is_time: true, doubt },
                None => Shown { is_time: true, ..plain(Some(Doubt::NoDate)) },
            };
        }
        let (text, zero) = filled(section, &decimal);
        // A number that is shown as nought has no sign, unless its section says so.
        // Of several sections one of words alone is about such numbers.
        let shown = section.has(|token| matches!(token, Token::Place(_) | Token::General | Token::Text));
        let sign = if minus && value < 0.0 && !zero && (shown || self.numbers.len() == 1) { "-" } else { "" };
        if text.len() > TEXT_LIMIT {
            return plain(Some(Doubt::Format));
        }
        let apart = section.coloured || self.numbers.iter().any(|section| section.condition.is_some());
        let hidden = value < 0.0 && !minus && apart && !says_less(section);
        let doubt = match () {
            () if section.doubtful => Some(Doubt::Format),
            () if hidden => Some(Doubt::Colour),
            () => digits(section, &decimal),
        };
        Shown { text: format!("{sign}{text}"), is_time: false, doubt }
    }

    /// Returns the section that shows a number, and whether it puts a minus before negative ones.
    fn choose(&self, value: f64) -> Option<(&Section, bool)> {
        let sections = &self.numbers[..];
        let first = sections.first()?;
        if sections.iter().all(|section| section.condition.is_none()) {
            return Some(match sections {
                [_, second, ..] if value < 0.0 => (second, second.is_general()),
                [_, _, third] if value == 0.0 => (third, true),
                _ => (first, true),
            });
        }
        let condition = |at: usize| match sections[at].condition {
            None if at == 0 => Some(Condition { mark: ">", limit: 0.0 }),
            condition => condition,
        };
        let at = (0..sections.len()).find(|at| condition(*at).is_none_or(|condition| condition.holds(value)))?;
        let rest = sections.len() == 2 && at == 1 && condition(1).is_none();
        // What is left over by one condition has a minus if that condition is one for numbers above.
        let minus = match condition(if rest { 0 } else { at }) {
            Some(first) if rest => first.mark == "=" || first.limit >= 0.0 && first.mark.starts_with('>'),
            Some(condition) => !condition.is_negative() || sections.len() == 1 || sections[at].is_general(),
            None => true,
        };
        Some((&sections[at], minus))
    }

    /// Shows a text, to which a format may add words.
    pub(super) fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let Some(section) = self.text.as_ref().filter(|_| text.len() <= TEXT_LIMIT) else { return text.into() };
        let word = |token: &Token| match token {
            Token::Text | Token::General => text.to_owned(),
            Token::Words(words) => words.clone(),
            _ => String::new(),
        };
        section.tokens.iter().map(word).collect::<String>().into()
    }
}

impl Condition {
    fn holds(self, value: f64) -> bool {
        match self.mark {
            "<" => value < self.limit,
            ">" => value > self.limit,
            "<=" => value <= self.limit,
            ">=" => value >= self.limit,
            "=" => value == self.limit,
            _ => value != self.limit,
        }
    }

    /// Returns whether only negative numbers fulfil it; Excel shows those without a minus.
    fn is_negative(self) -> bool {
        self.limit < 0.0 && matches!(self.mark, "<" | "<=" | "=") || self.limit == 0.0 && self.mark == "<"
    }
}

/// Fills a section with a number, without its sign; also tells whether what is shown is nought.
fn filled(section: &Section, value: &Decimal) -> (String, bool) {
    let (numerals, language) = (section.numerals, section.language);
    let general = || match numerals {
        Numerals::Arabic => general::general(value),
        _ => chinese::spelled(&general::fitted(value), numerals, language).unwrap_or_else(|| general::general(value)),
    };
    let (laid, zero) = if section.has_places() { number::lay(section, value) } else { (Vec::new(), value.is_zero()) };
    let show = |(at, token): (usize, &Token)| match (token, laid.get(at)) {
        (Token::General | Token::Text, _) => general(),
        (Token::Words(words), None) => words.clone(),
        (Token::Words(_), Some(laid)) => laid.clone(),
        (_, Some(laid)) => chinese::figures(laid, numerals, language),
        (Token::Point, None) => ".".to_owned(),
        (Token::Comma, None) => ",".to_owned(),
        (Token::Percent, None) => "%".to_owned(),
        (_, None) => String::new(),
    };
    (section.tokens.iter().enumerate().map(show).collect(), zero)
}

/// Returns whether a section says of itself that its numbers are below nought.
fn says_less(section: &Section) -> bool {
    let says = |token: &Token| match token {
        Token::Words(words) => words.chars().any(|c| !c.is_whitespace() && !"¥￥$€£元".contains(c)),
        _ => false,
    };
    !section.has_places() && !section.is_general() || section.tokens.iter().any(says)
}

/// Tells whether a whole number loses digits: in the sheet, or where it is shown with a power of ten.
fn digits(section: &Section, value: &Decimal) -> Option<Doubt> {
    if !value.fraction().is_empty() || section.numerals != Numerals::Arabic {
        return None;
    }
    if section.is_general() {
        return (value.exponent() >= decimal::DIGITS).then_some(Doubt::Short);
    }
    let other = |token: &Token| matches!(token, Token::Power(_) | Token::Comma | Token::Percent | Token::Bar(_));
    (value.exponent() >= decimal::DIGITS && section.has_places() && !section.has(other)).then_some(Doubt::Long)
}

fn signed(value: &Decimal) -> String {
    format!("{}{}", if value.negative { "-" } else { "" }, general::general(value))
}
