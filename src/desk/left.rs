//! What of an issue the next one does not hold.

use std::collections::BTreeMap;

/// What is left behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// Briefs but the first of each section.
    Briefs,
    /// Pictures and QR codes.
    Pictures,
    /// Red and black boards.
    Boards,
    /// Attachments.
    Attachments,
    /// Editor's notes and instructions of superiors.
    Notes,
    /// What `[check]` allowed.
    Allowed,
    /// Values of the publication that were different in that issue.
    Own,
    /// Anything else.
    Other,
}

/// What is left behind, and how often.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Left(pub BTreeMap<Told, usize>);

impl Left {
    pub(super) fn note(&mut self, told: Told) {
        *self.0.entry(told).or_default() += 1;
    }
}
