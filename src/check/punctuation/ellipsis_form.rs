//! P112: an ellipsis made of full stops, or of three dots only.

use super::text::{Text, is_chinese, texts};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject) {
        for range in text.ranges(|i| text.run_of_same(i, ".。…·")) {
            if !text.in_address(range.start) && is_wrong(&text, range.start, range.end) {
                let fault = PunctuationFault::EllipsisForm { text: text.string(range.clone()) };
                text.report_fix(found, fault, range, "……");
            }
        }
    }
}

fn is_wrong(text: &Text, from: usize, to: usize) -> bool {
    let (before, after) = (text.before(from), text.at(to));
    let dots = |c: char| "…。.·".contains(c);
    // 1，2，…，n is mathematics.
    let listing = "，、,".contains(before) && "，、,".contains(after);
    if dots(before) || dots(after) {
        return false;
    }
    match (text.at(from), to - from) {
        ('.', 3..=8) => is_chinese(before) || is_chinese(after),
        ('。', 3..=8) => true,
        // Leaders of a list of contents are longer.
        ('·', 3 | 6) => is_chinese(before) && is_chinese(after),
        ('…', 1) => is_chinese(before) && !listing && !after.is_ascii_alphanumeric(),
        _ => false,
    }
}
