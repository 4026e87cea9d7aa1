//! What can be wrong with a PDF before it is printed, and the words for it.

mod check;
mod sheet;

use serde::Serialize;

use super::{Lang, Words};
pub use check::Check;
pub use sheet::{SheetWords, Wanted};

/// Most runs of page numbers that are told.
const MOST_RUNS: usize = 8;

messages! {
    /// Why a PDF cannot be looked into, or its report not written.
    #[derive(Debug, Clone, PartialEq)]
    pub enum BadPdf: words(lang) -> Words {
        /// It does not begin like a PDF.
        NotPdf = "pdf-not-pdf" => {
            Zh: "这个文件不是 PDF", hint: "请检查选对了文件没有，或者重新导出 PDF";
            En: "this file is no PDF", hint: "see whether it is the right file, or export it again";
        }
        /// It opens only with a password.
        Locked = "pdf-locked" => {
            Zh: "这个 PDF 有打开密码，看不到里面，印刷厂也印不了",
                hint: "请在原来的软件里取消密码保护，重新导出后再检查";
            En: "this PDF opens only with a password, for the press too",
                hint: "take the protection off in the program that made it, and export it again";
        }
        /// Its structure is damaged.
        Broken = "pdf-broken" => {
            Zh: "这个 PDF 的结构坏了，打不开", hint: "多半是没有下载完或传坏了；请重新拷贝或重新导出";
            En: "this PDF is damaged and cannot be opened", hint: "copy, download or export it again";
        }
        /// Its pages lie deeper in each other than so many levels.
        TooDeep { limit: usize } = "pdf-too-deep" => {
            Zh: "这个 PDF 的页面一层套一层，超过 {limit} 层，没有打开",
                hint: "正常的 PDF 只有几层，这个文件多半是故意做坏的；请换一份，或重新导出";
            En: "the pages of this PDF lie deeper in each other than {limit} levels, so that it was not opened",
                hint: "a few levels are usual; the file was most likely made to do harm: use another, or export it again";
        }
        /// What stands on a page cannot be read as a whole.
        PageDamaged { page: usize } = "pdf-page-damaged" => {
            Zh: "第 {page} 页的内容有损坏，读不全", hint: "请换一份完好的副本，或重新导出";
            En: "what stands on page {page} is damaged and cannot all be read", hint: "use an undamaged copy, or export it again";
        }
        /// It has no pages.
        NoPages = "pdf-no-pages" => {
            Zh: "这个 PDF 里一页也没有", hint: "请重新导出";
            En: "this PDF has no pages", hint: "export it again";
        }
        /// It has more pages than are looked at.
        TooManyPages { limit: usize } = "pdf-too-large" => {
            Zh: "这个 PDF 超过 {limit} 页", hint: "请拆成几个文件分别检查";
            En: "this PDF has more than {limit} pages", hint: "check it in parts";
        }
        /// The checklist and the JSON would be written to one file.
        SameOutput { path: String } = "preflight-same-output" => {
            Zh: "检查单（-o）和 JSON（--json）写到了同一个文件“{path}”", hint: "请给两个文件取不同的名字";
            En: "the checklist (-o) and the JSON (--json) both go to \"{path}\"", hint: "give them different names";
        }
        /// It is larger than what is read, in MB.
        TooLarge { limit: u64 } = "pdf-too-large" => {
            Zh: "这个 PDF 超过 {limit} MB", hint: "请拆成几个文件分别检查";
            En: "this PDF is larger than {limit} MB", hint: "check it in parts";
        }
    }
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
        fields.serialize_field("code", self.code())?;
        fields.serialize_field("pages", &self.pages)?;
        fields.serialize_field("measured", &self.measured)?;
        fields.serialize_field("wanted", &self.wanted)?;
        fields.end()
    }
}

impl PreflightFault {
    /// Returns the stable code.
    pub fn code(&self) -> &'static str {
        self.check.code()
    }

    /// Says it in a language.
    pub fn words(&self, lang: Lang) -> Words {
        let Self { check, pages, measured, wanted } = self;
        let words = check.words(lang);
        let measured = match measured.as_str() {
            "" => String::new(),
            measured => say!(lang => String { Zh: "：{measured}"; En: ": {measured}" }),
        };
        let wanted = match wanted.as_str() {
            "" => String::new(),
            wanted => say!(lang => String { Zh: "（要求 {wanted}）"; En: " (wanted: {wanted})" }),
        };
        Words { message: format!("{}{measured}{wanted}{}", words.message, on_pages(pages, lang)), ..words }
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
    let shown = shown.collect::<Vec<_>>().join(lang.comma());
    if runs.len() > MOST_RUNS { shown + " …" } else { shown }
}

fn on_pages(pages: &[usize], lang: Lang) -> String {
    let runs = page_runs(pages, lang);
    match pages {
        [] => String::new(),
        [_] => say!(lang => String { Zh: "，第 {runs} 页"; En: ", page {runs}" }),
        _ => say!(lang => String { Zh: "，第 {runs} 页"; En: ", pages {runs}" }),
    }
}
