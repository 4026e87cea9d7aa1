//! What is noted of a page while its content is walked.

use std::collections::{BTreeMap, BTreeSet};

use super::color::{Family, Paint};
use super::profile::tenths;
use super::report::Picture;
use crate::messages::Check;
use crate::pdf::{Area, MM};

/// How near the trim edge counts as touching it, in points.
const TOUCH: f64 = 0.5 * MM;
/// How far from the trim edge content should stay, in points.
const SAFE: f64 = 3.0 * MM;
/// Below this, white text on colour fills with ink, in points.
const REVERSED: f64 = 7.0;
/// Below this, text is hard to read, in points.
const SMALL: f64 = 5.0;
/// Lines thinner than this may break, in points.
const THIN: f64 = 0.25;
/// Lines thinner than this are hairlines, in points.
const HAIR: f64 = 0.1;
/// Thin lines as short as this tell where to fold or cut a sheet, in points.
const PRESS_MARK: f64 = 10.0 * MM;
/// Most different colours and values that are kept as samples.
const SAMPLES: usize = 3;

/// What stands on the paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Mark {
    /// Text, its size in points; 0 if unknown.
    Text(f64),
    /// An area filled with a colour, and how thick it is if it is no more than a line.
    Fill(Option<f64>),
    /// A line, its thickness in points.
    Line(f64),
    /// A picture.
    Picture,
}

/// A mark with its colour and its place in points of the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Painted<'p> {
    pub(super) mark: Mark,
    pub(super) paint: &'p Paint,
    /// `None` where it is part of a pattern or a character, whose place others tell.
    pub(super) area: Option<Area>,
    pub(super) overprint: bool,
}

/// What was seen of something that a check asks for.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Seen {
    /// The first few different values, as they are shown.
    pub(super) samples: BTreeSet<String>,
    /// The least value, if values can be compared.
    pub(super) least: Option<f64>,
}

/// What is known of a page.
#[derive(Debug, Clone)]
pub(super) struct Facts {
    media: Area,
    trim: Area,
    pub(super) plates: BTreeSet<String>,
    pub(super) families: BTreeSet<Family>,
    /// Most ink in per cent, and the colour.
    pub(super) coverage: (f64, String),
    pub(super) seen: BTreeMap<Check, Seen>,
    pub(super) blank: bool,
    pub(super) pictures: Vec<Picture>,
    pub(super) transparency: BTreeSet<String>,
    /// The least reach beyond the trim edge of what touches it, in points, and the edge.
    pub(super) bleed: Option<(f64, char)>,
}

impl Facts {
    /// Begins with an empty page.
    pub(super) fn new(media: Area, trim: Area) -> Self {
        Self {
            media,
            trim,
            plates: BTreeSet::new(),
            families: BTreeSet::new(),
            coverage: (0.0, String::new()),
            seen: BTreeMap::new(),
            blank: true,
            pictures: Vec::new(),
            transparency: BTreeSet::new(),
            bleed: None,
        }
    }

    /// Notes something with a sample of it.
    pub(super) fn note(&mut self, check: Check, sample: &str) {
        let seen = self.seen.entry(check).or_default();
        if seen.samples.len() < SAMPLES && !sample.is_empty() {
            seen.samples.insert(sample.to_owned());
        }
    }

    /// Notes something that is worse the less it is.
    fn note_least(&mut self, check: Check, value: f64) {
        let seen = self.seen.entry(check).or_default();
        seen.least = Some(seen.least.map_or(value, |least| least.min(value)));
    }

    /// Notes a mark; one that lies wholly outside the trimmed page leaves no trace.
    pub(super) fn add(&mut self, painted: Painted) {
        let Painted { mark, paint, area, overprint } = painted;
        // Crop marks and the like outside the trimmed page are no part of it.
        let area = area.map(|area| area.within(self.media));
        if area.is_some_and(|area| area.is_empty() || area.within(self.trim).is_empty()) {
            return;
        }
        if paint.is_white() {
            self.add_white(mark, paint, overprint);
            return;
        }
        self.add_ink(paint);
        self.blank = false;
        self.judge_color(mark, paint);
        if overprint && mark != Mark::Picture && paint.plates().any(|plate| plate != "K") {
            self.note(Check::Overprint, &paint.shown);
        }
        match mark {
            Mark::Text(size) if size > 0.0 && size < SMALL - 0.01 => self.note_least(Check::SmallText, size),
            Mark::Line(width) | Mark::Fill(Some(width)) if width < HAIR => self.note_least(Check::Hairline, width),
            Mark::Line(width) | Mark::Fill(Some(width)) if width < THIN - 0.005 => {
                self.note_least(Check::ThinLine, width);
            }
            _ => {}
        }
        if let Some(area) = area {
            self.judge_place(mark, area);
        }
    }

    fn add_white(&mut self, mark: Mark, paint: &Paint, overprint: bool) {
        if overprint && paint.measured {
            self.note(Check::WhiteOverprint, &paint.shown);
        }
        if let Mark::Text(size) = mark
            && size > 0.0
            && size < REVERSED
        {
            self.note_least(Check::SmallReversed, size);
        }
    }

    fn add_ink(&mut self, paint: &Paint) {
        for plate in paint.plates().filter(|plate| *plate != "All") {
            if !self.plates.contains(plate) {
                self.plates.insert(plate.to_owned());
            }
        }
        self.families.insert(paint.family);
        if let Some(coverage) = paint.coverage().filter(|coverage| *coverage > self.coverage.0) {
            self.coverage = (coverage, paint.shown.clone());
        }
    }

    fn judge_color(&mut self, mark: Mark, paint: &Paint) {
        let is_text = matches!(mark, Mark::Text(_));
        if is_text && paint.is_rich_black() {
            self.note(Check::RichBlack, &paint.shown);
        }
        if paint.plates().any(|plate| plate == "All") {
            self.note(Check::Registration, &paint.shown);
        }
        let check = match paint.family {
            Family::Rgb if is_text => Check::RgbText,
            Family::Rgb if mark == Mark::Picture => Check::RgbPicture,
            Family::Rgb => Check::RgbGraphics,
            Family::IccGray => Check::IccGray,
            Family::IccCmyk => Check::IccCmyk,
            Family::Unknown => Check::OtherColor,
            Family::Gray | Family::Cmyk | Family::Spot => return,
        };
        self.note(check, if mark == Mark::Picture { "" } else { &paint.shown });
    }

    /// Looks where a mark lies in respect of the four trim edges.
    pub(super) fn judge_place(&mut self, mark: Mark, area: Area) {
        let area = area.within(self.media);
        let Area { x0, y0, x1, y1 } = self.trim;
        let inside = [('←', area.x0 - x0), ('→', x1 - area.x1), ('↓', area.y0 - y0), ('↑', y1 - area.y1)];
        if area.is_empty() || area.within(self.trim).is_empty() || is_press_mark(mark, area) {
            return;
        }
        for (edge, distance) in inside {
            let touches = distance < TOUCH;
            if touches && !matches!(mark, Mark::Text(_)) {
                let reach = -distance;
                if self.bleed.is_none_or(|(least, _)| reach < least) {
                    self.bleed = Some((reach, edge));
                }
            } else if distance < SAFE - 0.1 {
                self.note_least(Check::NearTrim, tenths(distance / MM));
            }
        }
    }
}

/// Returns whether something is a mark for folding or cutting, which may end at the edge of a sheet.
fn is_press_mark(mark: Mark, area: Area) -> bool {
    matches!(mark, Mark::Line(width) if width <= 1.0 && area.width().max(area.height()) <= PRESS_MARK)
}
