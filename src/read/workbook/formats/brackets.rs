//! What stands in brackets in a format code: spans of time, conditions, languages, currencies, numerals, colours.

use super::pieces::{Condition, Language, Numerals, Part, Section, Token};

/// The marks of conditions, longest first.
const MARKS: [&str; 6] = ["<>", "<=", ">=", "<", ">", "="];

/// Reads a bracket: what it says of the section, and what it shows.
pub(super) fn bracket(inside: &str, section: &mut Section) -> Option<Token> {
    let lower = inside.to_ascii_lowercase();
    if let Some(sign) = inside.strip_prefix('$') {
        return currency(sign, section);
    }
    if let Some(mark) = MARKS.iter().find(|mark| inside.starts_with(**mark)) {
        match inside[mark.len()..].trim().parse() {
            Ok(limit) => section.condition = Some(Condition { mark, limit }),
            Err(_) => section.doubtful = true,
        }
        return None;
    }
    match lower.as_str() {
        "dbnum1" => section.numerals = Numerals::Plain,
        "dbnum2" => section.numerals = Numerals::Legal,
        "dbnum3" => section.numerals = Numerals::Mixed,
        _ => match span(&lower) {
            Some(part) => return Some(Token::Time(part, lower.len())),
            // Numerals of other countries, and of other programs.
            None if lower.starts_with("dbnum") || lower.starts_with("natnum") => section.doubtful = true,
            // Colours have names in every language.
            None => section.coloured = true,
        },
    }
    None
}

fn span(letters: &str) -> Option<Part> {
    let all = |letter| !letters.is_empty() && letters.chars().all(|c| c == letter);
    [('h', Part::Hours), ('m', Part::Minutes), ('s', Part::Seconds)].into_iter().find(|(l, _)| all(*l)).map(|(_, p)| p)
}

/// Reads `[$¥-804]`: the sign of a currency, and after the hyphen a language with calendar and numerals.
fn currency(text: &str, section: &mut Section) -> Option<Token> {
    let (sign, language) = text.split_once('-').unwrap_or((text, ""));
    if !language.is_empty() {
        locale(language, section);
    }
    (!sign.is_empty()).then(|| Token::Words(sign.to_owned()))
}

/// Reads a language by its number in Windows (two bytes, before them a byte for the calendar and one for numerals) or
/// by its name.
fn locale(text: &str, section: &mut Section) {
    let lower = text.to_ascii_lowercase();
    let number = u32::from_str_radix(text, 16).ok();
    section.language = match number.map(|number| number & 0xffff) {
        Some(0x0404 | 0x7c04) => Language::Taiwan,
        Some(0x0804 | 0x1004 | 0x0c04 | 0x1404 | 0x0004) => Language::Chinese,
        Some(language) if language & 0x3ff == 0x09 => Language::English,
        Some(0) => section.language,
        None if lower.starts_with("zh-tw") => Language::Taiwan,
        None if lower.starts_with("zh") => Language::Chinese,
        None if lower.starts_with("en") => Language::English,
        _ => Language::Other,
    };
    // Numerals of Arabia, India …; calendars of Taiwan, Korea, Thailand, the Islamic and the Jewish one.
    let (calendar, numerals) = number.map_or((0, 0), |number| (number >> 16 & 0xff, number >> 24));
    section.doubtful |= numerals > 1 || (4..=8).contains(&calendar);
}
