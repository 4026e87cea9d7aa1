//! Numbers of headings: 一、（一）1.（1）, GB/T 9704-2012 7.3.3.

use crate::hanzi::{has_number, numeral};

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
    /// `None` if it has a number of its own, which then stands as written: `numbered` says so, or its text shows it.
    pub(super) fn next(&mut self, level: u8, text: &str, numbered: bool) -> Option<String> {
        let index = usize::from(level.clamp(1, 4)) - 1;
        self.counts[index] += 1;
        self.counts[index + 1..].fill(0);
        let count = self.counts[index];
        if numbered || has_number(text, count) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_restart_below_each_head() {
        let mut numbering = Numbering::default();
        let got: Vec<_> = [1, 2, 2, 3, 4, 1, 2].into_iter().map(|l| numbering.next(l, "题", false).unwrap()).collect();
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
        assert_eq!(numbering.next(1, "一、总体要求", false), None);
        assert_eq!(numbering.next(1, "保障", false), Some("二、".into()));
        assert_eq!(numbering.next(2, "（三）其他", false), None);
        assert_eq!(numbering.next(1, "十分重要", false), Some("三、".into()));
        assert_eq!(numbering.next(1, "Annex 1 附则", true), None);
        assert_eq!(numbering.next(1, "第三产业", false), Some("五、".into()));
    }
}
