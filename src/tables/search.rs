//! Finds the widths of columns at which rows are lowest.
//!
//! Each cell has fewer lines the wider its column is, in steps; a row is as
//! high as the highest of its cells. The least sum is hard to find in general
//! (Anderson and Sobti 1999 show it NP-complete), and easy to come near: widen
//! where most is gained for the width, then take width away from a column and
//! see whether it does more elsewhere (Hurst, Marriott and Moulder 2005).

use std::cell::RefCell;
use std::collections::BTreeMap;

/// What a line of a row costs; a line of a cell that makes no row higher costs 1.
const ROW: i64 = 64;
/// How many of the highest rows are looked at for columns that must be widened together.
const TALL: usize = 24;
/// How far back a column is narrowed, in breaks of its cells.
const BACK: usize = 24;
/// How much work is done for one room, in cells looked at.
const WORK: usize = 400_000;

/// A cell: its column, and how many lines it has from how many steps of width on; the first from 0.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Falling {
    pub(super) column: usize,
    pub(super) lines: Vec<(u32, u32)>,
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
    pub(super) cells: Vec<Falling>,
}

/// Columns and rows whose widths are sought.
#[derive(Debug)]
pub(super) struct Problem {
    columns: usize,
    /// Different rows, and how often each stands there.
    rows: Vec<(Row, i64)>,
    /// For each column its cells, by row and place within the row.
    cells: Vec<Vec<(usize, usize)>>,
}

/// A problem, and what was found for it.
#[derive(Debug)]
pub(super) struct Sought {
    /// The smallest widths, in em.
    pub(super) needs: Vec<f64>,
    problem: Problem,
    /// By room, in em.
    found: RefCell<Vec<(f64, Vec<f64>)>>,
}

impl Sought {
    pub(super) fn new(needs: &[f64], problem: Problem) -> Self {
        Self { needs: needs.to_vec(), problem, found: RefCell::default() }
    }

    /// Returns what was found for a room in em, or finds it.
    pub(super) fn found(&self, room: f64, find: impl FnOnce(&Problem) -> Vec<f64>) -> Vec<f64> {
        if let Some((_, widths)) = self.found.borrow().iter().find(|(known, _)| known.to_bits() == room.to_bits()) {
            return widths.clone();
        }
        let widths = find(&self.problem);
        self.found.borrow_mut().push((room, widths.clone()));
        widths
    }
}

/// Widths as they are tried.
#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    /// By column, in steps.
    widths: Vec<u32>,
    /// By row and cell.
    lines: Vec<Vec<u32>>,
    cost: i64,
}

impl Problem {
    /// Takes rows with how often each counts; equal ones may come in any order.
    pub(super) fn new(columns: usize, rows: impl IntoIterator<Item = (Row, i64)>) -> Self {
        let mut distinct: BTreeMap<Row, i64> = BTreeMap::new();
        for (row, count) in rows.into_iter().filter(|(row, _)| !row.cells.is_empty()) {
            *distinct.entry(row).or_default() += count;
        }
        let rows: Vec<(Row, i64)> = distinct.into_iter().collect();
        let mut cells = vec![Vec::new(); columns];
        for (y, (row, _)) in rows.iter().enumerate() {
            row.cells.iter().enumerate().for_each(|(n, cell)| cells[cell.column].push((y, n)));
        }
        Self { columns, rows, cells }
    }

    /// Returns what rows cost at some widths.
    pub(super) fn cost(&self, widths: &[u32]) -> i64 {
        self.state(widths).cost
    }

    /// Returns whether any width makes a difference.
    pub(super) fn is_idle(&self) -> bool {
        self.rows.is_empty()
    }

    /// Finds widths that share `room` steps; `start` are some that do, and never better than those.
    pub(super) fn solve(&self, room: u32, start: &[u32]) -> Vec<u32> {
        let mut work = WORK;
        let narrow = self.state(&vec![0; self.columns]);
        let mut best: Option<State> = None;
        for mut state in [narrow, self.state(start)] {
            self.widen(&mut state, room, None, &mut work);
            self.exchange(&mut state, room, &mut work);
            if best.as_ref().is_none_or(|best| state.cost < best.cost) {
                best = Some(state);
            }
        }
        best.map_or_else(|| start.to_vec(), |state| state.widths)
    }

    fn state(&self, widths: &[u32]) -> State {
        let lines: Vec<Vec<u32>> = self
            .rows
            .iter()
            .map(|(row, _)| row.cells.iter().map(|cell| cell.at(widths[cell.column])).collect())
            .collect();
        let cost = (0..self.rows.len()).map(|y| self.row_cost(y, &lines[y])).sum();
        State { widths: widths.to_vec(), lines, cost }
    }

    fn row_cost(&self, y: usize, lines: &[u32]) -> i64 {
        let (row, count) = &self.rows[y];
        let high = lines.iter().copied().max().unwrap_or(0).max(row.least);
        count * (ROW * i64::from(high) + lines.iter().map(|lines| i64::from(*lines)).sum::<i64>())
    }

    /// Sets the width of a column.
    fn set(&self, state: &mut State, x: usize, width: u32) {
        for &(y, n) in &self.cells[x] {
            let lines = self.rows[y].0.cells[n].at(width);
            if lines != state.lines[y][n] {
                state.cost -= self.row_cost(y, &state.lines[y]);
                state.lines[y][n] = lines;
                state.cost += self.row_cost(y, &state.lines[y]);
            }
        }
        state.widths[x] = width;
    }

    /// Widens columns within the room, always where most is gained for the width; all but one that is kept.
    fn widen(&self, state: &mut State, room: u32, kept: Option<usize>, work: &mut usize) {
        loop {
            let left = room.saturating_sub(state.widths.iter().sum());
            let columns = (0..self.columns).filter(|x| kept != Some(*x));
            let single = columns.filter_map(|x| self.gain(state, x, left, work)).reduce(better);
            // Where one column alone lowers no row, several may.
            let lowers = single.as_ref().is_some_and(|widening| widening.gain >= ROW);
            let several = if lowers { None } else { self.several(state, left, kept, work) };
            let Some(widening) = single.into_iter().chain(several).reduce(better) else { return };
            widening.to.iter().for_each(|(x, width)| self.set(state, *x, *width));
            if *work == 0 {
                return;
            }
        }
    }

    /// Returns the best widening of one column by at most `left` steps.
    fn gain(&self, state: &State, x: usize, left: u32, work: &mut usize) -> Option<Widening> {
        let now = state.widths[x];
        let mut gains: BTreeMap<u32, i64> = BTreeMap::new();
        for &(y, n) in &self.cells[x] {
            let (row, count) = &self.rows[y];
            let mut lines = state.lines[y][n];
            let steps = &row.cells[n].lines;
            let others = state.lines[y].iter().enumerate().filter(|(other, _)| *other != n).map(|(_, lines)| *lines);
            let others = others.max().unwrap_or(0).max(row.least);
            for &(at, fewer) in &steps[steps.partition_point(|step| step.0 <= now)..] {
                if at - now > left {
                    break;
                }
                let lower = lines.max(others) - fewer.max(others);
                *gains.entry(at).or_default() += count * (ROW * i64::from(lower) + i64::from(lines - fewer));
                lines = fewer;
            }
            *work = work.saturating_sub(1 + row.cells.len());
        }
        let mut sum = 0;
        let sums = gains.into_iter().map(|(at, gain)| {
            sum += gain;
            Widening { gain: sum, steps: at - now, to: vec![(x, at)] }
        });
        sums.reduce(better)
    }

    /// Returns the best widening, by at most `left` steps, of all the columns that hold up one of the highest rows.
    fn several(&self, state: &State, left: u32, kept: Option<usize>, work: &mut usize) -> Option<Widening> {
        let high = |y: usize| state.lines[y].iter().copied().max().unwrap_or(0);
        let mut tall: Vec<usize> = (0..self.rows.len()).filter(|y| high(*y) > self.rows[*y].0.least).collect();
        tall.sort_by_key(|y| std::cmp::Reverse(high(*y)));
        let mut best: Option<Widening> = None;
        for &y in tall.iter().take(TALL) {
            let holding = self.rows[y].0.cells.iter().zip(&state.lines[y]).filter(|(_, lines)| **lines == high(y));
            let next = holding.map(|(cell, lines)| {
                let at = cell.lines.iter().find(|step| step.1 < *lines)?.0;
                Some((cell.column, at))
            });
            let Some(to) = next.collect::<Option<Vec<_>>>() else { continue };
            let steps: u32 = to.iter().map(|(x, at)| at - state.widths[*x]).sum();
            if to.len() < 2 || steps > left || to.iter().any(|(x, _)| kept == Some(*x)) {
                continue;
            }
            let mut wider = state.clone();
            for (x, at) in &to {
                self.set(&mut wider, *x, *at);
                *work = work.saturating_sub(4 * self.cells[*x].len());
            }
            let widening = Widening { gain: state.cost - wider.cost, steps, to };
            best = Some(best.map_or_else(|| widening.clone(), |best| better(best, widening.clone())));
            if *work == 0 {
                break;
            }
        }
        best
    }

    /// Narrows one column after the other, and keeps what the others make of it if rows are lower.
    fn exchange(&self, state: &mut State, room: u32, work: &mut usize) {
        let mut changed = true;
        while std::mem::take(&mut changed) {
            for x in 0..self.columns {
                for width in self.narrower(x, state.widths[x]) {
                    if *work == 0 {
                        return;
                    }
                    let mut other = state.clone();
                    self.set(&mut other, x, width);
                    self.widen(&mut other, room, Some(x), work);
                    self.widen(&mut other, room, None, work);
                    if other.cost < state.cost {
                        *state = other;
                        changed = true;
                        break;
                    }
                }
            }
        }
    }

    /// Returns the next widths of a column, downwards, at which cells have more lines.
    fn narrower(&self, x: usize, width: u32) -> Vec<u32> {
        let steps = self.cells[x].iter().flat_map(|&(y, n)| self.rows[y].0.cells[n].lines.iter().map(|step| step.0));
        let mut below: Vec<u32> = steps.filter(|at| *at < width).collect();
        below.sort_unstable_by(|a, b| b.cmp(a));
        below.dedup();
        below.truncate(BACK);
        below
    }
}

/// Columns that are widened, and what that gains.
#[derive(Debug, Clone)]
struct Widening {
    gain: i64,
    steps: u32,
    /// Columns and their new widths.
    to: Vec<(usize, u32)>,
}

/// Returns what gains more for each step; the first of equals.
fn better(a: Widening, b: Widening) -> Widening {
    if b.gain * i64::from(a.steps) > a.gain * i64::from(b.steps) { b } else { a }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A cell of a text of some length: lines by width, as if it were broken anywhere.
    fn cell(column: usize, length: u32, least: u32, most: u32) -> Falling {
        let mut lines: Vec<(u32, u32)> = Vec::new();
        for at in 0..=most {
            let count = length.div_ceil(least + at).max(1);
            if lines.last().is_none_or(|last| last.1 != count) {
                lines.push((at, count));
            }
        }
        Falling { column, lines }
    }

    fn problem(columns: usize, lengths: &[Vec<u32>], most: u32) -> Problem {
        let row = |lengths: &Vec<u32>| {
            let cells = lengths.iter().take(columns).enumerate();
            (Row { least: 1, cells: cells.map(|(x, length)| cell(x, *length, 4, most)).collect() }, 1)
        };
        Problem::new(columns, lengths.iter().map(row))
    }

    /// Returns the least cost of all widths that share a room.
    fn least(problem: &Problem, room: u32, widths: &mut Vec<u32>) -> i64 {
        if widths.len() + 1 == problem.columns {
            widths.push(room);
            let cost = problem.cost(widths);
            widths.pop();
            return cost;
        }
        let mut best = i64::MAX;
        for width in 0..=room {
            widths.push(width);
            best = best.min(least(problem, room - width, widths));
            widths.pop();
        }
        best
    }

    fn lengths() -> impl Strategy<Value = Vec<Vec<u32>>> {
        prop::collection::vec(prop::collection::vec(1u32..60, 4), 1..8)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn two_columns_are_as_good_as_can_be(lengths in lengths(), room in 0u32..40) {
            let problem = problem(2, &lengths, 60);
            let found = problem.solve(room, &[0, room]);
            prop_assert!(found.iter().sum::<u32>() <= room);
            prop_assert_eq!(problem.cost(&found), least(&problem, room, &mut Vec::new()));
        }

        #[test]
        fn more_columns_are_nearly_so(lengths in lengths(), room in 0u32..24, columns in 3usize..5) {
            let problem = problem(columns, &lengths, 60);
            let start = vec![room / columns as u32; columns];
            let found = problem.solve(room, &start);
            let (cost, least) = (problem.cost(&found), least(&problem, room, &mut Vec::new()));
            prop_assert!(cost <= problem.cost(&start));
            prop_assert!(cost as f64 <= 1.04 * least as f64, "{cost} {least}");
        }

        #[test]
        fn the_order_of_rows_is_nothing(lengths in lengths(), room in 0u32..40) {
            let mut turned = lengths.clone();
            turned.reverse();
            let solve = |lengths: &[Vec<u32>]| problem(4, lengths, 60).solve(room, &[room / 4; 4]);
            prop_assert_eq!(solve(&lengths), solve(&turned));
        }
    }

    #[test]
    fn columns_that_hold_up_a_row_together_are_widened_together() {
        let problem = problem(2, &[vec![8, 8]], 10);
        assert_eq!(problem.solve(8, &[0, 0]), [4, 4]);
        assert_eq!(problem.solve(7, &[0, 0]).iter().sum::<u32>(), 4, "one cell on one line, and no more");
    }
}
