//! S104: two columns with the same head.

use std::collections::HashMap;

use crate::check::rule::{Findings, Subject};
use crate::messages::StructureFault;
use crate::model::{Merge, Table};

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    for table in subject.issue.tables() {
        check(table, found);
    }
}

fn check(table: &Table, found: &mut Findings) {
    let heads: Vec<Vec<String>> = paths(table).into_iter().skip(table.group_columns).collect();
    let mut met: HashMap<&[String], usize> = HashMap::new();
    let mut twice = Vec::new();
    for (x, head) in heads.iter().enumerate() {
        if head.iter().all(String::is_empty) {
            continue;
        }
        match met.get(head.as_slice()) {
            Some(first) => twice.push((*first, x)),
            None => _ = met.insert(head, x),
        }
    }
    // A narrow table folded into two or three side by side.
    if met.len() * 2 <= heads.len() && twice.len() >= met.len() {
        return;
    }
    for (first, x) in twice {
        let (first, x) = (first + table.group_columns, x + table.group_columns);
        let Some(y) = (0..table.head_rows).rev().find(|y| !table.cells.rows[*y][x].value.trim().is_empty()) else {
            continue;
        };
        let cell = &table.cells.rows[y][x];
        found.add_with(
            StructureFault::HeadTwice { head: cell.value.trim().to_owned() },
            cell.place.clone(),
            vec![table.cells.rows[y][first].place.clone()],
            None,
        );
    }
}

/// Returns the heads above each column, from the top.
fn paths(table: &Table) -> Vec<Vec<String>> {
    let columns = table.cells.columns();
    let mut paths = vec![Vec::new(); columns];
    let merges: Vec<&Merge> = table.cells.merges.iter().filter(|merge| merge.row < table.head_rows).collect();
    for (y, row) in table.cells.rows.iter().enumerate().take(table.head_rows) {
        let mut texts: Vec<String> =
            row.iter().map(|cell| cell.value.chars().filter(|c| !c.is_whitespace()).collect()).collect();
        for merge in merges.iter().filter(|merge| (merge.row..merge.row + merge.rows).contains(&y)) {
            let origin: String = table.cells.rows[merge.row][merge.column].value.split_whitespace().collect();
            let end = columns.min(merge.column + merge.columns);
            texts[merge.column..end].iter_mut().for_each(|text| text.clone_from(&origin));
        }
        for x in 1..columns {
            // An empty head above others goes on from the left.
            if y + 1 < table.head_rows && texts[x].is_empty() {
                texts[x] = texts[x - 1].clone();
            }
        }
        paths.iter_mut().zip(texts).for_each(|(path, text)| path.push(text));
    }
    paths
}
