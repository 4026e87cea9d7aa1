//! Red and black boards, 红黑榜: who is praised, who is named for faults, and why.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::source::{Located, Place};

/// A red board, a black board, or both.
#[derive(Debug, Clone)]
pub struct Board {
    /// Where it is asked for.
    pub place: Place,
    /// 红榜: who is praised.
    pub red: Option<BoardSide>,
    /// 黑榜: who is named for faults.
    pub black: Option<BoardSide>,
    /// How the two stand.
    pub layout: BoardLayout,
}

/// One of the two boards.
#[derive(Debug, Clone)]
pub struct BoardSide {
    /// The words at its head instead of 红榜 or 黑榜.
    pub title: Option<Located<String>>,
    /// Who is on it, in printing order.
    pub entries: Vec<BoardEntry>,
}

/// Who is on a board.
#[derive(Debug, Clone)]
pub struct BoardEntry {
    /// A body or a person.
    pub name: Located<String>,
    /// Why.
    pub reason: Option<Located<String>>,
}

/// How two boards stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum BoardLayout {
    /// Beside each other if their words are short enough for half a line.
    #[default]
    Auto,
    /// Beside each other.
    Beside,
    /// One below the other.
    Below,
}

impl Board {
    /// Returns the boards that there are, the red one first, each with what it is called by itself.
    pub fn sides(&self) -> impl Iterator<Item = (&'static str, &BoardSide)> {
        let named = [("红榜", &self.red), ("黑榜", &self.black)];
        named.into_iter().filter_map(|(name, side)| Some((name, side.as_ref()?)))
    }
}
