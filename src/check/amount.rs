//! Issues that could not be set in so many pages as an issue may have, and texts too long to be proofread or to stand in a cell.

use std::collections::BTreeMap;

use super::passages::{LONGEST, is_proofread};
use crate::diag::Diagnostic;
use crate::messages::ExcessFault;
use crate::model::Issue;
use crate::source::{Place, SourceId};

/// Most paragraphs: a hundred on each of the five hundred pages that an issue may have.
const MOST_PARAGRAPHS: usize = 50_000;
/// Most characters: six thousand on each of those pages.
const MOST_CHARACTERS: usize = 3_000_000;

/// What of the issue comes from one file.
struct Share<'a> {
    first: &'a Place,
    paragraphs: usize,
    characters: usize,
}

/// Reports an issue with far too much text, at the file that has most of it, before it is set in vain.
pub(super) fn check(issue: &Issue, found: &mut Vec<Diagnostic>) {
    let mut files: BTreeMap<SourceId, Share> = BTreeMap::new();
    let mut unread = Vec::new();
    issue.words(&mut |words| {
        let Some(first) = words.pieces.first() else { return };
        let characters = words.pieces.iter().map(|piece| piece.value.chars().count()).sum();
        unread.extend((characters > LONGEST).then(|| (characters, first.place.clone())));
        let share =
            files.entry(first.place.file).or_insert(Share { first: &first.place, paragraphs: 0, characters: 0 });
        share.paragraphs += 1;
        share.characters += characters;
    });
    found.extend(unread.into_iter().map(|(characters, place)| {
        Diagnostic::warning(ExcessFault::NotProofread { characters, limit: LONGEST }.into(), place)
    }));
    let cells = issue.tables().flat_map(|table| table.printed_rows().flatten());
    found.extend(cells.filter(|cell| !is_proofread(&cell.value)).map(|cell| {
        let fault = ExcessFault::CellTooLong { characters: cell.value.chars().count(), limit: LONGEST };
        Diagnostic::error(fault.into(), cell.place.clone())
    }));
    let paragraphs = files.values().map(|share| share.paragraphs).sum();
    let characters = files.values().map(|share| share.characters).sum();
    let most = files.values().max_by_key(|share| (share.characters, share.paragraphs));
    if let Some(most) = most.filter(|_| paragraphs > MOST_PARAGRAPHS || characters > MOST_CHARACTERS) {
        let fault = ExcessFault::TooMuchText { paragraphs, characters };
        found.push(Diagnostic::error(fault.into(), most.first.clone()));
    }
}
