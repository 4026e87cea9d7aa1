//! Text beside a picture.

use serde::Serialize;

use super::build::Builder;
use super::pictures::Beside;
use super::places::Marks;
use super::typography::polish;
use crate::hanzi::flat;
use crate::model::{self, Block, Inline, PT_PER_MM};

/// Text stands beside the picture if it has at most so many times its lines.
const LONGEST: f64 = 1.3;
/// How high in lines the picture is at most.
const TALLEST: f64 = 12.0;
/// Size of captions in pt, 四号.
const CAPTION: f64 = 14.0;
/// What width stands to height of a drawing, which has no pixels to tell by.
const USUAL_RATIO: f64 = 4.0 / 3.0;

/// A picture beside the text of an article.
#[derive(Debug, Clone, Serialize)]
pub struct SidePicture {
    /// The picture and the words below it.
    pub picture: Beside,
    /// Its width in mm.
    pub width: f64,
    /// How high in mm it is at most.
    pub tallest: f64,
    /// Whether it stands at the left.
    pub left: bool,
    /// Whether the text stands beside it; else below, since it is much longer.
    pub holds: bool,
}

impl Builder<'_> {
    /// Builds the picture beside a text; a text is not parted, so that it stands beside as a whole or not at all.
    pub(super) fn beside(&mut self, side: &model::SidePicture, blocks: &[Block], sourced: bool) -> SidePicture {
        let picture = &side.picture;
        let (pitch, cell) = (self.settings.page.pitch(), self.width() / f64::from(self.settings.page.chars));
        let pixels = picture.pixels.filter(|pixels| !pixels.contains(&0));
        let ratio = pixels.map_or(USUAL_RATIO, |[across, down]| across as f64 / down as f64);
        let tallest = TALLEST * pitch;
        let width = picture.width.unwrap_or(model::SidePicture::WIDTH) * PT_PER_MM;
        let width = width.min(tallest * ratio);
        let (caption, place) = self.marker.polished("", &picture.caption).unzip();
        let below = caption.as_ref().map_or(0.0, |words| (self.kai.em(words) * CAPTION / width).ceil());
        let height = (width / ratio / pitch).ceil() + below;
        let chars = (self.width() - width - cell) / self.settings.sizes.running;
        let lines = self.lines_of(blocks, chars).map(|lines| lines + f64::from(u8::from(sourced)));
        let places = Marks::default().with("caption", place);
        let places = places.with("whole", self.marker.whole(&picture.file.value, &picture.file.place));
        let said = picture.alt.as_ref().or(picture.caption.as_ref());
        let alt = said.map_or_else(|| picture.file.value.clone(), |text| flat(&polish(&text.value)).into_owned());
        let path = format!("/{}", picture.file.value.trim_start_matches("./"));
        SidePicture {
            picture: Beside { path, format: picture.format, caption, alt, places },
            width: width / PT_PER_MM,
            tallest: tallest / PT_PER_MM,
            left: side.left,
            holds: lines.is_some_and(|lines| lines > 0.0 && lines <= LONGEST * height),
        }
    }

    /// Returns about how many lines of so many characters some blocks have; `None` if they hold what wants a whole line.
    fn lines_of(&self, blocks: &[Block], chars: f64) -> Option<f64> {
        let noted = |block: &Block| matches!(block, Block::Paragraph(text) if text.iter().any(is_note));
        let lines = |block: &Block| match block {
            // The compiler loses notes in what is kept on one page.
            block if noted(block) => None,
            Block::Paragraph(text) | Block::Heading { text, .. } => {
                let words: String = Inline::texts(text).into_iter().map(|text| text.value.as_str()).collect();
                Some(((self.body.em(&polish(&words)) + 2.0) / chars).ceil())
            }
            Block::List { items } => items.iter().map(|item| self.lines_of(&item.blocks, chars - 1.0)).sum(),
            Block::Formula { .. } | Block::Quote { .. } | Block::Meeting { .. } => None,
        };
        blocks.iter().map(lines).sum()
    }
}

fn is_note(inline: &Inline) -> bool {
    match inline {
        Inline::Footnote(_) => true,
        Inline::Strong(text) | Inline::Link { text, .. } => text.iter().any(is_note),
        Inline::Text(_) => false,
    }
}

impl super::Part {
    /// Returns whether it is an article with a picture beside its text.
    pub(super) fn has_picture_beside(&self) -> bool {
        matches!(self, Self::Article { beside: Some(_), .. })
    }
}
