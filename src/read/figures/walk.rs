//! The texts of an issue that may hold references.

use crate::model::{Block, Body, Inline, Issue, Item};
use crate::source::Located;

/// A text that is printed.
pub(super) enum Printed<'a> {
    /// A text without markup, such as a title.
    Words(&'a mut Located<String>),
    /// The pieces of a paragraph, in their order.
    Running(Vec<&'a mut Located<String>>),
}

impl Printed<'_> {
    /// Returns its words.
    pub(super) fn values(&self) -> impl Iterator<Item = &str> {
        let (words, texts) = match self {
            Self::Words(text) => (Some(text.value.as_str()), [].as_slice()),
            Self::Running(texts) => (None, texts.as_slice()),
        };
        words.into_iter().chain(texts.iter().map(|text| text.value.as_str()))
    }
}

/// Calls `visit` with every text of an issue that may hold references, in printing order.
///
/// Cells of tables are data, and what the publication says is the same in every issue.
pub(super) fn walk(issue: &mut Issue, visit: &mut dyn FnMut(Printed)) {
    if let Some(notice) = &mut issue.notice {
        visit(Printed::Words(&mut notice.title));
        body(&mut notice.body, visit);
    }
    for section in &mut issue.sections {
        words([&mut section.title], visit);
        section.items.iter_mut().for_each(|item| self::item(item, visit));
    }
}

fn item(item: &mut Item, visit: &mut dyn FnMut(Printed)) {
    match item {
        Item::Article(article) => {
            visit(Printed::Words(&mut article.title));
            words([&mut article.subtitle], visit);
            body(&mut article.body, visit);
            words([&mut article.source], visit);
        }
        Item::Brief(brief) => {
            body(&mut brief.body, visit);
            words([&mut brief.source], visit);
        }
        Item::Continued(rest) => {
            body(&mut rest.body, visit);
            words([&mut rest.source], visit);
        }
        Item::Ranking(ranking) => words([&mut ranking.caption], visit),
        Item::Table(table) => {
            words([&mut table.title, &mut table.unit, &mut table.note, &mut table.source], visit);
        }
        Item::Chart(chart) => {
            words([&mut chart.title, &mut chart.unit, &mut chart.note, &mut chart.source, &mut chart.alt], visit);
        }
        Item::Picture(picture) => words([&mut picture.caption, &mut picture.alt], visit),
    }
}

fn words<const N: usize>(texts: [&mut Option<Located<String>>; N], visit: &mut dyn FnMut(Printed)) {
    texts.into_iter().flatten().for_each(|text| visit(Printed::Words(text)));
}

fn body(body: &mut Body, visit: &mut dyn FnMut(Printed)) {
    for block in &mut body.blocks {
        running(block, &mut |texts| visit(Printed::Running(texts)));
    }
}

/// Calls `visit` with the pieces of every paragraph in a block.
pub(super) fn running(block: &mut Block, visit: &mut dyn FnMut(Vec<&mut Located<String>>)) {
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => {
            let mut pieces = Vec::new();
            flatten(text, &mut pieces);
            visit(pieces);
        }
        Block::List { items } => {
            items.iter_mut().flat_map(|item| &mut item.blocks).for_each(|block| running(block, visit));
        }
    }
}

fn flatten<'a>(inlines: &'a mut [Inline], out: &mut Vec<&'a mut Located<String>>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push(text),
            Inline::Strong(text) | Inline::Link { text, .. } => flatten(text, out),
        }
    }
}
