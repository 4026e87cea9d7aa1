//! Whether an arrangement stands within its room: the last look before pages are made of it.

use super::grid::Grid;
use super::{Cell, Chunk, Room, Stand, TableLayout};

/// What lengths may differ by, in pt, since sums are rounded.
const NEAR: f64 = 0.05;

/// Returns whether nothing of an arrangement leaves the type area, and no text leaves its cell.
///
/// `grids` measure the texts of the blocks.
pub(super) fn is_sound(layout: &TableLayout, grids: &[&Grid], room: &Room) -> bool {
    let across = room.across(layout.turned);
    let pages = layout.pages().into_iter().all(|page| {
        let high = layout.height(page.clone()) <= layout.chunks[page.start].room + NEAR;
        high && bands(layout, &layout.chunks[page]).into_iter().all(|width| width <= across + NEAR)
    });
    pages && layout.chunks.iter().all(|chunk| is_held(layout, chunk, grids[chunk.block]))
}

/// Returns the widths of the pieces that stand beside each other.
fn bands(layout: &TableLayout, chunks: &[Chunk]) -> Vec<f64> {
    let mut bands: Vec<f64> = Vec::new();
    for chunk in chunks {
        let width: f64 = layout.blocks[chunk.block].widths.iter().sum();
        match bands.last_mut().filter(|_| chunk.stand == Stand::Beside) {
            Some(band) => *band += layout.gutter + width,
            None => bands.push(width),
        }
    }
    bands
}

/// Returns whether the texts of a piece find room in its cells.
fn is_held(layout: &TableLayout, chunk: &Chunk, grid: &Grid) -> bool {
    let widths = &layout.blocks[chunk.block].widths;
    let held = |cell: &Cell| {
        let height: f64 = chunk.heights[cell.y..cell.y + cell.rows].iter().sum();
        let width: f64 = widths[cell.x..cell.x + cell.columns].iter().sum();
        let measure = if cell.strong { grid.strong } else { grid.plain };
        let stacks = super::vertical::height(&cell.stacks);
        // The white at the sides may be used up before a rule is touched.
        cell.lines.len() as f64 * layout.leading <= height + NEAR
            && stacks <= height + NEAR
            && cell.lines.iter().all(|line| measure.em(line) * layout.size <= width + NEAR)
    };
    chunk.cells.iter().all(held)
}
