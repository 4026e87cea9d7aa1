//! Reads the items of a section.

use imagesize::ImageType;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::format::{Maybe, MonthFile, PictureFile, RankingFile, TableFile, Words};
use super::typed::{from_table, located};
use super::{MEGAPIXEL_LIMIT, Reader};
use crate::messages::Problem;
use crate::model::{Item, Month, Picture, Ranking, RankingRow};
use crate::source::{Located, PICTURE_LIMIT, Place, SourceId};

impl Reader {
    /// Reads an item, and the tables and pictures that stand within its text.
    pub(super) fn item(&mut self, file: SourceId, item: Spanned<DeValue>) -> Vec<Item> {
        let place = Place::new(file, item.span());
        let DeValue::Table(table) = item.into_inner() else { return Vec::new() };
        let kind = table.get("kind").and_then(|kind| kind.get_ref().as_str()).unwrap_or_default().to_owned();
        match kind.as_str() {
            "article" => self.article(place, from_table(table)),
            "brief" => self.brief(place, from_table(table)),
            _ => self.single(&kind, place, table).into_iter().collect(),
        }
    }

    fn single(&mut self, kind: &str, place: Place, table: DeTable) -> Option<Item> {
        match kind {
            "ranking" => Some(Item::Ranking(self.ranking(place, from_table(table)))),
            "table" => {
                let table: TableFile = from_table(table);
                let name = table.name.get().or(table.title.get()).map(|words| words.0.clone());
                let read = self.statistics(place, table);
                self.lost.extend(name.filter(|_| read.is_none()));
                read.map(Item::Table)
            }
            "chart" => self.chart(place, from_table(table)).map(Item::Chart),
            "picture" => self.picture(place, from_table(table)).map(Item::Picture),
            _ => None,
        }
    }

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
        let (index, index_range) = row.index.take()?;
        let (rank, rank_range) = row.rank.take()?;
        let Some(month) = parse_month(&text.0) else {
            self.error(Problem::MonthForm { text: text.0 }, Place::new(file, range));
            return None;
        };
        let index = Located { value: index.0, place: Place::new(file, index_range) };
        let places = [range, rank_range].map(|range| Place::new(file, range));
        Some(RankingRow { month, index, rank, places })
    }

    fn picture(&mut self, place: Place, picture: PictureFile) -> Option<Picture> {
        let file = located(picture.file, place.file)?;
        let bytes = self.file(&file.value, PICTURE_LIMIT, &file.place)?;
        let (format, pixels) = self.checked_picture(&file, &bytes);
        Some(Picture {
            caption: located(picture.caption, place.file),
            alt: located(picture.alt, place.file),
            width: picture.width.get().copied(),
            pixels,
            format,
            file,
        })
    }

    /// Returns format and pixels of a picture; reports one that cannot be printed.
    pub(super) fn checked_picture(&mut self, file: &Located<String>, bytes: &[u8]) -> (&'static str, Option<[u64; 2]>) {
        let format = picture_format(bytes);
        let size = imagesize::blob_size(bytes).ok();
        if let Some(size) = &size {
            let megapixels = (size.width as u64).saturating_mul(size.height as u64) / 1_000_000;
            if megapixels > MEGAPIXEL_LIMIT {
                let path = file.value.clone();
                let problem = Problem::PictureTooLarge { path, megapixels, limit: MEGAPIXEL_LIMIT };
                self.error(problem, file.place.clone());
            }
        }
        if format.is_none() {
            self.error(Problem::NotAPicture { path: file.value.clone() }, file.place.clone());
        }
        let pixels = size.filter(|_| format.is_some()).map(|size| [size.width as u64, size.height as u64]);
        (format.unwrap_or_default(), pixels)
    }
}

/// Tells the format of a picture by its content, since names can be wrong.
pub(super) fn picture_format(bytes: &[u8]) -> Option<&'static str> {
    match imagesize::image_type(bytes) {
        Ok(ImageType::Png) => Some("png"),
        Ok(ImageType::Jpeg) => Some("jpg"),
        Ok(ImageType::Gif) => Some("gif"),
        Ok(ImageType::Webp) => Some("webp"),
        Ok(_) => None,
        Err(_) => {
            let start = &bytes[..bytes.len().min(4096)];
            start.windows(4).any(|window| window == b"<svg").then_some("svg")
        }
    }
}

/// A text that the schema requires; empty where its absence has been reported.
pub(super) fn required(value: Maybe<Words>, owner: &Place) -> Located<String> {
    located(value, owner.file).unwrap_or_else(|| Located { value: String::new(), place: owner.clone() })
}

/// Reads `2020.10` or `2020-10`.
fn parse_month(text: &str) -> Option<Month> {
    let (year, month) = text.trim().split_once(['.', '-'])?;
    let (year, month) = (year.parse().ok()?, month.parse().ok()?);
    ((1900..=9999).contains(&year) && (1..=12).contains(&month)).then_some(Month { year, month })
}
