//! Heads broken by sense: no character stands alone on a line where it need not.

use crate::hanzi::is_ideograph;

/// A character and the word that it goes with have at most so many together.
const JOINED: usize = 3;
/// Characters that begin a word rather than end one.
const LEADING: &[char] =
    &['总', '本', '上', '全', '各', '新', '副', '非', '不', '未', '已', '应', '实', '其', '每', '年', '月'];

/// Tells of each part of a head whether it had better not begin a line: it goes with what stands before it.
pub(super) fn held(parts: &[&str]) -> Vec<bool> {
    let lone = |word: &str| word.chars().count() == 1 && word.chars().all(is_ideograph);
    let short = |word: &str| word.chars().all(is_ideograph);
    let count = |word: &str| word.chars().count();
    let mut held = Vec::with_capacity(parts.len());
    // The first of those that go together.
    let mut first = 0;
    for (n, part) in parts.iter().enumerate() {
        let (before, next) = (&parts[first..n], parts.get(n + 1).copied().unwrap_or_default());
        let leads = part.starts_with(LEADING) && !next.is_empty() && short(next) && !lone(next);
        // Two that stand alone are a word of their own.
        let joins = lone(part) && !leads && !lone(next) || matches!(before, [only] if lone(only));
        let together = before.iter().all(|word| short(word)) && short(part);
        let fits = before.iter().map(|word| count(word)).sum::<usize>() + count(part) <= JOINED;
        held.push(n > 0 && joins && together && fits);
        if !held[n] {
            first = n;
        }
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_of_a_head_is_left_alone() {
        let lines = |parts: &[&str]| {
            let mut lines: Vec<String> = Vec::new();
            for (part, held) in parts.iter().zip(held(parts)) {
                match lines.last_mut() {
                    Some(line) if held => line.push_str(part),
                    _ => lines.push((*part).to_owned()),
                }
            }
            lines
        };
        assert_eq!(lines(&["市场", "主体", "数"]), ["市场", "主体数"]);
        assert_eq!(lines(&["增长", "率"]), ["增长率"]);
        assert_eq!(lines(&["考勤", "天", "数"]), ["考勤", "天数"]);
        assert_eq!(lines(&["耕地", "总", "面积"]), ["耕地", "总面积"]);
        assert_eq!(lines(&["完成", "投资", "额", "（万元）"]), ["完成", "投资额", "（万元）"]);
    }
}
