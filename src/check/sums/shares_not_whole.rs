//! T106: shares that do not make up 100 %.

use rust_decimal::Decimal;

use crate::check::grid::{Axis, Cell, Grid, Strip};
use crate::check::rule::{Findings, Subject};
use crate::messages::SumFault;
use crate::model::{Kind, Value};

/// What heads of columns with shares say.
const SHARES: [&str; 5] = ["占比", "比重", "构成", "份额", "所占比例"];
/// What other percentages are called, which make up no whole.
const OTHERS: [&str; 8] = ["率", "同比", "环比", "增", "进度", "程度", "完成", "指数"];

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for grid in subject.grids {
        for column in grid.columns.iter().filter(|column| grid.table.columns[column.at].kind.is_figures()) {
            let rows: Vec<&Strip> = grid.rows.iter().filter(|row| !row.within).collect();
            judge(grid, Axis::Down, column, &rows, found);
        }
        let percent: Vec<&Strip> = grid
            .columns
            .iter()
            .filter(|column| grid.table.columns[column.at].kind == Kind::Percent && !column.within)
            .collect();
        if percent.iter().any(|column| column.total) {
            grid.rows.iter().for_each(|row| judge(grid, Axis::Across, row, &percent, found));
        }
    }
}

/// Judges the shares that stand on one line.
fn judge(grid: &Grid, axis: Axis, line: &Strip, strips: &[&Strip], found: &mut Findings) {
    let says = |words: &[&str]| line.names.iter().any(|name| words.iter().any(|word| name.contains(word)));
    let shares = says(&SHARES);
    let percent = axis == Axis::Across || grid.table.columns[line.at].kind == Kind::Percent || shares;
    if !percent || (says(&OTHERS) && !shares) {
        return;
    }
    let hundred = Decimal::ONE_HUNDRED;
    let totals: Vec<&&Strip> = strips.iter().filter(|strip| strip.total).collect();
    let whole = totals.iter().rfind(|strip| grid.at(axis, strip.at, line.at) == Cell::Figure(hundred));
    if totals.len() > 1 || (!totals.is_empty() && whole.is_none()) {
        return;
    }
    let (mut sum, mut count, mut scale, mut last) = (Decimal::ZERO, 0, 0, None);
    for strip in strips.iter().filter(|strip| !strip.total) {
        match grid.at(axis, strip.at, line.at) {
            Cell::Figure(worth) if (Decimal::ZERO..=hundred).contains(&worth) => {
                sum += worth;
                count += 1;
                scale = scale.max(worth.scale());
                last = Some(strip);
            }
            Cell::Blank => {}
            Cell::Figure(_) | Cell::About(..) | Cell::Words => return,
        }
    }
    let gap = (sum - hundred).abs();
    let rounding = Decimal::new(1, scale.min(28)) * Decimal::from(count);
    // Without a printed 100 % only what is nearly a whole is one.
    let near = Decimal::from(if whole.is_some() { 60 } else { 5 });
    // A list of the largest need not be complete; one with a rest is.
    let complete =
        sum > hundred || strips.iter().any(|strip| strip.own().starts_with("其他") || strip.own().starts_with("其它"));
    let sure = whole.is_some() || (shares && count > 2 && complete);
    if !sure || count < 2 || gap > near || gap + gap <= rounding || is_permille(grid, axis, line, strips) {
        return;
    }
    let Some(place) = whole.copied().copied().or(last.copied()) else { return };
    let fault = SumFault::Shares { name: line.said(), computed: sum.normalize().to_string() };
    found.add(fault, grid.place(axis, place.at, line.at));
}

/// Returns whether the figures are in ‰.
fn is_permille(grid: &Grid, axis: Axis, line: &Strip, strips: &[&Strip]) -> bool {
    strips.iter().any(|strip| {
        let (row, column) = if axis == Axis::Across { (line.at, strip.at) } else { (strip.at, line.at) };
        let text = &grid.table.cells.rows[row][column].value;
        text.contains('‰') && matches!(Value::of(text), Value::Number { .. })
    })
}
