//! JPEG (ITU-T T.81): its segments are walked to the end of the image, and its codes read to the last.
//!
//! The decoder that draws it stops where it understands no more and leaves
//! the rest grey; its strict mode does not ask for the end of the image either,
//! nor for the rest of a progressive one. Hence the codes are read here, without
//! making pixels of them.

mod bits;
mod frame;
mod huffman;
mod scan;

use self::frame::Frame;
use self::huffman::{Table, tables};
use self::scan::Scan;
use super::bytes::{Rest, wrong};
use super::refusal::{Refusal, small};
use crate::messages::Unsound;

/// Most passes over a picture; encoders make ten, decoders take a hundred.
const SCAN_LIMIT: usize = 100;
/// Most blocks in all passes; those of the largest picture that may be, ten times over.
const BLOCK_LIMIT: usize = 30_000_000;

/// What has been read so far.
#[derive(Default)]
struct State {
    frame: Option<Frame>,
    /// The tables of Huffman codes: four for the first coefficients of blocks, four for the others.
    tables: [Option<Box<Table>>; 8],
    /// By what the first coefficients of blocks are multiplied, by the numbers of the tables; 0 where there is none.
    steps: [u16; 4],
    /// Units between marks of restart; 0 for none.
    interval: usize,
    scans: usize,
    /// Blocks in all scans.
    blocks: usize,
}

/// Fails if a JPEG is cut short, damaged or too large.
pub(super) fn judge(bytes: &[u8]) -> Result<(), Refusal> {
    let mut rest = Rest(bytes);
    rest.take(2)?;
    let mut state = State::default();
    loop {
        // Some programs leave bytes between segments that mean nothing; after codes they are what is left of a picture.
        if state.scans == 0 {
            let filling = rest.0.windows(2).position(|pair| pair[0] == 0xff && !matches!(pair[1], 0 | 0xff));
            rest.take(filling.unwrap_or(0))?;
        }
        match marker(&mut rest)? {
            // The end. What follows, such as a second picture, is nobody's concern.
            0xd9 => return state.complete().map_err(Refusal::from),
            // Marks without contents.
            0x01 | 0xd0..=0xd7 => {}
            kind => {
                let length = usize::from(rest.big16()?);
                let segment = Rest(rest.take(length.checked_sub(2).ok_or(Unsound::Cut)?)?);
                if !state.segment(kind, segment, &mut rest)? {
                    return Ok(());
                }
            }
        }
    }
}

/// Takes a marker and what fills the space before it; returns its second byte.
fn marker(rest: &mut Rest) -> Result<u8, Unsound> {
    if rest.byte()? != 0xff {
        return Err(Unsound::Pixels);
    }
    loop {
        match rest.byte()? {
            0xff => {}
            0 => return Err(Unsound::Pixels),
            kind => return Ok(kind),
        }
    }
}

impl State {
    /// Reads a segment, and after the head of a scan its codes, too.
    ///
    /// `false` if the picture is coded in a way that no decoder here knows, which the decoder will say.
    fn segment(&mut self, kind: u8, segment: Rest, rest: &mut Rest) -> Result<bool, Refusal> {
        match kind {
            0xc0..=0xc2 => {
                if self.frame.is_some() {
                    return Ok(wrong("SOF")?);
                }
                let frame = Frame::read(segment, kind == 0xc2)?;
                small(frame.width.into(), frame.height.into())?;
                self.frame = Some(frame);
            }
            0xdb => self.steps(segment)?,
            0xc4 => tables(segment, &mut self.tables)?,
            // Without loss, in stages of sizes, or with arithmetic codes.
            0xc3 | 0xc5..=0xcf => return Ok(false),
            0xdd => self.interval = Rest(segment.0).big16()?.into(),
            0xda => {
                self.scans += 1;
                let Some(frame) = self.frame.as_mut().filter(|_| self.scans <= SCAN_LIMIT) else {
                    return Ok(wrong("SOS")?);
                };
                if frame.height == 0 {
                    return Ok(false);
                }
                let scan = Scan::read(segment, frame)?;
                self.blocks += scan.blocks(frame);
                if self.blocks > BLOCK_LIMIT {
                    return Ok(wrong("SOS")?);
                }
                rest.0 = scan.codes(rest.0, frame, &self.tables, &self.steps, self.interval)?;
            }
            _ => {}
        }
        Ok(true)
    }

    /// Reads the first number of each table of steps (T.81 B.2.4.1).
    fn steps(&mut self, mut segment: Rest) -> Result<(), Unsound> {
        while !segment.0.is_empty() {
            let head = segment.byte()?;
            if head & !0x13 != 0 {
                return wrong("DQT");
            }
            let wide = head >> 4 > 0;
            let step = if wide { segment.big16()? } else { segment.byte()?.into() };
            self.steps[usize::from(head & 3)] = step;
            segment.take(if wide { 126 } else { 63 })?;
        }
        Ok(())
    }

    /// Fails unless all of the picture has been there.
    fn complete(&self) -> Result<(), Unsound> {
        match &self.frame {
            Some(frame) if self.scans > 0 => frame.complete(),
            _ => Err(Unsound::Cut),
        }
    }
}
