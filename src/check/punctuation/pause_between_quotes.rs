//! P110: a pause mark between quoted words or titles.

use super::text::texts;
use crate::check::rule::{Findings, Rule, Subject};
use crate::diag::Severity;
use crate::messages::{Problem, PunctuationFault};

pub(super) static RULE: Rule = Rule {
    code: "P110",
    name: "pause-between-quotes",
    severity: Severity::Info,
    clause: Some("GB/T 15834-2011 4.5.3.5"),
    about: include_str!("pause_between_quotes.md"),
    run,
};

/// How many places are named in one finding.
const PLACES: usize = 20;

fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject) {
        let between = |i: &usize| {
            let (before, after) = (text.before(*i), text.at(i + 1));
            text.at(*i) == '、' && matches!((before, after), ('”', '“') | ('》', '《'))
        };
        let all: Vec<usize> = (0..text.chars.len()).filter(between).collect();
        if let Some((first, rest)) = all.split_first() {
            let related = rest.iter().take(PLACES).map(|i| text.place(*i..i + 1)).collect();
            let problem = Problem::from(PunctuationFault::PauseBetween { count: all.len() });
            found.add_with(problem, text.place(*first..first + 1), related, None);
        }
    }
}
