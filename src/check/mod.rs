//! The checker: rules over the model.
//!
//! Two sorts: what cannot be printed at all (`glyphs` and its neighbours) is
//! told with every build; the rules of the families below are the
//! proofreader's, and never stop an issue.

mod allow;
mod amount;
mod amounts;
pub mod baseline;
mod coarse_pictures;
mod crowded;
pub mod facts;
mod families;
mod glyphs;
mod grid;
mod months;
mod naming;
mod open;
mod sum;
mod sums;
mod agreement;
mod structure;
mod wording;
mod punctuation;
mod typography;
mod people;
pub mod passages;
pub mod rule;

use crate::diag::{Diagnostic, Severity};
use crate::fonts::Fonts;
use crate::messages::Problem;
use crate::model::{Checking, Issue, Sibling};
use crate::source::Sources;
use allow::Allowed;
use facts::PageFacts;
pub use families::{FAMILIES, rule, rules};
use grid::Grid;
use passages::passages;
use rule::{Findings, Rule, Subject};
use sum::Added;
pub use sums::{Checked, CheckedTotal, Untested};

/// Checks what must be right for an issue to be printed; returns what was found, in the order of the files.
pub fn check(issue: &Issue, sources: &Sources, fonts: &Fonts) -> Vec<Diagnostic> {
    let unreadable = fonts.unreadable().into_iter().map(|name| Problem::FontUnreadable { name });
    let mut found: Vec<Diagnostic> = unreadable.map(|fault| Diagnostic::new(fault, Severity::Warning, None)).collect();
    amount::check(issue, &mut found);
    crowded::check(issue, sources, &mut found);
    glyphs::check(issue, sources, fonts, &mut found);
    months::check(issue, &mut found);
    open::check(issue, sources, &mut found);
    coarse_pictures::check(issue, &mut found);
    sort(&mut found);
    found
}

/// What is proofread, and what with.
pub struct Proof<'a> {
    /// The issue.
    pub issue: &'a Issue,
    /// The texts that it was read from.
    pub sources: &'a Sources,
    /// The issue before, if there is one.
    pub previous: Option<&'a Issue>,
    /// The issues of the publication in the folders beside.
    pub beside: &'a [Sibling],
    /// The finished pages; none where the issue was not laid out.
    pub pages: &'a [PageFacts],
}

/// What came of proofreading.
#[derive(Debug, Default)]
pub struct Proofread {
    /// What the rules find and nobody allows, in the order of the files.
    pub found: Vec<Diagnostic>,
    /// What of every table was added up, in printing order.
    pub tables: Vec<Checked>,
}

impl Proof<'_> {
    /// Returns what the rules find and nobody allows, in the order of the files.
    pub fn read(&self) -> Vec<Diagnostic> {
        self.proofread().found
    }

    /// Applies the rules, and tells what they could look at.
    pub fn proofread(&self) -> Proofread {
        let Self { issue, sources, previous, beside, pages } = *self;
        let passages = passages(issue, sources);
        let grids: Vec<Grid> = issue.tables().map(Grid::new).collect();
        let sums: Vec<Added> = grids.iter().map(sums::add).collect();
        let subject =
            Subject { issue, sources, passages: &passages, previous, beside, grids: &grids, sums: &sums, pages };
        let checking = &issue.publication.checking;
        let mut found = Vec::new();
        for rule in rules().filter(|rule| !is_disabled(rule, checking)) {
            let mut findings = Findings::new(rule);
            (rule.run)(&subject, &mut findings);
            let severity = checking.severity.iter().find(|(name, _)| rule.is_meant(&name.value)).map(|(_, s)| *s);
            found.extend(findings.into_list().into_iter().map(|mut finding| {
                finding.severity = severity.unwrap_or(finding.severity);
                finding
            }));
        }
        let mut allowed = Allowed::new(issue, sources);
        found.retain(|finding| !allowed.covers(finding));
        sort(&mut found);
        let tables = grids.iter().zip(&sums).map(|(grid, added)| sums::checked(grid, added)).collect();
        Proofread { found, tables }
    }
}

fn is_disabled(rule: &Rule, checking: &Checking) -> bool {
    checking.disable.iter().any(|word| rule.is_meant(&word.value))
}

fn sort(found: &mut [Diagnostic]) {
    found.sort_by_key(|d| d.place.as_ref().map(|p| (p.file, p.range.start)));
}
