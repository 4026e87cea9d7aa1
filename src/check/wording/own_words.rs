//! W109: words that the editor has listed as wrong.

use super::lexicon::{Lexicon, Pattern};
use super::text::{Terms, texts};
use crate::check::rule::{Findings, Subject};
use crate::messages::WordingFault;
use crate::source::{Place, SourceId};

/// A line of the editor's list.
struct Word<'a> {
    wrong: &'a str,
    right: &'a str,
    why: &'a str,
    /// Where it is listed.
    place: Place,
}

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let files = &subject.issue.publication.checking.words;
    let words: Vec<_> = files.iter().flat_map(|file| read(subject, *file, found)).collect();
    if words.is_empty() {
        return;
    }
    let terms = Terms::of(subject);
    let lexicon = Lexicon::new(words.iter().map(|word| (Pattern::literal(word.wrong), word)));
    for text in texts(subject) {
        for (range, word) in lexicon.find(&text.line) {
            if is_right_already(&text.line, range.start, word) || terms.hide(&text.line, &range) {
                continue;
            }
            let [wrong, right, why] = [word.wrong, word.right, word.why].map(str::to_owned);
            let fault = WordingFault::OwnWord { wrong, right, why };
            match text.exact(range.clone(), subject.sources).filter(|_| !word.right.is_empty()) {
                Some(place) => found.add_fix(fault, place, word.right),
                None => found.add(fault, text.place(range)),
            }
            found.relate(word.place.clone());
        }
    }
}

/// Returns whether the word stands as part of the right one, such as 卫健委 in 市卫健委.
fn is_right_already(line: &str, at: usize, word: &Word) -> bool {
    word.right.match_indices(word.wrong).any(|(offset, _)| {
        at.checked_sub(offset).and_then(|start| line.get(start..)).is_some_and(|rest| rest.starts_with(word.right))
    })
}

/// Reads a list, and reports the lines that are none of it.
fn read<'a>(subject: &Subject<'a>, file: SourceId, found: &mut Findings) -> Vec<Word<'a>> {
    let text = subject.sources.text(file);
    let mut words = Vec::new();
    for (start, line) in lines(text) {
        let place = Place::new(file, start..start + line.len());
        let mut columns = line.split('\t').map(str::trim);
        let columns = [(); 4].map(|()| columns.next());
        match columns {
            [Some(wrong), Some(right), why, None] if !wrong.is_empty() && wrong != right => {
                words.push(Word { wrong, right, why: why.unwrap_or_default(), place });
            }
            _ => found.add(WordingFault::WordLine, place),
        }
    }
    words
}

/// Returns the lines of an editor's list, each with its first byte, without blank ones and comments.
pub(in crate::check) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let at = start;
        start += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        (!line.trim().is_empty() && !line.starts_with('#')).then_some((at, line))
    })
}
