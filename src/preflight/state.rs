//! The graphics state of a content stream (ISO 32000-1 8.4 and 9.3).

use std::rc::Rc;

use lopdf::Dictionary;

use super::color::{Family, Paint, Space};
use crate::pdf::{Area, Font, Matrix};

/// Everything that `q` keeps and `Q` brings back.
#[derive(Debug, Clone)]
pub(super) struct State<'a> {
    pub(super) ctm: Matrix,
    /// What can be painted on, in points of the page.
    pub(super) clip: Area,
    pub(super) fill: Ink<'a>,
    pub(super) stroke: Ink<'a>,
    pub(super) line_width: f64,
    pub(super) text: TextState<'a>,
}

/// A current colour.
#[derive(Debug, Clone)]
pub(super) struct Ink<'a> {
    pub(super) space: Rc<Space>,
    pub(super) paint: Rc<Paint>,
    /// The pattern that is painted with instead.
    pub(super) pattern: Option<&'a lopdf::Object>,
    pub(super) overprint: bool,
}

/// How text is set; lengths in the units of the text.
#[derive(Debug, Clone)]
pub(super) struct TextState<'a> {
    pub(super) font: Option<Rc<Font<'a>>>,
    pub(super) resources: Option<&'a Dictionary>,
    pub(super) size: f64,
    pub(super) char_space: f64,
    pub(super) word_space: f64,
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: i64,
}

impl State<'_> {
    /// Returns the state that a page begins with.
    pub(super) fn new(ctm: Matrix, clip: Area) -> Self {
        let black = Ink {
            space: Rc::new(Space::Plain(Family::Gray)),
            paint: Rc::new(Paint::black()),
            pattern: None,
            overprint: false,
        };
        Self { ctm, clip, fill: black.clone(), stroke: black, line_width: 1.0, text: TextState::new() }
    }
}

impl TextState<'_> {
    fn new() -> Self {
        Self {
            font: None,
            resources: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }

    /// Returns whether the modes of 9.3.6 fill the characters.
    pub(super) fn fills(&self) -> bool {
        matches!(self.mode, 0 | 2 | 4 | 6)
    }

    /// Returns whether they draw their outlines.
    pub(super) fn strokes(&self) -> bool {
        matches!(self.mode, 1 | 2 | 5 | 6)
    }
}
