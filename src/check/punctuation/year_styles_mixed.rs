//! P119: years in Chinese numerals beside years in digits.

use super::text::{Text, is_digit, texts};
use crate::check::passages::Part;
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let running = |part: Part| matches!(part, Part::Article | Part::Brief | Part::Notice);
    let texts: Vec<Text> = texts(subject).filter(|text| text.part.is_some_and(running)).collect();
    let first = |is_year: fn(char) -> bool| {
        texts.iter().find_map(|text| (4..text.chars.len()).find_map(|i| Some((text, year(text, i, is_year)?))))
    };
    let (Some((chinese, start)), Some((digits, other))) = (first(is_numeral), first(is_digit)) else { return };
    let fault = PunctuationFault::YearStyles {
        chinese: chinese.string(start..start + 5),
        digits: digits.string(other..other + 5),
    };
    let related = vec![digits.place(other..other + 5)];
    found.add_with(fault, chinese.place(start..start + 5), related, None);
}

/// Returns where the year begins whose 年 stands at an index; it has four figures.
fn year(text: &Text, i: usize, is_figure: fn(char) -> bool) -> Option<usize> {
    if text.at(i) != '年' {
        return None;
    }
    let start = text.run_back(i, is_figure);
    let century = matches!((text.at(start), text.at(start + 1)), ('一' | '1', '九' | '9') | ('二' | '2', '〇' | '0'));
    (i - start == 4 && century).then_some(start)
}

fn is_numeral(c: char) -> bool {
    "〇一二三四五六七八九".contains(c)
}
