//! Chooses the cheapest arrangement that is legible.

use super::atoms::Breaking;
use super::beside::MOST_BESIDE;
use super::blocks;
use super::cost::{Choice, cost, directions, pages, sizes};
use super::draft::Draft;
use super::finish::{Part, Plan, finish};
use super::grid::Grid;
use super::needs::{HEAD_LINES, Heads, Needs};
use super::{Misfit, Room, TableInput, TableLayout};
use crate::fonts::Measure;
use crate::messages::Arrangement;
use crate::model::PT_PER_MM;

/// How many arrangements with ever more lines in heads are drafted in each size.
const DRAFTS: usize = 4;

/// Arranges a table, or says why it fits in no way.
///
/// Costs are counted in pages. To them comes what makes a table hard to read:
/// small type, turning the sheet, vertical heads, heads of many lines. Column
/// blocks are tried only if nothing else fits, and what should be whole is
/// broken only if blocks don't either.
///
/// `plain` measures ordinary cells, `strong` heads and totals.
pub fn arrange(table: &TableInput, room: &Room, plain: &Measure, strong: &Measure) -> Result<TableLayout, Misfit> {
    let mut layout = cheapest(table, room, plain, strong)?;
    layout.choice.bare = room.opening && !layout.begins_below(room) && !(layout.turned && room.is_filled());
    Ok(layout)
}

fn cheapest(table: &TableInput, room: &Room, plain: &Measure, strong: &Measure) -> Result<TableLayout, Misfit> {
    let mut misfit = Misfit::Wide;
    for breaking in Breaking::ALL {
        let grid = Grid::new(table, plain, strong, breaking);
        let needs = Needs::new(&grid);
        let mut tried = Vec::new();
        if let Some((draft, taken)) = best(&needs, room, &mut tried) {
            let plan = Plan::of(&draft);
            let blank = draft.turned && room.is_noticed() && !room.is_filled() && room.turned.is_none();
            // Blocks are worse than a turned table, but better than a blank page before it.
            let blocks = if blank { upright_blocks(table, room, [plain, strong], breaking, &tried) } else { None };
            let cheaper =
                |found: &TableLayout| found.cost().zip(tried[taken].cost).is_some_and(|(own, other)| own < other);
            if let Some(found) = blocks.filter(|found| cheaper(found) && !found.has_white(room)) {
                return Ok(found);
            }
            let part = Part { needs: &needs, columns: None, widths: draft.widths, heights: draft.heights };
            return finish(&[part], &plan, room, Choice { taken, tried, bare: false }).ok_or(Misfit::High);
        }
        if tried.iter().any(|tried| tried.over.is_none()) {
            misfit = Misfit::High;
        }
        // Blocks are worse than a Chinese word that is broken, but not than a figure or a Latin word.
        let within: &[Breaking] = match breaking {
            Breaking::Words => &[],
            Breaking::Characters => &[Breaking::Words, Breaking::Characters],
            _ => &[breaking],
        };
        let blocks = |breaking: &Breaking| blocks::arrange(table, room, plain, strong, *breaking, &tried);
        if misfit == Misfit::Wide
            && let Some(found) = within.iter().find_map(blocks)
        {
            return found;
        }
    }
    Err(misfit)
}

/// Arranges a table upright in column blocks.
fn upright_blocks(
    table: &TableInput,
    room: &Room,
    [plain, strong]: [&Measure; 2],
    breaking: Breaking,
    tried: &[Arrangement],
) -> Option<TableLayout> {
    let upright = Room { turned: Some(false), ..*room };
    blocks::arrange(table, &upright, plain, strong, breaking, tried)?.ok()
}

/// Finds the cheapest draft, noting the best of each sort.
fn best(needs: &Needs, room: &Room, tried: &mut Vec<Arrangement>) -> Option<(Draft, usize)> {
    let mut best: Option<(Draft, f64, usize)> = None;
    for sort in sorts(needs, room) {
        let drafts = sizes(room).into_iter().flat_map(|size| drafts(needs, room, sort, size));
        let own = drafts.map(|draft| (cost(&draft, room), draft)).min_by(|a, b| a.0.total_cmp(&b.0));
        if sort.beside > 1 && own.is_none() {
            continue;
        }
        let smallest = room.smallest;
        let heads = Heads { vertical: sort.vertical, broken: true, lines: HEAD_LINES };
        let over = needs.widths(heads).iter().sum::<f64>() * smallest - room.across(sort.turned);
        tried.push(Arrangement {
            turned: sort.turned,
            vertical: sort.vertical,
            beside: sort.beside,
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
    best.map(|(draft, _, index)| (draft, index))
}

/// A sort of arrangements, of which the best is taken.
#[derive(Debug, Clone, Copy)]
struct Sort {
    turned: bool,
    vertical: bool,
    beside: usize,
}

/// Returns the sorts that come into question.
fn sorts(needs: &Needs, room: &Room) -> Vec<Sort> {
    let stacks = needs.stacks().iter().any(Option::is_some);
    let most = if needs.is_narrow() { MOST_BESIDE } else { 1 };
    let mut sorts = Vec::new();
    for turned in directions(room) {
        sorts.push(Sort { turned, vertical: false, beside: 1 });
        if stacks {
            sorts.push(Sort { turned, vertical: true, beside: 1 });
        }
        if !turned {
            sorts.extend((2..=most).map(|beside| Sort { turned, vertical: false, beside }));
        }
    }
    sorts
}

/// Drafts arrangements in one size; heads are broken that should be whole only if that may save a page.
fn drafts(needs: &Needs, room: &Room, sort: Sort, size: f64) -> Vec<Draft> {
    let mut drafts = drafts_of(needs, room, sort, size, false);
    let one = |draft: &Draft| draft.pieces.len() <= sort.beside;
    if drafts.is_empty() || !drafts.iter().any(one) && !needs.grid.is_large() {
        drafts.extend(drafts_of(needs, room, sort, size, true));
    }
    drafts
}

/// Drafts arrangements in one size, with ever more lines allowed in a head cell.
fn drafts_of(needs: &Needs, room: &Room, sort: Sort, size: f64, broken: bool) -> Vec<Draft> {
    let Sort { turned, vertical, beside } = sort;
    let heads = (1..=HEAD_LINES).map(|lines| Heads { vertical, broken, lines });
    // Heads that have no use for another line are drafted once.
    let mut last: &[f64] = &[];
    let heads = heads.filter(|heads| needs.widths(*heads) != std::mem::replace(&mut last, needs.widths(*heads)));
    let fitting = heads.filter_map(|heads| needs.draft(turned, heads, size, beside, room));
    // More lines than need be make the head higher and hardly ever save a page.
    let mut drafts: Vec<Draft> = fitting.take(DRAFTS).collect();
    if room.left.is_some() && !turned {
        let whole = Room { left: None, ..*room };
        let heads: Vec<Heads> = drafts.iter().filter(|draft| !draft.fresh).map(|draft| draft.heads).collect();
        let fresh = heads.into_iter().filter_map(|heads| needs.draft(turned, heads, size, beside, &whole));
        drafts.extend(fresh.map(|draft| Draft { fresh: true, ..draft }).collect::<Vec<_>>());
    }
    drafts
}
