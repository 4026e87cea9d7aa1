//! The TOML that editors write, and its JSON Schema.
//!
//! These types are the single description of the files: `typeset schema`
//! prints the schema made from them, and `conform` checks files against that
//! same schema, so that the two cannot drift apart. Every key may be absent
//! here; which ones are required is said in the schema alone.

use std::marker::PhantomData;
use std::ops::Range;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

/// A value that may be absent, with its byte range in the file.
#[derive(Debug, Clone)]
pub struct Maybe<T>(pub Option<toml::Spanned<T>>);

impl<T> Default for Maybe<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Maybe<T> {
    /// Returns the value, if present.
    pub fn get(&self) -> Option<&T> {
        self.0.as_ref().map(toml::Spanned::get_ref)
    }

    /// Returns the byte range, if present.
    pub fn range(&self) -> Option<Range<usize>> {
        self.0.as_ref().map(toml::Spanned::span)
    }

    /// Takes the value and its byte range apart.
    pub fn take(self) -> Option<(T, Range<usize>)> {
        self.0.map(|spanned| {
            let range = spanned.span();
            (spanned.into_inner(), range)
        })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        toml::Spanned::deserialize(deserializer).map(|value| Self(Some(value)))
    }
}

/// Implements `JsonSchema` for a type that looks in the schema like another.
macro_rules! schema_as {
    ($type:ty, $name:literal, $generator:ident => $schema:expr $(, $bound:ident)?) => {
        impl$(<$bound: JsonSchema>)? JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}

schema_as!(Maybe<T>, "Maybe", generator => generator.subschema_for::<T>(), T);

/// A list that is part of the format but read apart, since its tables are not all alike.
#[derive(Debug)]
pub struct Apart<T>(PhantomData<T>);

impl<T> Default for Apart<T> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T> Deserialize<'de> for Apart<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| Self(PhantomData))
    }
}

schema_as!(Apart<T>, "List", generator => generator.subschema_for::<Vec<T>>(), T);

/// A day, written `2020-12-14` with or without quotation marks; kept as text.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct DateText(pub String);
schema_as!(DateText, "Date", _generator => schemars::json_schema!({ "type": "string", "format": "date" }));

/// A decimal number; kept as the digits that the editor wrote.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct Decimal(pub String);
schema_as!(Decimal, "Decimal", _generator => schemars::json_schema!({ "type": ["number", "string"], "format": "decimal" }));

/// A text that says something.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct Words(pub String);
schema_as!(Words, "Words", _generator => schemars::json_schema!({ "type": "string", "minLength": 1 }));

/// The file `issue.toml`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["year", "number", "date"]))]
pub struct IssueFile {
    /// Year of the numbering, printed 〔2020〕.
    #[schemars(range(min = 1949, max = 9999))]
    pub year: Maybe<u16>,
    /// Number within the year, printed 第3期.
    #[schemars(range(min = 1, max = 9999))]
    pub number: Maybe<u32>,
    /// Running number since the first issue, printed 总第10期.
    #[schemars(range(min = 1, max = 99999))]
    pub total: Maybe<u32>,
    /// Day of issue.
    pub date: Maybe<DateText>,
    /// 密级和保密期限, such as 秘密★1年.
    pub secrecy: Maybe<Words>,
    /// 份号, printed as six digits.
    #[schemars(range(min = 1, max = 999999))]
    pub copy_number: Maybe<u32>,
    /// Whether to print 本期要目, the list of contents with page numbers.
    pub contents: Maybe<bool>,
    /// Words for the PDF's metadata.
    pub keywords: Vec<Maybe<Words>>,
    /// Path of the publication file; found by walking up if absent.
    pub publication_file: Maybe<Words>,
    /// Values of the publication that are different in this issue.
    pub publication: PublicationFile,
    /// The notice box, 重要提示.
    pub notice: Maybe<NoticeFile>,
    /// The sections, in printing order.
    pub section: Apart<SectionFile>,
}

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

/// The notice box.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NoticeFile {
    /// Words above the box; 重要提示 if absent.
    pub title: Maybe<Words>,
    /// Text, in Markdown.
    pub text: Maybe<String>,
    /// File with the text, `.md` or `.txt`.
    pub file: Maybe<Words>,
}

/// A section.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SectionFile {
    /// Head, printed in 【】.
    pub title: Maybe<Words>,
    /// Items, in printing order.
    pub item: Apart<ItemFile>,
}

/// An item of a section, told apart by `kind`.
#[derive(Debug, JsonSchema)]
#[schemars(untagged)]
#[expect(missing_docs, reason = "the types of the variants are described")]
pub enum ItemFile {
    Article(ArticleFile),
    Brief(BriefFile),
    Ranking(RankingFile),
    Table(TableFile),
    Picture(PictureFile),
}

/// Declares the type of a `kind` key with its one word.
macro_rules! kind_word {
    ($name:ident, $word:literal) => {
        #[doc = concat!("The word `", $word, "`.")]
        #[derive(Debug, Clone, Deserialize)]
        #[serde(transparent)]
        pub struct $name(#[expect(dead_code, reason = "the word has been looked at before")] String);
        schema_as!($name, $word, _generator => schemars::json_schema!({ "type": "string", "const": $word }));
    };
}

kind_word!(ArticleWord, "article");
kind_word!(BriefWord, "brief");
kind_word!(RankingWord, "ranking");
kind_word!(TableWord, "table");
kind_word!(PictureWord, "picture");

/// An article.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind", "title"]))]
pub struct ArticleFile {
    /// Kind of item: a text with a title.
    pub kind: Maybe<ArticleWord>,
    /// Title; `\n` in it forces a new line.
    pub title: Maybe<Words>,
    /// Second line below the title.
    pub subtitle: Maybe<Words>,
    /// Text, in Markdown.
    pub text: Maybe<String>,
    /// File with the text, `.md` or `.txt`.
    pub file: Maybe<Words>,
    /// Where it comes from, printed in （）.
    pub source: Maybe<Words>,
}

/// A brief.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind"]))]
pub struct BriefFile {
    /// Kind of item: a short text after a ◇.
    pub kind: Maybe<BriefWord>,
    /// Text, in Markdown.
    pub text: Maybe<String>,
    /// File with the text, `.md` or `.txt`.
    pub file: Maybe<Words>,
    /// Where it comes from, printed in （）.
    pub source: Maybe<Words>,
}

/// A ranking.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind", "place", "total", "series"]))]
pub struct RankingFile {
    /// Kind of item: monthly index and rank of a place.
    pub kind: Maybe<RankingWord>,
    /// Place ranked, such as 营口市.
    pub place: Maybe<Words>,
    /// Number of places ranked in all.
    #[schemars(range(min = 1, max = 99999))]
    pub total: Maybe<u32>,
    /// Words above the table; `place（rank/total）` of the first month if absent.
    pub caption: Maybe<Words>,
    /// Months, in printing order.
    #[schemars(length(min = 1))]
    pub series: Maybe<Vec<MonthFile>>,
}

/// One month of a ranking.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["month", "index", "rank"]))]
pub struct MonthFile {
    /// Month, written "2020.10".
    pub month: Maybe<Words>,
    /// Composite index, printed in the digits written here.
    pub index: Maybe<Decimal>,
    /// Rank.
    #[schemars(range(min = 1, max = 99999))]
    pub rank: Maybe<u32>,
}

/// A statistics table.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind", "data"]))]
pub struct TableFile {
    /// Kind of item: a statistics table.
    pub kind: Maybe<TableWord>,
    /// Words above the table.
    pub title: Maybe<Words>,
    /// CSV file with the cells.
    pub data: Maybe<Words>,
    /// 单位, printed above the table at the right.
    pub unit: Maybe<Words>,
    /// Note below the table.
    pub note: Maybe<Words>,
    /// Where it comes from, printed below the table.
    pub source: Maybe<Words>,
    /// Rows at the top that are the head; 1 if absent.
    #[schemars(range(min = 1, max = 10))]
    pub head_rows: Maybe<usize>,
    /// Columns at the left that name groups of rows (an empty cell continues the group); 0 if absent.
    #[schemars(range(min = 0, max = 5))]
    pub group_columns: Maybe<usize>,
}

/// A picture.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind", "file"]))]
pub struct PictureFile {
    /// Kind of item: a picture.
    pub kind: Maybe<PictureWord>,
    /// Picture file: PNG, JPEG, WebP, GIF or SVG.
    pub file: Maybe<Words>,
    /// Words below the picture.
    pub caption: Maybe<Words>,
    /// What the picture shows, for those who cannot see it.
    pub alt: Maybe<Words>,
    /// Width in mm.
    #[schemars(range(min = 10, max = 190))]
    pub width: Maybe<f64>,
}

/// Returns the JSON Schema (draft 7) of one of the files.
pub fn schema<T: JsonSchema>() -> Schema {
    SchemaSettings::draft07().into_generator().into_root_schema_for::<T>()
}
