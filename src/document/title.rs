//! Breaks titles into lines by sense.
//!
//! GB/T 9704-2012 7.3.1: a title that runs over is broken so that words stay
//! whole, the meaning of each line is complete and the lines are of fitting
//! length.

use super::places::{Marks, Number};
use super::typography::polish;
use crate::fonts::Measure;
use crate::hanzi::{JOINER, is_cjk, words};

/// How much a break at the worst place counts, in squared em of unevenness.
const SENSE: f64 = 25.0;
/// How much a pause inside a line counts, in squared em.
const PAUSE: f64 = 15.0;

/// Breaks a title into balanced lines of at most `limit` em.
///
/// `measure` gives the width of a piece in em. Line breaks in the title are
/// kept. No line holds a single character unless a part does.
pub(super) fn break_title(title: &str, limit: f64, measure: &dyn Fn(&str) -> f64) -> Vec<String> {
    title
        .lines()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .flat_map(|part| balance(part, limit, measure))
        .collect()
}

/// Breaks a title, a table's title or a caption into balanced lines as they are printed.
///
/// `room` is what a line may be wide and `size` the type size, both in pt.
pub(super) fn title_lines(title: &str, room: f64, size: f64, measure: &Measure) -> Vec<String> {
    let lines = break_title(title.trim(), room / size, &|text| measure.em(text));
    lines.iter().map(|line| polish(line)).collect()
}

/// Returns the title above the next piece of a table; its last words stay together.
pub(super) fn continued(title: &str) -> String {
    format!("{title}（续{JOINER}表）")
}

fn balance(title: &str, limit: f64, measure: &dyn Fn(&str) -> f64) -> Vec<String> {
    let words = words(title);
    if measure(title) <= limit {
        return vec![title.to_owned()];
    }
    let lines = (measure(title) / limit).ceil().max(2.0);
    let even = measure(title) / lines;
    // best[i] is the cheapest way to set the first i words, and the start of its last line.
    let mut best = vec![(0.0, 0)];
    for end in 1..=words.len() {
        let mut cheapest = (f64::INFINITY, end - 1);
        // Backwards from the shortest line, until it is too long.
        for start in (0..end).rev() {
            let line = words[start..end].concat();
            let width = measure(line.trim());
            if width > limit && start + 1 < end {
                break;
            }
            let cost = best[start].0 + line_cost(line.trim(), width, limit, even) + sense(&words, end);
            if cost < cheapest.0 {
                cheapest = (cost, start);
            }
        }
        best.push(cheapest);
    }
    let mut cuts = vec![words.len()];
    while let Some(&end) = cuts.last().filter(|end| **end > 0) {
        cuts.push(best[end].1);
    }
    cuts.reverse();
    cuts.windows(2).map(|cut| words[cut[0]..cut[1]].concat().trim().to_owned()).collect()
}

fn line_cost(line: &str, width: f64, limit: f64, even: f64) -> f64 {
    let lone = if line.chars().count() < 2 { 1e4 } else { 0.0 };
    let over = if width > limit { 1e6 * (width - limit) } else { 0.0 };
    // A pause in the title is where a line should have ended.
    let pauses = line.matches(' ').count() as f64 * PAUSE;
    // Every line counts a little, so that two lines beat three.
    (width - even).powi(2) + lone + over + pauses + limit
}

/// What a break after the first `end` words costs: nothing at a pause, much inside a phrase.
fn sense(words: &[&str], end: usize) -> f64 {
    if end == words.len() {
        return 0.0;
    }
    let last = words[end - 1].chars().next_back().unwrap_or(' ');
    let next = words[end].chars().next().unwrap_or(' ');
    let share = if last == ' ' || next == ' ' {
        0.0
    } else if matches!(next, '《' | '（' | '〈') {
        0.2
    } else if matches!(last, '，' | '：' | '；' | '。' | '！' | '？' | '、' | '》' | '”') {
        0.1
    } else if matches!(next, '的' | '了' | '之' | '等' | '地' | '得' | '们') {
        3.0
    } else if matches!(last, '的' | '和' | '与' | '及' | '在' | '对' | '为' | '将' | '让' | '于') {
        if last == '的' { 0.4 } else { 1.5 }
    } else if !is_cjk(last) || !is_cjk(next) {
        1.2
    } else {
        1.0
    };
    SENSE * share
}

/// The words above a table, broken into lines.
#[derive(Debug, Clone)]
pub(super) struct Titles {
    pub(super) lines: Vec<String>,
    /// The same above the pieces on further pages.
    pub(super) continued: Vec<String>,
    /// Where both were written, if they were.
    pub(super) places: [Option<Vec<Option<Number>>>; 2],
}

impl Titles {
    /// Returns places with those of the words.
    pub(super) fn placed(&self, mut places: Marks) -> Marks {
        for (field, numbers) in ["lines", "continued"].into_iter().zip(&self.places) {
            if let Some(numbers) = numbers {
                places = places.with_all(field, numbers.clone());
            }
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(title: &str, limit: f64) -> Vec<String> {
        break_title(title, limit, &|text| text.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum())
    }

    #[test]
    fn a_short_title_stays_on_one_line() {
        assert_eq!(lines("营口市公益性信用修复工作纳入常态", 20.0), ["营口市公益性信用修复工作纳入常态"]);
    }

    #[test]
    fn lines_are_balanced_and_words_whole() {
        let broken =
            lines("国家发展改革委办公厅印发《关于支持“信易贷”平台向金融机构推荐信用状况良好企业有关工作的通知》", 20.0);
        assert_eq!(broken.len(), 3);
        assert!(broken.iter().all(|line| (8..=20).contains(&line.chars().count())), "{broken:?}");
        assert!(
            broken.iter().all(|line| !line.starts_with(['》', '，', '”']) && !line.ends_with(['《', '“'])),
            "{broken:?}"
        );
    }

    #[test]
    fn a_space_is_the_best_place() {
        let broken = lines("完善失信约束制度健全社会信用体系的措施 为发展社会主义市场经济提供支撑", 20.0);
        assert_eq!(broken, ["完善失信约束制度健全社会信用体系的措施", "为发展社会主义市场经济提供支撑"]);
    }

    #[test]
    fn forced_breaks_are_kept() {
        assert_eq!(lines("甲乙丙\n丁戊己", 20.0), ["甲乙丙", "丁戊己"]);
    }
}
