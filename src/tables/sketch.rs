//! A table with the widths of its words: finds widths, heights and spans.

use std::ops::Range;

use super::lines::{Word, break_lines, narrowest, split_words};
use super::pages::paginate;
use super::{Cell, CellRole, Chunk, Room, TableInput, TableLayout};
use crate::fonts::Measure;

/// Distance of baselines in em: upright tables and turned ones.
const LEADING: [f64; 2] = [1.3, 1.25];
/// White at either side of a cell's text, in em.
const PADDING: f64 = 0.35;
/// White above and below a cell's text, in em: upright tables and turned ones.
const AIR: [f64; 2] = [0.4, 0.18];
/// Most lines in a head cell: upright tables and turned ones.
const HEAD_LINES: [usize; 2] = [8, 12];
/// Most lines in the name of a row or of a group of rows.
const LABEL_LINES: usize = 2;
/// Rows whose label is one of these are totals.
const TOTALS: [&str; 4] = ["合计", "总计", "小计", "共计"];

/// A table with the widths of its words, in em.
pub(super) struct Sketch<'t> {
    table: &'t TableInput,
    roles: Vec<CellRole>,
    /// Words of each cell, by row and column.
    cells: Vec<Vec<Vec<Word<'t>>>>,
}

impl<'t> Sketch<'t> {
    pub(super) fn new(table: &'t TableInput, plain: &Measure, strong: &Measure) -> Self {
        let columns = table.rows[0].len();
        let body = &table.rows[table.head_rows..];
        let role = |column: usize| {
            let number = body.iter().all(|row| is_number(&row[column]));
            match column {
                _ if column <= table.group_columns && !number => CellRole::Label,
                _ if number => CellRole::Number,
                _ => CellRole::Text,
            }
        };
        let roles: Vec<CellRole> = (0..columns).map(role).collect();
        let split = |(y, row): (usize, &'t Vec<String>)| {
            let whole = |x: usize| y >= table.head_rows && roles[x] == CellRole::Number;
            let measure = if y < table.head_rows || is_total(row) { strong } else { plain };
            row.iter().enumerate().map(|(x, text)| split_words(text, whole(x), measure)).collect()
        };
        let cells = table.rows.iter().enumerate().map(split).collect();
        Self { table, roles, cells }
    }

    /// Arranges the table in one type size, with ever more lines allowed in a head cell.
    pub(super) fn fits(&self, turned: bool, size: f64, room: &Room) -> impl Iterator<Item = TableLayout> {
        let width = if turned { room.height } else { room.width };
        (1..=HEAD_LINES[usize::from(turned)]).filter_map(move |lines| {
            let widths = self.widths(lines, width / size)?;
            self.lay_out(turned, size, &widths, room)
        })
    }

    /// Finds column widths in em that keep cells within some lines; `None` if they exceed `room`.
    fn widths(&self, head_lines: usize, room: f64) -> Option<Vec<f64>> {
        let column = |x: usize| {
            let body_lines = match self.roles[x] {
                CellRole::Text => (head_lines * 2 / 3).max(1),
                _ => head_lines.min(LABEL_LINES),
            };
            let need = |(y, row): (usize, &Vec<Vec<Word>>)| match y < self.table.head_rows {
                true if self.spans_of_head(x, y).len() > 1 => 0.0,
                true => narrowest(&row[x], head_lines),
                false => narrowest(&row[x], body_lines),
            };
            self.cells.iter().enumerate().map(need).fold(1.0, f64::max) + 2.0 * PADDING
        };
        let mut widths: Vec<f64> = (0..self.roles.len()).map(column).collect();
        let total: f64 = widths.iter().sum();
        // What is left over goes to all columns alike, so that the table fills the measure.
        let spare = (room - total) / widths.len() as f64;
        if spare < 0.0 {
            return None;
        }
        widths.iter_mut().for_each(|width| *width += spare);
        Some(widths)
    }

    fn lay_out(&self, turned: bool, size: f64, widths: &[f64], room: &Room) -> Option<TableLayout> {
        let (air, leading) = (AIR[usize::from(turned)], LEADING[usize::from(turned)]);
        let height = |y: usize| {
            let lines = self.cells[y].iter().enumerate().map(|(x, words)| {
                // The name of a group spreads over the group's rows.
                if x < self.table.group_columns && y >= self.table.head_rows && !self.is_total(y) {
                    return 1;
                }
                let span = if y < self.table.head_rows { self.spans_of_head(x, y) } else { x..x + 1 };
                break_lines(words, span_width(widths, &span)).len()
            });
            (lines.max().unwrap_or(1).max(1) as f64 * leading + 2.0 * air) * size
        };
        let heights: Vec<f64> = (0..self.table.rows.len()).map(height).collect();
        let pages = if turned {
            paginate(&heights, self.table.head_rows, room.width - room.around)?
        } else {
            std::iter::once(self.table.head_rows..heights.len()).collect()
        };
        let chunks = pages.into_iter().map(|rows| self.chunk(rows, widths, &heights)).collect();
        Some(TableLayout {
            turned,
            size,
            leading: leading * size,
            padding: PADDING * size,
            number_padding: (0..widths.len()).map(|x| self.number_padding(x, widths[x]) * size).collect(),
            widths: widths.iter().map(|width| width * size).collect(),
            head_rows: self.table.head_rows,
            chunks,
        })
    }

    fn number_padding(&self, x: usize, width: f64) -> f64 {
        let body = self.cells[self.table.head_rows..].iter().flat_map(|row| &row[x]);
        let longest = body.map(|word| word.width).fold(0.0, f64::max);
        ((width - longest) / 2.0).max(PADDING)
    }

    fn chunk(&self, rows: Range<usize>, widths: &[f64], heights: &[f64]) -> Chunk {
        let head = self.table.head_rows;
        let source: Vec<usize> = (0..head).chain(rows).collect();
        let mut cells = Vec::new();
        for (y, &row) in source.iter().enumerate() {
            for x in 0..self.roles.len() {
                let columns = if y < head { self.spans_of_head(x, y) } else { x..x + 1 };
                let span = self.rows_of_group(&source, x, y);
                let empty = self.cells[row][x].is_empty() && columns.len() * span.1 == 1 && span.0 == row;
                if empty || columns.start != x || span.1 == 0 {
                    continue;
                }
                cells.push(Cell {
                    x,
                    y,
                    columns: columns.len(),
                    rows: span.1,
                    role: if y < head { CellRole::Head } else { self.roles[x] },
                    total: y >= head && self.is_total(row),
                    lines: break_lines(&self.cells[span.0][x], span_width(widths, &columns)),
                });
            }
        }
        Chunk { heights: source.iter().map(|row| heights[*row]).collect(), cells }
    }

    /// Returns the columns that a head cell covers.
    ///
    /// An empty head cell of a group column, or right of one, belongs to the
    /// cell at its left.
    fn spans_of_head(&self, x: usize, y: usize) -> Range<usize> {
        let groups = self.table.group_columns;
        let joins = |x: usize| x > 0 && x <= groups && self.cells[y][x].is_empty();
        let start = (0..=x).rev().find(|x| !joins(*x)).unwrap_or(x);
        let end = (start + 1..self.roles.len()).find(|x| !joins(*x)).unwrap_or(self.roles.len());
        start..end
    }

    /// Returns the row whose text a group cell shows, and how many rows of the chunk it covers.
    ///
    /// No rows are covered where the cell continues the one above it. At the
    /// top of a chunk the group's name is repeated.
    fn rows_of_group(&self, source: &[usize], x: usize, y: usize) -> (usize, usize) {
        let row = source[y];
        let head = self.table.head_rows;
        if y < head || x >= self.table.group_columns {
            return (row, 1);
        }
        let continues = |row: usize| row > head && self.cells[row][x].is_empty() && !self.is_total(row);
        if y > head && continues(row) {
            return (row, 0);
        }
        let origin = (head..=row).rev().find(|row| !continues(*row)).unwrap_or(row);
        let rows = 1 + source[y + 1..].iter().take_while(|row| continues(**row)).count();
        (origin, rows)
    }

    fn is_total(&self, row: usize) -> bool {
        is_total(&self.table.rows[row])
    }
}

fn is_total(row: &[String]) -> bool {
    let label = row.iter().find(|text| !text.is_empty());
    label.is_some_and(|label| TOTALS.contains(&label.replace([' ', '\u{3000}'], "").as_str()))
}

fn span_width(widths: &[f64], columns: &Range<usize>) -> f64 {
    widths[columns.clone()].iter().sum::<f64>() - 2.0 * PADDING
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '−', '+']).trim_end_matches(['%', '‰']);
    matches!(text, "" | "—" | "…" | "-" | "/")
        || (digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')))
}
