//! Texts that do nothing to a terminal but show themselves (CWE-150).
//!
//! Words, names of files and cells come from strangers. What in them would move
//! the cursor, set a title, turn the direction of a line or hide a letter is
//! shown as a sign, one for each character.

use std::borrow::Cow;

use crate::hanzi::cluster_bounds;

/// Most clusters of what a message quotes.
const QUOTE: usize = 90;
/// Most clusters of a whole message.
const MESSAGE: usize = 1_000;
/// Bytes of a cluster that are looked at, on average; marks may be piled up without end.
const ROOM: usize = 32;
/// Of what is shortened, so much of a hundred is kept of its beginning, and the rest of its end.
const HEAD: usize = 75;
/// What quotes, and what ends the quotation.
const MARKS: [(char, char); 4] = [('“', '”'), ('"', '"'), ('`', '`'), ('《', '》')];

/// Returns the sign for a character that a terminal would obey or hide; `None` for one that it shows.
///
/// What joins and parts letters without a width (U+200B to U+200D, U+2060, U+FEFF) is let pass, and so are line ends
/// and tabs.
fn sign(c: char) -> Option<char> {
    match c {
        '\n' | '\t' => None,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('\u{2421}'),
        // C1; marks of direction; separators of lines; what annotates and tags letters.
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some(char::REPLACEMENT_CHARACTER),
        _ => None,
    }
}

/// Returns a text with signs for what a terminal would obey; line ends and tabs stay.
pub(super) fn harmless(text: &str) -> Cow<'_, str> {
    replaced(text, sign)
}

/// Returns a text that stands on one line, with signs for what a terminal would obey.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    replaced(text, |c| match c {
        '\n' => Some('\u{240a}'),
        '\t' => Some(' '),
        c => sign(c),
    })
}

fn replaced(text: &str, by: impl Fn(char) -> Option<char>) -> Cow<'_, str> {
    if text.chars().all(|c| by(c).is_none()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| by(c).unwrap_or(c)).collect())
}

/// Returns a text whose only controls are those of colours (SGR), which a renderer has put around harmless texts.
pub(super) fn coloured(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        out += &harmless(&rest[..at]);
        let behind = &rest[at + 1..];
        let end = behind.find(|c: char| !matches!(c, '[' | '0'..='9' | ';'));
        let is_colour = behind.starts_with('[') && end.is_some_and(|end| behind[end..].starts_with('m'));
        let length = if is_colour { end.unwrap_or_default() + 1 } else { 0 };
        out.push(if is_colour { '\u{1b}' } else { '\u{241b}' });
        out += &behind[..length];
        rest = &behind[length..];
    }
    out + &harmless(rest)
}

/// Returns JSON that says the same, with everything escaped that a terminal would obey.
///
/// Such characters stand in strings only, where they may be written by their codes.
pub(super) fn json(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| sign(c).is_none()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match sign(c) {
            None => out.push(c),
            Some(_) => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out += &format!("\\u{unit:04x}")),
        }
    }
    Cow::Owned(out)
}

/// Returns a message of readable length: what it quotes is cut in its middle, and so is the whole if need be.
pub(super) fn bounded(text: &str) -> Cow<'_, str> {
    // Most messages are short, and need not be taken apart.
    if text.chars().count() <= QUOTE {
        return Cow::Borrowed(text);
    }
    let (mut out, mut rest) = (String::with_capacity(text.len().min(4 * MESSAGE)), text);
    while let Some((at, open, close)) = next_mark(rest) {
        let start = at + open.len_utf8();
        // Quotations within one belong to it; without an end it is none.
        let Some(length) = length_of(&rest[start..], open, close) else { break };
        out += &rest[..start];
        out += &cut(&rest[start..start + length], QUOTE);
        rest = &rest[start + length..];
        out.push(close);
        rest = &rest[close.len_utf8()..];
    }
    out += rest;
    Cow::Owned(cut(&out, MESSAGE).into_owned())
}

/// Returns where the next quotation begins, and its marks.
fn next_mark(text: &str) -> Option<(usize, char, char)> {
    let marks = MARKS.iter().filter_map(|(open, close)| Some((text.find(*open)?, *open, *close)));
    marks.min_by_key(|(at, ..)| *at)
}

/// Returns how many bytes stand before the mark that ends a quotation.
fn length_of(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 1;
    text.char_indices().find_map(|(at, c)| {
        if c == close {
            depth -= 1;
        } else if c == open {
            depth += 1;
        }
        (depth == 0).then_some(at)
    })
}

/// Returns a text of at most so many clusters: its beginning, … and its end.
pub(super) fn cut(text: &str, most: usize) -> Cow<'_, str> {
    let head = most * HEAD / 100;
    let (head, tail) = (beginning(text, head), ending(text, most - head));
    if head.len() + tail.len() >= text.len() { Cow::Borrowed(text) } else { Cow::Owned(format!("{head}…{tail}")) }
}

/// Returns the first clusters of a text, at most so many.
pub(super) fn beginning(text: &str, most: usize) -> &str {
    let part = &text[..text.floor_char_boundary(ROOM * most)];
    let bounds = cluster_bounds(part);
    &part[..bounds.get(most).or(bounds.last()).copied().unwrap_or_default()]
}

/// Returns the last clusters of a text, at most so many.
pub(super) fn ending(text: &str, most: usize) -> &str {
    let part = &text[text.ceil_char_boundary(text.len().saturating_sub(ROOM * most))..];
    let bounds = cluster_bounds(part);
    let count = bounds.len().saturating_sub(1);
    &part[bounds.get(count.saturating_sub(most)).copied().unwrap_or_default()..]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a terminal must not be sent.
    const HOSTILE: &str = "\u{1b}[2J\u{7}\u{8}\r\u{7f}\u{85}\u{9b}0m\u{202e}\u{2066}\u{200e}\u{61c}\u{2028}\u{e0041}";

    #[test]
    fn what_a_terminal_would_obey_is_shown_as_a_sign() {
        assert_eq!(harmless(HOSTILE), "␛[2J␇␈␍␡��0m������");
        assert_eq!(harmless("字\ta\n\u{1f469}\u{200d}\u{1f467}"), "字\ta\n\u{1f469}\u{200d}\u{1f467}");
        assert_eq!(one_line("a\nb\tc\u{1b}"), "a␊b c␛");
        let value = serde_json::json!({ "text": HOSTILE });
        let text = value.to_string();
        assert!(json(&text).chars().all(|c| sign(c).is_none()));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&json(&text)).unwrap(), value);
    }

    #[test]
    fn only_colours_pass_among_colours() {
        assert_eq!(
            coloured("\u{1b}[1m\u{1b}[31;4m红\u{1b}[0m\u{1b}[2J\u{1b}]0;x\u{7}\u{1b}"),
            "\u{1b}[1m\u{1b}[31;4m红\u{1b}[0m␛[2J␛]0;x␇␛"
        );
    }

    #[test]
    fn long_quotations_are_cut_between_clusters() {
        let long = "e\u{301}".repeat(40_000);
        let said = bounded(&format!("“{long}”不是日期；请写“年-月-日”")).into_owned();
        assert!(said.ends_with("”不是日期；请写“年-月-日”") && said.contains("e\u{301}…e\u{301}"), "{said}");
        assert!(said.chars().count() < 250);
        assert!(bounded(&"字".repeat(40_000)).chars().count() <= MESSAGE + 1);
        assert!(bounded(&format!("e{}", "\u{301}".repeat(40_000))).len() <= (ROOM + 1) * MESSAGE);
        let short = format!("“{}”", "字".repeat(QUOTE - 2));
        assert_eq!(bounded(&short), short);
    }
}
