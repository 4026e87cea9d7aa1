//! Chooses the cheapest arrangement that is legible.

use serde::Serialize;

use super::blocks;
use super::draft::Draft;
use super::finish::finish;
use super::grid::Grid;
use super::needs::{HEAD_LINES, Heads, Needs};
use super::{Room, TableInput, TableLayout};
use crate::fonts::Measure;

/// Sizes that are tried, in pt, largest first; those between the bounds, and the bounds themselves.
const SIZES: [f64; 11] = [16.0, 15.0, 14.0, 12.0, 10.5, 10.0, 9.0, 8.5, 8.0, 7.5, 7.0];
/// How many arrangements with ever more lines in heads are drafted in each size.
const DRAFTS: usize = 4;
/// Words longer than this, in em, are broken inside: first only those that no column can hold, then others.
const LONG_WORDS: [f64; 2] = [21.0, 6.0];
/// Points in a millimetre.
const PT_PER_MM: f64 = 72.0 / 25.4;

/// Why a table is arranged as it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Choice {
    /// What was taken; counted from 0 among those tried.
    pub taken: usize,
    /// What was tried: the best of each sort.
    pub tried: Vec<Tried>,
}

/// The best arrangement of one sort, or how much it lacks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tried {
    /// Whether the table is turned.
    pub turned: bool,
    /// Whether heads of narrow columns stand vertical.
    pub vertical: bool,
    /// How many column blocks it has.
    pub blocks: usize,
    /// Type size in pt; the smallest allowed where it does not fit.
    pub size: f64,
    /// How many pages it fills: turned ones whole, upright ones in parts.
    pub pages: Option<f64>,
    /// What it costs, in pages; `None` if it does not fit.
    pub cost: Option<f64>,
    /// How much too wide it is in the smallest type, in mm; `None` if it fits or is too high.
    pub over: Option<f64>,
}

/// Why a table cannot be arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// A column with the labels beside it is wider than a page, or there are too many columns.
    Wide,
    /// A row is higher than a page.
    High,
}

/// Arranges a table, or says why it fits in no way.
///
/// Costs are counted in pages. To them comes what makes a table hard to read:
/// small type, turning the sheet, vertical heads, heads of many lines. Column
/// blocks are tried only if nothing else fits.
///
/// `plain` measures ordinary cells, `strong` heads and totals.
pub fn arrange(table: &TableInput, room: &Room, plain: &Measure, strong: &Measure) -> Result<TableLayout, Misfit> {
    let mut tried = Vec::new();
    for long_word in LONG_WORDS {
        let grid = Grid::new(table, plain, strong, long_word);
        let needs = Needs::new(&grid);
        tried.clear();
        if let Some(best) = best(&needs, room, &mut tried) {
            let choice = Choice { taken: best.1, tried };
            return Ok(finish(&[(&needs, None)], &best.0, room, choice));
        }
    }
    if tried.iter().any(|tried| tried.over.is_none()) {
        return Err(Misfit::High);
    }
    blocks::arrange(table, room, plain, strong, tried).ok_or(Misfit::Wide)
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

/// Finds the cheapest draft, noting the best of each sort.
fn best(needs: &Needs, room: &Room, tried: &mut Vec<Tried>) -> Option<(Draft, usize)> {
    let mut best: Option<(Draft, f64, usize)> = None;
    for turned in directions(room) {
        for vertical in [false, true] {
            if vertical && needs.stacks().iter().all(Option::is_none) {
                continue;
            }
            let drafts = sizes(room).into_iter().flat_map(|size| drafts(needs, room, turned, vertical, size));
            let own = drafts.map(|draft| (cost(&draft, room), draft)).min_by(|a, b| a.0.total_cmp(&b.0));
            let smallest = room.smallest;
            let heads = Heads { vertical, lines: HEAD_LINES };
            let over = needs.widths(heads).iter().sum::<f64>() * smallest - room.across(turned);
            tried.push(Tried {
                turned,
                vertical,
                blocks: 1,
                size: own.as_ref().map_or(smallest, |(_, draft)| draft.size),
                pages: own.as_ref().map(|(_, draft)| pages(draft, room)),
                cost: own.as_ref().map(|(cost, _)| *cost),
                over: Some(over / PT_PER_MM).filter(|over| own.is_none() && *over > 0.0),
            });
            if let Some((cost, draft)) = own
                && best.as_ref().is_none_or(|(_, least, _)| cost < *least)
            {
                best = Some((draft, cost, tried.len() - 1));
            }
        }
    }
    best.map(|(draft, _, index)| (draft, index))
}

/// Drafts arrangements in one size, with ever more lines allowed in a head cell.
fn drafts(needs: &Needs, room: &Room, turned: bool, vertical: bool, size: f64) -> Vec<Draft> {
    let heads = (1..=HEAD_LINES).map(|lines| Heads { vertical, lines });
    let fitting = heads.filter_map(|heads| needs.draft(turned, heads, size, room));
    // More lines than need be make the head higher and hardly ever save a page.
    fitting.take(DRAFTS).collect()
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
