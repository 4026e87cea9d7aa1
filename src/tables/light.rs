//! Large tables as placed text and drawn rules.
//!
//! The structure of a table costs the compiler most of its time, and some 200
//! bytes of tags for every cell; a table of tens of thousands of cells is set
//! in a fifth of that as rows of text placed where the cells would have it.

use std::collections::HashMap;

use super::grid::Grid;
use super::{Chunk, Placed};

/// Turns the cells of a chunk into placed text and rules; `widths`, `size` and `leading` in pt.
pub(super) fn convert(chunk: &mut Chunk, grid: &Grid, widths: &[f64], size: f64, leading: f64) {
    let xs = edges(widths);
    let ys = edges(&chunk.heights);
    let mut texts = vec![Vec::new(); chunk.heights.len()];
    let mut reds: Vec<Vec<usize>> = Vec::new();
    // For each place that a spanning cell covers, that cell's number.
    let mut covers = HashMap::new();
    for (number, cell) in chunk.cells.iter().enumerate() {
        let (left, right) = (xs[cell.x], xs[cell.x + cell.columns]);
        let height = ys[cell.y + cell.rows] - ys[cell.y];
        let top = (height - cell.lines.len() as f64 * leading) / 2.0;
        // A clipped span is measured in the font of its kind of cell, which is what matters.
        let measure = if cell.strong { grid.strong } else { grid.plain };
        if cell.red {
            reds.resize(chunk.heights.len(), Vec::new());
            let first = texts[cell.y].len();
            reds[cell.y].extend(first..first + cell.lines.len());
        }
        for (i, line) in cell.lines.iter().enumerate() {
            let width = measure.em(line) * size;
            let x = match cell.align {
                "left" => left + super::PADDING * size,
                "right" => right - cell.inset - width,
                _ => (left + right - width) / 2.0,
            };
            texts[cell.y].push(Placed(round(x), round(top + i as f64 * leading), cell.strong, line.clone()));
        }
        if cell.columns * cell.rows > 1 {
            let places =
                (cell.y..cell.y + cell.rows).flat_map(|y| (cell.x..cell.x + cell.columns).map(move |x| (y, x)));
            covers.extend(places.map(|place| (place, number)));
        }
    }
    let joined = |a: (usize, usize), b: (usize, usize)| covers.get(&a).is_some_and(|cell| covers.get(&b) == Some(cell));
    let (rows, columns) = (chunk.heights.len(), widths.len());
    let mut rules = Vec::new();
    for (y, &at) in ys.iter().enumerate() {
        let open = |x: usize| y > 0 && y < rows && joined((y - 1, x), (y, x));
        rules.extend(runs(columns, open).map(|(from, to)| [xs[from], at, xs[to], at].map(round)));
    }
    for (x, &at) in xs.iter().enumerate() {
        let open = |y: usize| x > 0 && x < columns && joined((y, x - 1), (y, x));
        rules.extend(runs(rows, open).map(|(from, to)| [at, ys[from], at, ys[to]].map(round)));
    }
    chunk.cells = Vec::new();
    chunk.texts = texts;
    chunk.reds = reds;
    chunk.rules = rules;
}

/// Returns the positions of the edges between lengths that follow each other.
pub(super) fn edges(lengths: &[f64]) -> Vec<f64> {
    let sums = lengths.iter().scan(0.0, |sum, length| {
        *sum += length;
        Some(*sum)
    });
    std::iter::once(0.0).chain(sums).collect()
}

/// Returns the runs of steps, from one edge to another, that are not open.
fn runs(count: usize, open: impl Fn(usize) -> bool) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < count && open(at) {
            at += 1;
        }
        let from = at;
        while at < count && !open(at) {
            at += 1;
        }
        (from < at).then_some((from, at))
    })
}

/// Rounds to hundredths of a point, to keep the data small.
fn round(length: f64) -> f64 {
    (length * 100.0).round() / 100.0
}
