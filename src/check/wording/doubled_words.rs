//! W111: words that stand twice.

use std::ops::Range;

use super::text::{Terms, texts};
use super::when::is_number;
use crate::check::rule::{Findings, Subject};
use crate::diag::Severity;
use crate::hanzi::is_word_ideograph;
use crate::messages::WordingFault;

/// Characters that nobody writes twice, with what may stand before and after when it is right all the same.
const SINGLES: [(&str, &[&str], &[&str]); 10] = [
    ("的的", &["目", "标", "有", "打", "中", "端"], &["确", "士"]),
    (
        "了了",
        &["不", "为", "除", "罢", "明", "一目", "聊", "末", "终"],
        &["解", "然", "结", "之", "却", "望", "债", "事", "不起"],
    ),
    ("是是", &["的", "是"], &["否", "非"]),
    (
        "和和",
        &["温", "祥", "调", "缓", "平", "柔", "共", "饱", "总", "中", "谦"],
        &["谐", "气", "平", "睦", "美", "解", "顺", "林", "田", "县", "约", "硕"],
    ),
    (
        "在在",
        &["存", "现", "所", "正", "内", "潜", "实", "自"],
        &["建", "线", "校", "职", "册", "岗", "库", "场", "编", "读", "职", "座", "乎", "于", "途", "押", "逃"],
    ),
    (
        "为为",
        &["作", "行", "成", "认", "分", "因", "变", "改", "以", "称"],
        &["民", "了", "主", "期", "首", "人", "群", "企", "何", "辅"],
    ),
    ("将将", &["即", "必", "终", "干", "大", "名", "小", "武", "上", "中", "少"], &["军", "来", "近", "领"]),
    (
        "对对",
        &["面", "针", "应", "相", "绝", "核", "校", "反", "一", "成", "批"],
        &["方", "口", "象", "外", "手", "策", "标", "应", "联", "接", "比"],
    ),
    ("、、", &[], &[]),
    ("，，", &[], &[]),
];

/// Words that nobody says twice in succession.
const PAIRS: &str = "进行|开展|实施|推进|加强|通过|对于|关于|以及|按照|为了|并且|但是|因为|所以|我们|他们|同时|已经|目前|\
其中|如果|由于|可以|应当|必须|应该|提高|提升|完善|落实|建立|推动|促进|积极|有效|不断|进一步|近日|近期|截至|坚持|认真|切实|深入|\
全面|要求|问题|情况|措施|部门|单位|领导|会议|相关|有关|各级|各项|项目|工程|群众|企业|政府|人民|以来|以上|全市|全省|全县|我市|我省";

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let terms = Terms::of(subject);
    for text in texts(subject) {
        let chars: Vec<(usize, char)> = text.line.char_indices().collect();
        let at = |index: usize| chars.get(index).map_or(text.line.len(), |(at, _)| *at);
        let mut index = 0;
        while index < chars.len() {
            let Some((length, severity)) = doubled(&chars[index..], &text.line[..at(index)]) else {
                index += 1;
                continue;
            };
            let range = at(index)..at(index + length);
            index += length;
            if !terms.hide(&text.line, &range) {
                report(&text.line, range.clone(), found, text.place(range), severity);
            }
        }
    }
}

fn report(line: &str, range: Range<usize>, found: &mut Findings, place: crate::source::Place, severity: Severity) {
    let fault = WordingFault::DoubledWords { words: line[range].to_owned() };
    found.add(fault, place);
    found.grade(severity);
}

/// Returns how many characters at the start of a text repeat themselves by mistake.
fn doubled(chars: &[(usize, char)], before: &str) -> Option<(usize, Severity)> {
    single(chars, before)
        .or_else(|| (3..=8).rev().find_map(|length| phrase(chars, length)))
        .or_else(|| pair(chars))
        .or_else(|| spaced(chars))
}

fn single(chars: &[(usize, char)], before: &str) -> Option<(usize, Severity)> {
    let [(_, a), (_, b), rest @ ..] = chars else { return None };
    if a != b {
        return None;
    }
    let (_, left, right) = SINGLES.iter().find(|(words, ..)| words.starts_with(*a))?;
    let after: String = rest.iter().take(2).map(|(_, c)| *c).collect();
    let fine = left.iter().any(|word| before.ends_with(word)) || right.iter().any(|word| after.starts_with(word));
    // Three in a row are somebody's own way of writing; 暖暖和和 is a word.
    let row = before.ends_with(*a) || after.starts_with(*a);
    let mut last = before.chars().rev();
    let word = last.next().is_some_and(|c| is_word_ideograph(c) && last.next() == Some(c));
    (!fine && !row && !word).then_some((2, Severity::Warning))
}

/// Finds a phrase that stands twice, such as 营商环境营商环境.
fn phrase(chars: &[(usize, char)], length: usize) -> Option<(usize, Severity)> {
    let (first, second) = (chars.get(..length)?, chars.get(length..2 * length)?);
    let same = first.iter().zip(second).all(|((_, a), (_, b))| a == b);
    // 一步一步, 一轮又一轮又 and 再加强再加强 are meant.
    let meant = |c: char| !is_word_ideograph(c) || is_number(c) || "又再还更越边各每不".contains(c);
    let row = first.iter().all(|(_, c)| *c == first[0].1);
    (same && !row && !first.iter().any(|(_, c)| meant(*c))).then_some((2 * length, Severity::Warning))
}

/// Finds a word of two characters that stands twice and can't be meant to.
fn pair(chars: &[(usize, char)]) -> Option<(usize, Severity)> {
    let [(_, a), (_, b), (_, c), (_, d), ..] = chars else { return None };
    if (a, b) != (c, d) || a == b {
        return None;
    }
    let word: String = [*a, *b].iter().collect();
    PAIRS.split('|').any(|known| known == word).then_some((4, Severity::Warning))
}

/// Finds a word of two characters that stands twice with a space between.
fn spaced(chars: &[(usize, char)]) -> Option<(usize, Severity)> {
    let [(_, a), (_, b), (_, space), (_, c), (_, d), ..] = chars else { return None };
    let gap = matches!(space, ' ' | '　');
    (gap && (a, b) == (c, d) && a != b && [a, b].iter().all(|c| is_word_ideograph(**c) && !is_number(**c)))
        .then_some((5, Severity::Info))
}
