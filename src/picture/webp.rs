//! WebP: its chunks are walked to the end that its head announces.

use super::bytes::{Rest, wrong};
use super::refusal::{Refusal, small};
use crate::messages::Unsound;

/// Fails if a WebP is cut short, does not hang together, or is too large.
pub(super) fn judge(bytes: &[u8]) -> Result<(), Refusal> {
    let mut rest = Rest(bytes);
    rest.take(4)?;
    let size = rest.little32()? as usize;
    let mut chunks = Rest(rest.take(size)?);
    chunks.take("WEBP".len())?;
    let pictures = walk(&mut chunks)?;
    if pictures == 0 { Ok(wrong("WEBP")?) } else { Ok(()) }
}

/// Walks chunks to the last and returns how many pictures they have.
fn walk(chunks: &mut Rest) -> Result<usize, Refusal> {
    let mut pictures = 0;
    while !chunks.0.is_empty() {
        let kind = chunks.take(4)?;
        let length = chunks.little32()? as usize;
        let mut data = Rest(chunks.take(length)?);
        // Chunks begin at even places; the last one may lack the byte that sees to it.
        if !length.is_multiple_of(2) && !chunks.0.is_empty() {
            chunks.take(1)?;
        }
        pictures += match kind {
            b"VP8 " => lossy(data)?,
            b"VP8L" => lossless(data)?,
            b"VP8X" => {
                data.take(4)?;
                canvas(&mut data)?
            }
            b"ANMF" => {
                data.take(6)?;
                canvas(&mut data)?;
                data.take(4)?;
                walk(&mut data)?
            }
            _ => 0,
        };
    }
    Ok(pictures)
}

/// Looks at the size of a canvas, of which one is taken off; it is no picture by itself.
fn canvas(data: &mut Rest) -> Result<usize, Refusal> {
    small(data.little24()? + 1, data.little24()? + 1)?;
    Ok(0)
}

/// Looks at the head of a key frame (RFC 6386 9.1); a picture has no other ones.
fn lossy(mut data: Rest) -> Result<usize, Refusal> {
    let tag = data.little24()?;
    if tag & 1 != 0 || data.take(3)? != [0x9d, 0x01, 0x2a] {
        return Ok(wrong("VP8")?);
    }
    let side = |value: u16| u32::from(value & 0x3fff);
    small(side(data.little16()?), side(data.little16()?))?;
    if (tag >> 5) as usize > data.0.len() {
        return Err(Unsound::Cut.into());
    }
    Ok(1)
}

/// Looks at the head of a picture without loss (RFC 9649 3.4).
fn lossless(mut data: Rest) -> Result<usize, Refusal> {
    if data.byte()? != 0x2f {
        return Ok(wrong("VP8L")?);
    }
    let sides = data.little32()?;
    small((sides & 0x3fff) + 1, (sides >> 14 & 0x3fff) + 1)?;
    Ok(1)
}
