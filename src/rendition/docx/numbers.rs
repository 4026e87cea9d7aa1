//! Page numbers: — 1 —, GB/T 9704-2012 7.5.

use super::paragraph::{Paragraph, field_begin, field_end, run_of, text_runs};
use super::props::Run;
use super::section::NUMBER;
use super::styles::SIHAO;
use super::xml::{El, R, W, el};
use crate::document::Settings;
use crate::model::PT_PER_MM;

/// The namespace of VML (ECMA-376 4, 19.1).
const VML: &str = "urn:schemas-microsoft-com:vml";

/// Returns a footer: — 1 — in a paragraph of a style; nothing in it without one.
pub(super) fn footer(style: Option<&str>) -> El {
    root(style.map_or_else(|| Paragraph::of("Footer"), number).element())
}

fn root(paragraph: El) -> El {
    el("w:ftr").attr("xmlns:w", W).attr("xmlns:r", R).with(paragraph)
}

fn number(style: &str) -> Paragraph {
    let mut paragraph = Paragraph::text(style, "— ");
    paragraph.runs.extend(field_begin(" PAGE "));
    paragraph.runs.extend(text_runs("1", &Run::default()));
    paragraph.runs.push(field_end());
    paragraph.runs.extend(text_runs(" —", &Run::default()));
    paragraph
}

/// Returns the footer of a sheet that lies: the number keeps the place that it has on all others, GB/T 9704-2012 7.5.
///
/// The foot of the upright sheet is the left of the lying one, so that the number stands in a box whose lines run down.
/// It is drawn in VML, which Word of all ages knows; LibreOffice loses the place of a vertical box in DrawingML.
pub(super) fn turned_footer(settings: &Settings, odd: bool) -> El {
    let page = &settings.page;
    let number = number(if odd { "PageNumberOdd" } else { "PageNumberEven" });
    let x = page.bottom * PT_PER_MM - NUMBER * PT_PER_MM - SIHAO / 2.0;
    let y = if odd { page.inside } else { page.outside } * PT_PER_MM;
    let style = format!(
        "position:absolute;margin-left:{:.1}pt;margin-top:{y:.1}pt;width:{SIHAO}pt;height:{:.1}pt;\
         mso-position-horizontal-relative:page;mso-position-vertical-relative:page",
        x.max(0.0),
        page.width * PT_PER_MM
    );
    let content = el("w:txbxContent").with(number.element());
    let text = el("v:textbox").attr("style", "layout-flow:vertical").attr("inset", "0,0,0,0").with(content);
    let shape = el("v:rect").attr("style", style).attr("filled", "f").attr("stroked", "f").with(text);
    let paragraph = Paragraph { runs: vec![run_of(el("w:pict").with(shape))], ..Paragraph::of("Footer") };
    root(paragraph.element()).attr("xmlns:v", VML)
}
