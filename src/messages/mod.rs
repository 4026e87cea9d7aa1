//! Every text that is shown to a person, in every language that the program speaks.
//!
//! The texts stand in tables: `messages!` has the messages of a family, `say!` texts elsewhere. Each text has a line
//! for every language, one below the other. A message is one sentence without a full stop, its `label` a few words for
//! the marked place, its `hint` what to do. `{name}` in a text is data and stays as it is, in any place of the sentence;
//! `{{` and `}}` are braces that are printed. What a key, an option or a command is called is never translated.
//!
//! Who adds a language, such as French,
//!
//! 1. adds `Fr` to [`Lang`] and [`Lang::ALL`] below, and says in [`Lang::of_locale`] who is spoken to in it;
//! 2. writes a line `Fr: "…";` after each `En: "…";`, with the parts that the others have. `cargo check` quotes the texts
//!    beside which one is missing, and tells what else depends on the language;
//! 3. for the descriptions in the JSON Schema, writes a table like that of `schema_zh.rs`, or `None` for English;
//! 4. adds it to the languages of `tests/damaged.rs`, lets `UPDATE_EXPECT=1 cargo test damaged` write what damaged issues
//!    are told, and reads that.

#[macro_use]
mod macros;

mod accepts;
mod archive;
mod attachment;
mod board;
mod cell;
mod chart;
mod compare;
mod damage;
mod desk;
mod drawing;
mod excess;
mod export;
mod figure;
mod files;
mod head;
mod help;
mod impose;
mod keys;
mod markdown;
mod meeting;
mod output;
mod pie;
mod preflight;
mod print;
mod problem;
mod reference;
mod rules;
mod schema_zh;
mod status;
mod table;
mod text;
mod ticket;
mod toml;
mod usage;
mod word;
mod workbook;

pub use archive::{ArchiveFault, ArchiveStatus, Divergence, NameFault, PdfPart};
pub use attachment::AttachmentFault;
pub use board::BoardFault;
pub use cell::CellFault;
pub use chart::{Crowd, LeftOut, Omitted};
pub use compare::{CompareFault, CompareStatus, Compared, Side, Stand};
pub use damage::Damage;
pub use desk::{DeskFault, DeskStatus};
pub use drawing::{DrawingFault, TooMuch, Unsound, Within};
pub use excess::ExcessFault;
pub use figure::{Axis, FigureFault};
pub use files::{FileNote, Missing, Product, Refused, Sort, is_in_use};
pub use head::HeadFault;
pub use help::{Help, help};
pub use impose::{ImposeFault, ImposeNote, TestPageWords};
pub use keys::KeyTable;
pub use markdown::Unsupported;
pub use meeting::MeetingFault;
pub use output::OutputFault;
pub use pie::PieFault;
pub use preflight::{BadPdf, Check, PreflightFault, SheetWords, Wanted, page_runs};
pub use print::{PictureFault, PrintFault};
pub use problem::Problem;
pub use reference::ReferenceFault;
pub use rules::{
    AgreementFault, IssueValue, OddFigure, PeopleFault, PunctuationFault, RuleWords, StructureFault, SumFault,
    SumReason, TotalSort, TypographyFault, Unsummed, WordingFault, WrongLine, rule_examples,
};
pub use status::{Arrangement, Reason, Status};
pub use table::TableFault;
pub use text::{NoteSpot, TextFault};
pub use ticket::{Job, KitFile, plate_name};
pub use toml::{Syntax, ValueKind};
pub use usage::{Instead, Usage};
pub use word::{BadWord, Spot, WordFault, WordNote};
pub use workbook::BadBook;

/// The name of the program with its version, as files that it made have it.
pub const PROGRAM: &str = concat!("typeset ", env!("CARGO_PKG_VERSION"));

/// A word that needs no data.
type Term = &'static str;

/// A language for messages; its name in lower case is what `--lang` takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Lang {
    /// Chinese, for mainland office staff.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// All of them.
    pub const ALL: &[Self] = &[Self::Zh, Self::En];

    /// Returns the language of a locale name such as `zh-CN` or `en_US.UTF-8`.
    ///
    /// Chinese where the name tells nothing (`C`, `POSIX`, empty).
    pub fn of_locale(name: Option<&str>) -> Self {
        match name {
            None | Some("" | "C" | "POSIX") => Self::Zh,
            Some(name) if name.starts_with("zh") || name.starts_with("C.") => Self::Zh,
            Some(_) => Self::En,
        }
    }

    /// Returns its name as files and options have it.
    pub fn tag(self) -> Term {
        say!(self => Term { Zh: "zh"; En: "en" })
    }

    /// Returns the words that stand before an error, a warning, an information and a piece of advice.
    pub fn headings(self) -> [&'static str; 4] {
        say!(self => Term {
            Zh: ["错误", "提醒", "参考", "建议"];
            En: ["error", "warning", "info", "help"];
        })
    }

    /// Returns the word that stands before where a finding stands and what it rests on.
    pub fn note(self) -> Term {
        say!(self => Term { Zh: "说明"; En: "note" })
    }

    /// Says on which page a finding stands.
    pub fn page(self, page: usize) -> String {
        say!(self => String { Zh: "第 {page} 页"; En: "page {page}" })
    }

    /// Says which clause of a norm a finding rests on.
    pub fn clause(self, clause: &str) -> String {
        say!(self => String { Zh: "依据 {clause}"; En: "by {clause}" })
    }

    /// Returns the description of a key for the JSON Schema, such as of `IssueFile.year`.
    ///
    /// `None` where the comment in the code serves, as it does for English.
    pub fn schema_description(self, key: &str) -> Option<&'static str> {
        say!(self => Term {
            Zh: schema_zh::DESCRIPTIONS.iter().find(|(known, _)| *known == key).map(|(_, text)| *text);
            En: None;
        })
    }

    /// Returns the words of a problem in this language.
    pub fn words(self, problem: &Problem) -> Words {
        problem.words(self)
    }

    /// Returns what stands between the entries of a list.
    fn comma(self) -> Term {
        say!(self => Term { Zh: "、"; En: ", " })
    }

    /// Returns what stands between the parts of a sentence.
    fn semicolon(self) -> Term {
        say!(self => Term { Zh: "；"; En: "; " })
    }
}

/// What is said of a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// One sentence without a full stop: what is wrong.
    pub message: String,
    /// A few words for the marked place.
    pub label: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Words {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), label: None, hint: None }
    }
}
