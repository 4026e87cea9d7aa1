//! Breaks the text of a cell into lines.

use super::atoms::{Breaking, Sort, atoms};
use super::joined::held;
use crate::fonts::Measure;

/// What is not broken, and its width in em.
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) width: f64,
    /// Whether the file has it begin a line.
    given: bool,
    /// Whether it had better not begin a line.
    held: bool,
}

/// Splits the text of a cell into what can be set apart; lines that the file has stay apart.
pub(super) fn split_words<'t>(text: &'t str, sort: Sort, breaking: Breaking, measure: &Measure) -> Vec<Word<'t>> {
    let mut out = Vec::new();
    for (number, line) in text.split('\n').enumerate() {
        let mut last: Option<char> = None;
        let mut given = number > 0;
        let parts = atoms(line, sort, breaking, measure);
        let held = if sort == Sort::Head { held(&parts) } else { vec![false; parts.len()] };
        for (text, held) in parts.into_iter().zip(held) {
            // The gap before a Latin word counts for the word, whether it begins a line or not.
            let gap = last.zip(text.chars().next()).map_or(0.0, |(before, after)| measure.gap(before, after));
            last = text.chars().next_back();
            out.push(Word { text, width: measure.em(text) + gap, given: std::mem::take(&mut given), held });
        }
    }
    out
}

/// Returns the fewest lines that words can be set in, which is what the file has.
fn fewest(words: &[Word]) -> usize {
    words.iter().filter(|word| word.given).count() + 1
}

/// Returns the width in em of the widest word.
pub(super) fn widest(words: &[Word]) -> f64 {
    words.iter().map(|word| word.width).fold(0.0, f64::max)
}

/// Returns the smallest width in em at which words fit into some lines, or into as few as can be.
pub(super) fn narrowest(words: &[Word], lines: usize) -> f64 {
    let lines = lines.max(fewest(words));
    let total: f64 = words.iter().map(|word| word.width).sum();
    let widest = widest(words);
    let mut width = widest.max(total / lines as f64);
    while count_lines(words, width) > lines {
        width += 0.25;
    }
    width
}

/// Returns words as one that had better not be parted.
pub(super) fn joined<'t>(words: &[Word<'t>]) -> Vec<Word<'t>> {
    let mut out: Vec<Word<'t>> = Vec::new();
    for word in words {
        match out.last_mut() {
            Some(last) if word.held => last.width += word.width,
            _ => out.push(Word { held: false, ..*word }),
        }
    }
    out
}

/// Tells of each word whether it begins a line, filling lines of a width in em.
fn beginnings(words: &[Word], width: f64) -> impl Iterator<Item = bool> {
    words.iter().scan(f64::INFINITY, move |used, word| {
        let begins = word.given || *used + word.width > width + 1e-6;
        *used = if begins { word.width } else { *used + word.width };
        Some(begins)
    })
}

/// Returns how many lines of a width in em words fill.
pub(super) fn count_lines(words: &[Word], width: f64) -> usize {
    beginnings(words, width).filter(|begins| *begins).count()
}

/// Breaks words into lines of at most a width in em, as even as their number allows.
pub(super) fn break_lines(words: &[Word], width: f64) -> Vec<String> {
    let count = count_lines(words, width);
    if count <= 1 {
        return fill(words, width);
    }
    let whole = joined(words);
    if whole.len() < words.len() && widest(&whole) <= width + 1e-6 && count_lines(&whole, width) == count {
        let begins = beginnings(&whole, narrowest(&whole, count).min(width)).collect::<Vec<_>>();
        let mut begins = begins.into_iter();
        let begins = words.iter().map(|word| !word.held && begins.next().unwrap_or(true));
        return lines_of(words, begins);
    }
    fill(words, narrowest(words, count).min(width))
}

/// Fills lines of a width in em with words.
fn fill(words: &[Word], width: f64) -> Vec<String> {
    lines_of(words, beginnings(words, width))
}

/// Puts words into lines; of each is told whether it begins one.
fn lines_of(words: &[Word], begins: impl Iterator<Item = bool>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (word, begins) in words.iter().zip(begins) {
        match lines.last_mut() {
            Some(line) if !begins => line.push_str(word.text),
            _ => lines.push(word.text.to_owned()),
        }
    }
    lines.iter_mut().for_each(|line| *line = line.trim().to_owned());
    lines.retain(|line| !line.is_empty());
    lines
}

/// Returns how many lines words fill as their width grows from `from` by `count` steps of `step`, in em.
///
/// Each pair is a number of steps and the lines from there on.
pub(super) fn falling(words: &[Word], from: f64, step: f64, count: u32) -> Vec<(u32, u32)> {
    let lines = |at: u32| count_lines(words, from + f64::from(at) * step) as u32;
    let mut out = vec![(0, lines(0))];
    fall((0, out[0].1), (count, lines(count)), &lines, &mut out);
    out
}

/// Finds where lines become fewer between two numbers of steps.
fn fall(from: (u32, u32), to: (u32, u32), lines: &impl Fn(u32) -> u32, out: &mut Vec<(u32, u32)>) {
    if from.1 == to.1 {
        return;
    }
    if to.0 - from.0 == 1 {
        return out.push(to);
    }
    let middle = from.0.midpoint(to.0);
    let between = (middle, lines(middle));
    fall(from, between, lines, out);
    fall(between, to, lines, out);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Role;
    use crate::tables::testing::FONTS;

    fn lines(text: &str, width: f64) -> Vec<String> {
        break_lines(&split_words(text, Sort::Text, Breaking::Words, &FONTS.measure(Role::Body)), width)
    }

    #[test]
    fn lines_of_the_file_are_kept_and_broken_further_where_they_must() {
        assert_eq!(lines("本年\n累计", 10.0), ["本年", "累计"]);
        assert_eq!(lines("营业收入合计\n（万元）", 4.0), ["营业收入", "合计", "（万元）"]);
    }

    #[test]
    fn heads_are_broken_by_sense() {
        let lines = |text: &str, width: f64| {
            break_lines(&split_words(text, Sort::Head, Breaking::Words, &FONTS.measure(Role::Hei)), width)
        };
        assert_eq!(lines("考勤天数", 3.0), ["考勤", "天数"]);
        assert_eq!(lines("市场主体数", 3.0), ["市场", "主体数"]);
        assert_eq!(lines("市场主体数", 2.0), ["市场", "主体", "数"], "where there is no other way");
    }

    #[test]
    fn lines_fall_where_they_do() {
        let text = "加强全区安全生产工作的若干措施（试行），2025年12月31日前完成";
        let measure = FONTS.measure(Role::Body);
        let words = split_words(text, Sort::Text, Breaking::Words, &measure);
        let found = falling(&words, 5.5, 0.25, 120);
        for at in 0..=120 {
            let expected = count_lines(&words, 5.5 + 0.25 * f64::from(at)) as u32;
            assert_eq!(found.iter().rev().find(|step| step.0 <= at).unwrap().1, expected, "{at}");
        }
        assert_eq!(found.last().unwrap().1, 1);
    }
}
