//! QR codes, in the 版记 or as items.

use schemars::JsonSchema;
use serde::Deserialize;

use super::kind::{ItemKind, KindOf};
use crate::messages::{DrawingFault, Problem};
use crate::model::{Item, Picture, is_safe_link, uri};
use crate::qr::{Code, LEAST_MODULE, MOST_BYTES};
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, Words, located};
use crate::source::{Located, Place, SourceId, sha256};

/// Width in mm of the squares of a code where the editor gives none, if that makes no module too small.
const WIDTH: f64 = 22.0;

/// A QR code.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["url"]))]
pub struct QrFile {
    /// Address that it holds, starting with http:// or https://.
    pub url: Maybe<Words>,
    /// Words below it.
    pub caption: Maybe<Words>,
    /// Width of its squares in mm, without the white around them; 22 if absent, more for a long address.
    #[schemars(range(min = 15, max = 80))]
    pub width: Maybe<f64>,
}

/// A QR code in the text.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["kind", "url"]))]
pub struct QrItemFile {
    /// Kind of item: a QR code.
    pub kind: Maybe<KindOf<Self>>,
    /// Address that it holds, starting with http:// or https://.
    pub url: Maybe<Words>,
    /// Words below it.
    pub caption: Maybe<Words>,
    /// Width of its squares in mm, without the white around them; 22 if absent, more for a long address.
    #[schemars(range(min = 15, max = 80))]
    pub width: Maybe<f64>,
}

impl ItemKind for QrItemFile {
    const KIND: &'static str = "qr";

    fn read(self, reader: &mut Reader, place: Place) -> Vec<Item> {
        let Self { url, caption, width, .. } = self;
        reader.qr(place.file, QrFile { url, caption, width }).map(Item::Picture).into_iter().collect()
    }
}

impl Reader {
    /// Draws a QR code, and keeps the drawing in the folder as if it were a file there.
    pub(super) fn qr(&mut self, file: SourceId, qr: QrFile) -> Option<Picture> {
        let link = located(qr.url, file)?;
        let address = link.value.trim();
        if !is_safe_link(address) || address.starts_with("mailto:") {
            self.error(Problem::UrlForm { text: address.to_owned() }, link.place);
            return None;
        }
        let address = uri(address);
        let Some(code) = Code::of(&address) else {
            let fault = DrawingFault::QrTooLong { length: address.len(), limit: MOST_BYTES };
            self.error(fault.into(), link.place);
            return None;
        };
        let caption = located(qr.caption, file);
        self.in_one_line(caption.as_ref());
        let side = code.side() as f64;
        let width = qr.width.get().copied().unwrap_or_else(|| WIDTH.max((LEAST_MODULE * side).ceil()));
        let svg = code.svg().into_bytes();
        // No file of the editor's can lie there.
        let name = format!("issue.toml/{}.svg", &sha256(&svg)[..16]);
        let picture = Located { value: name, place: link.place.clone() };
        let (format, pixels) = self.checked_picture(&picture, &svg);
        self.folder.keep(&picture.value, svg);
        let alt = Located { value: format!("二维码：{}", link.value.trim()), place: link.place.clone() };
        let width = Some(width / side * code.whole() as f64);
        let (credits, alt, link) = (Vec::new(), Some(alt), Some(link));
        Some(Picture { file: picture, caption, credits, alt, format, pixels, width, link })
    }
}
