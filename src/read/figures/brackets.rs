//! References to figures in brackets other than `{{…}}`.

use std::ops::Range;

use super::syntax::OPEN;

/// Brackets that are typed for braces.
const OPENING: [char; 8] = ['{', '｛', '【', '[', '［', '〔', '<', '＜'];
const CLOSING: [char; 8] = ['}', '｝', '】', ']', '］', '〕', '>', '＞'];
/// Marks between the names of a reference, or typed for them.
const PARTING: [char; 4] = ['.', '。', '．', '·'];
/// Longest text in brackets that may be a reference, in characters.
const LONGEST: usize = 80;

/// Finds texts in brackets that may be references: each with its brackets, and what stands in them.
///
/// References as they should be are not among them.
pub(super) fn candidates(text: &str) -> Vec<(Range<usize>, &str)> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(OPENING) {
        let start = at + offset;
        let inner = start + text[start..].len() - text[start..].trim_start_matches(OPENING).len();
        let length = text[inner..].find(|c| c == '\n' || OPENING.contains(&c) || CLOSING.contains(&c));
        let Some(end) = length.map(|length| inner + length) else { break };
        let after = end + text[end..].len() - text[end..].trim_start_matches(CLOSING).len();
        let words = text[inner..end].trim();
        let right = &text[start..inner] == OPEN && &text[end..after] == "}}";
        if after > end && !right && words.contains(PARTING) && words.chars().count() <= LONGEST {
            let start = if text[..start].ends_with('$') { start - 1 } else { start };
            out.push((start..after, words));
        }
        at = after.max(inner);
    }
    out
}

/// Returns the names in a text as a reference parts them.
pub(super) fn reference(words: &str) -> String {
    format!("{OPEN}{}}}}}", words.replace(PARTING, "."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_brackets_are_found_and_right_ones_are_not() {
        let found =
            |text: &str| candidates(text).into_iter().map(|(range, _)| text[range].to_owned()).collect::<Vec<_>>();
        for wrong in
            ["{甲.乙.丙}", "${甲.乙}", "｛｛甲.乙.丙｝｝", "【甲。乙。丙】", "{{{甲.乙}}}", "{甲.乙}}", "[甲.乙]"]
        {
            assert_eq!(found(&format!("共{wrong}条")), [wrong]);
        }
        assert!(found("共{{甲.乙.丙}}条，【工作动态】[1]<http 第〔2020〕3号").is_empty());
        assert_eq!(reference("甲。乙．丙"), "{{甲.乙.丙}}");
    }
}
