//! P103: half-width brackets in Chinese text.

use super::document_number_brackets::is_document_number;
use super::pairing::pairing;
use super::text::{Text, is_digit, texts_and_cells};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_ideograph;
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts_and_cells(subject) {
        wrong_pairs(&text).for_each(|(from, to)| report(&text, from, to, found));
    }
}

/// Returns pairs of half-width brackets that should be full-width ones.
pub(super) fn wrong_pairs(text: &Text) -> impl Iterator<Item = (usize, usize)> {
    let half = |(from, to): &(usize, usize)| (text.at(*from), text.at(*to)) == ('(', ')') && is_wrong(text, *from, *to);
    pairing(text).pairs.into_iter().filter(half)
}

fn is_wrong(text: &Text, from: usize, to: usize) -> bool {
    let han_inside = || text.chars[from..to].iter().any(|c| is_ideograph(*c));
    let beside = || is_text(text.before_space(from)) || is_text(text.after_space(to + 1));
    // f(x), Fe(OH)3, Visual Studio (2019): part of a name.
    let word = text.before_space(from).is_ascii_alphanumeric();
    !is_document_number(text, from) && text.is_chinese() && (han_inside() || !word && beside())
}

fn report(text: &Text, from: usize, to: usize, found: &mut Findings) {
    // The space that sets off a half-width bracket goes with it.
    let start = if text.before(from) == ' ' && is_text(text.before_space(from)) { from - 1 } else { from };
    let end = if text.at(to + 1) == ' ' && is_text(text.at(to + 2)) { to + 2 } else { to + 1 };
    let fault = || PunctuationFault::HalfBrackets { text: text.string(from..(to + 1).min(from + 20)) };
    if is_plain(text, from + 1, to) {
        let right = format!("（{}）", text.string(from + 1..to));
        text.report_fix(found, fault(), start..end, &right);
    } else {
        // What stands between may need other changes, so that each bracket is changed by itself.
        text.report_fix(found, fault(), start..from + 1, "（");
        text.report_fix(found, fault(), to..end, "）");
    }
}

/// Returns whether a character shows that the text around a bracket is Chinese; other rules leave it as it is.
fn is_text(c: char) -> bool {
    is_ideograph(c) || "《》、".contains(c)
}

/// Returns whether no other rule could want to change anything in a range.
pub(super) fn is_plain(text: &Text, from: usize, to: usize) -> bool {
    let plain = |i: usize| match text.at(i) {
        '/' | '%' => true,
        '.' => is_digit(text.before(i)) && is_digit(text.at(i + 1)),
        c => c.is_ascii_alphanumeric() || is_ideograph(c) && !"零〇年月日期号".contains(c),
    };
    (from..to).all(plain)
}
