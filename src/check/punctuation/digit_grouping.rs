//! P130: commas that divide a number otherwise than in threes.

use super::text::{Text, is_digit, texts};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject) {
        let number = |i| if is_digit(text.at(i)) { text.run(i, |c| is_digit(c) || c == ',') } else { i };
        for range in text.ranges(number).filter(|range| is_wrong(&text, range.start, range.end)) {
            text.report(found, PunctuationFault::DigitGrouping { text: text.string(range.clone()) }, range);
        }
    }
}

/// Returns whether digits with commas are one number, wrongly divided; lists such as 3,5,7 are none.
fn is_wrong(text: &Text, from: usize, to: usize) -> bool {
    let number = text.string(from..to);
    let groups: Vec<&str> = number.split(',').collect();
    let rest = &groups[1..];
    let wrong = !rest.is_empty() && (groups[0].len() > 3 || rest.iter().any(|group| group.len() != 3));
    let unit = "亿万%％".contains(text.at(to));
    let divided =
        rest.iter().any(|group| group.len() == 3) && rest.len() > 1 && rest.iter().all(|group| group.len() > 1);
    let alone = !text.before(from).is_ascii_graphic() && !text.in_address(from);
    wrong && alone && !number.ends_with(',') && groups[0].len() <= 3 && (rest.len() == 1 && unit || divided)
}
