//! Sorts of characters, by the blocks of Unicode 17.0 (`Blocks.txt`).
//!
//! Planes 2 and 3 count as a whole: the standard keeps them for ideographs
//! (The Unicode Standard 17.0, 2.8.2), so that those encoded later are known.

use super::{is_em_wide, is_mark};

/// Returns whether a character is an ideograph, whatever block it stands in.
///
/// 〇 is one, and so are the compatibility ideographs: some stand in names,
/// such as U+FA11. The signs of the Yijing, which lie between two blocks of
/// ideographs, stand in a text as these do.
pub fn is_ideograph(c: char) -> bool {
    matches!(c, '〇' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Returns whether a character is an ideograph that words are written with.
///
/// Input methods give no compatibility ideographs for words, and lists have none.
pub fn is_word_ideograph(c: char) -> bool {
    is_ideograph(c) && !matches!(c, '\u{4dc0}'..='\u{4dff}' | '\u{f900}'..='\u{faff}')
}

/// Returns whether a character is an ideograph of the first block, CJK Unified Ideographs, which has all that are common.
pub fn is_basic_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Returns whether a character belongs to Chinese text: an ideograph, a radical, kana, a full-width form or a mark.
pub fn is_cjk(c: char) -> bool {
    is_em_wide(c) || is_mark(c) || matches!(c, '\u{ff61}'..='\u{ffef}')
}

/// Returns whether a character is of the private use area, where every machine has others.
pub fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notions_differ_where_they_should() {
        // In this order: ideograph, word ideograph, basic ideograph, Chinese text, a whole em wide.
        let kinds = |c: char| {
            [is_ideograph(c), is_word_ideograph(c), is_basic_ideograph(c), is_cjk(c), is_em_wide(c)]
                .map(|is| if is { 'x' } else { '.' })
                .into_iter()
                .collect::<String>()
        };
        for (c, expected) in [
            ('中', "xxxxx"),
            ('\u{3447}', "xx.xx"),
            ('〇', "xx.xx"),
            ('\u{2b81f}', "xx.xx"),
            ('\u{3347f}', "xx.xx"),
            ('\u{fa11}', "x..xx"),
            ('\u{f9dc}', "x..xx"),
            ('\u{4dc0}', "x..xx"),
            ('\u{2f00}', "...xx"),
            ('カ', "...xx"),
            ('Ａ', "...xx"),
            ('。', "...xx"),
            ('“', "...xx"),
            ('◇', "...x."),
            ('\u{ff76}', "...x."),
            ('a', "....."),
            ('①', "....."),
        ] {
            assert_eq!(kinds(c), expected, "{c} U+{:04X}", u32::from(c));
        }
    }
}
