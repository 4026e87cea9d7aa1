//! Findings that the editor says are right as they stand.

use super::names;
use crate::diag::Diagnostic;
use crate::model::{Allow, Issue};
use crate::source::{Place, Sources};

/// What a comment begins with: `# typeset: allow(T101) why it is right`.
const MARK: &str = "typeset: allow(";

/// Returns whether `[check]` or a comment allows a finding.
pub(super) fn is_allowed(finding: &Diagnostic, issue: &Issue, sources: &Sources) -> bool {
    let (Some(code), Some(place)) = (finding.rule, &finding.place) else { return false };
    let Some(rule) = super::rule(code) else { return false };
    let listed = |allow: &Allow| names(rule, &allow.rule.value) && is_at(allow, place, sources);
    issue.publication.checking.allow.iter().any(listed) || comments(place, sources).any(|word| names(rule, word.trim()))
}

fn is_at(allow: &Allow, place: &Place, sources: &Sources) -> bool {
    let address = match sources.cell(place) {
        Some((_, address)) => address,
        None => sources.line_column(place.file, place.range.start).0.to_string(),
    };
    let quoted = sources.text(place.file).get(place.range.clone()).unwrap_or_default();
    allow.file.as_ref().is_none_or(|file| sources.name(place.file).ends_with(file.as_str()))
        && allow.at.as_ref().is_none_or(|at| at.eq_ignore_ascii_case(&address))
        && allow.text.as_ref().is_none_or(|text| quoted.contains(text.as_str()))
}

/// Returns the rules that comments on the line of a place or on the one above it name, with a reason.
fn comments<'s>(place: &Place, sources: &'s Sources) -> impl Iterator<Item = &'s str> {
    let text = sources.text(place.file);
    let start = text[..floor(text, place.range.start)].rfind('\n').map_or(0, |at| at + 1);
    let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let above = text[..start.saturating_sub(1)].rfind('\n').map_or(0, |at| at + 1);
    let lines = text[above..end].lines();
    lines.filter_map(|line| line.split_once(MARK)?.1.split_once(')')).flat_map(|(rules, reason)| {
        let reason = reason.trim().trim_end_matches("-->").trim();
        let rules = if reason.is_empty() { "" } else { rules };
        rules.split(',')
    })
}

fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}
