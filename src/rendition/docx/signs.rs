//! Numbers that were written before headings and items, as Word can count them (ECMA-376 1, 17.18.59 ST_NumberFormat).

use crate::hanzi::{JOINER, narrow, numeral, read_numeral};

/// The highest number in Chinese numerals that all programs write alike.
const MOST_CHINESE: u32 = 99;
/// The highest number in digits; longer ones are nobody's.
const MOST: u32 = 999;
/// What may stand before a number and behind it.
const BEFORE: [char; 5] = ['（', '(', '〔', '[', '【'];
const AFTER: [char; 11] = ['、', '.', '．', '）', ')', '〕', ']', '】', '：', ':', '，'];

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// 1
    Decimal,
    /// １
    Wide,
    /// 一
    Chinese,
    /// ①
    Circled,
}

impl Form {
    /// Returns the name that Word has for it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Decimal => "decimal",
            Self::Wide => "decimalFullWidth",
            Self::Chinese => "chineseCountingThousand",
            Self::Circled => "decimalEnclosedCircleChinese",
        }
    }
}

/// A number with the marks around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sign {
    pub(super) before: String,
    pub(super) form: Form,
    pub(super) value: u32,
    pub(super) after: String,
}

impl Sign {
    /// Reads a number that is a whole text; `None` for one that Word would not write so.
    pub(super) fn of(text: &str) -> Option<Self> {
        Self::start(text).filter(|(_, length)| *length == text.len()).map(|(sign, _)| sign)
    }

    /// Reads the number that a text starts with, and returns how many bytes it has.
    ///
    /// It must be set off by a mark, and words must follow, so that no figure of the text is taken for one.
    pub(super) fn leading(text: &str) -> Option<(Self, usize)> {
        let (sign, length) = Self::start(text)?;
        let next = text[length..].chars().find(|c| *c != JOINER)?;
        let runs_on = next.is_whitespace() || next.is_ascii_digit() || narrow(next).is_ascii_digit();
        (!runs_on && !AFTER.contains(&next)).then_some((sign, length))
    }

    fn start(text: &str) -> Option<(Self, usize)> {
        let before: String = text.chars().take(1).filter(|c| BEFORE.contains(c)).collect();
        let rest = &text[before.len()..];
        let (form, value, length) = numbered(rest)?;
        let marks = |c: &char| AFTER.contains(c);
        let after: String = rest[length..].chars().take_while(marks).take(2).collect();
        // A number that nothing sets off would run into the words.
        if after.is_empty() && form != Form::Circled {
            return None;
        }
        let length = before.len() + length + after.len();
        Some((Self { before, form, value, after }, length))
    }
}

/// Reads a number at the start of a text: form, value and bytes.
fn numbered(text: &str) -> Option<(Form, u32, usize)> {
    let first = text.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return Some((Form::Circled, first as u32 - '①' as u32 + 1, first.len_utf8()));
    }
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    if !digits.is_empty() {
        return decimal(&digits).map(|value| (Form::Decimal, value, digits.len()));
    }
    let wide: String = text.chars().take_while(|c| ('０'..='９').contains(c)).collect();
    if !wide.is_empty() {
        let value = decimal(&wide.chars().map(narrow).collect::<String>())?;
        return Some((Form::Wide, value, wide.len()));
    }
    let (value, length) = read_numeral(text)?;
    (value <= MOST_CHINESE && text[..length] == numeral(value)).then_some((Form::Chinese, value, length))
}

/// Reads digits that are written as a program writes them.
fn decimal(digits: &str) -> Option<u32> {
    let value = digits.parse().ok().filter(|value| (1..=MOST).contains(value))?;
    (value.to_string() == digits).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_would_be_written() {
        let read = |text: &str| {
            Sign::of(text).map(|sign| format!("{}|{}|{}|{}", sign.before, sign.form.name(), sign.value, sign.after))
        };
        for (text, expected) in [
            ("1.", "|decimal|1|."),
            ("12)", "|decimal|12|)"),
            ("一、", "|chineseCountingThousand|1|、"),
            ("（十一）", "（|chineseCountingThousand|11|）"),
            ("（3）", "（|decimal|3|）"),
            ("１．", "|decimalFullWidth|1|．"),
            ("③", "|decimalEnclosedCircleChinese|3|"),
            ("（1）、", "（|decimal|1|）、"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected));
        }
        for text in ["01.", "0.", "1", "一十、", "一百零一、", "a.", "第一章", "1.1.", "1000."] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn figures_of_the_text_are_no_numbers() {
        let length = |text: &str| Sign::leading(text).map(|(_, length)| length);
        assert_eq!(length("一、总体要求"), Some("一、".len()));
        assert_eq!(length("1.AI 赋能"), Some(2));
        for text in ["1.1 概述", "1.5倍", "一、 空", "1.", "十分重要", "2026年", "（一）、、题"] {
            assert_eq!(length(text), None, "{text}");
        }
    }
}
