//! The line of a file that a finding is about, as it is shown.

use std::ops::Range;

use super::harmless::{beginning, cut, ending, one_line};
use crate::hanzi::is_em_wide;
use crate::source::{Place, Sources};

/// Most columns of a line that is shown whole.
const WHOLE: usize = 140;
/// Most clusters of a longer line that are shown on either side of what is marked.
const AROUND: usize = 30;
/// Most clusters of it that are marked.
const MARKED: usize = 40;

/// The line of a file that a finding is about, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The line, harmless to a terminal, and cut if it is long.
    pub(super) text: String,
    /// The number of the line, from 1.
    pub(super) line: usize,
    /// What is marked, in bytes of the text.
    pub(super) range: Range<usize>,
    /// The column in the text at which that begins, from 1, in characters.
    pub(super) shown_column: usize,
    /// The column in the file.
    pub(super) column: usize,
}

impl Excerpt {
    /// Takes the line of a place; a place that runs over many lines is shown by its first.
    pub(super) fn of(sources: &Sources, place: &Place) -> Self {
        let text = sources.text(place.file);
        let start = text.floor_char_boundary(place.range.start);
        let end = text.floor_char_boundary(place.range.end).max(start);
        let end = text[start..end].find('\n').map_or(end, |i| start + i);
        let from = text[..start].rfind('\n').map_or(0, |i| i + 1);
        let to = text[end..].find('\n').map_or(text.len(), |i| end + i);
        let (line, _) = sources.line_column(place.file, from);
        let [before, marked, after] = [&text[from..start], &text[start..end], &text[end..to]];
        let shown = if is_wide(&text[from..to]) {
            [last(before), cut(marked, MARKED).into_owned(), first(after)]
        } else {
            [before, marked, after].map(str::to_owned)
        };
        // Tabs are widened by the renderer.
        let [before_shown, marked, after] = shown.map(|part| signs(&part));
        let range = before_shown.len()..before_shown.len() + marked.len();
        Self {
            shown_column: before_shown.chars().count() + 1,
            column: before.chars().count() + 1,
            text: [before_shown, marked, after].concat(),
            line,
            range,
        }
    }
}

fn is_wide(line: &str) -> bool {
    let columns = line.chars().map(|c| if is_em_wide(c) { 2 } else { 1 });
    columns
        .scan(0, |sum, columns| {
            *sum += columns;
            Some(*sum)
        })
        .any(|sum| sum > WHOLE)
}

fn signs(text: &str) -> String {
    text.split('\t').map(one_line).collect::<Vec<_>>().join("\t")
}

/// Returns the end of a text that may be long.
fn last(text: &str) -> String {
    let end = ending(text, AROUND);
    if end.len() < text.len() { format!("…{end}") } else { end.to_owned() }
}

/// Returns the beginning of a text that may be long.
fn first(text: &str) -> String {
    let start = beginning(text, AROUND);
    if start.len() < text.len() { format!("{start}…") } else { start.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, range: Range<usize>) -> Excerpt {
        let mut sources = Sources::default();
        let file = sources.add("a.md", text);
        Excerpt::of(&sources, &Place::new(file, range))
    }

    #[test]
    fn long_lines_are_cut_around_what_is_marked() {
        let text = format!("第一行\n{}错字{}\n", "前".repeat(20_000), "后".repeat(20_000));
        let at = text.find('错').unwrap();
        let shown = excerpt(&text, at..at + 6);
        assert_eq!(shown.text, format!("…{}错字{}…", "前".repeat(30), "后".repeat(30)));
        assert_eq!(&shown.text[shown.range.clone()], "错字");
        assert_eq!((shown.line, shown.shown_column, shown.column), (2, 32, 20_001));
        let all = excerpt(&"字".repeat(40_000), 0..120_000);
        assert_eq!(all.text.chars().count(), 41);
        assert_eq!((all.shown_column, all.column), (1, 1));
    }

    #[test]
    fn short_lines_are_shown_whole() {
        let line = format!("{}错{}", "前".repeat(34), "后".repeat(35));
        assert_eq!(excerpt(&line, 102..105).text, line);
        assert_eq!(excerpt("", 0..0).text, "");
        let signs = excerpt("a\u{1b}\tb\u{202e}c", 4..7);
        assert_eq!((signs.text.as_str(), &signs.text[signs.range.clone()]), ("a␛\tb�c", "�"));
    }
}
