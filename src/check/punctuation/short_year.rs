//! P121: a year without its century.

use super::text::{Text, is_digit, texts};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

/// What stands before a span of time rather than a date.
const SPAN: &str = "时期达龄职作满近约共计刑徒限第长续有前后逾超整";

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject) {
        for i in (2..text.chars.len()).filter(|i| text.at(*i) == '年') {
            report(&text, i, found);
        }
    }
}

fn report(text: &Text, i: usize, found: &mut Findings) {
    let (start, end) = (text.run_back(i, is_digit), text.run(i + 1, is_digit));
    let month = text.string(i + 1..end).parse().is_ok_and(|month: u8| (1..=12).contains(&month));
    let before = text.before_space(start);
    let date = text.at(end) == '月' && month && !SPAN.contains(before) && !before.is_ascii_graphic();
    if i - start == 2 && date && before != '’' {
        text.report(found, PunctuationFault::ShortYear { text: text.string(start..end + 1) }, start..end + 1);
    }
}
