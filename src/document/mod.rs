//! The issue as printed: ordered, numbered, formatted, ready for templates.
//!
//! Serialised as `/data/issue.json`, the only thing that templates read.

mod arranging;
mod attachment;
mod back_cover;
mod beside;
mod board;
mod breaking;
mod build;
mod charts;
mod closing;
mod compact;
mod figures;
mod flow;
mod following;
mod footnotes;
mod formula;
mod giving;
mod given;
mod hanging;
mod frame;
mod headings;
mod imprint;
mod inline;
mod makeup;
mod marked;
mod masthead;
mod notes;
mod opening;
mod pictures;
mod pie;
mod places;
mod recipients;
mod settings;
mod table;
mod title;
mod typography;

use std::sync::Arc;

use serde::Serialize;

pub use arranging::Arranged;
pub use attachment::Enclosure;
pub use beside::SidePicture;
pub use board::{BoardEntry, BoardSide, Boards};
pub use build::build;
pub use charts::Rows;
pub use closing::Signed;
pub use flow::{Flowing, Stretch};
pub use footnotes::{ArticleNotes, NoteEntry, NoteHold};
pub use frame::meta;
pub use giving::Giving;
pub use imprint::{BackCover, CoverPicture, Footer, FooterCode, Hold, Labelled, PrintedBy, Website};
pub use inline::{Block, Inline, ListItem, Particular};
pub use makeup::Makeup;
pub use opening::{EditorNote, Instruction, Instructions, Said};
pub use pictures::Beside;
pub use places::{Marks, Number, Places, Printed, Target};
pub use settings::{FontFamilies, Settings, SizeSettings};

use crate::charts::Chart;
use crate::model::SheetRows;
use crate::tables::{TableInput, TableLayout};

/// Goes up when a field of [`Document`] changes its meaning.
pub const CONTRACT: u32 = 3;

/// Most pages of an issue.
pub const PAGE_LIMIT: usize = 500;

/// An issue as printed.
#[derive(Debug, Clone, Serialize)]
pub struct Document {
    /// The version of this data's meaning.
    pub contract: u32,
    /// What the PDF says of itself.
    pub meta: Meta,
    /// Lengths, sizes and fonts.
    pub settings: Settings,
    /// The head of page one.
    pub masthead: Masthead,
    /// The box with what superiors have written on the whole issue.
    pub instructions: Option<Instructions>,
    /// The notice box.
    pub notice: Option<Notice>,
    /// An editor's note on the whole issue.
    pub note: Option<EditorNote>,
    /// 主送 of the whole issue, colon included.
    pub recipients: Option<Said>,
    /// Whether the contents are printed.
    pub contents: bool,
    /// Everything between masthead and 版记.
    pub parts: Vec<Part>,
    /// Which rankings, charts and pictures, by their parts from 0, wait until the text behind them has filled the page
    /// before them; `layout` finds out.
    pub waiting: Vec<usize>,
    /// The 版记.
    pub footer: Footer,
    /// Where lines go to the next page with their notes; `layout` finds out.
    pub holds: Vec<NoteHold>,
    /// The part and the block of each note at the foot of a page, from 0.
    #[serde(skip)]
    pub notes: Vec<(usize, usize)>,
    /// The tables whose arrangement depends on where they begin.
    #[serde(skip)]
    pub flowing: Vec<Flowing>,
    /// The rankings, charts and pictures that give way where there is little room.
    #[serde(skip)]
    pub giving: Vec<Giving>,
    /// Where in the editor's files it was written, by the numbers in its `places`.
    #[serde(skip)]
    pub places: Arc<Places>,
}

impl Document {
    /// Returns what it has that older copies of templates know nothing of: the template, the field, and the editor's key.
    pub fn newer_fields(&self) -> Vec<(&'static str, &'static str, &'static str)> {
        let (head, footer) = (&self.masthead, &self.footer);
        let right = head.copy_number.is_some() && head.copy_number_at == "right";
        let fields = [
            (head.edition.is_some(), ("masthead.typ", "edition", "supplement / edition")),
            (!head.number_lines.is_empty(), ("masthead.typ", "number_lines", "number_form")),
            (head.issuers.len() > 1, ("masthead.typ", "issuers", "issuer")),
            (head.spread && head.issuers.len() > 1, ("masthead.typ", "spread", "spread")),
            (!head.signers.is_empty(), ("masthead.typ", "signers", "signer")),
            (head.urgency.is_some(), ("masthead.typ", "urgency", "urgency")),
            (right, ("masthead.typ", "copy_number_at", "copy_number_at")),
            (!footer.entries.is_empty(), ("footer.typ", "entries", "entries")),
            (footer.printed.is_some(), ("footer.typ", "printed", "printed_by / printed_date")),
            (footer.cover.is_some(), ("footer.typ", "cover", "back_cover")),
            (footer.qr.is_some(), ("footer.typ", "qr", "qr")),
            (self.recipients.is_some(), ("main.typ", "recipients", "to")),
            (self.parts.iter().any(Part::has_picture_beside), ("article.typ", "beside", "beside")),
            (self.parts.iter().any(Part::is_addressed), ("article.typ", "recipients", "to")),
            (self.parts.iter().any(Part::has_red), ("table.typ", "reds", "red")),
            (self.parts.iter().any(Part::has_slices), ("chart.typ", "slice", "type = \"pie\"")),
            (self.has_notes(), ("text.typ", "hung", "[^1]")),
            (self.settings.page.notes, ("page.typ", "notes", "[^1]")),
        ];
        fields.into_iter().filter(|(has, _)| *has).map(|(_, field)| field).collect()
    }
}

/// What the PDF says of itself.
#[derive(Debug, Clone, Serialize)]
pub struct Meta {
    /// Title, such as 营口信用体系建设工作简报〔2020〕第3期.
    pub title: String,
    /// The issuing body.
    pub author: String,
    /// What it is: kind, number and date in one line.
    pub subject: String,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Year, month and day of issue.
    pub date: (u16, u8, u8),
}

/// The head of page one.
#[derive(Debug, Clone, Serialize)]
pub struct Masthead {
    /// The look: `stacked`, `banner`, `star`, `flag`, `preprinted` or `none`.
    pub style: &'static str,
    /// The rule below it: `thick`, `double`, `star`, `thin` or `none`.
    pub rule: &'static str,
    /// Height in mm of its own, if the editor gave one.
    pub height: Option<f64>,
    /// Where the number stands, in mm from the top of the sheet.
    pub number_at: Option<f64>,
    /// Where issuer and date stand, in mm from the top of the sheet.
    pub issuer_at: Option<f64>,
    /// The publication's name.
    pub name: String,
    /// The name as broken into lines, two at most.
    pub name_lines: Vec<String>,
    /// Whether name and kind have no room on one line, in the look that has them there.
    pub kind_below: bool,
    /// The kind of bulletin.
    pub kind: Option<String>,
    /// 增刊, 专刊 or the like, below the name.
    pub edition: Option<String>,
    /// The year, 〔2020〕; other forms than the usual one have none.
    pub year: Option<String>,
    /// The number, 第3期.
    pub number: Option<String>,
    /// The running number, 总第10期.
    pub total: Option<String>,
    /// The lines of a number in a form of the publication's own, instead of year, number and total.
    pub number_lines: Vec<String>,
    /// 编印单位; several as one text.
    pub issuer: String,
    /// The same, each by itself.
    pub issuers: Vec<String>,
    /// Whether they are spread to one width.
    pub spread: bool,
    /// 签发人.
    pub signers: Vec<String>,
    /// The date, 2020年12月14日.
    pub date: String,
    /// 密级.
    pub secrecy: Option<String>,
    /// 紧急程度.
    pub urgency: Option<String>,
    /// 份号, six digits.
    pub copy_number: Option<String>,
    /// Where that stands: `left`, or `right` behind 编号：.
    pub copy_number_at: &'static str,
    /// Where all of them were written.
    pub places: Marks,
}

/// The notice box.
#[derive(Debug, Clone, Serialize)]
pub struct Notice {
    /// The words above it.
    pub title: String,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Where the title was written.
    pub places: Marks,
}

/// A part of the issue, in printing order.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Part {
    /// A 【head】.
    Section {
        /// The head, brackets included.
        title: String,
        /// Where it was written.
        places: Marks,
    },
    /// An editor's note below the head of a section.
    Note {
        /// The note.
        note: EditorNote,
    },
    /// A text with a title.
    Article {
        /// Depth of its title in the outline, from 1.
        level: u8,
        /// The title in one line, for the outline.
        title: String,
        /// The title as broken into lines.
        lines: Vec<String>,
        /// A second title line.
        subtitle: Option<String>,
        /// Particulars below the title, in lines.
        info: Vec<String>,
        /// The box with what superiors have written on it.
        instructions: Option<Instructions>,
        /// An editor's note before the text.
        note: Option<EditorNote>,
        /// 主送, colon included.
        recipients: Option<Said>,
        /// The picture beside the text.
        beside: Option<SidePicture>,
        /// Its text.
        blocks: Vec<Block>,
        /// Its source, brackets included.
        source: Option<String>,
        /// Where lines, subtitle and source were written.
        places: Marks,
    },
    /// A short text after a ◇.
    Brief {
        /// Depth in the outline that a title would have, from 1.
        level: u8,
        /// Whether its text begins with a sign of its own, and no ◇ stands before it.
        marked: bool,
        /// Its text.
        blocks: Vec<Block>,
        /// Its source, brackets included.
        source: Option<String>,
        /// Where the source was written.
        places: Marks,
    },
    /// The rest of the article or brief before it, after a table or picture within that.
    Continued {
        /// Depth in the outline that its headings stand under.
        depth: u8,
        /// Its text.
        blocks: Vec<Block>,
        /// The source of the whole, brackets included.
        source: Option<String>,
        /// Where the source was written.
        places: Marks,
    },
    /// A place's index and rank by month.
    Ranking {
        /// Depth of its caption in the outline, from 1.
        level: u8,
        /// The words above the table, for the outline.
        caption: String,
        /// The same as broken into lines.
        lines: Vec<String>,
        /// Whether it comes right after its section's head.
        opens: bool,
        /// Whether its rows are close, since there is room for no more; `layout` finds out.
        close: bool,
        /// How close they are then.
        row: Rows,
        /// The column heads.
        head: [&'static str; 3],
        /// Month, index and rank.
        rows: Vec<[String; 3]>,
        /// The chart of the months.
        chart: Option<RankingChart>,
        /// Where lines, `cells` (the rows one after the other) and chart (`whole`) were written.
        places: Marks,
    },
    /// A statistics table.
    Table {
        /// Depth of its title in the outline, from 1.
        level: u8,
        /// A label such as 附件1, above the title at the left.
        annex: Option<String>,
        /// The words above it, for the outline.
        title: Option<String>,
        /// The same as broken into lines.
        lines: Vec<String>,
        /// The lines above its further pieces.
        continued: Vec<String>,
        /// Other lines above it, at the left.
        lead: Vec<String>,
        /// 单位：…
        unit: Option<String>,
        /// Whether the unit stands on the line of the last of `lead`.
        unit_beside: bool,
        /// Note and source below it.
        notes: Vec<String>,
        /// The size of the notes in pt, no larger than the table's.
        note_size: f64,
        /// Whether they find no room on the page where the table ends.
        notes_apart: bool,
        /// Whether the text behind a turned table fills the page before it; `layout` finds out.
        floats: bool,
        /// Its arrangement on the page.
        layout: TableLayout,
        /// What its sheet holds.
        #[serde(skip)]
        sheet: SheetRows,
        /// What was arranged, for renditions that arrange it themselves.
        #[serde(skip)]
        input: Arc<TableInput>,
        /// Where lines, unit, notes and the cells (`whole`) were written.
        places: Marks,
    },
    /// A chart, or the rows of small charts that stand on a page together.
    Chart {
        /// Whether it goes on with the chart before it, without white between the two.
        follows: bool,
        /// The words below it.
        caption: Option<String>,
        /// The same as broken into lines.
        lines: Vec<String>,
        /// Note and source below it.
        notes: Vec<String>,
        /// What it shows.
        alt: String,
        /// The drawing.
        plan: Chart,
        /// Where lines, notes and the whole were written.
        places: Marks,
    },
    /// A picture.
    Picture {
        /// Path from the folder, starting with a slash.
        path: String,
        /// Its format: `png`, `jpg`, `gif`, `webp` or `svg`.
        format: &'static str,
        /// The words below it.
        caption: Option<String>,
        /// The same as broken into lines.
        lines: Vec<String>,
        /// What it shows.
        alt: String,
        /// Width in mm.
        width: Option<f64>,
        /// The address that a QR code leads to.
        link: Option<String>,
        /// Its size as a share of what it has otherwise; `layout` finds out what there is room for.
        scale: f64,
        /// Where lines and file (`whole`) are named.
        places: Marks,
    },
    /// Pictures side by side.
    Pictures {
        /// The pictures, row by row.
        rows: Vec<Vec<Beside>>,
        /// How high in mm a row is at most.
        tallest: f64,
        /// The words below all of them.
        caption: Option<String>,
        /// The same as broken into lines.
        lines: Vec<String>,
        /// Where the lines were written.
        places: Marks,
    },
    /// Red and black boards.
    Board(Boards),
    /// The head of an attachment, which begins a page.
    Attachment {
        /// Depth of its title in the outline, from 1.
        level: u8,
        /// Its number, from 1.
        number: usize,
        /// Label and title in one line, for the outline.
        title: String,
        /// The label, such as 附件1.
        label: String,
        /// The title as broken into lines.
        lines: Vec<String>,
        /// Where the lines were written.
        places: Marks,
    },
    /// The notes of the article before it, where they stand behind it.
    Notes(ArticleNotes),
    /// What stands below the text before it.
    Closing {
        /// Who wrote the text and so on, brackets included.
        credits: Option<String>,
        /// 附件说明.
        enclosures: Vec<Enclosure>,
        /// The bodies that sign, and the date.
        lines: Vec<Signed>,
        /// How many blank lines are above them.
        above: usize,
        /// A remark, brackets included.
        remark: Option<String>,
        /// Where the remark was written.
        places: Marks,
    },
}

/// The chart of a ranking.
#[derive(Debug, Clone, Serialize)]
pub struct RankingChart {
    /// Whether it stands beside the table, else below it.
    pub beside: bool,
    /// White between table and chart in pt.
    pub gutter: f64,
    /// What it shows.
    pub alt: String,
    /// The drawing.
    pub plan: Chart,
}
