//! Red and black boards as printed.

use serde::Serialize;

use super::Part;
use super::build::Builder;
use super::places::Marks;
use super::typography::polish;
use crate::fonts::Measure;
use crate::model::{self, BoardLayout};

/// White between boards that stand beside each other, in characters.
const GUTTER: f64 = 2.0;
/// Longest name, in characters, that half a line holds with ease, and which share of them must be so short.
const NAME: (f64, f64) = (11.0, 0.8);
/// Most lines of a reason beside another board.
const LINES: f64 = 3.0;
/// Size of reasons in pt, 四号.
const REASON: f64 = 14.0;
/// What broken lines lose of their measure.
const BROKEN: f64 = 0.95;
/// Lines of a head, and of white above and below a board.
const HEAD: f64 = 4.0;

/// Red and black boards.
#[derive(Debug, Clone, Serialize)]
pub struct Boards {
    /// Whether they stand beside each other.
    pub beside: bool,
    /// White between them then, in characters.
    pub gutter: f64,
    /// Whether they come right after their section's head.
    pub opens: bool,
    /// The boards, one or two.
    pub sides: Vec<BoardSide>,
}

/// A red or a black board.
#[derive(Debug, Clone, Serialize)]
pub struct BoardSide {
    /// `red` or `black`.
    pub colour: &'static str,
    /// The words at its head.
    pub title: String,
    /// Who is on it.
    pub entries: Vec<BoardEntry>,
    /// Where the title was written.
    pub places: Marks,
}

/// Who is on a board.
#[derive(Debug, Clone, Serialize)]
pub struct BoardEntry {
    /// A body or a person.
    pub name: String,
    /// Why.
    pub reason: Option<String>,
    /// Where they were written.
    pub places: Marks,
}

impl Builder<'_> {
    /// Builds boards; `opens` says that they stand right below the head of a section.
    pub(super) fn board(&mut self, board: &model::Board, opens: bool) -> Part {
        let side = |colour, name: &str, side: &Option<model::BoardSide>| {
            let side = side.as_ref()?;
            let (title, place) = match self.marker.polished("", &side.title) {
                Some((title, place)) => (title, Some(place)),
                None => (name.to_owned(), None),
            };
            let entry = |entry: &model::BoardEntry| {
                let name = polish(&entry.name.value);
                let name_place = self.marker.text(&name, "", &entry.name);
                let (reason, reason_place) = self.marker.polished("", &entry.reason).unzip();
                let places = Marks::default().with("name", name_place).with("reason", reason_place);
                BoardEntry { name, reason, places }
            };
            let entries = side.entries.iter().map(entry).collect();
            Some(BoardSide { colour, title, entries, places: Marks::default().with("title", place) })
        };
        let mut side = side;
        let sides = [side("red", "红榜", &board.red), side("black", "黑榜", &board.black)];
        let sides: Vec<BoardSide> = sides.into_iter().flatten().collect();
        let beside = sides.len() == 2
            && match board.layout {
                BoardLayout::Auto => self.fit_beside(&sides),
                BoardLayout::Beside => true,
                BoardLayout::Below => false,
            };
        Part::Board(Boards { beside, gutter: GUTTER, opens, sides })
    }

    /// Returns whether the words of boards are short enough for half a line each, and the boards for a page.
    fn fit_beside(&self, sides: &[BoardSide]) -> bool {
        let (page, running) = (&self.settings.page, self.settings.sizes.running);
        let half = (f64::from(page.chars) - GUTTER) / 2.0;
        let lines = |text: &str, face: &Measure, share: f64| (face.em(text) * share / (BROKEN * half)).ceil().max(1.0);
        let reasons =
            |entry: &BoardEntry| entry.reason.as_ref().map_or(0.0, |reason| lines(reason, &self.kai, REASON / running));
        let entries = || sides.iter().flat_map(|side| &side.entries);
        let short = entries().filter(|entry| self.hei.em(&entry.name) <= NAME.0).count();
        let height = |side: &BoardSide| {
            side.entries.iter().map(|entry| lines(&entry.name, &self.hei, 1.0) + reasons(entry)).sum::<f64>() + HEAD
        };
        short as f64 >= NAME.1 * entries().count() as f64
            && entries().all(|entry| reasons(entry) <= LINES)
            && sides.iter().all(|side| height(side) <= f64::from(page.lines))
    }
}
