//! P120: the same unit written in two ways.

use std::collections::HashMap;

use super::text::{Text, is_digit, texts};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;
use crate::source::Place;

/// Ways to write a unit; longer ones first where one begins another.
const UNITS: [&[&str]; 7] = [
    &["公里", "千米", "km"],
    &["公斤", "千克", "kg"],
    &["平方米", "㎡", "m²", "m2"],
    &["立方米", "m³", "m3"],
    &["摄氏度", "℃", "°C"],
    &["厘米", "cm"],
    &["毫米", "mm"],
];

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    // Where each way to write a unit is first met.
    let mut met: HashMap<&str, Place> = HashMap::new();
    for text in texts(subject) {
        let ends = (1..text.chars.len()).filter(|i| is_digit(text.at(i - 1)) && !is_digit(text.at(*i)));
        for i in ends {
            if let Some((word, at)) = unit(&text, i) {
                met.entry(word).or_insert_with(|| text.place(at..at + word.chars().count()));
            }
        }
    }
    for ways in UNITS {
        let mut used = ways.iter().filter_map(|word| Some((*word, met.get(word)?)));
        if let (Some((first, place)), Some((second, other))) = (used.next(), used.next()) {
            let fault = PunctuationFault::UnitsMixed { first: first.into(), second: second.into() };
            found.add_with(fault, other.clone(), vec![place.clone()], None);
        }
    }
}

/// Returns the unit behind a figure, and where it begins.
fn unit(text: &Text, i: usize) -> Option<(&'static str, usize)> {
    let at = text.run(i, |c| matches!(c, ' ' | '万' | '亿' | '多' | '余'));
    let word = UNITS.iter().copied().flatten().find(|word| text.starts(at, word))?;
    let end = text.at(at + word.chars().count());
    // km/h is another unit, and m2m a word.
    (!end.is_ascii_alphanumeric() && end != '/').then_some((*word, at))
}
