//! P123: items of a list that end in different marks.

use super::text::{Text, is_digit, texts};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;
use crate::model::{Block, Inline, ListItem};
use crate::source::{Place, Sources};

/// An item of a list: what it ends in, and where.
struct End {
    mark: char,
    place: Place,
}

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let notice = subject.issue.notice.iter().map(|notice| &notice.body);
    notice.chain(subject.issue.bodies()).for_each(|body| lists(&body.blocks, subject.sources, found));
    numbered(subject, found);
}

fn lists(blocks: &[Block], sources: &Sources, found: &mut Findings) {
    for block in blocks {
        let Block::List { items } = block else { continue };
        if let Some(ends) = items.iter().map(|item| end(item, sources)).collect::<Option<Vec<End>>>() {
            compare(&ends, found);
        }
        items.iter().for_each(|item| lists(&item.blocks, sources, found));
    }
}

/// Returns the end of a list item of one paragraph.
fn end(item: &ListItem, sources: &Sources) -> Option<End> {
    let [Block::Paragraph(text)] = item.blocks.as_slice() else { return None };
    let last = *Inline::texts(text).last()?;
    let mark = last.value.chars().last()?;
    let end = sources.start_of(last).map(|start| start + last.value.len());
    let place = end.map(|end| Place::new(last.place.file, end - mark.len_utf8()..end));
    Some(End { mark, place: place.unwrap_or_else(|| last.place.clone()) })
}

/// Compares paragraphs that are numbered by hand and follow each other.
fn numbered(subject: &Subject, found: &mut Findings) {
    let mut ends: Vec<End> = Vec::new();
    let mut list = None;
    for text in texts(subject) {
        let is = is_numbered(&text).then_some((text.item, text.part));
        if is.is_none() || is != list {
            compare(&std::mem::take(&mut ends), found);
        }
        list = is;
        if is.is_some() {
            let last = text.chars.len() - 1;
            ends.push(End { mark: text.at(last), place: text.place(last..last + 1) });
        }
    }
    compare(&ends, found);
}

/// Returns whether a paragraph is an item such as （1）…… or 1.……, of one sentence.
fn is_numbered(text: &Text) -> bool {
    let digits = text.run(usize::from(text.at(0) == '（'), is_digit);
    let number = match text.at(0) {
        '（' => digits > 1 && text.at(digits) == '）',
        _ => digits > 0 && text.at(digits) == '.' && !is_digit(text.at(digits + 1)),
    };
    let inside = text.chars[..text.chars.len().saturating_sub(1)].contains(&'。');
    text.paragraph && number && !inside
}

/// Reports the first item that ends otherwise than the one before it, or a last one without 。.
fn compare(ends: &[End], found: &mut Findings) {
    let Some((last, rest)) = ends.split_last() else { return };
    let semicolons = rest.iter().filter(|end| end.mark == '；').count();
    if semicolons == 0 || ends.iter().any(|end| "：？！…".contains(end.mark)) {
        return;
    }
    if semicolons == rest.len() {
        if last.mark != '。' {
            report(last, "。", found);
        }
        return;
    }
    let stops = rest.iter().filter(|end| end.mark == '。').count();
    let usual = if stops > semicolons { '。' } else { '；' };
    if let Some(odd) = rest.iter().find(|end| end.mark != usual) {
        report(odd, usual.encode_utf8(&mut [0; 4]), found);
    }
}

fn report(end: &End, expected: &str, found: &mut Findings) {
    let fault = PunctuationFault::ListEnd { mark: end.mark, expected: expected.to_owned() };
    found.add(fault, end.place.clone());
}
