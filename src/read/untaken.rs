//! Marks that Markdown has elsewhere, or that look like its own, and that mean nothing here.

use std::ops::Range;

use super::excerpt::Excerpt;
use super::figures::syntax::OPEN;
use crate::diag::Diagnostic;
use crate::hanzi::scripts;
use crate::messages::{Problem, Unsupported};
use crate::model::footnote_mark;

/// Longest text between two marks that raise or lower it, in characters.
const RAISED: usize = 4;

/// Reports the marks in a text that are printed as they stand though somebody may have meant more by them.
pub(super) fn report(excerpt: &Excerpt, found: &mut Vec<Diagnostic>) {
    let mut in_table = false;
    for line in excerpt.lines(0..excerpt.text.len()) {
        let text = &excerpt.text[line.clone()];
        let mut tell = |what, at: Range<usize>| {
            let place = excerpt.place(line.start + at.start..line.start + at.end);
            found.push(Diagnostic::warning(Problem::MarkdownLiteral { what }, place));
        };
        let table = is_table_row(text);
        if table && !in_table {
            tell(Unsupported::PipeTable, 0..text.len());
        }
        in_table = table;
        if let Some((what, length)) = at_line_start(text) {
            tell(what, 0..length);
        }
        within(text, &mut tell);
    }
}

/// Returns whether a line is a row of a table drawn with bars.
fn is_table_row(text: &str) -> bool {
    text.starts_with('|') && text.matches('|').count() >= 3
}

/// Returns the mark that a line begins with, and its length.
fn at_line_start(text: &str) -> Option<(Unsupported, usize)> {
    let run = |mark: char| text.len() - text.trim_start_matches(mark).len();
    let next = |at: usize| text[at..].chars().next();
    let (hash, wide) = (run('#'), run('＃'));
    if (1..=6).contains(&hash) && next(hash).is_some_and(|c| !c.is_whitespace()) {
        return Some((Unsupported::TightHeading, hash));
    }
    if wide > 0 && next(wide).is_some() {
        return Some((Unsupported::WideMark { mark: "＃", plain: "# " }, wide));
    }
    if text.starts_with('｜') && text.matches('｜').count() >= 3 {
        return Some((Unsupported::WideMark { mark: "｜", plain: "|" }, '｜'.len_utf8()));
    }
    if text.strip_prefix("$ ").is_some_and(|rest| rest.contains('=') && !rest.contains('$')) {
        return Some((Unsupported::OpenFormula, 1));
    }
    let item =
        ['－', '＋', '＊', '＞'].into_iter().find(|mark| text.starts_with(*mark) && !text.starts_with("＊＊"))?;
    let length = item.len_utf8();
    let gap = next(length).is_some_and(char::is_whitespace);
    let plain = if item == '＞' { "> " } else { "- " };
    gap.then_some((Unsupported::WideMark { mark: mark_of(item), plain }, length))
}

fn mark_of(c: char) -> &'static str {
    match c {
        '－' => "－",
        '＋' => "＋",
        '＞' => "＞",
        _ => "＊",
    }
}

/// Finds marks within a line.
fn within(text: &str, tell: &mut impl FnMut(Unsupported, Range<usize>)) {
    let taken = scripts(text);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let mut length = c.len_utf8();
        match c {
            // What is escaped is meant as it stands.
            '\\' => length += rest[1..].chars().next().map_or(0, char::len_utf8),
            '[' => length = footnote_mark(rest).unwrap_or(length),
            '＊' if rest.starts_with("＊＊") => {
                length = "＊＊".len();
                tell(Unsupported::WideMark { mark: "＊＊", plain: "**" }, at..at + length);
            }
            '~' if rest.starts_with("~~") => {
                if let Some(end) = rest[2..].find("~~").filter(|end| *end > 0) {
                    length = end + 4;
                    tell(Unsupported::Struck, at..at + length);
                }
            }
            '_' | '^' if rest[1..].starts_with('{') && !rest[1..].starts_with(OPEN) => {
                if let Some(script) = taken.iter().find(|script| script.range.start == at) {
                    length = script.range.len();
                } else if let Some(end) = rest.find('}').filter(|_| at > 0) {
                    tell(Unsupported::Script, at..at + end + 1);
                    length = end + 1;
                }
            }
            '~' | '^' => {
                if let Some(end) = raised(&text[..at], rest, c) {
                    tell(if c == '~' { Unsupported::Lowered } else { Unsupported::Raised }, at..at + end);
                    length = end;
                }
            }
            _ => {}
        }
        at += length;
    }
}

/// Returns the length of what is raised or lowered by a mark: `^4^` or `^4` after `10`, `~2~` after `CO`.
fn raised(before: &str, text: &str, mark: char) -> Option<usize> {
    let base = before.chars().next_back()?;
    let inside: String = text[1..].chars().take_while(|c| c.is_ascii_alphanumeric() || "+-−".contains(*c)).collect();
    let closed = text[1 + inside.len()..].starts_with(mark);
    let short = (1..=RAISED).contains(&inside.chars().count());
    let fits = match mark {
        // 3~5 is a span.
        '~' => closed && (base.is_ascii_alphabetic() || base == ')'),
        _ => base.is_ascii_alphanumeric() || base == ')',
    };
    (short && fits).then(|| 1 + inside.len() + usize::from(closed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        within(text, &mut |_, range| out.push(text[range].to_owned()));
        out
    }

    #[test]
    fn marks_are_told_and_signs_are_not() {
        assert_eq!(told("达标[^1]，PM~2.5~ 与 CO~2~ 下降，10^4^ 吨、m^2"), ["~2~", "^4^", "^2"]);
        assert_eq!(told("3~5天，10~12日，~~作废~~，＊＊重点＊＊"), ["~~作废~~", "＊＊", "＊＊"]);
        assert_eq!(told("PM_{2.5}、10^{4}、10^{4.5}吨、a_{长江}，_{甲}"), ["^{4.5}", "_{长江}", "_{甲}"]);
        assert!(told("\\~\\[^1]，a^，[1]，5＊3").is_empty());
        assert_eq!(at_line_start("#主要做法").map(|(_, length)| length), Some(1));
        assert_eq!(at_line_start("# 主要做法"), None);
        assert_eq!(at_line_start("－5℃"), None);
        assert!(at_line_start("－ 一是").is_some());
        assert!(is_table_row("| 指标 | 值 |") && !is_table_row("|x|"));
    }
}
