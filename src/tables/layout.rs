//! A table as arranged, for the templates. All lengths in pt.

use std::ops::Range;

use serde::Serialize;

use super::cost::Choice;
use super::vertical::Cluster;
use super::{NOTICED, Room};

/// What lengths in pt may differ by, since sums are rounded.
const NEAR: f64 = 0.05;

/// A table as arranged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TableLayout {
    /// Whether it stands on pages of its own, its head at the left edge of the sheet.
    pub turned: bool,
    /// Type size.
    pub size: f64,
    /// Distance of baselines.
    pub leading: f64,
    /// White at either side of a cell's text.
    pub padding: f64,
    /// White between pieces that stand beside each other.
    pub gutter: f64,
    /// White between pieces that stand below each other on a page.
    pub white: f64,
    /// How many rows of each chunk are the head.
    pub head_rows: usize,
    /// Whether it is drawn as placed text, without the structure of a table, for its size.
    pub light: bool,
    /// The column blocks; one, unless the table was too wide for that.
    pub blocks: Vec<Block>,
    /// The pieces, in the order in which they are read.
    pub chunks: Vec<Chunk>,
    /// Why it is arranged so.
    pub choice: Choice,
}

impl TableLayout {
    /// Returns the pieces on each page.
    pub fn pages(&self) -> Vec<Range<usize>> {
        let begins = |n: &usize| *n == 0 || self.chunks[*n].stand == Stand::Page;
        let starts: Vec<usize> = (0..self.chunks.len()).filter(begins).chain([self.chunks.len()]).collect();
        starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
    }

    /// Returns what it costs, in pages; `None` if that was not weighed.
    pub fn cost(&self) -> Option<f64> {
        self.choice.tried.get(self.choice.taken)?.cost
    }

    /// Returns whether a page other than the last is blank for so large a part that it is noticed.
    pub(super) fn has_white(&self, room: &Room) -> bool {
        let pages = self.pages();
        let blank = |page: &Range<usize>| self.chunks[page.start].room - self.height(page.clone());
        pages.iter().rev().skip(1).any(|page| blank(page) > NOTICED * room.height)
    }

    /// Returns whether it begins below what stands before it, rather than on a page of its own.
    pub(super) fn begins_below(&self, room: &Room) -> bool {
        let height = self.pages().first().map_or(0.0, |page| self.height(page.clone()));
        let near = |left: f64| height + room.above_upright.first <= left + NEAR;
        !self.turned && room.left.is_none_or(near)
    }

    /// Returns whether it looks like another one.
    pub fn is_same(&self, other: &Self) -> bool {
        // Why it does is another matter.
        let Self { choice, .. } = self;
        *self == Self { choice: choice.clone(), ..other.clone() }
    }

    /// Returns the height that some pieces take on their page.
    pub fn height(&self, page: Range<usize>) -> f64 {
        let mut bands: Vec<f64> = Vec::new();
        for chunk in &self.chunks[page] {
            let height = chunk.heights.iter().sum();
            match bands.last_mut().filter(|_| chunk.stand == Stand::Beside) {
                Some(band) => *band = band.max(height),
                None => bands.push(height),
            }
        }
        bands.iter().sum::<f64>() + self.white * bands.len().saturating_sub(1) as f64
    }

    /// Returns how many pieces stand beside each other at most.
    pub fn beside(&self) -> usize {
        let mut most = 1;
        for page in self.pages() {
            let beside = self.chunks[page].iter().filter(|chunk| chunk.stand == Stand::Beside).count();
            most = most.max(1 + beside);
        }
        most
    }
}

/// Where a piece of a table stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stand {
    /// At the beginning of a page, or where the table begins.
    Page,
    /// Below the piece before it, with a line of white between them.
    Below,
    /// To the right of the piece before it.
    Beside,
}

/// Columns that stand side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Block {
    /// Which columns of the table they are, from 0.
    pub columns: Vec<usize>,
    /// Their widths.
    pub widths: Vec<f64>,
}

/// The head and some rows of a block.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chunk {
    /// The block, from 0.
    pub block: usize,
    /// Where it stands.
    pub stand: Stand,
    /// Height that the pieces of its page may have together.
    pub room: f64,
    /// Row heights, the head's first.
    pub heights: Vec<f64>,
    /// The cells that hold something or span several, by row and column; none in a light table.
    pub cells: Vec<Cell>,
    /// The text of a light table, by row.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<Vec<Placed>>,
    /// Which texts of a light table are red, by row; none if there is no red one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reds: Vec<Vec<usize>>,
    /// The rules of a light table: both ends, from the upper left corner.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<[f64; 4]>,
}

/// A cell of a chunk.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// Column within the block, from 0.
    pub x: usize,
    /// Row within the chunk, from 0.
    pub y: usize,
    /// Columns it covers.
    #[serde(skip_serializing_if = "is_one")]
    pub columns: usize,
    /// Rows it covers.
    #[serde(skip_serializing_if = "is_one")]
    pub rows: usize,
    /// Whether it belongs to the head.
    #[serde(skip_serializing_if = "is_false")]
    pub head: bool,
    /// Whether it is emphasised, as heads and totals are.
    #[serde(skip_serializing_if = "is_false")]
    pub strong: bool,
    /// Whether it is red.
    #[serde(skip_serializing_if = "is_false")]
    pub red: bool,
    /// `left`, `center` or `right`.
    pub align: &'static str,
    /// White to the right of the text of a cell that is flush right.
    #[serde(skip_serializing_if = "is_zero")]
    pub inset: f64,
    /// Its text, broken into lines.
    pub lines: Vec<String>,
    /// Its text in vertical lines, to be set from right to left, if it is set so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stacks: Vec<Vec<Cluster>>,
}

/// A line of text of a light table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Placed(
    /// Distance from the left edge of the table.
    pub f64,
    /// Distance from the upper edge of its row.
    pub f64,
    /// Whether it is emphasised.
    pub bool,
    /// The text.
    pub String,
);

fn is_one(number: &usize) -> bool {
    *number == 1
}

fn is_false(flag: &bool) -> bool {
    !flag
}

fn is_zero(length: &f64) -> bool {
    *length == 0.0
}
