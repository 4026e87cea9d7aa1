//! QR codes of addresses, ISO/IEC 18004: their modules, as a drawing and as a picture.

use qrcode::{Color, EcLevel, QrCode};

/// White modules that must be kept free on each side, ISO/IEC 18004.
pub const QUIET: usize = 4;
/// The least width of a module in mm that telephones read well off paper.
pub const LEAST_MODULE: f64 = 0.4;
/// Most bytes of an address: at the least width of a module such a code is 5 cm wide.
pub const MOST_BYTES: usize = 1000;
/// Pixels of a module in a picture: about 600 in an inch at 22 mm.
const PIXELS: usize = 16;

/// A QR code with error correction M, of which 15 % may be unreadable.
#[derive(Debug)]
pub struct Code {
    side: usize,
    dark: Vec<bool>,
}

impl Code {
    /// Makes the code of an address; `None` if it is longer than [`MOST_BYTES`].
    pub fn of(address: &str) -> Option<Self> {
        if address.len() > MOST_BYTES {
            return None;
        }
        let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
        let dark = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
        Some(Self { side: code.width(), dark })
    }

    /// Returns how many modules a side has, without the white around.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Returns how many modules a side has with the white around.
    pub fn whole(&self) -> usize {
        self.side + 2 * QUIET
    }

    /// Returns it as a drawing of one shape, whose unit is a module.
    pub fn svg(&self) -> String {
        let mut path = String::new();
        for (y, row) in self.dark.chunks(self.side).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                let width = run.len();
                if run[0] {
                    path += &format!("M{} {}h{width}v1h-{width}z", x + QUIET, y + QUIET);
                }
                x += width;
            }
        }
        let whole = self.whole();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{whole}\" height=\"{whole}\" \
             viewBox=\"0 0 {whole} {whole}\" shape-rendering=\"crispEdges\"><path d=\"{path}\"/></svg>"
        )
    }

    /// Returns it as a PNG in black and white.
    pub fn png(&self) -> Vec<u8> {
        let pixels = self.whole() * PIXELS;
        let stride = pixels.div_ceil(8);
        let mut white = vec![0xff; stride * pixels];
        for (at, _) in self.dark.iter().enumerate().filter(|(_, dark)| **dark) {
            let (left, top) = ((at % self.side + QUIET) * PIXELS, (at / self.side + QUIET) * PIXELS);
            for y in top..top + PIXELS {
                (left..left + PIXELS).for_each(|x| white[y * stride + x / 8] &= !(0x80 >> (x % 8)));
            }
        }
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, pixels as u32, pixels as u32);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&white));
        written.expect("memory can be written to");
        out
    }
}
