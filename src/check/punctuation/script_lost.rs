//! P136: an exponent or a unit that has lost its superscript, as it does when it is pasted as plain text.

use std::collections::BTreeSet;
use std::ops::Range;

use super::text::{Text, is_digit, texts_and_cells};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::{is_ideograph, raised, scripts};
use crate::messages::PunctuationFault;

/// Units with an exponent, as they are written without and with it.
const UNITS: [(&str, &str); 8] = [
    ("m2", "m²"),
    ("m3", "m³"),
    ("km2", "km²"),
    ("hm2", "hm²"),
    ("cm2", "cm²"),
    ("cm3", "cm³"),
    ("dm3", "dm³"),
    ("Nm3", "Nm³"),
];
/// What may stand between a figure and its unit.
const BETWEEN: [char; 7] = [' ', '万', '亿', '千', '多', '余', '/'];

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    // Each unit is told once.
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for text in texts_and_cells(subject) {
        for range in powers(&text) {
            let written = text.string(range.clone());
            let (base, power) = written.split_at(2);
            let right = format!("{base}{}", raised(power).unwrap_or_default());
            text.report(found, PunctuationFault::PowerLost { text: written, right }, range);
        }
        for (range, right) in units(&text) {
            if told.insert(right) {
                let written = text.string(range.clone());
                text.report(found, PunctuationFault::ScriptLost { text: written, right: right.to_owned() }, range);
            }
        }
    }
}

/// Finds what was a power of ten: 3.2×104, and 104 before the unit at the beginning of a bracket, （104吨）.
fn powers<'t>(text: &'t Text) -> impl Iterator<Item = Range<usize>> + 't {
    (0..text.chars.len()).filter_map(|i| {
        if text.at(i) != '1' || text.at(i + 1) != '0' || text.in_address(i) {
            return None;
        }
        let signed = matches!(text.at(i + 2), '-' | '−' | '–');
        let first = i + 2 + usize::from(signed);
        let end = text.run(first, is_digit);
        let one = end == first + 1 && text.at(first) != '0' && text.at(end) != '.' && text.at(end) != '×';
        let scripted = scripts(&text.string(end..text.chars.len())).first().is_some_and(|next| next.range.start == 0);
        if !one || scripted {
            return None;
        }
        let before = text.before_space(i);
        let times = matches!(before, '×' | '✕') && is_mantissa(text, i);
        let unit = matches!(before, '（' | '(' | '：' | ':') && is_ideograph(text.at(end)) && is_unit(text, end);
        (times || unit && !signed).then_some(i..end)
    })
}

/// Returns whether a figure below 10 with decimals stands before the × before an index; 5×104 may be a product.
fn is_mantissa(text: &Text, i: usize) -> bool {
    let times = text.run_back(i, |c| c == ' ') - 1;
    let end = text.run_back(times, |c| c == ' ');
    let start = text.run_back(end, |c| is_digit(c) || c == '.');
    let figure = text.string(start..end);
    figure.find('.') == Some(1)
}

/// Returns whether nothing but a unit of one or two characters stands from an index to the end of a bracket or text.
fn is_unit(text: &Text, i: usize) -> bool {
    let end = text.run(i, is_ideograph);
    (1..=3).contains(&(end - i))
        && matches!(text.at(end), '）' | ')' | '\0')
        && crate::model::is_unit(&text.string(i..end))
}

/// Finds units behind figures or a slash that have lost their exponent.
fn units<'t>(text: &'t Text) -> impl Iterator<Item = (Range<usize>, &'static str)> + 't {
    text.ranges(|i| text.run(i, |c| c.is_ascii_alphanumeric())).filter_map(|range| {
        let start = text.run(range.start, is_digit);
        let word = text.string(start..range.end);
        let (_, right) = UNITS.into_iter().find(|(plain, _)| *plain == word)?;
        let behind = start > range.start || BETWEEN.contains(&text.before(start)) && is_measured(text, start);
        (behind && !text.in_address(start) && text.at(range.end) != '_').then_some((start..range.end, right))
    })
}

/// Returns whether a figure, or a unit with a slash, stands before a unit.
fn is_measured(text: &Text, start: usize) -> bool {
    let figure = text.run_back(start, |c| BETWEEN.contains(&c));
    text.before(start) == '/' || is_digit(text.before(figure))
}
