//! Figures in running text, each with the unit after it.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::hanzi::half_width;
use crate::model::drawable;

/// A figure in a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount<'t> {
    /// The bytes of its digits.
    pub(super) digits: Range<usize>,
    /// Where what follows its unit begins.
    pub(super) end: usize,
    /// What its digits are worth, 万 and 亿 left to the unit.
    pub(super) worth: Decimal,
    /// The unit, such as 项 or 万元; empty if no word for a unit follows.
    pub(super) unit: &'t str,
    /// Whether it is only about so many.
    pub(super) about: bool,
}

/// Words for units, longer ones before those that they begin with.
const UNITS: &str = "个百分点 个月 平方公里 平方千米 立方米 平方米 公里 千米 公顷 千克 公斤 毫米 厘米 人次 人份 户次 \
家次 台次 辆次 车次 班次 场次 批次 件次 件套 台套 小时 分钟 美元 欧元 千瓦时 千瓦 标段 标箱 \
床位 亩次 头次 条次 点位 摄氏度 工作日 元 项 个 家 件 人 户 条 起 亩 吨 次 处 名 笔 份 辆 \
台 套 所 座 场 期 批 宗 只 头 株 棵 册 张 篇 例 间 栋 幢 片 块 支 艘 架 部 门 位 组 \
类 种 袋 箱 桶 本 颗 斤 米 天 岁 倍 趟";
/// Multipliers that stand before a unit.
const MULTIPLIERS: [&str; 8] = ["万亿", "千万", "百万", "十万", "万", "亿", "千", "百"];
/// Words after digits for a figure that is only about so great.
const ABOUT_AFTER: [&str; 5] = ["余", "多", "来", "左右", "以上"];
/// Words before digits for the same.
const ABOUT_BEFORE: [&str; 10] = ["近", "约", "超", "逾", "超过", "将近", "大约", "不足", "不少于", "至少"];

/// Returns the figures of a text.
pub(super) fn amounts(text: &str) -> Vec<Amount<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_digit).map(|next| at + next) {
        let end = digits_end(text, start);
        at = end;
        if let Some(amount) = amount(text, start..end) {
            at = amount.end.max(end);
            found.push(amount);
        }
    }
    found
}

fn is_digit(c: char) -> bool {
    half_width(c).is_ascii_digit()
}

/// Returns where digits with points and separators between them end.
fn digits_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '.' | ',' | '．') && chars.peek().is_some_and(|(_, next)| is_digit(*next));
        if !is_digit(c) && !joins {
            break;
        }
        end = start + at + c.len_utf8();
    }
    end
}

fn amount(text: &str, digits: Range<usize>) -> Option<Amount<'_>> {
    let plain: String = text[digits.clone()].chars().map(half_width).filter(|c| *c != ',').collect();
    // Figures so long that adding them up could go wrong are no amounts.
    let worth = drawable(&plain)?;
    let before = text[..digits.start].trim_end();
    let mut rest = text[digits.end..].trim_start_matches([' ', '\u{3000}']);
    let mut about = ABOUT_BEFORE.iter().any(|word| before.ends_with(word));
    let mut skip = |rest: &mut &str| {
        if let Some(after) = ABOUT_AFTER.iter().find_map(|word| rest.strip_prefix(word)) {
            *rest = after;
            about = true;
        }
    };
    skip(&mut rest);
    let unit_start = text.len() - rest.len();
    if let Some(after) = MULTIPLIERS.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    let multiplied = text.len() - rest.len();
    skip(&mut rest);
    let measure_start = text.len() - rest.len();
    if let Some(after) = UNITS.split(' ').find_map(|word| rest.strip_prefix(word)) {
        rest = after;
    }
    let mut end = text.len() - rest.len();
    // 万余元 counts as 万, which is enough to compare figures that are only about so great.
    let unit = if measure_start == multiplied { &text[unit_start..end] } else { &text[unit_start..multiplied] };
    if end == measure_start && rest.starts_with(['%', '％', '‰']) {
        end += rest.chars().next().map_or(0, char::len_utf8);
        return Some(Amount { digits, end, worth, unit: "%", about });
    }
    skip(&mut rest);
    // 第 3 项 is no number of things.
    let unit = if before.ends_with('第') { "" } else { unit };
    Some(Amount { digits, end, worth, unit, about })
}

/// What ends a sentence.
const ENDS: [char; 5] = ['。', '！', '？', '\n', '；'];

/// Returns the sentence around a byte of a text: up to the full stop or its like on either side.
pub(super) fn sentence(text: &str, at: usize) -> Range<usize> {
    let end = text[at..].find(ENDS).map_or(text.len(), |end| at + end);
    start_between(text, 0..at).unwrap_or(0)..end
}

/// Returns where the last sentence begins that begins behind a mark in a range of a text.
pub(super) fn start_between(text: &str, range: Range<usize>) -> Option<usize> {
    let mark = range.start + text[range].rfind(ENDS)?;
    Some(mark + text[mark..].chars().next().map_or(0, char::len_utf8))
}

fn digits(a: Decimal, b: Decimal) -> Option<(Vec<u8>, Vec<u8>)> {
    let scale = a.scale().max(b.scale());
    let text = |mut n: Decimal| {
        n.rescale(scale);
        n.to_string().into_bytes()
    };
    let (a, b) = (text(a), text(b));
    (a.len() == b.len() && a.len() > 1).then_some((a, b))
}

/// Returns whether two figures differ by two neighbouring digits in each other's place.
pub(super) fn is_swap(a: Decimal, b: Decimal) -> bool {
    let Some((a, b)) = digits(a, b) else { return false };
    let differ: Vec<usize> = (0..a.len()).filter(|at| a[*at] != b[*at]).collect();
    matches!(differ[..], [first, second] if second == first + 1 && a[first] == b[second] && a[second] == b[first])
}

/// Returns whether two figures of at least three digits differ in just one.
pub(super) fn is_one_digit(a: Decimal, b: Decimal) -> bool {
    digits(a, b).is_some_and(|(a, b)| a.len() > 2 && a.iter().zip(&b).filter(|(a, b)| a != b).count() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_found_with_their_units() {
        let text = "取消 109 项，投资3.22亿元，约１２人次，5000余户，增长3.5%，第3期、2020年";
        let found: Vec<_> = amounts(text).into_iter().map(|a| (a.worth.to_string(), a.unit, a.about)).collect();
        let plain = |worth: &str, unit, about| (worth.to_owned(), unit, about);
        assert_eq!(
            found,
            [
                plain("109", "项", false),
                plain("3.22", "亿元", false),
                plain("12", "人次", true),
                plain("5000", "户", true),
                plain("3.5", "%", false),
                plain("3", "", false),
                plain("2020", "", false),
            ]
        );
    }
}
