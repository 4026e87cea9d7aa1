//! The line breaks that a file has in its cells.

use super::typography::polish;
use crate::hanzi::{is_ideograph, is_mark};

/// A longer line was broken because its column was narrow; in characters.
const SHORT: usize = 8;

/// Returns the text of a cell ready for print, with `\n` where its own line breaks are kept.
///
/// Those are kept that part what does not belong together: short lines, as in
/// heads, and lines that end with a mark or begin with a number or a bracket.
/// Where a line was full, or characters were stacked, the table breaks by itself.
pub(super) fn given_lines(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() < 2 {
        return polish(&text.replace('\n', " "));
    }
    if lines.iter().all(|line| line.chars().count() == 1) {
        return polish(&lines.concat());
    }
    let mut kept: Vec<String> = vec![lines[0].to_owned()];
    for pair in lines.windows(2) {
        match kept.last_mut() {
            Some(last) if !parts(pair[0], pair[1]) => *last = format!("{last} {}", pair[1]),
            _ => kept.push(pair[1].to_owned()),
        }
    }
    kept.iter().map(|line| polish(line)).collect::<Vec<_>>().join("\n")
}

/// Returns whether a line break stands between two lines for their sake.
fn parts(before: &str, after: &str) -> bool {
    let ends = before.ends_with(|c: char| is_mark(c) || matches!(c, ';' | ':' | '.' | '!' | '?'));
    let begins = after.starts_with(|c: char| c.is_ascii_digit() || (is_mark(c) && c != '、'))
        || after.starts_with(['(', '-', '*', '①', '②', '③', '④', '⑤', '⑥', '⑦', '⑧', '⑨', '⑩']);
    let numeral = || {
        let rest = after.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
        rest.len() < after.len() && rest.starts_with(['、', '.', '．'])
    };
    // Two letters of any other script take the room of one ideograph.
    let halves: usize = before.chars().map(|c| if is_ideograph(c) || is_mark(c) { 2 } else { 1 }).sum();
    ends || begins || numeral() || halves <= 2 * SHORT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_are_kept_that_part_what_does_not_belong_together() {
        for (text, kept) in [
            ("本年\n累计", "本年|累计"),
            ("total\namount", "total|amount"),
            ("营业收入合计数\n（万元）", "营业收入合计数|（万元）"),
            ("1、全面完成本年各项任务\n2、做好明年计划", "1、全面完成本年各项任务|2、做好明年计划"),
            ("全面完成本年各项任务；\n做好明年计划", "全面完成本年各项任务；|做好明年计划"),
            ("关于进一步加强安全生产\n工作的通知", "关于进一步加强安全生产 工作的通知"),
            ("合\n计", "合计"),
            ("\n甲局\n", "甲局"),
        ] {
            assert_eq!(given_lines(text).replace('\n', "|"), kept);
        }
    }
}
