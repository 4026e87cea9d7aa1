//! Small pictures of pages, compared with those that were looked at and approved.
//!
//! `UPDATE_EXPECT=1 cargo test` writes them anew; look at every one, in colour
//! and in grey, before committing it.

use std::io::BufReader;
use std::path::Path;

use png::{BitDepth, ColorType, Compression};
use typst::layout::{Abs, Frame, Point, Size};
use typst::utils::Scalar;
use typst_layout::Page;
use typst_render::RenderOptions;

/// Pixels in a point: 115 dpi.
const PIXELS: f64 = 1.6;
/// White around what is shown, in pt.
const MARGIN: f64 = 4.0;
/// Most bytes of a file.
const LIMIT: usize = 20 * 1024;

/// A picture of 3 or 1 bytes a pixel.
#[derive(Debug, PartialEq)]
pub struct Picture {
    width: u32,
    height: u32,
    channels: usize,
    bytes: Vec<u8>,
}

impl Picture {
    /// Returns the picture as a copier without colour would print it.
    pub fn grey(&self) -> Self {
        let luma = |pixel: &[u8]| {
            let [r, g, b] = [0, 1, 2].map(|i| u32::from(pixel[i]));
            coarse(((299 * r + 587 * g + 114 * b) / 1000) as u8)
        };
        let bytes = self.bytes.chunks(3).map(luma).collect();
        Self { channels: 1, bytes, ..*self }
    }

    fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, self.width, self.height);
        encoder.set_color(if self.channels == 3 { ColorType::Rgb } else { ColorType::Grayscale });
        encoder.set_depth(BitDepth::Eight);
        encoder.set_compression(Compression::High);
        encoder.write_header().unwrap().write_image_data(&self.bytes).unwrap();
        out
    }

    fn decode(path: &Path) -> Option<Self> {
        let file = std::fs::File::open(path).ok()?;
        let mut reader = png::Decoder::new(BufReader::new(file)).read_info().ok()?;
        let mut bytes = vec![0; reader.output_buffer_size()?];
        let info = reader.next_frame(&mut bytes).ok()?;
        let channels = info.color_type.samples();
        Some(Self { width: info.width, height: info.height, channels, bytes })
    }
}

/// Renders a part of a page, given by its upper left corner and its size in pt.
pub fn render(page: &Page, [x, y]: [f64; 2], [width, height]: [f64; 2]) -> Picture {
    let mut part = page.clone();
    let mut frame = Frame::hard(Size::new(Abs::pt(width + 2.0 * MARGIN), Abs::pt(height + 2.0 * MARGIN)));
    frame.push_frame(Point::new(Abs::pt(MARGIN - x), Abs::pt(MARGIN - y)), page.frame.clone());
    part.frame = frame;
    let options = RenderOptions { pixel_per_pt: Scalar::new(PIXELS), render_bleed: false };
    let pixels = typst_render::render(&part, &options);
    let bytes = pixels.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()].map(coarse)).collect();
    Picture { width: pixels.width(), height: pixels.height(), channels: 3, bytes }
}

/// Sixteen shades are enough to see by, and make small files.
fn coarse(value: u8) -> u8 {
    value / 17 * 17
}

/// Asserts that a picture is like the one in a file, but for the edges of letters and lines.
pub fn assert_like(path: &Path, picture: &Picture) {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let bytes = picture.encode();
        assert!(bytes.len() <= LIMIT, "{} has {} bytes", path.display(), bytes.len());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        return;
    }
    let renew = "look at it, then renew it with UPDATE_EXPECT=1 cargo test";
    let golden = Picture::decode(path).unwrap_or_else(|| panic!("there is no {}; {renew}", path.display()));
    let size = |picture: &Picture| (picture.width, picture.height, picture.channels);
    assert_eq!(size(&golden), size(picture), "{} has another size; {renew}", path.display());
    let off = golden.bytes.iter().zip(&picture.bytes).filter(|(a, b)| a.abs_diff(**b) > 60).count();
    assert!(off * 1000 <= golden.bytes.len(), "{} differs in {off} places; {renew}", path.display());
}
