//! What labels of rows and columns say of time.

use super::Value;
use crate::hanzi::{narrow, number};

/// English months, of which three letters are enough.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
/// What labels end in that stand for several periods taken together.
const TOGETHER: [&str; 14] = [
    "平均",
    "均值",
    "平均值",
    "平均数",
    "年均",
    "月均",
    "合计",
    "总计",
    "小计",
    "共计",
    "总和",
    "累计",
    "全年",
    "年平均数",
];
/// The same as whole labels.
const WHOLE: [&str; 13] =
    ["年", "本年", "年度", "常年", "历年", "annual", "year", "mean", "average", "avg", "total", "sum", "ytd"];
/// What may stand behind a period.
const ENDS: [&str; 9] = ["(预计)", "预计", "预测", "计划", "目标", "实际", "末", "底", "初"];
/// Words of labels that compare periods.
const COMPARED: [&str; 8] = ["增长", "增速", "增减", "增幅", "同比", "环比", "比重", "占比"];
/// Labels that there must be before a few of them make an axis of time.
const LEAST: usize = 3;

/// Returns whether a label names a day, month, quarter or year: 3月, 2023年, 2023-03, 1—3月, 二季度, Q2, Mar.
pub fn is_period(label: &str) -> bool {
    let label = key(label);
    let label = ENDS.iter().fold(label.as_str(), |label, end| label.trim_end_matches(end));
    if label.is_empty() {
        return false;
    }
    Value::of(label) == Value::Date || is_year(label) || is_compact_month(label) || is_part_of_year(label)
}

/// Returns whether a label names what several periods make together: 年平均, 全年, 合计.
pub fn is_periods_together(label: &str) -> bool {
    let label = key(label);
    let label = label.split('(').next().unwrap_or_default();
    !is_period(label) && (WHOLE.contains(&label) || TOGETHER.iter().any(|end| label.ends_with(end)))
}

/// Returns whether a label says how periods compare: 比上年增长%, 同比.
pub fn compares_periods(label: &str) -> bool {
    !is_period(label) && COMPARED.iter().any(|word| label.contains(word))
}

/// Returns whether labels along an axis are periods of time, but for a few.
pub fn are_periods<'t>(labels: impl Iterator<Item = &'t str>) -> bool {
    let (mut periods, mut others) = (0, 0);
    for label in labels.filter(|label| !label.trim().is_empty()) {
        *(if is_period(label) { &mut periods } else { &mut others }) += 1;
    }
    periods >= LEAST && periods >= 2 * others
}

/// Returns whether a text is a year, with 年 or without.
pub fn is_year(text: &str) -> bool {
    let digits = text.trim().trim_end_matches("年度").trim_end_matches('年');
    digits.len() == 4 && digits.parse::<u16>().is_ok_and(|year| (1800..=2100).contains(&year))
}

/// 202303, 2023.03, which looks like a figure.
fn is_compact_month(text: &str) -> bool {
    let (year, rest) = text.split_at_checked(4).unwrap_or_default();
    let month = rest.strip_prefix(['.', '-', '/']).unwrap_or(rest);
    let digits = month.bytes().all(|b| b.is_ascii_digit());
    month.len() == 2 && digits && is_year(year) && month.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month))
}

/// A month, quarter or half, with a year before it or without.
fn is_part_of_year(text: &str) -> bool {
    let text = after_year(text);
    let text = text.trim_start_matches(['第', '-', '.', '/']);
    if matches!(text, "上半年" | "下半年" | "h1" | "h2" | "q1" | "q2" | "q3" | "q4" | "1q" | "2q" | "3q" | "4q") {
        return true;
    }
    let letters = text.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
    if letters.len() >= 3 && (letters == "sept" || MONTHS.iter().any(|month| month.starts_with(letters))) {
        return true;
    }
    // 1-3月 runs from the first month to the third.
    let Some((first, rest)) = counted(text, 12) else { return false };
    let last = rest.strip_prefix(['-', '至']).and_then(|rest| counted(rest, 12));
    let (last, rest) = last.unwrap_or((first, rest));
    matches!(rest, "月" | "月份") || matches!(rest, "季度" | "季") && last <= 4
}

/// Takes a year off the beginning of a text.
fn after_year(text: &str) -> &str {
    match text.split_at_checked(4) {
        Some((year, rest)) if is_year(year) => rest.strip_prefix('年').unwrap_or(rest),
        _ => text,
    }
}

/// Takes a number up to `most` off the beginning of a text.
fn counted(text: &str, most: u32) -> Option<(u32, &str)> {
    let (number, bytes) = number(text)?;
    (1..=most).contains(&number).then(|| (number, &text[bytes..]))
}

/// Returns what counts of a label.
fn key(label: &str) -> String {
    let plain = |c: char| match narrow(c) {
        '—' | '–' | '−' | '~' => '-',
        c => c.to_ascii_lowercase(),
    };
    label.chars().filter(|c| !c.is_whitespace()).map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_known_however_they_are_written() {
        for label in [
            "3月",
            "12月份",
            "三月",
            "十二月",
            "2023年3月",
            "2023-03",
            "202303",
            "2023.03",
            "2023",
            "2023年",
            "2023年度",
            "1—3月",
            "1-11月",
            "2023年1-3月",
            "第一季度",
            "二季度",
            "2023年一季度",
            "Q1",
            "2023Q4",
            "上半年",
            "Mar",
            "March",
            "Jan-20",
            "2020.10.1",
            "1 月",
        ] {
            assert!(is_period(label), "{label}");
            assert!(!is_periods_together(label), "{label}");
        }
        for label in [
            "",
            "甲市",
            "指标",
            "3",
            "2023年甲",
            "5季度",
            "marketing",
            "202313",
            "2023.13",
            "2023.5",
            "年平均",
            "一",
            "三月街",
        ] {
            assert!(!is_period(label), "{label}");
        }
    }

    #[test]
    fn what_periods_make_together_is_known() {
        for label in
            ["年平均", "全年", "全 年", "合计", "平均", "年平均（℃）", "2023年合计", "Annual", "1-12月累计", "年"]
        {
            assert!(is_periods_together(label), "{label}");
        }
        for label in ["甲市", "均安镇", "", "年轻人"] {
            assert!(!is_periods_together(label), "{label}");
        }
    }

    #[test]
    fn an_axis_of_time_may_have_a_few_other_labels() {
        let are = |labels: &str| are_periods(labels.split(' '));
        assert!(are("1月 2月 3月 全年"));
        assert!(are("2021 2022 2023 2024 年均 合计"));
        assert!(!are("1月 2月"));
        assert!(!are("甲市 乙市 2023 2024 2025"));
    }
}
