//! Numbers that stand before paragraphs, written by hand.

use crate::hanzi::{self, is_numeral};

/// A number before a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    /// 0 for 一、, 1 for （一）, 2 for 1., 3 for （1）.
    pub(super) style: usize,
    /// Its value.
    pub(super) value: u32,
    /// The bytes that it takes up, with its marks.
    pub(super) length: usize,
}

/// Returns the number that a paragraph begins with.
pub(super) fn number(text: &str) -> Option<Number> {
    let bracket = text.starts_with(['（', '(']);
    let rest = text.trim_start_matches(['（', '(']);
    let opened = text.len() - rest.len();
    if opened > '（'.len_utf8() {
        return None;
    }
    let length = |of: fn(char) -> bool| rest.len() - rest.trim_start_matches(of).len();
    let (han, digits) = (length(is_numeral), length(|c| c.is_ascii_digit()));
    let (value, _) = hanzi::number(rest).filter(|(_, length)| *length == han.max(digits))?;
    let behind = &rest[han.max(digits)..];
    let mark = behind.chars().next()?;
    let next = behind[mark.len_utf8()..].chars().next();
    let (style, right) = match (bracket, han > 0) {
        (true, true) => (1, matches!(mark, '）' | ')')),
        (true, false) => (3, matches!(mark, '）' | ')')),
        // 一、二季度, 3.5 and 3、4 are no numbering.
        (false, true) => (0, mark == '、' && !next.is_some_and(is_numeral)),
        (false, false) => (2, matches!(mark, '.' | '．' | '、') && !next.is_some_and(|c| c.is_ascii_digit())),
    };
    (right && (1..100).contains(&value)).then_some(Number {
        style,
        value,
        length: opened + han.max(digits) + mark.len_utf8(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_other_beginnings() {
        let read = |text: &str| number(text).map(|number| (number.style, number.value, number.length));
        assert_eq!(read("一、总则"), Some((0, 1, 6)));
        assert_eq!(read("（二十一）总则"), Some((1, 21, 15)));
        assert_eq!(read("12.总则"), Some((2, 12, 3)));
        assert_eq!(read("（3）总则"), Some((3, 3, 7)));
        for text in ["一、二季度", "3.5亿元", "1、2月", "一是", "（以下简称）", "", "（（一）", "十十、甲", "2020年"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
