//! The marks that get typed where TOML wants others, and the names and lines between them.

use std::ops::Range;

/// Returns whether TOML takes a character for no blank though it looks like one.
pub(super) fn is_blank(c: char) -> bool {
    matches!(c, '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200d}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{feff}')
}

/// Returns how many bytes of blanks of whatever kind begin a text.
pub(super) fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(|c| c == ' ' || c == '\t' || is_blank(c)).len()
}

/// Returns the quotation mark that is meant, if it is one of whatever kind.
pub(super) fn quote(c: char) -> Option<char> {
    match c {
        '"' | '“' | '”' | '„' | '‟' | '＂' | '「' | '」' | '『' | '』' | '″' | '〝' | '〞' => {
            Some('"')
        }
        '\'' | '‘' | '’' | '‚' | '‛' | '＇' | '`' | '´' | '′' => Some('\''),
        _ => None,
    }
}

/// Returns a quotation mark as TOML wants it.
pub(super) fn quote_word(quote: char) -> &'static str {
    if quote == '\'' { "'" } else { "\"" }
}

/// Returns three of them.
pub(super) fn triple(quote: char) -> &'static str {
    if quote == '\'' { "'''" } else { "\"\"\"" }
}

/// Returns whether a character may have been meant to open the head of a table.
pub(super) fn opens_head(c: char) -> bool {
    matches!(c, '[' | '［' | '【' | '〔' | '〖' | '「' | '（' | '(' | '<' | '《' | '{' | '｛')
}

/// Returns whether a character may have been meant to close the head of a table.
pub(super) fn closes_head(c: char) -> bool {
    matches!(c, ']' | '］' | '】' | '〕' | '〗' | '」' | '）' | ')' | '>' | '》' | '}' | '｝')
}

/// Returns the mark of a list or an inline table that is meant by a character.
pub(super) fn meant(c: char) -> Option<&'static str> {
    Some(match c {
        '[' | '［' | '【' | '〔' => "[",
        ']' | '］' | '】' | '〕' => "]",
        '{' | '｛' => "{",
        '}' | '｝' => "}",
        ',' | '，' | '、' | ';' | '；' => ",",
        _ => return None,
    })
}

/// Returns whether a character ends a sentence or an entry, and has no business at the end of a line.
pub(super) fn ends_line(c: char) -> bool {
    matches!(c, ',' | '，' | '.' | '。' | '．' | ';' | '；' | '、' | '!' | '！')
}

/// Returns how long the mark is that was typed for `=`, if one begins a text.
pub(super) fn equals(text: &str) -> Option<usize> {
    ["==", "=>", ":=", "：=", "=", "＝", ":", "：", "→"]
        .iter()
        .find(|mark| text.starts_with(**mark))
        .map(|mark| mark.len())
}

/// Returns how long the mark is that was typed for `#` before a remark, if one begins a text.
pub(super) fn remark(text: &str) -> Option<usize> {
    ["＃", "//", "／／", "/*", "<!--", "--", "——", "※", "%", "REM ", "rem "]
        .iter()
        .find(|mark| text.starts_with(**mark))
        .map(|mark| mark.len())
}

/// Returns the bytes of the line that an offset stands in, without its end.
pub(in crate::read::typed) fn line_of(text: &str, offset: usize) -> Range<usize> {
    let offset = text.floor_char_boundary(offset);
    let start = text[..offset].rfind('\n').map_or(0, |i| i + 1);
    let end = text[offset..].find('\n').map_or(text.len(), |i| offset + i);
    start..end
}

/// Returns how much of a text may be a key.
pub(super) fn key_length(text: &str) -> usize {
    if let Some(quote @ ('"' | '\'')) = text.chars().next()
        && let Some(end) = text[1..].find(quote)
        && equals(text[end + 2..].trim_start()).is_some()
    {
        return end + 2;
    }
    let bare = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    let bare = text.len() - text.trim_start_matches(bare).len();
    // Words of another script count if an equals sign comes after them.
    let sign = text.find(['=', '＝', ',', '，', '}', '"', '\n']).filter(|at| text[*at..].starts_with(['=', '＝']));
    if bare > 0 { bare } else { sign.map_or(0, |at| text[..at].trim_end().len()) }
}

/// Returns whether a key is one for TOML.
pub(super) fn is_key(key: &str) -> bool {
    let bare = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
    let quoted = |name: &str| name.len() > 2 && name.starts_with(['"', '\'']) && name.ends_with(&name[..1]);
    quoted(key) || key.split('.').map(str::trim).all(bare)
}
