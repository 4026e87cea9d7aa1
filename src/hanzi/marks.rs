//! Marks, and characters that nobody sees.

/// Keeps two characters on one line without a trace on paper.
///
/// `layout` takes it out again after the lines are broken, so that text
/// copied from the PDF does not contain it.
pub const JOINER: char = '\u{2060}';

/// Lets a line break inside a long Latin word, without a trace on paper.
///
/// `layout` takes it out again, as it does the [`JOINER`].
pub const SPLITTER: char = '\u{200b}';

/// Returns whether a character is a Chinese punctuation mark.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '◇')
}

/// Returns whether a character has no shape and no use in print.
///
/// Such characters come with text copied from web pages; they are left out.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{7f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{fe0e}' | '\u{fe0f}' | '\u{feff}')
}
