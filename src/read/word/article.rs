//! Which paragraphs of a document are its title, its subtitle and its source.
//!
//! The rules are those that docs/word.md states; what they do not cover stays text.

use super::draft::{Paragraph, Piece};
use super::styles::{Rank, Side};
use super::words::is_same;
use crate::model::attachment_label;

/// Longest line, in characters, that is taken for a title without having its style.
const LONGEST_TITLE: usize = 60;
/// Most lines that a title is broken into by hand.
const TITLE_LINES: usize = 4;
/// Longest words in brackets, in characters, that are taken for a source.
const LONGEST_SOURCE: usize = 30;
/// What stands before the name of a source.
const SOURCE_WORDS: [&str; 6] = ["来源", "稿源", "稿件来源", "信息来源", "文章来源", "供稿"];
/// How remarks in brackets begin that name no source.
const REMARKS: [&str; 6] = ["完", "略", "全文完", "此件", "本文", "见"];

/// What has been taken out of a document.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The paragraphs that make the title.
    pub(super) title: Vec<Paragraph>,
    pub(super) subtitle: Option<Paragraph>,
}

/// Takes the label of an attachment, such as 附件1, off the beginning of a document.
pub(super) fn take_label(pieces: &mut Vec<Piece>) -> Option<Paragraph> {
    let is_label = |text: &str| attachment_label(text).is_some_and(|label| label.rest.is_empty());
    let first = matches!(pieces.first(), Some(Piece::Paragraph(first)) if is_label(&first.text()));
    if first { paragraph(pieces.remove(0)) } else { None }
}

/// Takes title and subtitle out of a document.
///
/// The title is what has the style of one; else the first lines if they are
/// centred; else the first paragraph if it is a heading and there is no other
/// of its level or above. A heading that differs from the title that
/// `issue.toml` gives is none: the text may well begin with one.
pub(super) fn take_head(pieces: &mut Vec<Piece>, given: Option<&str>) -> Head {
    let Some((at, count)) = title(pieces) else { return Head::default() };
    let other = |line: &Paragraph| given.is_some_and(|given| !is_same(&line.text(), given));
    if matches!(&pieces[at], Piece::Paragraph(line) if matches!(line.rank, Rank::Heading(_)) && other(line)) {
        return Head::default();
    }
    let title: Vec<Paragraph> = pieces.drain(at..at + count).filter_map(paragraph).collect();
    let second = |piece: &Piece| match piece {
        Piece::Paragraph(second) => {
            second.rank == Rank::Subtitle
                || (second.side == Side::Center && second.text().starts_with(['—', '－', '-']))
        }
        _ => false,
    };
    let subtitle = if pieces.get(at).is_some_and(second) { paragraph(pieces.remove(at)) } else { None };
    Head { title, subtitle }
}

pub(super) fn paragraph(piece: Piece) -> Option<Paragraph> {
    if let Piece::Paragraph(paragraph) = piece { Some(paragraph) } else { None }
}

/// Finds the title: its first piece, and how many it has.
pub(super) fn title(pieces: &[Piece]) -> Option<(usize, usize)> {
    let ranked = |piece: &Piece| matches!(piece, Piece::Paragraph(paragraph) if paragraph.rank == Rank::Title);
    if let Some(at) = pieces.iter().position(ranked) {
        return Some((at, pieces[at..].iter().take(TITLE_LINES).take_while(|piece| ranked(piece)).count()));
    }
    let at = pieces.iter().position(|piece| matches!(piece, Piece::Paragraph(_)))?;
    let Piece::Paragraph(first) = &pieces[at] else { return None };
    if let Rank::Heading(level) = first.rank {
        let rival = |piece: &Piece| matches!(piece, Piece::Paragraph(Paragraph { rank: Rank::Heading(other), .. }) if *other <= level);
        return (!pieces[at + 1..].iter().any(rival)).then_some((at, 1));
    }
    if !is_centred_title(first) {
        return None;
    }
    let goes_on = |piece: &&Piece| match piece {
        Piece::Paragraph(next) => is_centred_title(next) && next.size == first.size,
        _ => false,
    };
    Some((at, 1 + pieces[at + 1..].iter().take(TITLE_LINES - 1).take_while(goes_on).count()))
}

/// Returns whether a paragraph stands in the middle and reads like a title.
fn is_centred_title(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    paragraph.side == Side::Center
        && paragraph.rank == Rank::Text
        && paragraph.item.is_none()
        && text.chars().count() <= LONGEST_TITLE
        && !text.ends_with(['。', '；', '，', '：', '、', ';', ','])
        && !text.starts_with(['（', '(', '〔', '—', '－', '-'])
}

/// Takes the last paragraph for the source if it says so, or is nothing but a short name in brackets.
///
/// Returns it with the bytes of its text that name the source.
pub(super) fn take_source(pieces: &mut Vec<Piece>) -> Option<(Paragraph, std::ops::Range<usize>)> {
    let Some(Piece::Paragraph(last)) = pieces.last() else { return None };
    if last.lines.len() > 1 || last.rank != Rank::Text || last.item.is_some() {
        return None;
    }
    let text = last.text();
    let range = source(&text)?;
    pieces.pop().and_then(paragraph).map(|last| (last, range))
}

/// Finds the name of the source in a line that is nothing but one.
pub(in crate::read) fn source(text: &str) -> Option<std::ops::Range<usize>> {
    let bracketed = text
        .strip_prefix(['（', '(', '〔', '['])
        .and_then(|rest| rest.strip_suffix(['）', ')', '〕', ']']))
        .filter(|inner| !inner.contains(['（', '(', '〔', '[']) || inner.ends_with(['）', ')']));
    let inner = bracketed.unwrap_or(text);
    let named = SOURCE_WORDS.iter().find_map(|word| {
        let rest = inner.trim_start().strip_prefix(word)?.trim_start();
        rest.strip_prefix(['：', ':'])
    });
    let short = |name: &str| {
        let count = name.chars().count();
        (1..=LONGEST_SOURCE).contains(&count) && !name.contains(['。', '！', '？', '；', '：', ':'])
    };
    let name = match (named, bracketed) {
        (Some(name), _) => name.trim(),
        (None, Some(inner)) if !REMARKS.iter().any(|word| inner.trim().starts_with(word)) => inner.trim(),
        _ => return None,
    };
    let start = text.rfind(name)?;
    short(name).then_some(start..start + name.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_told_from_remarks() {
        let of = |text: &'static str| source(text).map(|range| &text[range]);
        assert_eq!(of("（来源：市发改委）"), Some("市发改委"));
        assert_eq!(of("来源: 市发改委 "), Some("市发改委"));
        assert_eq!(of("(稿源：新华社)"), Some("新华社"));
        assert_eq!(of("（市发改委）"), Some("市发改委"));
        assert_eq!(of("（市信用办（营商局））"), Some("市信用办（营商局）"));
        for text in
            ["（完）", "（此件公开发布）", "（联系人：王唱）", "市发改委", "（一）甲（二）", "来源：", "来源于市发改委"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
