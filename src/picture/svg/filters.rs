//! How many pixels the steps of a filter compute and keep.

use usvg::filter::{Filter, Kind};
use usvg::{Group, Transform};

use super::count::{Canvas, Count};
use super::outside::Refusal;
use crate::messages::TooMuch;

/// Longest length, in pixels, and largest other number of a filter; whoever draws it computes with whole numbers of 32 bits.
const NUMBER_LIMIT: f32 = 100_000.0;

/// Counts what is drawn of a group on a canvas.
type Draw<'d> = &'d mut dyn FnMut(&mut Count, &Group, Transform, Canvas) -> Result<(), Refusal>;

/// Counts a filter that is applied to a layer; `draw` counts what a step draws.
pub(super) fn count(count: &mut Count, filter: &Filter, at: Transform, draw: Draw) -> Result<(), Refusal> {
    let Some(region) = filter.rect().transform(at) else { return Ok(()) };
    let region = Canvas { width: region.width().ceil(), height: region.height().ceil() };
    let steps = filter.primitives();
    // The result of each step is kept to the end, and each works on a copy or two.
    count.keeps(region.pixels() * (steps.len() as f64 + 2.0), |count| {
        steps.iter().try_for_each(|step| {
            if !is_measured(step.kind(), at) {
                return Err(TooMuch::Numbers.into());
            }
            count.computes(region.pixels() * effort(step.kind(), region, at))?;
            match step.kind() {
                Kind::Image(image) => draw(count, image.root(), scale(at), region),
                _ => Ok(()),
            }
        })
    })
}

/// Returns whether the numbers of a step are such as somebody might have written.
fn is_measured(kind: &Kind, at: Transform) -> bool {
    let (across, down) = at.get_scale();
    let length = |x: f32, y: f32| (x * across).abs().max((y * down).abs()) <= NUMBER_LIMIT;
    let number = |number: f32| number.abs() <= NUMBER_LIMIT;
    match kind {
        Kind::GaussianBlur(blur) => length(blur.std_dev_x().get(), blur.std_dev_y().get()),
        Kind::DropShadow(shadow) => {
            length(shadow.std_dev_x().get(), shadow.std_dev_y().get()) && length(shadow.dx(), shadow.dy())
        }
        Kind::Offset(offset) => length(offset.dx(), offset.dy()),
        Kind::DisplacementMap(map) => length(map.scale(), map.scale()),
        Kind::DiffuseLighting(light) => number(light.surface_scale()),
        Kind::SpecularLighting(light) => number(light.surface_scale()) && number(light.specular_exponent()),
        Kind::ConvolveMatrix(convolve) => number(convolve.bias()),
        // Each octave is twice as fine as the one before.
        Kind::Turbulence(noise) => {
            let finest = 2_f32.powf(noise.num_octaves() as f32);
            number(noise.base_frequency_x().get() * finest) && number(noise.base_frequency_y().get() * finest)
        }
        _ => true,
    }
}

fn scale(at: Transform) -> Transform {
    let (across, down) = at.get_scale();
    Transform::from_scale(across, down)
}

/// Returns how many times as much a step takes for a pixel as it takes to copy one.
fn effort(kind: &Kind, region: Canvas, at: Transform) -> f64 {
    let (across, down) = at.get_scale();
    match kind {
        Kind::Flood(_) | Kind::Offset(_) | Kind::Tile(_) | Kind::Image(_) => 2.0,
        Kind::Blend(_) | Kind::Composite(_) | Kind::ColorMatrix(_) | Kind::ComponentTransfer(_) => 4.0,
        Kind::Merge(merge) => 2.0 + 2.0 * merge.inputs().len() as f64,
        Kind::GaussianBlur(_) | Kind::DropShadow(_) | Kind::DisplacementMap(_) => 12.0,
        Kind::DiffuseLighting(_) | Kind::SpecularLighting(_) => 12.0,
        Kind::ConvolveMatrix(convolve) => {
            let matrix = convolve.matrix();
            2.0 + f64::from(matrix.columns()) * f64::from(matrix.rows()) / 2.0
        }
        // Every pixel is compared with all around it.
        Kind::Morphology(morphology) => {
            let side = |radius: f32, scale: f32, most: f32| f64::from((radius * scale * 2.0).min(most).max(1.0));
            let columns = side(morphology.radius_x().get(), across, region.width);
            let rows = side(morphology.radius_y().get(), down, region.height);
            2.0 + columns * rows / 4.0
        }
        Kind::Turbulence(turbulence) => 4.0 + 12.0 * f64::from(turbulence.num_octaves()),
    }
}
