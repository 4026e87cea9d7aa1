//! Judges pictures before anybody decodes or draws them: whether their files are whole, and what drawing them would take.
//!
//! Decoders show what they can of a damaged picture and say nothing; the lower
//! half of a photograph is then missing in print. And they unpack whatever a
//! few bytes claim. So the files are walked here first, in bounded memory.

mod bytes;
mod gif;
mod jpeg;
mod png;
mod refusal;
pub mod svg;
mod webp;

use imagesize::ImageType;

use crate::guard;
use crate::messages::Unsound;
pub use refusal::{MEGAPIXEL_LIMIT, Refusal};

/// The format of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PNG (ISO/IEC 15948).
    Png,
    /// JPEG (ITU-T T.81).
    Jpeg,
    /// GIF (GIF89a).
    Gif,
    /// WebP (RFC 9649).
    Webp,
    /// SVG, the only one without pixels.
    Svg,
}

impl Format {
    /// Tells the format of a picture by its content, since names can be wrong; `None` for what cannot be printed.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match guard::caught(|| imagesize::image_type(bytes)).ok()? {
            Ok(ImageType::Png) => Some(Self::Png),
            Ok(ImageType::Jpeg) => Some(Self::Jpeg),
            Ok(ImageType::Gif) => Some(Self::Gif),
            Ok(ImageType::Webp) => Some(Self::Webp),
            Ok(_) => None,
            Err(_) => {
                let start = &bytes[..bytes.len().min(4096)];
                start.windows(4).any(|window| window == b"<svg").then_some(Self::Svg)
            }
        }
    }

    /// Returns the usual end of the name of such a file, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Gif => "gif",
            Self::Webp => "webp",
            Self::Svg => "svg",
        }
    }
}

/// Judges a picture of pixels by its file; a drawing is judged by [`svg`].
///
/// Fails if the file is damaged or cut short, has more pixels than
/// [`MEGAPIXEL_LIMIT`], or has a part that unpacks to more than any picture needs.
pub fn raster(bytes: &[u8], format: Format) -> Result<(), Refusal> {
    let walked = guard::caught(|| match format {
        Format::Png => png::judge(bytes),
        Format::Jpeg => jpeg::judge(bytes),
        Format::Gif => gif::judge(bytes),
        Format::Webp => webp::judge(bytes),
        Format::Svg => Ok(()),
    });
    walked.unwrap_or_else(|words| Err(Unsound::Fault { words }.into()))
}
