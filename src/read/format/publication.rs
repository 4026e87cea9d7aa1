//! `publication.toml`: what stays the same from issue to issue.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{ArchiveFile, CheckFile, Maybe, PrintFile, Words};

/// The file `publication.toml`, or the values that an issue lays over it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PublicationFile {
    /// Name, such as 营口信用体系建设.
    pub name: Maybe<Words>,
    /// Kind of bulletin, such as 工作简报.
    pub kind: Maybe<Words>,
    /// 编印单位, the issuing body.
    pub issuer: Maybe<Words>,
    /// Number of copies, printed 共印80份.
    #[schemars(range(min = 1, max = 999999))]
    pub copies: Maybe<u32>,
    /// 编辑.
    pub editors: Maybe<Vec<Maybe<Words>>>,
    /// 审核.
    pub reviewers: Maybe<Vec<Maybe<Words>>>,
    /// 电子邮件.
    pub email: Maybe<Words>,
    /// 联系电话.
    pub phone: Maybe<Words>,
    /// The website that readers are sent to.
    pub website: Maybe<WebsiteFile>,
    /// Who receives the bulletin.
    pub distribution: DistributionFile,
    /// The head of page one.
    pub masthead: MastheadFile,
    /// The type area and its grid.
    pub page: PageFile,
    /// Type sizes: a size name such as "三号", or points such as "16pt".
    pub sizes: SizesFile,
    /// Fonts other than the bundled ones.
    pub fonts: FontsFile,
    /// How the 版记 is placed.
    pub footer: FooterFile,
    /// How the issue goes to the print shop, `--for print`.
    pub print: PrintFile,
    /// What is wanted of the checker, `typeset check`.
    pub check: CheckFile,
    /// How issues are filed in the archive, for `--for archive`.
    pub archive: ArchiveFile,
    /// Folder with templates of the publication's own; `templates` if absent.
    pub templates: Maybe<Words>,
}

/// A website.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["url"]))]
pub struct WebsiteFile {
    /// Words before the address.
    pub label: Maybe<Words>,
    /// Address, starting with http:// or https://.
    pub url: Maybe<Words>,
}

/// Who receives the bulletin.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DistributionFile {
    /// 报: superiors.
    pub report: Maybe<Vec<Maybe<Words>>>,
    /// 送: peers and bodies that are not subordinate.
    pub send: Maybe<Vec<Maybe<Words>>>,
    /// 发: subordinates.
    pub issue: Maybe<Vec<Maybe<Words>>>,
}

/// The head of page one.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct MastheadFile {
    /// Look of the head.
    pub style: Maybe<StyleWord>,
    /// Height in mm from the top of the type area to the red rule.
    #[schemars(range(min = 10, max = 200))]
    pub height: Maybe<f64>,
    /// On a pre-printed head: where the number stands, in mm from the top of the sheet.
    #[schemars(range(min = 5, max = 250))]
    pub number_at: Maybe<f64>,
    /// On a pre-printed head: where issuer and date stand, in mm from the top of the sheet.
    #[schemars(range(min = 5, max = 250))]
    pub issuer_at: Maybe<f64>,
}

/// A look of the masthead.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
#[expect(missing_docs, reason = "described variants would not be a plain list of words in the schema")]
pub enum StyleWord {
    Stacked,
    Banner,
    Star,
    Flag,
    Preprinted,
}

/// The type area and its grid.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PageFile {
    /// `standard` (22 lines of 28 characters) or `digest` (26 lines of 32, smaller type).
    pub grid: Maybe<GridWord>,
    /// 天头, the white above the type area, in mm.
    #[schemars(range(min = 10, max = 100))]
    pub top: Maybe<f64>,
    /// 订口, the white at the binding edge, in mm.
    #[schemars(range(min = 10, max = 60))]
    pub inside: Maybe<f64>,
    /// Width of the type area in mm.
    #[schemars(range(min = 100, max = 190))]
    pub width: Maybe<f64>,
    /// Height of the type area in mm.
    #[schemars(range(min = 100, max = 270))]
    pub height: Maybe<f64>,
    /// Lines on a full page.
    #[schemars(range(min = 15, max = 50))]
    pub lines: Maybe<u32>,
    /// Characters in a full line.
    #[schemars(range(min = 15, max = 60))]
    pub chars: Maybe<u32>,
    /// Whether pages are mirrored for printing on both sides.
    pub duplex: Maybe<bool>,
}

/// A ready-made grid.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
#[expect(missing_docs, reason = "described variants would not be a plain list of words in the schema")]
pub enum GridWord {
    Standard,
    Digest,
}

/// Type sizes.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SizesFile {
    /// Largest size of the name in the masthead.
    pub name: Maybe<Words>,
    /// Size of the kind in the masthead.
    pub kind: Maybe<Words>,
    /// Running text.
    pub body: Maybe<Words>,
    /// Article titles.
    pub title: Maybe<Words>,
    /// 【section】 heads.
    pub section: Maybe<Words>,
    /// The 版记.
    pub footer: Maybe<Words>,
    /// Largest size of statistics tables.
    pub table: Maybe<Words>,
}

/// Fonts other than the bundled ones.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FontsFile {
    /// Whether to use the office fonts installed on this machine.
    pub system: Maybe<bool>,
    /// Folder with fonts to use, from the folder of this file.
    pub folder: Maybe<Words>,
}

/// How the 版记 is placed.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FooterFile {
    /// Whether it must fall on an even page, the back of the last sheet.
    pub even_page: Maybe<bool>,
}
