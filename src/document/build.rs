//! Turns the model into the document.

use super::charts;
use super::inline::blocks;
use super::settings::{Settings, settings};
use super::title::break_title;
use super::typography::{plain, polish};
use super::{CONTRACT, Document, Footer, Labelled, Masthead, Meta, Notice, Part, RankingChart, Website};
use crate::diag::Diagnostic;
use crate::fonts::{Fonts, Measure, Role};
use crate::messages::Problem;
use crate::model::{self, Issue, Item, MastheadStyle, PT_PER_MM, Publication};
use crate::source::Located;
use crate::tables::{Room, TableInput, arrange};

/// Size of the notes below a table in pt, 五号.
const NOTE_SIZE: f64 = 10.5;
/// Most lines of notes that a turned table keeps on its own page.
const MOST_NOTES: usize = 4;

/// Builds the document of an issue; reports tables that cannot be set.
pub fn build(issue: &Issue, fonts: &Fonts, found: &mut Vec<Diagnostic>) -> Document {
    let settings = settings(&issue.publication, fonts);
    let mut builder = Builder {
        title: fonts.measure(Role::Title),
        body: fonts.measure(Role::Body),
        hei: fonts.measure(Role::Hei),
        settings: &settings,
        found,
    };
    let parts: Vec<Part> = issue.sections.iter().flat_map(|section| builder.section(section)).collect();
    let titled =
        parts.iter().any(|part| !matches!(part, Part::Brief { .. } | Part::Chart { .. } | Part::Picture { .. }));
    let notice = issue
        .notice
        .as_ref()
        .map(|notice| Notice { title: polish(&notice.title.value), blocks: blocks(&notice.body.blocks) });
    Document {
        contract: CONTRACT,
        meta: meta(issue),
        masthead: masthead(issue),
        notice,
        contents: issue.contents && titled,
        parts,
        footer: footer(&issue.publication),
        settings,
    }
}

struct Builder<'a> {
    title: Measure,
    body: Measure,
    hei: Measure,
    settings: &'a Settings,
    found: &'a mut Vec<Diagnostic>,
}

impl Builder<'_> {
    fn section(&mut self, section: &model::Section) -> Vec<Part> {
        let mut parts = Vec::new();
        if let Some(title) = &section.title {
            parts.push(Part::Section { title: format!("【{}】", plain(&title.value)) });
        }
        let level = 1 + u8::from(section.title.is_some());
        for (i, item) in section.items.iter().enumerate() {
            let opens = i == 0 && section.title.is_some();
            parts.extend(self.item(item, level, opens));
        }
        parts
    }

    fn item(&mut self, item: &Item, level: u8, opens: bool) -> Option<Part> {
        Some(match item {
            Item::Article(article) => self.article(article, level),
            Item::Brief(brief) => {
                Part::Brief { level, blocks: blocks(&brief.body.blocks), source: bracketed(&brief.source) }
            }
            Item::Ranking(ranking) => {
                let chart = charts::ranking(ranking, self.settings, &self.hei);
                ranking_part(ranking, chart, level, opens)
            }
            Item::Table(table) => return self.table(table, level),
            Item::Chart(chart) => return charts::chart(chart, self.settings, &self.hei, self.found),
            Item::Picture(picture) => picture_part(picture),
        })
    }

    fn article(&self, article: &model::Article, level: u8) -> Part {
        let page = &self.settings.page;
        let limit = page.width * PT_PER_MM / self.settings.sizes.title;
        let lines = article.title.value.trim();
        let lines = break_title(lines, limit, &|text| self.title.em(text));
        Part::Article {
            level,
            title: plain(&article.title.value.replace('\n', " ")),
            lines: lines.iter().map(|line| polish(line)).collect(),
            subtitle: article.subtitle.as_ref().map(|text| polish(&text.value)),
            blocks: blocks(&article.body.blocks),
            source: bracketed(&article.source),
        }
    }

    fn table(&mut self, table: &model::Table, level: u8) -> Option<Part> {
        let page = &self.settings.page;
        let text = |text: &Option<Located<String>>| text.as_ref().map(|text| polish(&text.value));
        let notes: Vec<String> = [("注：", &table.note), ("资料来源：", &table.source)]
            .into_iter()
            .filter_map(|(label, note)| Some(format!("{label}{}", text(note)?)))
            .collect();
        let title = table.title.as_ref().map(|title| plain(&title.value));
        let unit = text(&table.unit).map(|unit| format!("单位：{unit}"));
        let (width, height) = (page.width * PT_PER_MM, page.height * PT_PER_MM);
        let above = |measure: f64, title: &str| {
            let lines = self.lines(title, self.settings.sizes.body, measure) + usize::from(unit.is_some());
            lines as f64 * height / f64::from(page.lines)
        };
        let below: usize = notes.iter().map(|note| self.lines(note, NOTE_SIZE, width)).sum();
        // Long notes run on below the table, over page breaks if need be.
        let notes_apart = below > MOST_NOTES;
        let below = if notes_apart { 0.0 } else { below as f64 * height / f64::from(page.lines) };
        let continued = format!("{}（续表）", title.as_deref().unwrap_or_default());
        let room = Room {
            width,
            height,
            around_upright: above(width, &continued) + below,
            around_turned: above(height, &continued) + below,
            largest: self.settings.sizes.table,
        };
        let input = TableInput {
            // A line break in a cell keeps words apart, no more.
            rows: table
                .cells
                .rows
                .iter()
                .map(|row| row.iter().map(|cell| polish(&cell.value.replace('\n', " "))).collect())
                .collect(),
            head_rows: table.head_rows,
            group_columns: table.group_columns,
        };
        let Some(layout) = arrange(&input, &room, &self.body, &self.hei) else {
            let columns = table.cells.columns();
            self.found.push(Diagnostic::error(Problem::TableTooWide { columns }, table.place.clone()));
            return None;
        };
        Some(Part::Table { level, title, unit, notes, notes_apart, layout })
    }

    /// Returns how many lines a text of a size fills in a measure, both in pt.
    fn lines(&self, text: &str, size: f64, measure: f64) -> usize {
        // A line that is broken early for its last word counts as nine tenths.
        (self.hei.em(text) * size / (0.9 * measure)).ceil() as usize
    }
}

fn ranking_part(ranking: &model::Ranking, chart: Option<RankingChart>, level: u8, opens: bool) -> Part {
    let caption = match (&ranking.caption, ranking.rows.first()) {
        (Some(caption), _) => plain(&caption.value),
        (None, Some(row)) => plain(&format!("{}（{}/{}）", ranking.place.value, row.rank, ranking.total)),
        (None, None) => plain(&ranking.place.value),
    };
    let row = |row: &model::RankingRow| {
        let month = format!("{}.{:02}", row.month.year, row.month.month);
        [month, row.index.value.clone(), row.rank.to_string()]
    };
    Part::Ranking {
        level,
        caption,
        opens,
        head: ["月份", "综合指数", "排名"],
        rows: ranking.rows.iter().map(row).collect(),
        chart,
    }
}

fn picture_part(picture: &model::Picture) -> Part {
    let caption = picture.caption.as_ref().map(|text| polish(&text.value));
    let alt = picture.alt.as_ref().map(|text| text.value.clone());
    Part::Picture {
        path: format!("/{}", picture.file.value.trim_start_matches("./")),
        alt: alt
            .or_else(|| picture.caption.as_ref().map(|text| plain(&text.value)))
            .unwrap_or_else(|| picture.file.value.clone()),
        caption,
        format: picture.format,
        width: picture.width,
    }
}

fn bracketed(source: &Option<Located<String>>) -> Option<String> {
    source.as_ref().map(|source| format!("（{}）", polish(&source.value)))
}

fn masthead(issue: &Issue) -> Masthead {
    let publication = &issue.publication;
    let masthead = &publication.masthead;
    Masthead {
        style: match masthead.style {
            MastheadStyle::Stacked => "stacked",
            MastheadStyle::Banner => "banner",
            MastheadStyle::Star => "star",
            MastheadStyle::Flag => "flag",
            MastheadStyle::Preprinted => "preprinted",
        },
        height: masthead.height,
        number_at: masthead.number_at,
        issuer_at: masthead.issuer_at,
        name: publication.name.value.trim().to_owned(),
        kind: publication.kind.as_ref().map(|kind| kind.value.trim().to_owned()),
        year: format!("〔{}〕", issue.year),
        number: polish(&format!("第{}期", issue.number)),
        total: issue.total.map(|total| polish(&format!("总第{total}期"))),
        issuer: polish(&publication.issuer.value),
        date: polish(&date(issue)),
        secrecy: issue.secrecy.as_ref().map(|secrecy| polish(&secrecy.value)),
        copy_number: issue.copy_number.map(|number| format!("{number:06}")),
    }
}

fn date(issue: &Issue) -> String {
    let model::Date { year, month, day } = issue.date;
    format!("{year}年{month}月{day}日")
}

fn meta(issue: &Issue) -> Meta {
    let publication = &issue.publication;
    let kind = publication.kind.as_ref().map_or("", |kind| kind.value.trim());
    let name = format!("{}{kind}", publication.name.value.trim());
    let total = issue.total.map(|total| format!("（总第{total}期）")).unwrap_or_default();
    let sections = || issue.sections.iter().filter_map(|section| section.title.as_ref());
    let keywords =
        if issue.keywords.is_empty() { sections().collect() } else { issue.keywords.iter().collect::<Vec<_>>() };
    Meta {
        title: format!("{name}〔{}〕第{}期", issue.year, issue.number),
        author: publication.issuer.value.trim().to_owned(),
        subject: format!("{name}{}年第{}期{total}，{}", issue.year, issue.number, date(issue)),
        keywords: keywords.into_iter().map(|word| word.value.trim().to_owned()).collect(),
        date: (issue.date.year, issue.date.month, issue.date.day),
    }
}

fn footer(publication: &Publication) -> Footer {
    let labelled = |label: &str, items: &[Located<String>], between: &str| {
        let items: Vec<String> = items.iter().map(|item| polish(&item.value)).collect();
        (!items.is_empty()).then(|| Labelled { label: format!("{label}："), text: items.join(between) })
    };
    let one = |label: &str, item: &Option<Located<String>>| {
        item.as_ref().map(|item| Labelled { label: format!("{label}："), text: polish(&item.value) })
    };
    let lists = &publication.distribution;
    let distribution = [("报", &lists.report), ("送", &lists.send), ("发", &lists.issue)];
    Footer {
        distribution: distribution.into_iter().filter_map(|(label, items)| labelled(label, items, "，")).collect(),
        imprint: [
            labelled("编辑", &publication.editors, "\u{3000}"),
            one("电子邮件", &publication.email),
            labelled("审核", &publication.reviewers, "\u{3000}"),
            one("联系电话", &publication.phone),
        ]
        .into_iter()
        .flatten()
        .collect(),
        website: publication.website.as_ref().map(|website| Website {
            label: website.label.as_ref().map(|label| format!("{}：", polish(&label.value))).unwrap_or_default(),
            url: website.url.value.trim().to_owned(),
            text: polish(website.url.value.trim()),
        }),
        copies: publication.copies.map(|copies| format!("（共印{copies}份）")),
        new_page: false,
        even_page: publication.footer.even_page,
    }
}
