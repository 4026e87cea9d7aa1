//! The list of words that are wrong, `words.tsv`.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::lexicon::{Lexicon, Pattern};
use super::text::{Terms, texts};
use super::when::{before_in, conditions};
use crate::check::rule::{Findings, Subject};
use crate::diag::Severity;
use crate::hanzi::cuts_word;
use crate::messages::WordingFault;

/// The rule whose words are wrong whatever stands about them.
const WRONG_WORD: &str = "W101";

/// Most characters that stand beside each other by chance.
const LONGEST_CHANCE: usize = 3;

/// Words that the dictionary of the segmentation lacks or takes for others, which begin or end as wrong words do.
const UNLISTED: [&str; 12] =
    ["院坝", "院感", "院务", "院企", "院地", "院前", "院际", "轮渡", "摆渡", "班子", "碍于", "品类"];

/// What the list says of wrong words.
#[derive(Debug)]
struct Entry {
    severity: Severity,
    /// Whether a proofreader would put it right without looking.
    sure: bool,
    /// Whether the list itself says what must stand beside the words.
    placed: bool,
    right: &'static str,
    reason: &'static str,
}

/// The list, by the code of the rule that reports it.
static WORDS: LazyLock<HashMap<&'static str, Lexicon<Entry>>> = LazyLock::new(|| {
    let text = include_str!("words.tsv");
    let mut by_rule: HashMap<_, Vec<_>> = HashMap::new();
    for (rule, pattern, entry) in text.lines().filter_map(|line| entry(text, line)) {
        by_rule.entry(rule).or_default().push((pattern, entry));
    }
    by_rule.into_iter().map(|(rule, list)| (rule, Lexicon::new(list))).collect()
});

fn entry(list: &str, line: &'static str) -> Option<(&'static str, Pattern, Entry)> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [rule, severity, sure, wrong, right, when, reason, _, _] = columns[..] else { return None };
    let severity = match severity {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        _ => Severity::Info,
    };
    let named = |name: &str| {
        let mut lists = list.lines().filter_map(|line| line.strip_prefix('@')?.split_once('\t'));
        lists.find(|(known, _)| *known == name).map(|(_, words)| words.to_owned())
    };
    let pattern = Pattern::parse(wrong, conditions(when, &named)?);
    Some((rule, pattern, Entry { severity, sure: sure == "yes", placed: when.contains('='), right, reason }))
}

/// Reports what the list has for the rule.
pub(super) fn report(
    subject: &Subject,
    found: &mut Findings,
    fault: fn(String, &'static str, &'static str) -> WordingFault,
) {
    let Some(words) = WORDS.get(found.code()) else { return };
    let (terms, sources) = (Terms::of(subject), subject.sources);
    for text in texts(subject) {
        for (range, entry) in words.find(&text.line) {
            // Of characters that happen to stand beside each other nobody wrote the wrong word.
            let doubtful = found.code() == WRONG_WORD && !entry.placed;
            let by_chance = doubtful && is_by_chance(&text.line, &range, entry.right);
            if by_chance || terms.hide(&text.line, &range) {
                continue;
            }
            let wrong = text.line[range.clone()].to_owned();
            let fault = fault(wrong, entry.right, entry.reason);
            // Titles are quoted as they are, even where they have old forms.
            let title = is_in_title(&text.line[..range.start]);
            match text.exact(range.clone(), sources).filter(|_| entry.sure && !title) {
                Some(place) => found.add_fix(fault, place, entry.right),
                None => found.add(fault, text.place(range)),
            }
            found.grade(if title { Severity::Info } else { entry.severity });
        }
    }
}

/// Returns whether the characters in a range belong to words that begin before it or end behind it.
fn is_by_chance(line: &str, range: &Range<usize>, right: &str) -> bool {
    if line[range.clone()].chars().count() > LONGEST_CHANCE {
        return false;
    }
    let inside = |at: usize| range.start < at && at < range.end;
    let reaches = |word: &str| {
        let mut places = line.match_indices(word).map(|(at, _)| at..at + word.len());
        places
            .any(|place| place.start < range.start && inside(place.end) || place.end > range.end && inside(place.start))
    };
    cuts_word(line, range.clone(), right) || UNLISTED.iter().any(|word| reaches(word))
}

/// Returns whether a 《 is open at the end of a text.
fn is_in_title(before: &str) -> bool {
    let before = before_in(before);
    before.rfind('《').is_some_and(|open| !before[open..].contains('》'))
}
