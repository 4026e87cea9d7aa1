//! Characters with more marks than anybody writes.

use crate::diag::Diagnostic;
use crate::hanzi::crowded;
use crate::messages::ExcessFault;
use crate::model::Issue;
use crate::source::{Place, Sources};

/// Most characters that may make one: a letter, thirty marks (UAX #15, Stream-Safe Text Format) and a joiner.
const MOST: usize = 32;

/// Reports texts with characters that are piled up, which takes the compiler memory beyond all bounds.
pub(super) fn check(issue: &Issue, sources: &Sources, found: &mut Vec<Diagnostic>) {
    issue.texts(&mut |text| {
        let Some((at, count)) = crowded(&text.value, MOST) else { return };
        let place = sources.start_of(text).map(|start| {
            let first = text.value[at..].chars().next().map_or(0, char::len_utf8);
            Place::new(text.place.file, start + at..start + at + first)
        });
        let fault = ExcessFault::Crowded { count, limit: MOST };
        found.push(Diagnostic::error(fault.into(), place.unwrap_or_else(|| text.place.clone())));
    });
}
