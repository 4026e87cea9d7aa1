//! The widths of columns: the smallest that they may have, and what makes rows low of the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::grid::Grid;
use super::lines::{count_lines, falling};
use super::needs::{Heads, Needs};
use super::search::{Falling, Problem, Row, Sought};
use crate::model::Kind;

/// The steps in which columns are widened, in em.
const STEP: f64 = 0.25;
/// Longest cell that counts, in em; what is longer fills lines of any width.
const LONGEST: f64 = 400.0;
/// How many rows are looked at; of more, as many from all lengths.
const SAMPLE: usize = 400;
/// Rows that a part of a cell spans at least, about, where a page ends within it.
const PART: usize = 12;
/// Rows on a page, about: the head stands there once for so many.
const PAGE: usize = 30;

impl Needs<'_, '_> {
    /// Spreads columns over a length in em so that rows are low; `None` if they need more.
    pub(super) fn spread(&self, heads: Heads, room: f64) -> Option<Vec<f64>> {
        let needs = self.widths(heads);
        let spare = room - needs.iter().sum::<f64>();
        if spare < 0.0 {
            return None;
        }
        let sought = self.sought(heads);
        Some(sought.found(room, |problem| self.low(needs, room, problem)))
    }

    /// Finds widths with low rows, never higher than those of the proportional ones.
    fn low(&self, needs: &[f64], room: f64, problem: &Problem) -> Vec<f64> {
        let spare = room - needs.iter().sum::<f64>();
        let shared = self.proportional(needs, room);
        if problem.is_idle() {
            return shared;
        }
        let steps = |(width, need): (&f64, &f64)| ((width - need) / STEP + 1e-6) as u32;
        let start: Vec<u32> = shared.iter().zip(needs).map(steps).collect();
        let found = problem.solve((spare / STEP + 1e-6) as u32, &start);
        if problem.cost(&found) >= problem.cost(&start) {
            return shared;
        }
        // What rows have no use for goes to all columns alike.
        let left = spare - STEP * f64::from(found.iter().sum::<u32>());
        let share = left / needs.len() as f64;
        found.iter().zip(needs).map(|(steps, need)| need + STEP * f64::from(*steps) + share).collect()
    }

    /// Spreads columns by the length of running text; what else is left goes to all alike.
    fn proportional(&self, needs: &[f64], room: f64) -> Vec<f64> {
        let grid = self.grid;
        let spare = room - needs.iter().sum::<f64>();
        let text = |x: usize| grid.table.columns[x].kind == Kind::Text;
        let length = |x: usize| grid.widest[x].first().map_or(0.0, |y| grid.width(*y, x));
        let wish = |x: usize| if text(x) { (length(x) - needs[x]).clamp(0.0, room) } else { 0.0 };
        let wishes: f64 = (0..needs.len()).map(wish).sum();
        let granted = wishes.min(spare);
        let share = (spare - granted) / needs.len() as f64;
        let width = |x: usize| needs[x] + share + if wishes > 0.0 { granted * wish(x) / wishes } else { 0.0 };
        (0..needs.len()).map(width).collect()
    }

    /// Returns what is to be sought; heads with the same smallest widths share it.
    fn sought(&self, heads: Heads) -> Rc<Sought> {
        let needs = self.widths(heads);
        let mut known = self.sought.borrow_mut();
        let same = |(vertical, sought): &&(bool, Rc<Sought>)| *vertical == heads.vertical && sought.needs == needs;
        if let Some((_, sought)) = known.iter().find(same) {
            return Rc::clone(sought);
        }
        let sought = Rc::new(Sought::new(needs, self.problem(heads, needs)));
        known.push((heads.vertical, Rc::clone(&sought)));
        sought
    }

    fn problem(&self, heads: Heads, needs: &[f64]) -> Problem {
        let grid = self.grid;
        let mut fall = Falls { grid, needs, known: vec![BTreeMap::new(); grid.columns()] };
        let (rows, count) = self.sample(needs);
        let body = rows.into_iter().map(|y| (fall.row(y), count)).collect::<Vec<_>>();
        let spanning = grid.spans.all().iter().filter(|span| !grid.is_head(span.row) && span.columns == 1);
        // What goes beyond the rows that a cell spans makes the last of them higher. A
        // cell of many rows is cut, and all of it stands in the smallest part.
        let spanning = spanning.map(|span| {
            let rows = span.rows.min(PART);
            let holds = (rows + (rows - 1) / 4) as u32;
            (fall.cell(span.row, span.column, holds), 1)
        });
        let spanning: Vec<_> = spanning.collect();
        let pieces = 1 + grid.rows() / PAGE;
        let head = self.head_rows(heads, &mut fall).into_iter().map(|row| (row, pieces as i64));
        Problem::new(grid.columns(), body.into_iter().chain(spanning).chain(head))
    }

    /// Returns rows below the head in which some cell is broken at the smallest widths, and for how many each stands.
    fn sample(&self, needs: &[f64]) -> (Vec<usize>, i64) {
        let grid = self.grid;
        let broken = |x: usize| {
            let room = grid.measure_of(needs, x, 1) + 1e-6;
            let long = grid.widest[x].iter().take_while(move |y| grid.width(**y, x) > room);
            long.chain(&grid.given[x]).copied()
        };
        let rows: BTreeSet<usize> = (0..grid.columns()).flat_map(broken).collect();
        let mut rows: Vec<usize> = rows.into_iter().collect();
        let every = rows.len().div_ceil(SAMPLE).max(1);
        if every > 1 {
            // By what they hold, so that their order is nothing.
            let total = |y: usize| (0..grid.columns()).map(|x| grid.width(y, x)).sum::<f64>();
            let texts = |y: usize| grid.table.rows[y].iter().map(|text| text.value.as_str());
            let mut keyed: Vec<(f64, usize)> = rows.into_iter().map(|y| (total(y), y)).collect();
            keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| texts(a.1).cmp(texts(b.1))));
            rows = keyed.into_iter().map(|(_, y)| y).skip(every / 2).step_by(every).collect();
        }
        (rows, every as i64)
    }

    fn head_rows(&self, heads: Heads, fall: &mut Falls) -> Vec<Row> {
        let grid = self.grid;
        let mut rows = Vec::new();
        for y in 0..grid.table.head_rows {
            let mut row = Row { least: 1, cells: Vec::new() };
            for x in 0..grid.columns() {
                let span = grid.spans.at(y, x);
                let above = span.map_or(0, |span| span.rows - 1) as u32;
                let first = span.map_or(y, |span| span.row);
                let stands = heads.vertical && self.stacks()[x].as_ref().is_some_and(|stacked| stacked.row == first);
                // It is high enough in the last of the rows that it spans.
                let ends = span.is_none_or(|span| span.columns == 1 && span.row + span.rows == y + 1);
                if ends && !stands {
                    let own = fall.cell(first, x, 1 + above);
                    row.least = row.least.max(own.least.saturating_sub(above));
                    row.cells.extend(own.cells.into_iter().map(|mut cell| {
                        cell.lines.iter_mut().for_each(|step| step.1 = step.1.saturating_sub(above).max(1));
                        cell
                    }));
                }
            }
            rows.push(row);
        }
        rows
    }
}

/// Finds how the lines of cells fall; the same text in a column is broken once.
struct Falls<'g, 't> {
    grid: &'g Grid<'t>,
    needs: &'g [f64],
    known: Vec<BTreeMap<(&'t str, bool), Vec<(u32, u32)>>>,
}

impl Falls<'_, '_> {
    /// Returns a row below the head.
    fn row(&mut self, y: usize) -> Row {
        let mut row = Row { least: 1, cells: Vec::new() };
        for x in (0..self.grid.columns()).filter(|x| self.grid.spans.is_single(y, *x)) {
            let own = self.cell(y, x, 1);
            row.least = row.least.max(own.least);
            row.cells.extend(own.cells);
        }
        row
    }

    /// Returns a cell as if it were a row; fewer lines than `least` are as good as those.
    fn cell(&mut self, y: usize, x: usize, least: u32) -> Row {
        let grid = self.grid;
        let room = grid.measure_of(self.needs, x, 1);
        let natural = grid.width(y, x);
        let given = grid.has_given_lines(y, x);
        if natural <= room + 1e-6 {
            let lines = if given { count_lines(grid.words(y, x), room) as u32 } else { 1 };
            return Row { least: least.max(lines), cells: Vec::new() };
        }
        let key = (grid.table.rows[y][x].value.as_str(), grid.is_strong(y, x));
        let lines = self.known[x].entry(key).or_insert_with(|| {
            let count = ((natural.min(LONGEST) - room) / STEP).ceil().max(0.0) as u32;
            falling(grid.words(y, x), room, STEP, count)
        });
        let mut lines: Vec<(u32, u32)> = lines.iter().map(|step| (step.0, step.1.max(least))).collect();
        lines.dedup_by_key(|step| step.1);
        match lines[..] {
            [(_, lines)] => Row { least: least.max(lines), cells: Vec::new() },
            _ => Row { least, cells: vec![Falling { column: x, lines }] },
        }
    }
}
