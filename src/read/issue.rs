//! Reads `issue.toml`.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Reader;
use super::conform::parse_date;
use super::format::{IssueFile, NoticeFile, SectionFile};
use super::publication::Layer;
use super::typed::{from_table, located};
use crate::model::{Date, Issue, Keys, Notice, Section};
use crate::source::{Located, Place, SourceId};

/// The words above the notice box where the editor gives none.
const NOTICE_TITLE: &str = "重要提示";

impl Reader {
    /// Reads a whole issue from its text.
    pub(super) fn issue(&mut self, file: SourceId) -> Issue {
        let text = self.sources.text(file).to_owned();
        let mut root = self.table::<IssueFile>(&text, file);
        let sections = take_list(&mut root, "section");
        let values: IssueFile = from_table(root);
        let sections = sections.into_iter().map(|section| self.section(file, section)).collect();
        let mut issue = self.finish(file, values, sections);
        self.figures(&mut issue);
        issue
    }

    fn finish(&mut self, file: SourceId, values: IssueFile, sections: Vec<Section>) -> Issue {
        let date = values.date.get().and_then(|text| parse_date(&text.0));
        let date = date.and_then(|(year, month, day)| Date::new(year, month, day));
        let overrides = Layer::new(file, self.folder.root().to_owned(), values.publication);
        let publication = self.publication(overrides, values.publication_file, (values.check, values.archive), file);
        let place = |range: Option<Range<usize>>| range.map(|range| Place::new(file, range));
        let keys = Keys {
            year: place(values.year.range()),
            number: place(values.number.range()),
            total: place(values.total.range()),
            date: place(values.date.range()),
            copy_number: place(values.copy_number.range()),
        };
        Issue {
            year: values.year.get().copied().unwrap_or_default(),
            number: values.number.get().copied().unwrap_or_default(),
            total: values.total.get().copied(),
            date: date.unwrap_or(Date { year: 2000, month: 1, day: 1 }),
            secrecy: located(values.secrecy, file),
            copy_number: values.copy_number.get().copied(),
            contents: values.contents.get().copied().unwrap_or(false),
            keywords: values.keywords.into_iter().filter_map(|word| located(word, file)).collect(),
            notice: values.notice.take().map(|(notice, range)| self.notice(Place::new(file, range), notice)),
            sections,
            publication,
            figures: Vec::new(),
            keys,
        }
    }

    fn notice(&mut self, place: Place, notice: NoticeFile) -> Notice {
        let title = located(notice.title, place.file)
            .unwrap_or_else(|| Located { value: NOTICE_TITLE.into(), place: place.clone() });
        Notice { title, body: self.boxed(place.file, &place, notice.text, notice.file) }
    }

    fn section(&mut self, file: SourceId, section: Spanned<DeValue>) -> Section {
        let DeValue::Table(mut table) = section.into_inner() else {
            return Section { title: None, items: Vec::new() };
        };
        let items = take_list(&mut table, "item");
        let section: SectionFile = from_table(table);
        Section {
            title: located(section.title, file),
            items: items.into_iter().flat_map(|item| self.item(file, item)).collect(),
        }
    }
}

fn take_list<'t>(table: &mut DeTable<'t>, key: &str) -> Vec<Spanned<DeValue<'t>>> {
    match table.remove(key).map(Spanned::into_inner) {
        Some(DeValue::Array(items)) => items.into_iter().collect(),
        _ => Vec::new(),
    }
}
