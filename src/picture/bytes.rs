//! Takes bytes off the front of a file.

use crate::messages::Unsound;

/// What is left of a file.
#[derive(Clone, Copy)]
pub(super) struct Rest<'b>(pub(super) &'b [u8]);

impl<'b> Rest<'b> {
    /// Takes so many bytes; fails if there are not as many.
    pub(super) fn take(&mut self, count: usize) -> Result<&'b [u8], Unsound> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Unsound::Cut)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, Unsound> {
        self.take(1).map(|taken| taken[0])
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Unsound> {
        self.take(N)?.try_into().map_err(|_| Unsound::Cut)
    }

    pub(super) fn big16(&mut self) -> Result<u16, Unsound> {
        self.array().map(u16::from_be_bytes)
    }

    pub(super) fn big32(&mut self) -> Result<u32, Unsound> {
        self.array().map(u32::from_be_bytes)
    }

    pub(super) fn little16(&mut self) -> Result<u16, Unsound> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn little32(&mut self) -> Result<u32, Unsound> {
        self.array().map(u32::from_le_bytes)
    }

    /// Takes a number of three bytes.
    pub(super) fn little24(&mut self) -> Result<u32, Unsound> {
        let [a, b, c] = self.array()?;
        Ok(u32::from_le_bytes([a, b, c, 0]))
    }
}

/// Returns that a part of a file is not as its format demands.
pub(super) fn wrong<T>(part: &str) -> Result<T, Unsound> {
    Err(Unsound::Structure { part: part.to_owned() })
}
