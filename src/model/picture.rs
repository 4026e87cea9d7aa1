//! Pictures, alone and side by side.

use crate::source::{Located, Place};

/// How high in mm a row of pictures is at most; one that would be higher is narrowed.
pub const TALLEST_ROW: f64 = 90.0;

/// A picture.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The path below the folder.
    pub file: Located<String>,
    /// The words below it.
    pub caption: Option<Located<String>>,
    /// Who took it, as printed.
    pub credits: Vec<Located<String>>,
    /// What it shows, for those who cannot see it.
    pub alt: Option<Located<String>>,
    /// Its format by its content: `png`, `jpg`, `gif`, `webp` or `svg`.
    pub format: &'static str,
    /// Its width and height in pixels; `None` for drawings, which have none.
    pub pixels: Option<[u64; 2]>,
    /// Its width in mm; the width of the type area at most.
    pub width: Option<f64>,
    /// The address that a QR code holds.
    pub link: Option<Located<String>>,
}

impl Picture {
    /// Returns its path from the folder, which is the root of templates.
    pub fn path(&self) -> String {
        format!("/{}", self.file.value.trim_start_matches("./"))
    }
}

/// A picture beside the text of an article.
#[derive(Debug, Clone)]
pub struct SidePicture {
    /// The picture; its width is that of its column.
    pub picture: Picture,
    /// Whether it stands at the left.
    pub left: bool,
}

impl SidePicture {
    /// Its width in mm where the editor gives none.
    pub const WIDTH: f64 = 60.0;
}

/// Pictures side by side, in a row or several, all of a row equally high.
#[derive(Debug, Clone)]
pub struct Pictures {
    /// Where they are asked for.
    pub place: Place,
    /// The pictures; the caption of each stands below it.
    pub pictures: Vec<Picture>,
    /// The words below all of them.
    pub caption: Option<Located<String>>,
    /// Who took them, as printed.
    pub credits: Vec<Located<String>>,
    /// How many stand side by side at most; as many as suits them if absent.
    pub per_row: Option<usize>,
}

impl Pictures {
    /// Returns the pictures row by row: as few rows as there can be, the upper ones with one more if need be.
    pub fn rows(&self) -> Vec<&[Picture]> {
        let most = self.per_row.unwrap_or(if self.pictures.len() == 4 { 2 } else { 3 }).max(1);
        let count = self.pictures.len().div_ceil(most).max(1);
        let (least, more) = (self.pictures.len() / count, self.pictures.len() % count);
        let mut rest = &self.pictures[..];
        let mut rows = Vec::new();
        for row in 0..count {
            let (these, others) = rest.split_at(least + usize::from(row < more));
            rows.push(these);
            rest = others;
        }
        rows
    }

    /// Returns whether any words stand below them.
    pub fn is_captioned(&self) -> bool {
        self.caption.is_some() || self.pictures.iter().any(|picture| picture.caption.is_some())
    }
}
