//! Statistics tables: what their rows and columns are, and how they are to be set.

use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;

use super::kind::{ItemKind, KindOf};
use super::open::open_item;
use crate::diag::Diagnostic;
use crate::messages::{Problem, TableFault};
use crate::model::{Align, Cells, Column, Item, Kind, Line, Printing, Table, Total};
use crate::read::cells::{Delimiter, Intake};
use crate::read::figures::names::{Label, find};
use crate::read::figures::sheet::{Shape, labels};
use crate::read::labels::{NOTE, SOURCE, UNIT, unlabelled};
use crate::read::marking::{Marked, Marks};
use crate::read::reader::Reader;
use crate::read::sizes::points;
use crate::read::stub::stub;
use crate::read::surrounds::{Around, HeadRows};
use crate::read::tables::{column, end_merges, group_columns, total_rows};
use crate::read::typed::{Maybe, Several, Words, located, located_all};
use crate::source::{Encoding, Located, Place, SourceId};

/// Most cells of a table that are printed, unless the editor allows more.
const CELL_LIMIT: usize = 100_000;

/// A statistics table.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind", "data"]))]
pub struct TableFile {
    /// Kind of item: a statistics table.
    pub kind: Maybe<KindOf<Self>>,
    /// Name by which text takes figures from it, {{name.row.column}}; the title if absent.
    pub name: Maybe<Words>,
    /// Words above the table; those above the head in its sheet if absent.
    pub title: Maybe<Words>,
    /// File with the cells: CSV, TSV, XLSX, XLS or ODS; after a # a sheet, a range or both: `data.xlsx#三季度!A1:W58`.
    pub data: Maybe<Words>,
    /// Encoding of a CSV file; found out if absent.
    pub encoding: Maybe<Encoding>,
    /// What stands between the cells of a CSV file; found out if absent.
    pub delimiter: Maybe<Delimiter>,
    /// 单位, printed above the table at the right; that of its sheet if absent.
    pub unit: Maybe<Words>,
    /// Note below the table, instead of those below it in its sheet.
    pub note: Maybe<Words>,
    /// Where it comes from, printed below the table; what its sheet says if absent.
    pub source: Maybe<Words>,
    /// Rows that are the head, without title, unit and the like above them; 0 if there is none; found out from the cells if absent.
    #[schemars(range(min = 0, max = 10))]
    pub head_rows: Maybe<usize>,
    /// Columns at the left that name groups of rows (an empty cell continues the group); found out from merged cells, else 0.
    #[schemars(range(min = 0, max = 5))]
    pub group_columns: Maybe<usize>,
    /// What single columns hold and how they are set; found out if absent.
    pub columns: Maybe<Vec<ColumnFile>>,
    /// Rows and columns that are totals; those named 合计, 总计, 小计 or 共计 are known.
    pub totals: Maybe<Vec<TotalFile>>,
    /// Decimals that all figures are rounded to; as written if absent.
    #[schemars(range(min = 0, max = 12))]
    pub decimals: Maybe<u32>,
    /// Whether thousands are separated by commas; as written if absent.
    pub thousands: Maybe<bool>,
    /// What is printed: `all`, or only head and `totals`.
    pub print: Maybe<Printed>,
    /// Whether rows and columns without any value are named in a sentence below instead of printed.
    pub compact: Maybe<bool>,
    /// `upright` in the text, `turned` on pages of its own, or what serves best (`auto`).
    pub direction: Maybe<Direction>,
    /// Smallest type: a size name or points; 8pt if absent, and 7.5pt only where that saves pages.
    pub smallest: Maybe<Words>,
    /// Largest type: a size name or points; that of the publication if absent.
    pub largest: Maybe<Words>,
    /// Most cells that the table may have; 100000 if absent.
    #[schemars(range(min = 1, max = 1000000))]
    pub max_cells: Maybe<usize>,
}

/// What a column holds and how it is set.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["name"]))]
pub struct ColumnFile {
    /// Head of the column, or 第1列 by its place; with several levels `upper/lower` where the lowest does not tell.
    pub name: Maybe<Words>,
    /// What it holds.
    pub kind: Maybe<Kind>,
    /// Decimals that its figures are rounded to.
    #[schemars(range(min = 0, max = 12))]
    pub decimals: Maybe<u32>,
    /// Whether thousands are separated by commas.
    pub thousands: Maybe<bool>,
    /// Where its text stands.
    pub align: Maybe<Align>,
    /// Whether it is set in 黑体.
    pub strong: Maybe<bool>,
    /// Whether an arrow follows each figure: ↑ above zero, ↓ below it, — at it.
    pub arrows: Maybe<bool>,
    /// Which figures are red and in 黑体: `<60`, `>=100`; `last`, `top 3` by rank; `largest`, `smallest 2` by worth.
    pub red: Several,
}

/// A total; one of `row` and `column`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TotalFile {
    /// Label of the row.
    pub row: Maybe<Words>,
    /// Head of the column.
    pub column: Maybe<Words>,
    /// Rows or columns that it sums; all before it that are no totals if absent.
    pub of: Maybe<Vec<Maybe<Words>>>,
}

/// What of a table is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Printed {
    /// All of it.
    All,
    /// Head and totals.
    Totals,
}

/// How a table stands on the sheet.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Direction {
    /// As serves best.
    Auto,
    /// In the text.
    Upright,
    /// On pages of its own.
    Turned,
}

impl ItemKind for TableFile {
    const KIND: &'static str = "table";

    fn read(self, reader: &mut Reader, place: Place) -> Vec<Item> {
        if let Some(open) = open_item(&self.title, &self.data, place.file) {
            reader.lost.extend(self.name.take().or(self.title.take()).map(|(words, _)| words.0));
            return vec![open];
        }
        let name = self.name.get().or(self.title.get()).map(|words| words.0.clone());
        let read = reader.statistics(place, self);
        reader.lost.extend(name.filter(|_| read.is_none()));
        read.map(|table| Item::Table(Box::new(table))).into_iter().collect()
    }
}

impl TableFile {
    /// Returns the keys that are given, but for `data`, with their places.
    pub(super) fn ranges(&self) -> impl Iterator<Item = (&'static str, Range<usize>)> {
        let keys = [
            ("name", self.name.range()),
            ("encoding", self.encoding.range()),
            ("delimiter", self.delimiter.range()),
            ("unit", self.unit.range()),
            ("note", self.note.range()),
            ("source", self.source.range()),
            ("head_rows", self.head_rows.range()),
            ("group_columns", self.group_columns.range()),
            ("columns", self.columns.range()),
            ("totals", self.totals.range()),
            ("decimals", self.decimals.range()),
            ("thousands", self.thousands.range()),
            ("print", self.print.range()),
            ("compact", self.compact.range()),
            ("direction", self.direction.range()),
            ("smallest", self.smallest.range()),
            ("largest", self.largest.range()),
            ("max_cells", self.max_cells.range()),
        ];
        keys.into_iter().filter_map(|(key, range)| Some((key, range?)))
    }
}

impl Reader {
    /// Reads a table; `None` if there is nothing to print.
    pub(super) fn statistics(&mut self, place: Place, mut file: TableFile) -> Option<Table> {
        let data = located(std::mem::take(&mut file.data), place.file)?;
        let before = self.found.len();
        let intake = Intake { encoding: file.encoding.get().copied(), delimiter: file.delimiter.get().copied() };
        let cells = self.cells(&data, &intake)?;
        let head_rows = file.head_rows.get().copied().map(HeadRows::Editor);
        let around = Around {
            title: located(std::mem::take(&mut file.title), place.file),
            unit: located(std::mem::take(&mut file.unit), place.file).map(|text| unlabelled(text, UNIT)),
            note: located(std::mem::take(&mut file.note), place.file).map(|text| unlabelled(text, NOTE)),
            source: located(std::mem::take(&mut file.source), place.file).map(|text| unlabelled(text, SOURCE)),
            ..Around::default()
        };
        self.arranged(place, file, data, cells, (head_rows, around), before)
    }

    /// Finds out what the cells of a table are; `None` if there is nothing to print.
    ///
    /// `data` names them in findings; those from `before` on are about them.
    pub(super) fn arranged(
        &mut self,
        place: Place,
        mut file: TableFile,
        data: Located<String>,
        mut cells: Cells,
        (head_rows, around): (Option<HeadRows>, Around),
        before: usize,
    ) -> Option<Table> {
        let surrounds = self.surrounds(&mut cells, head_rows);
        let (rows, columns) = (cells.rows.len(), cells.columns());
        let head_rows = surrounds.rows.head;
        if rows <= head_rows && !self.found[before..].iter().any(Diagnostic::is_error) {
            self.error(TableFault::TableWithoutRows { path: data.value.clone() }.into(), data.place.clone());
        }
        let head_rows = head_rows.min(rows);
        end_merges(&mut cells, head_rows);
        let group_columns = file.group_columns.get().copied().unwrap_or_else(|| group_columns(&cells, head_rows));
        if group_columns >= columns {
            let shape = TableFault::TableShape { key: "group_columns".into(), have: columns }.into();
            self.error(shape, file.group_columns.range().map_or(data.place, |r| Place::new(place.file, r)));
            return None;
        }
        let shape = Shape { head_rows, group_columns };
        let stub = stub(&cells, shape, file.group_columns.get().is_some());
        let names = labels(&cells, shape);
        let mut marks = Marks::default();
        let mut columns = self.columns(place.file, &mut file, &cells, (shape, &names.1), &mut marks);
        let totals = std::mem::take(&mut file.totals);
        let totals = self.totals(place.file, totals, &names);
        let print = self.printing(place.file, &mut file);
        let total_rows = total_rows(&cells, head_rows, &totals);
        let marked = Marked { cells: &cells, head_rows, total_rows: &total_rows, names: &names.1 };
        let red = self.mark(&marked, &mut marks);
        marks.arrows.iter().for_each(|(x, _)| columns[*x].arrows = true);
        let limit = file.max_cells.get().copied().unwrap_or(CELL_LIMIT);
        let printed = if print.only_totals { total_rows.iter().filter(|total| **total).count() } else { rows };
        if printed * columns.len() > limit {
            self.error(TableFault::TableTooLarge { limit }.into(), data.place);
            return None;
        }
        let sheet = surrounds.rows;
        let words = around.with(surrounds, &mut self.found);
        Some(Table {
            name: located(file.name, place.file),
            annex: words.annex,
            title: words.title,
            unit: words.unit,
            lead: words.lead,
            note: words.note,
            source: words.source,
            tail: words.tail,
            sheet,
            head_rows,
            group_columns,
            stub,
            red,
            total_rows,
            cells,
            columns,
            totals,
            print,
            place,
        })
    }

    /// Finds out what the columns hold, and lays over it what the editor says of them.
    fn columns(
        &mut self,
        id: SourceId,
        file: &mut TableFile,
        cells: &Cells,
        (shape, names): (Shape, &[Label]),
        marks: &mut Marks,
    ) -> Vec<Column> {
        let (decimals, thousands) = (file.decimals.get().copied(), file.thousands.get().copied());
        let head = |x: usize| names.iter().find(|label| label.at == x).map_or("", Label::own);
        let column = |x: usize| Column { decimals, thousands, ..column(cells, shape, head(x), x) };
        let mut columns: Vec<Column> = (0..cells.columns()).map(column).collect();
        let declared = std::mem::take(&mut file.columns).take().map(|(list, _)| list).unwrap_or_default();
        for own in declared {
            let Some(x) = self.column_named(id, own.name, names, columns.len()) else { continue };
            let column = &mut columns[x];
            if let Some(kind) = own.kind.get() {
                (column.kind, column.align) = (*kind, kind.align());
            }
            column.decimals = own.decimals.get().copied().or(column.decimals);
            column.thousands = own.thousands.get().copied().or(column.thousands);
            column.strong = own.strong.get().copied().unwrap_or(column.strong);
            column.align = own.align.get().copied().unwrap_or(column.align);
            let arrows = own.arrows.range().filter(|_| own.arrows.get() == Some(&true));
            marks.arrows.extend(arrows.map(|range| (x, Place::new(id, range))));
            marks.red.extend(located_all(own.red, id).into_iter().map(|rule| (x, rule)));
        }
        columns
    }

    /// Finds the column that a name means, its head or 第1列 if that is no head.
    fn column_named(&mut self, id: SourceId, name: Maybe<Words>, names: &[Label], columns: usize) -> Option<usize> {
        let number = name.get().filter(|name| find(names, &name.0).is_empty()).and_then(|name| {
            let number = name.0.trim().strip_prefix('第')?.strip_suffix('列')?;
            number.trim().parse::<usize>().ok()
        });
        match number {
            Some(number) if (1..=columns).contains(&number) => Some(number - 1),
            _ => self.named(id, name, names),
        }
    }

    fn totals(&mut self, id: SourceId, list: Maybe<Vec<TotalFile>>, names: &(Vec<Label>, Vec<Label>)) -> Vec<Total> {
        let Some((list, range)) = list.take() else { return Vec::new() };
        let mut totals = Vec::new();
        for total in list {
            let row = total.row.get().is_some();
            if row == total.column.get().is_some() {
                self.error(TableFault::TotalForm.into(), Place::new(id, range.clone()));
                continue;
            }
            let known = if row { &names.0 } else { &names.1 };
            let name = if row { total.row } else { total.column };
            let Some(at) = self.named(id, name, known) else { continue };
            let of = total
                .of
                .take()
                .map(|(list, _)| list.into_iter().filter_map(|name| self.named(id, name, known)).collect());
            let at = if row { Line::Row(at) } else { Line::Column(at) };
            totals.push(Total { at, of });
        }
        totals
    }

    fn printing(&mut self, id: SourceId, file: &mut TableFile) -> Printing {
        let mut size = |size: Maybe<Words>| {
            let Located { value: text, place } = located(size, id)?;
            let points = points(&text);
            if points.is_none() {
                self.error(Problem::SizeForm { text }, place);
            }
            points
        };
        let place = file.smallest.range().map(|range| Place::new(id, range));
        let smallest = size(std::mem::take(&mut file.smallest));
        let largest = size(std::mem::take(&mut file.largest));
        if let (Some(smallest), Some(largest), Some(place)) = (smallest, largest, place)
            && smallest > largest
        {
            self.error(TableFault::SizesCrossed { smallest, largest }.into(), place);
        }
        Printing {
            smallest,
            largest,
            only_totals: file.print.get() == Some(&Printed::Totals),
            compact: file.compact.get().copied().unwrap_or(false),
            turned: match file.direction.get() {
                Some(Direction::Upright) => Some(false),
                Some(Direction::Turned) => Some(true),
                _ => None,
            },
        }
    }
}
