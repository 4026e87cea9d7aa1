//! P111: an ellipsis together with 等.

use super::text::{Text, texts};
use crate::check::rule::{Findings, Subject};
use crate::hanzi::is_ideograph;
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts(subject) {
        for dots in text.ranges(|i| text.run(i, |c| c == '…')) {
            ellipsis(&text, dots.start, dots.end, found);
        }
    }
}

fn ellipsis(text: &Text, from: usize, to: usize, found: &mut Findings) {
    let start = text.run_back(from, |c| c == '等');
    let end = text.run(to, |c| c == '等');
    let before = start < from && (is_ideograph(text.before(start)) || "”》）".contains(text.before(start)));
    let waiting = "在要就还来去再先不我你他".contains(text.before(start));
    // 等级, 等待 and the like are other words.
    let word = "级于同价额到候次距效待他我你她它了着一".contains(text.at(end));
    if before && !waiting || end > to && !word {
        let range = if before && !waiting { start } else { from }..if end > to && !word { end } else { to };
        text.report(found, PunctuationFault::EllipsisWithDeng { text: text.string(range.clone()) }, range);
    }
}
