//! A figure from a table: `{{表.行.列}}`.

use super::names::{self, Label, NAMED, find, nearest, one_line, written};
use super::sheet::Sheet;
use super::syntax::quoted;
use super::value;
use super::value::Outcome;
use crate::messages::{Axis, FigureFault};

/// Returns the figure in the row and the column that two names mean.
pub(super) fn figure(sheet: &Sheet, names: &[&str], following: &str) -> Outcome {
    let &[row, column] = names else { return Err(Some(wrong_parts(sheet, names))) };
    if row.is_empty() || column.is_empty() {
        return Err(Some(wrong_parts(sheet, names)));
    }
    if let Some(right) = swapped(sheet, row, column) {
        return Err(Some(FigureFault::Swapped { source: one_line(&sheet.name), right }));
    }
    let row_of = |name: &str| refer(sheet, name, &quoted(column));
    let column_of = |name: &str| refer(sheet, &quoted(row), name);
    let row = one(sheet, Axis::Row, row, &row_of)?;
    let column = one(sheet, Axis::Column, column, &column_of)?;
    let cell = sheet.cell(row, column).ok_or(None)?;
    if value::is_blank(&cell.value) {
        return Err(Some(FigureFault::EmptyCell {
            source: one_line(&sheet.name),
            row: names::said(&sheet.rows, row),
            column: names::said(&sheet.columns, column),
            shown: cell.value.trim().to_owned(),
        }));
    }
    Ok((value::in_text(&cell.value, following), cell.place.clone()))
}

/// Returns a reference to a cell that holds something.
pub(super) fn example(sheet: &Sheet) -> Option<String> {
    sheet.filled(None, None).map(|(row, column)| refer_to(sheet, row, column))
}

/// Finds the one row or column that a name means; `rewrite` puts another name into the reference.
fn one<'s>(
    sheet: &'s Sheet,
    axis: Axis,
    name: &str,
    rewrite: &dyn Fn(&str) -> String,
) -> Result<&'s Label, Option<FigureFault>> {
    let labels = if axis == Axis::Row { &sheet.rows } else { &sheet.columns };
    let found = find(labels, name);
    let (source, name) = (one_line(&sheet.name), name.to_owned());
    match &found[..] {
        [label] => Ok(label),
        // It may be the row that could not be read.
        [] if sheet.faulty => Err(None),
        [] => {
            let data = || labels.iter().filter(|label| axis == Axis::Row || label.at >= sheet.first_column);
            Err(Some(FigureFault::Missing {
                axis,
                source,
                near: nearest(labels, &name).into_iter().map(|label| rewrite(&written(labels, label))).collect(),
                have: data().take(NAMED).map(|label| written(labels, label)).collect(),
                count: data().count(),
                name,
            }))
        }
        several => Err(Some(match names::apart(several) {
            Some(right) => {
                let right = right.iter().map(|name| rewrite(name)).collect();
                FigureFault::Several { axis, source, name, count: several.len(), right }
            }
            None => {
                let numbers = several.iter().take(NAMED).map(|label| label.at + 1).collect();
                FigureFault::Repeated { axis, source, name, count: several.len(), numbers }
            }
        })),
    }
}

/// Returns the reference with row and column exchanged, if that holds and the one written does not.
fn swapped(sheet: &Sheet, row: &str, column: &str) -> Option<String> {
    if !find(&sheet.rows, row).is_empty() || !find(&sheet.columns, column).is_empty() {
        return None;
    }
    match (&find(&sheet.rows, column)[..], &find(&sheet.columns, row)[..]) {
        ([row], [column]) => Some(refer_to(sheet, row, column)),
        _ => None,
    }
}

/// Returns what is wrong with a reference that does not hold a row and a column.
fn wrong_parts(sheet: &Sheet, names: &[&str]) -> FigureFault {
    let one = |labels: &[Label], name: &str| find(labels, name).len() == 1;
    let row = names.iter().position(|name| one(&sheet.rows, name));
    let column = (0..names.len()).find(|i| Some(*i) != row && one(&sheet.columns, names[*i]));
    let label = |labels, at: Option<usize>| find(labels, names[at?]).into_iter().next();
    let filled = sheet.filled(label(&sheet.rows, row), label(&sheet.columns, column));
    let example = with_stops(sheet, names)
        .or_else(|| filled.map(|(row, column)| refer_to(sheet, row, column)))
        .or_else(|| example(sheet));
    let found = 1 + names.iter().filter(|name| !name.is_empty()).count();
    FigureFault::Parts { ranking: false, found, example }
}

/// Takes some of the full stops in a reference for parts of names; returns it with quotes if that holds.
fn with_stops(sheet: &Sheet, names: &[&str]) -> Option<String> {
    (1..names.len().min(NAMED)).find_map(|i| {
        let rows = find(&sheet.rows, &names[..i].join("."));
        let columns = find(&sheet.columns, &names[i..].join("."));
        match (&rows[..], &columns[..]) {
            ([row], [column]) => Some(refer_to(sheet, row, column)),
            _ => None,
        }
    })
}

fn refer_to(sheet: &Sheet, row: &Label, column: &Label) -> String {
    refer(sheet, &written(&sheet.rows, row), &written(&sheet.columns, column))
}

fn refer(sheet: &Sheet, row: &str, column: &str) -> String {
    format!("{{{{{}.{row}.{column}}}}}", quoted(&one_line(&sheet.name)))
}
