//! Why a picture of pixels cannot be printed.

use crate::messages::Unsound;

/// Most millions of pixels of a picture.
pub const MEGAPIXEL_LIMIT: u64 = 50;

/// Why a picture of pixels cannot be printed.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// It has so many millions of pixels, more than [`MEGAPIXEL_LIMIT`].
    TooLarge(u64),
    /// Its file is damaged.
    Unsound(Unsound),
}

impl From<Unsound> for Refusal {
    fn from(why: Unsound) -> Self {
        Self::Unsound(why)
    }
}

/// Fails if a picture of so many pixels is too large.
pub(super) fn small(width: u32, height: u32) -> Result<(), Refusal> {
    let megapixels = u64::from(width) * u64::from(height) / 1_000_000;
    if megapixels > MEGAPIXEL_LIMIT { Err(Refusal::TooLarge(megapixels)) } else { Ok(()) }
}
