//! Words of Chinese text, and the marks that may not begin or end a line.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// Splits a text into its words; marks stay with the words they belong to.
pub fn words(text: &str) -> Vec<&str> {
    // Figures and the like are one word, whatever the dictionary.
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic()) {
        return vec![text];
    }
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let bounds: Vec<usize> = segmenter.segment_str(text).collect();
    let mut words: Vec<&str> = Vec::new();
    let mut start = 0;
    for pair in bounds.windows(2) {
        let end = pair[1];
        let last = text[start..end].chars().next_back();
        let next = text[end..].chars().next();
        if !glued(last, next) {
            words.push(&text[start..end]);
            start = end;
        }
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

fn glued(last: Option<char>, next: Option<char>) -> bool {
    let (Some(last), Some(next)) = (last, next) else { return false };
    no_line_start(next) || no_line_end(last) || (last.is_ascii_graphic() && next.is_ascii_graphic())
}

/// Returns whether a character belongs to Chinese text: Han, kana or a full-width mark.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
        || is_mark(c)
}

/// Returns whether a character is a Chinese punctuation mark.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '◇')
}

/// Marks that may not begin a line, clreq 3.1.
fn no_line_start(c: char) -> bool {
    const MARKS: &str = "，、；：。！？”’）》〉】〕」·—…%‰),\u{2060}";
    MARKS.contains(c)
}

/// Marks that may not end a line, clreq 3.1.
fn no_line_end(c: char) -> bool {
    const MARKS: &str = "“‘（《〈【〔「(·第\u{2060}";
    MARKS.contains(c)
}
