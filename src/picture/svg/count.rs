//! Pixels that are computed and kept.

use usvg::Rect;

use super::outside::Refusal;
use crate::messages::TooMuch;

/// Most millions of pixels that are computed; a renderer does about a hundred in a second.
const WORK_LIMIT: f64 = 2_000.0;
/// Most millions of pixels that are kept at once, of four bytes each.
const KEPT_LIMIT: f64 = 160.0;

/// What is drawn on, in pixels.
#[derive(Clone, Copy)]
pub(super) struct Canvas {
    pub(super) width: f32,
    pub(super) height: f32,
}

impl Canvas {
    pub(super) fn pixels(self) -> f64 {
        f64::from(self.width.max(1.0)) * f64::from(self.height.max(1.0))
    }

    /// Returns how much of a rectangle lies on it, or so many of its sides beyond, in pixels.
    pub(super) fn common(self, rect: Rect, beyond: f32) -> Self {
        let span =
            |from: f32, to: f32, side: f32| (to.min(side * (1.0 + beyond)) - from.max(-side * beyond)).max(0.0) + 4.0;
        Self {
            width: span(rect.left(), rect.right(), self.width),
            height: span(rect.top(), rect.bottom(), self.height),
        }
    }
}

/// What has been counted, in pixels.
#[derive(Default)]
pub(super) struct Count {
    computed: f64,
    kept: f64,
    pub(super) dashes: f64,
    pub(super) pictures: usize,
}

impl Count {
    /// Counts pixels that are computed.
    pub(super) fn computes(&mut self, pixels: f64) -> Result<(), TooMuch> {
        self.computed += pixels;
        let limit = WORK_LIMIT as u64;
        if self.computed > WORK_LIMIT * 1e6 { Err(TooMuch::Pixels { limit }) } else { Ok(()) }
    }

    /// Counts pixels that are kept while some work is done.
    pub(super) fn keeps(
        &mut self,
        pixels: f64,
        work: impl FnOnce(&mut Self) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        self.kept += pixels;
        if self.kept > KEPT_LIMIT * 1e6 {
            return Err(TooMuch::Layers { limit: KEPT_LIMIT as u64 }.into());
        }
        self.computes(pixels)?;
        work(self)?;
        self.kept -= pixels;
        Ok(())
    }
}
