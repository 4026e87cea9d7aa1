//! P114: straight quotation marks around Chinese words.

use super::half_width_brackets::is_plain;
use super::text::{Text, is_chinese, is_digit, texts_and_cells};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_ideograph;
use crate::messages::PunctuationFault;

/// How far back an outer quotation is looked for, in characters.
const AROUND: usize = 300;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts_and_cells(subject) {
        let marks = quotes(&text);
        wrong_pairs(&text).for_each(|(from, to)| report(&text, from, to, found));
        if let [lone] = *marks.chunks_exact(2).remainder()
            && (is_chinese(text.before(lone)) || is_chinese(text.at(lone + 1)))
        {
            text.report(found, PunctuationFault::StraightQuotes { text: "\"".into(), right: None }, lone..lone + 1);
        }
    }
}

/// Returns pairs of straight quotation marks that should be Chinese ones.
pub(super) fn wrong_pairs(text: &Text) -> impl Iterator<Item = (usize, usize)> {
    let pairs: Vec<(usize, usize)> = quotes(text).chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    pairs.into_iter().filter(|(from, to)| is_chinese_quote(text, *from, *to))
}

/// Finds straight quotation marks; those that mean inches are left out.
fn quotes(text: &Text) -> Vec<usize> {
    let all = (0..text.chars.len()).filter(|i| text.at(*i) == '"' && !text.in_address(*i));
    let mut all: Vec<usize> = all.collect();
    if all.len() % 2 == 1 {
        all.retain(|i| !is_digit(text.before(*i)));
    }
    all
}

fn is_chinese_quote(text: &Text, from: usize, to: usize) -> bool {
    text.chars[from..to].iter().any(|c| is_ideograph(*c))
        || is_ideograph(text.before(from)) && is_ideograph(text.at(to + 1))
}

fn report(text: &Text, from: usize, to: usize, found: &mut Findings) {
    let outer = |c: &&char| matches!(c, '“' | '”');
    let around = text.chars[..from].iter().rev().take(AROUND).find(outer);
    let (open, close) = if around == Some(&'“') { ("‘", "’") } else { ("“", "”") };
    let fault = || PunctuationFault::StraightQuotes {
        text: text.string(from..(to + 1).min(from + 20)),
        right: Some(format!("{open} {close}")),
    };
    if is_plain(text, from + 1, to) {
        let right = format!("{open}{}{close}", text.string(from + 1..to));
        text.report_fix(found, fault(), from..to + 1, &right);
    } else {
        text.report_fix(found, fault(), from..from + 1, open);
        text.report_fix(found, fault(), to..to + 1, close);
    }
}
