//! T107: a cumulative value that is smaller than in the issue before.

use std::collections::HashMap;

use crate::check::grid::{Axis, Cell, Grid, name};
use crate::check::rule::{Findings, Subject};
use crate::messages::SumFault;
use crate::model::{Issue, Table};

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let Some(before) = subject.previous else { return };
    // Most cumulative values begin anew with the year.
    if before.date.year != subject.issue.date.year {
        return;
    }
    for grid in subject.grids {
        let cumulative = |grid: &Grid| grid.columns.iter().chain(&grid.rows).any(|strip| is_cumulative(&strip.names));
        if let Some(old) = cumulative(grid).then(|| counterpart(grid.table, before)).flatten() {
            compare(grid, &Grid::new(old), found);
        }
    }
}

fn is_cumulative(names: &[String]) -> bool {
    names.iter().any(|name| name.contains("累计") && !["增", "率", "同比", "比"].iter().any(|w| name.contains(w)))
}

/// Returns the same table of the issue before.
pub(super) fn counterpart<'i>(table: &Table, before: &'i Issue) -> Option<&'i Table> {
    let called = |table: &Table| table.name.as_ref().or(table.title.as_ref()).map(|name| timeless(&name.value));
    let wanted = called(table)?;
    let mut same = before.tables().filter(|old| called(old).as_deref() == Some(wanted.as_str()));
    same.next().filter(|_| same.next().is_none())
}

/// Returns a title without what says of which month or quarter it is.
fn timeless(title: &str) -> String {
    let time = |c: char| c.is_ascii_digit() || "一二三四五六七八九十〇零年月份第季度上下半前至—-～~至".contains(c);
    name(title).chars().filter(|c| !time(*c)).collect()
}

fn compare(grid: &Grid, old: &Grid, found: &mut Findings) {
    let index = |strips: &[crate::check::grid::Strip]| -> HashMap<Vec<String>, Option<usize>> {
        let mut map = HashMap::new();
        for strip in strips {
            // Names that stand twice tell nothing.
            map.entry(strip.names.clone()).and_modify(|at| *at = None).or_insert(Some(strip.at));
        }
        map
    };
    let (rows, columns) = (index(&old.rows), index(&old.columns));
    let find = |map: &HashMap<Vec<String>, Option<usize>>, names: &[String]| map.get(names).copied().flatten();
    for column in grid.columns.iter().filter(|column| column.summable) {
        let Some(x) = find(&columns, &column.names) else { continue };
        for row in grid.rows.iter().filter(|row| is_cumulative(&column.names) || is_cumulative(&row.names)) {
            let Some(y) = find(&rows, &row.names) else { continue };
            if let (Cell::Figure(before), Cell::Figure(now)) = (old.cell(y, x), grid.cell(row.at, column.at))
                && now < before
            {
                let (before, now) = (before.to_string(), now.to_string());
                let fault = SumFault::Fell { row: row.said(), column: column.said(), before, now };
                found.add(fault, grid.place(Axis::Across, column.at, row.at));
            }
        }
    }
}
