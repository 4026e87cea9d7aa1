//! A109: the title of a document in 《》 that is quoted differently elsewhere.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::passages::{Part, Passage};
use crate::check::rule::{Findings, Subject};
use crate::messages::AgreementFault;

/// Titles shorter than this differ by a character too easily.
const SHORTEST: usize = 8;
/// Most titles that are compared with each other.
const MOST_TITLES: usize = 300;
/// Words by which one document differs from another of its kind.
const KINDS: [&str; 26] = [
    "试", "暂", "补充", "修订", "修改", "修正", "试行", "暂行", "草案", "废止", "延长", "解读", "新", "续", "再", "省",
    "市", "县", "区", "国", "年", "版", "不", "未", "非", "稿",
];

/// A title as quoted, and how often.
struct Quoted<'p> {
    title: &'p str,
    count: usize,
    passage: &'p Passage,
    range: Range<usize>,
}

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let titles = titles(subject);
    for (index, second) in titles.iter().enumerate() {
        for first in &titles[..index] {
            if is_variant(first.title, second.title) {
                // The one quoted more often is more likely right; of equals the first.
                let (usual, rare) = if second.count > first.count { (second, first) } else { (first, second) };
                let fault = AgreementFault::Title { found: rare.title.to_owned(), other: usual.title.to_owned() };
                let related = vec![usual.passage.place(usual.range.clone())];
                found.add_with(fault, rare.passage.place(rare.range.clone()), related, None);
            }
        }
    }
}

/// Returns the titles of the issue, each once, in the order in which they are first quoted.
fn titles<'p>(subject: &Subject<'p>) -> Vec<Quoted<'p>> {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    let mut titles: Vec<Quoted> = Vec::new();
    for passage in subject.passages.iter().filter(|passage| passage.part != Part::Publication) {
        for (open, mark) in passage.text.match_indices('《') {
            let start = open + mark.len();
            let Some(length) = passage.text[start..].find(['》', '《']) else { continue };
            let title = &passage.text[start..start + length];
            if title.chars().count() < SHORTEST || titles.len() >= MOST_TITLES {
                continue;
            }
            match known.get(title) {
                Some(at) => titles[*at].count += 1,
                None => {
                    known.insert(title, titles.len());
                    titles.push(Quoted { title, count: 1, passage, range: start..start + length });
                }
            }
        }
    }
    titles
}

/// Returns whether two titles are one, with a slip in either.
fn is_variant(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 2 {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (rest_a, rest_b) = (&a[same..], &b[same..]);
    let end = rest_a.iter().rev().zip(rest_b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (odd_a, odd_b) = (&rest_a[..rest_a.len() - end], &rest_b[..rest_b.len() - end]);
    let text = |chars: &[char]| chars.iter().collect::<String>();
    let (odd_a, odd_b) = (text(odd_a), text(odd_b));
    let numbered = |text: &str| text.chars().any(|c| c.is_ascii_digit() || SERIES.contains(c));
    let named = |text: &str| KINDS.iter().any(|kind| text.contains(kind));
    if numbered(&odd_a) || numbered(&odd_b) || named(&odd_a) || named(&odd_b) {
        return false;
    }
    let (odd_a_len, odd_b_len) = (odd_a.chars().count(), odd_b.chars().count());
    // 甲县 for 乙县 names another place.
    let place = a.get(same + odd_a_len).is_some_and(|next| "省市县区镇乡村州盟旗局厅部委办".contains(*next));
    let long = a.len().max(b.len()) >= 10;
    match (odd_a_len, odd_b_len) {
        (0, 1 | 2) | (1 | 2, 0) => true,
        (1, 1) => long && !place,
        (2, 2) => long && !place && odd_a.chars().rev().eq(odd_b.chars()),
        _ => false,
    }
}

/// Characters that number or place things.
const SERIES: &str = "一二三四五六七八九十〇零甲乙丙丁上中下前后左右东南西北内外男女总分大小";
