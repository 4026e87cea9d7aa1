//! Issues in the folders beside an issue's.

use super::Date;

/// What the file of an issue in a folder beside says at its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sibling {
    /// Its folder and file, 第2期/issue.toml.
    pub path: String,
    /// The name of its publication.
    pub name: Option<String>,
    /// The year of the numbering.
    pub year: u16,
    /// The number within the year.
    pub number: u32,
    /// 增刊 or the like, whose numbers are a series of their own.
    pub supplement: Option<String>,
    /// The running number.
    pub total: Option<u32>,
    /// The day of issue.
    pub date: Date,
    /// The title of its first item that has one.
    pub title: Option<String>,
}
