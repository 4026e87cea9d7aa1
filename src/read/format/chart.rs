//! Charts: which figures of a table are drawn.

use schemars::JsonSchema;
use serde::Deserialize;

use super::kind::{ItemKind, KindOf};
use super::open::open_item;
use crate::diag::{Diagnostic, Severity};
use crate::messages::{DrawingFault, LeftOut, PieFault, TableFault};
use crate::model::{Chart, ChartKind, ChartSeries, Item, Value, drawable, stated_unit};
use crate::read::cells::{Delimiter, Intake};
use crate::read::figures::names::Label;
use crate::read::figures::sheet::{Shape, labels};
use crate::read::labels::{NOTE, SOURCE, UNIT, unlabelled};
use crate::read::reader::Reader;
use crate::read::series::{Chosen, Drawn, is_plain_gap, one_line};
use crate::read::surrounds::HeadRows;
use crate::read::typed::{Maybe, Words, located};
use crate::source::{Encoding, Located, Place, SourceId};

/// Most texts that are no figures of which a chart tells one by one.
const MOST_TOLD: usize = 8;

/// A chart.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind", "type", "data"]))]
pub struct ChartFile {
    /// Kind of item: a chart made from a table.
    pub kind: Maybe<KindOf<Self>>,
    /// What is drawn: `line`; `bar`, side by side; `stacked` bars; `multiples`, a small chart for each series; `pie`, shares of one sum.
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
    /// Names of the columns with figures; if absent, all whose cells are mostly figures, but for totals and running numbers.
    pub series: Maybe<Vec<Maybe<Words>>>,
    /// Names of the rows; all but totals if absent.
    pub rows: Maybe<Vec<Maybe<Words>>>,
    /// How many series are drawn, the largest first; bars take the others together as 其他; all of them if absent.
    #[schemars(range(min = 1, max = 10))]
    pub most: Maybe<usize>,
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
        if let Some(open) = open_item(&self.title, &self.data, place.file) {
            return vec![open];
        }
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
        let surrounds = self.surrounds(&mut cells, chart.head_rows.get().copied().map(HeadRows::Editor));
        let head_rows = surrounds.rows.head;
        if cells.rows.len() <= head_rows {
            self.error(TableFault::TableWithoutRows { path: data.value.clone() }.into(), data.place.clone());
            return None;
        }
        let transposed = chart.transpose.get().copied().unwrap_or(false);
        let (_, heads) = labels(&cells, Shape { head_rows, group_columns: 0 });
        let drawn = Drawn { cells: &cells, head_rows, heads };
        let chosen = self.choose(place.file, &mut chart, &drawn, transposed)?;
        let (mut labels, mut series) = drawn.cut(&chosen, transposed);
        let whole = if kind == ChartKind::Pie { drawn.total(&chosen, transposed) } else { None };
        self.check_chosen(chosen, &series, &data)?;
        self.check_figures(&labels, &series, kind == ChartKind::Pie);
        if kind == ChartKind::Pie {
            (labels, series) = self.slices(labels, series, &data.place)?;
        }
        self.check_units(&labels, &series, &data.place);
        Some(Chart {
            kind,
            title: located(chart.title, place.file),
            unit: located(chart.unit, place.file).map(|text| unlabelled(text, UNIT)).or(surrounds.unit),
            note: located(chart.note, place.file).map(|text| unlabelled(text, NOTE)),
            source: located(chart.source, place.file).map(|text| unlabelled(text, SOURCE)),
            alt: located(chart.alt, place.file),
            labels,
            series,
            whole,
            most: chart.most.get().copied(),
            width: chart.width.get().copied(),
            height: chart.height.get().copied(),
            invert: chart.invert.get().copied().unwrap_or(false),
            zero: chart.zero.get().copied().unwrap_or(false),
            place,
        })
    }

    /// Finds the rows and columns that are drawn; `None` if a name is wrong, which is reported.
    fn choose(&mut self, id: SourceId, chart: &mut ChartFile, drawn: &Drawn, transposed: bool) -> Option<Chosen> {
        let along = match std::mem::take(&mut chart.labels) {
            Maybe(None) => Some(drawn.along()),
            name => self.named(id, name, &drawn.heads),
        };
        let columns = self.all_named(id, std::mem::take(&mut chart.series), &drawn.heads);
        let along = along?;
        let (names, _) = labels(drawn.cells, Shape { head_rows: drawn.head_rows, group_columns: along });
        let rows = self.all_named(id, std::mem::take(&mut chart.rows), &names)?;
        Some(drawn.choose(along, rows, columns?, transposed))
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

    /// Tells what is left out; reports a table without figures, and returns `None`.
    fn check_chosen(&mut self, chosen: Chosen, series: &[ChartSeries], data: &Located<String>) -> Option<()> {
        let Chosen { mut left_out, .. } = chosen;
        let mut figures = series.iter().flat_map(|series| &series.cells);
        if !figures.any(|cell| drawable(&cell.value).is_some()) {
            let problem = DrawingFault::ChartWithoutFigures { path: data.value.clone(), left_out };
            self.error(problem.into(), data.place.clone());
            return None;
        }
        left_out.retain(|one| one.why != LeftOut::Index);
        // What nobody would look for in a chart is only worth knowing.
        let expected = left_out.iter().all(|one| !matches!(one.why, LeftOut::Words | LeftOut::Code));
        let severity = if expected { Severity::Info } else { Severity::Warning };
        if !left_out.is_empty() {
            let problem = DrawingFault::ChartLeavesOut { left_out };
            self.found.push(Diagnostic::new(problem.into(), severity, Some(data.place.clone())));
        }
        Some(())
    }

    /// Tells which cells are drawn as gaps although something stands in them, those of one text together.
    ///
    /// Those of plain gaps too, if `all`.
    fn check_figures(&mut self, labels: &[Located<String>], series: &[ChartSeries], all: bool) {
        let mut told: Vec<(&str, DrawingFault, &Place)> = Vec::new();
        let mut untold: Option<(usize, &Place)> = None;
        let cells = series.iter().flat_map(|series| labels.iter().zip(&series.cells).map(move |cell| (series, cell)));
        for (series, (label, cell)) in cells.filter(|(_, (_, cell))| drawable(&cell.value).is_none()) {
            let text = cell.value.trim();
            if is_plain_gap(text) && !all {
                continue;
            }
            if let Some((_, fault, _)) = told.iter_mut().find(|(known, ..)| *known == text) {
                if let DrawingFault::NotAFigure { more, .. } = fault {
                    *more += 1;
                }
            } else if told.len() < MOST_TOLD {
                let (at, series) = (one_line(&label.value), one_line(&series.name.value));
                let fault = match Value::of(text) {
                    Value::Number { .. } => DrawingFault::FigureTooLong { text: text.to_owned(), series, at },
                    _ => DrawingFault::NotAFigure { text: text.to_owned(), series, at, more: 0 },
                };
                told.push((text, fault, &cell.place));
            } else {
                untold.get_or_insert((0, &cell.place)).0 += 1;
            }
        }
        let more = untold.map(|(count, place)| (DrawingFault::MoreGaps { count }, place));
        let told = told.into_iter().map(|(_, fault, place)| (fault, place)).chain(more);
        self.found.extend(told.map(|(fault, place)| Diagnostic::warning(fault.into(), place.clone())));
    }

    /// Turns the one column of a pie into slices, each a series of one figure; reports several columns.
    fn slices(
        &mut self,
        labels: Vec<Located<String>>,
        mut series: Vec<ChartSeries>,
        place: &Place,
    ) -> Option<(Vec<Located<String>>, Vec<ChartSeries>)> {
        if series.len() > 1 {
            let names = series.iter().map(|series| one_line(&series.name.value)).collect();
            self.error(DrawingFault::Pie(PieFault::SeveralWholes { names }).into(), place.clone());
            return None;
        }
        let ChartSeries { name, cells } = series.pop()?;
        let slice = |(name, cell): (Located<String>, Located<String>)| ChartSeries { name, cells: vec![cell] };
        Some((vec![name], labels.into_iter().zip(cells).map(slice).collect()))
    }

    /// Warns of series, or of places along the axis, that are of different units.
    fn check_units(&mut self, labels: &[Located<String>], series: &[ChartSeries], place: &Place) {
        // All, some or none of the figures with a sign.
        let percents = |cells: &[Located<String>]| {
            let percent = |cell: &Located<String>| match Value::of(&cell.value) {
                Value::Number { percent, .. } => Some(percent),
                _ => None,
            };
            let mut figures = cells.iter().filter_map(percent);
            let first = figures.next();
            first.filter(|first| figures.all(|percent| percent == *first))
        };
        let signs: Vec<Option<bool>> = series.iter().map(|series| percents(&series.cells)).collect();
        let signed = signs.contains(&Some(true));
        let of_series = series.iter().zip(signs).map(|(series, sign)| {
            let written = match sign {
                Some(true) => Some("%".to_owned()),
                Some(false) if signed => Some(String::new()),
                _ => None,
            };
            (stated_unit(&series.name.value).or(written), &series.name.value)
        });
        let of_places = labels.iter().map(|label| (stated_unit(&label.value), &label.value));
        let found = units(of_series).or_else(|| units(of_places));
        if let Some(units) = found {
            self.found.push(Diagnostic::warning(DrawingFault::MixedUnits { units }.into(), place.clone()));
        }
    }
}

/// Sorts names by their units; `None` unless there are several.
fn units<'n>(named: impl Iterator<Item = (Option<String>, &'n String)>) -> Option<Vec<(String, Vec<String>)>> {
    let mut units: Vec<(String, Vec<String>)> = Vec::new();
    for (unit, name) in named.filter_map(|(unit, name)| Some((unit?, one_line(name)))) {
        match units.iter_mut().find(|(known, _)| *known == unit) {
            Some((_, names)) => names.push(name),
            None => units.push((unit, vec![name])),
        }
    }
    (units.len() > 1).then_some(units)
}
