//! Months that stand twice in a ranking.

use std::collections::HashSet;

use crate::diag::Diagnostic;
use crate::messages::DrawingFault;
use crate::model::Issue;

/// Warns of every month that a ranking has had before.
pub(super) fn check(issue: &Issue, found: &mut Vec<Diagnostic>) {
    for ranking in issue.rankings() {
        let mut seen = HashSet::new();
        for row in ranking.rows.iter().filter(|row| !seen.insert((row.month.year, row.month.month))) {
            let month = row.month.to_string();
            found.push(Diagnostic::warning(DrawingFault::MonthTwice { month }.into(), row.index.place.clone()));
        }
    }
}
