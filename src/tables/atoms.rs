//! What a line may not break in: figures, dates, codes, names, Latin words, marks and what they belong to.

use std::ops::Range;

use super::marks::{characters, holds, parts};
use crate::fonts::Measure;
use crate::hanzi::{JOINER, SPLITTER, is_ideograph, scripts, words};
use crate::model::Value;

/// Brackets of no more than this width, in em, are not broken.
const SHORT_BRACKET: f64 = 5.0;
/// Cells, and names in cells of names, of up to so many characters are not broken.
const SHORT: usize = 4;
/// Codes, such as numbers of cars, and amounts with their unit have up to so many characters.
const CODE: usize = 12;
/// Most characters of the unit of a number.
const UNIT: usize = 2;
/// What is written in digits and marks alone, as telephone numbers are, has up to so many characters.
const DIGITS: usize = 20;
/// Words of letters have at least so many where one is parted from the next.
const LETTERS: usize = 3;
/// Whatever is longer than this, in em, no column can hold.
const TOO_LONG: f64 = 21.0;
/// Atoms longer than this, in em, are broken where nothing else helps.
const LONG: f64 = 6.0;

/// What may be broken, mildest first; a table that fits in no way is tried with the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaking {
    /// Chinese text between its words, and in long ones.
    Words,
    /// Chinese text wherever marks let it.
    Characters,
    /// Long Latin words too.
    Latin,
    /// Whatever is long.
    Anything,
}

impl Breaking {
    /// Returns all of them, mildest first.
    pub(super) const ALL: [Self; 4] = [Self::Words, Self::Characters, Self::Latin, Self::Anything];

    /// Returns how many characters a Chinese word has at most that is not broken.
    fn characters(self) -> usize {
        if self == Self::Words { 4 } else { 2 }
    }

    /// Returns how wide another word is at most, in em, that is not broken.
    fn width(self, word: &str) -> f64 {
        match self {
            Self::Words | Self::Characters => TOO_LONG,
            Self::Latin if word.contains(|c: char| c.is_ascii_digit()) => TOO_LONG,
            Self::Latin | Self::Anything => LONG,
        }
    }
}

/// What a cell is, for those who break it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// A figure in a column of figures, which nothing breaks.
    Figure,
    /// A cell in a column of names.
    Name,
    /// Any other cell below the head.
    Text,
    /// A cell of the head.
    Head,
}

/// Splits one line of a cell into what can be set apart.
pub(super) fn atoms<'t>(text: &'t str, sort: Sort, breaking: Breaking, measure: &Measure) -> Vec<&'t str> {
    if text.is_empty() {
        return Vec::new();
    }
    if sort == Sort::Figure {
        return vec![text];
    }
    if sort != Sort::Head && is_atom(text) {
        return if measure.em(text) > breaking.width(text) { characters(text) } else { vec![text] };
    }
    let runs = runs(text);
    let short = |run: &Range<usize>| text[run.clone()].chars().count() <= SHORT;
    let named = sort == Sort::Name || (sort == Sort::Text && runs.iter().all(short));
    let mut out = Vec::new();
    let names: Vec<Range<usize>> = runs.into_iter().filter(|run| named && short(run)).collect();
    for part in parts(text, &bounds(text, &names, measure)) {
        let is_latin = |c: char| c.is_ascii_alphanumeric();
        let han = part.chars().filter(|c| is_ideograph(*c)).count();
        let long = match part.contains(is_latin) || han == 0 || is_bracket(part, measure) {
            true => measure.em(part) > breaking.width(part),
            false => han > breaking.characters() && !(named && han <= SHORT),
        };
        if long { out.extend(characters(part)) } else { out.push(part) }
    }
    out
}

/// Returns whether a cell is no text but a figure, a date, a code or a name.
pub(super) fn is_atom(text: &str) -> bool {
    let seen = || text.chars().filter(|c| !c.is_whitespace() && !matches!(*c, JOINER | SPLITTER));
    let count = seen().take(DIGITS + 1).count();
    let figures = || text.contains(|c: char| c.is_ascii_digit());
    let written = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | '（' | '）' | '*' | '—' | '－');
    let is_code = || figures() && !text.contains(' ') && seen().filter(|c| !c.is_ascii_graphic()).count() <= 2;
    count <= SHORT
        || (figures() && count <= DIGITS && is_measure(text))
        || (count <= CODE && is_code())
        || (count <= DIGITS && figures() && seen().all(written))
        || (figures() && matches!(Value::of(text), Value::Number { .. } | Value::Date))
}

/// Returns whether a cell is a number and its unit: 328309145000.00元.
fn is_measure(text: &str) -> bool {
    let number = text.trim_end_matches(is_ideograph);
    number.len() < text.len()
        && text[number.len()..].chars().count() <= UNIT
        && matches!(Value::of(number), Value::Number { .. })
}

/// Returns whether a cell is a short run of ideographs, as names of persons are.
pub(super) fn is_name(text: &str) -> bool {
    let mut seen = text.chars().filter(|c| !c.is_whitespace());
    seen.clone().take(SHORT + 1).count() <= SHORT && seen.all(is_ideograph)
}

/// Returns where a text with some names in it can be broken, in bytes, and its end.
fn bounds(text: &str, names: &[Range<usize>], measure: &Measure) -> Vec<usize> {
    let brackets = brackets(text, measure);
    let scripts = scripts(text);
    let held = |at: usize| {
        let (before, after) = (text[..at].chars().next_back(), text[at..].chars().next());
        before.zip(after).is_some_and(|(before, after)| holds(before, after))
            || names.iter().chain(&brackets).any(|whole| whole.start < at && at < whole.end)
            // 投资指南-甲国 breaks behind its hyphen, where there is one between words, and not before it.
            || text[at..].starts_with('-') && text[at + 1..].starts_with(is_ideograph)
            || scripts.iter().any(|script| script.range.contains(&at))
    };
    let mut at = 0;
    let mut bounds: Vec<usize> = Vec::new();
    for word in words(text) {
        // What stands before a mark takes it along, where that is Chinese.
        let marked = word.len() > LETTERS && word.starts_with('_') && text[..at].ends_with(is_ideograph);
        bounds.extend(marked.then_some(at + 1));
        let hyphen = word.len() > 1 && word.starts_with('-') && word[1..].starts_with(is_ideograph);
        bounds.extend(hyphen.then_some(at + 1));
        bounds.extend(latin(word).map(|inside| at + inside));
        at += word.len();
        bounds.push(at);
    }
    bounds.retain(|at| *at == text.len() || !held(*at));
    bounds
}

/// Returns the runs of ideographs in a text, in bytes.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_ideograph(*c)) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += c.len_utf8(),
            _ => runs.push(at..at + c.len_utf8()),
        }
    }
    runs
}

/// Returns the short brackets in a text, such as （万元）, each with the digit that stands before it.
fn brackets(text: &str, measure: &Measure) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(['（', '(']).map(|at| from + at) {
        let Some(end) = text[start..].find(['）', ')']).map(|at| start + at) else { break };
        let end = end + text[end..].chars().next().map_or(0, char::len_utf8);
        if is_bracket(&text[start..end], measure) {
            let digit = text[..start].ends_with(|c: char| c.is_ascii_digit() || c == '%');
            found.push(start - usize::from(digit)..end);
            from = end;
        } else {
            from = start + text[start..].chars().next().map_or(1, char::len_utf8);
        }
    }
    found
}

fn is_bracket(text: &str, measure: &Measure) -> bool {
    // The longest that can be so short are letters.
    text.len() <= 80
        && text.starts_with(['（', '('])
        && text.ends_with(['）', ')'])
        && measure.em(text) <= SHORT_BRACKET
}

/// Returns where a Latin word can be broken, in bytes: after - _ / between parts that are words themselves.
///
/// What has digits is a code, which only _ parts, as it does in names of columns.
fn latin(word: &str) -> impl Iterator<Item = usize> {
    let bytes = word.as_bytes();
    let letter = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphabetic);
    let coded = bytes.iter().any(u8::is_ascii_digit);
    (LETTERS + 1..bytes.len()).filter(move |&at| match bytes[at - 1] {
        b'_' => (letter(at) || letter(at - 2)) && bytes.len() - at >= LETTERS,
        b'-' | b'/' => !coded && (at..at + LETTERS).all(letter) && (at - 1 - LETTERS..at - 1).all(letter),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::{Fonts, Role};
    use crate::tables::testing;

    fn split(text: &str, sort: Sort, breaking: Breaking) -> String {
        let fonts: &Fonts = &testing::FONTS;
        atoms(text, sort, breaking, &fonts.measure(Role::Body)).join("|")
    }

    #[test]
    fn atoms_are_whole() {
        for text in [
            "-1,234.56",
            "12.5%",
            "２０２０",
            "2020-12-14",
            "2025.10.6",
            "2020年12月",
            "13800001111",
            "0417-2834567",
            "(0417) 2834567",
            "赵甲癸",
            "欧阳 修",
            "赵 甲",
            "辽H12345",
            "12.5万元",
            "328309145000.0000元",
            "210102199001011234",
            "±0.05",
            "1~3月",
            "GB/T9704-2012",
        ] {
            for breaking in [Breaking::Words, Breaking::Characters, Breaking::Latin] {
                assert_eq!(split(text, Sort::Text, breaking).replace(" |", " "), text, "{text}");
            }
        }
    }

    #[test]
    fn latin_words_break_after_marks_only() {
        let split = |text| split(text, Sort::Head, Breaking::Words);
        assert_eq!(split("stimulant_frequency"), "stimulant_|frequency");
        assert_eq!(split("alcohol-use"), "alcohol-|use");
        assert_eq!(split("income/expenses"), "income/|expenses");
        assert_eq!(split("截止日期_EndDt"), "截止|日期_|EndDt");
        assert_eq!(split("投资指南-外国"), "投资|指南-|外国");
        for text in [
            "GB/T9704-2012",
            "km/h",
            "COVID-19",
            "internationalisation",
            "a_b",
            "12-34-567",
            "CXDS-MIAC-2015001",
            "1403000_0003",
        ] {
            assert_eq!(split(text), text);
        }
    }

    #[test]
    fn a_line_begins_with_no_hyphen() {
        for breaking in Breaking::ALL {
            for text in
                ["2020投资指南-南苏丹", "丽江-大理", "东航 大理-成都往返", "中国人民大学附属中学-外国语学校分部"]
            {
                let parts = split(text, Sort::Text, breaking);
                assert!(!parts.contains("|-"), "{parts}");
            }
        }
    }

    #[test]
    fn marks_stay_with_what_they_belong_to() {
        let split = |text| split(text, Sort::Text, Breaking::Characters);
        assert_eq!(split("推进“放管服”改革（试行），一二三四五。"), "推进|“放|管|服”|改革|（试行），|一|二|三|四|五。");
        assert!(split("全年增加值增长12.5（%）左右").split('|').any(|part| part == "12.5（%）"));
        assert_eq!(split("控制在±0.5℃以内的范围"), "控制|在|±0.5℃|以内|的|范围");
    }

    #[test]
    fn names_are_whole_among_names() {
        assert_eq!(split("赵甲癸、欧阳修远、王乙", Sort::Text, Breaking::Characters), "赵甲癸、|欧阳修远、|王乙");
        assert_eq!(
            split("赵甲癸（办公室综合一科科员）", Sort::Name, Breaking::Words).split('|').next(),
            Some("赵甲癸")
        );
    }
}
