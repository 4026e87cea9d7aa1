//! Puts pictures into inks.

use image::ImageDecoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::colour::{self, Red, tint_of_red};
use super::press::Press;
use super::space::Space;
use super::view::view;
use crate::messages::PictureFault;

/// Most pixels of a picture that is converted.
const MOST_PIXELS: usize = 60_000_000;
/// Below this lightness a pixel is not the white of the paper.
const WHITE: u8 = 240;

/// A colour with no more difference between its lights than this is not missed; scans have some everywhere.
const MISSED: u8 = 24;

/// Red, green and blue light.
type Pixel = [u8; 3];

/// Puts a picture into inks, in place; returns whether it has lost colours by that.
///
/// Grey ones go to the black plate as they are. In a job with few inks,
/// coloured ones become grey, but for those in nothing but red on white; in a
/// job of process inks they are mixed of those. `spot` is the space of the ink.
pub(super) fn convert(
    document: &mut Document,
    id: ObjectId,
    spaces: Option<&Dictionary>,
    press: &Press,
    spot: Option<ObjectId>,
) -> Result<bool, PictureFault> {
    let Ok(stream) = document.get_object(id).and_then(Object::as_stream) else { return Ok(false) };
    if stream.dict.get(b"ImageMask").and_then(Object::as_bool).unwrap_or(false) {
        return Ok(false);
    }
    let space = stream.dict.get(b"ColorSpace").map(|space| Space::of(document, space, spaces));
    let space = space.unwrap_or(Space::Unknown);
    let red = match press {
        Press::Job(red) => *red,
        Press::View(..) => return view(document, id, &space, press).map(|()| false),
    };
    let is_device = match (&space, red) {
        (Space::Gray, _) => Some("DeviceGray"),
        (Space::Cmyk, Red::Process(_)) => Some("DeviceCMYK"),
        _ => None,
    };
    if let Some(name) = is_device {
        set(document, id, |picture| picture.dict.set("ColorSpace", name))?;
        return Ok(false);
    }
    let pixels = pixels(document, stream, &space)?;
    let mut lost = false;
    let (space, bytes): (Object, Vec<u8>) = match (red, spot) {
        (Red::Process(_), _) => {
            let inks = pixels.into_iter().flat_map(|pixel| colour::process(light(pixel)).map(to_byte));
            ("DeviceCMYK".into(), inks.collect())
        }
        (Red::Spot { .. }, Some(spot)) if is_red_on_white(&pixels) => {
            let tints = pixels.into_iter().map(|pixel| to_byte(tint_of_red(light(pixel)).unwrap_or(0.0)));
            (Object::Reference(spot), tints.collect())
        }
        _ => {
            lost = pixels.iter().any(|pixel| is_colourful(*pixel));
            let greys = pixels.into_iter().map(|pixel| to_byte(colour::lightness(light(pixel))));
            ("DeviceGray".into(), greys.collect())
        }
    };
    set(document, id, |picture| {
        for key in ["Filter", "DecodeParms", "Decode", "Mask"] {
            picture.dict.remove(key.as_bytes());
        }
        picture.dict.set("ColorSpace", space);
        picture.dict.set("BitsPerComponent", 8);
        picture.set_plain_content(bytes);
        // What cannot be made smaller stays as it is.
        let _ = picture.compress();
    })?;
    Ok(lost)
}

fn set(document: &mut Document, id: ObjectId, change: impl FnOnce(&mut Stream)) -> Result<(), PictureFault> {
    document.get_object_mut(id).and_then(Object::as_stream_mut).map(change).map_err(|_| PictureFault::Damaged)
}

fn light(pixel: Pixel) -> [f32; 3] {
    pixel.map(|value| f32::from(value) / 255.0)
}

fn to_byte(value: f32) -> u8 {
    (value.clamp(0.0, 1.0) * 255.0).round() as u8
}

/// Returns whether a colour would be missed in grey.
fn is_colourful([r, g, b]: Pixel) -> bool {
    r.max(g).max(b) - r.min(g).min(b) > MISSED
}

/// Returns whether a picture has nothing but red and the white of the paper, and red at all.
fn is_red_on_white(pixels: &[Pixel]) -> bool {
    let is_red = |pixel: &Pixel| tint_of_red(light(*pixel)).is_some();
    let is_white = |pixel: &Pixel| pixel.iter().all(|value| *value >= WHITE);
    pixels.iter().all(|pixel| is_white(pixel) || is_red(pixel)) && pixels.iter().any(is_red)
}

/// Returns the pixels of a picture row by row.
fn pixels(document: &Document, picture: &Stream, space: &Space) -> Result<Vec<Pixel>, PictureFault> {
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
            samples(&bytes, width, bits, space)?
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

/// Takes samples apart, ISO 32000-1 8.9.5.2; rows start with whole bytes.
fn samples(bytes: &[u8], width: usize, bits: usize, space: &Space) -> Result<Vec<Pixel>, PictureFault> {
    let components = space.components();
    if components == 0 || !matches!(bits, 1 | 2 | 4 | 8 | 16) {
        return Err(PictureFault::Space);
    }
    let row = (width * components * bits).div_ceil(8);
    let most = if matches!(space, Space::Indexed { .. }) { 1.0 } else { ((1u32 << bits) - 1) as f32 };
    let sample = |row: &[u8], at: usize| -> f32 {
        let value = match bits {
            16 => u16::from_be_bytes([row[2 * at], row[2 * at + 1]]),
            bits => {
                let at = at * bits;
                u16::from(row[at / 8] >> (8 - bits - at % 8)) & ((1u16 << bits) - 1)
            }
        };
        f32::from(value) / most
    };
    let pixel = |row: &[u8], x: usize| -> Result<Pixel, PictureFault> {
        let values: Vec<f32> = (0..components).map(|c| sample(row, x * components + c)).collect();
        space.light(&values).map(|light| light.map(to_byte)).ok_or(PictureFault::Space)
    };
    bytes.chunks_exact(row).flat_map(|row| (0..width).map(move |x| (row, x))).map(|(row, x)| pixel(row, x)).collect()
}
