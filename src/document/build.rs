//! Turns the model into the document.

use super::breaking::Column;
use super::charts;
use super::footnotes::{Behind, count};
use super::frame::meta;
use super::giving::Close;
use super::hanging::hung;
use super::headings::Numbering;
use super::imprint::footer;
use super::inline::blocks;
use super::marked::{begins_marked, mark_heads};
use super::masthead::masthead;
use super::opening::{editor_note, info, instructions};
use super::places::{Marker, Marks};
use super::recipients::recipients;
use super::settings::{Settings, settings};
use super::title::title_lines;
use super::typography::{plain, polish};
use super::{Block, CONTRACT, Document, Flowing, Giving, Makeup, Notice, Part, RankingChart, Rows, following};
use crate::diag::Diagnostic;
use crate::fonts::{Fonts, Measure, Role};
use crate::model::{self, Issue, Item, Lists, MastheadStyle, PT_PER_MM};
use crate::source::{Located, Place, Sources};

/// Builds the document of an issue as `makeup` has it set; reports tables that cannot be set.
pub fn build(
    issue: &Issue,
    sources: &Sources,
    fonts: &Fonts,
    makeup: &Makeup,
    found: &mut Vec<Diagnostic>,
) -> Document {
    let mut settings = settings(&issue.publication, fonts, makeup);
    let mut builder = Builder {
        column: Column::new(&settings, fonts.measure(Role::Body)),
        title: fonts.measure(Role::Title),
        attachments: &issue.attachments,
        above: None,
        body: fonts.measure(Role::Body),
        hei: fonts.measure(Role::Hei),
        kai: fonts.measure(Role::Kai),
        settings: &settings,
        makeup,
        found,
        marker: Marker::new(sources),
        flowing: Vec::new(),
        giving: Vec::new(),
        bare: issue.notice.is_none()
            && issue.note.is_none()
            && issue.instructions.is_empty()
            && issue.to.is_empty()
            && !issue.contents
            && has_head(issue),
        built: 0,
        table_pages: 0,
        numbering: Numbering::default(),
        depth: 0,
        behind: Behind::new(issue.publication.notes),
    };
    let mut parts: Vec<Part> = issue.sections.iter().flat_map(|section| builder.section(section)).collect();
    parts.extend(builder.attachments());
    let cover = issue.publication.back_cover.as_ref().map(|cover| builder.back_cover(cover));
    let Builder { mut flowing, mut giving, mut marker, title, body, .. } = builder;
    following::follow(&mut flowing, &mut giving, &parts);
    let notes = count(&mut parts);
    let titled = parts.iter().any(|part| {
        matches!(
            part,
            Part::Section { .. }
                | Part::Article { .. }
                | Part::Attachment { .. }
                | Part::Ranking { .. }
                | Part::Table { .. }
        )
    });
    let masthead = masthead(issue, &settings, &title, &mut marker);
    let notice = issue.notice.as_ref().map(|words| notice(words, &mut marker));
    let instructions = instructions(&issue.instructions, &mut marker);
    let note = issue.note.as_ref().map(|note| editor_note(note, &mut marker));
    let recipients = recipients(&issue.to, &mut marker);
    let footer = footer(issue, &settings, &body, &mut marker).below(cover);
    let places = marker.finish();
    settings.page.notes = !notes.is_empty();
    Document {
        contract: CONTRACT,
        meta: meta(issue),
        masthead,
        instructions,
        notice,
        note,
        recipients,
        contents: issue.contents && titled,
        parts,
        waiting: Vec::new(),
        footer,
        settings,
        holds: Vec::new(),
        notes,
        flowing,
        giving,
        places,
    }
}

/// What the parts of a document are built with.
pub(super) struct Builder<'a> {
    column: Column,
    pub(super) title: Measure,
    /// The attachments of the issue.
    pub(super) attachments: &'a [model::Attachment],
    /// Lines of the head of an attachment that a table opens, without the blank one below it.
    pub(super) above: Option<usize>,
    pub(super) body: Measure,
    pub(super) hei: Measure,
    pub(super) kai: Measure,
    pub(super) settings: &'a Settings,
    pub(super) makeup: &'a Makeup,
    pub(super) found: &'a mut Vec<Diagnostic>,
    pub(super) marker: Marker<'a>,
    /// The tables that run over several upright pages.
    pub(super) flowing: Vec<Flowing>,
    /// The rankings, charts and pictures that may give way.
    pub(super) giving: Vec<Giving>,
    /// Whether neither notice, note, instructions nor contents stand below the masthead.
    pub(super) bare: bool,
    /// How many parts are built.
    pub(super) built: usize,
    /// How many pages the tables fill.
    pub(super) table_pages: usize,
    /// The headings of the article or brief that was built last, and the depth that they stand under.
    pub(super) numbering: Numbering,
    pub(super) depth: u8,
    /// The notes of the article so far, if they stand behind it.
    pub(super) behind: Behind,
}

impl Builder<'_> {
    fn section(&mut self, section: &model::Section) -> Vec<Part> {
        let mut parts = Vec::new();
        if let Some(title) = &section.title {
            let printed = format!("【{}】", plain(&title.value));
            let places = Marks::default().with("title", self.marker.text(&printed, "【", title));
            parts.push(Part::Section { title: printed, places });
            self.built += 1;
        }
        if let Some(note) = &section.note {
            parts.push(Part::Note { note: editor_note(note, &mut self.marker) });
            self.built += 1;
        }
        let level = 1 + u8::from(section.title.is_some());
        for (i, item) in section.items.iter().enumerate() {
            let opens = i == 0 && section.title.is_some() && section.note.is_none();
            let mut own = self.parts(item, level, opens);
            self.notes_behind(&mut own, &section.items[i + 1..]);
            parts.extend(own);
        }
        parts
    }

    /// Puts the notes of an article behind its last piece and what stands below it, if they are to stand there.
    ///
    /// `parts` are those of an item, and `rest` are the items behind it.
    pub(super) fn notes_behind(&mut self, parts: &mut Vec<Part>, rest: &[Item]) {
        if let Some(notes) = self.behind.take(parts, rest) {
            parts.push(notes);
            self.built += 1;
        }
    }

    /// Builds an item, which may be several parts; `opens` says that it stands right below the head of a section.
    pub(super) fn parts(&mut self, item: &Item, level: u8, opens: bool) -> Vec<Part> {
        let built: Vec<Part> = match item {
            Item::Chart(chart) => {
                let faces = (&self.hei, &self.kai);
                let (parts, drawn) = charts::chart(chart, self.settings, faces, &mut self.marker, self.found);
                if parts.len() == 1 {
                    self.giving.push(Giving::chart(self.built, drawn));
                }
                parts
            }
            item => self.item(item, level, opens).into_iter().collect(),
        };
        self.built += built.len();
        built
    }

    fn item(&mut self, item: &Item, level: u8, opens: bool) -> Option<Part> {
        Some(match item {
            Item::Article(article) => self.article(article, level),
            Item::Brief(brief) => {
                (self.numbering, self.depth) = (Numbering::default(), level - 1);
                let marked = begins_marked(&brief.body);
                let blocks = self.text(&brief.body, if marked { "" } else { "◇" });
                let (source, places) = self.bracketed(&brief.source);
                Part::Brief { level, marked, blocks, source, places }
            }
            Item::Continued(rest) => {
                let (blocks, (source, places)) = (self.text(&rest.body, ""), self.bracketed(&rest.source));
                Part::Continued { depth: self.depth, blocks, source, places }
            }
            Item::Ranking(ranking) => {
                let chart = charts::ranking(ranking, None, self.settings, &self.hei);
                let part = self.ranking(ranking, chart, level, opens);
                if let Part::Ranking { lines, .. } = &part {
                    let pitch = self.settings.page.pitch();
                    let close = Rows::close(pitch).map(|rows| {
                        let height = lines.len() as f64 * pitch + rows.height(ranking.rows.len(), pitch);
                        let chart = charts::ranking(ranking, Some(rows), self.settings, &self.hei);
                        Close { height, rows, chart }
                    });
                    self.giving.push(Giving::close(self.built, close));
                }
                part
            }
            Item::Table(table) => return self.table(table, level, opens),
            // It may be several parts.
            Item::Chart(_) => return None,
            Item::Picture(picture) => {
                self.giving.push(Giving::picture(self.built, picture.width.is_none()));
                self.picture(picture)
            }
            Item::Pictures(pictures) => {
                self.giving.push(Giving::picture(self.built, false));
                self.side_by_side(pictures)
            }
            Item::Board(board) => self.board(board, opens),
            Item::Closing(closing) => self.closing(closing),
        })
    }

    /// Goes on with the text of an article or brief, which may have a sign before it.
    pub(super) fn text(&mut self, body: &model::Body, sign: &str) -> Vec<Block> {
        let hung = match self.settings.page.lists {
            Lists::Run => None,
            // What a sign stands before is a paragraph.
            Lists::Hang => Some(hung(&body.blocks, usize::from(!sign.is_empty()))),
        };
        let written = hung.as_ref().unwrap_or(&body.blocks);
        self.formulae(written, self.line());
        let mut blocks = blocks(written, &mut self.numbering, &mut self.marker, Some(&self.column), sign);
        mark_heads(&mut blocks);
        blocks
    }

    /// Puts a source in brackets.
    fn bracketed(&mut self, source: &Option<Located<String>>) -> (Option<String>, Marks) {
        let Some(source) = source else { return Default::default() };
        let printed = format!("（{}）", polish(&source.value));
        let number = self.marker.text(&printed, "（", source);
        (Some(printed), Marks::default().with("source", number))
    }

    fn article(&mut self, article: &model::Article, level: u8) -> Part {
        (self.numbering, self.depth) = (Numbering::default(), level);
        let lines = title_lines(&article.title.value, self.width(), self.settings.sizes.title, &self.title);
        let (blocks, (source, places)) = (self.text(&article.body, ""), self.bracketed(&article.source));
        let (subtitle, subtitle_place) = self.marker.polished("", &article.subtitle).unzip();
        let places =
            places.with_all("lines", self.marker.lines(&lines, &article.title)).with("subtitle", subtitle_place);
        let (info, info_places) = info(&article.info, self.width(), &self.body, &mut self.marker);
        let places = places.with_all("info", info_places);
        let instructions = instructions(&article.instructions, &mut self.marker);
        let note = article.note.as_ref().map(|note| editor_note(note, &mut self.marker));
        let recipients = recipients(&article.to, &mut self.marker);
        let sourced = source.is_some();
        let beside = article.beside.as_ref().map(|side| self.beside(side, &article.body.blocks, sourced));
        let title = plain(&article.title.value.replace('\n', " "));
        Part::Article {
            level,
            title,
            lines,
            subtitle,
            info,
            instructions,
            note,
            recipients,
            beside,
            blocks,
            source,
            places,
        }
    }

    fn ranking(&mut self, ranking: &model::Ranking, chart: Option<RankingChart>, level: u8, opens: bool) -> Part {
        let size = self.settings.sizes.running;
        let caption = match (&ranking.caption, ranking.rows.first()) {
            (Some(caption), _) => plain(&caption.value),
            (None, Some(row)) => plain(&format!("{}（{}/{}）", ranking.place.value, row.rank_words(), ranking.total)),
            (None, None) => plain(&ranking.place.value),
        };
        let lines = title_lines(&caption, self.width(), size, &self.hei);
        let marker = &mut self.marker;
        let mut places = Vec::new();
        let mut row = |row: &model::RankingRow| {
            let (month, rank) = (row.month.to_string(), row.rank_words());
            let index = row.index.value.clone();
            let [month_place, rank_place] = &row.places;
            places.push(Some(marker.whole(&month, month_place)));
            places.push(Some(marker.text(&index, "", &row.index)));
            places.push(Some(marker.whole(&rank, rank_place)));
            [month, index, rank]
        };
        let rows = ranking.rows.iter().map(&mut row).collect();
        let words = ranking.caption.as_ref().unwrap_or(&ranking.place);
        let places = Marks::default()
            .with_all("cells", places)
            .with_all("lines", marker.lines(&lines, words))
            .with("whole", series(ranking).map(|place| marker.whole(&caption, &place)));
        Part::Ranking {
            level,
            caption,
            lines,
            opens,
            close: false,
            row: Rows::CLOSE,
            head: ["月份", "综合指数", "排名"],
            rows,
            chart,
            places,
        }
    }

    /// Returns the width of the type area in pt.
    pub(super) fn width(&self) -> f64 {
        self.settings.page.width * PT_PER_MM
    }
}

/// Returns whether anything stands at the head of page one.
fn has_head(issue: &Issue) -> bool {
    let marks = issue.secrecy.is_some() || issue.urgency.is_some() || issue.copy_number.is_some();
    marks || issue.publication.masthead.style != MastheadStyle::None
}

fn notice(notice: &model::Notice, marker: &mut Marker) -> Notice {
    let title = polish(&notice.title.value);
    let places = Marks::default().with("title", marker.text(&title, "", &notice.title));
    Notice { title, blocks: blocks(&notice.body.blocks, &mut Numbering::default(), marker, None, ""), places }
}

/// Returns the place of all months of a ranking, which its chart shows.
fn series(ranking: &model::Ranking) -> Option<Place> {
    let places = ranking.rows.iter().flat_map(|row| &row.places);
    let start = places.clone().map(|place| place.range.start).min()?;
    let end = places.clone().map(|place| place.range.end).max()?;
    places.last().map(|last| Place::new(last.file, start..end))
}
