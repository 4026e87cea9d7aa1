//! Findings that the editor says are right as they stand.

use std::collections::HashMap;
use std::ops::Range;

use super::families::rule;
use crate::diag::Diagnostic;
use crate::model::{Allow, Issue};
use crate::source::{Place, SourceId, Sources};

/// What a comment begins with: `# typeset: allow(T101) why it is right`.
const MARK: &str = "typeset: allow(";

/// What the editor says is right: in `[check]`, and in comments of the files.
pub(super) struct Allowed<'a> {
    issue: &'a Issue,
    sources: &'a Sources,
    /// By file, the bytes that a comment is about, and the rules that it names.
    comments: HashMap<SourceId, Vec<(Range<usize>, &'a str)>>,
}

impl<'a> Allowed<'a> {
    pub(super) fn new(issue: &'a Issue, sources: &'a Sources) -> Self {
        Self { issue, sources, comments: HashMap::new() }
    }

    /// Returns whether `[check]` or a comment allows a finding.
    pub(super) fn covers(&mut self, finding: &Diagnostic) -> bool {
        let (Some(code), Some(place)) = (finding.rule, &finding.place) else { return false };
        let Some(rule) = rule(code) else { return false };
        let listed = |allow: &Allow| rule.is_meant(&allow.rule.value) && is_at(allow, place, self.sources);
        if self.issue.publication.checking.allow.iter().any(listed) {
            return true;
        }
        let text = self.sources.text(place.file);
        let comments = self.comments.entry(place.file).or_insert_with(|| comments(text));
        let here = comments.iter().filter(|(range, _)| range.contains(&place.range.start));
        here.flat_map(|(_, rules)| rules.split(',')).any(|word| rule.is_meant(word.trim()))
    }
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

/// Finds the comments of a file that give a reason, each with the bytes of its line and the next one.
fn comments(text: &str) -> Vec<(Range<usize>, &str)> {
    let comment = |(at, mark): (usize, &str)| {
        let rest = &text[at + mark.len()..];
        let (rules, reason) = rest.lines().next()?.split_once(')')?;
        let has_reason = !reason.trim().trim_end_matches("-->").trim().is_empty();
        let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
        let line_end = rest.find('\n').map_or(text.len(), |end| at + mark.len() + end + 1);
        let end = text[line_end..].find('\n').map_or(text.len(), |end| line_end + end + 1);
        has_reason.then_some((start..end, rules))
    };
    text.match_indices(MARK).filter_map(comment).collect()
}
