//! Chinese numerals and names in formats.

use super::decimal::Decimal;
use super::pieces::{Language, Numerals};

const UNITS: [&str; 3] = ["千百十", "仟佰拾", "千百十"];
const FIGURES: [&str; 3] = ["〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "0123456789"];
/// As in Taiwan.
const TAIWAN_LEGAL: &str = "零壹貳參肆伍陸柒捌玖";
/// Every four digits have a unit.
const GROUPS: [&str; 2] = ["兆亿万", "兆億萬"];

/// Writes figures by themselves, as in a telephone number; other characters stay.
pub(super) fn figures(text: &str, numerals: Numerals, language: Language) -> String {
    let figures = match numerals {
        Numerals::Arabic => return text.to_owned(),
        Numerals::Mixed => "０１２３４５６７８９",
        _ => digits_of(numerals, language),
    };
    let write = |c: char| c.to_digit(10).and_then(|digit| figures.chars().nth(digit as usize)).unwrap_or(c);
    text.chars().map(write).collect()
}

fn digits_of(numerals: Numerals, language: Language) -> &'static str {
    match numerals {
        Numerals::Legal if language == Language::Taiwan => TAIWAN_LEGAL,
        Numerals::Legal => FIGURES[1],
        Numerals::Mixed => FIGURES[2],
        _ => FIGURES[0],
    }
}

/// Writes a number in words, 一万二千三百四十五, what comes after the point figure by figure.
///
/// `None` beyond the sixteen digits that have units.
pub(super) fn spelled(value: &Decimal, numerals: Numerals, language: Language) -> Option<String> {
    let (whole, fraction) = (value.whole(), value.fraction());
    let mut out = words(&whole, numerals, language)?;
    if !fraction.is_empty() {
        let digits = digits_of(numerals, language);
        out.push('.');
        out.extend(fraction.bytes().filter_map(|byte| digits.chars().nth(usize::from(byte - b'0'))));
    }
    Some(out)
}

/// Writes a part of a date or a time in words: 十二, not 一十二.
pub(super) fn counted(number: u32, numerals: Numerals, language: Language) -> String {
    if numerals == Numerals::Mixed {
        return figures(&number.to_string(), numerals, language);
    }
    let text = words(&number.to_string(), numerals, language).unwrap_or_default();
    if (10..20).contains(&number) { text.chars().skip(1).collect() } else { text }
}

fn words(whole: &str, numerals: Numerals, language: Language) -> Option<String> {
    let digits: Vec<char> = digits_of(numerals, language).chars().collect();
    let units = match numerals {
        Numerals::Legal => UNITS[1],
        Numerals::Mixed => UNITS[2],
        _ => UNITS[0],
    };
    let groups = GROUPS[usize::from(language == Language::Taiwan)];
    if whole.len() > 16 {
        return None;
    }
    let padded = format!("{whole:0>16}");
    let (mut out, mut gap) = (String::new(), false);
    for (group, four) in padded.as_bytes().chunks(4).enumerate() {
        for (at, byte) in four.iter().enumerate() {
            if *byte == b'0' {
                gap = !out.is_empty();
                continue;
            }
            if std::mem::take(&mut gap) {
                out.push(digits[0]);
            }
            out.push(digits[usize::from(byte - b'0')]);
            out.extend(units.chars().nth(at));
        }
        if four != b"0000" {
            out.extend(groups.chars().nth(group));
        }
    }
    Some(if out.is_empty() { digits[0].to_string() } else { out })
}

/// The names of the days from Sunday on.
pub(super) const DAYS: [&str; 7] = ["日", "一", "二", "三", "四", "五", "六"];

/// Names a month, from 1.
pub(super) fn month(month: u32) -> String {
    let name = counted(month, Numerals::Plain, Language::Chinese);
    format!("{name}月")
}
