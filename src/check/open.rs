//! What has still to be filled in.

use crate::diag::Diagnostic;
use crate::messages::TextFault;
use crate::model::{Issue, is_open, open_at};
use crate::source::{Place, Sources};

/// Warns of every text that is open; values that are no texts were told when they were read.
pub(super) fn check(issue: &Issue, sources: &Sources, found: &mut Vec<Diagnostic>) {
    issue.texts(&mut |text| {
        let Some(range) = open_at(&text.value) else { return };
        // A figure that is taken from elsewhere is filled in there.
        let taken = issue.figures.iter().filter(|figure| is_open(&figure.text.value));
        if taken.map(|figure| &figure.text.place).any(|place| lies_in(place, &text.place)) {
            return;
        }
        let exact = sources.start_of(text).map(|at| Place::new(text.place.file, at + range.start..at + range.end));
        let place = exact.unwrap_or_else(|| text.place.clone());
        found.push(Diagnostic::warning(TextFault::StillOpen.into(), place));
    });
}

fn lies_in(inner: &Place, outer: &Place) -> bool {
    inner.file == outer.file && outer.range.start <= inner.range.start && inner.range.end <= outer.range.end
}
