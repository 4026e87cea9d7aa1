//! What is said of the cells of a workbook: hidden ones, errors, missing results, pictures, numbers that are texts.

use super::address::cell_name;
use super::formats::Doubt;
use super::frame::{Frame, Line};
use super::grid::Grid;
use super::sheet::{Kind, Remark, Sheet};
use crate::messages::{CellFault, Problem};
use crate::source::column_name;

/// Most findings of a kind that are told one by one; the last says how many more there are.
const TOLD: usize = 20;

/// A finding, with the positions of the first and the last cell that it is about.
pub(super) struct Finding {
    pub(super) problem: Problem,
    pub(super) corners: [(usize, usize); 2],
}

/// Tells of the rows and columns that are hidden and not empty, once for each run of them.
pub(super) fn hidden(frame: &Frame) -> Vec<Finding> {
    let last_column = frame.columns.len().saturating_sub(1);
    let rows = tell(runs(&frame.rows), |(first, last), more| {
        let number = |at: usize| frame.rows[at].number + 1;
        let problem = Problem::HiddenRows { first: number(first), last: number(last), more };
        Finding { problem, corners: [(first, 0), (last, last_column)] }
    });
    let columns = tell(runs(&frame.columns), |(first, last), more| {
        let name = |at: usize| column_name(frame.columns[at].number + 1);
        let problem = Problem::HiddenColumns { first: name(first), last: name(last), more };
        // The topmost cells stand for a column, whose cells are no one stretch of the text.
        Finding { problem, corners: [(0, first), (0, last)] }
    });
    rows.into_iter().chain(columns).collect()
}

/// Tells of cells whose contents somebody should look at.
pub(super) fn doubts(sheet: &Sheet, frame: &Frame, grid: &Grid) -> Vec<Finding> {
    let (mut errors, mut missing, mut pictures) = (Vec::new(), Vec::new(), Vec::new());
    for row in frame.visible_rows() {
        for column in frame.visible_columns() {
            match grid.entry(sheet, row, column).map(|entry| entry.kind) {
                Some(Kind::Error) => errors.push((row, column)),
                Some(Kind::Uncalculated) => missing.push((row, column)),
                Some(Kind::Picture) => pictures.push((row, column)),
                _ => {}
            }
        }
    }
    let mut texts: Vec<_> =
        frame.visible_columns().flat_map(|column| numbers_as_texts(sheet, frame, grid, column)).collect();
    texts.sort_unstable();
    let cell = |(row, column): (usize, usize)| cell_name(frame.rows[row].number, frame.columns[column].number);
    let text = |(row, column)| grid.entry(sheet, row, column).map_or("", |entry| sheet.text(entry)).to_owned();
    let told = [
        tell(errors, |at, more| finding(at, Problem::CellError { cell: cell(at), text: text(at), more })),
        tell(missing, |at, more| finding(at, Problem::NotCalculated { cell: cell(at), more })),
        tell(pictures, |at, more| finding(at, Problem::CellPicture { cell: cell(at), more })),
        tell(texts, |at, more| finding(at, Problem::NumberAsText { cell: cell(at), text: text(at), more })),
    ];
    told.into_iter().flatten().chain(remarks(sheet, frame, grid)).collect()
}

/// Tells what was remarked of cells while they were read.
fn remarks(sheet: &Sheet, frame: &Frame, grid: &Grid) -> Vec<Finding> {
    let at = |lines: &[Line], number: u32| {
        let at = lines.binary_search_by_key(&number, |line| line.number).ok()?;
        (!lines[at].hidden).then_some(at)
    };
    let places = |wanted: Remark| {
        let all = sheet.remarks.iter().filter(move |(_, _, remark)| *remark == wanted);
        let places = all.filter_map(|(row, column, _)| Some((at(&frame.rows, *row)?, at(&frame.columns, *column)?)));
        let mut places: Vec<_> = places.filter(|(row, column)| grid.entry(sheet, *row, *column).is_some()).collect();
        places.sort_unstable();
        places.dedup();
        places
    };
    let cell = |(row, column): (usize, usize)| cell_name(frame.rows[row].number, frame.columns[column].number);
    let text = |(row, column)| grid.entry(sheet, row, column).map_or("", |entry| sheet.text(entry)).to_owned();
    type Fault = fn(String, String, usize) -> CellFault;
    let faults: [(Remark, Fault); 6] = [
        (Remark::Shown(Doubt::Format), |cell, text, more| CellFault::Format { cell, text, more }),
        (Remark::Shown(Doubt::NoDate), |cell, text, more| CellFault::NoDate { cell, text, more }),
        (Remark::Shown(Doubt::Colour), |cell, text, more| CellFault::Signless { cell, text, more }),
        (Remark::Shown(Doubt::Short), |cell, text, more| CellFault::Short { cell, text, more }),
        (Remark::Shown(Doubt::Long), |cell, text, more| CellFault::Long { cell, text, more }),
        (Remark::OnLine, |cell, text, more| CellFault::OnLine { cell, text, more }),
    ];
    let told = faults
        .map(|(remark, fault)| tell(places(remark), |at, more| finding(at, fault(cell(at), text(at), more).into())));
    let stale = places(Remark::Stale);
    let first = stale.first().map(|at| finding(*at, CellFault::Stale { cell: cell(*at), count: stale.len() }.into()));
    told.into_iter().flatten().chain(first).collect()
}

fn finding(at: (usize, usize), problem: Problem) -> Finding {
    Finding { problem, corners: [at, at] }
}

fn tell<T>(all: Vec<T>, finding: impl Fn(T, usize) -> Finding) -> Vec<Finding> {
    let more = all.len().saturating_sub(TOLD);
    let told = all.into_iter().take(TOLD).enumerate();
    told.map(|(at, item)| finding(item, if at + 1 == TOLD { more } else { 0 })).collect()
}

/// Returns the runs of hidden lines by their first and last positions.
fn runs(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, _) in lines.iter().enumerate().filter(|(_, line)| line.hidden) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == at => *last = at,
            _ => runs.push((at, at)),
        }
    }
    runs
}

/// Finds the texts in a column that are numbers, where most of its cells are numbers in earnest.
///
/// Texts above the first number are the head, such as years, and may be texts.
fn numbers_as_texts(sheet: &Sheet, frame: &Frame, grid: &Grid, column: usize) -> Vec<(usize, usize)> {
    let filled = |row| Some((row, grid.entry(sheet, row, column)?));
    let body = frame.visible_rows().filter_map(filled).skip_while(|(_, entry)| entry.kind != Kind::Number);
    let (mut numbers, mut all, mut texts) = (0, 0, Vec::new());
    for (row, entry) in body.filter(|(_, entry)| !entry.kind.is_blank()) {
        all += 1;
        match entry.kind {
            Kind::Number => numbers += 1,
            Kind::Text if is_number(sheet.text(entry)) => texts.push((row, column)),
            _ => {}
        }
    }
    if numbers * 2 > all { texts } else { Vec::new() }
}

/// Returns whether a text is a number as people write it: `1,234.5`, `-3`, `12%`.
fn is_number(text: &str) -> bool {
    let text = text.trim().trim_start_matches(['+', '-', '−', '－']);
    let text = text.strip_suffix(['%', '％']).unwrap_or(text).replace([',', '，', ' '], "");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, "0"));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    !whole.is_empty() && digits(whole) && digits(fraction)
}
