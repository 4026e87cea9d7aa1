//! A table with the widths of its words: finds widths, heights and spans.

use std::cell::OnceCell;
use std::ops::Range;

use super::lines::{Word, break_lines, count_lines, narrowest, split_words};
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
/// Names of rows and groups are no longer than this, in em; longer ones are text.
const LONGEST_NAME: f64 = 24.0;
/// Most lines in the name of a row or of a group of rows.
const LABEL_LINES: usize = 2;
/// How many arrangements are drafted in each type size.
const DRAFTS: usize = 4;
/// Rows whose label is one of these are totals.
const TOTALS: [&str; 4] = ["合计", "总计", "小计", "共计"];

/// A table with the widths of its words, in em.
pub(super) struct Sketch<'t> {
    table: &'t TableInput,
    roles: Vec<CellRole>,
    /// Words of each cell, by row and column.
    cells: Vec<Vec<Vec<Word<'t>>>>,
    /// How many columns and rows each head cell covers; `None` for cells covered by others.
    heads: Vec<Vec<Option<(usize, usize)>>>,
    /// Smallest column widths in em, by the most lines in a head cell; they are the same in every size.
    needs: Vec<OnceCell<Vec<f64>>>,
}

/// An arrangement that is not yet worked out.
pub(super) struct Draft {
    turned: bool,
    /// Type size in pt.
    size: f64,
    /// Column widths in em.
    widths: Vec<f64>,
    /// Row heights in pt.
    heights: Vec<f64>,
    /// Height in pt that a piece may have.
    room: f64,
    /// The rows on each page.
    pub(super) pages: Vec<Range<usize>>,
}

impl<'t> Sketch<'t> {
    pub(super) fn new(table: &'t TableInput, plain: &Measure, strong: &Measure) -> Self {
        let columns = table.rows[0].len();
        let body = &table.rows[table.head_rows..];
        let role = |column: usize| {
            let number = body.iter().all(|row| is_number(&row[column]));
            let name = body.iter().all(|row| plain.em(&row[column]) <= LONGEST_NAME);
            match column {
                _ if column < table.group_columns => CellRole::Label,
                _ if number => CellRole::Number,
                _ if column == table.group_columns && name => CellRole::Label,
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
        let needs = (0..HEAD_LINES[1].max(HEAD_LINES[0])).map(|_| OnceCell::new()).collect();
        Self { table, roles, cells, heads: head_spans(table), needs }
    }

    /// Drafts arrangements in one type size, with ever more lines allowed in a head cell.
    pub(super) fn drafts(&self, turned: bool, size: f64, room: &Room) -> impl Iterator<Item = Draft> {
        let width = if turned { room.height } else { room.width };
        let fitting = (1..=HEAD_LINES[usize::from(turned)]).filter_map(move |lines| {
            let widths = self.widths(lines, width / size)?;
            self.draft(turned, size, widths, room)
        });
        // More lines than need be make the head higher and hardly ever save a page.
        fitting.take(DRAFTS)
    }

    /// Finds column widths in em that keep cells within some lines; `None` if they exceed `room`.
    fn widths(&self, head_lines: usize, room: f64) -> Option<Vec<f64>> {
        let needs = self.needs[head_lines - 1].get_or_init(|| self.needs(head_lines));
        let total: f64 = needs.iter().sum();
        // What is left over goes to all columns alike, so that the table fills the measure.
        let spare = (room - total) / needs.len() as f64;
        (spare >= 0.0).then(|| needs.iter().map(|need| need + spare).collect())
    }

    /// Finds the smallest column widths in em that keep cells within some lines.
    fn needs(&self, head_lines: usize) -> Vec<f64> {
        let column = |x: usize| {
            let body_lines = match self.roles[x] {
                // Text may run over many lines before a table gets smaller type.
                CellRole::Text => (head_lines * head_lines / 2).max(1),
                _ => head_lines.min(LABEL_LINES),
            };
            let need = |(y, row): (usize, &Vec<Vec<Word>>)| match y < self.table.head_rows {
                true if self.heads[y][x] != Some((1, 1)) => 0.0,
                true => narrowest(&row[x], head_lines),
                false => narrowest(&row[x], body_lines),
            };
            self.cells.iter().enumerate().map(need).fold(1.0, f64::max) + 2.0 * PADDING
        };
        (0..self.roles.len()).map(column).collect()
    }

    fn draft(&self, turned: bool, size: f64, widths: Vec<f64>, room: &Room) -> Option<Draft> {
        let kind = usize::from(turned);
        let heights: Vec<f64> = (0..self.table.rows.len())
            .map(|y| self.lines_of_row(y, &widths))
            .map(|lines| row_height(lines, kind) * size)
            .collect();
        // A group that is cut may need another line for its name.
        let slack = if self.table.group_columns > 0 { LEADING[kind] * size } else { 0.0 };
        let high = if turned { room.width - room.around_turned } else { room.height - room.around_upright };
        let pages = paginate(&heights, self.table.head_rows, high - slack)?;
        Some(Draft { turned, size, widths, heights, pages, room: high })
    }

    fn lines_of_row(&self, y: usize, widths: &[f64]) -> usize {
        let head = y < self.table.head_rows;
        let lines = self.cells[y].iter().enumerate().map(|(x, words)| {
            // The name of a group spreads over the group's rows, if there are several.
            if !head && x < self.table.group_columns && !self.is_alone(x, y) {
                return 1;
            }
            let (columns, rows) = if head { self.heads[y][x].unwrap_or((1, 1)) } else { (1, 1) };
            count_lines(words, span_width(widths, &(x..x + columns))).div_ceil(rows)
        });
        lines.max().unwrap_or(1).max(1)
    }

    /// Builds the arrangement of a draft.
    pub(super) fn finish(&self, draft: Draft) -> TableLayout {
        let Draft { turned, size, widths, heights, pages, room } = draft;
        let leading = LEADING[usize::from(turned)];
        let chunks =
            pages.into_iter().map(|rows| self.chunk(rows, &widths, &heights, usize::from(turned), size)).collect();
        TableLayout {
            turned,
            room,
            size,
            leading: leading * size,
            padding: PADDING * size,
            number_padding: (0..widths.len()).map(|x| self.number_padding(x, widths[x]) * size).collect(),
            widths: widths.iter().map(|width| width * size).collect(),
            head_rows: self.table.head_rows,
            chunks,
        }
    }

    fn number_padding(&self, x: usize, width: f64) -> f64 {
        let body = self.cells[self.table.head_rows..].iter().flat_map(|row| &row[x]);
        let longest = body.map(|word| word.width).fold(0.0, f64::max);
        ((width - longest) / 2.0).max(PADDING)
    }

    fn chunk(&self, rows: Range<usize>, widths: &[f64], heights: &[f64], kind: usize, size: f64) -> Chunk {
        let head = self.table.head_rows;
        let source: Vec<usize> = (0..head).chain(rows).collect();
        let mut heights: Vec<f64> = source.iter().map(|row| heights[*row]).collect();
        let mut cells = Vec::new();
        for (y, &row) in source.iter().enumerate() {
            for x in 0..self.roles.len() {
                // Cells that another covers are left out, and so are empty ones.
                let Some((columns, span)) = self.span(&source, x, y) else { continue };
                if self.cells[span.0][x].is_empty() && columns * span.1 == 1 {
                    continue;
                }
                let columns = x..x + columns;
                let lines = break_lines(&self.cells[span.0][x], span_width(widths, &columns));
                // A group's name that needs more than its rows have gets it from the last of them.
                let lacking = row_height(lines.len(), kind) * size - heights[y..y + span.1].iter().sum::<f64>();
                heights[y + span.1 - 1] += lacking.max(0.0);
                cells.push(Cell {
                    x,
                    y,
                    columns: columns.len(),
                    rows: span.1,
                    role: if y < head { CellRole::Head } else { self.roles[x] },
                    total: y >= head && self.is_total(row),
                    lines,
                });
            }
        }
        Chunk { heights, cells }
    }

    /// Returns how many columns a cell covers, the row whose text it shows, and how many rows it covers.
    ///
    /// `None` for a cell that another one covers.
    fn span(&self, source: &[usize], x: usize, y: usize) -> Option<(usize, (usize, usize))> {
        if y < self.table.head_rows {
            return self.heads[y][x].map(|(columns, rows)| (columns, (y, rows)));
        }
        Some((1, self.rows_of_group(source, x, y))).filter(|(_, (_, rows))| *rows > 0)
    }

    /// Returns the row whose text a group cell shows, and how many rows of the chunk it covers.
    ///
    /// No rows are covered where the cell continues the one above it. At the
    /// top of a chunk the group's name is repeated.
    fn rows_of_group(&self, source: &[usize], x: usize, y: usize) -> (usize, usize) {
        let row = source[y];
        let head = self.table.head_rows;
        if x >= self.table.group_columns {
            return (row, 1);
        }
        let continues = |row: usize| self.continues(x, row);
        if y > head && continues(row) {
            return (row, 0);
        }
        let origin = (head..=row).rev().find(|row| !continues(*row)).unwrap_or(row);
        let rows = 1 + source[y + 1..].iter().take_while(|row| continues(**row)).count();
        (origin, rows)
    }

    /// Returns whether a group cell is empty and belongs to the group above, as do those left of it.
    fn continues(&self, x: usize, row: usize) -> bool {
        let empty = self.cells[row][..=x].iter().all(Vec::is_empty);
        row > self.table.head_rows && empty && !self.is_total(row)
    }

    /// Returns whether a row is its group's only one.
    fn is_alone(&self, x: usize, row: usize) -> bool {
        !self.continues(x, row) && (row + 1 >= self.cells.len() || !self.continues(x, row + 1))
    }

    fn is_total(&self, row: usize) -> bool {
        is_total(&self.table.rows[row])
    }
}

/// Finds how many columns and rows each head cell covers; `None` for cells covered by others.
///
/// An empty cell right of another belongs to it if it is the head of a group
/// column, or has a head of its own below; empty cells below one belong to it.
fn head_spans(table: &TableInput) -> Vec<Vec<Option<(usize, usize)>>> {
    let head = &table.rows[..table.head_rows];
    let columns = table.rows[0].len();
    let mut spans = vec![vec![Some((1, 1)); columns]; head.len()];
    for y in 0..head.len() {
        for x in 0..columns {
            if spans[y][x].is_none() {
                continue;
            }
            let filled = |x: usize, y: usize| !head[y][x].is_empty();
            let joins =
                |x: usize| !filled(x, y) && (x <= table.group_columns || (y + 1..head.len()).any(|y| filled(x, y)));
            let wide = (x + 1..columns).take_while(|x| spans[y][*x].is_some() && joins(*x)).count() + 1;
            let below = |y: &usize| (x..x + wide).all(|x| !filled(x, *y));
            let high = if filled(x, y) { (y + 1..head.len()).take_while(below).count() + 1 } else { 1 };
            for row in &mut spans[y..y + high] {
                row[x..x + wide].fill(None);
            }
            spans[y][x] = Some((wide, high));
        }
    }
    spans
}

/// Returns the height in em of a row with so many lines.
fn row_height(lines: usize, kind: usize) -> f64 {
    lines as f64 * LEADING[kind] + 2.0 * AIR[kind]
}

fn is_total(row: &[String]) -> bool {
    let label = row.iter().find(|text| !text.is_empty());
    label.is_some_and(|label| TOTALS.contains(&label.replace([' ', '\u{3000}'], "").as_str()))
}

fn span_width(widths: &[f64], columns: &Range<usize>) -> f64 {
    widths[columns.clone()].iter().sum::<f64>() - 2.0 * PADDING
}

fn is_number(text: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let digits = text.trim_start_matches(['-', '−', '+', '－', '＋']).trim_end_matches(['%', '‰', '％']);
    matches!(text, "" | "—" | "——" | "…" | "……" | "-" | "/")
        || (digits.starts_with(digit) && digits.chars().all(|c| digit(c) || matches!(c, '.' | ',' | '．' | '，')))
}
