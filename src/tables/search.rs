//! Finds the widths of columns at which rows are lowest.
//!
//! Each cell has fewer lines the wider its column is, in steps; a row is as
//! high as the highest of its cells. The least sum is hard to find in general
//! (Anderson and Sobti 1999 show it NP-complete), and easy to come near: widen
//! where most is gained for the width, then take width away from a column and
//! see whether it does more elsewhere (Hurst, Marriott and Moulder 2005).

use super::problem::{Known, Problem, ROW, State};

/// How many of the highest rows are looked at for columns that must be widened together.
const TALL: usize = 24;
/// How far back a column is narrowed, in breaks of its cells.
const BACK: usize = 24;
/// How much work is done for one room and start at most, in lines of cells looked at.
const WORK: usize = 60_000;
/// How much is done for all rooms; once half is gone, each has but a part of what is left.
pub(super) const ALL_WORK: usize = 600_000;
/// How much is done for a room at least.
const LITTLE: usize = 2_000;

impl Problem {
    /// Finds widths that share `room` steps, beginning with each of `starts`, which share no more.
    ///
    /// Of `work`, each start has its share; what is left of it stays.
    pub(super) fn solve(&self, room: u32, starts: &[&[u32]], work: &mut usize) -> Vec<u32> {
        let found = starts.iter().map(|start| {
            let share = WORK.min(*work / 5).max(LITTLE);
            let mut own = share;
            let mut state = self.state(start);
            self.widen(&mut state, room, None, &mut own);
            self.exchange(&mut state, room, &mut own);
            *work = work.saturating_sub(share - own);
            state
        });
        let best = found.reduce(|best, state| if state.cost < best.cost { state } else { best });
        best.map(|state| state.widths).unwrap_or_default()
    }

    /// Widens columns within the room, always where most is gained for the width; all but one that is kept.
    fn widen(&self, state: &mut State, room: u32, kept: Option<usize>, work: &mut usize) {
        let mut sums = Vec::new();
        while *work > 0 {
            let left = room.saturating_sub(state.widths.iter().sum());
            let columns = (0..self.columns.len()).filter(|x| kept != Some(*x));
            let single = columns.filter_map(|x| self.gain(state, x, left, &mut sums, work)).reduce(better);
            // Where one column alone lowers no row, several may.
            let lowers = single.as_ref().is_some_and(|widening| widening.gain >= ROW);
            let several = if lowers { None } else { self.several(state, left, kept, work) };
            let Some(widening) = single.into_iter().chain(several).reduce(better) else { return };
            widening.to.iter().for_each(|(x, width)| self.set(state, *x, *width));
        }
    }

    /// Returns the best widening of one column by at most `left` steps; `sums` is there to be used again.
    fn gain(&self, state: &mut State, x: usize, left: u32, sums: &mut Vec<i64>, work: &mut usize) -> Option<Widening> {
        let fits = |known: &Known| left <= known.within && known.best.is_none_or(|(_, steps)| steps <= left);
        let best = match state.known[x].filter(fits) {
            Some(known) => known.best,
            None => {
                let best = self.best(state, x, left, sums, work);
                state.known[x] = Some(Known { within: left, best });
                best
            }
        };
        best.map(|(gain, steps)| Widening { gain, steps, to: vec![(x, state.widths[x] + steps)] })
    }

    /// Finds what the best widening of a column gains, and its steps.
    fn best(&self, state: &State, x: usize, left: u32, sums: &mut Vec<i64>, work: &mut usize) -> Option<(i64, u32)> {
        let now = state.widths[x];
        let most = self.breaks[x].last()?.checked_sub(now)?.min(left);
        sums.clear();
        sums.resize(most as usize + 1, 0);
        for &(y, cell) in &self.columns[x] {
            let row = &self.rows[y];
            let mut lines = state.lines[cell];
            let [first, second] = state.high[y];
            let others = if lines == first { second } else { first }.max(row.least);
            let steps = &self.cells[cell].lines;
            for &(at, fewer) in &steps[steps.partition_point(|step| step.0 <= now)..] {
                if at - now > most {
                    break;
                }
                let lower = lines.max(others) - fewer.max(others);
                sums[(at - now) as usize] += row.line * i64::from(lower) + row.cell * i64::from(lines - fewer);
                lines = fewer;
                *work = work.saturating_sub(1);
            }
        }
        *work = work.saturating_sub(self.columns[x].len() + sums.len() / 8);
        let mut gain = 0;
        let widenings = sums.iter().enumerate().filter(|(_, sum)| **sum > 0).map(|(steps, sum)| {
            gain += sum;
            (gain, steps as u32)
        });
        widenings.reduce(|a, b| if b.0 * i64::from(a.1) > a.0 * i64::from(b.1) { b } else { a })
    }

    /// Returns the best widening, by at most `left` steps, of all the columns that hold up one of the highest rows.
    fn several(&self, state: &State, left: u32, kept: Option<usize>, work: &mut usize) -> Option<Widening> {
        let high = |y: usize| state.high[y][0];
        let held = |y: &usize| high(*y) > self.rows[*y].least && high(*y) == state.high[*y][1];
        let mut tall: Vec<usize> = (0..self.rows.len()).filter(held).collect();
        tall.sort_by_key(|y| std::cmp::Reverse(high(*y)));
        *work = work.saturating_sub(self.rows.len() / 8);
        tall.iter().take(TALL).filter_map(|y| self.together(state, *y, left, kept, work)).reduce(better)
    }

    /// Returns the widening of all columns that hold up a row.
    fn together(&self, state: &State, y: usize, left: u32, kept: Option<usize>, work: &mut usize) -> Option<Widening> {
        let high = state.high[y][0];
        let holding = self.rows[y].cells.clone().filter(|cell| state.lines[*cell] == high);
        let next = holding.map(|cell| {
            let cell = &self.cells[cell];
            Some((cell.column, cell.lines.iter().find(|step| step.1 < high)?.0))
        });
        let to = next.collect::<Option<Vec<_>>>()?;
        let steps: u32 = to.iter().map(|(x, at)| at - state.widths[*x]).sum();
        if steps > left || to.iter().any(|(x, _)| kept == Some(*x)) {
            return None;
        }
        let mut wider = state.clone();
        for (x, at) in &to {
            self.set(&mut wider, *x, *at);
            *work = work.saturating_sub(2 * self.columns[*x].len());
        }
        Some(Widening { gain: state.cost - wider.cost, steps, to })
    }

    /// Narrows one column after the other, and keeps what the others make of it if rows are lower.
    fn exchange(&self, state: &mut State, room: u32, work: &mut usize) {
        let mut changed = true;
        while std::mem::take(&mut changed) {
            for x in 0..self.columns.len() {
                let below = self.breaks[x].partition_point(|at| *at < state.widths[x]);
                for width in self.breaks[x][..below].iter().rev().take(BACK) {
                    if *work == 0 {
                        return;
                    }
                    let mut other = state.clone();
                    self.set(&mut other, x, *width);
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
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    use super::super::problem::{Falling, Row};
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
            (Row { least: 1, even: true, cells: cells.map(|(x, length)| cell(x, *length, 4, most)).collect() }, 1)
        };
        Problem::new(columns, lengths.iter().map(row))
    }

    fn solve(problem: &Problem, room: u32, starts: &[&[u32]]) -> Vec<u32> {
        problem.solve(room, starts, &mut ALL_WORK.clone())
    }

    /// Returns the least cost of all widths that share a room.
    fn least(problem: &Problem, room: u32, widths: &mut Vec<u32>) -> i64 {
        if widths.len() + 1 == problem.columns.len() {
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
            let found = solve(&problem, room, &[&[0, 0], &[0, room]]);
            prop_assert!(found.iter().sum::<u32>() <= room);
            prop_assert_eq!(problem.cost(&found), least(&problem, room, &mut Vec::new()));
        }

        #[test]
        fn more_columns_are_no_worse_than_any_start(lengths in lengths(), room in 0u32..24, columns in 3usize..5) {
            let problem = problem(columns, &lengths, 60);
            let start = vec![room / columns as u32; columns];
            let found = solve(&problem, room, &[&vec![0; columns], &start]);
            prop_assert!(problem.cost(&found) <= problem.cost(&start));
        }

        #[test]
        fn the_order_of_rows_is_nothing(lengths in lengths(), room in 0u32..40) {
            let mut turned = lengths.clone();
            turned.reverse();
            let solved = |lengths: &[Vec<u32>]| solve(&problem(4, lengths, 60), room, &[&[0; 4], &[room / 4; 4]]);
            prop_assert_eq!(solved(&lengths), solved(&turned));
        }
    }

    /// The search does not look at all widths: over the same problems in every run it is good on the whole.
    #[test]
    fn more_columns_are_nearly_as_good_as_can_be() {
        let mut runner = TestRunner::deterministic();
        let (mut sum, mut least_sum) = (0, 0);
        for _ in 0..300 {
            let made = (lengths(), 0u32..24, 3usize..5).new_tree(&mut runner).unwrap();
            let (lengths, room, columns) = made.current();
            let problem = problem(columns, &lengths, 60);
            let start = vec![room / columns as u32; columns];
            let found = solve(&problem, room, &[&vec![0; columns], &start]);
            sum += problem.cost(&found);
            least_sum += least(&problem, room, &mut Vec::new());
        }
        assert!(sum as f64 <= 1.005 * least_sum as f64, "{sum} {least_sum}");
    }

    #[test]
    fn columns_that_hold_up_a_row_together_are_widened_together() {
        let problem = problem(2, &[vec![8, 8]], 10);
        assert_eq!(solve(&problem, 8, &[&[0, 0]]), [4, 4]);
        assert_eq!(solve(&problem, 7, &[&[0, 0]]).iter().sum::<u32>(), 4, "one cell on one line, and no more");
    }
}
