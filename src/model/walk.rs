//! The texts of an issue in the order of print, for those who read them and for those who change them.

use super::{
    Article, BackCover, Block, Board, BoardEntry, BoardSide, Body, Brief, Chart, Closing, Continued, EditorNote,
    Inline, Instruction, Issue, Item, Notice, Particular, Picture, Pictures, Ranking, SidePicture, Table, Told,
};
use crate::source::Located;

/// What a text is to the issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The title of the notice box, a section, article, table, chart or ranking.
    Title,
    /// The place that a ranking is of.
    Place,
    /// The notice box, or the back cover.
    Notice,
    /// The text of an article.
    Article,
    /// A brief.
    Brief,
    /// A source, note or unit, or what stands below a picture.
    Aside,
    /// What a chart or picture shows, for those who cannot see it; it is not printed.
    Alt,
}

/// How a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// By itself, without markup.
    Alone,
    /// As a paragraph of running text.
    Paragraph,
    /// As a heading, or within a list.
    Part,
    /// As a line of signs and letters, of which rules for prose say nothing.
    Formula,
}

/// A text of an issue.
#[derive(Debug)]
pub struct Words<T> {
    /// What it is to the issue.
    pub role: Role,
    /// How it stands.
    pub form: Form,
    /// Which item of the issue it belongs to, counted through the issue from 0; `None` outside sections.
    pub item: Option<usize>,
    /// Its pieces, of which it has several where it is marked up.
    pub pieces: Vec<T>,
}

struct Walk<'v, T> {
    visit: &'v mut dyn FnMut(Words<T>),
    item: Option<usize>,
}

impl<T> Walk<'_, T> {
    fn put(&mut self, role: Role, form: Form, pieces: Vec<T>) {
        (self.visit)(Words { role, form, item: self.item, pieces });
    }

    fn texts(&mut self, role: Role, texts: impl IntoIterator<Item = T>) {
        texts.into_iter().for_each(|text| self.put(role, Form::Alone, vec![text]));
    }
}

/// Makes the walk over what may be read, or over what may be changed: the two differ by `mut` alone.
macro_rules! walk {
    ($issue:ident, $block:ident, $item:ident, $note:ident, $said:ident, $body:ident, $pieces:ident $(, $mut:ident)?) => {
        impl Issue {
            /// Calls `visit` with every text but those of cells and of the publication, of which it has the back cover alone.
            pub fn $issue<'a>(&'a $($mut)? self, visit: &mut dyn FnMut(Words<&'a $($mut)? Located<String>>)) {
                let Self { instructions, notice, note, to, sections, attachments, publication, .. } = self;
                let mut walk = Walk { visit, item: None };
                for instruction in instructions {
                    $said(instruction, &mut walk);
                }
                if let Some(Notice { title, body }) = notice {
                    walk.texts(Role::Title, [title]);
                    $body(Role::Notice, body, &mut walk);
                }
                if let Some(note) = note {
                    $note(note, &mut walk);
                }
                walk.texts(Role::Aside, to);
                let mut count = 0;
                for section in sections {
                    walk.item = None;
                    walk.texts(Role::Title, & $($mut)? section.title);
                    if let Some(note) = & $($mut)? section.note {
                        $note(note, &mut walk);
                    }
                    for item in & $($mut)? section.items {
                        walk.item = Some(count);
                        count += 1;
                        $item(item, &mut walk);
                    }
                }
                for attachment in attachments {
                    walk.item = None;
                    walk.texts(Role::Title, [& $($mut)? attachment.title]);
                    for item in & $($mut)? attachment.items {
                        walk.item = Some(count);
                        count += 1;
                        $item(item, &mut walk);
                    }
                }
                walk.item = None;
                if let Some(BackCover { body, picture, .. }) = & $($mut)? publication.back_cover {
                    $body(Role::Notice, body, &mut walk);
                    if let Some(picture) = picture {
                        walk.texts(Role::Alt, & $($mut)? picture.alt);
                    }
                }
            }
        }

        impl Block {
            /// Calls `visit` with the pieces of every paragraph in the block, and how it stands; a note comes behind
            /// the paragraph that its mark is in.
            pub fn $block<'a>(
                &'a $($mut)? self,
                form: Form,
                visit: &mut dyn FnMut(Form, Vec<&'a $($mut)? Located<String>>),
            ) {
                let (mut pieces, mut notes) = (Vec::new(), Vec::new());
                let form = if matches!(self, Self::Paragraph(_)) { form } else { Form::Part };
                match self {
                    Self::Paragraph(text) | Self::Heading { text, .. } => $pieces(text, &mut pieces, &mut notes),
                    Self::List { items } => {
                        for item in items {
                            for block in & $($mut)? item.blocks {
                                block.$block(Form::Part, visit);
                            }
                        }
                        return;
                    }
                    Self::Formula { text, number } => {
                        $pieces(text, &mut pieces, &mut notes);
                        visit(Form::Formula, pieces);
                        if let Some(number) = number {
                            visit(Form::Formula, vec![number]);
                        }
                        return;
                    }
                    Self::Meeting { particulars } => {
                        for Particular { said, .. } in particulars {
                            match said {
                                Told::Typed(line) => {
                                    let (mut pieces, mut notes) = (Vec::new(), Vec::new());
                                    $pieces(line, &mut pieces, &mut notes);
                                    visit(Form::Part, pieces);
                                    notes.into_iter().for_each(|note| visit(Form::Part, note));
                                }
                                Told::Text(text) => visit(Form::Part, vec![text]),
                                Told::Names(texts) | Told::Lines(texts) => {
                                    texts.into_iter().for_each(|text| visit(Form::Part, vec![text]));
                                }
                            }
                        }
                        return;
                    }
                    Self::Quote { title, blocks, by } => {
                        if let Some(title) = title {
                            visit(Form::Part, vec![title]);
                        }
                        for block in blocks {
                            block.$block(Form::Paragraph, visit);
                        }
                        let Some(by) = by else { return };
                        $pieces(by, &mut pieces, &mut notes);
                    }
                }
                visit(form, pieces);
                notes.into_iter().for_each(|note| visit(Form::Part, note));
            }
        }

        fn $item<'a>(item: &'a $($mut)? Item, walk: &mut Walk<&'a $($mut)? Located<String>>) {
            match item {
                Item::Article(Article { title, subtitle, info, instructions, note, to, beside, body, source }) => {
                    walk.texts(Role::Title, [title]);
                    walk.texts(Role::Title, subtitle);
                    walk.texts(Role::Aside, info);
                    for instruction in instructions {
                        $said(instruction, walk);
                    }
                    if let Some(note) = note {
                        $note(note, walk);
                    }
                    walk.texts(Role::Aside, to);
                    if let Some(SidePicture { picture: Picture { caption, alt, .. }, .. }) = beside {
                        walk.texts(Role::Aside, caption);
                        walk.texts(Role::Alt, alt);
                    }
                    $body(Role::Article, body, walk);
                    walk.texts(Role::Aside, source);
                }
                Item::Brief(Brief { body, source }) => {
                    $body(Role::Brief, body, walk);
                    walk.texts(Role::Aside, source);
                }
                Item::Continued(Continued { body, source }) => {
                    $body(Role::Article, body, walk);
                    walk.texts(Role::Aside, source);
                }
                Item::Ranking(Ranking { place, caption, .. }) => {
                    walk.texts(Role::Place, [place]);
                    walk.texts(Role::Title, caption);
                }
                Item::Table(table) => {
                    let Table { annex, title, unit, lead, note, source, tail, .. } = & $($mut)? **table;
                    walk.texts(Role::Aside, annex);
                    walk.texts(Role::Title, title);
                    walk.texts(Role::Aside, lead);
                    walk.texts(Role::Aside, [unit, note, source].into_iter().flatten());
                    walk.texts(Role::Aside, tail);
                }
                Item::Chart(Chart { title, unit, note, source, alt, .. }) => {
                    walk.texts(Role::Title, title);
                    walk.texts(Role::Aside, [unit, note, source].into_iter().flatten());
                    walk.texts(Role::Alt, alt);
                }
                Item::Picture(Picture { caption, credits, alt, .. }) => {
                    walk.texts(Role::Aside, caption);
                    walk.texts(Role::Aside, credits);
                    walk.texts(Role::Alt, alt);
                }
                Item::Pictures(Pictures { pictures, caption, credits, .. }) => {
                    walk.texts(Role::Aside, credits);
                    for Picture { caption, credits, alt, .. } in pictures {
                        walk.texts(Role::Aside, caption);
                        walk.texts(Role::Aside, credits);
                        walk.texts(Role::Alt, alt);
                    }
                    walk.texts(Role::Aside, caption);
                }
                Item::Board(Board { red, black, .. }) => {
                    for BoardSide { title, entries } in [red, black].into_iter().flatten() {
                        walk.texts(Role::Title, title);
                        for BoardEntry { name, reason } in entries {
                            walk.texts(Role::Aside, [name]);
                            walk.texts(Role::Aside, reason);
                        }
                    }
                }
                Item::Closing(Closing { credits, signed, remark, .. }) => {
                    walk.texts(Role::Aside, credits);
                    walk.texts(Role::Aside, signed);
                    walk.texts(Role::Aside, remark);
                }
            }
        }

        fn $note<'a>(note: &'a $($mut)? EditorNote, walk: &mut Walk<&'a $($mut)? Located<String>>) {
            let EditorNote { label, body } = note;
            walk.texts(Role::Aside, label);
            $body(Role::Article, body, walk);
        }

        fn $said<'a>(said: &'a $($mut)? Instruction, walk: &mut Walk<&'a $($mut)? Located<String>>) {
            let Instruction { by, body, .. } = said;
            $body(Role::Article, body, walk);
            walk.texts(Role::Aside, by);
        }

        fn $body<'a>(role: Role, body: &'a $($mut)? Body, walk: &mut Walk<&'a $($mut)? Located<String>>) {
            for block in & $($mut)? body.blocks {
                block.$block(Form::Paragraph, &mut |form, pieces| walk.put(role, form, pieces));
            }
        }

        fn $pieces<'a>(
            inlines: &'a $($mut)? [Inline],
            out: &mut Vec<&'a $($mut)? Located<String>>,
            notes: &mut Vec<Vec<&'a $($mut)? Located<String>>>,
        ) {
            for inline in inlines {
                match inline {
                    Inline::Text(text) => out.push(text),
                    Inline::Strong(text) | Inline::Link { text, .. } => $pieces(text, out, notes),
                    Inline::Footnote(note) => {
                        for line in & $($mut)? note.lines {
                            let mut own = Vec::new();
                            $pieces(line, &mut own, notes);
                            notes.push(own);
                        }
                    }
                }
            }
        }
    };
}

walk!(words, paragraphs, item, note, said, body, pieces);
walk!(words_mut, paragraphs_mut, item_mut, note_mut, said_mut, body_mut, pieces_mut, mut);

impl Inline {
    /// Returns the texts in some inlines, in their order, without those of notes.
    pub fn texts(inlines: &[Self]) -> Vec<&Located<String>> {
        let mut texts = Vec::new();
        pieces(inlines, &mut texts, &mut Vec::new());
        texts
    }
}

impl Issue {
    /// Calls `visit` with every text of the issue that is printed, those of the publication and of cells among them.
    pub fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Located<String>)) {
        self.publication.texts(visit);
        self.head_texts().for_each(&mut *visit);
        self.words(&mut |words| {
            words.pieces.into_iter().filter(|_| words.role != Role::Alt).for_each(&mut *visit);
        });
        for item in self.items() {
            match item {
                Item::Table(table) => table.printed_rows().flatten().for_each(&mut *visit),
                Item::Chart(Chart { labels, series, .. }) => {
                    labels.iter().for_each(&mut *visit);
                    series.iter().for_each(|series| {
                        visit(&series.name);
                        series.cells.iter().for_each(&mut *visit);
                    });
                }
                _ => {}
            }
        }
    }
}
