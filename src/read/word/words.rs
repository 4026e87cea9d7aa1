//! What is asked of a Word document, and what it says.

use crate::model::{Align, Block, Cells, Moment};
use crate::source::{Located, Place};

/// What is looked for in a document beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) struct Query<'a> {
    /// Its title and subtitle.
    pub(in crate::read) head: bool,
    /// Whether it is an attachment, whose label may stand first.
    pub(in crate::read) annex: bool,
    /// The title that `issue.toml` gives.
    pub(in crate::read) title: Option<&'a str>,
    /// Its source.
    pub(in crate::read) source: bool,
    /// Whether its notes may stand apart from the text.
    pub(in crate::read) notes: bool,
}

/// What a document says.
#[derive(Debug, Default)]
pub(in crate::read) struct Words {
    /// The label of an attachment, 附件1.
    pub(in crate::read) annex: Option<Located<String>>,
    pub(in crate::read) title: Option<Located<String>>,
    pub(in crate::read) subtitle: Option<Located<String>>,
    pub(in crate::read) source: Option<Located<String>>,
    /// Its text, and the tables and pictures in it.
    pub(in crate::read) parts: Vec<Part>,
    /// Who signs it.
    pub(in crate::read) signed: Vec<Located<String>>,
    /// The date below that.
    pub(in crate::read) dated: Option<(Moment, Place)>,
    /// The attachments that stand behind it.
    pub(in crate::read) attached: Vec<Attached>,
}

/// An attachment behind the text of an article.
#[derive(Debug)]
pub(in crate::read) struct Attached {
    /// Its label, 附件1.
    pub(in crate::read) label: Located<String>,
    pub(in crate::read) title: Located<String>,
    pub(in crate::read) parts: Vec<Part>,
    /// Whether the text above it names its attachments itself.
    pub(in crate::read) listed: bool,
}

/// A stretch of text, a table or a picture.
#[derive(Debug)]
pub(in crate::read) enum Part {
    Text(Vec<Block>),
    Table(Table),
    Picture(Picture),
    Pictures(Pictures),
}

/// A table with what stands around it.
#[derive(Debug)]
pub(in crate::read) struct Table {
    pub(in crate::read) cells: Cells,
    /// How many rows Word repeats at the head of pages.
    pub(in crate::read) head_rows: Option<usize>,
    /// The sides at which its columns stand, where it says so of all of them.
    pub(in crate::read) aligns: Vec<Option<Align>>,
    pub(in crate::read) title: Option<Located<String>>,
    pub(in crate::read) unit: Option<Located<String>>,
    pub(in crate::read) note: Option<Located<String>>,
    pub(in crate::read) source: Option<Located<String>>,
    pub(in crate::read) place: Place,
}

/// Pictures that a table puts side by side.
#[derive(Debug)]
pub(in crate::read) struct Pictures {
    pub(in crate::read) pictures: Vec<Picture>,
    /// The words below all of them.
    pub(in crate::read) caption: Option<Located<String>>,
    pub(in crate::read) per_row: usize,
    pub(in crate::read) place: Place,
}

/// A picture with what stands around it.
#[derive(Debug)]
pub(in crate::read) struct Picture {
    /// The name of its part.
    pub(in crate::read) part: String,
    pub(in crate::read) bytes: Vec<u8>,
    /// Its width in mm.
    pub(in crate::read) width: Option<f64>,
    pub(in crate::read) alt: Option<Located<String>>,
    pub(in crate::read) caption: Option<Located<String>>,
    pub(in crate::read) place: Place,
}

/// Returns whether two lines say the same, however they are broken and spaced.
pub(in crate::read) fn is_same(one: &str, other: &str) -> bool {
    let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    solid(one) == solid(other)
}
