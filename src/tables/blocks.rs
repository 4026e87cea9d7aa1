//! Column blocks: what is too wide for any page is cut into parts that repeat the names of the rows.

use super::atoms::Breaking;
use super::cost::{APART, BEGUN, Choice, directions, sizes, small, turned};
use super::finish::{Part, Plan, finish};
use super::grid::Grid;
use super::needs::{HEAD_LINES, Heads, Needs};
use super::packing::{Packed, pack};
use super::spans::Spans;
use super::{Misfit, PADDING, Room, TableInput, TableLayout};
use crate::fonts::Measure;
use crate::messages::Arrangement;
use crate::model::Merge;
use crate::source::Located;

/// Most column blocks.
const MOST: usize = 40;
/// What a further block costs, in pages.
const BLOCK: f64 = 0.3;
/// How many of the ways to cut a table are worked out: those that seem the cheapest.
const WORKED_OUT: usize = 3;
/// Heads of more characters are texts, which stand once and not above the names in every block.
const TEXT: usize = 120;
/// Tables of more cells are large.
const LARGE: usize = 4_000;

/// Arranges a table in column blocks; `None` if a column with those that name the rows is wider than a page.
pub(super) fn arrange(
    table: &TableInput,
    room: &Room,
    plain: &Measure,
    strong: &Measure,
    breaking: Breaking,
    tried: &[Arrangement],
) -> Option<Result<TableLayout, Misfit>> {
    let whole = Grid::new(table, plain, strong, breaking);
    let needs = Needs::new(&whole);
    let mut cuts = cuts(&needs, room);
    if cuts.is_empty() {
        return None;
    }
    let first = worked_out(&mut cuts, whole.rows() * whole.columns() > LARGE);
    let mut best: Option<(f64, TableLayout)> = None;
    for (n, cut) in cuts.iter().enumerate() {
        // Only if none of the first fits are the others worked out.
        if n >= first && best.is_some() {
            break;
        }
        let projected: Vec<TableInput> = cut.blocks.iter().map(|own| project(table, &whole.spans, own)).collect();
        let grids: Vec<Grid> = projected.iter().map(|table| Grid::new(table, plain, strong, breaking)).collect();
        let needs: Vec<Needs> = grids.iter().map(Needs::new).collect();
        let Some(packed) = cut.packed(&needs, room) else { continue };
        let cost = cut.cost(packed.fill, room) + packed.blank + if packed.apart { APART } else { 0.0 };
        if best.as_ref().is_some_and(|(least, _)| *least <= cost) {
            continue;
        }
        let choice = Choice { taken: tried.len(), tried: [tried, &[cut.tried(&packed, cost)]].concat(), bare: false };
        let plan = Plan { turned: cut.turned, heads: cut.heads, size: cut.size, pieces: packed.pieces };
        best = finish(&packed.parts, &plan, room, choice).map(|layout| (cost, layout)).or(best);
    }
    Some(best.map(|(_, layout)| layout).ok_or(Misfit::High))
}

/// Puts first the ways to cut a table that are worked out, and returns how many they are: the cheapest by guess and,
/// unless it is large, the cheapest of each direction and size, since guesses do not know where pages end.
fn worked_out(cuts: &mut Vec<Cut>, large: bool) -> usize {
    cuts.sort_by(|a, b| a.guess.total_cmp(&b.guess));
    let mut known: Vec<(bool, u64)> = Vec::new();
    let mut count = 0;
    let (mut first, rest): (Vec<Cut>, Vec<Cut>) = std::mem::take(cuts).into_iter().partition(|cut| {
        let sort = (cut.turned, cut.size.to_bits());
        let is_first = !large && !known.contains(&sort);
        known.push(sort);
        count += 1;
        is_first || count <= WORKED_OUT
    });
    let taken = first.len();
    first.extend(rest);
    *cuts = first;
    taken
}

/// A way to cut a table.
struct Cut {
    turned: bool,
    size: f64,
    heads: Heads,
    /// The columns of each block, those that name the rows included.
    blocks: Vec<Vec<usize>>,
    /// What it costs by a guess, in pages.
    guess: f64,
}

/// Returns the ways to cut a table, with what they cost by a guess; short heads are broken only if there is no other.
fn cuts(needs: &Needs, room: &Room) -> Vec<Cut> {
    let cuts = |broken: bool| cuts_of(needs, room, broken);
    [false, true].into_iter().map(cuts).find(|cuts| !cuts.is_empty()).unwrap_or_default()
}

fn cuts_of(needs: &Needs, room: &Room, broken: bool) -> Vec<Cut> {
    let kept = kept_together(needs.grid);
    let mut cuts = Vec::new();
    for turned in directions(room) {
        for size in sizes(room) {
            // Two ways to set heads: such as are read at a glance, and such as take the least width.
            for lines in [4, HEAD_LINES] {
                let heads = Heads { vertical: false, broken, lines };
                let across = room.across(turned) / size;
                let widths = needs.widths(heads);
                // One block more than need be has room for rows of fewer lines.
                for more in 0..=1 {
                    let Some(blocks) = cut(widths, &kept, &needs.grid.table.stub, across, more) else { continue };
                    let mut cut = Cut { turned, size, heads, blocks, guess: 0.0 };
                    cut.guess = cut.cost(cut.fill(needs, room), room);
                    cuts.push(cut);
                }
            }
        }
    }
    cuts
}

impl Cut {
    /// Guesses how many pages the blocks fill, as if they were one that need not repeat the names.
    fn fill(&self, needs: &Needs, room: &Room) -> f64 {
        let table = needs.grid.table;
        let smallest = needs.widths(self.heads);
        let stub: f64 = table.stub.iter().map(|x| smallest[*x]).sum();
        let across = room.across(self.turned) / self.size;
        let all = across * self.blocks.len() as f64 - stub * (self.blocks.len() - 1) as f64;
        let widths = needs.spread(self.heads, all).unwrap_or_else(|| smallest.to_vec());
        let heights = needs.heights(&widths, self.heads);
        let head = heights[..table.head_rows].iter().sum::<f64>() * self.size;
        let body = heights[table.head_rows..].iter().sum::<f64>() * self.size;
        let high = room.down(self.turned)[1];
        let pieces = (body / (high - head).max(1.0)).max(1.0);
        let blocks = self.blocks.len() as f64;
        let pages = if pieces > 1.0 { pieces * blocks } else { blocks * (body + head + room.pitch) / high };
        if self.turned { pages.ceil() } else { pages }
    }

    /// Returns what so many pages cost.
    fn cost(&self, pages: f64, room: &Room) -> f64 {
        let many_lines = 0.03 * self.heads.lines.saturating_sub(5) as f64;
        let turned = turned(self.turned, self.size, room);
        pages
            + BEGUN * pages.ceil()
            + small(self.size, pages, room)
            + turned
            + many_lines
            + BLOCK * self.blocks.len() as f64
    }

    /// Packs the blocks into pages.
    fn packed<'p, 't>(&self, blocks: &'p [Needs<'p, 't>], room: &Room) -> Option<Packed<'p, 't>> {
        let across = room.across(self.turned) / self.size;
        let mut parts = Vec::new();
        for (needs, columns) in blocks.iter().zip(&self.blocks) {
            let widths = needs.spread(self.heads, across)?;
            let heights = needs.heights(&widths, self.heads).into_iter().map(|height| height * self.size).collect();
            parts.push(Part { needs, columns: Some(columns.clone()), widths, heights });
        }
        pack(parts, self.size, self.turned, room)
    }

    fn tried(&self, packed: &Packed, cost: f64) -> Arrangement {
        Arrangement {
            turned: self.turned,
            vertical: false,
            beside: 1,
            blocks: self.blocks.len(),
            size: self.size,
            pages: Some(packed.fill),
            cost: Some(cost),
            over: None,
        }
    }
}

/// Returns for each column whether a head that covers it covers the one before it too.
fn kept_together(grid: &Grid) -> Vec<bool> {
    let mut kept = vec![false; grid.columns()];
    for span in grid.spans.all().iter().filter(|span| grid.is_head(span.row)) {
        kept[span.column + 1..span.column + span.columns].fill(true);
    }
    kept
}

/// Cuts columns of widths in em into as few blocks of a length as can be, all about as wide.
///
/// Columns under one head stay together if they can. Each block has the columns
/// `stub`; where it goes on behind them, they stand first. `more` is added to the number of blocks.
fn cut(widths: &[f64], kept: &[bool], stub: &[usize], room: f64, more: usize) -> Option<Vec<Vec<usize>>> {
    let free = room - stub.iter().map(|x| widths[*x]).sum::<f64>();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for x in (0..kept.len()).filter(|x| !stub.contains(x)) {
        match groups.last_mut() {
            Some(group) if kept[x] && group.last() == Some(&x.wrapping_sub(1)) => group.push(x),
            _ => groups.push(vec![x]),
        }
    }
    let width = |group: &Vec<usize>| group.iter().map(|x| widths[*x]).sum::<f64>();
    let too_wide = |group: &Vec<usize>| width(group) > free;
    let groups: Vec<Vec<usize>> = groups
        .into_iter()
        .flat_map(|group| if too_wide(&group) { group.into_iter().map(|x| vec![x]).collect() } else { vec![group] })
        .collect();
    if groups.iter().any(too_wide) {
        return None;
    }
    let total: f64 = groups.iter().map(width).sum();
    let least = (total / free).ceil().max(1.0) as usize + more;
    (least..=MOST).find_map(|count| {
        let aim = total / count as f64 + PADDING;
        let mut blocks: Vec<Vec<usize>> = Vec::new();
        let mut used = f64::INFINITY;
        for group in &groups {
            let full = used + width(group) > free;
            // The half of a group that goes beyond the aim decides where it belongs.
            if full || (used + width(group) / 2.0 > aim && blocks.len() < count) {
                blocks.push(Vec::new());
                used = 0.0;
            }
            used += width(group);
            blocks.last_mut()?.extend(group);
        }
        (blocks.len() <= count).then(|| blocks.iter().map(|block| with_stub(block, stub)).collect())
    })
}

/// Adds the columns that name the rows to a block: in their places if all that stands before them is there too.
fn with_stub(block: &[usize], stub: &[usize]) -> Vec<usize> {
    let last = stub.last().copied().unwrap_or(0);
    if (0..=last).all(|x| stub.contains(&x) || block.contains(&x)) {
        let mut all = [stub, block].concat();
        all.sort_unstable();
        return all;
    }
    [stub, block].concat()
}

/// Returns the table of some columns; a cell that is cut stands in both parts, but a long head with its own columns only.
pub(super) fn project(table: &TableInput, spans: &Spans, columns: &[usize]) -> TableInput {
    let mut rows: Vec<Vec<Located<String>>> =
        table.rows.iter().map(|row| columns.iter().map(|x| row[*x].clone()).collect()).collect();
    let mut merges = Vec::new();
    for span in spans.all() {
        let covered = |x: &usize| (span.column..span.column + span.columns).contains(x);
        let named = |x: usize| table.stub.contains(&x);
        let is_text = span.row < table.head_rows
            && !(span.column..span.column + span.columns).all(named)
            && table.rows[span.row][span.column].value.chars().count() > TEXT;
        let mut from = 0;
        while let Some(next) = columns[from..].iter().position(covered) {
            let first = from + next;
            let count = columns[first..].iter().take_while(|x| covered(x)).count();
            rows[span.row][first] = table.rows[span.row][span.column].clone();
            if is_text && columns[first..first + count].iter().all(|x| named(*x)) {
                rows[span.row][first].value.clear();
            }
            merges.push(Merge { column: first, columns: count, ..*span });
            from = first + count;
        }
    }
    let places = |x: usize| (0..columns.len()).filter(move |own| columns[*own] == x);
    TableInput {
        rows,
        head_rows: table.head_rows,
        // Of very many columns of groups a block has those of its names only.
        group_columns: columns.iter().take_while(|x| **x < table.group_columns).count().min(columns.len() - 1),
        stub: vec![0],
        merges,
        columns: columns.iter().map(|x| table.columns[*x]).collect(),
        total_rows: table.total_rows.clone(),
        divided: table.divided.clone(),
        red: table.red.iter().flat_map(|(y, x)| places(*x).map(|x| (*y, x))).collect(),
    }
}
