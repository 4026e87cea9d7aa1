//! P113: hyphens in place of a dash.

use super::text::{Text, is_chinese, texts};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject) {
        let mut i = 0;
        while i < text.chars.len() {
            let c = text.at(i);
            let end = if matches!(c, '-' | '－') { text.run(i, |other| other == c) } else { i };
            if (2..=4).contains(&(end - i)) && is_dash(&text, i, end) {
                let fault = PunctuationFault::DashForm { text: text.string(i..end) };
                text.report_fix(found, fault, i..end, "——");
            }
            i = end.max(i + 1);
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
