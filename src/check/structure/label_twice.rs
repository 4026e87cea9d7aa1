//! S103: a row whose label another row of its group has too.

use std::collections::HashMap;

use super::numbering::number;
use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::{Kind, Table, Value};

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for table in subject.issue.tables() {
        if let Some(column) = label_column(table) {
            check(table, column, found);
        }
        check_totals(table, found);
    }
}

/// Returns the column that alone names the rows; `None` where others take part in it.
fn label_column(table: &Table) -> Option<usize> {
    let body = || table.cells.rows.get(table.head_rows..).unwrap_or_default();
    let counts = |x: usize| body().iter().all(|row| !matches!(Value::of(&row[x].value), Value::Text));
    let first = table.group_columns;
    let column = if first + 1 < table.columns.len() && counts(first) { first + 1 } else { first };
    let others = table.columns.iter().enumerate().skip(first).filter(|(x, _)| *x > column);
    let alone = others.into_iter().all(|(x, other)| {
        let filled = body().iter().any(|row| !row[x].value.trim().is_empty());
        let remark = table.cells.rows[0][x].value.contains("备注");
        other.kind.is_figures() || !filled || remark
    });
    // Indented or numbered rows belong to the row above them.
    let tree = body().iter().any(|row| {
        let label = row[column].value.as_str();
        number(label).is_some() || label.starts_with([' ', '\u{3000}']) || label.starts_with("其中")
    });
    (alone && !tree && matches!(table.columns.get(column)?.kind, Kind::Label | Kind::Text)).then_some(column)
}

fn check(table: &Table, column: usize, found: &mut Findings) {
    let mut group = vec![""; table.group_columns];
    let mut met: HashMap<(Vec<&str>, String), usize> = HashMap::new();
    let mut twice = Vec::new();
    let mut labels = 0;
    for (y, row) in table.cells.rows.iter().enumerate().skip(table.head_rows) {
        for (name, cell) in group.iter_mut().zip(row) {
            if !cell.value.trim().is_empty() {
                *name = cell.value.trim();
            }
        }
        let label: String = row[column].value.chars().filter(|c| !c.is_whitespace()).collect();
        if table.total_rows[y] || !matches!(Value::of(&label), Value::Text) || is_vague(&label) {
            continue;
        }
        labels += 1;
        match met.get(&(group.clone(), label.clone())) {
            Some(first) => twice.push((*first, y)),
            None => _ = met.insert((group.clone(), label), y),
        }
    }
    // Where many stand several times, the label alone does not name the row.
    if twice.len() * 4 > labels && twice.len() > 1 {
        return;
    }
    for (first, y) in twice {
        let cell = |y: usize| &table.cells.rows[y][column];
        found.add_with(
            StructureFault::LabelTwice { label: cell(y).value.trim().to_owned() },
            cell(y).place.clone(),
            vec![cell(first).place.clone()],
            None,
        );
    }
}

/// Tells of rows of totals that are the same in every cell.
fn check_totals(table: &Table, found: &mut Findings) {
    let mut met: HashMap<Vec<&str>, usize> = HashMap::new();
    for (y, row) in table.cells.rows.iter().enumerate().skip(table.head_rows).filter(|(y, _)| table.total_rows[*y]) {
        let cells: Vec<&str> = row.iter().map(|cell| cell.value.trim()).collect();
        let figures = cells.iter().any(|text| Value::of(text).worth().is_some_and(|worth| !worth.is_zero()));
        let Some(label) = row.iter().find(|cell| !cell.value.trim().is_empty()).filter(|_| figures) else { continue };
        // Groups may happen to have equal subtotals.
        if label.value.trim().ends_with("小计") {
            continue;
        }
        match met.get(&cells) {
            Some(first) => {
                let fault = StructureFault::TotalTwice { label: label.value.trim().to_owned() };
                let earlier = table.cells.rows[*first].iter().find(|cell| !cell.value.trim().is_empty());
                found.add_with(
                    fault,
                    label.place.clone(),
                    earlier.map(|cell| cell.place.clone()).into_iter().collect(),
                    None,
                );
            }
            None => _ = met.insert(cells, y),
        }
    }
}

/// Returns whether a label says of itself that several rows may have it.
fn is_vague(label: &str) -> bool {
    matches!(label, "本级" | "本部" | "机关" | "男" | "女" | "小计")
        || label.starts_with("其中")
        || label.starts_with("其他")
        || label.starts_with("其它")
        || label == "同上"
}
