//! Finds out by the cells of a table what its rows and columns are.

use super::figures::names::{Label, find, key, one_line};
use super::figures::sheet::Shape;
use super::reader::Reader;
use super::surrounds::{self, HeadRows, Surrounds};
use super::typed::{Maybe, Words, located};
use crate::diag::{Diagnostic, Severity};
use crate::messages::TableFault;
use crate::model::{Align, Cells, Column, Kind, Line, Total, is_total_label};
use crate::source::{Located, Place, SourceId};

impl Reader {
    /// Finds the row or column that a name means, reporting one that means none or several.
    pub(super) fn named(&mut self, id: SourceId, name: Maybe<Words>, known: &[Label]) -> Option<usize> {
        let Located { value: name, place } = located(name, id)?;
        match find(known, &name)[..] {
            [one] => return Some(one.at),
            [] => {
                let known: Vec<&str> = known.iter().map(Label::own).collect();
                self.error(TableFault::no_such_line(&name, &known).into(), place);
            }
            [_, ..] => self.error(TableFault::SeveralLines { name }.into(), place),
        }
        None
    }

    /// Takes off a table's cells what surrounds it on its sheet, and tells when no row of it is a head.
    pub(super) fn surrounds(&mut self, cells: &mut Cells, given: Option<HeadRows>) -> Surrounds {
        let surrounds = surrounds::take(cells, given);
        let first = cells.rows.first().and_then(|row| row.iter().find(|cell| !cell.value.is_empty()));
        if let Some(cell) = first.filter(|_| surrounds.rows.head == 0 && given.is_none()) {
            let problem = TableFault::NoHead { first: one_line(&cell.value) }.into();
            self.found.push(Diagnostic::new(problem, Severity::Warning, Some(cell.place.clone())));
        }
        self.tell_several(&surrounds);
        surrounds
    }

    /// Tells of several tables on a sheet, which are not printed as one, and of heads that are left out where they stand again.
    fn tell_several(&mut self, surrounds: &Surrounds) {
        let ranges = |place: &Place| match self.sources.cell(place) {
            Some((_, address)) => address,
            None => {
                let line = |offset| self.sources.line_column(place.file, offset).0;
                format!("{}–{}", line(place.range.start), line(place.range.end))
            }
        };
        if let [_, second, ..] = &surrounds.pieces[..] {
            let (count, told) = (surrounds.pieces.len(), surrounds.pieces.iter().take(PIECES).map(ranges));
            let more = if count > PIECES { " …" } else { "" };
            let ranges = format!("{}{more}", told.collect::<Vec<_>>().join(", "));
            let problem = TableFault::SeveralTables { count, ranges };
            self.found.push(Diagnostic::error(problem.into(), second.clone()));
        }
        if let Some(first) = surrounds.again.first() {
            let problem = TableFault::HeadAgain { rows: surrounds.again.len() };
            self.found.push(Diagnostic::new(problem.into(), Severity::Info, Some(first.clone())));
        }
    }
}

/// Most tables of a sheet whose ranges are told.
const PIECES: usize = 8;

/// Names of rows are no longer than this, in characters; longer ones are text.
const LONGEST_NAME: usize = 24;

/// Texts of no more characters than this are centred.
const SHORT_TEXT: usize = 8;
/// Texts of one length up to this are centred, such as codes.
const LONGEST_CODE: usize = 20;

/// Tells by its cells what a column holds and how it is set.
pub(super) fn column(cells: &Cells, shape: Shape, head: &str, x: usize) -> Column {
    let kind = kind(cells, shape, head, x);
    let body = || cells.rows[shape.head_rows..].iter().map(|row| row[x].value.chars().count());
    // A word or two look lost at the left edge of a column, and so do codes of one length.
    let filled = || body().filter(|count| *count > 0);
    let even = filled().max() == filled().min() && filled().max().is_some_and(|longest| longest <= LONGEST_CODE);
    let words = kind == Kind::Text && (body().all(|count| count <= SHORT_TEXT) || even);
    let align = if words { Align::Center } else { kind.align() };
    let strong = x >= shape.group_columns && is_total_label(head);
    Column { kind, align, strong, decimals: None, thousands: None, arrows: false }
}

/// Tells what a column holds by its cells.
fn kind(cells: &Cells, shape: Shape, head: &str, x: usize) -> Kind {
    let body = || cells.rows[shape.head_rows..].iter().map(|row| row[x].value.as_str());
    // A name more or less among figures is a name, where rows have their names.
    let kind = if x > shape.group_columns { Kind::mostly(body()) } else { Kind::of(body()) };
    let names_rows = x == shape.group_columns && body().all(|text| text.chars().count() <= LONGEST_NAME);
    match kind {
        _ if x < shape.group_columns => Kind::Label,
        Kind::Text if names_rows => Kind::Label,
        // Running numbers stand before the names that they count.
        Kind::Number if x == shape.group_columns && matches!(key(head).as_str(), "序号" | "编号") => Kind::Label,
        Kind::Number if x == shape.group_columns && body().all(is_year) => Kind::Date,
        Kind::Number if are_codes(body(), &key(head)) => Kind::Text,
        _ => kind,
    }
}

/// Returns whether a text is a year, as rows of a time series are named, or nothing.
pub(super) fn is_year(text: &str) -> bool {
    text.is_empty() || text.len() == 4 && text.parse().is_ok_and(|year: u32| (1900..=2100).contains(&year))
}

/// What heads of columns end in whose numbers are names.
const NUMBERED: [&str; 9] = ["代码", "编码", "编号", "号码", "电话", "邮编", "学号", "证号", "手机"];

/// Returns whether whole numbers are names, such as codes and telephone numbers: their head says so, or zeros before them.
fn are_codes<'t>(mut body: impl Iterator<Item = &'t str> + Clone, head: &str) -> bool {
    let zero = |text: &str| text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    NUMBERED.iter().any(|word| head.ends_with(word)) || body.any(zero)
}

/// Tells which rows are totals, by their labels and by what is declared.
pub(super) fn total_rows(cells: &Cells, head_rows: usize, totals: &[Total]) -> Vec<bool> {
    let labelled = |row: &[Located<String>]| {
        row.iter().find(|cell| !cell.value.is_empty()).is_some_and(|cell| is_total_label(&cell.value))
    };
    let declared = |y: usize| totals.iter().any(|total| total.at == Line::Row(y));
    let total = |(y, row): (usize, &Vec<Located<String>>)| y >= head_rows && (declared(y) || labelled(row));
    cells.rows.iter().enumerate().map(total).collect()
}

/// Ends merged cells with the head that they begin in: a head is repeated, and what is below it is not.
pub(super) fn end_merges(cells: &mut Cells, head_rows: usize) {
    for merge in cells.merges.iter_mut().filter(|merge| merge.row < head_rows) {
        merge.rows = merge.rows.min(head_rows - merge.row);
    }
    cells.merges.retain(|merge| merge.rows * merge.columns > 1);
}

/// Tells by the merged cells how many columns name groups of rows.
pub(super) fn group_columns(cells: &Cells, head_rows: usize) -> usize {
    let named =
        |x: &usize| cells.merges.iter().any(|m| m.column == *x && m.columns == 1 && m.row >= head_rows && m.rows > 1);
    let columns = (0..cells.columns()).take_while(named).count();
    if columns < cells.columns() { columns } else { 0 }
}
