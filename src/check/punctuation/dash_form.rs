//! P113: hyphens in place of a dash.

use super::text::{Text, is_chinese, texts};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject) {
        for range in text.ranges(|i| text.run_of_same(i, "-－")) {
            if (2..=4).contains(&range.len()) && is_dash(&text, range.start, range.end) {
                let fault = PunctuationFault::DashForm { text: text.string(range.clone()) };
                text.report_fix(found, fault, range, "——");
            }
        }
    }
}

/// Returns whether hyphens stand where Chinese text would have a dash.
fn is_dash(text: &Text, from: usize, to: usize) -> bool {
    let (before, after) = (text.before(from), text.at(to));
    let open = |c: char| c == '\0' || c == '\n' || is_chinese(c) || ",;:!?".contains(c);
    !text.in_address(from)
        && open(before)
        && open(after)
        && (is_chinese(before) || is_chinese(after))
        && before != '—'
        && after != '—'
}
