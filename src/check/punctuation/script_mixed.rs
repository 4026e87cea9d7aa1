//! P135: the same formula with a sub- or superscript in one place, and on the line in another.

use std::collections::BTreeMap;
use std::ops::Range;

use super::text::{Text, texts_and_cells};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::{leveled, scripts};
use crate::messages::PunctuationFault;
use crate::source::Place;

/// Units that the rule of mixed units tells of.
const UNITS: [&str; 2] = ["m2", "m3"];

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    // Where each formula with scripts is first met, as written, by what it is on the line.
    let mut met: BTreeMap<String, (String, Place)> = BTreeMap::new();
    for text in texts_and_cells(subject) {
        for (range, level) in formulas(&text) {
            let written = text.string(range.clone());
            met.entry(level).or_insert_with(|| (written, text.place(range)));
        }
    }
    if met.is_empty() {
        return;
    }
    for text in texts_and_cells(subject) {
        for range in text.ranges(|i| text.run(i, |c| c.is_ascii_alphanumeric() || c == '.')) {
            let word = text.string(range.clone());
            let bare = word.trim_end_matches('.');
            let Some((written, place)) = met.get(bare) else { continue };
            let range = range.start..range.start + bare.chars().count();
            if text.in_address(range.start) || is_raised(&text, range.end) {
                continue;
            }
            let fault = PunctuationFault::ScriptMixed { plain: bare.to_owned(), written: written.clone() };
            found.add_with(fault, text.place(range), vec![place.clone()], None);
            met.remove(bare);
        }
    }
}

/// Returns whether a sub- or superscript follows at an index, so that what stands before is a part of a formula.
fn is_raised(text: &Text, i: usize) -> bool {
    let rest = text.string(i..text.chars.len());
    scripts(&rest).first().is_some_and(|script| script.range.start == 0)
}

/// Returns the formulas of a text that begin with a letter and have a sub- or superscript, and what they are on the line.
fn formulas(text: &Text) -> Vec<(Range<usize>, String)> {
    let whole = text.string(0..text.chars.len());
    let scripts = scripts(&whole);
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    let at = |byte: usize| whole[..byte].chars().count();
    let mut n = 0;
    while n < scripts.len() {
        let start = text.run_back(at(scripts[n].range.start), |c| c.is_ascii_alphanumeric());
        let mut level = text.string(start..at(scripts[n].range.start));
        let mut end;
        loop {
            level.push_str(&leveled(&scripts[n].text));
            let behind = at(scripts[n].range.end);
            end = text.run(behind, |c| c.is_ascii_alphanumeric());
            level.push_str(&text.string(behind..end));
            n += 1;
            if scripts.get(n).is_none_or(|next| at(next.range.start) != end) {
                break;
            }
        }
        if level.starts_with(|c: char| c.is_ascii_alphabetic()) && !UNITS.contains(&level.as_str()) {
            found.push((start..end, level));
        }
    }
    found
}
