//! A table with the widths of its texts.

use std::cell::OnceCell;

use super::atoms::{Breaking, Sort, is_name};
use super::lines::{Word, split_words};
use super::spans::Spans;
use super::{PADDING, TableInput};
use crate::fonts::Measure;
use crate::model::{Align, Merge, Value};
use crate::source::Located;

/// Tables with more filled cells are drawn as placed text; tags cost time and room for each cell.
const LARGE: usize = 8_000;
/// One cell among so many may be something else in a column of names.
const NAMES: usize = 20;

/// A table with the widths of its texts, in em.
pub(super) struct Grid<'t> {
    pub(super) table: &'t TableInput,
    pub(super) spans: Spans,
    /// What measures ordinary cells, and emphasised ones.
    pub(super) plain: &'t Measure,
    pub(super) strong: &'t Measure,
    /// What may be broken.
    pub(super) breaking: Breaking,
    /// By place, row after row.
    widths: Vec<f64>,
    words: Vec<OnceCell<Vec<Word<'t>>>>,
    /// For each column the rows below the head whose cells stand in one place, widest first.
    pub(super) widest: Vec<Vec<usize>>,
    /// For each column the mean width of its cells below the head, empty ones among them.
    pub(super) mean: Vec<f64>,
    /// For each column the rows of those cells whose lines the file has broken.
    pub(super) given: Vec<Vec<usize>>,
    /// For each column, whether it holds names of persons and the like.
    names: Vec<bool>,
    /// For each column of figures, their longest parts before and from the decimal point on.
    pub(super) figures: Vec<Option<(f64, f64)>>,
}

impl<'t> Grid<'t> {
    pub(super) fn new(table: &'t TableInput, plain: &'t Measure, strong: &'t Measure, breaking: Breaking) -> Self {
        let (rows, columns) = (table.rows.len(), table.columns.len());
        let spans = Spans::new(table);
        let mut grid = Self {
            table,
            spans,
            plain,
            strong,
            breaking,
            widths: Vec::with_capacity(rows * columns),
            words: (0..rows * columns).map(|_| OnceCell::new()).collect(),
            widest: Vec::new(),
            mean: Vec::new(),
            given: Vec::new(),
            names: Vec::new(),
            figures: Vec::new(),
        };
        for (y, row) in table.rows.iter().enumerate() {
            let em = |(x, text): (usize, &Located<String>)| {
                text.value.split('\n').map(|line| grid.measure(y, x).em(line)).fold(0.0, f64::max)
            };
            let widths: Vec<f64> = row.iter().enumerate().map(em).collect();
            grid.widths.extend(widths);
        }
        grid.widest = (0..columns).map(|x| grid.by_width(x)).collect();
        let body = (rows - table.head_rows).max(1) as f64;
        grid.mean =
            (0..columns).map(|x| grid.widest[x].iter().map(|y| grid.width(*y, x)).sum::<f64>() / body).collect();
        let text = |y: usize, x: usize| table.rows[y][x].value.as_str();
        let broken = |x: usize| grid.widest[x].iter().copied().filter(|y| grid.has_given_lines(*y, x)).collect();
        grid.given = (0..columns).map(broken).collect();
        let names = |x: usize| {
            let cells = &grid.widest[x];
            let others = cells.iter().filter(|y| !is_name(text(**y, x))).take(cells.len() / NAMES + 1).count();
            !cells.is_empty() && others <= cells.len() / NAMES
        };
        grid.names = (0..columns).map(names).collect();
        grid.figures = (0..columns).map(|x| grid.figure_parts(x)).collect();
        grid
    }

    fn by_width(&self, x: usize) -> Vec<usize> {
        let single = |y: &usize| self.spans.is_single(*y, x) && self.width(*y, x) > 0.0;
        let mut rows: Vec<usize> = (self.table.head_rows..self.table.rows.len()).filter(single).collect();
        rows.sort_by(|a, b| self.width(*b, x).total_cmp(&self.width(*a, x)));
        rows
    }

    fn figure_parts(&self, x: usize) -> Option<(f64, f64)> {
        let column = &self.table.columns[x];
        if !column.kind.is_figures() || column.align != Align::Right {
            return None;
        }
        let figures = self.widest[x].iter().filter(|y| self.is_figure(**y, x));
        let parts = figures.map(|y| (self.width(*y, x) - self.tail(*y, x), self.tail(*y, x)));
        Some(parts.fold((0.0, 0.0), |longest, parts| (parts.0.max(longest.0), parts.1.max(longest.1))))
    }

    pub(super) fn rows(&self) -> usize {
        self.table.rows.len()
    }

    pub(super) fn columns(&self) -> usize {
        self.table.columns.len()
    }

    pub(super) fn is_head(&self, y: usize) -> bool {
        y < self.table.head_rows
    }

    /// Returns whether so much is in the table that it is drawn as placed text, where all text lies.
    pub(super) fn is_large(&self) -> bool {
        are_large([self].into_iter())
    }

    fn filled(&self) -> usize {
        self.table.rows.iter().flatten().filter(|text| !text.value.is_empty()).count()
    }

    /// Returns whether the file has broken the lines of a cell.
    pub(super) fn has_given_lines(&self, y: usize, x: usize) -> bool {
        self.table.rows[y][x].value.contains('\n')
    }

    /// Returns whether a cell is emphasised, as heads and totals are.
    pub(super) fn is_strong(&self, y: usize, x: usize) -> bool {
        self.is_head(y) || self.table.total_rows[y] || self.table.columns[x].strong || self.is_red(y, x)
    }

    /// Returns whether a cell is red.
    pub(super) fn is_red(&self, y: usize, x: usize) -> bool {
        !self.table.red.is_empty() && self.table.red.contains(&(y, x))
    }

    /// Returns the text of a cell without its arrow.
    fn bare(&self, y: usize, x: usize) -> &str {
        self.table.columns[x].without_arrow(&self.table.rows[y][x].value)
    }

    /// Returns the measure of the font that a cell is set in.
    pub(super) fn measure(&self, y: usize, x: usize) -> &'t Measure {
        if self.is_strong(y, x) { self.strong } else { self.plain }
    }

    /// Returns whether a cell holds a figure in a column of figures; such a one is never broken.
    pub(super) fn is_figure(&self, y: usize, x: usize) -> bool {
        let column = &self.table.columns[x];
        !self.is_head(y) && column.kind.is_figures() && Value::of(self.bare(y, x)) != Value::Text
    }

    /// Returns the width of a figure from its decimal point on, or of the sign after it.
    pub(super) fn tail(&self, y: usize, x: usize) -> f64 {
        let text = self.bare(y, x);
        let point = text.find(['.', '．']);
        let end = point.or_else(|| text.find(['%', '‰', '％'])).unwrap_or(text.len());
        self.width(y, x) - self.measure(y, x).em(&text[..end])
    }

    /// Returns where the text of a cell stands that covers so many columns from `x` on.
    pub(super) fn align(&self, y: usize, x: usize, columns: usize) -> Align {
        match self.table.columns[x].align {
            _ if self.is_head(y) || columns > 1 => Align::Center,
            Align::Right if self.figures[x].is_some() && !self.is_figure(y, x) => Align::Center,
            align => align,
        }
    }

    /// Returns the white to the right of a text that is flush right, in em; `width` is the room for text.
    ///
    /// The figures of a column stand below each other by their decimal points,
    /// and the longest in the middle.
    pub(super) fn inset(&self, y: usize, x: usize, width: f64) -> f64 {
        let Some((before, tail)) = self.figures[x] else { return PADDING };
        let beside = ((width - before - tail) / 2.0).max(0.0);
        // Where there is no room for all, some stand beside their place.
        let most = (width - self.width(y, x)).max(0.0);
        PADDING + (beside + (tail - self.tail(y, x)).max(0.0)).min(most)
    }

    /// Returns the width of a cell's text on one line, or on the lines that the file has.
    pub(super) fn width(&self, y: usize, x: usize) -> f64 {
        self.widths[y * self.columns() + x]
    }

    /// Returns whether a cell covers the rows that one row of the file was divided into.
    pub(super) fn is_divided(&self, cell: &Merge) -> bool {
        self.table.divided.contains(&(cell.row..cell.row + cell.rows))
    }

    /// Returns whether a cell of a row that pages cut is a figure, which stands there once; what names the row is repeated.
    pub(super) fn stands_once(&self, cell: &Merge) -> bool {
        let names = cell.column == 0 || self.table.stub.contains(&cell.column);
        let text = self.bare(cell.row, cell.column);
        self.is_divided(cell) && !names && matches!(Value::of(text), Value::Number { .. })
    }

    /// Returns the words of a cell.
    pub(super) fn words(&self, y: usize, x: usize) -> &[Word<'t>] {
        self.words[y * self.columns() + x].get_or_init(|| {
            let sort = match () {
                () if self.is_figure(y, x) => Sort::Figure,
                () if self.is_head(y) => Sort::Head,
                () if self.names[x] => Sort::Name,
                () => Sort::Text,
            };
            split_words(&self.table.rows[y][x].value, sort, self.breaking, self.measure(y, x))
        })
    }

    /// Returns the width that the text of a cell has over some columns of the given widths.
    pub(super) fn measure_of(&self, widths: &[f64], x: usize, columns: usize) -> f64 {
        widths[x..x + columns].iter().sum::<f64>() - 2.0 * PADDING
    }
}

/// Returns whether so much is in the blocks of a table that it is drawn as placed text, where all text lies.
pub(super) fn are_large<'g, 't: 'g>(blocks: impl Iterator<Item = &'g Grid<'t>> + Clone) -> bool {
    let places: usize = blocks.clone().map(|grid| grid.rows() * grid.columns()).sum();
    places > LARGE && blocks.map(Grid::filled).sum::<usize>() > LARGE
}
