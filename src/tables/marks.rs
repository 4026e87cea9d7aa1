//! Marks and what they belong to: where a line may break between two characters.

use crate::hanzi::{JOINER, cluster_bounds, scripts};

/// What stays with what stands before it, by clreq 3.1 and JIS X 4051 4.3.
const NEVER_FIRST: &[char] = &[
    '，', '、', '；', '：', '。', '！', '？', '．', '”', '’', '）', '》', '〉', '】', '〕', '」', '』', '〗', '］',
    '｝', '·', '・', '—', '…', '～', '%', '％', '‰', '‱', '°', '℃', '′', '″', '㎡', '㎥', ')', ',', '.', ':', ';', '_',
    '/', '!', '?', ']', '}', JOINER,
];
/// What stays with what stands after it.
const NEVER_LAST: &[char] = &[
    '“', '‘', '（', '《', '〈', '【', '〔', '「', '『', '〖', '［', '｛', '(', '[', '{', '·', '￥', '¥', '＄', '$',
    '￡', '€', '№', '＃', '#', '±', '≤', '≥', '≈', '＜', '＞', JOINER,
];

/// Returns the parts of a text between bounds.
pub(super) fn parts<'t>(text: &'t str, bounds: &[usize]) -> impl Iterator<Item = &'t str> {
    let starts = std::iter::once(0).chain(bounds.iter().copied());
    starts.zip(bounds).map(|(start, end)| &text[start..*end])
}

/// Splits a text into characters, each with the marks that stay with it.
pub(super) fn characters(text: &str) -> Vec<&str> {
    let clusters = cluster_bounds(text);
    let inside = clusters.iter().copied().filter(|at| *at > 0 && *at < text.len());
    let scripts = scripts(text);
    let free = |at: &usize| {
        let (before, after) = (text[..*at].chars().next_back(), text[*at..].chars().next());
        let script = scripts.iter().any(|script| script.range.contains(at));
        !script && !before.zip(after).is_some_and(|(before, after)| holds(before, after))
    };
    let bounds: Vec<usize> = inside.filter(free).chain([text.len()]).collect();
    let mut out = Vec::new();
    for part in parts(text, &bounds) {
        // A row of marks is broken all the same.
        match part.chars().count() > 8 && scripts.is_empty() {
            true => out.extend(parts(part, &cluster_bounds(part)[1..])),
            false => out.push(part),
        }
    }
    out
}

/// Returns whether no line may break between two characters.
pub(super) fn holds(before: char, after: char) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    // What stands between two figures stays with both, and a sign with its figure.
    let between =
        |c: char| matches!(c, '～' | '~' | '–' | '−' | '＋' | '－' | '×' | '÷' | '/' | ':' | '：' | '.' | '+' | '-');
    NEVER_FIRST.contains(&after)
        || NEVER_LAST.contains(&before)
        || (digit(before) && between(after))
        || (between(before) && digit(after))
}
