//! The small parts of the package: settings, fonts, properties.

use super::props::{Face, LATIN};
use super::xml::{El, W, el, val};
use crate::document::{Document, Meta};

/// The notes that draw the rule above the others, by what they are called and what is in them.
pub(super) const RULES: [(&str, i32, &str); 2] =
    [("separator", -1, "w:separator"), ("continuationSeparator", 0, "w:continuationSeparator")];

/// Returns how notes are numbered: ① anew on each page; with the rules above them, as the settings of a document have them.
pub(super) fn note_numbering(rules: bool) -> El {
    let rules = RULES.iter().filter(|_| rules).map(|(_, id, _)| el("w:footnote").attr("w:id", id));
    el("w:footnotePr")
        .with(val("w:numFmt", "decimalEnclosedCircleChinese"))
        .with(val("w:numRestart", "eachPage"))
        .with_all(rules)
}

/// Returns `word/settings.xml`.
pub(super) fn settings(document: &Document) -> El {
    let page = &document.settings.page;
    let setting = |name: &str, value: u8| {
        let setting = el("w:compatSetting").attr("w:name", name);
        setting.attr("w:uri", "http://schemas.microsoft.com/office/word").attr("w:val", value)
    };
    let compat = el("w:compat")
        .with(el("w:balanceSingleByteDoubleByteWidth"))
        .with(el("w:doNotExpandShiftReturn"))
        .with(el("w:useFELayout"))
        .with(setting("compatibilityMode", 15))
        .with(setting("overrideTableStyleFontSizeAndJustification", 1))
        .with(setting("enableOpenTypeFeatures", 1))
        .with(setting("doNotFlipMirrorIndents", 1));
    el("w:settings")
        .attr("xmlns:w", W)
        .with(el("w:zoom").attr("w:percent", 100))
        .with_all(page.duplex.then(|| el("w:mirrorMargins")))
        .with(val("w:defaultTabStop", 420))
        .with_all(page.duplex.then(|| el("w:evenAndOddHeaders")))
        .with(val("w:characterSpacingControl", "compressPunctuation"))
        .with_all(page.notes.then(|| note_numbering(true)))
        .with(compat)
        .with(el("w:themeFontLang").attr("w:val", "en-US").attr("w:eastAsia", "zh-CN"))
        .with(color_map())
        .with(val("w:decimalSymbol", "."))
        .with(val("w:listSeparator", ","))
}

fn color_map() -> El {
    let pairs = [
        ("w:bg1", "light1"),
        ("w:t1", "dark1"),
        ("w:bg2", "light2"),
        ("w:t2", "dark2"),
        ("w:accent1", "accent1"),
        ("w:accent2", "accent2"),
        ("w:accent3", "accent3"),
        ("w:accent4", "accent4"),
        ("w:accent5", "accent5"),
        ("w:accent6", "accent6"),
        ("w:hyperlink", "hyperlink"),
        ("w:followedHyperlink", "followedHyperlink"),
    ];
    pairs.into_iter().fold(el("w:clrSchemeMapping"), |map, (name, value)| map.attr(name, value))
}

/// Returns `word/fontTable.xml`: what a program may take where an office lacks a font.
pub(super) fn font_table() -> El {
    let font = |name: &str, other: Option<&str>, panose: &str, charset: &str, family: &str| {
        el("w:font")
            .attr("w:name", name)
            .with_all(other.map(|other| val("w:altName", other)))
            .with(val("w:panose1", panose))
            .with(val("w:charset", charset))
            .with(val("w:family", family))
            .with(val("w:pitch", "variable"))
    };
    let chinese = |face: Face, other: &str, panose: &str| font(face.family(), Some(other), panose, "86", "auto");
    el("w:fonts").attr("xmlns:w", W).with_all([
        font(LATIN, None, "02020603050405020304", "00", "roman"),
        chinese(Face::Fangsong, "仿宋", "02010609030101010101"),
        chinese(Face::Xiaobiaosong, "华文中宋", "02010600040101010101"),
        chinese(Face::Hei, "SimHei", "02010609060101010101"),
        chinese(Face::Kai, "楷体", "02010609030101010101"),
        chinese(Face::Song, "SimSun", "02010600030101010101"),
    ])
}

/// Returns `docProps/core.xml`; `moment` is the date as W3CDTF has it.
pub(super) fn core(meta: &Meta, moment: &str) -> El {
    let date = |name| el(name).attr("xsi:type", "dcterms:W3CDTF").text(moment);
    el("cp:coreProperties")
        .attr("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
        .attr("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .attr("xmlns:dcterms", "http://purl.org/dc/terms/")
        .attr("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .with(el("dc:title").text(&meta.title))
        .with(el("dc:subject").text(&meta.subject))
        .with(el("dc:creator").text(&meta.author))
        .with(el("cp:keywords").text(&meta.keywords.join("；")))
        .with(el("dc:language").text("zh-CN"))
        .with(date("dcterms:created"))
        .with(date("dcterms:modified"))
}

/// Returns `docProps/custom.xml` with the number of the issue, which a field DOCPROPERTY 期号 shows; `None` without one.
pub(super) fn custom(number: &str) -> Option<El> {
    /// The set of properties that users add (ECMA-376 1, 22.3.2.2).
    const FORMAT: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";
    let value = el("vt:lpwstr").text(number);
    let property = el("property").attr("fmtid", FORMAT).attr("pid", 2).attr("name", "期号").with(value);
    let root = el("Properties")
        .attr("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties")
        .attr("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes");
    (!number.is_empty()).then(|| root.with(property))
}

/// The part that says which program a document is from.
pub const APPLICATION: &str = "docProps/app.xml";

/// The name of this program there.
const PROGRAM: &str = "typeset";

/// Returns whether the part of a document says that it is as this program made it: others put their own names there.
pub fn is_ours(part: &[u8]) -> bool {
    let named = format!("<Application>{PROGRAM}</Application>");
    std::str::from_utf8(part).is_ok_and(|text| text.contains(&named))
}

/// Returns `docProps/app.xml`.
pub(super) fn app() -> El {
    el("Properties")
        .attr("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
        .with(el("Application").text(PROGRAM))
}
