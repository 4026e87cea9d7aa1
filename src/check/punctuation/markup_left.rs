//! P124: Markdown or HTML that is printed as it stands.

use super::text::{Text, is_chinese, texts_and_cells};
use crate::check::passages::Part;
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

/// Names of HTML's elements that come with pasted text.
const ELEMENTS: [&str; 14] =
    ["br", "p", "b", "i", "u", "div", "span", "strong", "em", "font", "table", "tr", "td", "img"];
/// Characters written in the way of HTML.
const ENTITIES: [&str; 7] = ["&nbsp;", "&lt;", "&gt;", "&amp;", "&quot;", "&ldquo;", "&rdquo;"];

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts_and_cells(subject) {
        let markdown = is_markdown(&text, subject);
        for range in text.ranges(|i| markup(&text, i, markdown)) {
            text.report(found, PunctuationFault::Markup { text: text.string(range.clone()) }, range);
        }
    }
}

/// Returns whether a text was read as Markdown: the reader itself tells of most marks that it prints.
fn is_markdown(text: &Text, subject: &Subject) -> bool {
    let place = text.place(0..1);
    matches!(text.part, Some(Part::Article | Part::Brief | Part::Notice))
        && !subject.sources.name(place.file).to_lowercase().ends_with(".txt")
}

/// Returns the end of the markup that begins at an index; the index itself if there is none.
fn markup(text: &Text, i: usize, markdown: bool) -> usize {
    let lone = |c: char| text.at(i) == c && (is_chinese(text.before(i)) || is_chinese(text.at(i + 1)));
    let heading = i == 0 && text.starts(i, "##");
    match text.at(i) {
        '#' if heading => text.run(i, |c| c == '#'),
        '`' if lone('`') => text.run(i, |c| c == '`'),
        _ if markdown => i,
        // Longer rows of stars hide something, as in passwords, and so do two at the end of a name.
        '*' if is_pair(text, i) && (i == 0 || paired(text, i)) => i + 2,
        '<' => element(text, i),
        '&' => ENTITIES.iter().find(|word| text.starts(i, word)).map_or(i, |word| i + word.len()),
        _ => i,
    }
}

fn is_pair(text: &Text, i: usize) -> bool {
    text.at(i) == '*' && text.run(i, |c| c == '*') == i + 2 && text.before(i) != '*'
}

/// Returns whether two stars at an index have two others elsewhere in the text.
fn paired(text: &Text, i: usize) -> bool {
    (0..text.chars.len()).any(|other| other != i && is_pair(text, other))
}

fn element(text: &Text, i: usize) -> usize {
    let start = i + 1 + usize::from(text.at(i + 1) == '/');
    let name = text.string(start..text.run(start, |c| c.is_ascii_alphanumeric())).to_ascii_lowercase();
    let close = text.run(start, |c| c != '>' && c != '<' && c != '\0');
    let known = ELEMENTS.contains(&name.as_str());
    if known && text.at(close) == '>' && close - i < 200 { close + 1 } else { i }
}
