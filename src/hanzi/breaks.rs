//! Where a line of Chinese text may break.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

/// Returns for each character of a text whether a line may break before it (UAX #14, revision 53).
///
/// Quotation marks count as brackets, as the compiler takes them in Chinese text.
pub fn line_breaks(text: &[char]) -> Vec<bool> {
    let bracketed = |c: &char| match c {
        '“' => '(',
        '”' => ')',
        c => *c,
    };
    let plain: String = text.iter().map(bracketed).collect();
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut bounds = segmenter.segment_str(&plain).peekable();
    let mut before = |(at, _): (usize, char)| {
        while bounds.next_if(|bound| *bound < at).is_some() {}
        at > 0 && bounds.peek() == Some(&at)
    };
    plain.char_indices().map(&mut before).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_characters_and_not_before_marks() {
        let shown = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            let mut out = String::new();
            for (c, may) in chars.iter().zip(line_breaks(&chars)) {
                out.extend(may.then_some('|'));
                out.push(*c);
            }
            out
        };
        assert_eq!(shown("甲乙，“丙”丁"), "甲|乙，|“丙”|丁");
        assert_eq!(shown("共5家ab cd"), "共|5|家|ab |cd");
        assert_eq!(shown("5\u{2060}家"), "5\u{2060}家");
    }
}
