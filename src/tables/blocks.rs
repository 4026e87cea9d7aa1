//! Column blocks: what is too wide for any page is cut into parts that repeat the labels.

use super::atoms::Breaking;
use super::cost::{Choice, cost, directions, pages as fill, sizes};
use super::draft::{Draft, pages};
use super::finish::{Part, finish};
use super::grid::Grid;
use super::needs::{HEAD_LINES, Heads, Needs};
use super::spans::Spans;
use super::{PADDING, Room, TableInput, TableLayout};
use crate::fonts::Measure;
use crate::messages::Arrangement;
use crate::model::{Kind, Merge};
use crate::source::Located;

/// Most column blocks.
const MOST: usize = 12;
/// What a further block costs, in pages.
const BLOCK: f64 = 0.2;

/// Arranges a table in column blocks; `None` if a column with its labels is wider than a page.
pub(super) fn arrange(
    table: &TableInput,
    room: &Room,
    plain: &Measure,
    strong: &Measure,
    breaking: Breaking,
    mut tried: Vec<Arrangement>,
) -> Option<TableLayout> {
    let whole = Grid::new(table, plain, strong, breaking);
    let whole_needs = Needs::new(&whole);
    let labels = labels(table);
    let kept = kept_together(&whole);
    let mut best: Option<(f64, Plan)> = None;
    for turned in directions(room) {
        for size in sizes(room) {
            // Two ways to set heads: such as are read at a glance, and such as take the least width.
            for lines in [4, HEAD_LINES] {
                let heads = Heads { vertical: false, lines };
                let widths = whole_needs.widths(heads);
                let Some(cuts) = cut(widths, &kept, labels, room.across(turned) / size) else { continue };
                let plan = Plan { turned, size, heads, labels, cuts };
                let guess = plan.guess(&whole_needs, room);
                if best.as_ref().is_none_or(|(least, _)| guess < *least) {
                    best = Some((guess, plan));
                }
            }
        }
    }
    let (_, plan) = best?;
    let projected: Vec<TableInput> = plan.cuts.iter().map(|columns| project(table, &whole.spans, columns)).collect();
    let grids: Vec<Grid> = projected.iter().map(|table| Grid::new(table, plain, strong, breaking)).collect();
    let needs: Vec<Needs> = grids.iter().map(Needs::new).collect();
    let (draft, widths) = plan.draft(&needs, room)?;
    let own: Vec<(Vec<usize>, Vec<f64>)> = plan.cuts.iter().cloned().zip(widths).collect();
    tried.push(Arrangement {
        turned: plan.turned,
        vertical: false,
        blocks: grids.len(),
        size: plan.size,
        pages: Some(fill(&draft, room) * grids.len() as f64),
        cost: Some(cost(&draft, room) + fill(&draft, room) * (grids.len() - 1) as f64),
        over: None,
    });
    let parts: Vec<Part> = (0..grids.len()).map(|i| (&needs[i], Some(&own[i]))).collect();
    let choice = Choice { taken: tried.len() - 1, tried };
    Some(finish(&parts, &draft, room, choice))
}

/// How a table is cut.
struct Plan {
    turned: bool,
    size: f64,
    heads: Heads,
    /// How many columns each block repeats.
    labels: usize,
    /// The columns of each block, labels included.
    cuts: Vec<Vec<usize>>,
}

impl Plan {
    /// Guesses what the plan costs, in pages.
    fn guess(&self, needs: &Needs, room: &Room) -> f64 {
        // As if the blocks were one that need not repeat the labels.
        let labels: f64 = needs.widths(self.heads)[..self.labels].iter().sum();
        let across = room.across(self.turned) / self.size;
        let all = across * self.cuts.len() as f64 - labels * (self.cuts.len() - 1) as f64;
        let widths = needs.spread(self.heads, all).unwrap_or_else(|| needs.widths(self.heads).to_vec());
        let heights = needs.heights(&widths, self.turned, self.heads);
        let height: f64 = heights.iter().sum::<f64>() * self.size;
        let pieces = (height / room.down(self.turned)[1]).ceil().max(1.0);
        let draft = Draft {
            turned: self.turned,
            heads: self.heads,
            size: self.size,
            widths: Vec::new(),
            heights: Vec::new(),
            pages: vec![0..0; pieces as usize],
        };
        let blocks = self.cuts.len() as f64;
        let pages = if self.turned { pieces } else { height / room.height };
        cost(&draft, room) - fill(&draft, room) + pages * blocks + BLOCK * blocks
    }

    /// Drafts the blocks together: the rows of all are as high as the highest, and on the same pages.
    fn draft(&self, blocks: &[Needs], room: &Room) -> Option<(Draft, Vec<Vec<f64>>)> {
        let across = room.across(self.turned) / self.size;
        let mut heights = vec![0.0_f64; blocks[0].grid.rows()];
        let mut widths = Vec::new();
        for needs in blocks {
            let own = needs.spread(self.heads, across)?;
            let rows = needs.heights(&own, self.turned, self.heads);
            heights.iter_mut().zip(rows).for_each(|(height, own)| *height = height.max(own * self.size));
            widths.push(own);
        }
        let pages = pages(blocks[0].grid, &heights, self.turned, self.size, room)?;
        let draft =
            Draft { turned: self.turned, heads: self.heads, size: self.size, widths: Vec::new(), heights, pages };
        Some((draft, widths))
    }
}

/// Returns how many columns at the left are repeated in every block.
fn labels(table: &TableInput) -> usize {
    let named = table.columns.iter().take_while(|column| column.kind == Kind::Label).count();
    // A table of names only has the first of them repeated, and one without names none.
    named.min(table.group_columns + 1).min(table.columns.len() - 1)
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
/// Columns under one head stay together if they can.
fn cut(widths: &[f64], kept: &[bool], labels: usize, room: f64) -> Option<Vec<Vec<usize>>> {
    let fixed: f64 = widths[..labels].iter().sum();
    let free = room - fixed;
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (x, kept) in kept.iter().enumerate().skip(labels) {
        match groups.last_mut() {
            Some(group) if *kept && x > labels => group.push(x),
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
    let total: f64 = widths[labels..].iter().sum();
    let least = (total / free).ceil() as usize;
    (least..=MOST).find_map(|count| {
        let aim = total / count as f64 + PADDING;
        let mut blocks: Vec<Vec<usize>> = Vec::new();
        let mut used = f64::INFINITY;
        for group in &groups {
            let full = used + width(group) > free;
            // The half of a group that goes beyond the aim decides where it belongs.
            if full || (used + width(group) / 2.0 > aim && blocks.len() < count) {
                blocks.push((0..labels).collect());
                used = 0.0;
            }
            used += width(group);
            blocks.last_mut()?.extend(group);
        }
        (blocks.len() <= count).then_some(blocks)
    })
}

/// Returns the table of some columns; a cell that is cut stands in both parts.
pub(super) fn project(table: &TableInput, spans: &Spans, columns: &[usize]) -> TableInput {
    let mut rows: Vec<Vec<Located<String>>> =
        table.rows.iter().map(|row| columns.iter().map(|x| row[*x].clone()).collect()).collect();
    let mut merges = Vec::new();
    for span in spans.all() {
        let covered = |x: &usize| (span.column..span.column + span.columns).contains(x);
        let Some(first) = columns.iter().position(covered) else { continue };
        let count = columns[first..].iter().take_while(|x| covered(x)).count();
        rows[span.row][first] = table.rows[span.row][span.column].clone();
        merges.push(Merge { column: first, columns: count, ..*span });
    }
    TableInput {
        rows,
        head_rows: table.head_rows,
        group_columns: table.group_columns,
        merges,
        columns: columns.iter().map(|x| table.columns[*x]).collect(),
        total_rows: table.total_rows.clone(),
    }
}
