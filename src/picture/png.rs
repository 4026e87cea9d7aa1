//! PNG: its chunks are walked before the decoder sees them, then its pixels are decoded row by row.

use std::io::{Cursor, Read};

use flate2::Crc;
use flate2::bufread::ZlibDecoder;
use png::{DecodeOptions, Decoder, Limits};

use super::bytes::{Rest, wrong};
use super::refusal::{Refusal, small};
use crate::messages::Unsound;

/// Bytes of the signature.
const SIGNATURE: usize = 8;
/// Most bytes that a profile or a text may unpack to; profiles of presses have up to 4 MB.
const UNPACKED_LIMIT: u64 = 16 << 20;
/// Longest name of a profile or keyword of a text.
const KEYWORD_LIMIT: usize = 79;

/// Fails if a PNG is damaged or too large.
pub(super) fn judge(bytes: &[u8]) -> Result<(), Refusal> {
    chunks(bytes)?;
    pixels(bytes).map_err(Refusal::from)
}

/// Walks the chunks to the last one; what follows it is nobody's concern.
fn chunks(bytes: &[u8]) -> Result<(), Refusal> {
    let mut rest = Rest(bytes);
    rest.take(SIGNATURE)?;
    let mut first = true;
    loop {
        let length = rest.big32()? as usize;
        let kind = Rest(rest.0).take(4)?;
        let summed = rest.take(length.checked_add(4).ok_or(Unsound::Cut)?)?;
        let part = || String::from_utf8_lossy(kind).into_owned();
        let mut crc = Crc::new();
        crc.update(summed);
        if rest.big32()? != crc.sum() {
            return Err(Unsound::Sum { part: part() }.into());
        }
        if first != (kind == b"IHDR") {
            return Ok(wrong("IHDR")?);
        }
        first = false;
        let data = Rest(&summed[4..]);
        match kind {
            b"IHDR" => size(data)?,
            b"IEND" => return Ok(()),
            b"PLTE" if length == 0 || length > 768 || !length.is_multiple_of(3) => return Ok(wrong("PLTE")?),
            b"fcTL" => frame(data)?,
            b"iCCP" | b"zTXt" | b"iTXt" => unpacked(kind, data)?,
            _ => {}
        }
    }
}

fn size(mut data: Rest) -> Result<(), Refusal> {
    let (width, height) = (data.big32()?, data.big32()?);
    if width == 0 || height == 0 {
        return Ok(wrong("IHDR")?);
    }
    small(width, height)
}

/// Looks at a frame of an animation, whose size stands after a number.
fn frame(mut data: Rest) -> Result<(), Refusal> {
    data.big32()?;
    size(data)
}

/// Unpacks what a chunk holds, but no further than to the limit, and keeps nothing of it.
fn unpacked(kind: &[u8], mut data: Rest) -> Result<(), Unsound> {
    let part = || String::from_utf8_lossy(kind).into_owned();
    let keyword = data.0.iter().position(|byte| *byte == 0).filter(|at| *at <= KEYWORD_LIMIT);
    data.take(keyword.ok_or(Unsound::Structure { part: part() })? + 1)?;
    if kind == b"iTXt" {
        let packed = data.byte()? == 1;
        data.byte()?;
        if !packed {
            return Ok(());
        }
        for _ in ["language", "translated keyword"] {
            let end = data.0.iter().position(|byte| *byte == 0).ok_or(Unsound::Structure { part: part() })?;
            data.take(end + 1)?;
        }
    } else {
        data.byte()?;
    }
    let read = std::io::copy(&mut ZlibDecoder::new(data.0).take(UNPACKED_LIMIT + 1), &mut std::io::sink());
    match read {
        Ok(size) if size > UNPACKED_LIMIT => {
            Err(Unsound::Swollen { part: part(), megabytes: (UNPACKED_LIMIT >> 20) as usize })
        }
        // A profile that cannot be unpacked is left aside by every decoder, and a text is none of the picture.
        _ => Ok(()),
    }
}

/// Decodes the pixels, each row by itself, and reads the file to its end.
fn pixels(bytes: &[u8]) -> Result<(), Unsound> {
    let mut options = DecodeOptions::default();
    options.set_ignore_checksums(false);
    options.set_ignore_adler32(false);
    options.set_ignore_text_chunk(true);
    options.set_ignore_iccp_chunk(true);
    let mut decoder = Decoder::new_with_options(Cursor::new(bytes), options);
    decoder.set_limits(Limits { bytes: UNPACKED_LIMIT as usize });
    let decode = || {
        let mut reader = decoder.read_info()?;
        while reader.next_row()?.is_some() {}
        reader.finish()
    };
    decode().map_err(|error: png::DecodingError| match error {
        png::DecodingError::IoError(_) => Unsound::Cut,
        png::DecodingError::Format(_) => Unsound::Pixels,
        other => Unsound::Decoder { words: other.to_string() },
    })
}
