//! Takes running text apart by its lines, before what is left is read as Markdown: quotations and boxes.

use std::ops::Range;

use super::excerpt::Excerpt;
use super::markdown::markdown;
use crate::diag::Diagnostic;
use crate::model::{Block, Inline};
use crate::source::{Located, Place};

/// Deepest nesting of quotations.
const DEEPEST: usize = 4;
/// Longest title of a box, in characters; what is longer begins a sentence.
const LONGEST_TITLE: usize = 20;
/// How the line begins that says where a quotation is from.
const BY: &str = "——";

/// Reads running text: Markdown, and quotations in it.
pub(super) fn running(excerpt: &Excerpt, found: &mut Vec<Diagnostic>) -> Vec<Block> {
    within(excerpt, 0, found)
}

fn within(excerpt: &Excerpt, depth: usize, found: &mut Vec<Diagnostic>) -> Vec<Block> {
    if depth == DEEPEST || !excerpt.text.contains('>') {
        return markdown(excerpt, found);
    }
    let mut blocks = Vec::new();
    for (is_quote, range) in stretches(excerpt.text) {
        let part = excerpt.part(range);
        if is_quote {
            let bare = bare(part.text);
            blocks.push(quote(None, within(&part.with_text(&bare), depth + 1, found)));
        } else {
            blocks.extend(markdown(&part, found));
        }
    }
    blocks
}

/// Makes a quotation of what it says, or a box, if it has a title or begins with one.
pub(super) fn quote(title: Option<Located<String>>, mut blocks: Vec<Block>) -> Block {
    let title = title.or_else(|| take_title(&mut blocks));
    let by = take_by(&mut blocks);
    Block::Quote { title, blocks, by }
}

/// Parts a text into stretches of lines, and says of each whether it is a quotation.
fn stretches(text: &str) -> Vec<(bool, Range<usize>)> {
    let mut stretches: Vec<(bool, Range<usize>)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_quote = quoted(line).is_some();
        let end = at + line.len();
        match stretches.last_mut().filter(|last| last.0 == is_quote) {
            Some(last) => last.1.end = end,
            None => stretches.push((is_quote, at..end)),
        }
        at = end;
    }
    // Signs that nothing follows say nothing, and are printed.
    let is_blank = |range: &Range<usize>| {
        text[range.clone()].lines().all(|line| quoted(line).is_some_and(|rest| rest.trim().is_empty()))
    };
    for stretch in &mut stretches {
        stretch.0 &= !is_blank(&stretch.1);
    }
    stretches
}

/// Returns a quotation without its signs, as long as it was, so that places stay right: each of its lines begins where
/// its words do, and the line before is longer instead.
fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let rest = quoted(line).unwrap_or(line);
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        let ended = out.ends_with('\n');
        out.truncate(out.len() - usize::from(ended));
        out.extend(std::iter::repeat_n(' ', line.len() - rest.len() - usize::from(!ended)));
        out.push('\n');
        out += rest;
    }
    out
}

/// Returns what a line has behind the sign of a quotation; before a figure it is the sign of an inequality.
fn quoted(line: &str) -> Option<&str> {
    let rest = line.trim_start().strip_prefix('>')?;
    (!rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '=' | '-' | '−' | '＝'))).then_some(rest)
}

/// Takes the title off a text that begins with one in 【】.
fn take_title(blocks: &mut Vec<Block>) -> Option<Located<String>> {
    let alone = blocks.len() == 1;
    let Block::Paragraph(line) = blocks.first_mut()? else { return None };
    let text = match line.first_mut()? {
        Inline::Text(text) => text,
        Inline::Strong(inner) => match inner.as_mut_slice() {
            [Inline::Text(text)] => text,
            _ => return None,
        },
        Inline::Link { .. } => return None,
    };
    let lead = text.value.len() - text.value.trim_start().len();
    let start = lead + text.value[lead..].strip_prefix('【').map(|_| '【'.len_utf8())?;
    let end = start + text.value[start..].find('】')?;
    let title = part_of(text, start..end);
    let rest = part_of(text, end + '】'.len_utf8()..text.value.len());
    let length = title.value.trim().chars().count();
    let is_all = alone && line.len() == 1 && rest.value.trim().is_empty();
    if is_all || !(1..=LONGEST_TITLE).contains(&length) {
        return None;
    }
    if rest.value.trim().is_empty() {
        line.remove(0);
    } else if let Some(Inline::Text(text)) = line.first_mut() {
        *text = rest;
    } else {
        line[0] = Inline::Strong(vec![Inline::Text(rest)]);
    }
    if line.is_empty() {
        blocks.remove(0);
    }
    Some(title)
}

/// Returns a part of a text, whose place is known if nothing in it is escaped.
fn part_of(text: &Located<String>, part: Range<usize>) -> Located<String> {
    let place = if text.place.range.len() == text.value.len() {
        let start = text.place.range.start;
        Place::new(text.place.file, start + part.start..start + part.end)
    } else {
        text.place.clone()
    };
    Located { value: text.value[part].to_owned(), place }
}

/// Takes off a text its last line, if it says where the text is from.
fn take_by(blocks: &mut Vec<Block>) -> Option<Vec<Inline>> {
    let is_by = |block: &Block| match block {
        Block::Paragraph(line) => {
            matches!(line.first(), Some(Inline::Text(text)) if text.value.trim_start().starts_with(BY))
        }
        _ => false,
    };
    if blocks.len() < 2 || !blocks.last().is_some_and(is_by) {
        return None;
    }
    match blocks.pop() {
        Some(Block::Paragraph(line)) => Some(line),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_before_a_figure_is_no_quotation() {
        let is = |line| quoted(line).is_some();
        assert!(is("> 引文") && is(">引文") && is("　> 引文") && is("> 5 家"));
        assert!(!is(">60分为合格") && !is(">=3") && !is("\\> 甲") && !is("甲 > 乙"));
        let stretches =
            |text| super::stretches(text).into_iter().map(|(is, range)| (is, &text[range])).collect::<Vec<_>>();
        assert_eq!(
            stretches("甲\n> 乙\n> 丙\n丁\n>\n"),
            [(false, "甲\n"), (true, "> 乙\n> 丙\n"), (false, "丁\n"), (false, ">\n")]
        );
        assert_eq!(bare("> 甲\n>- 乙\n　> > 丙\n>"), " \n甲 \n- 乙     \n> 丙 \n");
    }
}
