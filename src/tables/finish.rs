//! Works a draft out: the pieces with their cells.

use std::ops::Range;

use super::draft::Draft;
use super::grid::{Grid, are_large};
use super::lines::break_lines;
use super::needs::{Heads, Needs};
use super::settle::{held, lacking, most_of, most_whole, parts, portion};
use super::{Block, Cell, Choice, Chunk, GUTTER, LEADING, PADDING, Room, Stand, TableLayout, light, sound};
use crate::model::{Align, Merge};

/// Part of a page that a table may fill so that its rows are spread to the lines of the grid.
const AIRY: f64 = 0.6;
/// How much higher the rows of a larger table may be that stands on one page.
const SPREAD: f64 = 1.25;
/// The same for one that is turned.
const SPREAD_TURNED: f64 = 1.5;

/// A column block.
pub(super) struct Part<'p, 't> {
    pub(super) needs: &'p Needs<'p, 't>,
    /// Which columns of the table it has; `None` for all.
    pub(super) columns: Option<Vec<usize>>,
    /// Column widths in em.
    pub(super) widths: Vec<f64>,
    /// Heights of all rows in pt.
    pub(super) heights: Vec<f64>,
}

/// How the pieces of a table are to stand.
pub(super) struct Plan {
    pub(super) turned: bool,
    pub(super) heads: Heads,
    /// Type size in pt.
    pub(super) size: f64,
    pub(super) pieces: Vec<Standing>,
}

/// A piece of a table.
#[derive(Debug, Clone)]
pub(super) struct Standing {
    /// The column block.
    pub(super) part: usize,
    pub(super) rows: Range<usize>,
    pub(super) stand: Stand,
}

impl Plan {
    /// Returns how the pieces of a draft stand.
    pub(super) fn of(draft: &Draft) -> Self {
        let stand = |n: usize| if n.is_multiple_of(draft.beside) { Stand::Page } else { Stand::Beside };
        let pieces = draft.pieces.iter().enumerate();
        let pieces = pieces.map(|(n, rows)| Standing { part: 0, rows: rows.clone(), stand: stand(n) });
        Self { turned: draft.turned, heads: draft.heads, size: draft.size, pieces: pieces.collect() }
    }
}

/// Builds an arrangement; `None` if something of it would not stand within its room.
pub(super) fn finish(parts: &[Part], plan: &Plan, room: &Room, choice: Choice) -> Option<TableLayout> {
    let size = plan.size;
    let mut layout = TableLayout {
        turned: plan.turned,
        size,
        leading: LEADING * size,
        padding: PADDING * size,
        gutter: GUTTER * size,
        white: room.pitch,
        head_rows: parts[0].needs.grid.table.head_rows,
        light: is_light(parts),
        blocks: parts.iter().map(|part| block(part, size)).collect(),
        chunks: Vec::new(),
        choice,
    };
    for (index, part) in parts.iter().enumerate() {
        let rows: Vec<Range<usize>> =
            plan.pieces.iter().filter(|piece| piece.part == index).map(|piece| piece.rows.clone()).collect();
        let heights = airy(&part.heights, plan, room, layout.head_rows);
        let widths = &layout.blocks[index].widths;
        let most = most_whole(room.down(plan.turned)[1], &heights[..layout.head_rows], size);
        let maker =
            Maker { grid: part.needs.grid, needs: part.needs, plan, widths, heights: &heights, rows: &rows, most };
        let chunks: Vec<Chunk> = (0..rows.len()).map(|n| maker.chunk(index, n)).collect();
        layout.chunks.extend(chunks);
    }
    in_order(&mut layout.chunks, plan);
    for (n, page) in layout.pages().into_iter().enumerate() {
        let room = high(room, plan.turned, n == 0, layout.height(page.clone()));
        layout.chunks[page].iter_mut().for_each(|chunk| chunk.room = room);
    }
    let measures: Vec<&Grid> = parts.iter().map(|part| part.needs.grid).collect();
    if !sound::is_sound(&layout, &measures, room) {
        return None;
    }
    if layout.light {
        for chunk in &mut layout.chunks {
            light::convert(chunk, measures[chunk.block], &layout.blocks[chunk.block].widths, size, LEADING * size);
        }
    }
    Some(layout)
}

/// Returns whether a table is so large that it is drawn without tags.
pub(super) fn is_light(parts: &[Part]) -> bool {
    are_large(parts.iter().map(|part| part.needs.grid))
}

/// Puts the pieces of several blocks into the order of the plan.
fn in_order(chunks: &mut Vec<Chunk>, plan: &Plan) {
    let mut made: Vec<std::collections::VecDeque<Chunk>> = Vec::new();
    for chunk in chunks.drain(..) {
        made.resize_with(made.len().max(chunk.block + 1), Default::default);
        made[chunk.block].push_back(chunk);
    }
    let next = |piece: &Standing| {
        let chunk = made.get_mut(piece.part)?.pop_front()?;
        Some(Chunk { stand: piece.stand, ..chunk })
    };
    *chunks = plan.pieces.iter().filter_map(next).collect();
}

/// Returns the height that the pieces of a page may have where they stand.
fn high(room: &Room, turned: bool, first: bool, height: f64) -> f64 {
    let left = room.left.filter(|_| first && !turned).map(|left| left - room.above_upright.first);
    left.filter(|left| *left >= height).unwrap_or(room.down(turned)[usize::from(!first)])
}

fn block(part: &Part, size: f64) -> Block {
    let columns = part.columns.clone().unwrap_or_else(|| (0..part.needs.grid.columns()).collect());
    Block { columns, widths: part.widths.iter().map(|width| width * size).collect() }
}

/// Spreads rows where there is room: upright ones to the lines of the grid, turned ones over their page.
fn airy(heights: &[f64], plan: &Plan, room: &Room, head_rows: usize) -> Vec<f64> {
    if plan.pieces.len() != 1 {
        return heights.to_vec();
    }
    let total: f64 = heights.iter().sum();
    let most = high(room, plan.turned, true, total);
    if plan.turned {
        let body: f64 = heights[head_rows..].iter().sum();
        let factor = 1.0 + (most - room.below(true, plan.size) - total - 1.0).max(0.0) / body.max(1.0);
        return spread(heights, head_rows, factor.min(SPREAD_TURNED));
    }
    let on_grid: Vec<f64> = heights.iter().map(|height| (height / room.pitch - 1e-3).ceil() * room.pitch).collect();
    let gridded: f64 = on_grid.iter().sum();
    if gridded + room.above_upright.first <= AIRY * room.height && gridded + room.below(false, plan.size) <= most {
        return on_grid;
    }
    let factor = (most - room.below(false, plan.size) - 1.0).max(total) / total.max(1.0);
    spread(heights, 0, factor.min(SPREAD))
}

/// Makes rows from one on higher by a factor.
fn spread(heights: &[f64], from: usize, factor: f64) -> Vec<f64> {
    heights.iter().enumerate().map(|(y, height)| if y < from { *height } else { height * factor }).collect()
}

/// Makes the pieces of a block.
struct Maker<'p, 't> {
    grid: &'p Grid<'t>,
    needs: &'p Needs<'p, 't>,
    plan: &'p Plan,
    /// Column widths in pt.
    widths: &'p [f64],
    /// Heights of all rows in pt.
    heights: &'p [f64],
    /// The rows of each piece.
    rows: &'p [Range<usize>],
    /// Up to how many lines cells stand whole in each of their parts.
    most: usize,
}

/// A cell of a piece, clipped to it.
struct Clipped {
    /// Column and row within the piece.
    x: usize,
    y: usize,
    columns: usize,
    rows: usize,
    /// The whole cell.
    whole: Merge,
}

impl Maker<'_, '_> {
    fn chunk(&self, block: usize, index: usize) -> Chunk {
        let rows = self.rows[index].clone();
        let head = self.grid.table.head_rows;
        let mut heights: Vec<f64> = self.heights[..head].iter().chain(&self.heights[rows.clone()]).copied().collect();
        let mut cells = Vec::new();
        for (y, row) in (0..head).chain(rows.clone()).enumerate() {
            for x in 0..self.grid.columns() {
                let cell = match self.grid.spans.at(row, x) {
                    None if self.grid.table.rows[row][x].value.is_empty() => continue,
                    None => Clipped { x, y, columns: 1, rows: 1, whole: Merge { row, column: x, rows: 1, columns: 1 } },
                    Some(span) => {
                        // At the top of a piece a cell that was cut is repeated, or goes on.
                        let top = if row < head { span.row } else { span.row.max(rows.start) };
                        if (row, x) != (top, span.column) {
                            continue;
                        }
                        let end = if row < head { span.row + span.rows } else { (span.row + span.rows).min(rows.end) };
                        Clipped { x, y, columns: span.columns, rows: end - top, whole: *span }
                    }
                };
                cells.push(self.cell(&cell, index, &mut heights));
            }
        }
        Chunk {
            block,
            stand: Stand::Page,
            room: 0.0,
            heights,
            cells,
            texts: Vec::new(),
            reds: Vec::new(),
            rules: Vec::new(),
        }
    }

    /// Builds a cell of a piece.
    fn cell(&self, cell: &Clipped, index: usize, heights: &mut [f64]) -> Cell {
        let Clipped { x, y, columns, rows, whole } = *cell;
        let (grid, size) = (self.grid, self.plan.size);
        let width = self.widths[x..x + columns].iter().sum::<f64>() / size - 2.0 * PADDING;
        let head = grid.is_head(whole.row);
        let stacked = if self.plan.heads.vertical && head { self.needs.stacks()[x].as_ref() } else { None };
        let stacked = stacked.filter(|stacked| stacked.row == whole.row && columns == 1);
        let mut lines = Vec::new();
        if stacked.is_none() {
            lines = break_lines(grid.words(whole.row, x), width);
            if !head && rows < whole.rows {
                let again = self.rows[index].start > whole.row && grid.stands_once(&whole);
                lines = if again { Vec::new() } else { self.portion(lines, &whole, index) };
            }
            // A group's name that needs more than its rows have gets it from the last of them.
            let lacking = lacking(lines.len(), &heights[y..y + rows], size);
            heights[y + rows - 1] += lacking;
        }
        let align = grid.align(whole.row, x, columns);
        Cell {
            x,
            y,
            columns,
            rows,
            head,
            strong: grid.is_strong(whole.row, x),
            red: grid.is_red(whole.row, x),
            inset: if align == Align::Right { grid.inset(whole.row, x, width) * size } else { 0.0 },
            align: match align {
                Align::Left => "left",
                Align::Center => "center",
                Align::Right => "right",
            },
            lines,
            stacks: stacked.map(|stacked| self.scaled(&stacked.lines)).unwrap_or_default(),
        }
    }

    /// Returns the lines of a cell that stand in a piece.
    fn portion(&self, mut lines: Vec<String>, whole: &Merge, index: usize) -> Vec<String> {
        let part = self.rows[..index].iter().filter(|rows| rows.end > whole.row).count();
        let held: Vec<usize> =
            parts(self.rows, whole).into_iter().map(|part| held(&self.heights[part], self.plan.size)).collect();
        let own = portion(lines.len(), most_of(self.grid, whole, self.most), &held, part);
        lines.drain(own).collect()
    }

    fn scaled(&self, stacks: &[Vec<super::Cluster>]) -> Vec<Vec<super::Cluster>> {
        let scaled =
            |cluster: &super::Cluster| super::Cluster { height: cluster.height * self.plan.size, ..cluster.clone() };
        stacks.iter().map(|line| line.iter().map(scaled).collect()).collect()
    }
}
