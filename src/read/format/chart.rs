//! Charts: which figures of a table are drawn.

use schemars::JsonSchema;
use serde::Deserialize;

use super::kind::{ItemKind, KindOf};
use crate::messages::{DrawingFault, TableFault};
use crate::model::{Cells, Chart, ChartKind, ChartSeries, Item, Value, drawable, is_total_label};
use crate::read::cells::{Delimiter, Intake};
use crate::read::figures::names::{Label, key, said};
use crate::read::figures::sheet::{Shape, labels};
use crate::read::reader::Reader;
use crate::read::surrounds::{self, HeadRows};
use crate::read::typed::{Maybe, Words, located};
use crate::source::{Encoding, Located, Place, SourceId};

/// Columns that are of no use in a chart unless they are asked for by name.
const COUNTS: [&str; 3] = ["序号", "编号", "No."];

/// A chart.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind", "type", "data"]))]
pub struct ChartFile {
    /// Kind of item: a chart made from a table.
    pub kind: Maybe<KindOf<Self>>,
    /// What is drawn: `line`; `bar`, side by side; `stacked` bars; `multiples`, a small chart for each series.
    #[serde(rename = "type")]
    pub drawn: Maybe<ChartKind>,
    /// 图题, words below the chart.
    pub title: Maybe<Words>,
    /// File with the figures: CSV, TSV, XLSX, XLS or ODS; after a # a sheet, a range or both: `data.xlsx#三季度!A1:W58`.
    pub data: Maybe<Words>,
    /// Encoding of a CSV file; found out if absent.
    pub encoding: Maybe<Encoding>,
    /// What stands between the cells of a CSV file; found out if absent.
    pub delimiter: Maybe<Delimiter>,
    /// Rows at the top that are the head; found out from merged cells, else 1.
    #[schemars(range(min = 1, max = 10))]
    pub head_rows: Maybe<usize>,
    /// Name of the column with the words along the axis, such as months or places; the first if absent.
    pub labels: Maybe<Words>,
    /// Names of the columns with figures; all of them but totals if absent.
    pub series: Maybe<Vec<Maybe<Words>>>,
    /// Names of the rows; all but totals if absent.
    pub rows: Maybe<Vec<Maybe<Words>>>,
    /// Whether the rows are the series, and the columns stand along the axis; false if absent.
    pub transpose: Maybe<bool>,
    /// 单位, printed above the axis.
    pub unit: Maybe<Words>,
    /// Note below the chart.
    pub note: Maybe<Words>,
    /// Where the figures come from, printed below the chart.
    pub source: Maybe<Words>,
    /// What the chart shows, for those who cannot see it; written by the program if absent.
    pub alt: Maybe<Words>,
    /// Width in mm; the full type area if absent.
    #[schemars(range(min = 50, max = 190))]
    pub width: Maybe<f64>,
    /// Height in mm; one that suits the data if absent.
    #[schemars(range(min = 30, max = 240))]
    pub height: Maybe<f64>,
    /// Whether small figures stand at the top, as for ranks; false if absent. Not for bars.
    pub invert: Maybe<bool>,
    /// Whether the axis begins at zero; that of bars always does; false if absent.
    pub zero: Maybe<bool>,
}

impl ItemKind for ChartFile {
    const KIND: &'static str = "chart";

    fn read(self, reader: &mut Reader, place: Place) -> Vec<Item> {
        reader.chart(place, self).map(Item::Chart).into_iter().collect()
    }
}

impl Reader {
    /// Reads a chart and the table that it is made from.
    fn chart(&mut self, place: Place, mut chart: ChartFile) -> Option<Chart> {
        let data = located(std::mem::take(&mut chart.data), place.file)?;
        let kind = *chart.drawn.get()?;
        let intake = Intake { encoding: chart.encoding.get().copied(), delimiter: chart.delimiter.get().copied() };
        let mut cells = self.cells(&data, &intake)?;
        let surrounds = surrounds::take(&mut cells, chart.head_rows.get().copied().map(HeadRows::Editor));
        let head_rows = surrounds.rows.head;
        if cells.rows.len() <= head_rows {
            self.error(TableFault::TableWithoutRows { path: data.value.clone() }.into(), data.place.clone());
            return None;
        }
        let chosen = self.choose(place.file, &mut chart, &cells, head_rows)?;
        self.check_figures(&cells, &chosen, &data)?;
        let (labels, series) = chosen.cut(&cells, chart.transpose.get().copied().unwrap_or(false));
        Some(Chart {
            kind,
            title: located(chart.title, place.file),
            unit: located(chart.unit, place.file).or(surrounds.unit),
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

    /// Finds the rows and columns that are drawn; `None` if a name is wrong, which is reported.
    fn choose(&mut self, id: SourceId, chart: &mut ChartFile, cells: &Cells, head_rows: usize) -> Option<Chosen> {
        let (_, heads) = labels(cells, Shape { head_rows, group_columns: 0 });
        let along = match std::mem::take(&mut chart.labels) {
            Maybe(None) => Some(0),
            name => self.named(id, name, &heads),
        };
        let columns = self.all_named(id, std::mem::take(&mut chart.series), &heads);
        let along = along?;
        let (names, _) = labels(cells, Shape { head_rows, group_columns: along });
        let rows = self.all_named(id, std::mem::take(&mut chart.rows), &names)?;
        let rows = rows.unwrap_or_else(|| {
            let all = head_rows..cells.rows.len();
            all.filter(|row| !is_total_label(&cells.rows[*row][along].value)).collect()
        });
        let columns = columns?.unwrap_or_else(|| number_columns(cells, &rows, along, &heads));
        Some(Chosen { along, rows, columns, heads })
    }

    /// Finds what every name of a list means; `None` within if there is no list.
    fn all_named(
        &mut self,
        id: SourceId,
        names: Maybe<Vec<Maybe<Words>>>,
        known: &[Label],
    ) -> Option<Option<Vec<usize>>> {
        let Some((names, _)) = names.take() else { return Some(None) };
        let found: Vec<_> = names.into_iter().map(|name| self.named(id, name, known)).collect();
        found.into_iter().collect::<Option<_>>().map(Some)
    }

    /// Reports what is no figure; `None` if there are no figures at all.
    fn check_figures(&mut self, cells: &Cells, chosen: &Chosen, data: &Located<String>) -> Option<()> {
        let figures = chosen.columns.iter().flat_map(|column| chosen.rows.iter().map(|row| &cells.rows[*row][*column]));
        if !figures.clone().any(|cell| drawable(&cell.value).is_some()) {
            self.error(DrawingFault::ChartWithoutFigures { path: data.value.clone() }.into(), data.place.clone());
            return None;
        }
        for cell in figures.filter(|cell| drawable(&cell.value).is_none() && !is_gap(&cell.value)) {
            self.error(DrawingFault::NotAFigure { text: cell.value.clone() }.into(), cell.place.clone());
        }
        Some(())
    }
}

/// The rows and columns of a table that are drawn.
struct Chosen {
    /// The column with the names of the rows.
    along: usize,
    rows: Vec<usize>,
    columns: Vec<usize>,
    heads: Vec<Label>,
}

impl Chosen {
    /// Cuts them out: the words along the axis and the series, rows and columns changed over if asked for.
    fn cut(&self, cells: &Cells, transposed: bool) -> (Vec<Located<String>>, Vec<ChartSeries>) {
        let cell = |row: usize, column: usize| cells.rows[row][column].clone();
        let head = |column: usize| {
            let label = self.heads.iter().find(|label| label.at == column);
            let value = label.map_or_else(String::new, |label| said(&self.heads, label).replace('/', ""));
            Located { value, place: cells.rows[0][column].place.clone() }
        };
        let heads = self.columns.iter().map(|column| head(*column));
        let names = self.rows.iter().map(|row| cell(*row, self.along));
        if transposed {
            let of = |row: usize| self.columns.iter().map(|column| cell(row, *column)).collect();
            let series = names.zip(&self.rows).map(|(name, row)| ChartSeries { name, cells: of(*row) });
            (heads.collect(), series.collect())
        } else {
            let of = |column: usize| self.rows.iter().map(|row| cell(*row, column)).collect();
            let series = heads.zip(&self.columns).map(|(name, column)| ChartSeries { name, cells: of(*column) });
            (names.collect(), series.collect())
        }
    }
}

/// Returns the columns that hold figures and gaps only, without totals and running numbers.
fn number_columns(cells: &Cells, rows: &[usize], along: usize, heads: &[Label]) -> Vec<usize> {
    let numeric = |column: usize| {
        let texts = || rows.iter().map(|row| cells.rows[*row][column].value.as_str());
        texts().all(|text| drawable(text).is_some() || is_gap(text)) && texts().any(|text| drawable(text).is_some())
    };
    let head = |column: usize| heads.iter().find(|label| label.at == column).map_or("", Label::own);
    let useful = |column: &usize| {
        *column != along && !is_total_label(head(*column)) && !COUNTS.contains(&key(head(*column)).as_str())
    };
    (0..cells.columns()).filter(useful).filter(|column| numeric(*column)).collect()
}

fn is_gap(text: &str) -> bool {
    matches!(Value::of(text), Value::Empty | Value::Sign)
}
