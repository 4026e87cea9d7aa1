//! S119: a reference to a table or figure that is not there.

use std::collections::HashSet;

use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::Item;

/// What stands before the number of a table when a text refers to it.
const BEFORE: &str = "如见据按照从由";
/// What stands behind it.
const BEHIND: [&str; 6] = ["所示", "所列", "显示", "反映", "可见", "可以看出"];

/// The tables or the figures of an issue.
struct Captions {
    word: char,
    /// How many there are.
    count: u32,
    /// The numbers in their captions, if they have any.
    numbers: HashSet<u32>,
}

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let kinds = [captions(subject, '表'), captions(subject, '图')];
    let running = |passage: &&Passage| matches!(passage.part, Part::Article | Part::Brief | Part::Notice);
    for passage in subject.passages.iter().filter(running) {
        for captions in &kinds {
            for (at, _) in passage.text.match_indices(captions.word) {
                reference(passage, at, captions, found);
            }
        }
    }
}

fn captions(subject: &Subject, word: char) -> Captions {
    let items = subject.issue.items();
    let count = |item: &Item| match item {
        Item::Table(_) => u32::from(word == '表'),
        Item::Chart(_) | Item::Picture(_) => u32::from(word == '图'),
        // Each of them may have a number.
        Item::Pictures(pictures) if word == '图' => pictures.pictures.len() as u32,
        Item::Article(article) => u32::from(word == '图' && article.beside.is_some()),
        Item::Ranking(_) => 1,
        Item::Pictures(_) | Item::Board(_) | Item::Brief(_) | Item::Continued(_) | Item::Closing(_) => 0,
    };
    // A caption may also be written as a paragraph.
    let starts = subject.passages.iter().filter_map(|passage| {
        let rest = passage.text.trim_start().trim_start_matches('附').strip_prefix(word)?;
        number(rest).map(|(number, _)| number)
    });
    Captions { word, count: items.map(count).sum(), numbers: starts.collect() }
}

/// Returns the number of one or two digits that a text begins with, and what follows it.
fn number(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start_matches(' ');
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    let short = (1..=2).contains(&digits.len()) && !rest.starts_with(['-', '.', '—', '：']);
    Some((digits.parse().ok().filter(|number| short && *number > 0)?, rest))
}

fn reference(passage: &Passage, at: usize, captions: &Captions, found: &mut Findings) {
    let Captions { word, count, numbers } = captions;
    let text = &passage.text;
    let behind = at + word.len_utf8();
    let Some((number, rest)) = number(&text[behind..]) else { return };
    let before = text[..at].chars().next_back();
    let meant = before.is_some_and(|c| BEFORE.contains(c)) || BEHIND.iter().any(|word| rest.starts_with(word));
    let known = if numbers.is_empty() { number <= *count } else { numbers.contains(&number) };
    // A table of another document, or one that is attached.
    let foreign = before.is_some_and(|c| "附》”".contains(c));
    if meant && !known && !foreign {
        let end = text.len() - rest.len();
        let fault = StructureFault::NoSuchFigure { text: text[at..end].to_owned(), count: *count };
        found.add(fault, passage.place(at..end));
    }
}
