//! The words of the job ticket and of the files in a kit.

use super::{Lang, Term};

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
    /// 主送, 报, 送, 发, 抄送 and 本期增发 with their recipients.
    pub distribution: [Vec<String>; 6],
    /// Who gets numbered copies, and how many.
    pub recipients: Vec<(String, u32)>,
}

messages! {
    /// The files of a kit.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum KitFile: purpose(lang) -> Term {
        /// The PDF of single pages.
        Pages => { Zh: "单页文件，A4"; En: "single pages, A4" }
        /// The PDF of sheets.
        Sheets => { Zh: "拼好的大版，直接双面印"; En: "imposed sheets, printed on both sides" }
        /// The 印前检查单.
        Checklist => { Zh: "印前检查单"; En: "preflight checklist" }
        /// The same for machines.
        Report => { Zh: "印前检查结果，供软件读取"; En: "preflight report for software" }
        /// The 印刷工单.
        Ticket => { Zh: "本单"; En: "this job ticket" }
        /// A sheet to look at the printer's way of turning paper.
        TestSheet => { Zh: "先印这一张，看双面翻转方向"; En: "print it first, to see which way the paper turns" }
        /// The folder with pictures of the plates.
        Plates => { Zh: "每页各块印版的样子"; En: "what is on each plate of each page" }
    }
}

impl KitFile {
    /// Returns its name in the archive; a plate has the page and its ink in it.
    pub fn name(self, lang: Lang) -> Term {
        say!(lang => Term { match self {
            Self::Pages => { Zh: "1-印刷文件-单页.pdf"; En: "1-pages.pdf"; }
            Self::Sheets => { Zh: "2-印刷文件-拼版.pdf"; En: "2-sheets.pdf"; }
            Self::Checklist => { Zh: "3-印前检查单.pdf"; En: "3-preflight.pdf"; }
            Self::Report => { Zh: "3-印前检查.json"; En: "3-preflight.json"; }
            Self::Ticket => { Zh: "4-印刷工单.pdf"; En: "4-job-ticket.pdf"; }
            Self::TestSheet => { Zh: "5-双面试印.pdf"; En: "5-duplex-test.pdf"; }
            Self::Plates => { Zh: "6-印版预览"; En: "6-plates"; }
        } })
    }
}

/// Returns the name of a picture of a plate; `ink` counts cyan, magenta, yellow and black from 0, `None` is the spot ink.
pub fn plate_name(page: usize, ink: Option<usize>, lang: Lang) -> String {
    let inks = say!(lang => Term {
        Zh: ["青", "品红", "黄", "黑", "专色红"];
        En: ["cyan", "magenta", "yellow", "black", "spot"];
    });
    let (folder, ink) = (KitFile::Plates.name(lang), inks[ink.unwrap_or(4).min(4)]);
    say!(lang => String { Zh: "{folder}/第{page:02}页-{ink}.png"; En: "{folder}/page-{page:02}-{ink}.png" })
}

impl Job {
    /// Returns the heading, that of the list of files, the line at the foot and those to sign.
    pub fn frame(lang: Lang) -> [Term; 6] {
        say!(lang => Term {
            Zh: ["印刷工单", "随单文件", "委托人", "承印人", "交货日期", "数量"];
            En: ["Job ticket", "Files", "Ordered by", "Printed by", "Due", "Quantity"];
        })
    }

    /// Returns the rows of the ticket: label and value.
    pub fn rows(&self, lang: Lang) -> Vec<(String, String)> {
        let paper = self.paper.clone().unwrap_or_else(|| "__________".to_owned());
        let comma = say!(lang => Term { Zh: "，"; En: ", " });
        let rows = [
            (say!(lang => Term { Zh: "印件"; En: "Job" }), self.title.clone()),
            (say!(lang => Term { Zh: "编印单位"; En: "Issued by" }), self.issued(lang)),
            (
                say!(lang => Term { Zh: "联系"; En: "Contact" }),
                self.contact.join(say!(lang => Term { Zh: "　"; En: "  " })),
            ),
            (say!(lang => Term { Zh: "印数"; En: "Copies" }), self.printed(lang)),
            (say!(lang => Term { Zh: "成品"; En: "Size" }), self.size(lang)),
            (say!(lang => Term { Zh: "装订"; En: "Binding" }), self.binding(lang)),
            (say!(lang => Term { Zh: "用墨"; En: "Inks" }), self.inks(lang)),
            (say!(lang => Term { Zh: "用纸"; En: "Paper" }), paper),
            (say!(lang => Term { Zh: "出血和标记"; En: "Bleed, marks" }), self.edges(lang)),
            (say!(lang => Term { Zh: "分发"; En: "Distribution" }), self.distributed(lang, comma)),
            (say!(lang => Term { Zh: "编号本"; En: "Numbered for" }), self.numbered_for(lang, comma)),
        ];
        let filled = rows.into_iter().filter(|(_, value)| !value.is_empty());
        filled.map(|(label, value)| (label.to_owned(), value)).collect()
    }

    fn issued(&self, lang: Lang) -> String {
        let Self { issuer, date: (year, month, day), .. } = self;
        say!(lang => String {
            Zh: "{issuer}　{year}年{month}月{day}日";
            En: "{issuer}, {year}-{month:02}-{day:02}";
        })
    }

    fn printed(&self, lang: Lang) -> String {
        let copies = self.copies.map_or_else(|| "______".to_owned(), |copies| copies.to_string());
        let numbered = match self.copies.filter(|_| self.numbered) {
            Some(last) => {
                say!(lang => String { Zh: "，逐份编号 000001—{last:06}"; En: ", numbered 000001 to {last:06}" })
            }
            None => String::new(),
        };
        say!(lang => String { Zh: "{copies} 份{numbered}"; En: "{copies}{numbered}" })
    }

    fn size(&self, lang: Lang) -> String {
        let Self { pages, blank, .. } = self;
        let blank = match blank {
            0 => String::new(),
            _ => say!(lang => String { Zh: "，其中空白 {blank} 页"; En: ", {blank} of them blank" }),
        };
        say!(lang => String { Zh: "A4（210×297 毫米），{pages} 页{blank}"; En: "A4 (210 × 297 mm), {pages} pages{blank}" })
    }

    fn binding(&self, lang: Lang) -> String {
        say!(lang => String { match (self.sheets) {
            Some(sheets) if self.cut => {
                Zh: "骑马订：SRA3 纸 {sheets} 张双面印，短边翻转，按裁切线裁成 A3，套叠后对折，在折线上订两钉";
                En: "saddle stitch: {sheets} sheets of SRA3, both sides, flip on the short edge, cut to A3, fold, two stitches in the fold";
            }
            Some(sheets) => {
                Zh: "骑马订：A3 纸 {sheets} 张双面印，短边翻转，套叠后对折，在折线上订两钉";
                En: "saddle stitch: {sheets} sheets of A3, both sides, flip on the short edge, fold, two stitches in the fold";
            }
            None => {
                Zh: "平订：A4 纸双面印，长边翻转，左侧订两钉";
                En: "side stitch: A4, both sides, flip on the long edge, two stitches at the left";
            }
        } })
    }

    fn inks(&self, lang: Lang) -> String {
        say!(lang => String { match (&self.spot) {
            _ if self.preprinted => {
                Zh: "1 色：黑（K100）；红头已预先印在纸上";
                En: "1: black (K100); the red head is on the paper";
            }
            Some((name, inks)) => {
                Zh: ("2 色：黑（K100）、专色红“{name}”（{}）", process(*inks));
                En: ("2: black (K100), spot red \"{name}\" ({})", process(*inks));
            }
            None if self.process => {
                Zh: "4 色：青、品红、黄、黑；黑字只用黑版";
                En: "4: cyan, magenta, yellow, black; black text on the black plate only";
            }
            None => { Zh: "1 色：黑（K100）"; En: "1: black (K100)"; }
        } })
    }

    fn edges(&self, lang: Lang) -> String {
        let Self { bleed, marks, .. } = self;
        let bleed = say!(lang => String { match (*bleed > 0.0) {
            true => { Zh: "出血 {bleed} 毫米"; En: "bleed {bleed} mm"; }
            false => { Zh: "无出血"; En: "no bleed"; }
        } });
        let marks = say!(lang => Term { match marks {
            true => { Zh: "有裁切线、套准标记"; En: "crop and registration marks"; }
            false => { Zh: "单页文件不带裁切线"; En: "no marks on single pages"; }
        } });
        say!(lang => String { Zh: "{bleed}，{marks}"; En: "{bleed}, {marks}" })
    }

    fn distributed(&self, lang: Lang, comma: Term) -> String {
        let labels = say!(lang => Term {
            Zh: ["主送：", "报：", "送：", "发：", "抄送：", "本期增发："];
            En: ["主送: ", "报: ", "送: ", "发: ", "抄送: ", "本期增发: "];
        });
        let filled = labels.into_iter().zip(&self.distribution).filter(|(_, list)| !list.is_empty());
        filled.map(|(label, list)| label.to_owned() + &list.join(comma)).collect::<Vec<_>>().join("\n")
    }

    fn numbered_for(&self, lang: Lang, comma: Term) -> String {
        let named =
            |(name, copies): &(String, u32)| say!(lang => String { Zh: "{name} {copies} 份"; En: "{name} {copies}" });
        self.recipients.iter().map(named).collect::<Vec<_>>().join(comma)
    }
}

/// Writes process inks as shops do, such as `M80 Y80`.
fn process(inks: [u32; 4]) -> String {
    let named = ["C", "M", "Y", "K"].into_iter().zip(inks).filter(|(_, amount)| *amount > 0);
    named.map(|(ink, amount)| format!("{ink}{amount}")).collect::<Vec<_>>().join(" ")
}
