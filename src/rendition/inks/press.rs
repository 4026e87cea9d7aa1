//! What colours are put into: the inks of a job, or one plate of it for a look at it.

use super::colour::{Laid, Red, Tone, lightness};

/// One of the plates of a finished print PDF.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Plate {
    /// Cyan, magenta, yellow or black, counted from 0.
    Process(usize),
    /// The spot ink.
    Spot,
}

/// What colours are put into.
pub(super) enum Press<'a> {
    /// The inks of a job.
    Job(&'a Red),
    /// One plate of a job whose red is printed so: its ink in black, all else white.
    View(&'a Red, &'a Plate),
}

impl Press<'_> {
    /// Returns the name of the spot ink, or nothing.
    pub(super) fn own(&self) -> &str {
        match self {
            Self::Job(Red::Spot { name, .. }) | Self::View(Red::Spot { name, .. }, _) => name,
            _ => "",
        }
    }

    /// Chooses what is laid for a colour; the flag says whether it looks as it was meant.
    pub(super) fn lay(&self, tone: Tone) -> (Laid, bool) {
        match self {
            Self::Job(red) => red.lay(tone),
            Self::View(_, plate) => (Laid::Key(on(plate, tone)), true),
        }
    }
}

/// Returns how much of its ink a plate lays for a colour, 0 to 1.
fn on(plate: &Plate, tone: Tone) -> f32 {
    match (tone, plate) {
        (Tone::Registration(tint), _) | (Tone::Own(tint), Plate::Spot) => tint,
        (Tone::Key(key), Plate::Process(3)) => key,
        (Tone::Light(light), Plate::Process(3)) => 1.0 - lightness(light),
        (Tone::Process(inks), Plate::Process(at)) => inks[*at],
        _ => 0.0,
    }
}
