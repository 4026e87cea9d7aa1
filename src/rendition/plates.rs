//! Pictures of the plates that a print PDF needs, for a look at them before they are made.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::{RenderCache, RenderSettings, render};
use image::{GrayImage, ImageFormat};
use lopdf::Document;

use super::inks::{Plate, Red, show_plate};
use super::tree::set_pages;

/// A picture of one plate of one page.
pub struct PlatePicture {
    /// The page, from 1.
    pub page: usize,
    /// Which plate.
    pub plate: Plate,
    /// The picture, a grey PNG.
    pub png: Vec<u8>,
}

/// Draws the plates of the first `pages` pages of a finished print PDF, those that have anything on them.
///
/// `red` is how its red is printed, `dpi` the resolution. Fails with the words
/// of who reads, draws or packs.
pub fn plates(pdf: &[u8], pages: usize, red: &Red, dpi: f32) -> Result<Vec<PlatePicture>, String> {
    let plates = match red {
        Red::Spot { .. } => vec![Plate::Process(3), Plate::Spot],
        Red::Process(_) => (0..4).map(Plate::Process).collect(),
        Red::Black(_) => vec![Plate::Process(3)],
    };
    let mut pictures = Vec::new();
    for plate in plates {
        let mut document = Document::load_mem(pdf).map_err(|error| error.to_string())?;
        let first = document.page_iter().take(pages).collect();
        set_pages(&mut document, first).map_err(|error| error.to_string())?;
        show_plate(&mut document, red, &plate);
        let mut shown = Vec::with_capacity(pdf.len());
        document.save_to(&mut shown).map_err(|error| error.to_string())?;
        pictures.extend(draw(shown, &plate, dpi)?);
    }
    pictures.sort_by(|a, b| (a.page, &a.plate).cmp(&(b.page, &b.plate)));
    Ok(pictures)
}

/// Draws the pages of a PDF that shows a plate; blank ones are left out.
fn draw(pdf: Vec<u8>, plate: &Plate, dpi: f32) -> Result<Vec<PlatePicture>, String> {
    let pdf = Pdf::new(pdf).map_err(|error| format!("{error:?}"))?;
    let (cache, interpreter) = (RenderCache::new(), InterpreterSettings::default());
    let scale = dpi / 72.0;
    let settings = RenderSettings { x_scale: scale, y_scale: scale, ..RenderSettings::default() };
    let mut pictures = Vec::new();
    for (index, page) in pdf.pages().iter().enumerate() {
        let drawn = render(page, &cache, &interpreter, &settings);
        let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
        // What is not painted is the white of the paper; pixels hold their alpha already.
        let greys: Vec<u8> = drawn.data().iter().map(|pixel| pixel.r.saturating_add(255 - pixel.a)).collect();
        if greys.iter().all(|grey| *grey == 255) {
            continue;
        }
        let picture = GrayImage::from_raw(width, height, greys).ok_or("no picture")?;
        let mut png = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut png, ImageFormat::Png).map_err(|error| error.to_string())?;
        pictures.push(PlatePicture { page: index + 1, plate: plate.clone(), png: png.into_inner() });
    }
    Ok(pictures)
}
