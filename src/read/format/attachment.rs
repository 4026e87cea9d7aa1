//! Attachments, GB/T 9704-2012 7.3.7: a text, a table or pictures on pages of their own.

use schemars::{JsonSchema, Schema};
use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::kind::required;
use super::picture::{PictureFile, names_picture};
use super::table::TableFile;
use crate::diag::{Diagnostic, Severity};
use crate::messages::{AttachmentFault, Problem};
use crate::model::{
    Attachment, AttachmentLabel, Body, Closing, Continued, Issue, Item, Picture, Section, attachment_label,
};
use crate::pdf::{FILE_LIMIT, MOST_PAGES, NoScan, scans};
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, Several, Words, from_table, located, located_all, schema};
use crate::read::word::{Attached, Part, Query, is_same};
use crate::source::{Located, Place, SourceId};

/// An attachment; a table in it has the keys of a table.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, transform = with_table)]
pub struct AttachmentFile {
    /// Its title, without a number; may be absent if the file has one of its own.
    pub title: Maybe<Words>,
    /// Text, in Markdown.
    pub text: Maybe<String>,
    /// File with what it holds: `.md`, `.txt`, `.docx`, a table, a picture, a scanned PDF; several pictures in their order.
    pub file: Several,
    /// Whether it is only named, as （另发）, and comes in another way; false if absent.
    pub apart: Maybe<bool>,
}

/// The keys of an attachment that are not those of a table.
const OWN: [&str; 4] = ["title", "text", "file", "apart"];
/// How the names of tables end.
const TABLES: [&str; 8] = [".csv", ".tsv", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".et"];

/// Adds the keys of a table, which an attachment with one has.
fn with_table(own: &mut Schema) {
    let table = serde_json::Value::from(schema::<TableFile>());
    let Some(own) = own.get_mut("properties").and_then(serde_json::Value::as_object_mut) else { return };
    for (key, value) in table["properties"].as_object().into_iter().flatten() {
        if key != "kind" && !own.contains_key(key) {
            own.insert(key.clone(), value.clone());
        }
    }
}

impl Reader {
    /// Reads attachments, and has the closing among some items list them, or one that is added.
    pub(super) fn attach(&mut self, file: SourceId, list: Vec<Spanned<DeValue>>, items: &mut Vec<Item>) {
        if list.is_empty() {
            return;
        }
        let first = self.attachments.len();
        for one in list {
            let attachment = self.attachment(file, one);
            self.attachments.extend(attachment);
        }
        self.enclose(first, false, items);
    }

    /// Adds the attachments that stand behind the text of a Word document, and has the closing list them unless that
    /// text does.
    pub(super) fn attach_behind(
        &mut self,
        attached: Vec<Attached>,
        name: Option<&Located<String>>,
        items: &mut Vec<Item>,
    ) {
        let first = self.attachments.len();
        let listed = attached.iter().any(|one| one.listed);
        for Attached { label, title, parts, .. } in attached {
            self.label_of_file(Some(label));
            let items = self.printed(parts, name.cloned());
            self.attachments.push(Attachment { title, apart: false, items });
        }
        self.enclose(first, listed, items);
    }

    /// Has the closing among some items list the attachments from one on, or one that is added.
    fn enclose(&mut self, first: usize, listed: bool, items: &mut Vec<Item>) {
        let numbers = first..self.attachments.len();
        if listed || numbers.is_empty() {
            return;
        }
        match items.last_mut() {
            Some(Item::Closing(closing)) => closing.attachments.extend(numbers),
            _ => items.push(Item::Closing(Closing { attachments: numbers.collect(), ..Closing::default() })),
        }
    }

    /// Makes items of the parts of a document, without a text that says nothing.
    fn printed(&mut self, parts: Vec<Part>, name: Option<Located<String>>) -> Vec<Item> {
        let items = self.in_pieces(parts, None, name, |body, source| Item::Continued(Continued { body, source }));
        let said = |item: &Item| !matches!(item, Item::Continued(Continued { body: Body { blocks }, source: None }) if blocks.is_empty());
        items.into_iter().filter(said).collect()
    }

    /// Reads the attachments of the whole issue, and keeps all.
    ///
    /// The last text that is signed lists them, else they are listed behind the last text.
    pub(super) fn attach_to_issue(&mut self, file: SourceId, list: Vec<Spanned<DeValue>>, issue: &mut Issue) {
        if !list.is_empty() {
            if issue.sections.is_empty() {
                issue.sections.push(Section { title: None, note: None, items: Vec::new() });
            }
            let signed = |item: &Item| matches!(item, Item::Closing(closing) if !closing.signed.is_empty());
            let place = |section: &Section| section.items.iter().rposition(signed);
            let found = issue.sections.iter().enumerate().rev().find_map(|(n, section)| Some((n, place(section)?)));
            let last = issue.sections.len() - 1;
            let (section, at) = found.map_or((last, issue.sections[last].items.len()), |(n, at)| (n, at + 1));
            let items = &mut issue.sections[section].items;
            let behind = items.split_off(at);
            self.attach(file, list, items);
            items.extend(behind);
        }
        issue.attachments = std::mem::take(&mut self.attachments);
    }

    fn attachment(&mut self, file: SourceId, value: Spanned<DeValue>) -> Option<Attachment> {
        let place = Place::new(file, value.span());
        let DeValue::Table(mut table) = value.into_inner() else { return None };
        let mut own = DeTable::new();
        for key in OWN {
            own.extend(table.remove_entry(key));
        }
        let AttachmentFile { title, text, file: files, apart } = from_table(own);
        let files = located_all(files, file);
        let given = located(title, file).map(|title| self.unlabelled(title));
        let apart = apart.get().copied().unwrap_or(false);
        let data = table.get("data").map(|data| Place::new(file, data.span()));
        let text_place = text.range().map(|range| Place::new(file, range));
        let contents: Vec<&Place> =
            text_place.iter().chain(files.first().map(|file| &file.place)).chain(data.as_ref()).collect();
        let before = self.found.len();
        let (title, items) = match contents[..] {
            [] if apart => (None, Vec::new()),
            [] => {
                self.error(AttachmentFault::Nothing.into(), place.clone());
                (None, Vec::new())
            }
            [one, ..] if apart => {
                self.error(AttachmentFault::Apart.into(), one.clone());
                (None, Vec::new())
            }
            [_, second, ..] => {
                self.error(AttachmentFault::Twice.into(), second.clone());
                (None, Vec::new())
            }
            [_] => {
                let table = from_table::<TableFile>(std::mem::take(&mut table));
                self.contents(&place, (text, files), table, given.as_ref())
            }
        };
        let wrong = self.found[before..].iter().any(Diagnostic::is_error);
        if given.is_none() && title.is_none() && !wrong {
            self.error(Problem::MissingKey { key: "title".into(), of_publication: false }, place.clone());
        }
        let title = given.or(title).unwrap_or_else(|| required(Maybe::default(), &place));
        Some(Attachment { title, apart, items })
    }

    /// Reads what an attachment holds, and the title that its file has.
    fn contents(
        &mut self,
        place: &Place,
        (text, mut files): (Maybe<String>, Vec<Located<String>>),
        mut table: TableFile,
        given: Option<&Located<String>>,
    ) -> (Option<Located<String>>, Vec<Item>) {
        if files.len() > 1 || files.first().is_some_and(|file| names_picture(&file.value)) {
            self.no_table(place.file, &table);
            return (None, self.pictures(files, given));
        }
        if let Some(pdf) = files.first().filter(|file| ends(&file.value, &[".pdf"])) {
            let pdf = pdf.clone();
            self.no_table(place.file, &table);
            return (None, self.scanned(&pdf));
        }
        if let Some(data) = files.pop_if(|file| ends(file.value.split('#').next().unwrap_or_default(), &TABLES)) {
            table.data = Maybe(Some(Spanned::new(data.place.range, Words(data.value))));
        }
        if table.data.get().is_some() {
            return self.attached_table(place, table, given);
        }
        self.no_table(place.file, &table);
        let file = files.pop().map(|file| Spanned::new(file.place.range, Words(file.value)));
        let name = file
            .as_ref()
            .map(|file| Located { value: file.get_ref().0.clone(), place: Place::new(place.file, file.span()) });
        let query = Query {
            head: true,
            annex: true,
            title: given.map(|title| title.value.as_str()),
            source: false,
            notes: true,
        };
        let mut words = self.words(place.file, place, text, Maybe(file), query);
        self.label_of_file(words.annex.take());
        let title = words.title.take();
        self.other_title(given, title.as_ref());
        let items = self.printed(words.parts, name);
        (title, items)
    }

    fn attached_table(
        &mut self,
        place: &Place,
        table: TableFile,
        given: Option<&Located<String>>,
    ) -> (Option<Located<String>>, Vec<Item>) {
        let named = table.name.get().is_some();
        let Some(mut table) = self.statistics(place.clone(), table) else { return (None, Vec::new()) };
        self.label_of_file(table.annex.take());
        let title = table.title.take();
        self.other_title(given, title.as_ref());
        if !named {
            table.name = given.or(title.as_ref()).cloned();
        }
        (title, vec![Item::Table(Box::new(table))])
    }

    /// Reads pictures, which show what the title says, and if there are several, a page each.
    fn pictures(&mut self, files: Vec<Located<String>>, title: Option<&Located<String>>) -> Vec<Item> {
        let several = files.len() > 1;
        let mut items = Vec::new();
        for file in files {
            if !names_picture(&file.value) {
                self.error(AttachmentFault::Several { path: file.value.clone() }.into(), file.place.clone());
                continue;
            }
            let words = Maybe(Some(Spanned::new(file.place.range.clone(), Words(file.value))));
            let picture = PictureFile { file: words, ..PictureFile::default() };
            items.extend(self.picture(file.place, picture).map(|picture| {
                let number = items.len() + 1;
                let alt = title.map(|title| Located {
                    value: if several { format!("{}第{number}页", title.value) } else { title.value.clone() },
                    place: title.place.clone(),
                });
                Item::Picture(Picture { alt, ..picture })
            }));
        }
        items
    }

    /// Reads a scanned paper, a picture for each of its pages; other PDFs are refused.
    fn scanned(&mut self, pdf: &Located<String>) -> Vec<Item> {
        let Some(bytes) = self.file(&pdf.value, FILE_LIMIT, &pdf.place) else { return Vec::new() };
        let path = || pdf.value.clone();
        let fault = match scans(&bytes) {
            Ok(pages) => {
                let label = self.next_label();
                let page = |(n, bytes): (usize, Vec<u8>)| {
                    let said = |value| Located { value, place: pdf.place.clone() };
                    let file = said(format!("{}/{}", pdf.value, n + 1));
                    let (format, pixels) = self.checked_picture(&file, &bytes);
                    self.folder.keep(&file.value, bytes);
                    let alt = Some(said(format!("{label}第{}页", n + 1)));
                    let (caption, credits) = (None, Vec::new());
                    Item::Picture(Picture { file, caption, credits, alt, format, pixels, width: None, link: None })
                };
                return pages.into_iter().enumerate().map(page).collect();
            }
            Err(NoScan::More(page)) => AttachmentFault::Pdf { path: path(), page },
            Err(NoScan::TooMany(pages)) => AttachmentFault::PdfTooLong { path: path(), pages, limit: MOST_PAGES },
            Err(NoScan::Bad(why)) => AttachmentFault::BadPdf { path: path(), why },
        };
        self.error(fault.into(), pdf.place.clone());
        Vec::new()
    }

    /// Reports keys of a table that say nothing of what is none.
    fn no_table(&mut self, file: SourceId, table: &TableFile) {
        for (key, range) in table.ranges() {
            self.error(AttachmentFault::NoTable { key: key.to_owned() }.into(), Place::new(file, range));
        }
    }

    /// Takes the label off a title, which is put there anyway; tells it.
    fn unlabelled(&mut self, title: Located<String>) -> Located<String> {
        let Some(AttachmentLabel { label: typed, rest, .. }) =
            attachment_label(&title.value).filter(|label| !label.rest.is_empty())
        else {
            return title;
        };
        let fault = AttachmentFault::Label { typed: typed.to_owned(), label: self.next_label() };
        self.found.push(Diagnostic::new(fault.into(), Severity::Info, Some(title.place.clone())));
        Located { value: rest.to_owned(), place: title.place }
    }

    /// Tells a label in a file that has another number.
    fn label_of_file(&mut self, label: Option<Located<String>>) {
        let Some(label) = label else { return };
        let number = attachment_label(&label.value).and_then(|label| label.number);
        if number.is_some_and(|number| number as usize != self.attachments.len() + 1) {
            let fault = AttachmentFault::OtherNumber { typed: label.value, label: self.next_label() };
            self.found.push(Diagnostic::warning(fault.into(), label.place));
        }
    }

    fn next_label(&self) -> String {
        format!("附件{}", self.attachments.len() + 1)
    }

    fn other_title(&mut self, given: Option<&Located<String>>, title: Option<&Located<String>>) {
        if let (Some(given), Some(title)) = (given, title)
            && !is_same(&given.value, &title.value)
        {
            let fault = AttachmentFault::OtherTitle { text: title.value.replace('\n', " ") };
            self.found.push(Diagnostic::warning(fault.into(), title.place.clone()));
        }
    }
}

/// Returns whether a name ends in one of some ways.
fn ends(name: &str, ends: &[&str]) -> bool {
    let name = name.trim().to_lowercase();
    ends.iter().any(|end| name.ends_with(end))
}
