//! Reads charts: picks from a table the figures that are drawn.

use super::Reader;
use super::cells::Intake;
use super::figures::names::{Label, key, said};
use super::figures::sheet::{Shape, labels};
use super::format::{ChartFile, ChartTypeWord, Maybe, Words};
use super::tables::head_rows;
use super::typed::located;
use crate::messages::{DrawingFault, TableFault};
use crate::model::{Cells, Chart, ChartKind, ChartSeries, Value, drawable, is_total_label};
use crate::source::{Located, Place, SourceId};

/// Columns that are of no use in a chart unless they are asked for by name.
const COUNTS: [&str; 3] = ["序号", "编号", "No."];

impl Reader {
    /// Reads a chart and the table that it is made from.
    pub(super) fn chart(&mut self, place: Place, mut chart: ChartFile) -> Option<Chart> {
        let data = located(std::mem::take(&mut chart.data), place.file)?;
        let kind = match chart.drawn.get()? {
            ChartTypeWord::Line => ChartKind::Line,
            ChartTypeWord::Bar => ChartKind::Bar,
            ChartTypeWord::Stacked => ChartKind::Stacked,
            ChartTypeWord::Multiples => ChartKind::Multiples,
        };
        let intake = Intake { encoding: chart.encoding.get().copied(), delimiter: chart.delimiter.get().copied() };
        let cells = self.cells(&data, &intake)?;
        let head_rows = chart.head_rows.get().copied().unwrap_or_else(|| head_rows(&cells));
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
