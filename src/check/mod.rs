//! Rules over the model.

mod coarse_pictures;
mod glyphs;
mod months;

use crate::diag::Diagnostic;
use crate::fonts::Fonts;
use crate::model::Issue;
use crate::source::Sources;

/// Checks an issue and returns what was found, in the order of the files.
pub fn check(issue: &Issue, sources: &Sources, fonts: &Fonts) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    glyphs::check(issue, sources, fonts, &mut found);
    months::check(issue, &mut found);
    coarse_pictures::check(issue, &mut found);
    found.sort_by_key(|d| d.place.as_ref().map(|p| (p.file, p.range.start)));
    found
}
