//! What stays the same from issue to issue.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Archiving, Body, Checking, Fit, NumberForm, Picture, Print};
use crate::source::{Located, Place};

/// Points in a millimetre.
pub const PT_PER_MM: f64 = 72.0 / 25.4;

/// The least size in pt that the name of a publication should have: 二号, that of an article's title.
pub const LEAST_NAME: f64 = 22.0;

/// How much wider than its cell a character may be: in the standard 28
/// characters of 16 pt, 158 mm in all, are set on 156 mm.
const TIGHT: f64 = 1.015;

/// A publication, as written in `publication.toml` and overridden in `issue.toml`.
#[derive(Debug, Clone)]
pub struct Publication {
    /// What the editor wants of the checker.
    pub checking: Checking,
    /// How issues are filed in the archive.
    pub archiving: Archiving,
    /// The name, such as 营口信用体系建设.
    pub name: Located<String>,
    /// The kind of bulletin, such as 工作简报.
    pub kind: Option<Located<String>>,
    /// 编印单位, the issuing bodies, the host first; one at least.
    pub issuers: Vec<Located<String>>,
    /// How many copies are printed.
    pub copies: Option<u32>,
    /// Where that is said.
    pub copies_place: Option<Place>,
    /// 编辑.
    pub editors: Vec<Located<String>>,
    /// 审核.
    pub reviewers: Vec<Located<String>>,
    /// 电子邮件.
    pub email: Option<Located<String>>,
    /// 联系电话.
    pub phone: Option<Located<String>>,
    /// The website that readers are sent to.
    pub website: Option<Website>,
    /// A QR code in the 版记.
    pub qr: Option<Picture>,
    /// Who receives the bulletin.
    pub distribution: Distribution,
    /// 印发机关, the body that has it printed.
    pub printed_by: Option<Located<String>>,
    /// The head of page one.
    pub masthead: Masthead,
    /// The type area and its grid.
    pub page: Page,
    /// To how many pages it is set, if that is wanted.
    pub fit: Option<Fit>,
    /// Where notes to the text stand.
    pub notes: NotesAt,
    /// Type sizes in pt, where the editor gave some.
    pub sizes: Sizes,
    /// Fonts other than the bundled ones.
    pub fonts: FontChoice,
    /// The 版记.
    pub footer: Footer,
    /// The back cover.
    pub back_cover: Option<BackCover>,
    /// How it goes to the print shop.
    pub print: Print,
    /// The folder with templates of the publication's own.
    pub templates: Option<PathBuf>,
}

/// A website with the words before its address.
#[derive(Debug, Clone)]
pub struct Website {
    /// The words before the address.
    pub label: Option<Located<String>>,
    /// The address.
    pub url: Located<String>,
}

/// Who receives the bulletin.
#[derive(Debug, Clone, Default)]
pub struct Distribution {
    /// 报: superiors.
    pub report: Vec<Located<String>>,
    /// 送: peers and bodies that are not subordinate.
    pub send: Vec<Located<String>>,
    /// 发: subordinates.
    pub issue: Vec<Located<String>>,
    /// 抄送: who gets a copy, GB/T 9704-2012 7.4.2.
    pub copy_to: Vec<Located<String>>,
}

impl Distribution {
    /// Returns the lists in the order of print.
    pub fn lists(&self) -> [&Vec<Located<String>>; 4] {
        [&self.report, &self.send, &self.issue, &self.copy_to]
    }
}

/// The look of the masthead.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum MastheadStyle {
    /// Name and kind on two lines, one plain rule: the look of the 营口 bulletin.
    #[default]
    Stacked,
    /// Name and kind on one line, a thick and a thin rule.
    Banner,
    /// A rule with a star in its middle, as party committees print it.
    Star,
    /// The name at the left, number and date in a column at the right, a boxed kind.
    Flag,
    /// Nothing but the space for a pre-printed head.
    Preprinted,
    /// No head at all: page one begins as any other.
    None,
}

/// The rule below the masthead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum MastheadRule {
    /// A thick one.
    Thick,
    /// A thick and a thin one, 文武线.
    Double,
    /// A thick one with a star in its middle.
    Star,
    /// A thin one.
    Thin,
    /// None.
    None,
}

impl MastheadStyle {
    /// Returns the rule that the look has below it unless the publication says otherwise.
    pub fn rule(self) -> MastheadRule {
        match self {
            Self::Stacked => MastheadRule::Thick,
            Self::Banner => MastheadRule::Double,
            Self::Star => MastheadRule::Star,
            Self::Flag => MastheadRule::Thin,
            Self::Preprinted | Self::None => MastheadRule::None,
        }
    }
}

/// Where 份号 stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum NumberPlace {
    /// On the first line at the left, digits only, GB/T 9704-2012 7.2.1.
    #[default]
    Left,
    /// At the right of the first line, behind 编号：, as bulletins have it.
    Right,
}

/// The head of page one.
#[derive(Debug, Clone)]
pub struct Masthead {
    /// Its look.
    pub style: MastheadStyle,
    /// The rule below it.
    pub rule: MastheadRule,
    /// How the number is printed.
    pub number_form: NumberForm,
    /// Where that is said.
    pub number_form_place: Option<Place>,
    /// Where 份号 stands.
    pub copy_number_at: NumberPlace,
    /// Whether several issuers are spread to one width.
    pub spread: bool,
    /// Its height in mm from the top of the type area to the red rule; the style's own if `None`.
    pub height: Option<f64>,
    /// Where the number stands on a pre-printed head, in mm from the top of the sheet.
    pub number_at: Option<f64>,
    /// Where issuer and date stand on a pre-printed head, in mm from the top of the sheet.
    pub issuer_at: Option<f64>,
}

/// Where notes to the text stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum NotesAt {
    /// At the foot of the page, numbered anew on each.
    #[default]
    Foot,
    /// Behind their article, numbered through it.
    Article,
}

/// A ready-made grid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Grid {
    /// That of GB/T 9704-2012: 22 lines of 28 characters.
    #[default]
    Standard,
    /// A closer one: 26 lines of 32 characters.
    Digest,
}

impl Grid {
    /// Returns the type area with this grid.
    pub fn page(self) -> Page {
        match self {
            Self::Standard => Page::STANDARD,
            Self::Digest => Page::DIGEST,
        }
    }
}

/// The type area and its grid, GB/T 9704-2012 5.2.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Page {
    /// 天头, the white above the type area, in mm.
    pub top: f64,
    /// 订口, the white at the binding edge, in mm.
    pub inside: f64,
    /// Width of the type area in mm.
    pub width: f64,
    /// Height of the type area in mm.
    pub height: f64,
    /// Lines on a full page.
    pub lines: u32,
    /// Characters in a full line.
    pub chars: u32,
    /// Whether the pages are mirrored for printing on both sides.
    pub duplex: bool,
    /// How the lines of numbered paragraphs stand below their numbers.
    pub lists: Lists,
}

/// How the lines of numbered paragraphs stand below their numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum Lists {
    /// At the edge of the type area, GB/T 9704-2012 7.3.3.
    #[default]
    Run,
    /// Below the words behind the number.
    Hang,
}

impl Page {
    /// The grid of GB/T 9704-2012 5.2.1 and 5.2.3: 22 lines of 28 characters.
    pub const STANDARD: Self = Self {
        top: 37.0,
        inside: 28.0,
        width: 156.0,
        height: 225.0,
        lines: 22,
        chars: 28,
        duplex: true,
        lists: Lists::Run,
    };
    /// A closer grid for issues that would run too long.
    pub const DIGEST: Self = Self { lines: 26, chars: 32, ..Self::STANDARD };

    /// Returns the largest office size in pt whose characters fit the cells of the grid.
    pub fn largest_body(&self) -> f64 {
        const SIZES: [f64; 8] = [22.0, 18.0, 16.0, 15.0, 14.0, 12.0, 10.5, 9.0];
        let most = self.widest_body().min(0.8 * self.pitch());
        SIZES.into_iter().find(|size| *size <= most).unwrap_or(7.5)
    }

    /// Returns the widest type in pt that fits the cells of the grid.
    pub fn widest_body(&self) -> f64 {
        TIGHT * self.width * PT_PER_MM / f64::from(self.chars)
    }

    /// Returns the distance of the grid's lines in pt.
    pub fn pitch(&self) -> f64 {
        self.height * PT_PER_MM / f64::from(self.lines)
    }

    /// Returns how many characters of a size in pt fit a line.
    pub fn chars_of(&self, body: f64) -> u32 {
        ((TIGHT * self.width * PT_PER_MM / body) as u32).max(1)
    }

    /// Returns how many lines of a size in pt stand on a page, as far apart as in the standard.
    pub fn lines_of(&self, body: f64) -> u32 {
        let standard = Self::STANDARD.pitch() / 16.0;
        ((self.height * PT_PER_MM / (standard * body)).round() as u32).max(1)
    }
}

/// Type sizes in pt.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sizes {
    /// The name in the masthead, at most.
    pub name: Option<f64>,
    /// The kind in the masthead.
    pub kind: Option<f64>,
    /// Running text.
    pub body: Option<f64>,
    /// Article titles.
    pub title: Option<f64>,
    /// 【section】 heads.
    pub section: Option<f64>,
    /// The 版记.
    pub footer: Option<f64>,
    /// Statistics tables, at most.
    pub table: Option<f64>,
}

/// Fonts other than the bundled ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FontChoice {
    /// Whether installed office fonts may be used.
    pub system: bool,
    /// A folder with fonts.
    pub folder: Option<PathBuf>,
}

impl FontChoice {
    /// Returns whether any but the bundled fonts are asked for.
    pub fn asks_for_more(&self) -> bool {
        self.system || self.folder.is_some()
    }
}

/// The 版记: how it is placed, and what else stands in it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Footer {
    /// Lines as they are printed, such as 供稿：各区县.
    pub entries: Vec<Located<String>>,
    /// Whether it must fall on an even page, the back of the last sheet.
    pub even_page: bool,
}

/// The back cover, 封底: a text or a picture above the 版记, on the last page.
#[derive(Debug, Clone)]
pub struct BackCover {
    /// Where it is asked for.
    pub place: Place,
    /// Its text; nothing if it has a picture.
    pub body: Body,
    /// Its picture.
    pub picture: Option<Picture>,
}

impl Publication {
    /// Calls `visit` with every text of the publication that is printed, but those of the back cover.
    pub fn texts<'a>(&'a self, visit: &mut dyn FnMut(&'a Located<String>)) {
        visit(&self.name);
        self.kind.iter().for_each(&mut *visit);
        self.issuers.iter().for_each(&mut *visit);
        self.distribution.lists().into_iter().flatten().for_each(&mut *visit);
        self.printed_by.iter().chain(&self.footer.entries).for_each(&mut *visit);
        self.editors.iter().chain(&self.reviewers).for_each(&mut *visit);
        self.email.iter().chain(&self.phone).for_each(&mut *visit);
        self.qr.iter().flat_map(|qr| &qr.caption).for_each(&mut *visit);
        self.print.recipients.iter().for_each(|recipient| visit(&recipient.name));
        if let Some(website) = &self.website {
            website.label.iter().for_each(&mut *visit);
            visit(&website.url);
        }
    }

    /// Calls `visit` with every text that may be changed.
    pub fn texts_mut(&mut self, visit: &mut dyn FnMut(&mut Located<String>)) {
        visit(&mut self.name);
        self.kind.iter_mut().for_each(&mut *visit);
        self.issuers.iter_mut().for_each(&mut *visit);
        let Distribution { report, send, issue, copy_to } = &mut self.distribution;
        [report, send, issue, copy_to].into_iter().flatten().for_each(&mut *visit);
        self.printed_by.iter_mut().chain(&mut self.footer.entries).for_each(&mut *visit);
        self.qr.iter_mut().flat_map(|qr| &mut qr.caption).for_each(&mut *visit);
        self.editors.iter_mut().chain(&mut self.reviewers).for_each(&mut *visit);
        self.print.recipients.iter_mut().for_each(|recipient| visit(&mut recipient.name));
    }
}
