//! Rankings: monthly index and rank of a place.

use schemars::JsonSchema;
use serde::Deserialize;

use super::kind::{ItemKind, KindOf, required};
use crate::messages::Problem;
use crate::model::{Item, Month, OPEN, Ranking, RankingRow};
use crate::read::reader::Reader;
use crate::read::typed::{Decimal, Maybe, Words, located};
use crate::source::{Located, Place, SourceId};

/// A ranking.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind", "place", "total", "series"]))]
pub struct RankingFile {
    /// Kind of item: monthly index and rank of a place.
    pub kind: Maybe<KindOf<Self>>,
    /// Place ranked, such as 营口市.
    pub place: Maybe<Words>,
    /// Number of places ranked in all.
    #[schemars(range(min = 1, max = 99999))]
    pub total: Maybe<u32>,
    /// Words above the table; `place（rank/total）` of the first month if absent.
    pub caption: Maybe<Words>,
    /// Months, in printing order.
    #[schemars(length(min = 1))]
    pub series: Maybe<Vec<MonthFile>>,
    /// Whether a chart of the months is drawn beside the table; true if absent.
    pub chart: Maybe<bool>,
}

/// One month of a ranking.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["month", "index", "rank"]))]
pub struct MonthFile {
    /// Month, written "2020.10".
    pub month: Maybe<Words>,
    /// Composite index, printed in the digits written here.
    pub index: Maybe<Decimal>,
    /// Rank.
    #[schemars(range(min = 1, max = 99999))]
    pub rank: Maybe<u32>,
}

impl ItemKind for RankingFile {
    const KIND: &'static str = "ranking";

    fn read(self, reader: &mut Reader, place: Place) -> Vec<Item> {
        vec![Item::Ranking(reader.ranking(place, self))]
    }
}

impl Reader {
    fn ranking(&mut self, place: Place, ranking: RankingFile) -> Ranking {
        let series = ranking.series.take().map(|(series, _)| series).unwrap_or_default();
        Ranking {
            place: required(ranking.place, &place),
            total: ranking.total.get().copied().unwrap_or_default(),
            caption: located(ranking.caption, place.file),
            rows: series.into_iter().filter_map(|row| self.month(place.file, row)).collect(),
            chart: ranking.chart.get().copied().unwrap_or(true),
        }
    }

    fn month(&mut self, file: SourceId, row: MonthFile) -> Option<RankingRow> {
        let (text, range) = row.month.take()?;
        let (index, index_range) = row.index.take().unwrap_or_else(|| (Decimal(OPEN.to_owned()), range.clone()));
        let (rank, rank_range) = row.rank.take().unzip();
        let Some(month) = parse_month(&text.0) else {
            self.error(Problem::MonthForm { text: text.0 }, Place::new(file, range));
            return None;
        };
        let index = Located { value: index.0, place: Place::new(file, index_range) };
        let places = [range.clone(), rank_range.unwrap_or(range)].map(|range| Place::new(file, range));
        Some(RankingRow { month, index, rank, places })
    }
}

/// Reads `2020.10` or `2020-10`.
fn parse_month(text: &str) -> Option<Month> {
    let (year, month) = text.trim().split_once(['.', '-'])?;
    let (year, month) = (year.parse().ok()?, month.parse().ok()?);
    ((1900..=9999).contains(&year) && (1..=12).contains(&month)).then_some(Month { year, month })
}
