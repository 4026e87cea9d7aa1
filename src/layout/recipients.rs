//! Keeps 主送 from pushing the text off page one, GB/T 9704-2012 7.3.2.

use super::world::{Compiled, IssueWorld};
use super::{flow, spread};
use crate::diag::{Diagnostic, Severity};
use crate::document::{Document, Target};
use crate::messages::HeadFault;

/// Makes the pages up, with 主送 in the 版记 where no text would stand on page one otherwise; that is told.
pub(super) fn make_up(world: &mut IssueWorld, document: &mut Document, found: &mut Vec<Diagnostic>) -> Compiled {
    let Some((place, texts)) = document.addressed() else { return flow::make_up(world, document) };
    let mut below = document.clone();
    let compiled = flow::make_up(world, document);
    if first_page(&compiled, &texts).is_none_or(|page| page == 1) {
        return compiled;
    }
    below.address_below();
    let moved = flow::make_up(world, &mut below);
    if first_page(&moved, &texts) != Some(1) {
        return compiled;
    }
    *document = below;
    if let Some(Target::Text(printed, _)) = document.places.target(place) {
        let place = Some(printed.written.whole());
        found.push(Diagnostic::new(HeadFault::RecipientsBelow.into(), Severity::Info, place));
    }
    moved
}

/// Returns the first page on which one of some texts stands.
fn first_page(compiled: &Compiled, texts: &[u32]) -> Option<usize> {
    let spread = spread(compiled.output.as_ref().ok()?);
    texts.iter().filter_map(|number| spread.get(number)).map(|(first, _)| *first).min()
}
