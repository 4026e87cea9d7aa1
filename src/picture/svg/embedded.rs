//! The pictures within a drawing, each judged as one by itself.

use std::io::Read;

use data_url::DataUrl;
use flate2::read::GzDecoder;

use super::outside::{Outside, Refusal};
use crate::messages::{Unsound, Within};
use crate::picture::{self, Format, MEGAPIXEL_LIMIT};

/// Most bytes that a drawing may unpack to.
const UNPACKED_LIMIT: u64 = 32 << 20;

/// Judges the picture that an address holds or leads to; returns for how many elements it stands.
///
/// It must be what it is called, since those that draw it go by that.
pub(super) fn judge(address: &str, number: usize, outside: Outside) -> Result<f64, Refusal> {
    let refuse = |why| Refusal::Within(number, why);
    let Ok(url) = DataUrl::process(address) else {
        return if address.starts_with('#') { Ok(0.0) } else { linked(address, outside).map_err(refuse) };
    };
    let damaged = |part: &str| refuse(Within::Damaged(Unsound::Structure { part: part.to_owned() }));
    let (bytes, _) = url.decode_to_vec().map_err(|_| damaged("base64"))?;
    let kind = url.mime_type();
    let called = match (kind.type_.as_str(), kind.subtype.as_str()) {
        ("image", "jpg" | "jpeg") => Some(Format::Jpeg),
        ("image", "png") => Some(Format::Png),
        ("image", "gif") => Some(Format::Gif),
        ("image", "webp") => Some(Format::Webp),
        ("image", "svg+xml") => Some(Format::Svg),
        ("text", "plain") => Some(Format::of(&bytes).unwrap_or(Format::Svg)),
        _ => None,
    };
    match called {
        None => Err(refuse(Within::Unknown)),
        Some(Format::Svg) => drawing(bytes, number, outside),
        Some(called) if Format::of(&bytes) != Some(called) => Err(refuse(Within::Miscalled)),
        Some(called) => pixels(&bytes, called).map(|()| 0.0).map_err(refuse),
    }
}

/// Judges a picture in a file beside the drawing.
fn linked(address: &str, outside: Outside) -> Result<f64, Within> {
    let missing = || Within::Linked { address: address.to_owned() };
    let read = if outside.within == 0 { (outside.read)(address) } else { None };
    let bytes = read.ok_or_else(missing)?;
    let format = Format::of(&bytes).ok_or(Within::Unknown)?;
    // A drawing can be embedded but not linked.
    if format == Format::Svg {
        return Err(missing());
    }
    pixels(&bytes, format).map(|()| 0.0)
}

/// Judges a picture of pixels.
pub(super) fn pixels(bytes: &[u8], format: Format) -> Result<(), Within> {
    picture::raster(bytes, format).map_err(|why| match why {
        picture::Refusal::TooLarge(megapixels) => Within::TooLarge { megapixels, limit: MEGAPIXEL_LIMIT },
        picture::Refusal::Unsound(why) => Within::Damaged(why),
    })
}

/// Judges a drawing within a drawing, which may be packed.
fn drawing(bytes: Vec<u8>, number: usize, outside: Outside) -> Result<f64, Refusal> {
    let damaged = |why| Refusal::Within(number, Within::Damaged(why));
    let mut text = bytes;
    if text.starts_with(&[0x1f, 0x8b]) {
        let mut unpacked = Vec::new();
        let read = GzDecoder::new(text.as_slice()).take(UNPACKED_LIMIT + 1).read_to_end(&mut unpacked);
        if unpacked.len() as u64 > UNPACKED_LIMIT {
            let megabytes = (UNPACKED_LIMIT >> 20) as usize;
            return Err(damaged(Unsound::Swollen { part: "SVGZ".into(), megabytes }));
        }
        read.map_err(|_| damaged(Unsound::Structure { part: "SVGZ".into() }))?;
        text = unpacked;
    }
    (outside.judge)(&text, Outside { within: outside.within + 1, ..outside }).map_err(|inner| match inner {
        Refusal::TooCostly(what) => Refusal::TooCostly(what),
        Refusal::Within(_, why) => Refusal::Within(number, why),
        Refusal::Foreign => Refusal::Within(number, Within::Foreign),
        Refusal::Unsound(why) => damaged(why),
    })
}
