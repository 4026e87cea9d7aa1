//! Signs of comparison, and plus and minus, that stand where Markdown has marks of quotations and lists.

use std::ops::Range;

use super::excerpt::Excerpt;
use crate::diag::Diagnostic;
use crate::messages::TextFault;

/// What stands behind figures that count or date, not measure: `> 2026年`, `> 1. 申请`.
const COUNTED: [char; 6] = ['年', '月', '日', '、', ')', '）'];
/// What stands behind a change; any other figure may begin an item of a list.
const CHANGED: [&str; 5] = ["%", "％", "‰", "个百分点", "百分点"];

/// Reports the first sign of a quotation if all its lines, here without signs, begin with figures, as inequalities do.
pub(super) fn report_quotation(excerpt: &Excerpt, bare: &str, found: &mut Vec<Diagnostic>) {
    let is_limit = |line: &str| {
        let bound = line.trim_start().trim_start_matches(['=', '＝']).trim_start();
        behind_figure(bound).is_some_and(|rest| !rest.starts_with(COUNTED) && !rest.starts_with(". "))
    };
    let mut lines = bare.lines().filter(|line| !line.trim().is_empty()).peekable();
    if lines.peek().is_some() && lines.all(is_limit) {
        let at = excerpt.text.find('>').unwrap_or(0);
        found.push(Diagnostic::warning(TextFault::SignTaken { sign: '>' }.into(), excerpt.place(at..at + 1)));
    }
}

/// Reports the signs of items, by their bytes, that may be those of the figures behind them: `+ 5.6%`, a lone `- 3.2%`.
pub(super) fn report_items(excerpt: &Excerpt, items: &[Range<usize>], found: &mut Vec<Diagnostic>) {
    for item in items {
        let text = &excerpt.text[item.clone()];
        let rest = behind_figure(text.get(1..).unwrap_or_default().trim_start());
        let sign = match (text.chars().next(), rest) {
            (Some('+'), Some(rest)) if !rest.starts_with(COUNTED) => '+',
            (Some('-'), Some(rest)) if items.len() == 1 && CHANGED.iter().any(|unit| rest.starts_with(unit)) => '-',
            _ => continue,
        };
        let place = excerpt.place(item.start..item.start + 1);
        found.push(Diagnostic::warning(TextFault::SignTaken { sign }.into(), place));
    }
}

/// Returns what follows the figure that a text begins with.
fn behind_figure(text: &str) -> Option<&str> {
    let is_figure = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let rest = text.trim_start_matches(is_figure);
    if rest.len() == text.len() {
        return None;
    }
    let fraction = rest.strip_prefix(['.', ',', '，']).filter(|rest| rest.starts_with(is_figure));
    Some(fraction.map_or(rest, |rest| rest.trim_start_matches(is_figure)).trim_start_matches(' '))
}
