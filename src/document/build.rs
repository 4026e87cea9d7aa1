//! Turns the model into the document.

use super::charts;
use super::headings::Numbering;
use super::inline::{blocks, numbered};
use super::settings::{Settings, settings};
use super::title::break_title;
use super::typography::{plain, polish};
use super::{
    Block, CONTRACT, Document, Flowing, Footer, Labelled, Masthead, Meta, Notice, Part, RankingChart, Website,
};
use crate::diag::Diagnostic;
use crate::fonts::{Fonts, Measure, Role};
use crate::model::{self, Issue, Item, MastheadStyle, PT_PER_MM, Publication};
use crate::source::Located;

/// Builds the document of an issue; reports tables that cannot be set.
pub fn build(issue: &Issue, fonts: &Fonts, found: &mut Vec<Diagnostic>) -> Document {
    let settings = settings(&issue.publication, fonts);
    let mut builder = Builder {
        title: fonts.measure(Role::Title),
        body: fonts.measure(Role::Body),
        hei: fonts.measure(Role::Hei),
        settings: &settings,
        found,
        flowing: Vec::new(),
        built: 0,
        numbering: Numbering::default(),
        depth: 0,
    };
    let parts: Vec<Part> = issue.sections.iter().flat_map(|section| builder.section(section)).collect();
    let flowing = builder.flowing;
    let titled = parts.iter().any(|part| {
        !matches!(part, Part::Brief { .. } | Part::Continued { .. } | Part::Chart { .. } | Part::Picture { .. })
    });
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
        flowing,
    }
}

/// What the parts of a document are built with.
pub(super) struct Builder<'a> {
    title: Measure,
    pub(super) body: Measure,
    pub(super) hei: Measure,
    pub(super) settings: &'a Settings,
    pub(super) found: &'a mut Vec<Diagnostic>,
    /// The tables that run over several upright pages.
    pub(super) flowing: Vec<Flowing>,
    /// How many parts are built.
    pub(super) built: usize,
    /// The headings of the article or brief that was built last, and the depth that they stand under.
    numbering: Numbering,
    depth: u8,
}

impl Builder<'_> {
    fn section(&mut self, section: &model::Section) -> Vec<Part> {
        let mut parts = Vec::new();
        if let Some(title) = &section.title {
            parts.push(Part::Section { title: format!("【{}】", plain(&title.value)) });
            self.built += 1;
        }
        let level = 1 + u8::from(section.title.is_some());
        for (i, item) in section.items.iter().enumerate() {
            let opens = i == 0 && section.title.is_some();
            let part = self.item(item, level, opens);
            self.built += usize::from(part.is_some());
            parts.extend(part);
        }
        parts
    }

    fn item(&mut self, item: &Item, level: u8, opens: bool) -> Option<Part> {
        Some(match item {
            Item::Article(article) => self.article(article, level),
            Item::Brief(brief) => {
                (self.numbering, self.depth) = (Numbering::default(), level - 1);
                Part::Brief { level, blocks: self.text(&brief.body), source: bracketed(&brief.source) }
            }
            Item::Continued(rest) => {
                Part::Continued { depth: self.depth, blocks: self.text(&rest.body), source: bracketed(&rest.source) }
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

    /// Goes on with the text of an article or brief.
    fn text(&mut self, body: &model::Body) -> Vec<Block> {
        numbered(&body.blocks, &mut self.numbering)
    }

    fn article(&mut self, article: &model::Article, level: u8) -> Part {
        (self.numbering, self.depth) = (Numbering::default(), level);
        let page = &self.settings.page;
        let limit = page.width * PT_PER_MM / self.settings.sizes.title;
        let lines = article.title.value.trim();
        let lines = break_title(lines, limit, &|text| self.title.em(text));
        Part::Article {
            level,
            title: plain(&article.title.value.replace('\n', " ")),
            lines: lines.iter().map(|line| polish(line)).collect(),
            subtitle: article.subtitle.as_ref().map(|text| polish(&text.value)),
            blocks: self.text(&article.body),
            source: bracketed(&article.source),
        }
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

/// Returns what the PDF of an issue says of itself.
pub fn meta(issue: &Issue) -> Meta {
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
        blanks: 0,
        multiple_of: if publication.footer.even_page { 2 } else { 1 },
    }
}
