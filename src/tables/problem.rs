//! What makes rows high: the lines of their cells, by the widths of columns.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What a line of a row costs; a line of a cell that makes no row higher costs 1.
pub(super) const ROW: i64 = 64;

/// How many lines there are from how many steps of width on, the first from 0.
pub(super) type Steps = Vec<(u32, u32)>;

/// A cell: its column, and its lines.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Falling {
    pub(super) column: usize,
    pub(super) lines: Steps,
}

impl Falling {
    fn at(&self, width: u32) -> u32 {
        self.lines[self.lines.partition_point(|step| step.0 <= width) - 1].1
    }
}

/// A row: how many lines it has whatever its columns do, and the cells that can have more.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    pub(super) least: u32,
    /// Whether the lines of its cells matter where they make it no higher, as they do not in a head.
    pub(super) even: bool,
    pub(super) cells: Vec<Falling>,
}

/// Columns and rows whose widths are sought.
#[derive(Debug)]
pub(super) struct Problem {
    /// Different rows.
    pub(super) rows: Vec<Own>,
    /// All cells, row after row.
    pub(super) cells: Vec<Falling>,
    /// For each column its cells: row and number.
    pub(super) columns: Vec<Vec<(usize, usize)>>,
    /// For each column the widths at which cells have fewer lines, narrowest first.
    pub(super) breaks: Vec<Vec<u32>>,
}

/// A row of a problem.
#[derive(Debug)]
pub(super) struct Own {
    pub(super) least: u32,
    /// Its cells by number.
    pub(super) cells: Range<usize>,
    /// What a line of it costs, as often as it stands there.
    pub(super) line: i64,
    /// What a line of a cell costs.
    pub(super) cell: i64,
}

/// The best widening of a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    /// Among those of at most so many steps.
    pub(super) within: u32,
    /// What it gains, and its steps.
    pub(super) best: Option<(i64, u32)>,
}

/// Widths as they are tried.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// By column, in steps.
    pub(super) widths: Vec<u32>,
    /// By cell.
    pub(super) lines: Vec<u32>,
    /// By row, the lines of the highest cell and of the next.
    pub(super) high: Vec<[u32; 2]>,
    /// By column, the best widening if it is known.
    pub(super) known: Vec<Option<Known>>,
    pub(super) cost: i64,
}

impl Problem {
    /// Takes rows with how often each counts; they may come in any order.
    pub(super) fn new(columns: usize, rows: impl IntoIterator<Item = (Row, i64)>) -> Self {
        let mut distinct: BTreeMap<Row, i64> = BTreeMap::new();
        for (row, count) in rows.into_iter().filter(|(row, _)| !row.cells.is_empty()) {
            *distinct.entry(row).or_default() += count;
        }
        let mut own =
            Self { rows: Vec::new(), cells: Vec::new(), columns: vec![Vec::new(); columns], breaks: Vec::new() };
        for (row, count) in distinct {
            let first = own.cells.len();
            for cell in row.cells {
                own.columns[cell.column].push((own.rows.len(), own.cells.len()));
                own.cells.push(cell);
            }
            let cell = if row.even { count } else { 0 };
            own.rows.push(Own { least: row.least, cells: first..own.cells.len(), line: ROW * count, cell });
        }
        let breaks = |cells: &Vec<(usize, usize)>| {
            let steps = cells.iter().flat_map(|(_, cell)| own.cells[*cell].lines.iter().map(|step| step.0));
            steps.collect::<BTreeSet<u32>>().into_iter().collect()
        };
        own.breaks = own.columns.iter().map(breaks).collect();
        own
    }

    /// Returns what rows cost at some widths.
    pub(super) fn cost(&self, widths: &[u32]) -> i64 {
        self.state(widths).cost
    }

    /// Returns what the heights of rows cost at some widths.
    pub(super) fn height(&self, widths: &[u32]) -> i64 {
        let state = self.state(widths);
        self.rows.iter().zip(&state.high).map(|(row, high)| row.line * i64::from(high[0].max(row.least))).sum()
    }

    /// Returns whether no width makes a difference.
    pub(super) fn is_idle(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn state(&self, widths: &[u32]) -> State {
        let lines: Vec<u32> = self.cells.iter().map(|cell| cell.at(widths[cell.column])).collect();
        let high: Vec<[u32; 2]> = (0..self.rows.len()).map(|y| self.high(y, &lines)).collect();
        let cost = (0..self.rows.len()).map(|y| self.row_cost(y, &lines, high[y])).sum();
        State { widths: widths.to_vec(), lines, high, known: vec![None; widths.len()], cost }
    }

    fn high(&self, y: usize, lines: &[u32]) -> [u32; 2] {
        lines[self.rows[y].cells.clone()].iter().fold([0, 0], |[first, second], &lines| {
            if lines > first { [lines, first] } else { [first, second.max(lines)] }
        })
    }

    fn row_cost(&self, y: usize, lines: &[u32], high: [u32; 2]) -> i64 {
        let row = &self.rows[y];
        let all: u32 = lines[row.cells.clone()].iter().sum();
        row.line * i64::from(high[0].max(row.least)) + row.cell * i64::from(all)
    }

    /// Sets the width of a column.
    pub(super) fn set(&self, state: &mut State, x: usize, width: u32) {
        for &(y, cell) in &self.columns[x] {
            let lines = self.cells[cell].at(width);
            if lines != state.lines[cell] {
                state.cost -= self.row_cost(y, &state.lines, state.high[y]);
                state.lines[cell] = lines;
                let high = std::mem::replace(&mut state.high[y], self.high(y, &state.lines));
                if high != state.high[y] {
                    self.cells[self.rows[y].cells.clone()].iter().for_each(|cell| state.known[cell.column] = None);
                }
                state.cost += self.row_cost(y, &state.lines, state.high[y]);
            }
        }
        state.widths[x] = width;
        state.known[x] = None;
    }
}
