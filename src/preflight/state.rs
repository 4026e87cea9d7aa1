//! The graphics state of a content stream (ISO 32000-1 8.4 and 9.3).

use std::rc::Rc;

use lopdf::Dictionary;

use super::color::{Family, Paint, Space};
use crate::pdf::{Area, Font, Matrix, TextState};

/// Everything that `q` keeps and `Q` brings back.
#[derive(Debug, Clone)]
pub(super) struct State<'a> {
    pub(super) ctm: Matrix,
    /// What can be painted on, in points of the page.
    pub(super) clip: Area,
    pub(super) fill: Ink<'a>,
    pub(super) stroke: Ink<'a>,
    pub(super) line_width: f64,
    pub(super) resources: Option<&'a Dictionary>,
    pub(super) font: Option<Rc<Font<'a>>>,
    pub(super) text: TextState,
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

impl State<'_> {
    /// Returns the state that a page begins with.
    pub(super) fn new(ctm: Matrix, clip: Area) -> Self {
        let black = Ink {
            space: Rc::new(Space::Plain(Family::Gray)),
            paint: Rc::new(Paint::black()),
            pattern: None,
            overprint: false,
        };
        let (fill, stroke, text) = (black.clone(), black, TextState::default());
        Self { ctm, clip, fill, stroke, line_width: 1.0, resources: None, font: None, text }
    }
}
