//! `[archive]`: how issues are filed.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Maybe, Words};

/// How issues are filed in the archive, for `--for archive`.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ArchiveFile {
    /// 全宗号, four letters or digits, such as 0194.
    pub fonds: Maybe<Words>,
    /// 档案门类代码; WS (文书) if absent.
    pub category: Maybe<Words>,
    /// 保管期限: 永久, 30年 or 10年; 10年 if absent.
    pub retention: Maybe<RetentionWord>,
    /// 机构（问题）代码, such as XYB.
    pub department: Maybe<Words>,
    /// 件号, the number among the items of its year.
    #[schemars(range(min = 1, max = 9999))]
    pub item: Maybe<u32>,
    /// Name of the file, such as "{档号}.pdf"; may hold {档号} {全宗号} {年度} {期号} {日期} {题名}.
    pub file_name: Maybe<Words>,
    /// Whether the name of the file has a full stop instead of the · of the 档号.
    pub ascii: Maybe<bool>,
    /// `a-3a` (with the sources inside) or `a-2a` (without).
    pub profile: Maybe<ProfileWord>,
}

/// A 保管期限.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[schemars(inline)]
#[expect(missing_docs, reason = "described variants would not be a plain list of words in the schema")]
pub enum RetentionWord {
    #[serde(rename = "永久")]
    Permanent,
    #[serde(rename = "30年")]
    Thirty,
    #[serde(rename = "10年")]
    Ten,
}

/// A profile of PDF/A.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[schemars(inline)]
#[expect(missing_docs, reason = "described variants would not be a plain list of words in the schema")]
pub enum ProfileWord {
    #[serde(rename = "a-3a")]
    A3a,
    #[serde(rename = "a-2a")]
    A2a,
}
