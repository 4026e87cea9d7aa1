//! The widths of columns: the smallest that they may have, and what makes rows low of the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::air;
use super::grid::Grid;
use super::lines::{count_lines, falling};
use super::needs::{Heads, Needs};
use super::problem::{Falling, Problem, Row, Steps};
use super::sought::Sought;
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
        let shared = self.proportional(needs, room);
        let sought = self.sought(heads);
        if sought.problem.is_idle() {
            return Some(shared);
        }
        let steps = |(width, need): (&f64, &f64)| ((width - need) / STEP + 1e-6) as u32;
        let start: Vec<u32> = shared.iter().zip(needs).map(steps).collect();
        let found = sought.widths((spare / STEP + 1e-6) as u32, &start);
        if sought.problem.cost(&found) >= sought.problem.cost(&start) {
            return Some(shared);
        }
        let left = spare - STEP * f64::from(found.iter().sum::<u32>());
        let widths = found.iter().zip(needs).map(|(steps, need)| need + STEP * f64::from(*steps));
        let widths = self.with_air(widths.collect(), left);
        let level = self.level_neighbours(&widths, needs);
        let height = |widths: &[f64]| sought.problem.height(&widths.iter().zip(needs).map(steps).collect::<Vec<_>>());
        Some(if height(&level) <= height(&widths) { level } else { widths })
    }

    /// Makes neighbouring columns of figures as wide as each other, as far as what they need lets them.
    ///
    /// Of days or months in a row no few are wider than the others, because there was room for their heads.
    fn level_neighbours(&self, widths: &[f64], needs: &[f64]) -> Vec<f64> {
        let columns: Vec<usize> = (0..widths.len()).collect();
        let figures = |x: usize| x > 0 && matches!(self.grid.table.columns[x].kind, Kind::Number | Kind::Percent);
        let mut level = widths.to_vec();
        for run in columns.chunk_by(|a, b| figures(*a) && figures(*b)).filter(|run| run.len() > 1) {
            let air = run.iter().map(|x| widths[*x] - needs[*x]).sum();
            run.iter().for_each(|x| level[*x] = needs[*x]);
            air::level(&mut level, run, air);
        }
        level
    }

    /// Spreads columns by the length of running text; what else is left is air.
    fn proportional(&self, needs: &[f64], room: f64) -> Vec<f64> {
        let grid = self.grid;
        let spare = room - needs.iter().sum::<f64>();
        let text = |x: usize| grid.table.columns[x].kind == Kind::Text;
        let length = |x: usize| grid.widest[x].first().map_or(0.0, |y| grid.width(*y, x));
        let wish = |x: usize| if text(x) { (length(x) - needs[x]).clamp(0.0, room) } else { 0.0 };
        let wishes: f64 = (0..needs.len()).map(wish).sum();
        let granted = wishes.min(spare);
        let width = |x: usize| needs[x] + if wishes > 0.0 { granted * wish(x) / wishes } else { 0.0 };
        self.with_air((0..needs.len()).map(width).collect(), spare - granted)
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
            let mut row = Row { least: 1, even: true, cells: Vec::new() };
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
    known: Vec<BTreeMap<(&'t str, bool), Steps>>,
}

impl Falls<'_, '_> {
    /// Returns a row below the head.
    fn row(&mut self, y: usize) -> Row {
        let mut row = Row { least: 1, even: true, cells: Vec::new() };
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
            return Row { least: least.max(lines), even: true, cells: Vec::new() };
        }
        let key = (grid.table.rows[y][x].value.as_str(), grid.is_strong(y, x));
        let lines = self.known[x].entry(key).or_insert_with(|| {
            let count = ((natural.min(LONGEST) - room) / STEP).ceil().max(0.0) as u32;
            falling(grid.words(y, x), room, STEP, count)
        });
        let mut lines: Vec<(u32, u32)> = lines.iter().map(|step| (step.0, step.1.max(least))).collect();
        lines.dedup_by_key(|step| step.1);
        match lines[..] {
            [(_, lines)] => Row { least: least.max(lines), even: true, cells: Vec::new() },
            _ => Row { least, even: true, cells: vec![Falling { column: x, lines }] },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fonts::Role;
    use crate::tables::TableInput;
    use crate::tables::atoms::Breaking;
    use crate::tables::testing::{FONTS, table};

    /// Returns the smallest widths, those that are shared by length, and those that are sought.
    fn widths(table: &TableInput, lines: usize, spare: f64) -> [Vec<f64>; 3] {
        let measures = [Role::Body, Role::Hei].map(|role| FONTS.measure(role).tabular());
        let grid = Grid::new(table, &measures[0], &measures[1], Breaking::Words);
        let needs = Needs::new(&grid);
        let heads = Heads { vertical: false, broken: false, lines };
        let least = needs.widths(heads).to_vec();
        let room = least.iter().sum::<f64>() + spare;
        let shared = needs.proportional(&least, room);
        [least, shared, needs.spread(heads, room).expect("there is room")]
    }

    /// Returns the lines of all rows, the head's counted as often as it stands on a page.
    fn lines(table: &TableInput, widths: &[f64]) -> usize {
        let measures = [Role::Body, Role::Hei].map(|role| FONTS.measure(role).tabular());
        let grid = Grid::new(table, &measures[0], &measures[1], Breaking::Words);
        let cell = |y: usize, x: usize| count_lines(grid.words(y, x), grid.measure_of(widths, x, 1)).max(1);
        let row = |y: usize| (0..grid.columns()).map(|x| cell(y, x)).max().unwrap_or(1);
        (0..grid.rows()).map(row).sum()
    }

    fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
        (2usize..7, 1usize..14).prop_flat_map(|(columns, rows)| {
            let cell = prop_oneof![
                "[一-龥]{2,3}",
                "[0-9]{1,6}\\.[0-9]{2}",
                "[一-龥，。]{5,60}",
                "[a-z]{3,9} [a-z]{3,9}_[a-z]{4}"
            ];
            let row = prop::collection::vec(cell, columns);
            let head = prop::collection::vec("[一-龥]{1,9}", columns);
            (head, prop::collection::vec(row, rows)).prop_map(|(head, rows)| [vec![head], rows].concat())
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        /// The widths fill the room, none is too small, and rows are no higher than by length.
        #[test]
        fn rows_are_never_higher_than_by_length(rows in rows(), lines_in_heads in 1usize..5, spare in 0.0..60.0) {
            let table = table(&rows);
            let [least, shared, sought] = widths(&table, lines_in_heads, spare);
            let room = least.iter().sum::<f64>() + spare;
            prop_assert!((sought.iter().sum::<f64>() - room).abs() < 1e-6);
            prop_assert!(sought.iter().zip(&least).all(|(width, least)| *width >= least - 1e-9));
            prop_assert!(lines(&table, &sought) <= lines(&table, &shared));
        }

        /// The order of rows, and rows that say the same again, change nothing but by their number.
        #[test]
        fn the_order_of_rows_is_nothing(mut rows in rows(), spare in 0.0..60.0) {
            let [_, _, one] = widths(&table(&rows), 2, spare);
            rows[1..].reverse();
            let [_, _, other] = widths(&table(&rows), 2, spare);
            prop_assert_eq!(one, other);
        }
    }

    #[test]
    fn a_column_of_short_names_and_one_of_long_texts_have_what_they_need() {
        let row =
            |name: &str| vec![name.to_owned(), "某某局综合处一级主任科员及以下职位若干名".repeat(2), "12".to_owned()];
        let rows = [vec!["姓名".to_owned(), "职位名称".to_owned(), "人数".to_owned()], row("赵甲癸"), row("欧阳修远")];
        let [least, shared, sought] = widths(&table(&rows), 1, 20.0);
        assert!(least[0] >= 4.7, "{least:?}");
        assert!(sought[1] >= shared[1] - 2.0, "{shared:?} {sought:?}");
    }
}
