//! What can be wrong with a PDF before it is printed, and the words for it.

mod check;
mod sheet;

use serde::Serialize;

use super::{Lang, Words};
pub use check::Check;
pub use sheet::SheetWords;

/// Most runs of page numbers that are told.
const MOST_RUNS: usize = 8;

/// Why a PDF cannot be looked into, or its report not written.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum BadPdf {
    /// It does not begin like a PDF.
    NotPdf,
    /// It opens only with a password.
    Locked,
    /// Its structure is damaged.
    Broken,
    /// It has no pages.
    NoPages,
    /// It has more pages than are looked at.
    TooManyPages { limit: usize },
    /// The checklist and the JSON would be written to one file.
    SameOutput { path: String },
    /// It is larger than what is read, in MB.
    TooLarge { limit: u64 },
}

/// What the inspection before printing found.
///
/// Measured and wanted values are figures, names and units, the same in every language.
#[derive(Debug, Clone, PartialEq)]
pub struct PreflightFault {
    /// What was found.
    pub check: Check,
    /// The pages it stands on, from 1; none if it concerns the whole file.
    pub pages: Vec<usize>,
    /// What was measured; empty if there is nothing to say.
    pub measured: String,
    /// What it should be; empty if that goes without saying.
    pub wanted: String,
}

impl Serialize for PreflightFault {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut fields = serializer.serialize_struct("PreflightFault", 4)?;
        fields.serialize_field("code", self.check.code())?;
        fields.serialize_field("pages", &self.pages)?;
        fields.serialize_field("measured", &self.measured)?;
        fields.serialize_field("wanted", &self.wanted)?;
        fields.end()
    }
}

impl PreflightFault {
    pub(super) fn zh(&self) -> Words {
        let (what, hint, ..) = self.check.texts();
        let wanted = if self.wanted.is_empty() { String::new() } else { format!("（要求 {}）", self.wanted) };
        let measured = if self.measured.is_empty() { String::new() } else { format!("：{}", self.measured) };
        Words::new(format!("{what}{measured}{wanted}{}", pages(&self.pages, Lang::Zh))).hint(hint)
    }

    pub(super) fn en(&self) -> Words {
        let (.., what, hint) = self.check.texts();
        let wanted = if self.wanted.is_empty() { String::new() } else { format!(" (wanted: {})", self.wanted) };
        let measured = if self.measured.is_empty() { String::new() } else { format!(": {}", self.measured) };
        Words::new(format!("{what}{measured}{wanted}{}", pages(&self.pages, Lang::En))).hint(hint)
    }
}

impl Check {
    /// Returns what is wrong and what to do about it.
    pub fn words(self, lang: Lang) -> (&'static str, &'static str) {
        let (zh, zh_hint, en, en_hint) = self.texts();
        if lang == Lang::Zh { (zh, zh_hint) } else { (en, en_hint) }
    }
}

/// Returns page numbers as runs, such as `1–3、5`; those beyond the first few runs only as a mark.
pub fn page_runs(pages: &[usize], lang: Lang) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => runs.push((*page, *page)),
        }
    }
    let shown = runs.iter().take(MOST_RUNS);
    let shown = shown.map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") });
    let shown = shown.collect::<Vec<_>>().join(if lang == Lang::Zh { "、" } else { ", " });
    if runs.len() > MOST_RUNS { shown + " …" } else { shown }
}

fn pages(pages: &[usize], lang: Lang) -> String {
    match (pages, lang) {
        ([], _) => String::new(),
        (_, Lang::Zh) => format!("，第 {} 页", page_runs(pages, lang)),
        ([_], Lang::En) => format!(", page {}", page_runs(pages, lang)),
        (_, Lang::En) => format!(", pages {}", page_runs(pages, lang)),
    }
}

impl BadPdf {
    /// Returns the stable code of the fault.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::NotPdf => "pdf-not-pdf",
            Self::Locked => "pdf-locked",
            Self::Broken => "pdf-broken",
            Self::NoPages => "pdf-no-pages",
            Self::SameOutput { .. } => "preflight-same-output",
            Self::TooManyPages { .. } | Self::TooLarge { .. } => "pdf-too-large",
        }
    }

    pub(super) fn zh(&self) -> Words {
        match self {
            Self::NotPdf => Words::new("这个文件不是 PDF").hint("请检查选对了文件没有，或者重新导出 PDF"),
            Self::Locked => Words::new("这个 PDF 有打开密码，看不到里面，印刷厂也印不了")
                .hint("请在原来的软件里取消密码保护，重新导出后再检查"),
            Self::Broken => {
                Words::new("这个 PDF 的结构坏了，打不开").hint("多半是没有下载完或传坏了；请重新拷贝或重新导出")
            }
            Self::NoPages => Words::new("这个 PDF 里一页也没有").hint("请重新导出"),
            Self::SameOutput { path } => Words::new(format!("检查单（-o）和 JSON（--json）写到了同一个文件“{path}”"))
                .hint("请给两个文件取不同的名字"),
            Self::TooManyPages { limit } => {
                Words::new(format!("这个 PDF 超过 {limit} 页")).hint("请拆成几个文件分别检查")
            }
            Self::TooLarge { limit } => Words::new(format!("这个 PDF 超过 {limit} MB")).hint("请拆成几个文件分别检查"),
        }
    }

    pub(super) fn en(&self) -> Words {
        match self {
            Self::NotPdf => {
                Words::new("this file is no PDF").hint("see whether it is the right file, or export it again")
            }
            Self::Locked => Words::new("this PDF opens only with a password, for the press too")
                .hint("take the protection off in the program that made it, and export it again"),
            Self::Broken => {
                Words::new("this PDF is damaged and cannot be opened").hint("copy, download or export it again")
            }
            Self::NoPages => Words::new("this PDF has no pages").hint("export it again"),
            Self::SameOutput { path } => {
                Words::new(format!("the checklist (-o) and the JSON (--json) both go to \"{path}\""))
                    .hint("give them different names")
            }
            Self::TooManyPages { limit } => {
                Words::new(format!("this PDF has more than {limit} pages")).hint("check it in parts")
            }
            Self::TooLarge { limit } => {
                Words::new(format!("this PDF is larger than {limit} MB")).hint("check it in parts")
            }
        }
    }
}
