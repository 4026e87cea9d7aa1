//! Takes the samples of pictures apart.

use image::ImageDecoder;
use lopdf::{Document, Object, Stream};

use super::space::Space;
use crate::messages::PictureFault;

/// Most pixels of a picture that is converted.
const MOST_PIXELS: usize = 60_000_000;

/// Red, green and blue light.
pub(super) type Pixel = [u8; 3];

/// Returns the nearest byte to a part of 1.
pub(super) fn to_byte(value: f32) -> u8 {
    (value.clamp(0.0, 1.0) * 255.0).round() as u8
}

/// Returns the pixels of a picture row by row.
pub(super) fn pixels(document: &Document, picture: &Stream, space: &Space) -> Result<Vec<Pixel>, PictureFault> {
    let size = |key: &[u8]| -> usize {
        picture.dict.get_deref(key, document).and_then(Object::as_i64).unwrap_or(0).max(0) as usize
    };
    let (width, height) = (size(b"Width"), size(b"Height"));
    let count = width.checked_mul(height).filter(|count| (1..=MOST_PIXELS).contains(count));
    let count = count.ok_or(PictureFault::Damaged)?;
    let pixels = match picture.filters().unwrap_or_default().last().copied() {
        Some(b"DCTDecode") => jpeg(&picture.content)?,
        None | Some(b"FlateDecode" | b"LZWDecode" | b"RunLengthDecode" | b"ASCII85Decode") => {
            let bits = size(b"BitsPerComponent");
            let bytes = picture.get_plain_content_with_limit(count * 8 + height).map_err(|_| PictureFault::Damaged)?;
            samples(&bytes, width, bits, space, &decode(picture, space, bits))?
        }
        Some(other) => return Err(PictureFault::Filter(String::from_utf8_lossy(other).into_owned())),
    };
    if pixels.len() < count { Err(PictureFault::Damaged) } else { Ok(pixels) }
}

fn jpeg(bytes: &[u8]) -> Result<Vec<Pixel>, PictureFault> {
    let decoder =
        image::codecs::jpeg::JpegDecoder::new(std::io::Cursor::new(bytes)).map_err(|_| PictureFault::Damaged)?;
    if decoder.total_bytes() > (MOST_PIXELS * 4) as u64 {
        return Err(PictureFault::Damaged);
    }
    let picture = image::DynamicImage::from_decoder(decoder).map_err(|_| PictureFault::Damaged)?;
    Ok(picture.to_rgb8().pixels().map(|pixel| pixel.0).collect())
}

/// Returns what the least and the greatest sample of each component stand for, ISO 32000-1 8.9.5.2.
fn decode(picture: &Stream, space: &Space, bits: usize) -> Vec<[f32; 2]> {
    let usual = match space {
        Space::Indexed { .. } => [0.0, ((1u32 << bits.min(16)) - 1) as f32],
        _ => [0.0, 1.0],
    };
    let given = picture.dict.get(b"Decode").and_then(Object::as_array).map(Vec::as_slice).unwrap_or_default();
    let ends: Vec<f32> = given.iter().filter_map(|end| end.as_float().ok()).collect();
    let pair = |at: usize| ends.get(2 * at..2 * at + 2).map_or(usual, |pair| [pair[0], pair[1]]);
    (0..space.components()).map(pair).collect()
}

/// Takes samples apart, ISO 32000-1 8.9.5.2; rows start with whole bytes.
fn samples(
    bytes: &[u8],
    width: usize,
    bits: usize,
    space: &Space,
    decode: &[[f32; 2]],
) -> Result<Vec<Pixel>, PictureFault> {
    let components = space.components();
    if components == 0 || !matches!(bits, 1 | 2 | 4 | 8 | 16) {
        return Err(PictureFault::Space);
    }
    let row = (width * components * bits).div_ceil(8);
    let most = ((1u32 << bits) - 1) as f32;
    let sample = |row: &[u8], at: usize| match bits {
        16 => u16::from_be_bytes([row[2 * at], row[2 * at + 1]]),
        bits => {
            let at = at * bits;
            u16::from(row[at / 8] >> (8 - bits - at % 8)) & ((1u16 << bits) - 1)
        }
    };
    let pixel = |row: &[u8], x: usize| -> Result<Pixel, PictureFault> {
        let value = |(c, [least, greatest]): (usize, &[f32; 2])| {
            least + f32::from(sample(row, x * components + c)) * (greatest - least) / most
        };
        let values: Vec<f32> = decode.iter().enumerate().map(value).collect();
        space.light(&values).map(|light| light.map(to_byte)).ok_or(PictureFault::Space)
    };
    bytes.chunks_exact(row).flat_map(|row| (0..width).map(move |x| (row, x))).map(|(row, x)| pixel(row, x)).collect()
}
