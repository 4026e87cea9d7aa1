//! Articles and briefs, and the items that tables and pictures in their text become.

use schemars::JsonSchema;
use serde::Deserialize;

use super::attachment::AttachmentFile;
use super::beside::BesideFile;
use super::closing::ClosingKeys;
use super::kind::{ItemKind, KindOf, required};
use super::meeting::{MeetingAt, MeetingFile};
use super::opening::InstructionFile;
use super::table::TableFile;
use crate::diag::Diagnostic;
use crate::messages::{Problem, WordFault};
use crate::model::{Article, Block, Body, Brief, Continued, Item, Picture, Pictures, Table};
use crate::read::labels::without_sign;
use crate::read::reader::Reader;
use crate::read::surrounds::{Around, HeadRows};
use crate::read::typed::{Apart, Maybe, MomentText, Several, Words, located, located_all};
use crate::read::word::{self, Part, Query};
use crate::source::{Located, Place, SourceId};

/// Narrowest and widest picture in mm, as for `width` in `issue.toml`.
const WIDTHS: (f64, f64) = (10.0, 190.0);

/// An article.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind"]))]
pub struct ArticleFile {
    /// Kind of item: a text with a title.
    pub kind: Maybe<KindOf<Self>>,
    /// Title; `\n` in it forces a new line. May be absent if `file` is a Word document with a title of its own.
    pub title: Maybe<Words>,
    /// Second line below the title.
    pub subtitle: Maybe<Words>,
    /// Particulars below the title, as printed in a line: `["来源：云州论坛", "跟帖数：88"]`.
    pub info: Several,
    /// What superiors have written on it.
    pub instruction: Vec<Maybe<InstructionFile>>,
    /// Editor's note, 编者按: its words, in Markdown, or a file with them.
    pub editor_note: Maybe<Words>,
    /// Words before it; 编者按 if absent.
    pub editor_note_label: Maybe<Words>,
    /// 主送: whom it is addressed to, printed before the text; the colon is put behind it.
    pub to: Several,
    /// Text, in Markdown.
    pub text: Maybe<String>,
    /// File with the text, `.md`, `.txt` or `.docx`.
    pub file: Maybe<Words>,
    /// Particulars of a meeting, each in a line of its own: `meeting.time = "…"`.
    pub meeting: Maybe<MeetingFile>,
    /// Whether they stand `before` the text or `after` it; before if absent.
    pub meeting_at: Maybe<MeetingAt>,
    /// Where it comes from, printed in （）.
    pub source: Maybe<Words>,
    /// Picture beside the text: `{ file = "会场.jpg", caption = "会场" }`.
    pub beside: Maybe<BesideFile>,
    /// Who wrote, took or gathered it, as printed in （） behind the text: `["撰稿：冯某", "审稿：褚某"]`.
    pub credits: Several,
    /// Attachments, printed behind the last text of the issue and listed below this one.
    pub attachment: Apart<AttachmentFile>,
    /// Who signs it, printed below the text at the right; several one below the other, the host first.
    pub signed: Several,
    /// Date below the signature, with a time or without: `2026-07-21 18:30:00`; that of the issue if absent, `false` for none.
    pub signed_date: Maybe<MomentText>,
    /// Whether it is sealed: room for the seal is kept free; false if absent.
    pub sealed: Maybe<bool>,
    /// 附注, printed below signature and date in （）.
    pub remark: Maybe<Words>,
}

/// A brief.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind"]))]
pub struct BriefFile {
    /// Kind of item: a short text after a ◇.
    pub kind: Maybe<KindOf<Self>>,
    /// Text, in Markdown.
    pub text: Maybe<String>,
    /// File with the text, `.md`, `.txt` or `.docx`.
    pub file: Maybe<Words>,
    /// Where it comes from, printed in （）.
    pub source: Maybe<Words>,
    /// Who wrote, took or gathered it, as printed in （） behind the text: `["撰稿：冯某", "审稿：褚某"]`.
    pub credits: Several,
}

impl ItemKind for ArticleFile {
    const KIND: &'static str = "article";

    fn read(self, reader: &mut Reader, place: Place) -> Vec<Item> {
        reader.article(place, self)
    }
}

impl ItemKind for BriefFile {
    const KIND: &'static str = "brief";

    fn read(self, reader: &mut Reader, place: Place) -> Vec<Item> {
        reader.brief(place, self)
    }
}

impl Reader {
    /// Reads an article; what its text cannot hold follows it as items of their own.
    fn article(&mut self, place: Place, article: ArticleFile) -> Vec<Item> {
        let name = file_name(&article.file, place.file);
        let before = self.found.len();
        let own = located(article.title, place.file);
        let given = own.as_ref().map(|title| title.value.as_str());
        let query = Query { head: true, annex: false, title: given, source: true, notes: true };
        let mut words = self.words(place.file, &place, article.text, article.file, query);
        let read = !self.found[before..].iter().any(Diagnostic::is_error);
        let title = match (self.told(own, words.title.take(), |text| WordFault::OtherTitle { text }), &name) {
            (Some(title), _) => title,
            (None, Some(name)) if word::is_called_word(&name.value) => {
                // A document that could not be read has had its say.
                if read {
                    self.error(WordFault::NoTitle { path: name.value.clone() }.into(), name.place.clone());
                }
                required(Maybe::default(), &place)
            }
            // One that is there and wrong has been told of.
            (None, _) if self.is_title_wrong(&place) => required(Maybe::default(), &place),
            (None, _) => {
                self.error(Problem::MissingKey { key: "title".into(), of_publication: false }, place.clone());
                required(Maybe::default(), &place)
            }
        };
        let subtitle = located(article.subtitle, place.file);
        self.in_one_line(subtitle.as_ref());
        let subtitle = subtitle.or(words.subtitle.take());
        let own = located(article.source, place.file);
        self.source_once(own.as_ref(), &mut words);
        let source = self.told(own, words.source.take(), |text| WordFault::OtherSource { text });
        let ArticleFile { info, credits, signed, signed_date, sealed, remark, .. } = article;
        let info = located_all(info, place.file);
        self.each_in_one_line(&info);
        let instructions = self.instructions(place.file, article.instruction);
        let note = self.editor_note(place.file, article.editor_note, article.editor_note_label);
        let to = self.addressed(place.file, article.to);
        let beside =
            article.beside.take().and_then(|(beside, range)| self.beside(Place::new(place.file, range), beside));
        let closing = self.closing(place.file, ClosingKeys { credits, signed, signed_date, sealed, remark });
        self.signed_once(closing.as_ref(), &words.parts);
        let closing = self.closing_of(closing, &mut words);
        let (attached, of_file) = (std::mem::take(&mut words.attached), name.clone());
        self.meeting(place.file, article.meeting, article.meeting_at, &mut words.parts);
        let mut items = self.in_pieces(words.parts, source, name, |body, source| {
            Item::Article(Article { title, subtitle, info, instructions, note, to, beside, body, source })
        });
        items.extend(closing.map(Item::Closing));
        self.attach_behind(attached, of_file.as_ref(), &mut items);
        items
    }

    /// Reads a brief; what its text cannot hold follows it as items of their own.
    fn brief(&mut self, place: Place, brief: BriefFile) -> Vec<Item> {
        let name = file_name(&brief.file, place.file);
        let query = Query { head: false, annex: false, title: None, source: true, notes: true };
        let mut words = self.words(place.file, &place, brief.text, brief.file, query);
        without_sign(&mut words);
        let own = located(brief.source, place.file);
        self.source_once(own.as_ref(), &mut words);
        let source = self.told(own, words.source, |text| WordFault::OtherSource { text });
        let closing = self.closing(place.file, ClosingKeys { credits: brief.credits, ..ClosingKeys::default() });
        let mut items = self.in_pieces(words.parts, source, name, |body, source| Item::Brief(Brief { body, source }));
        items.extend(closing.map(Item::Closing));
        items
    }

    /// Returns whether the title of an item, whose head or inline table is at a place, has been found wrong.
    fn is_title_wrong(&self, item: &Place) -> bool {
        let text = self.sources.text(item.file);
        let written = text.get(item.range.clone()).unwrap_or_default();
        let belongs = |at: usize| match written.starts_with('[') {
            true => text.get(item.range.end..at).is_some_and(|between| !between.contains("\n[")),
            false => item.range.contains(&at),
        };
        self.found.iter().any(|finding| {
            let title = matches!(
                &finding.problem,
                Problem::EmptyValue { key } | Problem::WrongType { key, .. } if key == "title"
            );
            title && finding.place.as_ref().is_some_and(|place| place.file == item.file && belongs(place.range.start))
        })
    }

    /// Chooses what `issue.toml` says before what the document says, and tells if the two differ.
    fn told(
        &mut self,
        own: Option<Located<String>>,
        words: Option<Located<String>>,
        fault: impl Fn(String) -> WordFault,
    ) -> Option<Located<String>> {
        if let (Some(own), Some(words)) = (&own, &words)
            && !word::is_same(&own.value, &words.value)
        {
            let fault = fault(words.value.replace('\n', " "));
            self.found.push(Diagnostic::warning(fault.into(), words.place.clone()));
        }
        own.or(words)
    }

    /// Makes items of the parts of a text: the first holds the text up to the first table or picture.
    pub(super) fn in_pieces(
        &mut self,
        parts: Vec<Part>,
        source: Option<Located<String>>,
        name: Option<Located<String>>,
        first: impl FnOnce(Body, Option<Located<String>>) -> Item,
    ) -> Vec<Item> {
        let mut parts = parts.into_iter().peekable();
        let opening = match parts.next_if(|part| matches!(part, Part::Text(_))) {
            Some(Part::Text(blocks)) => blocks,
            _ => Vec::new(),
        };
        let body = |blocks: Vec<Block>| Body { blocks };
        let (mut source, mut rest) = (source, Vec::new());
        let whole = parts.peek().is_none();
        let head = first(body(opening), if whole { source.take() } else { None });
        let name = name.map(|name| name.value).unwrap_or_default();
        while let Some(part) = parts.next() {
            match part {
                Part::Text(blocks) => {
                    let source = if parts.peek().is_none() { source.take() } else { None };
                    rest.push(Item::Continued(Continued { body: body(blocks), source }));
                }
                Part::Table(table) => {
                    rest.extend(self.word_table(table, &name).map(|table| Item::Table(Box::new(table))));
                }
                Part::Picture(picture) => rest.push(Item::Picture(self.word_picture(picture, &name))),
                Part::Pictures(pictures) => rest.push(Item::Pictures(self.word_pictures(pictures, &name))),
            }
        }
        rest.extend(source.map(|source| Item::Continued(Continued { body: Body::default(), source: Some(source) })));
        std::iter::once(head).chain(rest).collect()
    }

    fn word_table(&mut self, table: word::Table, name: &str) -> Option<Table> {
        let word::Table { cells, head_rows, aligns, title, unit, note, source, place } = table;
        // A table in a text of `issue.toml` has no file.
        let called = title.as_ref().filter(|_| name.is_empty()).map_or(name, |title| &title.value);
        let data = Located { value: called.to_owned(), place: place.clone() };
        let before = self.found.len();
        let around = Around { title, unit, note, source, ..Around::default() };
        let head_rows = head_rows.map(HeadRows::Word);
        let mut table = self.arranged(place, TableFile::default(), data, cells, (head_rows, around), before)?;
        if aligns.len() == table.columns.len() {
            for (column, align) in table.columns.iter_mut().zip(aligns) {
                column.align = align.unwrap_or(column.align);
            }
        }
        Some(table)
    }

    fn word_pictures(&mut self, pictures: word::Pictures, name: &str) -> Pictures {
        let word::Pictures { pictures, caption, per_row, place } = pictures;
        // How wide each is depends on those beside it.
        let alone = |picture| Picture { width: None, ..self.word_picture(picture, name) };
        let pictures = pictures.into_iter().map(alone).collect();
        Pictures { place, pictures, caption, credits: Vec::new(), per_row: Some(per_row.min(3)) }
    }

    /// Keeps a picture of a document in the folder, as if the document were a folder itself.
    fn word_picture(&mut self, picture: word::Picture, name: &str) -> Picture {
        let word::Picture { part, bytes, width, alt, caption, place } = picture;
        let file = Located { value: format!("{name}/{part}"), place };
        let (format, pixels) = self.checked_picture(&file, &bytes);
        self.folder.keep(&file.value, bytes);
        let width = width.map(|width| width.clamp(WIDTHS.0, WIDTHS.1));
        Picture { file, caption, credits: Vec::new(), alt, format, pixels, width, link: None }
    }
}

fn file_name(file: &Maybe<Words>, id: SourceId) -> Option<Located<String>> {
    let place = Place::new(id, file.range()?);
    file.get().map(|words| Located { value: words.0.clone(), place })
}
