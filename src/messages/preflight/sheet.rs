//! The words of the printed checklist and of the lines about it.

use serde::Serialize;

use crate::messages::Lang;

/// The fixed words of the checklist, by what they stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the names say it, the texts below show it")]
pub struct SheetWords {
    pub lang: &'static str,
    pub title: &'static str,
    pub passed: &'static str,
    pub failed: &'static str,
    pub severities: [&'static str; 3],
    pub file: &'static str,
    pub pages: &'static str,
    pub size: &'static str,
    pub bytes: &'static str,
    pub producer: &'static str,
    pub claims: &'static str,
    pub none: &'static str,
    pub wanted: &'static str,
    pub findings: &'static str,
    pub nothing: &'static str,
    pub plates: &'static str,
    pub plate_page: &'static str,
    pub plate_names: &'static str,
    pub plate_count: &'static str,
    pub coverage: &'static str,
    pub total: &'static str,
    pub fonts: &'static str,
    pub font_name: &'static str,
    pub embedded: &'static str,
    pub not_embedded: &'static str,
    pub pictures: &'static str,
    pub picture_size: &'static str,
    pub color: &'static str,
    pub more: &'static str,
    pub limits: &'static str,
    pub signatures: [&'static str; 3],
    pub colon: &'static str,
}

impl SheetWords {
    /// Returns the words in a language.
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Zh => &ZH,
            Lang::En => &EN,
        }
    }
}

const ZH: SheetWords = SheetWords {
    lang: "zh",
    title: "印前检查单",
    passed: "合格，没有查到错误",
    failed: "不合格，请改好再印",
    severities: ["错误", "提醒", "参考"],
    file: "文件",
    pages: "页数",
    size: "成品尺寸",
    bytes: "大小",
    producer: "制作软件",
    claims: "自称的标准（未验证）",
    none: "无",
    wanted: "检查要求",
    findings: "查到的问题",
    nothing: "没有查到问题。",
    plates: "印版",
    plate_page: "页",
    plate_names: "要用的版",
    plate_count: "块数",
    coverage: "最大墨量",
    total: "全文",
    fonts: "字体",
    font_name: "名称",
    embedded: "已嵌入",
    not_embedded: "未嵌入",
    pictures: "图片",
    picture_size: "印出尺寸",
    color: "颜色",
    more: "其余从略，共",
    limits: "说明：RGB 按分色后的 C、M、Y、K 四块版计；墨量只算文字、色块和线条，不算图片、RGB 和叠在一起的颜色；字的位置按字身估算。本单由软件查出，不能代替看打样。",
    signatures: ["检查人", "复核人", "日期"],
    colon: "：",
};

const EN: SheetWords = SheetWords {
    lang: "en",
    title: "Preflight report",
    passed: "Passed: no errors found",
    failed: "Failed: correct it before printing",
    severities: ["error", "warning", "info"],
    file: "File",
    pages: "Pages",
    size: "Trimmed size",
    bytes: "Size",
    producer: "Made by",
    claims: "Claims (not verified)",
    none: "none",
    wanted: "Measured by",
    findings: "Findings",
    nothing: "Nothing was found.",
    plates: "Plates",
    plate_page: "Page",
    plate_names: "Plates needed",
    plate_count: "Number",
    coverage: "Most ink",
    total: "All",
    fonts: "Fonts",
    font_name: "Name",
    embedded: "embedded",
    not_embedded: "not embedded",
    pictures: "Pictures",
    picture_size: "Size in print",
    color: "Colour",
    more: "The others are left out; in all",
    limits: "RGB counts as the four plates it is separated into. Ink is measured for text, areas and lines, not for pictures, RGB and colours on top of each other; places of text are estimated from its type size. This sheet is made by a program and does not replace a proof.",
    signatures: ["Checked by", "Approved by", "Date"],
    colon: ": ",
};
