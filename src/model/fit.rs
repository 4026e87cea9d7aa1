//! To how many pages an issue is set.

use crate::source::Place;

/// To how many pages an issue is set, as a make-up man would.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The number, or of what it is a multiple.
    pub goal: Goal,
    /// Where that is said.
    pub place: Place,
    /// Whether the number of lines on a page may change, since the editor gave none.
    pub lines_free: bool,
}

/// A number of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// So many.
    Pages(usize),
    /// An even number: whole leaves.
    Even,
    /// A multiple of four: whole sheets of a booklet.
    Sheet,
    /// As few as can be.
    Shortest,
}

impl Goal {
    /// Returns the number that is nearest to the pages that an issue has otherwise; `None` if any will do.
    pub fn wanted(self, pages: usize) -> Option<usize> {
        match self {
            Self::Pages(wanted) => Some(wanted),
            Self::Even => Some(pages.next_multiple_of(2)),
            Self::Sheet => Some(pages.next_multiple_of(4)),
            Self::Shortest => None,
        }
        .filter(|wanted| *wanted != pages)
    }
}
