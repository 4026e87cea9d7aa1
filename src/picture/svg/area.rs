//! How many pixels must be computed to draw a drawing, and how many must be kept at once.
//!
//! Lines and paints go into a PDF as they are; filters are drawn pixel by
//! pixel there, too, and for Word everything is. What is counted here follows
//! the renderer: a layer for whatever is transparent, clipped or masked, a tile
//! for a pattern, a picture for each step of a filter.

use usvg::tiny_skia_path::{PathSegment, Point};
use usvg::{Group, ImageKind, Node, NonZeroRect, Paint, Rect, Transform, Tree};

use super::count::{Canvas, Count};
use super::embedded;
use super::filters;
use super::outside::Refusal;
use crate::messages::TooMuch;
use crate::picture::Format;

/// Dots in a millimetre of what is drawn for Word, 300 to the inch.
const DOTS: f32 = 300.0 / 25.4;
/// The height of a drawing on paper, at most, and its width unless it is given; in mm.
const TALLEST: f32 = 230.0;
const WIDEST: f32 = 190.0;
/// Pixels on a side of what is drawn of a filter for a PDF, at most, and how many times finer than a point.
const FILTER: [f32; 2] = [5_000.0, 4.2];
/// How far layers reach beyond what they are drawn on, in its sides.
const BEYOND: f32 = 2.0;
/// How many times as long as the other one side may be.
const SLENDER_LIMIT: f32 = 2_000.0;
/// Most dashes.
const DASH_LIMIT: f64 = 500_000.0;
/// Most pictures within a drawing that are looked at once more.
const PICTURE_LIMIT: usize = 100;
/// How much dearer it is to pack a pixel for a PDF.
const PACKING: f64 = 10.0;
/// How much dearer it is to follow an edge for a pixel.
const EDGE: f64 = 2.0;
/// How much cheaper it is to fill with a colour than to compute a pixel.
const PLAIN: f64 = 1.0 / 16.0;

/// Judges a drawing that was parsed: what must be computed and kept of it, and the pictures in it.
///
/// `width` is how wide it is printed, in mm, if that is given. The drawing must
/// have passed [`before`](super::before), which sees to it that it can be walked.
pub fn after(tree: &Tree, width: Option<f64>) -> Result<(), Refusal> {
    let wide = width.map_or(WIDEST, |width| width as f32) * DOTS;
    let [width, height] = [tree.size().width(), tree.size().height()];
    if width.max(height) > SLENDER_LIMIT * width.min(height) {
        return Err(TooMuch::Slender { limit: SLENDER_LIMIT as u64 }.into());
    }
    let scale = (wide / width).min(TALLEST * DOTS / height);
    let mut count = Count::default();
    let canvas = Canvas { width: width * scale, height: height * scale };
    count
        .keeps(canvas.pixels(), |count| count.group_inside(tree.root(), Transform::from_scale(scale, scale), canvas))?;
    // The same once more as far as a PDF needs it.
    count.filtered(tree.root(), Transform::from_scale(scale, scale))
}

impl Count {
    /// Counts what is in a group.
    fn group_inside(&mut self, group: &Group, at: Transform, canvas: Canvas) -> Result<(), Refusal> {
        group.children().iter().try_for_each(|node| match node {
            Node::Group(group) => self.group(group, at, canvas),
            Node::Path(path) => self.path(path, at, canvas),
            Node::Image(image) => self.image(image, at, canvas),
            Node::Text(text) => self.group(text.flattened(), at, canvas),
        })
    }

    fn group(&mut self, group: &Group, at: Transform, canvas: Canvas) -> Result<(), Refusal> {
        let at = at.pre_concat(group.transform());
        if !group.should_isolate() {
            return self.group_inside(group, at, canvas);
        }
        let Some(bounds) = group.layer_bounding_box().transform(at) else { return Ok(()) };
        let layer = canvas.common(bounds.to_rect(), BEYOND);
        self.keeps(layer.pixels(), |count| {
            let moved = Transform::from_translate(
                -bounds.x().max(-BEYOND * canvas.width),
                -bounds.y().max(-BEYOND * canvas.height),
            );
            let at = moved.pre_concat(at);
            count.group_inside(group, at, layer)?;
            for filter in group.filters() {
                filters::count(count, filter, at, &mut |count, group, at, region| {
                    count.group_inside(group, at, region)
                })?;
            }
            if let Some(clip) = group.clip_path() {
                count.clip(clip, at, layer)?;
            }
            if let Some(mask) = group.mask() {
                count.mask(mask, at, layer)?;
            }
            count.computes(layer.pixels()).map_err(Refusal::from)
        })
    }

    fn clip(&mut self, clip: &usvg::ClipPath, at: Transform, layer: Canvas) -> Result<(), Refusal> {
        self.keeps(layer.pixels(), |count| {
            count.clipping(clip.root(), at.pre_concat(clip.transform()), layer)?;
            if let Some(further) = clip.clip_path() {
                count.clip(further, at, layer)?;
            }
            count.computes(layer.pixels()).map_err(Refusal::from)
        })
    }

    /// Counts what a clip consists of; a part of it that is clipped itself has a layer of the whole size.
    fn clipping(&mut self, group: &Group, at: Transform, layer: Canvas) -> Result<(), Refusal> {
        group.children().iter().try_for_each(|node| match node {
            Node::Path(path) => self.path(path, at, layer),
            Node::Text(text) => self.clipping(text.flattened(), at, layer),
            Node::Image(_) => Ok(()),
            Node::Group(group) => {
                let at = at.pre_concat(group.transform());
                match group.clip_path() {
                    None => self.clipping(group, at, layer),
                    Some(clip) => self.keeps(layer.pixels(), |count| {
                        count.clipping(group, at, layer)?;
                        count.clip(clip, at, layer)
                    }),
                }
            }
        })
    }

    fn mask(&mut self, mask: &usvg::Mask, at: Transform, layer: Canvas) -> Result<(), Refusal> {
        self.keeps(layer.pixels() * 1.25, |count| {
            count.group_inside(mask.root(), at, layer)?;
            if let Some(further) = mask.mask() {
                count.mask(further, at, layer)?;
            }
            count.computes(layer.pixels()).map_err(Refusal::from)
        })
    }

    fn path(&mut self, path: &usvg::Path, at: Transform, canvas: Canvas) -> Result<(), Refusal> {
        if !path.is_visible() {
            return Ok(());
        }
        let (across, down) = at.get_scale();
        let reach = length(path) * f64::from(across.max(down));
        if let Some(fill) = path.fill() {
            self.computes(EDGE * reach)?;
            self.paint(fill.paint(), path.bounding_box(), at, canvas)?;
        }
        if let Some(stroke) = path.stroke() {
            self.computes(2.0 * EDGE * reach)?;
            self.paint(stroke.paint(), path.stroke_bounding_box(), at, canvas)?;
            let dashes = stroke.dasharray().map_or(0.0, |lengths| dashes(path, lengths));
            self.dashes += dashes;
            if self.dashes > DASH_LIMIT {
                return Err(TooMuch::Dashes { limit: DASH_LIMIT as u64 }.into());
            }
        }
        Ok(())
    }

    /// Counts the pixels that a paint fills, and those of its tile if it is a pattern.
    fn paint(&mut self, paint: &Paint, bounds: Rect, at: Transform, canvas: Canvas) -> Result<(), Refusal> {
        let bounds = bounds.transform(at).map_or(canvas, |bounds| canvas.common(bounds, 0.0));
        let Paint::Pattern(pattern) = paint else {
            return self.computes(bounds.pixels() * PLAIN).map_err(Refusal::from);
        };
        self.computes(bounds.pixels())?;
        let (across, down) = at.pre_concat(pattern.transform()).get_scale();
        let rect = pattern.rect();
        let tile = Canvas { width: rect.width() * across, height: rect.height() * down };
        self.keeps(tile.pixels(), |count| count.group_inside(pattern.root(), Transform::from_scale(across, down), tile))
    }

    fn image(&mut self, image: &usvg::Image, at: Transform, canvas: Canvas) -> Result<(), Refusal> {
        self.pictures += 1;
        let (bytes, format) = match image.kind() {
            ImageKind::JPEG(bytes) => (bytes, Format::Jpeg),
            ImageKind::PNG(bytes) => (bytes, Format::Png),
            ImageKind::GIF(bytes) => (bytes, Format::Gif),
            ImageKind::WEBP(bytes) => (bytes, Format::Webp),
            ImageKind::SVG(tree) => {
                return self.keeps(canvas.pixels(), |count| count.group_inside(tree.root(), at, canvas));
            }
        };
        if self.pictures <= PICTURE_LIMIT {
            let number = self.pictures;
            embedded::pixels(bytes, format).map_err(|why| Refusal::Within(number, why))?;
        }
        let size = image.size();
        let pixels = f64::from(size.width()) * f64::from(size.height());
        self.keeps(pixels * 1.5, |count| {
            let bounds = NonZeroRect::from_xywh(0.0, 0.0, size.width(), size.height());
            let drawn = bounds.and_then(|bounds| bounds.transform(at)).map(|bounds| bounds.to_rect());
            count.computes(drawn.map_or(canvas, |bounds| canvas.common(bounds, 0.0)).pixels()).map_err(Refusal::from)
        })
    }

    /// Counts what a PDF needs to have drawn: whatever has a filter.
    fn filtered(&mut self, group: &Group, at: Transform) -> Result<(), Refusal> {
        for node in group.children() {
            match node {
                Node::Group(inner) => self.filtered_group(inner, at)?,
                Node::Path(path) => {
                    for paint in
                        path.fill().map(usvg::Fill::paint).into_iter().chain(path.stroke().map(usvg::Stroke::paint))
                    {
                        if let Paint::Pattern(pattern) = paint {
                            self.filtered(pattern.root(), at.pre_concat(pattern.transform()))?;
                        }
                    }
                }
                Node::Image(image) => {
                    if let ImageKind::SVG(tree) = image.kind() {
                        self.filtered(tree.root(), at)?;
                    }
                }
                Node::Text(text) => self.filtered_group(text.flattened(), at)?,
            }
        }
        Ok(())
    }

    fn filtered_group(&mut self, group: &Group, at: Transform) -> Result<(), Refusal> {
        let inside = at.pre_concat(group.transform());
        if group.filters().is_empty() {
            if let Some(mask) = group.mask() {
                self.filtered(mask.root(), inside)?;
            }
            return self.filtered(group, inside);
        }
        let Some(bounds) = group.layer_bounding_box().transform(group.transform()) else { return Ok(()) };
        let (across, down) = at.get_scale();
        let finer = (across.max(down) * FILTER[1] * 72.0 / 300.0)
            .min(FILTER[0] / bounds.width())
            .min(FILTER[0] / bounds.height());
        let canvas = Canvas { width: bounds.width() * finer, height: bounds.height() * finer };
        let at = Transform::from_scale(finer, finer).pre_concat(Transform::from_translate(-bounds.x(), -bounds.y()));
        self.keeps(canvas.pixels(), |count| {
            count.computes(PACKING * canvas.pixels())?;
            count.group(group, at, canvas)
        })
    }
}

/// Returns how many dashes a path has.
fn dashes(path: &usvg::Path, lengths: &[f32]) -> f64 {
    let round: f64 = lengths.iter().map(|length| f64::from(*length)).sum();
    if round > 0.0 { length(path) / round * lengths.len() as f64 } else { 0.0 }
}

/// Returns how long a path is, or somewhat more: curves are no longer than the lines between their points.
fn length(path: &usvg::Path) -> f64 {
    let (mut start, mut at, mut sum) = (Point::zero(), Point::zero(), 0.0);
    let mut to = |points: &[Point], from: Point| {
        points.iter().fold(from, |from, to| {
            sum += f64::from(from.distance(*to));
            *to
        })
    };
    for segment in path.data().segments() {
        at = match segment {
            PathSegment::MoveTo(point) => {
                start = point;
                point
            }
            PathSegment::LineTo(point) => to(&[point], at),
            PathSegment::QuadTo(a, b) => to(&[a, b], at),
            PathSegment::CubicTo(a, b, c) => to(&[a, b, c], at),
            PathSegment::Close => to(&[start], at),
        };
    }
    sum
}
