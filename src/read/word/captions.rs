//! Which paragraphs around a table or a picture belong to it.

use std::collections::VecDeque;

use super::draft::{Paragraph, Piece};
use super::styles::Rank;
use crate::hanzi::is_numeral;

/// Longest line, in characters, that is taken for a caption without having its style.
const LONGEST: usize = 40;
/// How a note and a source below a table begin.
const BELOW: [&[&str]; 2] = [&["注", "备注"], &["资料来源", "数据来源"]];

/// Returns whether a paragraph is the caption of a table (表) or picture (图): by its style, or as `表1　…`.
pub(super) fn is_caption(paragraph: &Paragraph, word: char) -> bool {
    let text = paragraph.text();
    let numbered = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || is_numeral(c));
    let written = text.trim_start_matches('附').strip_prefix(word).is_some_and(numbered)
        && text.chars().count() <= LONGEST
        && !text.contains(['。', '；']);
    let other = if word == '表' { '图' } else { '表' };
    paragraph.item.is_none()
        && ((paragraph.rank == Rank::Caption && !text.starts_with(other)) || (paragraph.rank == Rank::Text && written))
}

/// Returns whether a paragraph gives the unit of a table, `单位：万元`.
pub(super) fn is_unit(paragraph: &Paragraph) -> bool {
    let text = paragraph.text();
    begins(text.trim_start_matches(['（', '(']), &["单位", "计量单位"]) && text.chars().count() <= LONGEST
}

/// Tells whether a paragraph below a table is its note (0) or its source (1).
pub(super) fn sort_below(paragraph: &Paragraph) -> Option<usize> {
    let text = paragraph.text();
    BELOW.iter().position(|words| begins(&text, words))
}

/// Returns whether the next piece is a table, or a unit with a table behind it.
pub(super) fn leads_to_table(next: &VecDeque<Piece>) -> bool {
    let unit = matches!(next.front(), Some(Piece::Paragraph(line)) if is_unit(line));
    is_table(next.get(usize::from(unit)))
}

/// Returns whether a piece is a table that is printed as one.
pub(super) fn is_table(piece: Option<&Piece>) -> bool {
    matches!(piece, Some(Piece::Table(grid)) if grid.is_table())
}

/// Returns where in a text that begins with a word and a colon the rest begins.
pub(super) fn after_colon(text: &str) -> usize {
    let colon = text.char_indices().find(|(_, c)| matches!(c, '：' | ':'));
    let start = colon.map_or(0, |(at, c)| at + c.len_utf8());
    text.len() - text[start..].trim_start().len()
}

fn begins(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.strip_prefix(word).is_some_and(|rest| rest.trim_start().starts_with(['：', ':'])))
}
