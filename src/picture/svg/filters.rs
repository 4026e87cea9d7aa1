//! How many pixels the steps of a filter compute and keep.

use usvg::filter::{Filter, Kind};
use usvg::{Group, Transform};

use super::count::{Canvas, Count};
use super::outside::Refusal;

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
            count.computes(region.pixels() * effort(step.kind(), region, at))?;
            match step.kind() {
                Kind::Image(image) => draw(count, image.root(), scale(at), region),
                _ => Ok(()),
            }
        })
    })
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
