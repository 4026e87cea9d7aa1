//! W108: two forms of what is probably one name.

use std::collections::HashMap;

use super::text::{Terms, Text, texts};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_word_ideograph;
use crate::messages::WordingFault;
use crate::source::Place;

/// Fewest and most characters of a name.
const LENGTH: std::ops::RangeInclusive<usize> = 6..=30;
/// What names end in.
const ENDS: &str = "局 委 委员会 办 办公室 院 会 中心 公司 集团 所 站 校 厅 处 科 社 队 厂 园 园区 开发区 平台 \
系统 条例 办法 规定 学校";
/// Characters by which the names of different bodies differ.
const TELLING: &str = "市省县区州镇乡村旗街东西南北中上下左右前后内外大小新老一二三四五六七八九十百千甲乙丙丁第年月日季半男女正副国级总分支直\
农工商交建民青水电路桥林土地金文卫教体科技信党政军法检公司学医药食儿妇残";

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let terms = Terms::of(subject);
    let mut names: Vec<(String, Place)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    // For each name, the forms that one character less gives it.
    let mut shorter: HashMap<String, Vec<usize>> = HashMap::new();
    for text in texts(subject) {
        for (start, name) in names_in(&text) {
            let range = start..start + name.len();
            if known.contains_key(name) || terms.hide(&text.line, &range) {
                continue;
            }
            let place = text.place(range);
            let number = names.len();
            let mut forms: Vec<String> = without_one(name).collect();
            forms.push(name.to_owned());
            let near = forms.iter().filter_map(|form| shorter.get(form)).flatten();
            if let Some(other) = near.copied().find(|other| is_variant(&names[*other].0, name)) {
                let fault = WordingFault::NameVariants { name: name.to_owned(), other: names[other].0.clone() };
                found.add_with(fault, place.clone(), vec![names[other].1.clone()], None);
            }
            for form in forms {
                let same = shorter.entry(form).or_default();
                // Names of one pattern would make the list quadratic.
                if same.len() < 8 {
                    same.push(number);
                }
            }
            known.insert(name.to_owned(), number);
            names.push((name.to_owned(), place));
        }
    }
}

/// Returns the names in a text whose bounds are certain: whole cells and sources, and what stands in 《》 or “”.
fn names_in<'t>(text: &'t Text) -> Vec<(usize, &'t str)> {
    let line = text.line.as_str();
    let mut names = Vec::new();
    let whole = line.trim();
    if is_name(whole) {
        names.push((line.find(whole).unwrap_or_default(), whole));
    }
    for (open, close) in [('《', '》'), ('“', '”')] {
        for (at, _) in line.match_indices(open) {
            let start = at + open.len_utf8();
            // The end is near, or this is no name.
            let inside = line[start..].chars().take(*LENGTH.end()).take_while(|c| *c != close);
            let name = &line[start..start + inside.map(char::len_utf8).sum::<usize>()];
            if is_name(name) && line[start + name.len()..].starts_with(close) {
                names.push((start, name));
            }
        }
    }
    names
}

fn is_name(text: &str) -> bool {
    // Most texts are far too long to be counted.
    text.len() <= 4 * LENGTH.end()
        && LENGTH.contains(&text.chars().count())
        && text.chars().all(is_word_ideograph)
        && ENDS.split(' ').any(|end| text.ends_with(end))
}

fn without_one(name: &str) -> impl Iterator<Item = String> {
    name.char_indices().map(|(at, c)| format!("{}{}", &name[..at], &name[at + c.len_utf8()..]))
}

/// Returns whether two names differ by one character that doesn't tell bodies apart.
fn is_variant(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let back = back.min(a.len().min(b.len()) - front);
    let (x, y) = (&a[front..a.len() - back], &b[front..b.len() - back]);
    let one = x.len() <= 1 && y.len() <= 1 && x.len() + y.len() > 0;
    one && !x.iter().chain(y).any(|c| TELLING.contains(*c))
}
