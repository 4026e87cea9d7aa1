//! Packs column blocks into pages, so that these are full.
//!
//! There are two orders: all blocks of the first rows and then of the next, so
//! that the pages of the same rows can be laid beside each other; or all rows
//! of the first block and then of the next. The second is taken where it saves
//! a page in ten.

use std::ops::Range;

use super::cost::{lacks_notes, noticed};
use super::finish::{Part, Standing, is_light};
use super::pages::Space;
use super::settle::distribute;
use super::{Room, Stand};

/// How often the blocks are fitted to each other's rows.
const ROUNDS: usize = 8;
/// Part of the pages that the order by columns must not exceed.
const WORTH: f64 = 0.9;
/// The same for blocks that are not cut.
const CUT: f64 = 1.25;

/// Blocks as they stand on pages.
pub(super) struct Packed<'p, 't> {
    pub(super) parts: Vec<Part<'p, 't>>,
    pub(super) pieces: Vec<Standing>,
    /// How many pages they fill: turned ones whole, upright ones in parts.
    pub(super) fill: f64,
    /// What it costs, in pages, that parts of them stay blank.
    pub(super) blank: f64,
    /// Whether notes find no room below the last piece.
    pub(super) apart: bool,
}

/// Packs blocks into pages; `None` if a row is higher than a page. `size` in pt.
pub(super) fn pack<'p, 't>(parts: Vec<Part<'p, 't>>, size: f64, turned: bool, room: &Room) -> Option<Packed<'p, 't>> {
    let packer = Packer {
        parts: &parts,
        size,
        space: Space::of(room, turned, 1, size),
        white: room.pitch,
        // Large tables are drawn without tags: what shares a page could not be told apart.
        shares: !is_light(&parts),
        turned,
    };
    let flowing = packer.by_columns(false);
    // A block that a page holds is cut only where that saves a page in five.
    let whole = packer
        .by_columns(true)
        .filter(|whole| flowing.as_ref().is_none_or(|flowing| whole.worth() <= CUT * flowing.worth()));
    let (by_rows, by_columns) = (packer.by_rows(), whole.or(flowing));
    let taken = match (by_rows, by_columns) {
        (Some(rows), Some(columns)) if columns.worth() <= WORTH * rows.worth() => columns,
        (Some(rows), _) => rows,
        (None, columns) => columns?,
    };
    let full = if turned { 1.0 } else { taken.last / room.height };
    let fill = (taken.sheets - 1) as f64 + full;
    let apart = lacks_notes(taken.last, taken.room, (turned, size), room);
    let Sheets { pieces, heights, blank, .. } = taken;
    let parts = parts.into_iter().zip(heights).map(|(part, heights)| Part { heights, ..part }).collect();
    Some(Packed { parts, pieces, fill, blank, apart })
}

struct Packer<'a, 'p, 't> {
    parts: &'a [Part<'p, 't>],
    size: f64,
    space: Space,
    /// White between pieces on a page, in pt.
    white: f64,
    /// Whether pieces may share a page.
    shares: bool,
    turned: bool,
}

/// Pages as they are filled; all lengths in pt.
struct Sheets {
    pieces: Vec<Standing>,
    /// The heights of all rows of each block.
    heights: Vec<Vec<f64>>,
    /// How many pages there are, what is left of the one before among them.
    sheets: usize,
    /// What is used of the last page; 0 as long as nothing stands on it.
    last: f64,
    /// How high the pieces on the last page may be.
    room: f64,
    /// What it costs, in pages, that parts of the pages before that stay blank.
    blank: f64,
}

impl Packer<'_, '_, '_> {
    /// Returns whether it is seen that a page is blank below the pieces on it; `first` says that there are none.
    fn is_seen(&self, first: bool) -> bool {
        !self.turned && (!first || self.space.left.is_some())
    }

    /// Packs all blocks of the first rows, then of the next.
    fn by_rows(&self) -> Option<Sheets> {
        let (rows, common) = self.aligned()?;
        // Blocks that are whole need not have rows of the same height.
        let own = |part: &Part| if rows.len() == 1 { part.heights.clone() } else { common.clone() };
        let heights = self.parts.iter().map(own).collect();
        let mut sheets = self.sheets(heights);
        let pages = rows.len();
        for (n, rows) in rows.iter().enumerate() {
            for part in 0..self.parts.len() {
                let height = self.height(&sheets.heights[part], rows);
                let ends = n + 1 == pages && part + 1 == self.parts.len();
                let need = self.white + height + if ends { self.space.below } else { 0.0 };
                let below = self.shares && sheets.last > 0.0 && sheets.last + need <= sheets.room;
                let begins = sheets.pieces.is_empty() && height <= sheets.room;
                sheets.put(part, rows.clone(), height, below, begins, self);
            }
        }
        Some(sheets)
    }

    /// Packs all rows of the first block, then of the next; one that a page holds is not cut if it is to be `whole`.
    fn by_columns(&self, whole: bool) -> Option<Sheets> {
        let mut sheets = self.sheets(Vec::new());
        for (index, part) in self.parts.iter().enumerate() {
            let mut heights = part.heights.clone();
            let left = sheets.room - sheets.last - self.white;
            let height = heights.iter().sum::<f64>();
            let begins_page = whole && index > 0 && height > left && height <= self.space.others;
            let below = if index + 1 == self.parts.len() { self.space.below } else { 0.0 };
            let space = match index {
                0 => Space { below, ..self.space },
                _ => {
                    let left = Some(left).filter(|_| self.shares && !begins_page);
                    Space { left, first: self.space.others, below, ..self.space }
                }
            };
            let pieces = distribute(part.needs.grid, &part.widths, &mut heights, self.size, &space)?;
            for (n, rows) in pieces.rows.iter().enumerate() {
                let height = self.height(&heights, rows);
                let below = index > 0 && n == 0 && self.shares && !pieces.fresh && !begins_page;
                let begins = index == 0 && n == 0 && !pieces.fresh;
                sheets.put(index, rows.clone(), height, below, begins, self);
            }
            sheets.heights.push(heights);
        }
        Some(sheets)
    }

    fn sheets(&self, heights: Vec<Vec<f64>>) -> Sheets {
        let room = self.space.left.unwrap_or(self.space.first);
        Sheets { pieces: Vec::new(), heights, sheets: 1, last: 0.0, room, blank: 0.0 }
    }

    /// Returns the height of a piece.
    fn height(&self, heights: &[f64], rows: &Range<usize>) -> f64 {
        let head = self.parts[0].needs.grid.table.head_rows;
        heights[..head].iter().chain(&heights[rows.clone()]).sum()
    }

    /// Returns the rows of pages, the same for all blocks, whose rows are as high as the highest of them.
    fn aligned(&self) -> Option<(Vec<Range<usize>>, Vec<f64>)> {
        let mut heights = vec![0.0_f64; self.parts[0].heights.len()];
        for part in self.parts {
            heights.iter_mut().zip(&part.heights).for_each(|(height, own)| *height = height.max(*own));
        }
        // All blocks but the first stand on pages with （续表） above them, those of the first rows, too.
        let space = Space { left: None, first: self.space.first.min(self.space.others), ..self.space };
        let mut known: Option<Vec<Range<usize>>> = None;
        for _ in 0..ROUNDS {
            let before = heights.clone();
            let mut settled = true;
            for part in self.parts {
                let pieces = distribute(part.needs.grid, &part.widths, &mut heights, self.size, &space)?;
                settled &= known.as_ref() == Some(&pieces.rows);
                known = Some(pieces.rows);
            }
            if settled && before == heights {
                return Some((known?, heights));
            }
        }
        None
    }
}

impl Sheets {
    /// Returns how many pages they are, with what it costs that parts of them are blank.
    fn worth(&self) -> f64 {
        self.sheets as f64 + self.blank
    }

    /// Puts a piece below those on the last page, or on a page of its own.
    ///
    /// `begins` says that it stands where the table begins.
    fn put(&mut self, part: usize, rows: Range<usize>, height: f64, below: bool, begins: bool, packer: &Packer) {
        let stand = if below { Stand::Below } else { Stand::Page };
        let first = self.pieces.is_empty();
        self.pieces.push(Standing { part, rows, stand });
        if below {
            self.last += packer.white + height;
        } else if begins {
            self.last = height;
        } else {
            self.sheets += usize::from(!first || packer.space.left.is_some());
            self.blank +=
                if packer.is_seen(first) { noticed((self.room - self.last) / packer.space.others) } else { 0.0 };
            self.last = height;
            self.room = if first { packer.space.first } else { packer.space.others };
        }
    }
}
