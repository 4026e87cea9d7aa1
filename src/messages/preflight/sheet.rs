//! The words of the printed checklist and of the lines about it.

use serde::Serialize;

use crate::messages::{Lang, Term};

words! {
    /// The fixed words of the checklist, by what they stand for.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
    #[expect(missing_docs, reason = "the names say it, their texts show it")]
    pub struct SheetWords {
        lang: Term => { Zh: "zh"; En: "en" }
        title: Term => { Zh: "印前检查单"; En: "Preflight report" }
        passed: Term => { Zh: "合格，没有查到错误"; En: "Passed: no errors found" }
        failed: Term => { Zh: "不合格，请改好再印"; En: "Failed: correct it before printing" }
        severities: [Term; 3] => { Zh: ["错误", "提醒", "参考"]; En: ["error", "warning", "info"] }
        file: Term => { Zh: "文件"; En: "File" }
        pages: Term => { Zh: "页数"; En: "Pages" }
        size: Term => { Zh: "成品尺寸"; En: "Trimmed size" }
        bytes: Term => { Zh: "大小"; En: "Size" }
        producer: Term => { Zh: "制作软件"; En: "Made by" }
        claims: Term => { Zh: "自称的标准（未验证）"; En: "Claims (not verified)" }
        none: Term => { Zh: "无"; En: "none" }
        wanted: Term => { Zh: "检查要求"; En: "Measured by" }
        findings: Term => { Zh: "查到的问题"; En: "Findings" }
        nothing: Term => { Zh: "没有查到问题。"; En: "Nothing was found." }
        plates: Term => { Zh: "印版"; En: "Plates" }
        plate_page: Term => { Zh: "页"; En: "Page" }
        plate_names: Term => { Zh: "要用的版"; En: "Plates needed" }
        plate_count: Term => { Zh: "块数"; En: "Number" }
        coverage: Term => { Zh: "最大墨量"; En: "Most ink" }
        total: Term => { Zh: "全文"; En: "All" }
        fonts: Term => { Zh: "字体"; En: "Fonts" }
        font_name: Term => { Zh: "名称"; En: "Name" }
        embedded: Term => { Zh: "已嵌入"; En: "embedded" }
        not_embedded: Term => { Zh: "未嵌入"; En: "not embedded" }
        pictures: Term => { Zh: "图片"; En: "Pictures" }
        picture_size: Term => { Zh: "印出尺寸"; En: "Size in print" }
        color: Term => { Zh: "颜色"; En: "Colour" }
        more: Term => { Zh: "其余从略，共"; En: "The others are left out; in all" }
        limits: Term => {
            Zh: "说明：RGB 按分色后的 C、M、Y、K 四块版计；墨量只算文字、色块和线条，不算图片、RGB 和叠在一起的颜色；字的位置按字身估算。本单由软件查出，不能代替看打样。";
            En: "RGB counts as the four plates it is separated into. Ink is measured for text, areas and lines, not for pictures, RGB and colours on top of each other; places of text are estimated from its type size. This sheet is made by a program and does not replace a proof.";
        }
        signatures: [Term; 3] => { Zh: ["检查人", "复核人", "日期"]; En: ["Checked by", "Approved by", "Date"] }
        colon: Term => { Zh: "："; En: ": " }
    }
}

/// What a PDF is measured by.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names say it, the text below shows it")]
pub struct Wanted {
    pub size: String,
    pub bleed: f64,
    pub inks: usize,
    pub dpi: f64,
    pub coverage: f64,
    pub booklet: bool,
}

impl Wanted {
    /// Says it in a language.
    pub fn line(&self, lang: Lang) -> String {
        let Self { size, bleed, inks, dpi, coverage, booklet } = self;
        let booklet = if *booklet { say!(lang => Term { Zh: "，骑马订"; En: ", booklet" }) } else { "" };
        say!(lang => String {
            Zh: "{size}，出血 {bleed} mm，不多于 {inks} 块版，图片 {dpi} dpi，墨量 {coverage}% 以内{booklet}";
            En: "{size}, bleed {bleed} mm, at most {inks} plates, pictures {dpi} dpi, ink {coverage}%{booklet}";
        })
    }
}
