//! What an arrangement costs, and what is said of those that were weighed.

use serde::Serialize;

use super::beside::MOST_BESIDE;
use super::draft::Draft;
use super::pages::Space;
use super::{NOTICED, PADDING, Room, TableInput, row_height};
use crate::messages::Arrangement;

/// Sizes that are tried, in pt, largest first; those between the bounds, and the bounds themselves.
const SIZES: [f64; 11] = [16.0, 15.0, 14.0, 12.0, 10.5, 10.0, 9.0, 8.5, 8.0, 7.5, 7.0];

/// What it costs, in pages, that a table is torn that a page could hold.
const TORN: f64 = 0.5;

/// What it costs, in pages, that notes stand on a page of their own.
pub(super) const APART: f64 = 0.6;
/// What each page costs that a table has a part of, in pages: head and （续表） stand there once more.
pub(super) const BEGUN: f64 = 0.25;
/// What vertical heads cost, in pages.
const VERTICAL: f64 = 0.9;
/// What a turned table costs, in pages.
const TURNED: f64 = 0.35;
/// What it costs, in pages, that there is nothing but the masthead on page one: it is the page that is seen first.
const BARE: f64 = 2.0;
/// What it costs that a turned table stands behind the first of the text that follows it.
const FLOATED: f64 = 0.2;
/// Smallest type, in pt, for whose sake a table is not turned that would leave the masthead alone.
const LEGIBLE: f64 = 7.5;

/// Why a table is arranged as it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choice {
    /// What was taken; counted from 0 among those tried.
    pub taken: usize,
    /// What was tried: the best of each sort.
    pub tried: Vec<Arrangement>,
    /// Whether it leaves the masthead alone on page one.
    pub bare: bool,
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

/// Returns how many pages a table fills at the least, without any look at its texts.
pub fn least_pages(table: &TableInput, room: &Room) -> usize {
    let across = room.width.max(room.height) / room.smallest;
    let beside = if table.columns.len() <= 4 { MOST_BESIDE } else { 1 };
    // A character with the white at its sides.
    let blocks = (table.columns.len() as f64 * (1.0 + 2.0 * PADDING) / across).max(1.0);
    let body = (table.rows.len() - table.head_rows) as f64 * row_height(1) * room.smallest;
    let beside = if blocks > 1.0 { 1.0 } else { beside as f64 };
    let upright = body * blocks / beside / room.height;
    if room.turned == Some(true) { body / room.width } else { upright }.floor() as usize
}

/// Returns the directions allowed.
pub(super) fn directions(room: &Room) -> impl Iterator<Item = bool> {
    let wanted = room.turned;
    [false, true].into_iter().filter(move |turned| wanted.is_none_or(|wanted| wanted == *turned))
}

/// Returns how many pages a draft fills: turned ones whole, upright ones in parts.
pub(super) fn pages(draft: &Draft, room: &Room) -> f64 {
    let sheets = draft.pieces.len().div_ceil(draft.beside) as f64;
    if draft.turned {
        return sheets;
    }
    let head: f64 = draft.heights.iter().take(draft.pieces.first().map_or(0, |piece| piece.start)).sum();
    let body: f64 = draft.heights.iter().sum::<f64>() - head;
    let pieces = draft.pieces.len() as f64;
    ((body + pieces * head) / draft.beside as f64 + sheets * room.above_upright.continued) / room.height
}

/// Returns what small type costs over so many pages, in pages.
pub(super) fn small(size: f64, pages: f64, room: &Room) -> f64 {
    let small = 0.02 * (room.largest - size).max(0.0) + 0.1 * (10.5 - size).max(0.0) + 0.25 * (9.0 - size).max(0.0);
    // Small type is the harder to bear the more of it there is to read; but nobody reads a long list through.
    small * pages.sqrt().max(1.0)
}

/// Returns what a draft costs, in pages.
pub(super) fn cost(draft: &Draft, room: &Room) -> f64 {
    let vertical = if draft.heads.vertical { VERTICAL } else { 0.0 };
    let many_lines = 0.03 * draft.heads.lines.saturating_sub(5) as f64;
    let pages = pages(draft, room);
    let begun = BEGUN * draft.pieces.len().div_ceil(draft.beside) as f64;
    pages
        + begun
        + small(draft.size, pages, room)
        + turned(draft.turned, draft.size, room)
        + vertical
        + many_lines
        // Heads are looked at on every page.
        + draft.broken * pages.sqrt().max(1.0)
        + beside(draft, room)
        + torn(draft, room)
        + apart(draft, room)
}

/// Returns what it costs that a table is turned, if it is.
pub(super) fn turned(turned: bool, size: f64, room: &Room) -> f64 {
    match turned {
        true if room.is_filled() => TURNED + FLOATED,
        true if room.opening => TURNED + BARE,
        true => TURNED + blank(room),
        // To be read below the masthead it must be legible.
        false if size < LEGIBLE => bare(room),
        false => 0.0,
    }
}

fn bare(room: &Room) -> f64 {
    if room.opening { BARE } else { 0.0 }
}

/// Returns what it costs, in pages, that what is left of the page before a table stays blank.
fn blank(room: &Room) -> f64 {
    let share = (room.vacant() / room.height).clamp(0.0, 1.0);
    share + noticed(share)
}

/// Returns what it costs, in pages, that such a share of a page is blank, beyond its paper.
pub(super) fn noticed(share: f64) -> f64 {
    8.0 * (share - NOTICED).max(0.0)
}

/// Returns what it costs that the notes find no room below the table.
fn apart(draft: &Draft, room: &Room) -> f64 {
    let Draft { heights, pieces, .. } = draft;
    let head: f64 = heights[..pieces.first().map_or(0, |piece| piece.start)].iter().sum();
    let from = (pieces.len() - 1) / draft.beside * draft.beside;
    let last = pieces[from..].iter().map(|piece| head + heights[piece.clone()].iter().sum::<f64>()).fold(0.0, f64::max);
    let Space { left, first, others, .. } = Space::of(room, draft.turned, draft.beside, draft.size);
    let high = match from {
        0 => left.filter(|_| !draft.fresh).unwrap_or(first),
        _ => others,
    };
    if lacks_notes(last, high, (draft.turned, draft.size), room) { APART } else { 0.0 }
}

/// Returns whether notes find no room below a piece of a height, both in pt.
pub(super) fn lacks_notes(height: f64, high: f64, (turned, size): (bool, f64), room: &Room) -> bool {
    let below = room.below(turned, size);
    below > 0.0 && height + below > high
}

/// Returns what it costs that rows are looked for in several columns of rows.
fn beside(draft: &Draft, room: &Room) -> f64 {
    let whole = draft.heights.iter().sum::<f64>() <= room.down(draft.turned)[0];
    let each = if whole { 0.25 } else { 0.1 };
    each * (draft.beside - 1) as f64
}

/// Returns what is lost where a table begins: what is left blank there, or that a table is torn that a page could hold.
fn torn(draft: &Draft, room: &Room) -> f64 {
    if room.left.is_none() || draft.turned {
        return 0.0;
    }
    let whole = draft.heights.iter().sum::<f64>() <= room.down(false)[0];
    match draft.pieces.len() > draft.beside {
        _ if draft.fresh => blank(room) + bare(room),
        true if whole => TORN,
        _ => 0.0,
    }
}
