//! Tells what pictures are, and which cannot be printed.

use super::reader::Reader;
use crate::guard;
use crate::messages::DrawingFault;
use crate::picture::{Format, MEGAPIXEL_LIMIT};
use crate::source::Located;

impl Reader {
    /// Returns format and pixels of a picture; reports one that cannot be printed.
    pub(super) fn checked_picture(&mut self, file: &Located<String>, bytes: &[u8]) -> (&'static str, Option<[u64; 2]>) {
        let format = picture_format(bytes);
        let size = guard::caught(|| imagesize::blob_size(bytes).ok()).ok().flatten();
        if let Some(size) = &size {
            let megapixels = (size.width as u64).saturating_mul(size.height as u64) / 1_000_000;
            if megapixels > MEGAPIXEL_LIMIT {
                let path = file.value.clone();
                let problem = DrawingFault::PictureTooLarge { path, megapixels, limit: MEGAPIXEL_LIMIT }.into();
                self.error(problem, file.place.clone());
            }
        }
        if format.is_none() {
            self.error(DrawingFault::NotAPicture { path: file.value.clone() }.into(), file.place.clone());
        }
        let pixels = size.filter(|_| format.is_some()).map(|size| [size.width as u64, size.height as u64]);
        (format.unwrap_or_default(), pixels)
    }
}

/// Tells the format of a picture by its content, since names can be wrong.
pub(super) fn picture_format(bytes: &[u8]) -> Option<&'static str> {
    Format::of(bytes).map(Format::extension)
}
