//! From the colours of a PDF to the inks of a press.

/// A colour as a PDF states it, reduced to what the choice of an ink needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Tone {
    /// All plates at once, as registration marks are printed; 0 to 1.
    Registration(f32),
    /// Black ink alone, 0 to 1.
    Key(f32),
    /// The spot ink of the issue by its name, 0 to 1.
    Own(f32),
    /// Red, green and blue light, 0 to 1.
    Light([f32; 3]),
    /// Cyan, magenta, yellow and black ink, 0 to 1.
    Process([f32; 4]),
}

impl Tone {
    /// Returns the red, green and blue light of the colour on white paper, 0 to 1, roughly.
    pub(super) fn light(self) -> [f32; 3] {
        match self {
            Self::Light(light) => light,
            Self::Process(inks) => light(inks),
            Self::Key(key) | Self::Registration(key) | Self::Own(key) => [1.0 - key; 3],
        }
    }
}

/// What is laid on the plates; all values 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Laid {
    /// Every plate.
    All(f32),
    /// The black plate.
    Key(f32),
    /// The plate of the spot ink.
    Spot(f32),
    /// Cyan, magenta, yellow and black.
    Process([f32; 4]),
}

/// How red is printed.
#[derive(Debug, Clone, PartialEq)]
pub enum Red {
    /// As an ink of its own.
    Spot {
        /// Its name, as the print shop knows it.
        name: String,
        /// What stands for it where there is no such ink: cyan, magenta, yellow, black, 0 to 1.
        cmyk: [f32; 4],
    },
    /// Mixed of the process inks cyan, magenta, yellow and black, 0 to 1.
    Process([f32; 4]),
    /// In black, for a job of one ink; with the process inks that mean red.
    Black([f32; 4]),
}

/// Up to this difference between its strongest and its weakest light a colour is a grey.
const NEUTRAL: f32 = 0.04;
/// So far from red, as a part of its chroma, may a hue lie and still be printed in the red ink.
const REDDISH: f32 = 0.35;

/// Returns how much of a red ink a colour needs, 0 to 1; `None` if it is no red.
pub(super) fn tint_of_red([r, g, b]: [f32; 3]) -> Option<f32> {
    let (max, min) = (r.max(g).max(b), r.min(g).min(b));
    let chroma = max - min;
    (chroma >= NEUTRAL && r >= max && (g - b).abs() <= REDDISH * chroma).then(|| (chroma / max).min(1.0))
}

/// Returns how light a colour looks, 0 to 1, by the weights of ITU-R BT.601 for values as they are encoded.
pub(super) fn lightness([r, g, b]: [f32; 3]) -> f32 {
    0.299 * r + 0.587 * g + 0.114 * b
}

/// Mixes a colour of process inks, grey of black alone.
pub(super) fn process([r, g, b]: [f32; 3]) -> [f32; 4] {
    let max = r.max(g).max(b);
    if max <= 0.0 {
        return [0.0, 0.0, 0.0, 1.0];
    }
    // What the three coloured inks have in common is printed in black: less
    // ink on the paper, and greys without a cast.
    [(max - r) / max, (max - g) / max, (max - b) / max, 1.0 - max]
}

/// Returns the light that process inks leave of white paper, roughly.
fn light([c, m, y, k]: [f32; 4]) -> [f32; 3] {
    [c, m, y].map(|ink| (1.0 - ink) * (1.0 - k))
}

impl Red {
    /// Chooses the inks for a colour; the flag says whether it can be printed as it was meant.
    pub(super) fn lay(&self, tone: Tone) -> (Laid, bool) {
        match tone {
            Tone::Registration(tint) => (Laid::All(tint), true),
            Tone::Key(amount) => (Laid::Key(amount), true),
            Tone::Own(tint) => (self.red(tint), true),
            Tone::Process([c, m, y, k]) if c + m + y == 0.0 => (Laid::Key(k), true),
            Tone::Process(cmyk) if matches!(self, Self::Process(_)) => (Laid::Process(cmyk), true),
            Tone::Process(cmyk) => match self.part(cmyk) {
                Some(part) => (self.red(part), true),
                None => self.of_light(light(cmyk)),
            },
            Tone::Light(rgb) => self.of_light(rgb),
        }
    }

    fn of_light(&self, rgb: [f32; 3]) -> (Laid, bool) {
        let [r, g, b] = rgb;
        if r.max(g).max(b) - r.min(g).min(b) < NEUTRAL {
            return (Laid::Key(1.0 - lightness(rgb)), true);
        }
        match (tint_of_red(rgb), self) {
            (Some(tint), _) => (self.red(tint), true),
            (None, Self::Process(_)) => (Laid::Process(process(rgb)), true),
            (None, _) => (Laid::Key(1.0 - lightness(rgb)), false),
        }
    }

    /// Returns what part of the red of the job process inks are; `None` if they are another colour.
    fn part(&self, inks: [f32; 4]) -> Option<f32> {
        let (Self::Spot { cmyk, .. } | Self::Process(cmyk) | Self::Black(cmyk)) = self;
        let strongest = cmyk.iter().copied().fold(0.0, f32::max);
        let at = cmyk.iter().position(|ink| *ink == strongest).filter(|_| strongest > 0.0)?;
        let part = inks[at] / strongest;
        let fits = cmyk.iter().zip(inks).all(|(own, ink)| (own * part - ink).abs() < 0.02);
        (fits && part > 0.0 && part <= 1.0 + 1e-3).then_some(part.min(1.0))
    }

    fn red(&self, tint: f32) -> Laid {
        match self {
            Self::Spot { .. } => Laid::Spot(tint),
            Self::Process(cmyk) => Laid::Process(cmyk.map(|ink| ink * tint)),
            Self::Black(_) => Laid::Key(tint),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GB: [f32; 4] = [0.0, 0.8, 0.8, 0.0];
    const SPOT: fn() -> Red = || Red::Spot { name: "Red".into(), cmyk: GB };

    #[test]
    fn greys_and_black_need_black_ink_alone() {
        for red in [SPOT(), Red::Process([0.0, 0.8, 0.8, 0.0]), Red::Black(GB)] {
            assert_eq!(red.lay(Tone::Light([0.0; 3])), (Laid::Key(1.0), true));
            assert_eq!(red.lay(Tone::Light([1.0; 3])), (Laid::Key(0.0), true));
            assert_eq!(red.lay(Tone::Process([0.0, 0.0, 0.0, 0.4])), (Laid::Key(0.4), true));
            assert!(matches!(red.lay(Tone::Light([0.5, 0.5, 0.52])), (Laid::Key(_), true)));
        }
    }

    #[test]
    fn red_takes_its_ink() {
        let screen = Tone::Light([0xe6 as f32 / 255.0, 0.0, 0x12 as f32 / 255.0]);
        assert_eq!(SPOT().lay(screen), (Laid::Spot(1.0), true));
        assert_eq!(Red::Black(GB).lay(screen), (Laid::Key(1.0), true));
        assert_eq!(Red::Process([0.0, 0.8, 0.8, 0.0]).lay(screen).0, Laid::Process([0.0, 0.8, 0.8, 0.0]));
        assert_eq!(SPOT().lay(Tone::Light([1.0, 0.5, 0.5])), (Laid::Spot(0.5), true));
        assert_eq!(SPOT().lay(Tone::Process([0.0, 1.0, 1.0, 0.0])), (Laid::Spot(1.0), true));
    }

    #[test]
    fn the_red_of_the_job_in_process_inks_is_its_ink() {
        assert_eq!(SPOT().lay(Tone::Process(GB)), (Laid::Spot(1.0), true));
        assert_eq!(SPOT().lay(Tone::Process(GB.map(|ink| ink / 2.0))), (Laid::Spot(0.5), true));
        assert_eq!(Red::Black(GB).lay(Tone::Process(GB)), (Laid::Key(1.0), true));
        assert!(matches!(SPOT().lay(Tone::Process([1.0, 0.0, 0.0, 0.0])), (Laid::Key(_), false)));
    }

    #[test]
    fn other_colours_are_told_apart() {
        for other in [[0.0, 0.3, 0.8], [1.0, 0.6, 0.0], [0.2, 0.7, 0.2], [0.6, 0.0, 0.6]] {
            assert!(matches!(SPOT().lay(Tone::Light(other)), (Laid::Key(_), false)), "{other:?}");
            assert!(matches!(Red::Process([0.0; 4]).lay(Tone::Light(other)), (Laid::Process(_), true)), "{other:?}");
        }
    }

    #[test]
    fn process_colours_have_no_grey_of_three_inks() {
        assert_eq!(process([0.0, 0.0, 0.0]), [0.0, 0.0, 0.0, 1.0]);
        assert_eq!(process([0.5, 0.5, 0.5]), [0.0, 0.0, 0.0, 0.5]);
        assert_eq!(process([1.0, 0.0, 0.0]), [0.0, 1.0, 1.0, 0.0]);
    }
}
