//! What an arrangement costs, and what is said of those that were weighed.

use serde::Serialize;

use super::Room;
use super::draft::Draft;
use crate::messages::Arrangement;

/// Sizes that are tried, in pt, largest first; those between the bounds, and the bounds themselves.
const SIZES: [f64; 11] = [16.0, 15.0, 14.0, 12.0, 10.5, 10.0, 9.0, 8.5, 8.0, 7.5, 7.0];

/// Why a table is arranged as it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choice {
    /// What was taken; counted from 0 among those tried.
    pub taken: usize,
    /// What was tried: the best of each sort.
    pub tried: Vec<Arrangement>,
}

/// Returns the type sizes within the bounds, largest first.
pub(super) fn sizes(room: &Room) -> Vec<f64> {
    let largest = room.largest.max(room.smallest);
    let between = SIZES.into_iter().filter(|size| (room.smallest..=largest).contains(size));
    let mut sizes: Vec<f64> = between.chain([room.smallest, largest]).collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    sizes.dedup();
    sizes
}

/// Returns the directions allowed.
pub(super) fn directions(room: &Room) -> impl Iterator<Item = bool> {
    let wanted = room.turned;
    [false, true].into_iter().filter(move |turned| wanted.is_none_or(|wanted| wanted == *turned))
}

/// Returns how many pages a draft fills: turned ones whole, upright ones in parts.
pub(super) fn pages(draft: &Draft, room: &Room) -> f64 {
    if draft.turned {
        return draft.pages.len() as f64;
    }
    let head: f64 = draft.heights.iter().take(draft.pages.first().map_or(0, |page| page.start)).sum();
    let body: f64 = draft.heights.iter().sum::<f64>() - head;
    let pieces = draft.pages.len() as f64;
    (body + pieces * (head + room.above_upright.continued)) / room.height
}

/// Returns what a draft costs, in pages.
pub(super) fn cost(draft: &Draft, room: &Room) -> f64 {
    let size = draft.size;
    let small = 0.02 * (room.largest - size).max(0.0) + 0.1 * (10.5 - size).max(0.0) + 0.25 * (9.0 - size).max(0.0);
    let turned = if draft.turned { 0.35 } else { 0.0 };
    let vertical = if draft.heads.vertical { 0.5 } else { 0.0 };
    let many_lines = 0.03 * draft.heads.lines.saturating_sub(5) as f64;
    let pages = pages(draft, room);
    // Small type is the harder to bear the more of it there is to read.
    pages + small * pages.sqrt().max(pages / 1.6).max(1.0) + turned + vertical + many_lines
}
