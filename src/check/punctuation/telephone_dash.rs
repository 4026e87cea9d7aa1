//! P108: a long dash in a telephone number.

use super::text::{Text, is_digit, texts_and_cells};
use crate::check::rule::{Findings, Subject};
use crate::messages::PunctuationFault;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for text in texts_and_cells(subject) {
        let mut done = 0;
        for i in 0..text.chars.len() {
            if i >= done && is_long_dash(text.at(i)) {
                done = number(&text, i, found).unwrap_or(done);
            }
        }
    }
}

fn is_long_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '－' | '―' | '‐' | '‑' | '−')
}

/// Reports the telephone number around a dash, and returns its end.
fn number(text: &Text, dash: usize, found: &mut Findings) -> Option<usize> {
    let start = text.run_back(dash, is_digit);
    let (area, local) = (text.string(start..dash), text.run(dash, is_long_dash));
    let mut end = text.run(local, is_digit);
    let whole = text.before(start) == '\0' || !text.before(start).is_ascii_graphic() || text.before(start) == '(';
    let is_area = area.starts_with('0') && matches!(area.len(), 3 | 4) && matches!(end - local, 7 | 8);
    let is_service = matches!(area.as_str(), "400" | "800") && end - local == 3 && is_dash(text.at(end));
    if !whole || !is_area && !is_service || local - dash > 2 {
        return None;
    }
    // The rest of a 400 number, or an extension.
    let more = text.run(end + 1, is_digit);
    if is_dash(text.at(end)) && (1..=6).contains(&(more - end - 1)) {
        end = more;
    }
    if is_digit(text.at(end)) {
        return None;
    }
    let written = text.string(start..end);
    let right = written.replace("——", "-").replace(is_long_dash, "-");
    let fault = PunctuationFault::TelephoneDash { text: written, right: right.clone() };
    text.report_fix(found, fault, start..end, &right);
    Some(end)
}

fn is_dash(c: char) -> bool {
    c == '-' || is_long_dash(c)
}
