//! The bits between two markers of a JPEG.

use crate::messages::Unsound;

/// Bits that have been read ahead, and where the next ones are.
pub(super) struct Bits<'b> {
    bytes: &'b [u8],
    at: usize,
    held: u64,
    count: u32,
}

impl<'b> Bits<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self { bytes, at: 0, held: 0, count: 0 }
    }

    /// Reads ahead, to the next marker at most; a zero follows each byte of ones that is none.
    fn fill(&mut self) {
        while self.count <= 48 {
            let Some(byte) = self.bytes.get(self.at) else { return };
            if *byte == 0xff {
                if self.bytes.get(self.at + 1) != Some(&0) {
                    return;
                }
                self.at += 1;
            }
            self.at += 1;
            self.held = self.held << 8 | u64::from(*byte);
            self.count += 8;
        }
    }

    /// Returns the next 16 bits without taking them; beyond the end they are zeros.
    pub(super) fn peek(&mut self) -> u16 {
        if self.count < 16 {
            self.fill();
        }
        if self.count >= 16 { (self.held >> (self.count - 16)) as u16 } else { (self.held << (16 - self.count)) as u16 }
    }

    /// Takes so many bits, 16 at most; fails if a marker or the end of the file comes before.
    pub(super) fn take(&mut self, count: u32) -> Result<u32, Unsound> {
        let next = u32::from(self.peek());
        if count > self.count {
            let cut = self.at >= self.bytes.len().saturating_sub(1);
            return Err(if cut { Unsound::Cut } else { Unsound::Pixels });
        }
        self.count -= count;
        Ok(next >> (16 - count))
    }

    /// Takes a mark of restart, the one with a number from 0 to 7, which must follow.
    pub(super) fn restart(&mut self, number: u8) -> Result<(), Unsound> {
        let rest = self.end()?;
        let fill = rest.iter().take_while(|byte| **byte == 0xff).count();
        match rest.get(fill) {
            None => Err(Unsound::Cut),
            Some(kind) if fill > 0 && *kind == 0xd0 + number => {
                *self = Self::new(&rest[fill + 1..]);
                Ok(())
            }
            Some(_) => Err(Unsound::Pixels),
        }
    }

    /// Returns what follows, from the marker on; fails if there are bytes left before it.
    pub(super) fn end(&mut self) -> Result<&'b [u8], Unsound> {
        self.fill();
        let rest = &self.bytes[self.at..];
        match rest {
            [] | [0xff] if self.count < 8 => Err(Unsound::Cut),
            [0xff, ..] if self.count < 8 => Ok(rest),
            _ => Err(Unsound::Pixels),
        }
    }
}
