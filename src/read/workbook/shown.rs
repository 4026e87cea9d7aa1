//! A value and its number format → the text that Excel shows.

use std::borrow::Cow;
use std::collections::HashMap;

use ssfmt::ast::{FormatPart, FractionDenom, Section};
use ssfmt::{FormatOptions, NumberFormat};

use super::date::{self, iso};
use super::formats::{self, Ready};
use super::sheet::Kind;

/// Digits that Excel keeps of a number.
const DIGITS: usize = 15;
/// Longest text that a format may make of a number.
const TEXT_LIMIT: usize = 1_000;
const DAYS: [&str; 7] = ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"];
const SHORT_DAYS: [&str; 7] = ["日", "一", "二", "三", "四", "五", "六"];

/// Shows values by the formats of a workbook.
pub(super) struct Shown {
    /// The code of every kind of cell.
    codes: Vec<String>,
    from_1904: bool,
    ready: HashMap<usize, Format>,
}

/// A code, taken apart once.
enum Format {
    General,
    Code { ready: Ready, parsed: Option<NumberFormat>, options: Box<FormatOptions> },
}

impl Shown {
    /// Takes the codes of a workbook, by the number that cells refer to them by.
    pub(super) fn new(codes: Vec<String>, from_1904: bool) -> Self {
        Self { codes, from_1904, ready: HashMap::new() }
    }

    /// Shows a number or a date.
    pub(super) fn number(&mut self, style: usize, value: f64) -> (String, Kind) {
        let from_1904 = self.from_1904;
        match self.format(style) {
            Format::Code { ready, parsed, options } if ready.dates => {
                let spans = parsed.iter().flat_map(NumberFormat::sections).any(|s| s.metadata.has_elapsed_time);
                let value = if from_1904 && !spans { value + date::FROM_1904 } else { value };
                let text = parsed.as_ref().filter(|_| (0.0..date::END).contains(&value));
                let text = text.and_then(|format| format.try_format(value, options).ok());
                (text.or_else(|| iso(value)).unwrap_or_else(|| general(value)), Kind::Other)
            }
            Format::Code { ready, parsed, options } => {
                let text = match parsed {
                    Some(format) => plain(format, value, options),
                    None if ready.general => with_general(&ready.code, value, options),
                    None => None,
                };
                let text = text.filter(|text| text.len() <= TEXT_LIMIT);
                (text.unwrap_or_else(|| general(value)), Kind::Number)
            }
            Format::General => (general(value), Kind::Number),
        }
    }

    /// Shows a date that is written out, such as `2020-12-14T08:30:00`; as it stands if it is none.
    pub(super) fn iso_date(&mut self, style: usize, text: &str) -> String {
        let Some(serial) = date::serial(text) else { return text.to_owned() };
        let serial_here = if self.from_1904 { serial - date::FROM_1904 } else { serial };
        match self.format(style) {
            Format::Code { ready, .. } if ready.dates => self.number(style, serial_here).0,
            _ => iso(serial).unwrap_or_else(|| text.to_owned()),
        }
    }

    /// Shows a text, to which a format may add words.
    pub(super) fn text<'t>(&mut self, style: usize, text: &'t str) -> Cow<'t, str> {
        match self.format(style) {
            Format::Code { parsed: Some(format), .. } if text.len() <= TEXT_LIMIT => worded(format, text),
            _ => text.into(),
        }
    }

    fn format(&mut self, style: usize) -> &Format {
        let code = self.codes.get(style).map_or("General", String::as_str);
        self.ready.entry(style).or_insert_with(|| Format::new(code))
    }
}

impl Format {
    fn new(code: &str) -> Self {
        let code = formats::of_system(code).unwrap_or(code).trim();
        let Some(ready) = formats::ready(code) else { return Self::General };
        if matches!(ready.code.trim(), "" | "General" | "@") {
            return Self::General;
        }
        let mut options = FormatOptions::default();
        if ready.chinese {
            options.locale.day_names_full = if ready.short_days { SHORT_DAYS } else { DAYS };
            options.locale.am_string = "上午";
            options.locale.pm_string = "下午";
        }
        let parsed = if ready.general { None } else { NumberFormat::parse(&ready.code).ok() };
        let parsed = parsed.filter(|format| format.sections().iter().all(is_safe));
        Self::Code { ready, parsed, options: Box::new(options) }
    }
}

/// Shows a text by the section for texts: the fourth, or a last one with `@` in it.
fn worded<'t>(format: &NumberFormat, text: &'t str) -> Cow<'t, str> {
    let last = format.sections().last();
    let Some(section) = last.filter(|section| format.sections().len() == 4 || section.has_text_placeholder()) else {
        return text.into();
    };
    let word = |part: &FormatPart| match part {
        FormatPart::TextPlaceholder => text.to_owned(),
        FormatPart::Literal(word) | FormatPart::EscapedLiteral(word) => word.clone(),
        _ => String::new(),
    };
    section.parts.iter().map(word).collect::<String>().into()
}

/// Returns whether the formatter's arithmetic holds for a section; it is not made for odd ones.
fn is_safe(section: &Section) -> bool {
    let percents = section.parts.iter().filter(|part| matches!(part, FormatPart::Percent)).count();
    let small = |part: &FormatPart| match part {
        FormatPart::Fraction { numerator_digits, denominator, .. } => {
            let digits = if let FractionDenom::UpToDigits(digits) = denominator { usize::from(*digits) } else { 1 };
            digits.max(numerator_digits.len()) <= 3
        }
        _ => true,
    };
    percents <= 1 && section.metadata.max_subsecond_precision.unwrap_or(0) <= 3 && section.parts.iter().all(small)
}

/// Shows a number by a code without `General`; `None` where the formatter cannot be trusted.
fn plain(format: &NumberFormat, value: f64, options: &FormatOptions) -> Option<String> {
    let has =
        |wanted: fn(&FormatPart) -> bool| format.sections().iter().any(|section| section.parts.iter().any(wanted));
    let fraction = has(|part| matches!(part, FormatPart::Fraction { .. }));
    if value.abs() >= if fraction { 1e5 } else { 1e15 } {
        return None;
    }
    let decimal = !fraction && !has(|part| matches!(part, FormatPart::Scientific { .. }));
    let value = if decimal { prerounded(format, value) } else { value };
    format.try_format(value, options).ok()
}

/// Rounds a number as written in decimals to the places that a format shows.
///
/// The formatter rounds the binary number: to it 1.005 is a little less, and would become 1.00.
fn prerounded(format: &NumberFormat, value: f64) -> f64 {
    let places = format.sections().iter().map(places).max().unwrap_or(0);
    let rounded = round(value, places).unwrap_or(value);
    // A format chooses by the sign of the number before rounding.
    if rounded == 0.0 && format.sections().len() > 1 { value } else { rounded }
}

/// Counts the decimal places that a section shows of the number itself.
fn places(section: &Section) -> i32 {
    let mut parts = section.parts.iter().skip_while(|part| !matches!(part, FormatPart::DecimalPoint));
    let decimals = parts.by_ref().filter(|part| matches!(part, FormatPart::Digit(_))).count();
    let thousands = section
        .parts
        .iter()
        .rev()
        .skip_while(|part| !matches!(part, FormatPart::Digit(_) | FormatPart::ThousandsSeparator));
    let thousands = thousands.take_while(|part| matches!(part, FormatPart::ThousandsSeparator)).count();
    decimals as i32 + if section.has_percent() { 2 } else { 0 } - 3 * thousands as i32
}

/// Rounds a number, taken with its 15 digits, half away from zero.
fn round(value: f64, places: i32) -> Option<f64> {
    let (negative, digits, exponent) = digits(value);
    // How many of the digits stay.
    let keep = exponent + 1 + places;
    let kept = match usize::try_from(keep) {
        Err(_) => return Some(0.0),
        Ok(keep) if keep >= digits.len() => return Some(value),
        Ok(keep) => keep,
    };
    let up = digits.as_bytes().get(kept).is_some_and(|digit| *digit >= b'5');
    let number: u64 = if kept == 0 { 0 } else { digits.get(..kept)?.parse().ok()? };
    let sign = if negative { "-" } else { "" };
    format!("{sign}{}e{}", number + u64::from(up), -places).parse().ok()
}

/// Returns sign, digits (at most 15, no zeros at the end) and the power of ten of the first.
fn digits(value: f64) -> (bool, String, i32) {
    let text = format!("{:.*e}", DIGITS - 1, value.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let digits = mantissa.replace('.', "").trim_end_matches('0').to_owned();
    (value < 0.0 && !digits.is_empty(), digits, exponent.parse().unwrap_or(0))
}

/// Shows a number by a code in which `General` stands among other words.
fn with_general(code: &str, value: f64, options: &FormatOptions) -> Option<String> {
    let several = code.contains(';');
    let code = code.replace("General", &format!("\"{}\"", general(value.abs())));
    let format = NumberFormat::parse(&code).ok().filter(|format| format.sections().iter().all(is_safe))?;
    let text = plain(&format, value, options)?;
    let sign = if value < 0.0 && !several && !text.starts_with('-') { "-" } else { "" };
    Some(format!("{sign}{text}"))
}

/// Shows a number as it is: at most 15 digits, never in scientific notation unless nobody could read it otherwise.
pub(super) fn general(value: f64) -> String {
    let (negative, digits, exponent) = digits(value);
    let sign = if negative { "-" } else { "" };
    let text = match exponent {
        _ if digits.is_empty() => "0".to_owned(),
        -20..0 => format!("0.{}{digits}", "0".repeat((-exponent - 1) as usize)),
        0..40 => {
            let whole = exponent as usize + 1;
            match digits.get(whole..).filter(|rest| !rest.is_empty()) {
                Some(rest) => format!("{}.{rest}", &digits[..whole]),
                None => format!("{digits}{}", "0".repeat(whole - digits.len())),
            }
        }
        _ => format!("{value:e}"),
    };
    format!("{sign}{}", text.trim_start_matches('-'))
}
