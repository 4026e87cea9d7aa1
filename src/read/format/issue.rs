//! `issue.toml`: numbers, notice, sections and their items.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use super::{
    Apart, ArchiveFile, ChartFile, CheckFile, DateText, Decimal, Maybe, PublicationFile, TableFile, Words, schema_as,
};

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
    /// What is wanted of the checker, `typeset check`.
    pub check: CheckFile,
    /// How the issue is filed in the archive, for `--for archive`.
    pub archive: ArchiveFile,
    /// The notice box, 重要提示.
    pub notice: Maybe<NoticeFile>,
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
    Chart(ChartFile),
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
kind_word!(ChartWord, "chart");
kind_word!(PictureWord, "picture");

/// An article.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind"]))]
pub struct ArticleFile {
    /// Kind of item: a text with a title.
    pub kind: Maybe<ArticleWord>,
    /// Title; `\n` in it forces a new line. May be absent if `file` is a Word document with a title of its own.
    pub title: Maybe<Words>,
    /// Second line below the title.
    pub subtitle: Maybe<Words>,
    /// Text, in Markdown.
    pub text: Maybe<String>,
    /// File with the text, `.md`, `.txt` or `.docx`.
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
    /// File with the text, `.md`, `.txt` or `.docx`.
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
    /// Whether a chart of the months is drawn beside the table; true if absent.
    pub chart: Maybe<bool>,
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
