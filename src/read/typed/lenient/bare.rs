//! Values without quotation marks: what was meant by those that TOML does not know.

use serde_json::Value as Schema;
use toml::de::DeTable;

use super::outline::Outline;
use super::scanner::{Around, Scanner};
use super::{marks, text};
use crate::hanzi::{narrow, number as leading_number, read_numeral};
use crate::messages::{Syntax, ValueKind};
use crate::model::Date;
use crate::read::typed::shape;

/// What may stand after a number without changing it.
const UNITS: [&str; 20] = [
    "期", "份", "个", "名", "位", "次", "条", "页", "号", "行", "字", "毫米", "mm", "年", "张", "册", "人", "列", "家",
    "度",
];
/// What may stand before a number without changing it.
const BEFORE: [&str; 6] = ["总第", "共印", "第", "共", "No.", "№"];
const YES: [&str; 17] =
    ["是", "有", "对", "要", "真", "开", "打开", "启用", "需要", "√", "✓", "✔", "yes", "y", "on", "true", "1"];
const NO: [&str; 18] = [
    "否", "无", "不", "不要", "不是", "没有", "假", "关", "关闭", "不用", "×", "✗", "✘", "no", "n", "off", "false", "0",
];

impl<'s> Scanner<'_, 's> {
    /// Reads a value that no quotation mark and no bracket begins.
    pub(super) fn bare(&mut self, schema: Option<&'s Schema>, around: Around) {
        let (start, tail) = (self.at, self.tail());
        let mut token = tail[..length(tail, around)].trim_end();
        if around != Around::List
            && let Some(cut) = self.next_entry(token)
        {
            token = token[..cut].trim_end_matches(|c: char| c.is_whitespace() || marks::ends_line(c));
        }
        if token.is_empty() || is_toml(token) {
            self.at +=
                token.len().max(tail.chars().next().map_or(0, |c| if token.is_empty() { c.len_utf8() } else { 0 }));
            if token.is_empty() {
                self.slip(Syntax::Other, start..self.at);
                self.patch(start..self.at, "");
            }
            return;
        }
        let kind = Outline::expects(schema);
        let range = start..start + token.len();
        let free = matches!(kind, None | Some(ValueKind::Text));
        if !free && let Some(meant) = meant(token, schema) {
            return self.replace(form(kind), range, meant);
        }
        let short = token.trim_end_matches(marks::ends_line);
        let first = token.split(|c: char| " \t\u{3000}（(＃/".contains(c)).next().unwrap_or_default();
        // Words behind a text without quotation marks are part of it.
        for part in [short, first].into_iter().take(if free { 1 } else { 2 }) {
            let fits = free || meant(part, schema).as_deref() == Some(part);
            if part.len() < token.len() && is_toml(part) && fits {
                self.at = start + part.len();
                if around != Around::Line {
                    let mark = token[part.len()..].chars().next().unwrap_or('。');
                    self.replace(Syntax::TrailingMark { mark }, self.at..range.end, String::new());
                }
                return;
            }
        }
        match kind {
            None if date(token).is_some() => self.replace(Syntax::Date, range, date(token).unwrap_or_default()),
            None | Some(ValueKind::Text) => {
                let what = if token.ends_with(|c| marks::quote(c).is_some()) && !token.contains('“') {
                    Syntax::NoOpeningQuote
                } else {
                    Syntax::Unquoted
                };
                self.replace(what, range, text::quoted(token));
            }
            _ => {
                self.slip(form(kind), range.clone());
                self.patch(range.clone(), "\"\"");
                self.at = range.end;
            }
        }
    }

    fn replace(&mut self, what: Syntax, range: std::ops::Range<usize>, with: String) {
        self.slip(what, range.clone());
        self.at = range.end;
        self.put(range, with);
    }
}

/// Returns how much of a line is the value that begins it.
fn length(tail: &str, around: Around) -> usize {
    let ends = |c: char| c == '#' || (around != Around::Line && matches!(marks::meant(c), Some("," | "]" | "}")));
    let end = tail.find(ends).unwrap_or(tail.len());
    if around != Around::Table {
        return end;
    }
    // In a table a key comes after a comma, so that digits there belong to the number before.
    let digits = |text: &str| text.len() - text.trim_start_matches(|c: char| narrow(c).is_ascii_digit()).len();
    let Some(mark) = tail[end..].chars().next().filter(|c| narrow(*c) == ',') else { return end };
    let more = end + mark.len_utf8();
    let taken = digits(&tail[more..]);
    if digits(&tail[..end]) == end && end > 0 && taken > 0 { more + taken } else { end }
}

/// Returns whether a word is a value as it stands.
pub(super) fn is_toml(word: &str) -> bool {
    !word.is_empty() && !word.contains(['\n', '#']) && DeTable::parse(&format!("k = {word}")).is_ok()
}

/// Returns what is to be said where a value of a kind is wanted.
fn form(kind: Option<ValueKind>) -> Syntax {
    match kind {
        Some(ValueKind::Date) => Syntax::Date,
        Some(ValueKind::Integer | ValueKind::Number) => Syntax::Number,
        Some(ValueKind::Boolean) => Syntax::YesNo,
        Some(ValueKind::List) => Syntax::List,
        Some(ValueKind::Text) => Syntax::Unquoted,
        _ => Syntax::Other,
    }
}

/// Returns a value as a key takes it from words that say it otherwise, such as `2024年12月14日`, `80份` or `是`.
pub(in crate::read::typed) fn meant(typed: &str, schema: Option<&Schema>) -> Option<String> {
    let typed = typed.trim().trim_matches(|c| marks::quote(c).is_some()).trim();
    let schema = schema?;
    match shape::expected(schema) {
        ValueKind::Date => date(typed),
        ValueKind::Integer => number(typed, true),
        ValueKind::Number => number(typed, false),
        ValueKind::Boolean => yes_or_no(typed),
        ValueKind::List if schema["items"]["properties"].is_null() && schema["items"]["$ref"].is_null() => list(typed),
        _ => None,
    }
}

/// Reads a day in one of the many ways in which days are written.
fn date(typed: &str) -> Option<String> {
    let typed: String = typed.chars().map(narrow).collect();
    let typed = typed.trim_end_matches(['日', '号', '。', ',', '.', ';', '；']);
    let parts: Vec<&str> =
        typed.split(|c: char| "年月-/.—–－‐―−─~·、 \\".contains(c)).filter(|part| !part.is_empty()).collect();
    let [year, month, day] = match parts[..] {
        [all] if all.len() == 8 && all.bytes().all(|b| b.is_ascii_digit()) => [&all[..4], &all[4..6], &all[6..]],
        [year, month, day] => [year, month, day],
        _ => return None,
    };
    let whole = |text: &str| leading_number(text).filter(|(_, length)| *length == text.len()).map(|(number, _)| number);
    let (year, month, day) = (year_of(year)?, whole(month)?, whole(day)?);
    Date::new(year, month.try_into().ok()?, day.try_into().ok()?)?;
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// Reads a year of four digits, Chinese ones too.
fn year_of(text: &str) -> Option<u16> {
    let digit =
        |c: char| "〇一二三四五六七八九".chars().position(|digit| digit == c || ('〇' == digit && "零○Ｏ".contains(c)));
    let digits = text.chars().map(|c| c.to_digit(10).or_else(|| digit(c).map(|digit| digit as u32)));
    let digits: Vec<u32> = digits.collect::<Option<_>>()?;
    (digits.len() == 4).then(|| digits.iter().fold(0, |year, digit| year * 10 + *digit as u16))
}

/// Reads a number with marks of thousands, a measure word or the like; digits stay as they are.
fn number(typed: &str, whole: bool) -> Option<String> {
    let narrow: String = typed.chars().map(|c| if "．。·".contains(c) { '.' } else { narrow(c) }).collect();
    let mut text = narrow.trim();
    if text.ends_with('.') {
        return None;
    }
    text = BEFORE.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text).trim();
    text = UNITS.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text).trim();
    if let Some(year) = year_of(text).filter(|_| whole && !text.is_ascii()) {
        return Some(year.to_string());
    }
    if let Some((number, length)) = read_numeral(text)
        && length == text.len()
    {
        return Some(number.to_string());
    }
    let groups: Vec<&str> = text.split([',', ' ']).collect();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (last, before) = groups.split_last()?;
    let (ones, decimals) = last.split_once('.').map_or((*last, None), |(ones, decimals)| (ones, Some(decimals)));
    let thousands = ones.len() == 3 && before.iter().skip(1).all(|group| group.len() == 3);
    let joined = match before {
        [] => text.to_owned(),
        [first, ..] if thousands && first.len() <= 3 && whole => groups.concat(),
        [first] if !whole && ones.len() != 3 && decimals.is_none() => format!("{first}.{ones}"),
        _ => return None,
    };
    let (ones, decimals) =
        joined.split_once('.').map_or((&joined[..], None), |(ones, decimals)| (ones, Some(decimals)));
    let decimals = decimals.filter(|decimals| !whole || decimals.bytes().any(|b| b != b'0'));
    if !digits(ones) || !decimals.is_none_or(digits) || (whole && decimals.is_some()) {
        return None;
    }
    let ones = ones.trim_start_matches('0');
    let ones = if ones.is_empty() { "0" } else { ones };
    Some(decimals.map_or(ones.to_owned(), |decimals| format!("{ones}.{decimals}")))
}

fn yes_or_no(typed: &str) -> Option<String> {
    let word = typed.trim().trim_end_matches(marks::ends_line).to_lowercase();
    let is = |words: &[&str]| words.contains(&&word[..]);
    let nearly = |right: &str| strsim::damerau_levenshtein(&word, right) <= 1;
    if is(&YES) || nearly("true") { Some("true".into()) } else { (is(&NO) || nearly("false")).then(|| "false".into()) }
}

/// Writes a list from its entries in one text.
fn list(typed: &str) -> Option<String> {
    let bare = |c: char| marks::meant(c).is_some_and(|mark| mark == "[" || mark == "]") || "()（）".contains(c);
    let typed = if typed.starts_with(bare) && typed.ends_with(bare) { typed } else { typed.trim_matches(['[', ']']) };
    let entries = typed.trim_matches(bare).split(['、', '，', ',', '；', ';']).map(str::trim);
    let entries: Vec<String> = entries.filter(|entry| !entry.is_empty()).map(text::quoted).collect();
    (!entries.is_empty()).then(|| format!("[{}]", entries.join(", ")))
}
