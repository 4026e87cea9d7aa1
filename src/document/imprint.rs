//! The 版记.

use serde::Serialize;

use super::inline::Block;
use super::places::{Marker, Marks, Number};
use super::settings::Settings;
use super::typography::polish;
use crate::fonts::Measure;
use crate::model::{self, Issue, PT_PER_MM, uri};
use crate::source::{Located, Place};

/// The 版记.
#[derive(Debug, Clone, Serialize)]
pub struct Footer {
    /// 报, 送, 发, 抄送 and 本期增发 with their recipients; 主送 before them where it does not stand before the text.
    pub distribution: Vec<Labelled>,
    /// 编辑, 审核 and so on.
    pub imprint: Vec<Labelled>,
    /// How many of them stand side by side, two at most: beside a QR code there may be too little room.
    pub columns: usize,
    /// Further lines, each of one entry or two.
    pub entries: Vec<Vec<Labelled>>,
    /// The last line: 印发机关 and 印发日期.
    pub printed: Option<PrintedBy>,
    /// The website: words and address.
    pub website: Option<Website>,
    /// A QR code at the right.
    pub qr: Option<FooterCode>,
    /// （共印80份）.
    pub copies: Option<String>,
    /// Where they were written.
    pub places: Marks,
    /// The back cover above it.
    pub cover: Option<BackCover>,
    /// Whether it begins a page of its own; `layout` finds out.
    pub new_page: bool,
    /// How many blank pages stand before it then.
    pub blanks: usize,
    /// What goes to its page with it, that it may not stand there alone; `layout` finds out.
    pub hold: Option<Hold>,
    /// Of what the number of pages must be a multiple: 2 for a 版记 on the back of a sheet, 4 for a booklet.
    #[serde(skip)]
    pub multiple_of: usize,
}

/// Where room is kept at the foot of a page, so that the lines after it go to the next one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Hold {
    /// The part, from 0.
    pub part: usize,
    /// The block of its text before which room is kept, from 0.
    pub block: usize,
    /// Height of that room in pt.
    pub height: f64,
}

impl Footer {
    /// Has it stand on a back cover, the last page and an even one.
    pub(super) fn below(self, cover: Option<BackCover>) -> Self {
        let (new_page, multiple_of) = if cover.is_some() { (true, 2) } else { (self.new_page, self.multiple_of) };
        Self { cover, new_page, multiple_of, ..self }
    }

    /// Returns whether there is nothing in it, nor above it on a back cover.
    pub fn is_empty(&self) -> bool {
        let lists = self.distribution.is_empty() && self.imprint.is_empty() && self.entries.is_empty();
        lists
            && self.cover.is_none()
            && self.qr.is_none()
            && self.printed.is_none()
            && self.website.is_none()
            && self.copies.is_none()
    }
}

/// The back cover, 封底: a text or a picture.
#[derive(Debug, Clone, Serialize)]
pub struct BackCover {
    /// Its text; nothing if it has a picture.
    pub blocks: Vec<Block>,
    /// Its picture.
    pub picture: Option<CoverPicture>,
    /// Where it is asked for.
    #[serde(skip)]
    pub written: Place,
}

/// The picture of a back cover.
#[derive(Debug, Clone, Serialize)]
pub struct CoverPicture {
    /// Path from the issue's folder, starting with a slash.
    pub path: String,
    /// Its format: `png`, `jpg`, `gif`, `webp` or `svg`.
    pub format: &'static str,
    /// What it shows.
    pub alt: String,
    /// Where the file (`whole`) is named.
    pub places: Marks,
}

/// A QR code in the 版记.
#[derive(Debug, Clone, Serialize)]
pub struct FooterCode {
    /// Path from the issue's folder, starting with a slash.
    pub path: String,
    /// What it leads to, in words.
    pub alt: String,
    /// The address.
    pub link: String,
    /// The words below it.
    pub caption: Option<String>,
    /// Width in mm, the white around it included.
    pub width: f64,
    /// Where caption and address (`whole`) were written.
    pub places: Marks,
}

/// A label and what it labels.
#[derive(Debug, Clone, Serialize)]
pub struct Labelled {
    /// The label, colon included.
    pub label: String,
    /// The text.
    pub text: String,
    /// Where the text was written.
    pub place: Number,
}

/// Who has the issue printed, and when.
#[derive(Debug, Clone, Serialize)]
pub struct PrintedBy {
    /// 印发机关.
    pub by: Option<String>,
    /// 2026年8月19日印发.
    pub date: String,
    /// Where they were written.
    pub places: Marks,
}

/// A website as printed.
#[derive(Debug, Clone, Serialize)]
pub struct Website {
    /// The words before the address, colon included.
    pub label: String,
    /// The address, as a target.
    pub url: String,
    /// The address, as printed.
    pub text: String,
    /// Where words and address were written.
    pub places: Marks,
}

/// Builds the 版记.
pub(super) fn footer(issue: &Issue, settings: &Settings, measure: &Measure, marker: &mut Marker) -> Footer {
    let publication = &issue.publication;
    let lists = &publication.distribution;
    let distribution = [("报", &lists.report), ("送", &lists.send), ("发", &lists.issue)];
    let mut distribution: Vec<Labelled> =
        distribution.into_iter().filter_map(|(label, items)| labelled(label, items, "，", marker)).collect();
    let copies_to = labelled("抄送", &lists.copy_to, "，", marker);
    distribution.extend(copies_to.map(|copies| Labelled { text: ended(copies.text), ..copies }));
    distribution.extend(labelled("本期增发", &issue.extra_recipients, "，", marker));
    let aside = publication.qr.as_ref().and_then(|qr| qr.width).unwrap_or_default();
    let room = (settings.page.width - aside) * PT_PER_MM / settings.sizes.footer - 2.0;
    let imprint = [
        labelled("编辑", &publication.editors, "\u{3000}", marker),
        labelled("电子邮件", &publication.email, "", marker),
        labelled("审核", &publication.reviewers, "\u{3000}", marker),
        labelled("联系电话", &publication.phone, "", marker),
    ];
    let imprint: Vec<Labelled> = imprint.into_iter().flatten().collect();
    let short = |entry: &Labelled| measure.em(&entry.label) + measure.em(&entry.text) <= (room - 1.0) / 2.0;
    let columns = if publication.qr.is_none() || imprint.iter().all(short) { 2 } else { 1 };
    let copies = publication.copies.map(|copies| format!("（共印{copies}份）"));
    let places = copies.as_ref().zip(publication.copies_place.as_ref());
    Footer {
        distribution,
        entries: entries(&publication.footer.entries, room, measure, marker),
        printed: printed(issue, marker),
        imprint,
        columns,
        website: publication.website.as_ref().map(|site| website(site, marker)),
        qr: publication.qr.as_ref().map(|qr| code(qr, marker)),
        places: Marks::default().with("copies", places.map(|(words, place)| marker.whole(words, place))),
        copies,
        cover: None,
        new_page: false,
        hold: None,
        blanks: 0,
        multiple_of: if publication.footer.even_page { 2 } else { 1 },
    }
}

fn code(qr: &model::Picture, marker: &mut Marker) -> FooterCode {
    let (caption, place) = marker.polished("", &qr.caption).unzip();
    let whole = marker.whole(&qr.file.value, &qr.file.place);
    FooterCode {
        path: qr.path(),
        alt: qr.alt.as_ref().map_or(String::new(), |alt| alt.value.clone()),
        link: qr.link.as_ref().map_or(String::new(), |link| uri(&link.value)),
        caption,
        width: qr.width.unwrap_or_default(),
        places: Marks::default().with("caption", place).with("whole", whole),
    }
}

/// Ends a list of recipients with a full stop, GB/T 9704-2012 7.4.2.
pub(super) fn ended(text: String) -> String {
    if text.ends_with('。') { text } else { text + "。" }
}

/// Builds the lines that are printed as they were written; two short ones share a line of so many em.
fn entries(entries: &[Located<String>], room: f64, measure: &Measure, marker: &mut Marker) -> Vec<Vec<Labelled>> {
    let mut rows: Vec<Vec<Labelled>> = Vec::new();
    let mut half_full = false;
    for entry in entries {
        let whole = polish(&entry.value);
        let end = whole.find('：').map_or(0, |at| at + '：'.len_utf8());
        let (label, text) = whole.split_at(end);
        let place = marker.text(text, "", &after(entry, end > 0));
        let short = measure.em(&whole) <= (room - 1.0) / 2.0;
        let built = Labelled { label: label.to_owned(), text: text.to_owned(), place };
        match rows.last_mut().filter(|_| half_full && short) {
            Some(row) => row.push(built),
            None => rows.push(vec![built]),
        }
        half_full = short && !half_full;
    }
    rows
}

/// Returns what was written behind the label of an entry.
fn after(entry: &Located<String>, labelled: bool) -> Located<String> {
    let at = entry.value.find('：').filter(|_| labelled).map_or(0, |at| at + '：'.len_utf8());
    Located { value: entry.value[at..].to_owned(), place: entry.place.clone() }
}

/// Builds the line of 印发机关 and 印发日期, GB/T 9704-2012 7.4.3.
fn printed(issue: &Issue, marker: &mut Marker) -> Option<PrintedBy> {
    let by = marker.polished("", &issue.publication.printed_by);
    if by.is_none() && issue.printed_date.is_none() {
        return None;
    }
    let date = issue.printed_date.as_ref().map_or(issue.date, |date| date.value);
    let place = issue.printed_date.as_ref().map(|date| &date.place).or(issue.keys.date.as_ref());
    let date = polish(&format!("{date}印发"));
    let (by, by_place) = by.unzip();
    let date_place = place.map(|place| marker.whole(&date, place));
    Some(PrintedBy { by, places: Marks::default().with("by", by_place).with("date", date_place), date })
}

/// Puts some items behind a label; `None` if there are none.
fn labelled<'t>(
    label: &str,
    items: impl IntoIterator<Item = &'t Located<String>>,
    between: &str,
    marker: &mut Marker,
) -> Option<Labelled> {
    let before = |n: usize| if n == 0 { "" } else { between };
    let parts: Vec<_> = items.into_iter().enumerate().map(|(n, item)| (before(n), item)).collect();
    let text: String = parts.iter().map(|(before, item)| format!("{before}{}", polish(&item.value))).collect();
    let label = format!("{label}：");
    (!parts.is_empty()).then(|| Labelled { label, place: marker.joined(&text, &parts), text })
}

fn website(website: &model::Website, marker: &mut Marker) -> Website {
    let label = website.label.as_ref().map(|label| format!("{}：", polish(&label.value)));
    let text = polish(website.url.value.trim());
    let label_place = label.as_ref().zip(website.label.as_ref()).map(|(label, text)| marker.text(label, "", text));
    Website {
        places: Marks::default().with("label", label_place).with("text", marker.text(&text, "", &website.url)),
        label: label.unwrap_or_default(),
        url: website.url.value.trim().to_owned(),
        text,
    }
}
