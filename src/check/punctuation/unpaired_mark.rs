//! P101: quotation marks and brackets without their partners.

use super::document_number_brackets::is_document_number;
use super::pairing::{Mark, Pairing, Shape, pairing};
use super::text::{Text, texts_and_cells};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;
use crate::source::Place;

/// How many paragraphs a quotation may go on.
const PARAGRAPHS: usize = 20;
/// A paragraph with more open marks than this is not looked at more closely.
const FEW: usize = 10;
/// Paragraphs from this length on, in characters, may have been cut by an old page break.
const LONG: usize = 40;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let paired = |text| {
        let pairing = pairing(&text);
        (text, pairing)
    };
    let mut all: Vec<(Text, Pairing)> = texts_and_cells(subject).map(paired).collect();
    for i in 0..all.len() {
        if all[i].1.unclosed.len() > FEW {
            continue;
        }
        for mark in std::mem::take(&mut all[i].1.unclosed) {
            match over_paragraphs(&mut all, i, mark) {
                Over::Right => {}
                Over::Unmarked(end) => {
                    let fault = PunctuationFault::AcrossParagraphs { open: mark.shape.open() };
                    let place = all[i].0.place(mark.at..mark.at + 1);
                    found.add_with(fault, place, vec![end], None);
                }
                Over::No => all[i].1.unclosed.push(mark),
            }
        }
    }
    all.iter().for_each(|(text, pairing)| report(text, pairing, found));
}

/// Whether a mark that is not closed in its paragraph is closed in a later one.
enum Over {
    /// It is, and every paragraph between begins with the mark, or the paragraph was merely cut in two.
    Right,
    /// It is, but the paragraphs between do not show it; closed there.
    Unmarked(Place),
    No,
}

fn over_paragraphs(all: &mut [(Text, Pairing)], i: usize, mark: Mark) -> Over {
    let (item, part) = (all[i].0.item, all[i].0.part);
    if part.is_none() {
        return Over::No;
    }
    let cut = all[i].0.chars.len() > LONG && !ends_sentence(&all[i].0);
    let later = all[i + 1..].iter_mut().take(PARAGRAPHS);
    for (n, (text, pairing)) in later.take_while(|(text, _)| text.item == item && text.part == part).enumerate() {
        if n == 0 && is_quote(mark.shape) && text.at(0) == mark.shape.open() {
            return Over::Right;
        }
        if let Some(at) = pairing.unopened.iter().position(|other| other.shape == mark.shape) {
            let end = pairing.unopened.remove(at);
            return if n == 0 && cut { Over::Right } else { Over::Unmarked(text.place(end.at..end.at + 1)) };
        }
        if pairing.unclosed.iter().any(|other| other.shape == mark.shape) {
            break;
        }
    }
    Over::No
}

fn is_quote(shape: Shape) -> bool {
    matches!(shape, Shape::Double | Shape::Single | Shape::Corner | Shape::InnerCorner)
}

fn ends_sentence(text: &Text) -> bool {
    text.chars.last().is_some_and(|c| "。！？；：…".contains(*c))
}

/// Reports the marks of a text, one finding for each shape.
fn report(text: &Text, pairing: &Pairing, found: &mut Findings) {
    for (marks, opens) in [(&pairing.unclosed, true), (&pairing.unopened, false)] {
        let mut seen: Vec<Shape> = Vec::new();
        for Mark { shape, .. } in marks {
            if seen.contains(shape) {
                continue;
            }
            seen.push(*shape);
            let mut places = marks.iter().filter(|mark| mark.shape == *shape).take(PARAGRAPHS).map(|mark| mark.at);
            let Some(first) = places.next() else { continue };
            let related = places.map(|at| text.place(at..at + 1)).collect();
            let mark = text.at(first);
            let fault = if opens {
                PunctuationFault::Unclosed { open: mark, close: shape.close() }
            } else {
                PunctuationFault::Unopened { open: shape.open(), close: mark }
            };
            found.add_with(fault, text.place(first..first + 1), related, None);
        }
    }
    for &(from, to) in &pairing.crossed {
        text.report(found, PunctuationFault::Crossed { text: short(text, from, to) }, from..to + 1);
    }
    for &(from, to) in pairing.mismatched.iter().filter(|(from, _)| !is_document_number(text, *from)) {
        let fault = PunctuationFault::Mismatched { open: text.at(from), close: text.at(to) };
        text.report(found, fault, from..to + 1);
    }
}

/// Returns a range of a text, its middle left out if it is long.
fn short(text: &Text, from: usize, to: usize) -> String {
    if to - from < 16 {
        return text.string(from..to + 1);
    }
    format!("{} … {}", text.string(from..from + 6), text.string(to - 5..to + 1))
}
