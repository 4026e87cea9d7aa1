//! What a JPEG consists of: its components, and how much of them has been there.

use super::super::bytes::{Rest, wrong};
use crate::messages::Unsound;

/// Coefficients of a block.
const BLOCK: usize = 64;

/// A picture of up to four components.
pub(super) struct Frame {
    /// Bits of a sample, 8 as a rule.
    pub(super) precision: u8,
    pub(super) width: u16,
    pub(super) height: u16,
    pub(super) progressive: bool,
    pub(super) components: Vec<Component>,
}

/// A component, such as brightness.
pub(super) struct Component {
    pub(super) id: u8,
    /// The number of the table of steps that its coefficients are multiplied by.
    pub(super) step: usize,
    /// Blocks of a unit, across and down.
    pub(super) across: usize,
    pub(super) down: usize,
    /// Blocks of all units, across and down.
    pub(super) columns: usize,
    rows: usize,
    /// Blocks that hold a part of the picture, across and down.
    pub(super) used: [usize; 2],
    /// The first coefficient of the block before, from which the next one is told.
    pub(super) mean: i32,
    /// Which coefficients of each block are not zero, as far as they have been read; only of progressive pictures.
    pub(super) filled: Vec<u64>,
    /// The lowest bit of each coefficient that has been read; `u8::MAX` for none.
    pub(super) low: [u8; BLOCK],
}

impl Frame {
    /// Reads the head of a frame (T.81 B.2.2).
    pub(super) fn read(mut segment: Rest, progressive: bool) -> Result<Self, Unsound> {
        let precision = segment.byte()?;
        let (height, width, count) = (segment.big16()?, segment.big16()?, segment.byte()?);
        if width == 0 || !(8..=16).contains(&precision) || !(1..=4).contains(&count) {
            return wrong("SOF");
        }
        let mut components = Vec::new();
        for _ in 0..count {
            let (id, sampling) = (segment.byte()?, segment.byte()?);
            let step = usize::from(segment.byte()?);
            let (across, down) = (usize::from(sampling >> 4), usize::from(sampling & 15));
            if !(1..=4).contains(&across) || !(1..=4).contains(&down) || step > 3 {
                return wrong("SOF");
            }
            components.push(Component::new(id, step, across, down));
        }
        let mut frame = Self { precision, width, height, progressive, components };
        let units = frame.units();
        let most = frame.most();
        let size = [usize::from(width), usize::from(height)];
        for component in &mut frame.components {
            (component.columns, component.rows) = (units[0] * component.across, units[1] * component.down);
            let used = |size: usize, own: usize, most: usize| (size * own).div_ceil(most).div_ceil(8);
            component.used = [used(size[0], component.across, most[0]), used(size[1], component.down, most[1])];
        }
        Ok(frame)
    }

    fn most(&self) -> [usize; 2] {
        let most = |of: fn(&Component) -> usize| self.components.iter().map(of).max().unwrap_or(1);
        [most(|component| component.across), most(|component| component.down)]
    }

    /// Returns how many units of blocks of all components there are, across and down.
    pub(super) fn units(&self) -> [usize; 2] {
        let [across, down] = self.most();
        [usize::from(self.width).div_ceil(8 * across), usize::from(self.height).div_ceil(8 * down)]
    }

    /// Fails unless every coefficient has been read to its last bit.
    pub(super) fn complete(&self) -> Result<(), Unsound> {
        let whole = self.components.iter().all(|component| component.low.iter().all(|low| *low == 0));
        if whole { Ok(()) } else { Err(Unsound::Incomplete) }
    }
}

impl Component {
    fn new(id: u8, step: usize, across: usize, down: usize) -> Self {
        let (filled, low) = (Vec::new(), [u8::MAX; BLOCK]);
        Self { id, step, across, down, columns: 0, rows: 0, used: [0; 2], mean: 0, filled, low }
    }

    /// Returns how many blocks there are, with those that fill the last units.
    pub(super) fn blocks(&self) -> usize {
        self.columns * self.rows
    }

    /// Makes room for what is known of each block.
    pub(super) fn remember(&mut self) {
        self.filled.resize(self.blocks(), 0);
    }
}
