//! S121: a text that was broken into lines of one width, of which each is now a paragraph.

use std::ops::Range;

use super::text::{is_editable, starts_numbered};
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::diag::Fix;
use crate::hanzi::is_em_wide;
use crate::messages::StructureFault;
use crate::source::Place;

/// Fewest lines by which a width can be told.
const LEAST: usize = 3;
/// Least width of a text that somebody broke into lines, in em; names in a list are shorter.
const NARROWEST: f64 = 15.0;
/// How much narrower than the widest a line may be, for a mark that could not stand at its end, in em.
const SLACK: f64 = 3.0;
/// The same in a text with Latin words, which go to the next line whole, as a share of the width.
const SLACK_LATIN: f64 = 0.25;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for run in wrapped(subject) {
        let lines = &subject.passages[run];
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else { continue };
        let fix = joined(subject, lines);
        let shown = fix.as_ref().map_or_else(|| first.whole(), |fix| fix.place.clone());
        found.add_with(StructureFault::Wrapped { lines: lines.len() }, shown, vec![last.whole()], fix);
    }
}

/// Returns the runs of passages that are lines of one width.
pub(super) fn wrapped(subject: &Subject) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for end in 1..=subject.passages.len() {
        let goes_on = subject.passages.get(end).is_some_and(|next| follows(subject, &subject.passages[end - 1], next));
        if goes_on {
            continue;
        }
        if are_wrapped(&subject.passages[start..end]) {
            runs.push(start..end);
        }
        start = end;
    }
    runs
}

/// Returns whether a passage is the next line of the text, with no blank one between.
fn follows(subject: &Subject, first: &Passage, second: &Passage) -> bool {
    let running = first.paragraph && second.paragraph && first.item == second.item && first.part == second.part;
    let text = matches!(first.part, Part::Article | Part::Brief | Part::Notice);
    running && text && between(subject, first, second).is_some()
}

/// Returns the bytes between two lines, if they are one line end and the blanks about it.
fn between(subject: &Subject, first: &Passage, second: &Passage) -> Option<Place> {
    let (from, to) = (first.whole(), second.whole());
    let text = subject.sources.text(from.file);
    let place = Place::new(from.file, from.range.end..to.range.start);
    let white = text.get(place.range.clone()).filter(|_| from.file == to.file)?;
    let indented = white.ends_with("\u{3000}\u{3000}") || white.ends_with("    ");
    (white.matches('\n').count() == 1 && white.chars().all(char::is_whitespace) && !indented).then_some(place)
}

/// Returns whether lines are of one width but the last, and end within sentences.
fn are_wrapped(lines: &[Passage]) -> bool {
    let [full @ .., last] = lines else { return false };
    if lines.len() < LEAST || lines.iter().skip(1).any(|line| starts_numbered(line.text.trim())) {
        return false;
    }
    let widest = full.iter().map(|line| width(&line.text)).fold(0.0, f64::max);
    let latin = |line: &Passage| line.text.chars().any(|c| c.is_ascii_alphanumeric());
    let slack = |line: &Passage| if latin(line) { SLACK.max(SLACK_LATIN * widest) } else { SLACK };
    let even = |(n, line): (usize, &Passage)| {
        // A first line is narrower by its indent.
        let indent = if n == 0 { 2.0 } else { 0.0 };
        width(&line.text) + slack(line) + indent >= widest
    };
    let within = full.iter().filter(|line| is_open(&line.text)).count();
    widest >= NARROWEST
        && full.iter().enumerate().all(even)
        && width(&last.text) <= widest + 1.0
        && 3 * within >= 2 * full.len()
}

/// Returns whether a line ends within a sentence.
fn is_open(line: &str) -> bool {
    let end = line.trim_end().trim_end_matches(['”', '’', '）', ')', '》']);
    !end.ends_with(['。', '！', '？', '；', '：', '…', '.', '!', '?', ';', ':'])
}

/// Returns the width of a text, in em.
fn width(text: &str) -> f64 {
    text.trim().chars().map(|c| if is_em_wide(c) { 1.0 } else { 0.5 }).sum()
}

/// Returns the lines as one paragraph, if they stand in a file as they are.
fn joined(subject: &Subject, lines: &[Passage]) -> Option<Fix> {
    let (first, last) = (lines.first()?, lines.last()?);
    let place = Place::new(first.whole().file, first.whole().range.start..last.whole().range.end);
    let exact = lines.iter().all(|line| {
        let place = line.whole();
        is_editable(subject, &place, subject.sources.text(place.file).get(place.range.clone()).unwrap_or_default())
    });
    let raw = subject.sources.text(place.file).get(place.range.clone()).filter(|_| exact)?;
    let mut text = String::with_capacity(raw.len());
    for line in raw.lines() {
        let line = line.trim();
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii() && !c.is_whitespace());
        if latin(text.chars().last()) && latin(line.chars().next()) {
            text.push(' ');
        }
        text.push_str(line);
    }
    Some(Fix { place, text })
}
