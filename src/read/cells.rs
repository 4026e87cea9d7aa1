//! Reads the cells of a table from a data file.

use schemars::JsonSchema;
use serde::Deserialize;

use super::csv;
use super::reader::Reader;
use super::workbook::{self, Area, CELL_LIMIT, Wanted};
use crate::messages::{Problem, TableFault};
use crate::model::Cells;
use crate::source::{Encoding, Located, Place, SourceId, TABLE_LIMIT};

/// What stands between the cells of a CSV file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Delimiter {
    /// A comma.
    Comma,
    /// A tab.
    Tab,
    /// A semicolon.
    Semicolon,
    /// A vertical bar.
    Bar,
}

/// What the editor says of a data file.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Intake {
    /// The encoding; found out if `None`.
    pub(super) encoding: Option<Encoding>,
    /// What stands between cells; found out if `None`.
    pub(super) delimiter: Option<Delimiter>,
}

impl Reader {
    /// Reads the cells that `data` names, such as `a.csv`, `a.xlsx#三季度!A1:W58`; reports what is wrong with them.
    ///
    /// `None` if there is nothing to go on with.
    pub(super) fn cells(&mut self, data: &Located<String>, intake: &Intake) -> Option<Cells> {
        let (path, part) = self.file_and_part(&data.value);
        let bytes = self.file(path, TABLE_LIMIT, &data.place)?;
        if bytes.is_empty() {
            self.error(Problem::FileEmpty { path: path.to_owned() }, data.place.clone());
            return None;
        }
        if workbook::is_workbook(&bytes) {
            let shown = self.folder.shown(path).display().to_string();
            let wanted = Wanted { bytes, path, shown, part, place: &data.place };
            return workbook::cells(wanted, &mut self.sources, &mut self.found);
        }
        let area = match part.map(|part| (part, Area::parse(part))) {
            Some((part, None)) => {
                self.error(Problem::RangeForm { text: part.trim().to_owned() }, data.place.clone());
                return None;
            }
            Some((_, area)) => area,
            None => None,
        };
        let file = self.csv_text(path, &bytes, intake, &data.place)?;
        let cells = self.csv_cells(file, area.as_ref());
        if intake.delimiter.is_none() && cells.columns() == 1 && area.is_none() {
            // Whether these are cells or a text with marks in it, only the editor knows.
            if let Some(mark) = csv::other_delimiter(self.sources.text(file)) {
                self.error(TableFault::OtherDelimiter { mark }.into(), data.place.clone());
                return None;
            }
        }
        if area.is_some() && cells.columns() == 0 {
            let part = part.map(str::to_owned);
            self.error(Problem::NothingThere { path: path.to_owned(), part }, data.place.clone());
        }
        if cells.rows.len() * cells.columns() > CELL_LIMIT {
            self.error(TableFault::TableTooLarge { limit: CELL_LIMIT }.into(), data.place.clone());
            return None;
        }
        (cells.columns() > 0).then_some(cells)
    }

    /// Splits `a.xlsx#三季度` at the mark, unless that is the name of a file as it stands.
    fn file_and_part<'d>(&self, data: &'d str) -> (&'d str, Option<&'d str>) {
        match data.split_once('#') {
            Some((path, part)) if self.folder.resolve(data).is_err() => {
                (path.trim_end(), Some(part).filter(|part| !part.trim().is_empty()))
            }
            _ => (data, None),
        }
    }

    /// Decodes a CSV file, and finds out what stands between its cells.
    fn csv_text(&mut self, path: &str, bytes: &[u8], intake: &Intake, place: &Place) -> Option<SourceId> {
        let file = self.decoded(path, bytes, intake.encoding, place)?;
        let delimiter = match intake.delimiter {
            Some(Delimiter::Comma) => b',',
            Some(Delimiter::Tab) => b'\t',
            Some(Delimiter::Semicolon) => b';',
            Some(Delimiter::Bar) => b'|',
            None => csv::delimiter(self.sources.text(file)),
        };
        self.sources.set_delimiter(file, delimiter);
        Some(file)
    }

    fn csv_cells(&mut self, file: SourceId, area: Option<&Area>) -> Cells {
        let text = self.sources.text(file);
        let delimiter = self.sources.form(file).delimiter.unwrap_or(b',');
        let rows = csv::cells(text, file, delimiter, CELL_LIMIT, &mut self.found);
        let mut cells = Cells { rows, merges: Vec::new() };
        if let Some(area) = area {
            self.cut(&mut cells, area, file);
        }
        cells
    }

    /// Leaves of the cells of a CSV file those in an area, counted as a spreadsheet program counts them.
    fn cut(&self, cells: &mut Cells, area: &Area, file: SourceId) {
        let text = self.sources.text(file);
        let breaks = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default().matches('\n').count();
        // A line break within a cell begins no row.
        let (mut number, mut at) = (0, csv::skipped(text));
        cells.rows.retain_mut(|row| {
            let (Some(first), Some(last)) = (row.first(), row.last()) else { return false };
            let (start, end) = (first.place.range.start, last.place.range.end);
            number += breaks(at..start);
            at = end;
            let wanted = u32::try_from(number).is_ok_and(|number| (area.top..=area.bottom).contains(&number));
            row.truncate((area.right as usize).saturating_add(1));
            row.drain(..row.len().min(area.left as usize));
            wanted && row.iter().any(|cell| !cell.value.is_empty())
        });
    }
}
