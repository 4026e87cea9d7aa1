//! Charts and pictures.

use super::book::Book;
use super::paragraph::{Paragraph, run_of};
use super::xml::{El, el};

/// English metric units in a pt.
const EMU: f64 = 12_700.0;
/// Namespaces of DrawingML.
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// How Word 2016 and later know the drawing of which the picture is for others.
const SVG: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
const SVG_EXTENSION: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

/// A drawing as a file, and how large it is on paper, in pt.
#[derive(Debug, Clone)]
pub(super) struct Image {
    pub(super) bytes: Vec<u8>,
    /// The extension of its format.
    pub(super) extension: &'static str,
    pub(super) width: f64,
    pub(super) height: f64,
    /// The same as a drawing, SVG.
    pub(super) drawing: Option<Vec<u8>>,
    /// An address that it leads to.
    pub(super) link: Option<String>,
}

impl Image {
    /// Returns the image made smaller where it exceeds some width or height in pt.
    pub(super) fn within(mut self, width: f64, height: f64) -> Self {
        let factor = (width / self.width).min(height / self.height).min(1.0);
        self.width *= factor;
        self.height *= factor;
        self
    }
}

impl Book<'_> {
    /// Returns a paragraph of a style with an image; `alt` says what it shows.
    pub(super) fn image(&mut self, style: &str, image: Image, alt: &str) -> Paragraph {
        self.drawings += 1;
        let number = self.drawings;
        let relation = self.relations.picture(image.bytes, image.extension);
        let drawing = image.drawing.map(|bytes| self.relations.picture(bytes, "svg"));
        let link = image.link.map(|url| self.relations.link(&url));
        let size = [image.width, image.height].map(|length| (length * EMU).round().max(1.0) as i64);
        Paragraph { runs: vec![run_of(inline(number, (&relation, drawing, link), size, alt))], ..Paragraph::of(style) }
    }
}

/// Returns an image that stands in a line of text.
fn inline(
    number: usize,
    (relation, drawing, link): (&str, Option<String>, Option<String>),
    [width, height]: [i64; 2],
    alt: &str,
) -> El {
    let extent = |name| el(name).attr("cx", width).attr("cy", height);
    let named = |name| el(name).attr("id", number).attr("name", format!("图 {number}")).attr("descr", alt);
    let lock = el("a:graphicFrameLocks").attr("xmlns:a", DRAWING).attr("noChangeAspect", 1);
    let drawing = drawing.map(|relation| {
        let blip = el("asvg:svgBlip").attr("xmlns:asvg", SVG).attr("r:embed", relation);
        el("a:extLst").with(el("a:ext").attr("uri", SVG_EXTENSION).with(blip))
    });
    let blip = el("a:blip").attr("r:embed", relation).with_all(drawing);
    let fill = el("pic:blipFill").with(blip).with(el("a:stretch").with(el("a:fillRect")));
    let click = link.map(|relation| el("a:hlinkClick").attr("xmlns:a", DRAWING).attr("r:id", relation));
    let place = el("a:xfrm").with(el("a:off").attr("x", 0).attr("y", 0)).with(extent("a:ext"));
    let shape = el("pic:spPr").with(place).with(el("a:prstGeom").attr("prst", "rect").with(el("a:avLst")));
    let picture = el("pic:pic")
        .attr("xmlns:pic", PICTURE)
        .with(el("pic:nvPicPr").with(named("pic:cNvPr")).with(el("pic:cNvPicPr")))
        .with(fill)
        .with(shape);
    let data = el("a:graphicData").attr("uri", PICTURE).with(picture);
    let inline = ["distT", "distB", "distL", "distR"].into_iter().fold(el("wp:inline"), |el, side| el.attr(side, 0));
    el("w:drawing").with(
        inline
            .with(extent("wp:extent"))
            .with(named("wp:docPr").with_all(click))
            .with(el("wp:cNvGraphicFramePr").with(lock))
            .with(el("a:graphic").attr("xmlns:a", DRAWING).with(data)),
    )
}
