//! What is around a drawing, and what is said of it.

use crate::messages::{TooMuch, Unsound, Within};

/// Why a drawing is not drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// It would take too much.
    TooCostly(TooMuch),
    /// A picture within it, counted from 1, cannot be printed.
    Within(usize, Within),
    /// It has words that are not written in SVG.
    Foreign,
    /// Its file is damaged.
    Unsound(Unsound),
}

impl From<TooMuch> for Refusal {
    fn from(what: TooMuch) -> Self {
        Self::TooCostly(what)
    }
}

/// What is around a drawing.
#[derive(Clone, Copy)]
pub(super) struct Outside<'r> {
    /// How many drawings it lies in.
    pub(super) within: usize,
    /// Reads a file beside it; nothing is read for one that lies in another.
    pub(super) read: &'r dyn Fn(&str) -> Option<Vec<u8>>,
    /// Judges a drawing that lies in this one; returns for how many elements it stands.
    pub(super) judge: fn(&[u8], Outside) -> Result<f64, Refusal>,
}
