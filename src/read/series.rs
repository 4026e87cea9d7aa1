//! Which rows and columns of a table a chart draws, and what it leaves out.

use std::collections::BTreeSet;

use super::figures::names::{Label, key, said};
use crate::hanzi::is_numeral;
use crate::messages::{LeftOut, Omitted};
use crate::model::{
    Cells, ChartSeries, Value, are_periods, compares_periods, drawable, is_period, is_periods_together, is_total_label,
    is_year,
};
use crate::source::{Located, Place};

/// Heads of columns with running numbers.
const COUNTS: [&str; 13] =
    ["序号", "编号", "行号", "序", "项次", "no.", "no", "#", "index", "unnamed:0", "排名", "名次", "位次"];
/// Those of them with ranks.
const RANKS: [&str; 3] = ["排名", "名次", "位次"];
/// Most columns among which that of the names is looked for.
const MOST_BEFORE: usize = 6;
/// How many of them stand above nothing else.
const SURE: usize = 4;
/// What heads of columns with names in figures end in.
const CODES: [&str; 6] = ["号", "代码", "编码", "邮编", "电话", "code"];
/// Heads of columns with years.
const YEARS: [&str; 4] = ["年份", "年度", "年", "year"];

/// What a column holds, as a chart sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Figures, with some gaps perhaps.
    Figures,
    /// What is not drawn unless it is asked for, and why.
    Other(LeftOut),
}

/// A table of which a chart is made.
pub(super) struct Drawn<'c> {
    pub(super) cells: &'c Cells,
    pub(super) head_rows: usize,
    /// The names of its columns.
    pub(super) heads: Vec<Label>,
}

/// The rows and columns of a table that are drawn.
pub(super) struct Chosen {
    /// The column with the names of the rows.
    pub(super) along: usize,
    pub(super) rows: Vec<usize>,
    pub(super) columns: Vec<usize>,
    /// What is not drawn although nobody said so.
    pub(super) left_out: Vec<Omitted>,
}

impl<'c> Drawn<'c> {
    /// Returns the column that names the rows, unless the editor names it.
    ///
    /// It is the first that names each by itself, neither counting them nor naming groups.
    pub(super) fn along(&self) -> usize {
        let first = 0..self.cells.columns().min(MOST_BEFORE);
        let apart = |x: &usize| {
            let names: Vec<&str> = self.names(*x).collect();
            let distinct: BTreeSet<&str> = names.iter().copied().collect();
            !names.is_empty() && 10 * distinct.len() >= 9 * names.len()
        };
        let names = first.clone().filter(|x| self.is_named_by(*x));
        names.clone().find(apart).or_else(|| names.clone().next()).unwrap_or(0)
    }

    /// Returns whether a column can name the rows: hardly a cell is empty, and they are words or periods.
    fn is_named_by(&self, x: usize) -> bool {
        let names: Vec<&str> = self.names(x).collect();
        let filled = names.iter().filter(|name| !name.is_empty());
        let (sort, head) = (self.sort(x), key(self.head(x)).to_lowercase());
        // Ranks and running numbers up to 12 look like months.
        let counted = COUNTS.contains(&head.as_str()) || matches!(sort, Sort::Other(LeftOut::Index | LeftOut::Rank));
        10 * filled.clone().count() >= 9 * names.len()
            && (!counted && filled.clone().all(|name| is_period(name))
                || matches!(sort, Sort::Other(LeftOut::Text | LeftOut::Words | LeftOut::Year)))
    }

    /// Returns the cells of a column but those of totals.
    fn names(&self, x: usize) -> impl Iterator<Item = &'c str> {
        let rows = self.cells.rows[self.head_rows..].iter();
        let total = |row: &&Vec<Located<String>>| row.iter().take(MOST_BEFORE).any(|cell| is_total_label(&cell.value));
        rows.filter(move |row| !total(row)).map(move |row| row[x].value.trim())
    }

    /// Chooses rows and columns; those that the editor named stay as they are.
    pub(super) fn choose(
        &self,
        along: usize,
        rows: Option<Vec<usize>>,
        columns: Option<Vec<usize>>,
        transposed: bool,
    ) -> Chosen {
        let mut left_out = Vec::new();
        let columns = columns.unwrap_or_else(|| self.columns(along, transposed, &mut left_out));
        let rows = rows.unwrap_or_else(|| self.rows(along, transposed.then_some(&columns), &mut left_out));
        Chosen { along, rows, columns, left_out }
    }

    /// Returns the columns of figures, and tells what the others are.
    fn columns(&self, along: usize, transposed: bool, left_out: &mut Vec<Omitted>) -> Vec<usize> {
        let sorted = (0..self.cells.columns()).filter(|x| *x != along).map(|x| (x, self.sort(x)));
        let sorted: Vec<(usize, Sort)> = sorted.collect();
        let figures = sorted.iter().filter(|(_, sort)| *sort == Sort::Figures);
        let time = are_periods(figures.map(|(x, _)| self.head(*x)));
        let mut columns = Vec::new();
        for (x, sort) in sorted {
            let head = self.head(x);
            let why = match sort {
                Sort::Figures if !time || is_period(head) => None,
                Sort::Figures if is_periods_together(head) => Some(LeftOut::Together),
                Sort::Figures => Some(LeftOut::NoPeriod),
                // A month without any figure has its place on the axis nevertheless.
                Sort::Other(LeftOut::Nothing) if transposed && time && is_period(head) => None,
                Sort::Other(LeftOut::Total) if time => Some(LeftOut::Together),
                Sort::Other(why) => Some(why),
            };
            match why {
                None => columns.push(x),
                Some(why) => left_out.push(Omitted { row: false, name: self.said(x), number: x + 1, why }),
            }
        }
        columns
    }

    /// Returns the rows that are drawn, those of `figures` if they are series, and tells what the others are.
    fn rows(&self, along: usize, figures: Option<&Vec<usize>>, left_out: &mut Vec<Omitted>) -> Vec<usize> {
        let all = self.head_rows..self.cells.rows.len();
        let time = are_periods(all.clone().map(|y| self.name(y, along)));
        let mut rows = Vec::new();
        for y in all {
            let name = self.name(y, along);
            let why = if time && is_periods_together(name) {
                Some(LeftOut::Together)
            } else if time && compares_periods(name) {
                Some(LeftOut::NoPeriod)
            } else if is_total_label(name) {
                Some(LeftOut::Total)
            } else {
                figures.and_then(|columns| self.lacks(y, columns))
            };
            match why {
                None => rows.push(y),
                Some(why) => left_out.push(Omitted { row: true, name: one_line(name), number: y + 1, why }),
            }
        }
        rows
    }

    fn body(&self, x: usize) -> impl Iterator<Item = &'c str> + Clone {
        self.cells.rows[self.head_rows..].iter().map(move |row| row[x].value.trim())
    }

    /// Tells what a column holds, totals among its rows not counted against it.
    fn sort(&self, x: usize) -> Sort {
        let head = key(self.head(x)).to_lowercase();
        let filled = self.body(x).filter(|text| !is_gap(text));
        let figures = filled.clone().filter(|text| drawable(text).is_some()).count();
        let counted = COUNTS.contains(&head.as_str()) || head.is_empty();
        let why = if COUNTS[..SURE].contains(&head.as_str()) || counted && counts(self.body(x)) {
            if RANKS.contains(&head.as_str()) { LeftOut::Rank } else { LeftOut::Index }
        } else if filled.clone().next().is_none() {
            LeftOut::Nothing
        } else if figures == 0 {
            if filled.clone().all(has_words_behind) { LeftOut::Worded } else { LeftOut::Text }
        } else if 2 * figures < filled.clone().count() {
            LeftOut::Words
        } else if is_total_label(&head) {
            LeftOut::Total
        } else if is_code(&head, filled.clone()) {
            LeftOut::Code
        } else if YEARS.contains(&head.as_str()) && filled.clone().all(is_year) {
            LeftOut::Year
        } else {
            return Sort::Figures;
        };
        Sort::Other(why)
    }

    /// Tells why a row is no series of figures; `None` if it is one.
    fn lacks(&self, y: usize, columns: &[usize]) -> Option<LeftOut> {
        let filled = columns.iter().map(|x| self.cells.rows[y][*x].value.as_str()).filter(|text| !is_gap(text));
        let figures = filled.clone().filter(|text| drawable(text).is_some()).count();
        match filled.count() {
            0 => Some(LeftOut::Nothing),
            _ if figures == 0 => Some(LeftOut::Text),
            filled if 2 * figures < filled => Some(LeftOut::Words),
            _ => None,
        }
    }

    fn label(&self, x: usize) -> Option<&Label> {
        self.heads.iter().find(|label| label.at == x)
    }

    /// Returns the name of a column without its groups; empty if it has none.
    pub(super) fn head(&self, x: usize) -> &str {
        self.label(x).map_or("", Label::own)
    }

    /// Returns the name of a column as it is called in a sentence.
    pub(super) fn said(&self, x: usize) -> String {
        self.label(x).map_or_else(String::new, |label| said(&self.heads, label))
    }

    /// Returns the name of a row; that of a total may stand in a column of groups.
    fn name(&self, y: usize, along: usize) -> &'c str {
        let name = self.cells.rows[y][along].value.trim();
        let groups = self.cells.rows[y][..along].iter().map(|cell| cell.value.trim());
        if name.is_empty() { groups.rev().find(|name| is_total_label(name)).unwrap_or(name) } else { name }
    }

    /// Cuts the words along the axis and the series out, rows and columns changed over if asked for.
    pub(super) fn cut(&self, chosen: &Chosen, transposed: bool) -> (Vec<Located<String>>, Vec<ChartSeries>) {
        let cell = |row: usize, column: usize| self.cells.rows[row][column].clone();
        let head = |column: usize| Located { value: self.said(column).replace('/', ""), place: self.place(column) };
        let heads = chosen.columns.iter().map(|column| head(*column));
        let names = chosen.rows.iter().map(|row| cell(*row, chosen.along));
        if transposed {
            let of = |row: usize| chosen.columns.iter().map(|column| cell(row, *column)).collect();
            let series = names.zip(&chosen.rows).map(|(name, row)| ChartSeries { name, cells: of(*row) });
            (heads.collect(), series.collect())
        } else {
            let of = |column: usize| chosen.rows.iter().map(|row| cell(*row, column)).collect();
            let series = heads.zip(&chosen.columns).map(|(name, column)| ChartSeries { name, cells: of(*column) });
            (names.collect(), series.collect())
        }
    }

    /// Returns the total that stands beside what is drawn, if there is one and it is not drawn itself.
    pub(super) fn total(&self, chosen: &Chosen, transposed: bool) -> Option<Located<String>> {
        let rows = (self.head_rows..self.cells.rows.len())
            .filter(|y| is_total_label(self.name(*y, chosen.along)) && !chosen.rows.contains(y));
        let columns =
            (0..self.cells.columns()).filter(|x| is_total_label(self.head(*x)) && !chosen.columns.contains(x));
        let (rows, columns): (Vec<usize>, Vec<usize>) = match transposed {
            true => (chosen.rows.clone(), columns.collect()),
            false => (rows.collect(), chosen.columns.clone()),
        };
        let ([y], [x]) = (&rows[..], &columns[..]) else { return None };
        Some(self.cells.rows[*y][*x].clone())
    }

    fn place(&self, column: usize) -> Place {
        self.cells.rows[0][column].place.clone()
    }
}

/// Returns whether a column holds names in figures, by its head and its cells.
fn is_code<'t>(head: &str, cells: impl Iterator<Item = &'t str>) -> bool {
    // 1号 is a day or a machine.
    let counted = |c: char| c.is_ascii_alphanumeric() || is_numeral(c);
    let numbered = head.strip_suffix('号').is_some_and(|rest| rest.is_empty() || rest.ends_with(counted));
    let named = head == "id" || !numbered && CODES.iter().any(|end| head.ends_with(end));
    named && cells.filter(|text| drawable(text).is_some()).all(|text| text.bytes().all(|b| b.is_ascii_digit()))
}

/// Returns whether the figures of cells run on by one from 0 or 1; a total among them counts nothing.
fn counts<'t>(cells: impl Iterator<Item = &'t str>) -> bool {
    let numbers: Vec<u32> = cells.filter_map(|text| text.parse().ok()).collect();
    numbers.first().is_some_and(|first| *first < 2) && numbers.windows(2).all(|pair| pair[1] == pair[0] + 1)
}

/// Returns whether a text is a figure with words behind it: 1,234亩.
fn has_words_behind(text: &str) -> bool {
    let figure = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    figure.len() < text.len() && drawable(figure).is_some()
}

/// Returns whether a cell holds no figure and need not.
pub(super) fn is_gap(text: &str) -> bool {
    matches!(Value::of(text), Value::Empty | Value::Sign)
}

/// Returns whether a cell is a gap that goes without saying: empty, or one of the signs for it that the handbook names.
pub(super) fn is_plain_gap(text: &str) -> bool {
    is_gap(text) && text.trim().chars().all(|c| "—–-－…./／".contains(c))
}

/// Returns a text on one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
