//! One issue: its numbers, its notice, its sections and their items.

use std::fmt;

use super::{
    Block, Board, Body, Chart, Closing, Date, EditorNote, Instruction, NumberForm, Numbers, OPEN, Particular, Picture,
    Pictures, PrintedNumber, Publication, SidePicture, Table,
};
use crate::source::{Located, Place};

/// An issue of a publication, as written.
#[derive(Debug, Clone)]
pub struct Issue {
    /// The year of the numbering, printed 〔2020〕; that of the date if the editor gives none.
    pub year: u16,
    /// The number within the year, printed 第3期; `None` where its form does not show it.
    pub number: Option<u32>,
    /// The running number since the first issue, printed 总第10期.
    pub total: Option<u32>,
    /// The day of issue.
    pub date: Date,
    /// 增刊 or the like, which has numbers of its own.
    pub supplement: Option<Located<String>>,
    /// 专刊, 特刊 or the like, which are numbered with the others.
    pub edition: Option<Located<String>>,
    /// 密级, such as 秘密★1年.
    pub secrecy: Option<Located<String>>,
    /// 紧急程度, 特急 or 加急.
    pub urgency: Option<Located<String>>,
    /// 签发人.
    pub signers: Vec<Located<String>>,
    /// 份号, printed as six digits.
    pub copy_number: Option<u32>,
    /// 本期增发: who receives this issue besides.
    pub extra_recipients: Vec<Located<String>>,
    /// 主送: whom it is addressed to, without a colon.
    pub to: Vec<Located<String>>,
    /// 印发日期; the day of issue if the editor gives none.
    pub printed_date: Option<Located<Date>>,
    /// Whether 本期要目 is printed.
    pub contents: bool,
    /// Words for the PDF's metadata.
    pub keywords: Vec<Located<String>>,
    /// What superiors have written on the whole of it.
    pub instructions: Vec<Instruction>,
    /// The box above the articles.
    pub notice: Option<Notice>,
    /// An editor's note on the whole of it.
    pub note: Option<EditorNote>,
    /// The sections in printing order.
    pub sections: Vec<Section>,
    /// The attachments of the issue and of its articles, as they are numbered.
    pub attachments: Vec<Attachment>,
    /// The publication, with this issue's own values laid over it.
    pub publication: Publication,
    /// The figures in the text that were taken from tables and rankings, in the order of the text.
    pub figures: Vec<Figure>,
    /// Where its numbers are given.
    pub keys: Keys,
}

/// Where the numbers of an issue are given, if they are.
#[derive(Debug, Clone, Default)]
pub struct Keys {
    /// The year.
    pub year: Option<Place>,
    /// The number.
    pub number: Option<Place>,
    /// The running number.
    pub total: Option<Place>,
    /// The day of issue.
    pub date: Option<Place>,
    /// 份号.
    pub copy_number: Option<Place>,
}

/// A figure in the text that was taken from a table or a ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The figure as put into the text, with the place of its `{{…}}`.
    pub text: Located<String>,
    /// Where it comes from: the cell, or the month of the ranking.
    pub origin: Place,
}

/// The notice box, 重要提示.
#[derive(Debug, Clone)]
pub struct Notice {
    /// The words above the box.
    pub title: Located<String>,
    /// What stands in it.
    pub body: Body,
}

/// An attachment, GB/T 9704-2012 7.3.7.
#[derive(Debug, Clone)]
pub struct Attachment {
    /// Its title, without a number; lines are parted by line breaks.
    pub title: Located<String>,
    /// Whether it is only named, and comes in another way.
    pub apart: bool,
    /// Its text, tables and pictures; none if it is apart.
    pub items: Vec<Item>,
}

/// A group of items under one 【head】.
#[derive(Debug, Clone)]
pub struct Section {
    /// The head, without the brackets; `None` for items that stand alone.
    pub title: Option<Located<String>>,
    /// An editor's note below the head.
    pub note: Option<EditorNote>,
    /// What stands in the section, in printing order.
    pub items: Vec<Item>,
}

/// One item of a section.
#[derive(Debug, Clone)]
pub enum Item {
    /// A text with a title.
    Article(Article),
    /// A short text after a ◇.
    Brief(Brief),
    /// The rest of the article or brief before it, after a table or picture within that.
    Continued(Continued),
    /// The monthly index and rank of a place.
    Ranking(Ranking),
    /// A statistics table.
    Table(Box<Table>),
    /// A chart.
    Chart(Chart),
    /// A picture.
    Picture(Picture),
    /// Pictures side by side.
    Pictures(Pictures),
    /// Red and black boards.
    Board(Board),
    /// What stands below the article before it, or at the end of the issue.
    Closing(Closing),
}

impl Item {
    /// Returns its pictures, in printing order.
    pub fn pictures(&self) -> &[Picture] {
        match self {
            Self::Picture(picture) => std::slice::from_ref(picture),
            Self::Pictures(pictures) => &pictures.pictures,
            Self::Article(article) => {
                article.beside.as_ref().map_or(&[], |beside| std::slice::from_ref(&beside.picture))
            }
            _ => &[],
        }
    }
}

/// A text with a title.
#[derive(Debug, Clone)]
pub struct Article {
    /// The title; a line break in it is kept.
    pub title: Located<String>,
    /// A second line below the title, usually after a ——.
    pub subtitle: Option<Located<String>>,
    /// Particulars below the title, such as 来源：云州论坛.
    pub info: Vec<Located<String>>,
    /// What superiors have written on it.
    pub instructions: Vec<Instruction>,
    /// An editor's note before the text.
    pub note: Option<EditorNote>,
    /// 主送: whom it is addressed to, without a colon.
    pub to: Vec<Located<String>>,
    /// The picture beside the text.
    pub beside: Option<SidePicture>,
    /// The text.
    pub body: Body,
    /// Where it comes from, printed in （） at the right.
    pub source: Option<Located<String>>,
}

/// A short text after a ◇.
#[derive(Debug, Clone)]
pub struct Brief {
    /// The text.
    pub body: Body,
    /// Where it comes from, printed in （） at the right.
    pub source: Option<Located<String>>,
}

/// The rest of an article or brief that a table or picture stands in.
#[derive(Debug, Clone)]
pub struct Continued {
    /// The text; nothing if only the source is left.
    pub body: Body,
    /// Where the whole comes from, printed in （） at the right.
    pub source: Option<Located<String>>,
}

/// A month of a year, printed 2020.10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.year, self.month)
    }
}

/// A place's index and rank over some months, newest first as a rule.
#[derive(Debug, Clone)]
pub struct Ranking {
    /// The place ranked.
    pub place: Located<String>,
    /// How many places there are in all.
    pub total: u32,
    /// The words above the table instead of `place（rank/total）`.
    pub caption: Option<Located<String>>,
    /// The months, in printing order.
    pub rows: Vec<RankingRow>,
    /// Whether a chart stands beside the table, or below a long one.
    pub chart: bool,
}

/// One month of a ranking.
#[derive(Debug, Clone)]
pub struct RankingRow {
    /// The month.
    pub month: Month,
    /// The composite index, in the digits the editor wrote.
    pub index: Located<String>,
    /// The rank among all places; `None` if it has still to be filled in.
    pub rank: Option<u32>,
    /// Where month and rank are given.
    pub places: [Place; 2],
}

impl RankingRow {
    /// Returns the rank as it is printed.
    pub fn rank_words(&self) -> String {
        self.rank.map_or_else(|| OPEN.to_owned(), |rank| rank.to_string())
    }
}

impl Issue {
    /// Returns the texts around its number, and its recipients.
    pub fn head_texts(&self) -> impl Iterator<Item = &Located<String>> {
        let words = [&self.supplement, &self.edition, &self.secrecy, &self.urgency].into_iter().flatten();
        words.chain(&self.signers).chain(&self.extra_recipients)
    }

    /// Returns the same to be changed, but 密级, whose sign has a meaning.
    pub fn head_texts_mut(&mut self) -> impl Iterator<Item = &mut Located<String>> {
        let words = [&mut self.supplement, &mut self.edition, &mut self.urgency].into_iter().flatten();
        words.chain(&mut self.signers).chain(&mut self.extra_recipients)
    }

    /// Returns the figures that its number is made of.
    pub fn numbers(&self) -> Numbers {
        Numbers { year: self.year, number: self.number, total: self.total, date: self.date }
    }

    /// Returns its number as it is printed.
    pub fn printed_number(&self) -> PrintedNumber {
        self.publication.masthead.number_form.print(self.numbers())
    }

    /// Returns the word that stands before its number: 增刊 or 专刊, if it is one.
    pub fn edition_word(&self) -> Option<&Located<String>> {
        self.supplement.as_ref().or(self.edition.as_ref())
    }

    /// Returns its number in one line, with 增刊 or the like before it and without the running number.
    pub fn short_number(&self) -> String {
        let word = self.edition_word().map_or("", |word| word.value.trim());
        format!("{word}{}", self.publication.masthead.number_form.short(self.numbers()))
    }

    /// Returns the number that another issue of its series would have: 〔2026〕第4期.
    pub fn number_of(&self, year: u16, number: u32) -> String {
        let word = self.supplement.as_ref().map_or("", |word| word.value.trim());
        let form = &self.publication.masthead.number_form;
        let numbers = Numbers { year, number: Some(number), total: None, date: self.date };
        let short = form.short(numbers);
        // A form that does not show it says nothing of it.
        if short.is_empty() || form.most().is_none() && !form.shows_number() {
            return format!("{word}{}", NumberForm::Year.short(numbers));
        }
        format!("{word}{short}")
    }

    /// Returns all items, in printing order, those of attachments last.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        let attached = self.attachments.iter().flat_map(|attachment| &attachment.items);
        self.sections.iter().flat_map(|section| &section.items).chain(attached)
    }

    /// Returns all items, to be changed.
    pub fn items_mut(&mut self) -> impl Iterator<Item = &mut Item> {
        let attached = self.attachments.iter_mut().flat_map(|attachment| &mut attachment.items);
        self.sections.iter_mut().flat_map(|section| &mut section.items).chain(attached)
    }

    /// Returns all instructions, those on the whole issue first.
    pub fn instructions(&self) -> impl Iterator<Item = &Instruction> {
        let articles =
            self.items().filter_map(|item| if let Item::Article(article) = item { Some(article) } else { None });
        self.instructions.iter().chain(articles.flat_map(|article| &article.instructions))
    }

    /// Returns all lists of 主送, that of the whole issue first.
    pub fn addressed(&self) -> impl Iterator<Item = &[Located<String>]> {
        let articles = self.items().map(|item| if let Item::Article(article) = item { &article.to[..] } else { &[] });
        std::iter::once(&self.to[..]).chain(articles).filter(|list| !list.is_empty())
    }

    /// Returns the texts of all articles and briefs, in printing order.
    pub fn bodies(&self) -> impl Iterator<Item = &Body> {
        self.items().filter_map(|item| match item {
            Item::Article(Article { body, .. }) | Item::Brief(Brief { body, .. }) => Some(body),
            Item::Continued(Continued { body, .. }) => Some(body),
            _ => None,
        })
    }

    /// Returns the particulars of all meetings, each with the number of its item, counted through the issue from 0.
    pub fn meetings(&self) -> impl Iterator<Item = (usize, &[Particular])> {
        let bodies = self.items().enumerate().filter_map(|(n, item)| match item {
            Item::Article(Article { body, .. }) | Item::Continued(Continued { body, .. }) => Some((n, body)),
            _ => None,
        });
        bodies.flat_map(|(n, body)| {
            body.blocks.iter().filter_map(move |block| match block {
                Block::Meeting { particulars } => Some((n, particulars.as_slice())),
                _ => None,
            })
        })
    }

    /// Returns all rankings, in printing order.
    pub fn rankings(&self) -> impl Iterator<Item = &Ranking> {
        self.items().filter_map(|item| if let Item::Ranking(ranking) = item { Some(ranking) } else { None })
    }

    /// Returns all pictures, in printing order, that of the back cover last.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        let cover = self.publication.back_cover.iter().flat_map(|cover| &cover.picture);
        self.items().flat_map(Item::pictures).chain(cover)
    }

    /// Returns all QR codes, that of the 版记 last.
    pub fn codes(&self) -> impl Iterator<Item = &Picture> {
        self.pictures().filter(|picture| picture.link.is_some()).chain(&self.publication.qr)
    }

    /// Returns all tables, in printing order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.items().filter_map(|item| if let Item::Table(table) = item { Some(&**table) } else { None })
    }
}
