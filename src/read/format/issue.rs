//! `issue.toml`: numbers, notice, sections and their items.

use std::cell::OnceCell;
use std::ops::Range;

use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;
use toml::de::DeValue;

use super::archive::ArchiveFile;
use super::attachment::AttachmentFile;
use super::back_cover::BackCoverFile;
use super::check::CheckFile;
use super::closing::{self, ClosingKeys};
use super::item::{self, ItemFile};
use super::layers::Layer;
use super::opening::{self, InstructionFile};
use super::publication::{Own, PublicationFile};
use super::qr::QrFile;
use crate::model::{Date, Issue, Item, Keys, Notice, Section};
use crate::read::labels::{unlabelled, unlabelled_first};
use crate::read::reader::Reader;
use crate::read::typed::{
    Apart, DateText, Maybe, MomentText, OneOrMore, Several, Words, from_table, located, parse, parse_date, take_list,
};
use crate::source::{Located, Place, SourceId};

/// The year of an issue that says none.
const UNDATED: u16 = 2000;

/// The words above the notice box where the editor gives none.
const NOTICE_TITLE: &str = "重要提示";

/// The file `issue.toml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["date"]))]
pub struct IssueFile {
    /// Year of the numbering, printed 〔2020〕; that of `date` if absent.
    #[schemars(range(min = 1949, max = 9999))]
    pub year: Maybe<u16>,
    /// Number within the year, printed 第3期; for a 增刊 its own. Needed unless `number_form` does not show it.
    #[schemars(range(min = 1, max = 9999))]
    pub number: Maybe<u32>,
    /// Running number since the first issue, printed 总第10期.
    #[schemars(range(min = 1, max = 99999))]
    pub total: Maybe<u32>,
    /// Day of issue.
    pub date: Maybe<DateText>,
    /// Words below the name of an issue that has numbers of its own, such as 增刊.
    pub supplement: Maybe<Words>,
    /// Words below the name of an issue that is numbered with the others, such as 专刊 or 特刊.
    pub edition: Maybe<Words>,
    /// 密级和保密期限, such as 秘密★1年.
    pub secrecy: Maybe<Words>,
    /// 紧急程度: 特急 or 加急.
    pub urgency: Maybe<Words>,
    /// 签发人; several as a list.
    pub signer: Maybe<OneOrMore>,
    /// 份号, printed as six digits.
    #[schemars(range(min = 1, max = 999999))]
    pub copy_number: Maybe<u32>,
    /// 本期增发: who receives this issue besides.
    pub extra_recipients: Maybe<OneOrMore>,
    /// 主送: whom the issue is addressed to, printed before the text; the colon is put behind it.
    pub to: Several,
    /// 印发日期, printed beside 印发机关; `date` if absent.
    pub printed_date: Maybe<DateText>,
    /// Whether to print 本期要目, the list of contents with page numbers.
    pub contents: Maybe<bool>,
    /// Words for the PDF's metadata.
    pub keywords: Vec<Maybe<Words>>,
    /// Path of the publication file; found by walking up if absent.
    pub publication_file: Maybe<Words>,
    /// Values of the publication that are different in this issue.
    pub publication: PublicationFile,
    /// A QR code at the right of the 版记, in this issue.
    pub qr: Maybe<QrFile>,
    /// 封底, the back cover, of this issue: a text or a picture on the last page, an even one, above the 版记.
    pub back_cover: Maybe<BackCoverFile>,
    /// What is wanted of the checker, `typeset check`.
    pub check: CheckFile,
    /// How the issue is filed in the archive, for `--for archive`.
    pub archive: ArchiveFile,
    /// What superiors have written on the whole of it.
    pub instruction: Vec<Maybe<InstructionFile>>,
    /// The notice box, 重要提示.
    pub notice: Maybe<NoticeFile>,
    /// Editor's note, 编者按, on the whole issue: its words, in Markdown, or a file with them.
    pub editor_note: Maybe<Words>,
    /// Words before it; 编者按 if absent.
    pub editor_note_label: Maybe<Words>,
    /// Who signs the issue, printed at its end at the right; several one below the other, the host first.
    pub signed: Several,
    /// Date below the signature, with a time or without: `2026-07-21 18:30:00`; that of the issue if absent, `false` for none.
    pub signed_date: Maybe<MomentText>,
    /// Whether it is sealed: room for the seal is kept free; false if absent.
    pub sealed: Maybe<bool>,
    /// 附注, printed below signature and date in （）.
    pub remark: Maybe<Words>,
    /// Attachments of the whole issue, printed behind its last text.
    pub attachment: Apart<AttachmentFile>,
    /// The sections, in printing order.
    pub section: Apart<SectionFile>,
}

/// The notice box.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NoticeFile {
    /// Words above the box; 重要提示 if absent.
    pub title: Maybe<Words>,
    /// Text, in Markdown.
    pub text: Maybe<String>,
    /// File with the text, `.md`, `.txt` or `.docx`.
    pub file: Maybe<Words>,
}

/// A section.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SectionFile {
    /// Head, printed in 【】.
    pub title: Maybe<Words>,
    /// Editor's note, 编者按: its words, in Markdown, or a file with them.
    pub editor_note: Maybe<Words>,
    /// Words before it; 编者按 if absent.
    pub editor_note_label: Maybe<Words>,
    /// Items, in printing order.
    pub item: Apart<ItemFile>,
}

impl Reader {
    /// Reads a whole issue from its text.
    pub(in crate::read) fn issue(&mut self, file: SourceId) -> Issue {
        let text = self.sources.text(file).to_owned();
        let mended = OnceCell::new();
        let mut root = parse::<IssueFile>(&text, &mended, file, &mut self.found);
        let sections = take_list(&mut root, "section");
        let attachments = take_list(&mut root, "attachment");
        let values: IssueFile = from_table(root);
        let sections = sections.into_iter().map(|section| self.section(file, section)).collect();
        let mut issue = self.finish(file, values, sections);
        self.attach_to_issue(file, attachments, &mut issue);
        self.unify(&mut issue);
        self.figures(&mut issue);
        issue
    }

    fn finish(&mut self, file: SourceId, values: IssueFile, mut sections: Vec<Section>) -> Issue {
        let day = |text: &Maybe<DateText>| {
            let (year, month, day) = parse_date(&text.get()?.0)?;
            Date::new(year, month, day)
        };
        // Without a date the issue is not printed; only one that is open gets as far as its pages.
        let date = day(&values.date).unwrap_or_else(|| Date::open(values.year.get().copied().unwrap_or(UNDATED)));
        let printed_date = values.printed_date.range().zip(day(&values.printed_date));
        let texts = |list: Maybe<OneOrMore>| {
            let list = list.take().map_or(Vec::new(), |(list, _)| list.0);
            list.into_iter().filter_map(|text| located(text, file)).collect::<Vec<_>>()
        };
        let mut publication = values.publication;
        if values.qr.get().is_some() {
            publication.qr = values.qr;
        }
        if values.back_cover.get().is_some() {
            publication.back_cover = values.back_cover;
        }
        let own = Own { publication, check: values.check, archive: values.archive };
        let own = Layer { file, folder: self.folder.root().to_owned(), values: own };
        let publication = self.publication(own, values.publication_file);
        let place = |range: Option<Range<usize>>| range.map(|range| Place::new(file, range));
        let keys = Keys {
            year: place(values.year.range()),
            number: place(values.number.range()),
            total: place(values.total.range()),
            date: place(values.date.range()),
            copy_number: place(values.copy_number.range()),
        };
        let IssueFile { signed, signed_date, sealed, remark, instruction, editor_note, editor_note_label, .. } = values;
        let instructions = self.instructions(file, instruction);
        let note = self.editor_note(file, editor_note, editor_note_label);
        let to = self.addressed(file, values.to);
        let to = opening::address(&mut sections, to);
        if let Some(closing) =
            self.closing(file, ClosingKeys { credits: Several::default(), signed, signed_date, sealed, remark })
        {
            match sections.last_mut() {
                Some(section) => closing::add(&mut section.items, closing),
                None => sections.push(Section { title: None, note: None, items: vec![Item::Closing(closing)] }),
            }
        }
        let mut issue = Issue {
            year: values.year.get().copied().unwrap_or(date.year),
            number: values.number.get().copied(),
            total: values.total.get().copied(),
            date,
            supplement: located(values.supplement, file),
            edition: located(values.edition, file),
            secrecy: located(values.secrecy, file).map(|text| unlabelled(text, &["密级"])),
            urgency: located(values.urgency, file).map(|text| unlabelled(text, &["紧急程度"])),
            signers: unlabelled_first(texts(values.signer), &["签发人", "签发"]),
            extra_recipients: unlabelled_first(texts(values.extra_recipients), &["本期增发", "增发"]),
            to,
            printed_date: printed_date.map(|(range, value)| Located { value, place: Place::new(file, range) }),
            copy_number: values.copy_number.get().copied(),
            contents: values.contents.get().copied().unwrap_or(false),
            keywords: values.keywords.into_iter().filter_map(|word| located(word, file)).collect(),
            instructions,
            note,
            notice: values.notice.take().map(|(notice, range)| self.notice(Place::new(file, range), notice)),
            sections,
            attachments: Vec::new(),
            publication,
            figures: Vec::new(),
            keys,
        };
        closing::date(&mut issue);
        self.numbered(&issue, file);
        issue
    }

    fn notice(&mut self, place: Place, notice: NoticeFile) -> Notice {
        let title = located(notice.title, place.file)
            .unwrap_or_else(|| Located { value: NOTICE_TITLE.into(), place: place.clone() });
        self.in_one_line(Some(&title));
        Notice { title, body: self.boxed(place.file, &place, notice.text, notice.file) }
    }

    fn section(&mut self, file: SourceId, section: Spanned<DeValue>) -> Section {
        let DeValue::Table(mut table) = section.into_inner() else {
            return Section { title: None, note: None, items: Vec::new() };
        };
        let items = take_list(&mut table, "item");
        let section: SectionFile = from_table(table);
        let title = located(section.title, file).map(without_brackets);
        self.in_one_line(title.as_ref());
        let note = self.editor_note(file, section.editor_note, section.editor_note_label);
        Section { title, note, items: items.into_iter().flat_map(|item| item::read(self, file, item)).collect() }
    }
}

/// Takes the brackets off the head of a section, which is printed in them anyway.
fn without_brackets(title: Located<String>) -> Located<String> {
    let inner = title.value.trim().strip_prefix('【').and_then(|rest| rest.strip_suffix('】'));
    match inner.map(str::trim).filter(|inner| !inner.is_empty() && !inner.contains(['【', '】'])) {
        Some(inner) => Located { value: inner.to_owned(), place: title.place },
        None => title,
    }
}
