//! Raised and lowered characters of cells, which formatting makes and a text cannot hold.

use crate::hanzi::{lowered, raised};

/// Where characters stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Level {
    #[default]
    Line,
    Raised,
    Lowered,
}

impl Level {
    /// Reads what XLSX calls it.
    pub(super) fn named(name: Option<&str>) -> Self {
        match name {
            Some("superscript") => Self::Raised,
            Some("subscript") => Self::Lowered,
            _ => Self::Line,
        }
    }

    /// Reads the number that XLS has for it.
    pub(super) fn numbered(number: u16) -> Self {
        match number {
            1 => Self::Raised,
            2 => Self::Lowered,
            _ => Self::Line,
        }
    }

    /// Puts the end of a text, from some byte on, into characters that stand so by themselves.
    ///
    /// Returns whether there are none, so that it stays on the line.
    pub(super) fn put(self, text: &mut String, from: usize) -> bool {
        let run = text.get(from..).unwrap_or_default();
        let form = match self {
            Self::Line => return false,
            _ if run.trim().is_empty() => return false,
            Self::Raised => raised(run),
            Self::Lowered => lowered(run),
        };
        let Some(form) = form else { return true };
        text.truncate(from);
        text.push_str(&form);
        false
    }
}
