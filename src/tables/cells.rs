//! Which cell stands where on the pieces of an arranged table.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::light::edges;
use super::spans::Spans;
use super::{TableInput, TableLayout};
use crate::model::Merge;
use crate::source::Place;

/// The cells of an arranged table; lengths in pt from the upper left corner of a piece.
#[derive(Debug)]
pub struct CellMap {
    input: Arc<TableInput>,
    spans: Spans,
    pieces: Vec<Piece>,
}

#[derive(Debug)]
struct Piece {
    /// The rows and columns of the table that it has.
    rows: Vec<usize>,
    columns: Vec<usize>,
    /// The edges between them.
    xs: Vec<f64>,
    ys: Vec<f64>,
}

impl CellMap {
    /// Finds the cells of a table; `input` is what it was arranged from.
    pub fn new(layout: &TableLayout, input: &Arc<TableInput>) -> Self {
        let head = layout.head_rows;
        let mut next = vec![head; layout.blocks.len()];
        let piece = |chunk: &super::Chunk| {
            let block = &layout.blocks[chunk.block];
            let first = next[chunk.block];
            next[chunk.block] += chunk.heights.len() - head;
            Piece {
                rows: (0..head).chain(first..next[chunk.block]).collect(),
                columns: block.columns.clone(),
                xs: edges(&block.widths),
                ys: edges(&chunk.heights),
            }
        };
        let pieces = layout.chunks.iter().map(piece).collect();
        Self { input: Arc::clone(input), spans: Spans::new(input), pieces }
    }

    /// Returns the width and the height of a piece.
    pub fn size(&self, piece: usize) -> Option<[f64; 2]> {
        let Piece { xs, ys, .. } = self.pieces.get(piece)?;
        Some([*xs.last()?, *ys.last()?])
    }

    /// Returns the place of the cell that is nearest to a point of a piece.
    pub fn at(&self, piece: usize, x: f64, y: f64) -> Option<&Place> {
        let Piece { rows, columns, xs, ys } = self.pieces.get(piece)?;
        let line = |edges: &[f64], at: f64| edges[1..].partition_point(|edge| *edge <= at).min(edges.len() - 2);
        let Merge { row, column, .. } = self.cell(*rows.get(line(ys, y))?, *columns.get(line(xs, x))?);
        Some(&self.input.rows[row][column].place)
    }

    /// Returns where the cells stand that a place has to do with: the pieces, and left, upper, right and lower edge.
    pub fn areas(&self, place: &Place) -> Vec<(usize, [f64; 4])> {
        let mut cells = BTreeSet::new();
        for (y, row) in self.input.rows.iter().enumerate() {
            let meet = row.iter().enumerate().filter(|(_, text)| text.place.meets(place));
            cells.extend(meet.map(|(x, _)| self.cell(y, x)).map(|cell| (cell.row, cell.column)));
        }
        let cells = cells.into_iter().map(|(y, x)| self.cell(y, x));
        cells
            .flat_map(|cell| self.pieces.iter().enumerate().filter_map(move |(n, piece)| Some((n, piece.area(&cell)?))))
            .collect()
    }

    /// Returns the cell that covers a place of the table.
    fn cell(&self, row: usize, column: usize) -> Merge {
        self.spans.at(row, column).copied().unwrap_or(Merge { row, column, rows: 1, columns: 1 })
    }
}

impl Piece {
    fn area(&self, cell: &Merge) -> Option<[f64; 4]> {
        let among = |lines: &[usize], from: usize, count: usize| {
            let first = lines.iter().position(|line| (from..from + count).contains(line))?;
            let last = lines.iter().rposition(|line| (from..from + count).contains(line))?;
            Some((first, last + 1))
        };
        let (top, bottom) = among(&self.rows, cell.row, cell.rows)?;
        let (left, right) = among(&self.columns, cell.column, cell.columns)?;
        Some([self.xs[left], self.ys[top], self.xs[right], self.ys[bottom]])
    }
}
