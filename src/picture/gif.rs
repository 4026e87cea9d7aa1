//! GIF: its blocks are walked to the last one, and the codes of its pixels read.

use super::bytes::{Rest, wrong};
use super::refusal::{Refusal, small};
use crate::messages::Unsound;

/// Most codes.
const CODES: usize = 1 << 12;

/// Fails if a GIF is cut short, does not hang together, or is too large.
pub(super) fn judge(bytes: &[u8]) -> Result<(), Refusal> {
    let mut rest = Rest(bytes);
    rest.take("GIF89a".len())?;
    small(rest.little16()?.into(), rest.little16()?.into())?;
    let flags = rest.byte()?;
    rest.take(2)?;
    rest.take(table(flags))?;
    loop {
        match rest.byte()? {
            0x21 => {
                rest.byte()?;
                blocks(&mut rest)?;
            }
            0x2c => {
                rest.take(4)?;
                let (width, height) = (rest.little16()?, rest.little16()?);
                small(width.into(), height.into())?;
                let flags = rest.byte()?;
                rest.take(table(flags))?;
                let size = rest.byte()?;
                let codes = blocks(&mut rest)?;
                pixels(&codes, size, usize::from(width) * usize::from(height))?;
            }
            0x3b => return Ok(()),
            _ => return Err(Unsound::Pixels.into()),
        }
    }
}

/// Returns how many bytes the table of colours has that some flags announce.
fn table(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Takes blocks of data up to the empty one at their end.
fn blocks(rest: &mut Rest) -> Result<Vec<u8>, Unsound> {
    let mut data = Vec::new();
    loop {
        match rest.byte()? {
            0 => return Ok(data),
            length => data.extend_from_slice(rest.take(length.into())?),
        }
    }
}

/// Reads the codes of a picture (GIF89a, appendix F), which begin with so many bits and one more; fails unless they
/// stand for just so many pixels.
fn pixels(data: &[u8], size: u8, count: usize) -> Result<(), Unsound> {
    // Codes grow to 12 bits.
    if !(1..=11).contains(&size) {
        return wrong("LZW");
    }
    let (clear, end) = (1_usize << size, (1 << size) + 1);
    // How many pixels each code stands for.
    let mut lengths = vec![1_usize; CODES];
    let (mut next, mut width, mut before) = (end + 1, u32::from(size) + 1, None);
    let (mut held, mut bits, mut sum) = (0_u32, 0, 0_usize);
    let mut bytes = data.iter();
    loop {
        while bits < width {
            let Some(byte) = bytes.next() else { return if sum == count { Ok(()) } else { Err(Unsound::Pixels) } };
            held |= u32::from(*byte) << bits;
            bits += 8;
        }
        let code = (held & ((1 << width) - 1)) as usize;
        (held, bits) = (held >> width, bits - width);
        if code == clear {
            (next, width, before) = (end + 1, u32::from(size) + 1, None);
            continue;
        }
        if code == end {
            return if sum == count { Ok(()) } else { Err(Unsound::Pixels) };
        }
        if let Some(before) = before.filter(|_| next < CODES) {
            lengths[next] = lengths[before] + 1;
            next += 1;
            if next.is_power_of_two() && next < CODES {
                width += 1;
            }
        }
        if code >= next || (before.is_none() && code > end) {
            return Err(Unsound::Pixels);
        }
        sum += if code < clear { 1 } else { lengths[code] };
        if sum > count {
            return Err(Unsound::Pixels);
        }
        before = Some(code);
    }
}
