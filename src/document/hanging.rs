//! Paragraphs behind numbers that somebody typed, （1）, 1. or ①, as items of lists, whose lines hang below their words.

use super::inline;
use crate::hanzi::read_numeral;
use crate::model::{Block, Inline, ListItem};
use crate::source::{Located, Place};

/// The highest number in Chinese numerals, and most digits of another.
const MOST: (u32, usize) = (99, 2);

/// Makes lists of the paragraphs that begin with a number, but for so many at the start.
pub(super) fn hung(blocks: &[Block], but: usize) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    // The form of the numbers of the list that is going on.
    let mut form = None;
    for (n, block) in blocks.iter().enumerate() {
        let item = if n < but { None } else { item(block) };
        let own = item.as_ref().and_then(|item| item.number.as_deref()).map(form_of);
        match (item, out.last_mut()) {
            (Some(item), Some(Block::List { items })) if own == form => items.push(item),
            (Some(item), _) => out.push(Block::List { items: vec![item] }),
            (None, _) => out.push(block.clone()),
        }
        form = own;
    }
    out
}

/// Returns the marks of a number.
fn form_of(number: &str) -> String {
    number.chars().filter(|c| "（）().．、".contains(*c)).collect()
}

/// Makes an item of a paragraph that begins with a number.
fn item(block: &Block) -> Option<ListItem> {
    let Block::Paragraph(line) = block else { return None };
    let Some((Inline::Text(first), rest)) = line.split_first() else { return None };
    let text = first.value.trim_start();
    let length = length(text)?;
    let words = text[length..].trim_start();
    let cut = first.value.len() - words.len();
    let place = if first.place.range.len() == first.value.len() {
        Place::new(first.place.file, first.place.range.start + cut..first.place.range.end)
    } else {
        first.place.clone()
    };
    let mut inlines = vec![Inline::Text(Located { value: words.to_owned(), place })];
    inlines.extend(rest.iter().cloned());
    let says = !words.is_empty() || !rest.is_empty();
    says.then(|| ListItem { number: Some(text[..length].to_owned()), blocks: vec![Block::Paragraph(inlines)] })
}

/// Returns how many bytes the number has that a text begins with.
fn length(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if ('①'..='⑳').contains(&first) {
        return Some(first.len_utf8());
    }
    let open = text.strip_prefix(['（', '(']).map_or(0, |rest| text.len() - rest.len());
    let digits = text[open..].len() - text[open..].trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let chinese = read_numeral(&text[open..]).filter(|(value, _)| digits == 0 && *value <= MOST.0);
    let number = chinese.map_or(digits, |(_, length)| length);
    let end = open + number;
    let mark = text[end..].chars().next()?;
    let after = end + mark.len_utf8();
    let is_figure = text[after..].starts_with(|c: char| c.is_ascii_digit());
    let is_closed = match (open > 0, chinese.is_some()) {
        (true, _) => matches!(mark, '）' | ')'),
        (false, true) => mark == '、',
        // 3.5万户 is a quantity.
        (false, false) => matches!(mark, '.' | '．' | '、') && !is_figure,
    };
    (number > 0 && digits <= MOST.1 && is_closed).then_some(after)
}

impl super::Settings {
    /// Returns how many cells of the grid the signs of a list take.
    pub fn room(&self, items: &[inline::ListItem]) -> i64 {
        let width = |sign: &str| -> f64 { sign.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum() };
        let rooms = items.iter().map(|item| width(item.number.as_deref().unwrap_or("●")).ceil() as i64);
        rooms.max().unwrap_or(1).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_quantities() {
        let number = |text: &'static str| length(text).map(|length| &text[..length]);
        for (text, sign) in [
            ("（1）甲", "（1）"),
            ("(十二)甲", "(十二)"),
            ("1.甲", "1."),
            ("①甲", "①"),
            ("一、甲", "一、"),
            ("12、甲", "12、"),
        ] {
            assert_eq!(number(text), Some(sign));
        }
        for text in ["3.5万户", "（2026）第3期", "一是甲", "2026.甲", "（甲）乙", "、甲", "十四五", ""]
        {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
