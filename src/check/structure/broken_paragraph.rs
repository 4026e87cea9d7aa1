//! S107: a paragraph cut in two by an old page break.

use super::text::{count, is_editable, starts_numbered};
use super::wrapped_text::wrapped;
use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::diag::Fix;
use crate::hanzi::is_ideograph;
use crate::messages::StructureFault;
use crate::source::Place;

/// Paragraphs up to this length, in characters, may be headings without a mark.
const HEADING: usize = 40;
/// Paragraphs of fewer characters may be signatures.
const SIGNATURE: usize = 20;
/// What begins a sentence and no heading.
const STARTS: &str = "近日， 近期， 日前， 目前， 今年以来， 截至 为深入 为认真 为贯彻 为进一步 为加强 为加快 按照 根据 \
由于 此次 会议指出 会议强调 会议要求 文件要求";

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let wrapped = wrapped(subject);
    for (n, pair) in subject.passages.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        // What was broken at a width is told as a whole.
        let told = wrapped.iter().any(|run| run.contains(&n) && run.contains(&(n + 1)));
        if !told && is_cut(first, second) {
            report(subject, first, second, found);
        }
    }
}

/// Returns whether the second passage goes on with the sentence of the first.
fn is_cut(first: &Passage, second: &Passage) -> bool {
    let running = first.paragraph && second.paragraph && first.item == second.item && first.part == second.part;
    let (before, after) = (first.text.trim_end(), second.text.trim_start());
    let (Some(last), Some(next)) = (before.chars().last(), after.chars().next()) else { return false };
    let pause = matches!(last, '，' | '、' | ',');
    let word = is_ideograph(last) || last.is_ascii_alphanumeric() || last == '%';
    let goes_on = is_ideograph(next) || next.is_ascii_alphanumeric() || "“《（，、；".contains(next);
    running
        && matches!(first.part, Part::Article | Part::Brief | Part::Notice)
        && (pause || word)
        && goes_on
        && !starts_numbered(after)
        && (pause && count(before) >= SIGNATURE || is_sentence(before))
        && (pause || is_prose(after))
}

/// Returns whether a paragraph without a final mark is more than a heading or a line of a list.
fn is_sentence(text: &str) -> bool {
    let begun = STARTS.split(' ').any(|start| text.starts_with(start)) && count(text) > 6;
    begun
        || count(text) > HEADING && text.contains(['，', '。', '；'])
        || count(text) >= SIGNATURE && text.contains('。')
}

/// Returns whether a paragraph is text, and neither a signature nor a line of a list.
fn is_prose(text: &str) -> bool {
    text.trim_end().ends_with(['。', '！', '？', '；', '”', '：'])
        || count(text) > HEADING && text.contains(['，', '。'])
}

fn report(subject: &Subject, first: &Passage, second: &Passage, found: &mut Findings) {
    let length = first.text.trim_end().len();
    let tail = first.text[..length].char_indices().rev().nth(5).map_or(0, |(at, _)| at);
    let start = second.text.len() - second.text.trim_start().len();
    let head = second.text[start..].char_indices().nth(6).map_or(second.text.len(), |(at, _)| start + at);
    let text = format!("{} {}", &first.text[tail..length], &second.text[start..head]);
    let fix = gap(subject, first, second).map(|place| Fix { place, text: String::new() });
    found.add_with(
        StructureFault::BrokenParagraph { text },
        first.place(tail..length),
        vec![second.place(start..head)],
        fix,
    );
}

/// Returns the bytes between two paragraphs, if they are nothing but white space.
fn gap(subject: &Subject, first: &Passage, second: &Passage) -> Option<Place> {
    let last = first.text.trim_end().char_indices().last()?;
    let next = second.text.len() - second.text.trim_start().len();
    let next_end = next + second.text[next..].chars().next()?.len_utf8();
    let before = first.exact_place(last.0..last.0 + last.1.len_utf8())?;
    let after = second.exact_place(next..next_end)?;
    let editable = is_editable(subject, &before, last.1.encode_utf8(&mut [0; 4]))
        && is_editable(subject, &after, &second.text[next..next_end]);
    let words = last.1.is_ascii_alphanumeric() && second.text[next..].starts_with(|c: char| c.is_ascii_alphanumeric());
    if !editable || words || before.file != after.file {
        return None;
    }
    let between = subject.sources.text(before.file).get(before.range.end..after.range.start)?;
    let blank = between.contains('\n') && between.chars().all(char::is_whitespace);
    blank.then(|| Place::new(before.file, before.range.end..after.range.start))
}
