//! The words of the job ticket and of the files in a kit.

use super::Lang;

/// What a job ticket says; amounts and lists as they are printed.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names say it, the texts below show it")]
pub struct Job {
    pub title: String,
    pub issuer: String,
    pub date: (u16, u8, u8),
    pub contact: Vec<String>,
    pub copies: Option<u32>,
    pub numbered: bool,
    pub pages: usize,
    pub blank: usize,
    /// Sheets of A3 on which two pages stand side by side, if it is a booklet.
    pub sheets: Option<usize>,
    /// Whether these are printed on larger paper, SRA3, and cut.
    pub cut: bool,
    /// The name of the spot ink and its process inks in per cent, or `None`.
    pub spot: Option<(String, [u32; 4])>,
    /// Whether red is mixed of process inks.
    pub process: bool,
    pub preprinted: bool,
    pub paper: Option<String>,
    /// Bleed in mm.
    pub bleed: f64,
    pub marks: bool,
    /// 报, 送, 发 with their recipients.
    pub distribution: [Vec<String>; 3],
    /// Who gets numbered copies, and how many.
    pub recipients: Vec<(String, u32)>,
}

/// The files of a kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KitFile {
    /// The PDF of single pages.
    Pages,
    /// The PDF of sheets.
    Sheets,
    /// The 印前检查单.
    Checklist,
    /// The same for machines.
    Report,
    /// The 印刷工单.
    Ticket,
    /// A sheet to look at the printer's way of turning paper.
    TestSheet,
    /// The folder with pictures of the plates.
    Plates,
}

impl KitFile {
    /// Returns its name in the archive; a plate has the page and its ink in it.
    pub fn name(self, lang: Lang) -> &'static str {
        let [zh, en] = match self {
            Self::Pages => ["1-印刷文件-单页.pdf", "1-pages.pdf"],
            Self::Sheets => ["2-印刷文件-拼版.pdf", "2-sheets.pdf"],
            Self::Checklist => ["3-印前检查单.pdf", "3-preflight.pdf"],
            Self::Report => ["3-印前检查.json", "3-preflight.json"],
            Self::Ticket => ["4-印刷工单.pdf", "4-job-ticket.pdf"],
            Self::TestSheet => ["5-双面试印.pdf", "5-duplex-test.pdf"],
            Self::Plates => ["6-印版预览", "6-plates"],
        };
        if lang == Lang::Zh { zh } else { en }
    }

    /// Says what the file is for.
    pub fn purpose(self, lang: Lang) -> &'static str {
        let [zh, en] = match self {
            Self::Pages => ["单页文件，A4", "single pages, A4"],
            Self::Sheets => ["拼好的大版，直接双面印", "imposed sheets, printed on both sides"],
            Self::Checklist => ["印前检查单", "preflight checklist"],
            Self::Report => ["印前检查结果，供软件读取", "preflight report for software"],
            Self::Ticket => ["本单", "this job ticket"],
            Self::TestSheet => ["先印这一张，看双面翻转方向", "print it first, to see which way the paper turns"],
            Self::Plates => ["每页各块印版的样子", "what is on each plate of each page"],
        };
        if lang == Lang::Zh { zh } else { en }
    }
}

/// Returns the name of a picture of a plate; `ink` counts cyan, magenta, yellow and black from 0, `None` is the spot ink.
pub fn plate_name(page: usize, ink: Option<usize>, lang: Lang) -> String {
    let inks = match lang {
        Lang::Zh => ["青", "品红", "黄", "黑", "专色红"],
        Lang::En => ["cyan", "magenta", "yellow", "black", "spot"],
    };
    let ink = inks[ink.unwrap_or(4).min(4)];
    let folder = KitFile::Plates.name(lang);
    if lang == Lang::Zh {
        format!("{folder}/第{page:02}页-{ink}.png")
    } else {
        format!("{folder}/page-{page:02}-{ink}.png")
    }
}

impl Job {
    /// Returns the heading, that of the list of files, the line at the foot and those to sign.
    pub fn frame(lang: Lang) -> [&'static str; 6] {
        match lang {
            Lang::Zh => ["印刷工单", "随单文件", "委托人", "承印人", "交货日期", "数量"],
            Lang::En => ["Job ticket", "Files", "Ordered by", "Printed by", "Due", "Quantity"],
        }
    }

    /// Returns the rows of the ticket: label and value.
    pub fn rows(&self, lang: Lang) -> Vec<(String, String)> {
        let rows = if lang == Lang::Zh { self.zh() } else { self.en() };
        rows.into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(label, value)| (label.to_owned(), value))
            .collect()
    }

    fn zh(&self) -> Vec<(&'static str, String)> {
        let (year, month, day) = self.date;
        let blank = if self.blank > 0 { format!("，其中空白 {} 页", self.blank) } else { String::new() };
        let copies = self.copies.map_or_else(|| "______ 份".to_owned(), |copies| format!("{copies} 份"));
        let numbered = match self.copies.filter(|_| self.numbered) {
            Some(copies) => format!("，逐份编号 000001—{copies:06}"),
            None => String::new(),
        };
        vec![
            ("印件", self.title.clone()),
            ("编印单位", format!("{}　{year}年{month}月{day}日", self.issuer)),
            ("联系", self.contact.join("　")),
            ("印数", copies + &numbered),
            ("成品", format!("A4（210×297 毫米），{} 页{blank}", self.pages)),
            (
                "装订",
                match self.sheets {
                    Some(sheets) if self.cut => {
                        format!(
                            "骑马订：SRA3 纸 {sheets} 张双面印，短边翻转，按裁切线裁成 A3，套叠后对折，在折线上订两钉"
                        )
                    }
                    Some(sheets) => format!("骑马订：A3 纸 {sheets} 张双面印，短边翻转，套叠后对折，在折线上订两钉"),
                    None => "平订：A4 纸双面印，长边翻转，左侧订两钉".to_owned(),
                },
            ),
            (
                "用墨",
                match &self.spot {
                    _ if self.preprinted => "1 色：黑（K100）；红头已预先印在纸上".to_owned(),
                    Some((name, inks)) => format!("2 色：黑（K100）、专色红“{name}”（{}）", process(*inks)),
                    None if self.process => "4 色：青、品红、黄、黑；黑字只用黑版".to_owned(),
                    None => "1 色：黑（K100）".to_owned(),
                },
            ),
            ("用纸", self.paper.clone().unwrap_or_else(|| "__________".to_owned())),
            (
                "出血和标记",
                format!(
                    "{}，{}",
                    if self.bleed > 0.0 { format!("出血 {} 毫米", self.bleed) } else { "无出血".to_owned() },
                    if self.marks { "有裁切线、套准标记" } else { "单页文件不带裁切线" }
                ),
            ),
            ("分发", distribution(&self.distribution, ["报：", "送：", "发："], "，", "\n")),
            ("编号本", recipients(&self.recipients, " 份", "，")),
        ]
    }

    fn en(&self) -> Vec<(&'static str, String)> {
        let (year, month, day) = self.date;
        let blank = if self.blank > 0 { format!(", {} of them blank", self.blank) } else { String::new() };
        let copies = self.copies.map_or_else(|| "______".to_owned(), |copies| copies.to_string());
        let numbered = match self.copies.filter(|_| self.numbered) {
            Some(copies) => format!(", numbered 000001 to {copies:06}"),
            None => String::new(),
        };
        vec![
            ("Job", self.title.clone()),
            ("Issued by", format!("{}, {year}-{month:02}-{day:02}", self.issuer)),
            ("Contact", self.contact.join("  ")),
            ("Copies", copies + &numbered),
            ("Size", format!("A4 (210 × 297 mm), {} pages{blank}", self.pages)),
            (
                "Binding",
                match self.sheets {
                    Some(sheets) if self.cut => format!(
                        "saddle stitch: {sheets} sheets of SRA3, both sides, flip on the short edge, cut to A3, fold, two stitches in the fold"
                    ),
                    Some(sheets) => format!(
                        "saddle stitch: {sheets} sheets of A3, both sides, flip on the short edge, fold, two stitches in the fold"
                    ),
                    None => "side stitch: A4, both sides, flip on the long edge, two stitches at the left".to_owned(),
                },
            ),
            (
                "Inks",
                match &self.spot {
                    _ if self.preprinted => "1: black (K100); the red head is on the paper".to_owned(),
                    Some((name, inks)) => format!("2: black (K100), spot red \"{name}\" ({})", process(*inks)),
                    None if self.process => {
                        "4: cyan, magenta, yellow, black; black text on the black plate only".to_owned()
                    }
                    None => "1: black (K100)".to_owned(),
                },
            ),
            ("Paper", self.paper.clone().unwrap_or_else(|| "__________".to_owned())),
            (
                "Bleed, marks",
                format!(
                    "{}, {}",
                    if self.bleed > 0.0 { format!("bleed {} mm", self.bleed) } else { "no bleed".to_owned() },
                    if self.marks { "crop and registration marks" } else { "no marks on single pages" }
                ),
            ),
            ("Distribution", distribution(&self.distribution, ["报: ", "送: ", "发: "], ", ", "\n")),
            ("Numbered for", recipients(&self.recipients, "", ", ")),
        ]
    }
}

/// Writes process inks as shops do, such as `M80 Y80`.
fn process(inks: [u32; 4]) -> String {
    let named = ["C", "M", "Y", "K"].into_iter().zip(inks).filter(|(_, amount)| *amount > 0);
    named.map(|(ink, amount)| format!("{ink}{amount}")).collect::<Vec<_>>().join(" ")
}

fn distribution(lists: &[Vec<String>; 3], labels: [&str; 3], between: &str, lines: &str) -> String {
    let filled = labels.into_iter().zip(lists).filter(|(_, list)| !list.is_empty());
    filled.map(|(label, list)| label.to_owned() + &list.join(between)).collect::<Vec<_>>().join(lines)
}

fn recipients(list: &[(String, u32)], unit: &str, between: &str) -> String {
    list.iter().map(|(name, copies)| format!("{name} {copies}{unit}")).collect::<Vec<_>>().join(between)
}
