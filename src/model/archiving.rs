//! How an issue is filed in the archive, `[archive]`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::source::Located;

/// How an issue is filed, DA/T 22-2015 and DA/T 13-2022.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archiving {
    /// 全宗号.
    pub fonds: Option<String>,
    /// 档案门类代码.
    pub category: String,
    /// 保管期限.
    pub retention: Retention,
    /// 机构（问题）代码.
    pub department: Option<String>,
    /// 件号.
    pub item: Option<u32>,
    /// The name of the file, with names in braces for what is put in.
    pub file_name: Option<Located<String>>,
    /// Whether the name of the file does without the · of the 档号.
    pub ascii: bool,
    /// The profile of PDF/A.
    pub profile: Profile,
}

impl Default for Archiving {
    /// A bulletin of an office is kept for ten years among its 文书 (国家档案局令第8号).
    fn default() -> Self {
        Self {
            fonds: None,
            category: "WS".into(),
            retention: Retention::Ten,
            department: None,
            item: None,
            file_name: None,
            ascii: false,
            profile: Profile::A3a,
        }
    }
}

/// How long an issue is kept, 国家档案局令第8号 第六条.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum Retention {
    /// For ever.
    #[serde(rename = "永久")]
    Permanent,
    /// Thirty years.
    #[serde(rename = "30年")]
    Thirty,
    /// Ten years.
    #[serde(rename = "10年")]
    Ten,
}

impl Retention {
    /// Returns the word for it, such as 定期10年.
    pub fn word(self) -> &'static str {
        match self {
            Self::Permanent => "永久",
            Self::Thirty => "定期30年",
            Self::Ten => "定期10年",
        }
    }

    /// Returns its code in a 档号, DA/T 22-2015.
    pub fn code(self) -> &'static str {
        match self {
            Self::Permanent => "Y",
            Self::Thirty => "D30",
            Self::Ten => "D10",
        }
    }
}

/// A profile of PDF/A.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum Profile {
    /// PDF/A-3a, with the sources inside.
    #[serde(rename = "a-3a")]
    A3a,
    /// PDF/A-2a, which may hold no files but PDF/A.
    #[serde(rename = "a-2a")]
    A2a,
}

/// What can be put into the name of an archive's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamePart {
    /// 档号.
    Code,
    /// 全宗号.
    Fonds,
    /// 年度, the year of issue.
    Year,
    /// 期号, the number within the year.
    Number,
    /// 日期, eight digits.
    Date,
    /// 题名.
    Title,
}

impl NamePart {
    /// Everything that can be put in.
    pub const ALL: [Self; 6] = [Self::Code, Self::Fonds, Self::Year, Self::Number, Self::Date, Self::Title];

    /// Returns what stands in the braces.
    pub fn word(self) -> &'static str {
        match self {
            Self::Code => "档号",
            Self::Fonds => "全宗号",
            Self::Year => "年度",
            Self::Number => "期号",
            Self::Date => "日期",
            Self::Title => "题名",
        }
    }
}

/// A piece of the name of an archive's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamePiece<'p> {
    /// Stands as it is.
    Words(&'p str),
    /// Is put in.
    Part(NamePart),
    /// Stands in braces, but means nothing.
    Unknown(&'p str),
}

/// Takes the name of an archive's file into its pieces.
pub fn name_pieces(pattern: &str) -> Vec<NamePiece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((word, after)) = after.split_once('}') else { break };
        let part = NamePart::ALL.into_iter().find(|part| part.word() == word);
        pieces.extend([NamePiece::Words(before), part.map_or(NamePiece::Unknown(word), NamePiece::Part)]);
        rest = after;
    }
    pieces.push(NamePiece::Words(rest));
    pieces
}
