//! P116: a space between Chinese characters in a sentence.

use super::text::{Text, texts};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_ideograph;
use crate::messages::PunctuationFault;

/// What stands at the start of a paragraph before a space is at most this long, in characters.
const LABEL: usize = 5;
/// The longer of the two pieces beside the space has at least this many characters, both together at least `TOGETHER`.
const PIECE: usize = 5;
const TOGETHER: usize = 8;
/// Texts with more spaces than this are lists.
const MOST: usize = 2;
/// Characters that come before a space of their own: 第三条　为了……, 本报讯　…….
const LABELS: &str = "讯电";
/// Bodies that are named side by side: 中共中央 国务院印发…….
const BODIES: &str = "央委府厅局办院部会";
const OTHER_BODIES: [&str; 9] = ["国务院", "中央", "中共", "人民", "全国", "省", "市", "区", "县"];
/// What follows a name of two characters that is padded with a space.
const AFTER_NAME: [&str; 20] = [
    "同志", "等", "说", "书记", "主任", "局长", "县长", "区长", "市长", "部长", "主席", "主持", "带队", "率", "出席",
    "参加", "介绍", "表示", "指出", "强调",
];

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject).filter(|text| text.paragraph && is_sentence(text)) {
        let spaces: Vec<usize> = (1..text.chars.len()).filter(|i| is_loose(&text, *i)).collect();
        if spaces.len() > MOST {
            continue;
        }
        for i in spaces.into_iter().filter(|i| is_wrong(&text, *i)) {
            let around = text.string(i.saturating_sub(4)..i + 5);
            text.report_fix(found, PunctuationFault::SpaceInSentence { text: around }, i..i + 1, "");
        }
    }
}

fn is_sentence(text: &Text) -> bool {
    text.chars.len() > 20 && text.chars.iter().any(|c| matches!(c, '。' | '；'))
}

/// Returns whether a single space stands between two Han characters, or between one and a mark.
fn is_loose(text: &Text, i: usize) -> bool {
    let (before, after) = (text.before(i), text.at(i + 1));
    let stop = |c: char| "，。；、".contains(c);
    text.at(i) == ' ' && (is_ideograph(before) || stop(before)) && (is_ideograph(after) || stop(after))
}

fn is_wrong(text: &Text, i: usize) -> bool {
    if !is_ideograph(text.before(i)) || !is_ideograph(text.at(i + 1)) {
        // 一、 总则; 2、 is the matter of another rule.
        let numbering = i <= LABEL || text.before(i - 1).is_ascii_digit();
        return !(text.before(i) == '、' && numbering)
            && (is_ideograph(text.before(i)) || is_ideograph(text.at(i + 1)));
    }
    let (start, end) = (text.run_back(i, is_ideograph), text.run(i + 1, is_ideograph));
    let (left, right) = (i - start, end - i - 1);
    let label =
        start == 0 && left <= LABEL || LABELS.contains(text.before(i)) || text.at(start) == '第' && left <= LABEL;
    let other = OTHER_BODIES.iter().any(|body| text.starts(i + 1, body));
    let bodies = BODIES.contains(text.before(i)) && other;
    let long = left.max(right) >= PIECE && left + right >= TOGETHER;
    let name = AFTER_NAME.iter().any(|word| text.starts(i + 2, word)) || right == 1;
    long && !label && !bodies && !name && !is_quoted(text, i)
}

/// Returns whether a character stands in a title, a quotation or brackets, whose spaces are their own.
fn is_quoted(text: &Text, i: usize) -> bool {
    let mark = text.chars[..i].iter().rev().find(|c| "《》“”（）【】".contains(**c));
    mark.is_some_and(|mark| "《“（【".contains(*mark))
}
