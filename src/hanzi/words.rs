//! Words of Chinese text, with the marks that may not begin or end a line.

use std::ops::Range;

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use super::scripts::scripts;

/// Splits a text into its words; marks stay with the words they belong to.
pub fn words(text: &str) -> Vec<&str> {
    // Figures and the like are one word, whatever the dictionary.
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic()) {
        return vec![text];
    }
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let scripts = scripts(text);
    // A sub- or superscript stays with what it stands at.
    let held = |at: &usize| scripts.iter().any(|script| (script.range.start..script.range.end).contains(at));
    let bounds: Vec<usize> = segmenter.segment_str(text).filter(|at| *at == 0 || !held(at)).collect();
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

/// Most characters about a stretch by which it is told where words begin and end.
const ABOUT: usize = 16;

/// Returns whether a stretch of a text begins or ends within a word, and other words in its place would make no fewer
/// words of the sentence: 检查院 in 检查院士 does so, which 检察院 would not make shorter.
pub fn cuts_word(text: &str, stretch: Range<usize>, instead: &str) -> bool {
    let inside = |c: &char| super::is_word_ideograph(*c) || c.is_ascii_alphanumeric();
    let before = text[..stretch.start].chars().rev().take(ABOUT).take_while(inside).map(char::len_utf8).sum::<usize>();
    let after = text[stretch.end..].chars().take(ABOUT).take_while(inside).map(char::len_utf8).sum::<usize>();
    let (before, after) = (&text[stretch.start - before..stretch.start], &text[stretch.end..stretch.end + after]);
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let bounds = |words: &str| segmenter.segment_str(&format!("{before}{words}{after}")).collect::<Vec<usize>>();
    let written = bounds(&text[stretch.clone()]);
    let whole = [before.len(), before.len() + stretch.len()].iter().all(|end| written.contains(end));
    !whole && written.len() <= bounds(instead).len()
}

fn glued(last: Option<char>, next: Option<char>) -> bool {
    let (Some(last), Some(next)) = (last, next) else { return false };
    no_line_start(next) || no_line_end(last) || (last.is_ascii_graphic() && next.is_ascii_graphic())
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
