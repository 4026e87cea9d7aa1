//! P125: a paragraph that begins with a mark that cannot begin one.

use super::text::texts;
use crate::check::passages::Part;
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let running = |part: Part| matches!(part, Part::Article | Part::Brief | Part::Notice | Part::Title);
    for text in texts(subject).filter(|text| text.part.is_some_and(running)) {
        let start = text.run(0, char::is_whitespace);
        let mark = text.at(start);
        let is_stop = "，。、；：？！".contains(mark) || matches!(mark, ',' | ';') && text.chars.len() > start + 1;
        if is_stop {
            text.report(found, PunctuationFault::MarkAtStart { mark }, start..start + 1);
        }
    }
}
