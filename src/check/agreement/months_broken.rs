//! A103: a series of months with a gap, or out of order.

use crate::check::grid::{Axis, Strip};
use crate::check::rule::{Findings, Subject};
use crate::messages::AgreementFault;
use crate::model::Table;
use crate::source::Place;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for ranking in subject.issue.rankings() {
        let month = |row: &crate::model::RankingRow| i32::from(row.month.year) * 12 + i32::from(row.month.month) - 1;
        let steps: Vec<i32> = ranking.rows.iter().map(month).collect();
        if let Some((at, wanted)) = broken(&steps) {
            let said = |month: i32| format!("{}.{:02}", month.div_euclid(12), month.rem_euclid(12) + 1);
            let fault = AgreementFault::Months { found: said(steps[at]), expected: said(wanted) };
            found.add(fault, ranking.rows[at].index.place.clone());
        }
    }
    for grid in subject.grids {
        for axis in [Axis::Across, Axis::Down] {
            heads(grid.table, axis, grid.strips(axis), found);
        }
    }
}

/// Looks at runs of 1月, 2月 … among the names of rows or columns.
fn heads(table: &Table, axis: Axis, strips: &[Strip], found: &mut Findings) {
    let month = |strip: &Strip| -> Option<i32> {
        let digits = strip.own().trim_end_matches('份').strip_suffix('月')?;
        digits.parse().ok().filter(|month| (1..=12).contains(month))
    };
    for run in strips.chunk_by(|a, b| month(a).is_some() == month(b).is_some() && a.groups() == b.groups()) {
        let months: Vec<i32> = run.iter().filter_map(month).collect();
        let Some((at, wanted)) = broken(&months).filter(|(_, wanted)| (1..=12).contains(wanted)) else { continue };
        // From December on the next year begins.
        let turns = at > 0 && matches!((months[at - 1], months[at]), (12, 1) | (1, 12));
        if !turns {
            let said = |month: i32| format!("{month}月");
            let fault = AgreementFault::Months { found: said(months[at]), expected: said(wanted) };
            found.add(fault, name_place(table, axis, run[at].at, run[at].own()));
        }
    }
}

/// Returns the place of the name of a row or column.
fn name_place(table: &Table, axis: Axis, at: usize, name: &str) -> Place {
    let rows = &table.cells.rows;
    let is_name = |text: &str| crate::check::grid::name(text) == name;
    let cell = match axis {
        Axis::Across => rows.iter().take(table.head_rows).rev().map(|row| &row[at]).find(|cell| is_name(&cell.value)),
        Axis::Down => rows[at].iter().find(|cell| is_name(&cell.value)),
    };
    cell.map_or_else(|| table.place.clone(), |cell| cell.place.clone())
}

/// Returns where a series that goes one by one breaks, and what should stand there; a double is told elsewhere.
fn broken(series: &[i32]) -> Option<(usize, i32)> {
    if series.len() < 3 {
        return None;
    }
    let steps: Vec<i32> = series.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let up = steps.iter().filter(|step| **step == 1).count();
    let down = steps.iter().filter(|step| **step == -1).count();
    let way = if up >= down { 1 } else { -1 };
    // Two months that have changed places break three steps, most of a short series.
    if let Some(at) = swapped(series).filter(|_| up.max(down) < steps.len()) {
        return Some((at, series[at + 1]));
    }
    // A choice of months, such as every third, is no series.
    if up.max(down) * 2 < steps.len() {
        return None;
    }
    let at = steps.iter().position(|step| *step != way && *step != 0)?;
    Some((at + 1, series[at] + way))
}

/// Returns where two neighbours stand in a series the wrong way round, if that is all that is wrong with it.
fn swapped(series: &[i32]) -> Option<usize> {
    let breaks = |series: &[i32], way: i32| series.windows(2).position(|pair| pair[1] - pair[0] != way);
    [1, -1].into_iter().find_map(|way| {
        let first = breaks(series, way)?;
        [first, first + 1].into_iter().find(|at| {
            let mut right = series.to_vec();
            // Of three months any two are neighbours whichever way they go.
            if series.len() < 4 || at + 1 >= series.len() {
                return false;
            }
            right.swap(*at, at + 1);
            breaks(&right, way).is_none()
        })
    })
}
