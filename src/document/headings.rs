//! Numbers of headings: 一、（一）1.（1）, GB/T 9704-2012 7.3.3.

use crate::hanzi::{is_numeral, numeral};

/// Counts the headings of one text.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    counts: [u32; 4],
    /// Levels of the headings that the next one may stand under.
    open: Vec<u8>,
}

impl Numbering {
    /// Returns how deep a heading of a level stands, from 1; never more than one below the last.
    pub(super) fn depth(&mut self, level: u8) -> u8 {
        self.open.retain(|open| *open < level);
        self.open.push(level);
        self.open.len() as u8
    }

    /// Returns the number of the next heading of a level from 1 to 4.
    ///
    /// `None` if its text has a number of its own, which then stands as written.
    pub(super) fn next(&mut self, level: u8, text: &str) -> Option<String> {
        let index = usize::from(level.clamp(1, 4)) - 1;
        self.counts[index] += 1;
        self.counts[index + 1..].fill(0);
        let count = self.counts[index];
        if has_number(text) {
            return None;
        }
        Some(match index {
            0 => format!("{}、", numeral(count)),
            1 => format!("（{}）", numeral(count)),
            2 => format!("{count}."),
            _ => format!("（{count}）"),
        })
    }
}

/// Returns whether a heading begins with a number such as 一、 or （一） or 1. or (1) or 第一章.
fn has_number(text: &str) -> bool {
    let numeral = |c: char| is_numeral(c) || "百〇零".contains(c) || c.is_ascii_digit();
    if let Some(chapter) = text.strip_prefix('第') {
        let rest = chapter.trim_start_matches(numeral);
        return rest.len() < chapter.len() && rest.starts_with(['章', '节', '条', '编', '篇']);
    }
    let inner = text.strip_prefix(['（', '(']).unwrap_or(text);
    let rest = inner.trim_start_matches(numeral);
    rest.len() < inner.len() && rest.starts_with(['、', '）', ')', '.', '．'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_restart_below_each_head() {
        let mut numbering = Numbering::default();
        let got: Vec<_> = [1, 2, 2, 3, 4, 1, 2].into_iter().map(|l| numbering.next(l, "题").unwrap()).collect();
        assert_eq!(got, ["一、", "（一）", "（二）", "1.", "（1）", "二、", "（一）"]);
    }

    #[test]
    fn depths_skip_none() {
        let mut numbering = Numbering::default();
        let depths: Vec<_> = [2, 4, 3, 1, 3].into_iter().map(|level| numbering.depth(level)).collect();
        assert_eq!(depths, [1, 2, 2, 1, 2]);
    }

    #[test]
    fn a_heading_with_a_number_keeps_it() {
        let mut numbering = Numbering::default();
        assert_eq!(numbering.next(1, "一、总体要求"), None);
        assert_eq!(numbering.next(1, "保障"), Some("二、".into()));
        assert_eq!(numbering.next(2, "（三）其他"), None);
        assert_eq!(numbering.next(1, "十分重要"), Some("三、".into()));
        assert_eq!(numbering.next(1, "第四章　附则"), None);
        assert_eq!(numbering.next(1, "第三产业"), Some("五、".into()));
    }
}
