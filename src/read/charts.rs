//! Reads charts: picks from a table the figures that are drawn.

use super::Reader;
use super::conform::nearest;
use super::format::{ChartFile, ChartTypeWord, Maybe, Words};
use super::typed::located;
use crate::messages::Problem;
use crate::model::{Cells, Chart, ChartKind, ChartSeries, figure, is_gap};
use crate::source::{Located, Place, SourceId};

/// Columns that are of no use in a chart unless they are asked for by name.
const COUNTS: [&str; 4] = ["序号", "编号", "次序", "No."];
/// Rows and columns of totals, left out unless they are asked for by name.
const TOTALS: [&str; 5] = ["合计", "总计", "小计", "共计", "总和"];

impl Reader {
    /// Reads a chart and the table that it is made from.
    pub(super) fn chart(&mut self, place: Place, chart: ChartFile) -> Option<Chart> {
        let data = located(chart.data, place.file)?;
        let kind = match chart.drawn.get()? {
            ChartTypeWord::Line => ChartKind::Line,
            ChartTypeWord::Bar => ChartKind::Bar,
            ChartTypeWord::Stacked => ChartKind::Stacked,
            ChartTypeWord::Multiples => ChartKind::Multiples,
        };
        let cells = self.cells(&data)?;
        let head_rows = chart.head_rows.get().copied().unwrap_or(1).min(cells.rows.len());
        let (head, body) = (heads(&cells, head_rows), &cells.rows[head_rows..]);
        if body.is_empty() {
            self.error(Problem::TableWithoutRows { path: data.value.clone() }, data.place.clone());
            return None;
        }
        let labels = match located(chart.labels, place.file) {
            Some(name) => self.named("labels", &name, &head),
            None => Some(0),
        };
        let columns = self.chosen("series", list(chart.series, place.file), &head);
        let labels = labels?;
        let names: Vec<Located<String>> = body.iter().map(|row| row[labels].clone()).collect();
        let rows = self.chosen("rows", list(chart.rows, place.file), &names);
        let all = || (0..body.len()).filter(|row| !is_total(&names[*row].value)).collect();
        let rows = rows?.unwrap_or_else(all);
        let columns = columns?.unwrap_or_else(|| number_columns(&head, body, &rows, labels));
        let figures = columns.iter().flat_map(|column| rows.iter().map(|row| &body[*row][*column]));
        if !figures.clone().any(|cell| figure(&cell.value).is_some()) {
            self.error(Problem::ChartWithoutFigures { path: data.value.clone() }, data.place.clone());
            return None;
        }
        for cell in figures.filter(|cell| figure(&cell.value).is_none() && !is_gap(&cell.value)) {
            self.error(Problem::NotAFigure { text: cell.value.clone() }, cell.place.clone());
        }
        let across = chart.transpose.get().copied().unwrap_or(false);
        let (labels, series) = if across {
            let series = rows.iter().map(|row| ChartSeries {
                name: names[*row].clone(),
                cells: columns.iter().map(|column| body[*row][*column].clone()).collect(),
            });
            (columns.iter().map(|column| head[*column].clone()).collect(), series.collect())
        } else {
            let series = columns.iter().map(|column| ChartSeries {
                name: head[*column].clone(),
                cells: rows.iter().map(|row| body[*row][*column].clone()).collect(),
            });
            (rows.iter().map(|row| names[*row].clone()).collect(), series.collect())
        };
        Some(Chart {
            kind,
            title: located(chart.title, place.file),
            unit: located(chart.unit, place.file),
            note: located(chart.note, place.file),
            source: located(chart.source, place.file),
            alt: located(chart.alt, place.file),
            labels,
            series,
            width: chart.width.get().copied(),
            height: chart.height.get().copied(),
            invert: chart.invert.get().copied().unwrap_or(false),
            zero: chart.zero.get().copied().unwrap_or(false),
            place,
        })
    }

    /// Finds the names of a list among those of the table; `None` within if there is no list.
    ///
    /// `None` if a name is not found, which is reported.
    fn chosen(
        &mut self,
        key: &str,
        wanted: Option<Vec<Located<String>>>,
        all: &[Located<String>],
    ) -> Option<Option<Vec<usize>>> {
        let Some(wanted) = wanted else { return Some(None) };
        let found: Vec<_> = wanted.iter().map(|name| self.named(key, name, all)).collect();
        found.into_iter().collect::<Option<Vec<_>>>().map(Some)
    }

    /// Finds a name among those of the table's rows or columns, or reports that it is not there.
    fn named(&mut self, key: &str, name: &Located<String>, all: &[Located<String>]) -> Option<usize> {
        let wanted = squeezed(&name.value);
        let at = all.iter().position(|other| squeezed(&other.value) == wanted);
        if at.is_none() {
            let have: Vec<String> = all.iter().map(|name| name.value.clone()).filter(|name| !name.is_empty()).collect();
            let near = nearest(&name.value, have.iter().map(String::as_str));
            let problem = Problem::NotInTable { key: key.into(), name: name.value.clone(), near, have };
            self.error(problem, name.place.clone());
        }
        at
    }
}

/// Returns a name for each column: the lowest head cell that says something, and what stands above where two are alike.
fn heads(cells: &Cells, head_rows: usize) -> Vec<Located<String>> {
    let at = |row: usize, column: usize| &cells.rows[row][column];
    let lowest = |column: usize| (0..head_rows).rev().find(|row| !at(*row, column).value.is_empty());
    let short: Vec<&Located<String>> =
        (0..cells.columns()).map(|column| at(lowest(column).unwrap_or(0), column)).collect();
    let alike = |name: &str| short.iter().filter(|other| other.value == name).count() > 1;
    let full = |column: usize| {
        let mut name = short[column].clone();
        let row = lowest(column).unwrap_or(0);
        if row > 0 && alike(&name.value) {
            // A head over several columns stands in the first of them.
            let above = (0..=column).rev().map(|column| &at(row - 1, column).value).find(|text| !text.is_empty());
            name.value = format!("{}{}", above.map(String::as_str).unwrap_or_default(), name.value);
        }
        name
    };
    (0..cells.columns()).map(full).collect()
}

/// Returns the columns that hold figures and gaps only, without totals and running numbers.
fn number_columns(
    head: &[Located<String>],
    body: &[Vec<Located<String>>],
    rows: &[usize],
    labels: usize,
) -> Vec<usize> {
    let named_so = |column: usize, names: &[&str]| names.contains(&squeezed(&head[column].value).as_str());
    let numeric = |column: usize| {
        let cells = || rows.iter().map(|row| body[*row][column].value.as_str());
        cells().all(|text| figure(text).is_some() || is_gap(text)) && cells().any(|text| figure(text).is_some())
    };
    (0..head.len())
        .filter(|column| *column != labels && !named_so(*column, &COUNTS) && !named_so(*column, &TOTALS))
        .filter(|column| numeric(*column))
        .collect()
}

fn is_total(name: &str) -> bool {
    TOTALS.contains(&squeezed(name).as_str())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn list(words: Maybe<Vec<Maybe<Words>>>, file: SourceId) -> Option<Vec<Located<String>>> {
    let (words, _) = words.take()?;
    Some(words.into_iter().filter_map(|word| located(word, file)).collect())
}
