//! What stands before a text: an editor's note, and what superiors have said.

use super::{Body, Moment};
use crate::source::{Located, Place};

/// 编者按, 按语.
#[derive(Debug, Clone)]
pub struct EditorNote {
    /// The words before it, without a colon; 编者按 if `None`.
    pub label: Option<Located<String>>,
    /// What it says.
    pub body: Body,
}

/// 领导批示: what a superior has written on a matter.
#[derive(Debug, Clone)]
pub struct Instruction {
    /// Who wrote it.
    pub by: Option<Located<String>>,
    /// When, and where that is given.
    pub date: Option<(Moment, Place)>,
    /// What it says.
    pub body: Body,
    /// Where it is given.
    pub place: Place,
}
