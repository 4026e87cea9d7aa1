//! `word/theme/theme1.xml`, which Word expects though no style of ours uses it.

use super::props::{Face, LATIN};
use super::xml::{El, el};

/// Returns the theme: black, white, the red of the masthead, greys.
pub(super) fn theme() -> El {
    let elements = el("a:themeElements").with(colors()).with(fonts()).with(formats());
    el("a:theme")
        .attr("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main")
        .attr("name", "typeset")
        .with(elements)
}

fn colors() -> El {
    let colors = [
        ("a:dk1", "000000"),
        ("a:lt1", "FFFFFF"),
        ("a:dk2", "404040"),
        ("a:lt2", "E7E6E6"),
        ("a:accent1", super::styles::RED),
        ("a:accent2", "404040"),
        ("a:accent3", "7F7F7F"),
        ("a:accent4", "A6A6A6"),
        ("a:accent5", "BFBFBF"),
        ("a:accent6", "D9D9D9"),
        ("a:hlink", "000000"),
        ("a:folHlink", "000000"),
    ];
    let color = |(name, value)| el(name).with(el("a:srgbClr").attr("val", value));
    el("a:clrScheme").attr("name", "typeset").with_all(colors.map(color))
}

fn fonts() -> El {
    let set = |name, face: Face| {
        let font = |name, family: &str| el(name).attr("typeface", family);
        el(name).with(font("a:latin", LATIN)).with(font("a:ea", face.family())).with(font("a:cs", ""))
    };
    let (major, minor) = (set("a:majorFont", Face::Xiaobiaosong), set("a:minorFont", Face::Fangsong));
    el("a:fontScheme").attr("name", "typeset").with(major).with(minor)
}

fn formats() -> El {
    let fill = || el("a:solidFill").with(el("a:schemeClr").attr("val", "phClr"));
    let line = |width: u32| el("a:ln").attr("w", width).with(fill()).with(el("a:prstDash").attr("val", "solid"));
    let effect = || el("a:effectStyle").with(el("a:effectLst"));
    el("a:fmtScheme")
        .attr("name", "typeset")
        .with(el("a:fillStyleLst").with_all([fill(), fill(), fill()]))
        .with(el("a:lnStyleLst").with_all([line(6350), line(12_700), line(19_050)]))
        .with(el("a:effectStyleLst").with_all([effect(), effect(), effect()]))
        .with(el("a:bgFillStyleLst").with_all([fill(), fill(), fill()]))
}
