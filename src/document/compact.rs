//! Folds what is empty in a table, and names it in a sentence.

use crate::model::is_total_label;
use crate::source::Located;
use crate::tables::{TableInput, on_one_line};

/// Folds rows and columns without any value; returns the sentence that names them.
///
/// Only cells that are empty count as having no value: 0, — and … are values.
/// Totals stay, and so do columns that have a value in a total only. `None` if
/// nothing was folded, as when nothing would be left.
pub(super) fn fold(table: &mut TableInput) -> Option<String> {
    let labels = table.group_columns + 1;
    let columns = table.columns.len();
    let body = table.head_rows..table.rows.len();
    let empty_row = |y: usize| !table.total_rows[y] && table.rows[y][labels.min(columns)..].iter().all(is_empty);
    let empty_column = |x: usize| x >= labels && body.clone().all(|y| is_empty(&table.rows[y][x]));
    let (rows, kept_rows): (Vec<usize>, Vec<usize>) = body.clone().partition(|y| empty_row(*y));
    let (gone, kept_columns): (Vec<usize>, Vec<usize>) = (0..columns).partition(|x| empty_column(*x));
    let data_left = kept_rows.iter().any(|y| !table.total_rows[*y]) && kept_columns.len() > labels;
    if rows.is_empty() && gone.is_empty() || !data_left {
        return None;
    }
    let row_names: Vec<&str> = rows.iter().map(|y| table.rows[*y][table.group_columns].value.as_str()).collect();
    let noun = noun(&table.rows[..table.head_rows], table.group_columns);
    let column_names: Vec<&str> = gone.iter().map(|x| head(table, *x)).collect();
    let listed = |words: String, names: Vec<&str>| {
        let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
        (!names.is_empty()).then(|| format!("{words}（{}个）：{}", names.len(), on_one_line(&names.join("、"))))
    };
    let parts =
        [listed(format!("未报送数据的{noun}"), row_names), listed(format!("各{noun}均无数据的项目"), column_names)];
    let sentence = parts.into_iter().flatten().collect::<Vec<_>>().join("；");
    let kept_rows: Vec<usize> = (0..table.head_rows).chain(kept_rows).collect();
    select(table, &kept_rows, &kept_columns);
    Some(sentence + "。")
}

/// Keeps only head and totals.
pub(super) fn only_totals(table: &mut TableInput) {
    let kept: Vec<usize> = (0..table.rows.len()).filter(|y| *y < table.head_rows || table.total_rows[*y]).collect();
    let columns: Vec<usize> = (0..table.columns.len()).collect();
    select(table, &kept, &columns);
}

fn is_empty(cell: &Located<String>) -> bool {
    cell.value.is_empty()
}

/// Takes a text out of its cell, together with the place that it came from.
fn taken(cell: &mut Located<String>) -> Located<String> {
    let place = cell.place.clone();
    Located { value: std::mem::take(&mut cell.value), place }
}

/// Returns what the rows of a table are, by the head above their names: 部门 for 部门名称.
fn noun(head: &[Vec<Located<String>>], x: usize) -> String {
    let lowest =
        (0..=x).rev().find_map(|x| head.iter().rev().map(|row| row[x].value.as_str()).find(|text| !text.is_empty()));
    let lowest = lowest.unwrap_or_default();
    let noun: String = lowest.chars().filter(|c| !c.is_whitespace()).collect();
    let noun = noun.strip_suffix("名称").unwrap_or(&noun).to_owned();
    let odd = noun.is_empty() || noun.chars().count() > 8 || is_total_label(&noun) || noun == "项目";
    if odd { "单位".into() } else { noun }
}

fn head(table: &TableInput, x: usize) -> &str {
    let heads = table.rows[..table.head_rows].iter().rev().map(|row| row[x].value.as_str());
    heads.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
}

/// Keeps some rows and columns; what spanned several goes on with those that are left.
fn select(table: &mut TableInput, rows: &[usize], columns: &[usize]) {
    carry_groups(table, rows);
    carry_heads(table, columns);
    let position = |kept: &[usize], from: usize, count: usize| {
        let first = kept.iter().position(|line| (from..from + count).contains(line))?;
        let count = kept[first..].iter().take_while(|line| (from..from + count).contains(*line)).count();
        Some((first, count))
    };
    let mut merges = Vec::new();
    for merge in std::mem::take(&mut table.merges) {
        let (Some((row, high)), Some((column, wide))) =
            (position(rows, merge.row, merge.rows), position(columns, merge.column, merge.columns))
        else {
            continue;
        };
        let text = taken(&mut table.rows[merge.row][merge.column]);
        if table.red.remove(&(merge.row, merge.column)) {
            table.red.insert((rows[row], columns[column]));
        }
        table.rows[rows[row]][columns[column]] = text;
        merges.push(crate::model::Merge { row, column, rows: high, columns: wide });
    }
    table.merges = merges;
    let moved = |(y, x): &(usize, usize)| Some((rows.binary_search(y).ok()?, columns.binary_search(x).ok()?));
    table.red = table.red.iter().filter_map(moved).collect();
    let pick = |row: &Vec<Located<String>>| columns.iter().map(|x| row[*x].clone()).collect();
    table.rows = rows.iter().map(|y| pick(&table.rows[*y])).collect();
    table.total_rows = rows.iter().map(|y| table.total_rows[*y]).collect();
    table.columns = columns.iter().map(|x| table.columns[*x]).collect();
    table.stub = (0..columns.len()).filter(|x| table.stub.contains(&columns[*x])).collect();
    if table.stub.is_empty() {
        table.stub.push(0);
    }
}

/// Hands the name of a group whose first row goes to the next of its rows that stays.
fn carry_groups(table: &mut TableInput, kept: &[usize]) {
    for x in 0..table.group_columns {
        let mut carried: Option<Located<String>> = None;
        for y in table.head_rows..table.rows.len() {
            let stays = kept.binary_search(&y).is_ok();
            let begins = !table.rows[y][..=x].iter().all(is_empty) || table.total_rows[y];
            if begins {
                carried = (!stays).then(|| table.rows[y][x].clone());
            } else if stays && let Some(name) = carried.take() {
                table.rows[y][x] = name;
            }
        }
    }
}

/// Hands the head of several columns whose first goes to the next of them that stays.
fn carry_heads(table: &mut TableInput, kept: &[usize]) {
    if table.merges.iter().any(|merge| merge.row < table.head_rows) {
        return;
    }
    for y in 0..table.head_rows.saturating_sub(1) {
        let mut carried: Option<Located<String>> = None;
        for x in 0..table.columns.len() {
            let stays = kept.binary_search(&x).is_ok();
            let alone = (y + 1..table.head_rows).all(|y| is_empty(&table.rows[y][x]));
            if !is_empty(&table.rows[y][x]) || alone {
                carried = (!stays && !alone).then(|| table.rows[y][x].clone());
            } else if stays && let Some(head) = carried.take() {
                table.rows[y][x] = head;
            }
        }
    }
}
