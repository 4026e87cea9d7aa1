//! Numbers of tables and figures that were written, as fields that count them (ECMA-376 1, 17.16.5.56 SEQ).

use super::book::Book;
use super::paragraph::{field_begin, field_end, text_runs};
use super::props::Run;
use super::xml::El;

/// What tables and figures are called; none begins like one behind it.
const LABELS: [&str; 5] = ["附表", "附图", "图表", "表", "图"];
/// What a figure counts if it stands before one of these: 图3月走势 has no number.
const COUNTED: &str = "年月日季周期次个家户人名位项条件起类级批号万亿元岁天时分秒米公吨度台辆张所至到";
/// The highest number.
const MOST: u32 = 999;

impl Book<'_> {
    /// Returns the runs of the words above a table or below a figure; its number counts, if one was written.
    pub(super) fn caption(&mut self, words: &str, look: &Run) -> Vec<El> {
        let Some((label, before, digits)) = numbered(words) else { return text_runs(words, look) };
        let Ok(value) = digits.parse::<u32>() else { return text_runs(words, look) };
        let last = self.sequences.insert(label, value).unwrap_or_default();
        let reset = if last + 1 == value { String::new() } else { format!("\\r {value} ") };
        let instruction = format!(" SEQ {label} \\* ARABIC {reset}");
        counted(words, before, digits, &instruction, look)
    }

    /// Returns the same for a piece that goes on with the table before it, which has its number.
    pub(super) fn continued(&self, words: &str, look: &Run) -> Vec<El> {
        let known = numbered(words)
            .filter(|(label, _, digits)| self.sequences.get(label).is_some_and(|last| last.to_string() == **digits));
        match known {
            Some((label, before, digits)) => {
                counted(words, before, digits, &format!(" SEQ {label} \\c \\* ARABIC "), look)
            }
            None => text_runs(words, look),
        }
    }
}

fn counted(words: &str, before: usize, digits: &str, instruction: &str, look: &Run) -> Vec<El> {
    let mut runs = text_runs(&words[..before], look);
    runs.extend(field_begin(instruction));
    runs.extend(text_runs(digits, look));
    runs.push(field_end());
    runs.extend(text_runs(&words[before + digits.len()..], look));
    runs
}

/// Returns the label of a caption, how many bytes stand before its number, and the number as it was written.
fn numbered(words: &str) -> Option<(&'static str, usize, &str)> {
    let label = LABELS.into_iter().find(|label| words.starts_with(label))?;
    let rest = &words[label.len()..];
    let before = words.len() - rest.trim_start().len();
    let digits = words[before..].split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let value: u32 = digits.parse().ok().filter(|value| (1..=MOST).contains(value))?;
    let behind = &words[before + digits.len()..];
    let next = behind.chars().next();
    // 表1-2 and 表1.2 are numbers of two parts, which no field counts.
    let is_part = behind.starts_with(|c: char| "-－–—.．~～/".contains(c))
        && behind.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let is_counted = next.is_some_and(|c| c.is_ascii_alphanumeric() || "%％".contains(c) || COUNTED.contains(c));
    (value.to_string() == digits && !is_part && !is_counted).then_some((label, before, digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_count() {
        assert_eq!(numbered("表1 主要指标"), Some(("表", 3, "1")));
        assert_eq!(numbered("附表 12：名单"), Some(("附表", 7, "12")));
        assert_eq!(numbered("图3"), Some(("图", 3, "3")));
        for words in ["表一 指标", "图3月走势", "表1-2 指标", "表1.2指标", "表2026年", "图01", "表扬名单", "图书3"]
        {
            assert_eq!(numbered(words), None, "{words}");
        }
    }
}
