//! P104: half-width punctuation marks in Chinese text.

use std::collections::HashSet;

use super::half_width_brackets::wrong_pairs as wrong_brackets;
use super::straight_quotes::wrong_pairs as wrong_quotes;
use super::text::{Text, full, is_chinese, is_digit, texts_and_cells};
use crate::check::passages::Part;
use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_ideograph;
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts_and_cells(subject).filter(Text::is_chinese) {
        if !text.chars.iter().any(|c| ",;:.?!".contains(*c)) {
            continue;
        }
        let (open, close): (HashSet<usize>, HashSet<usize>) = wrong_brackets(&text).chain(wrong_quotes(&text)).unzip();
        let beside = Beside { open, close };
        for marks in text.ranges(|i| run_of_marks(&text, i)).filter(|marks| !text.in_address(marks.start)) {
            mark(&text, marks.start, marks.end, &beside, found);
        }
    }
}

/// Brackets and quotation marks of the text that will be Chinese ones once they are put right.
struct Beside {
    open: HashSet<usize>,
    close: HashSet<usize>,
}

/// Returns the end of a mark; question and exclamation marks may stand together.
fn run_of_marks(text: &Text, i: usize) -> usize {
    match text.at(i) {
        ',' | ';' | ':' | '.' => i + 1,
        '?' | '!' => text.run(i, |c| matches!(c, '?' | '!')),
        _ => i,
    }
}

fn mark(text: &Text, from: usize, to: usize, beside: &Beside, found: &mut Findings) {
    let (before, after) = (text.before(from), text.at(to));
    let spaces = text.run(to, |c| c == ' ');
    let next = text.at(spaces);
    // Two marks together are the matter of another rule.
    if is_stop(before) || is_stop(after) || ends_entity(text, from) {
        return;
    }
    if text.at(from) == '.' && text.paragraph && is_between_sentences(text, from, to) {
        // Whether a comma was meant is for the editor to say.
        let fault = PunctuationFault::HalfMark { mark: ".".into(), right: "。".into() };
        return text.report(found, fault, from..to);
    }
    if !is_wrong(text, from, spaces, beside) {
        return;
    }
    let marks = text.string(from..to);
    let right: String = marks.chars().map(|c| full(c).unwrap_or('。')).collect();
    let fault = PunctuationFault::HalfMark { mark: marks, right: right.clone() };
    let range = from..if is_chinese(next) || next.is_ascii_alphanumeric() { spaces } else { to };
    text.report_fix(found, fault, range, &right);
}

fn is_wrong(text: &Text, from: usize, after: usize, beside: &Beside) -> bool {
    let (before, next) = (text.before(from), text.at(after));
    let closing = "”’）》】〕」%".contains(before) || from > 0 && beside.close.contains(&(from - 1));
    let opening = "“‘（《【〔「".contains(next) || beside.open.contains(&after);
    let last = next == '\0' || "”’）".contains(next);
    let loose = matches!(text.part, Some(Part::Title | Part::Aside | Part::Publication) | None);
    match text.at(from) {
        // In numbers, numbering and names a point may be meant; the end of a sentence is certain.
        '.' => is_ideograph(before) && last && !loose,
        // What a title or label ends in is taken away, not exchanged.
        _ if last && loose => false,
        ':' if is_digit(before) && is_digit(next) => false,
        _ => {
            let han =
                (is_ideograph(before) || closing) && next != '\0' || (is_ideograph(next) || opening) && before != '\0';
            let latin = before.is_ascii_alphabetic() && next.is_ascii_alphabetic();
            han && !latin || is_ideograph(before) && last
        }
    }
}

/// Returns whether so much text stands before a point that it cannot be one within a name.
fn is_between_sentences(text: &Text, from: usize, to: usize) -> bool {
    let clause = |c: char| is_ideograph(c) || is_digit(c) || c == ' ';
    let (left, right) = (from - text.run_back(from, clause), text.run(to, is_ideograph) - to);
    let (before, after) = (text.before(from), text.at(to));
    "”）》".contains(before) && is_ideograph(after)
        || is_ideograph(before) && left >= 5 && (right >= 2 || "“《".contains(after))
}

/// Returns whether a semicolon ends a character written in the way of HTML.
fn ends_entity(text: &Text, i: usize) -> bool {
    let start = text.run_back(i, |c| c.is_ascii_alphanumeric());
    text.at(i) == ';' && start < i && text.before(start) == '&'
}

fn is_stop(c: char) -> bool {
    "，。、；：？！…,;:?!.".contains(c)
}
