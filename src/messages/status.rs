//! Lines about the run itself.

use super::impose::ImposeNote;
use super::{ArchiveStatus, CompareStatus, Lang};

/// What the program says of its own doing.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Status {
    /// The line after a finished PDF, or a Word document, whose pages Word makes.
    Written { path: String, pages: Option<usize>, bytes: usize, seconds: f64 },
    /// How many errors stopped the issue, and how many warnings there were.
    Stopped { errors: usize, warnings: usize },
    /// How many warnings a finished issue has.
    Warned { warnings: usize },
    /// Findings that are not shown for their number.
    More { count: usize },
    /// Which publication, templates and fonts a run uses, for `-v`.
    Using { what: &'static str, name: String },
    /// A file that was read: its encoding and what stands between its cells, for `-v`.
    Read { name: String, encoding: Option<&'static str>, delimiter: Option<u8> },
    /// How a table is arranged and why, for `-v`.
    Arranged { title: String, taken: usize, tried: Vec<Arrangement> },
    /// How many findings of each severity the proofreader has.
    Checked { errors: usize, warnings: usize, infos: usize },
    /// What the proofreader says beside a finished PDF.
    Proofread { errors: usize, warnings: usize, issue: String },
    /// A file put right.
    Mended { path: String, count: usize },
    /// How many findings could be put right were they not in Word documents.
    LeftInWord { count: usize },
    /// A file of known findings written out.
    BaselineWritten { path: String, count: usize },
    /// What is said about finished sheets.
    Impose(ImposeNote),
    /// No rule of that code or name.
    NoRule { code: String },
    /// What the inspection of a PDF came to.
    Preflighted { file: String, pages: usize, plates: String, errors: usize, warnings: usize, infos: usize },
    /// The kit for the print shop.
    Packed { path: String, files: usize, bytes: usize, sheets: Option<usize>, pages: usize },
    /// A file written out.
    TemplateWritten { path: String },
    /// A file of templates that is there already.
    TemplateThere { path: String },
    /// No template of that name.
    NoTemplate { name: String, known: String },
    /// A replaced template that equals the built-in one.
    TemplateSame { path: String },
    /// No template is replaced.
    NothingReplaced,
    /// The output cannot go to a terminal.
    TerminalRefused,
    /// What is said of an archive.
    Archive(ArchiveStatus),
    /// What came of comparing two documents.
    Compare(CompareStatus),
    /// A fault of the program.
    Bug { detail: String },
    /// A wrong call of the program.
    Usage { detail: String },
    /// A font serves a role.
    Serves { role: &'static str, family: String, reason: Reason },
}

/// The best arrangement of a table of one sort, or how much it lacks.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Arrangement {
    /// Whether the table is turned.
    pub turned: bool,
    /// Whether heads of narrow columns stand vertical.
    pub vertical: bool,
    /// How many column blocks it has.
    pub blocks: usize,
    /// Type size in pt; the smallest allowed where it does not fit.
    pub size: f64,
    /// How many pages it fills: turned ones whole, upright ones in parts.
    pub pages: Option<f64>,
    /// What it costs, in pages; `None` if it does not fit.
    pub cost: Option<f64>,
    /// How much too wide it is in the smallest type, in mm; `None` if it fits or is too high.
    pub over: Option<f64>,
}

impl Arrangement {
    fn zh(&self, taken: bool) -> String {
        let direction = if self.turned { "横放" } else { "竖放" };
        let heads = if self.vertical { "，窄栏表头竖排" } else { "" };
        let blocks = if self.blocks > 1 { format!("，分成 {} 段栏", self.blocks) } else { String::new() };
        let (size, mark) = (self.size, if taken { "→" } else { " " });
        match (self.pages, self.cost, self.over) {
            (Some(pages), Some(cost), _) => {
                format!("  {mark} {direction}{heads}{blocks}：{size} 磅，占 {pages:.2} 页，代价 {cost:.2}")
            }
            (.., Some(over)) => format!("  {mark} {direction}{heads}{blocks}：缩到 {size} 磅仍宽出 {over:.0} 毫米"),
            _ => format!("  {mark} {direction}{heads}{blocks}：有一行高过整页"),
        }
    }

    fn en(&self, taken: bool) -> String {
        let direction = if self.turned { "turned" } else { "upright" };
        let heads = if self.vertical { ", vertical heads" } else { "" };
        let blocks = if self.blocks > 1 { format!(", {} column blocks", self.blocks) } else { String::new() };
        let (size, mark) = (self.size, if taken { "->" } else { "  " });
        match (self.pages, self.cost, self.over) {
            (Some(pages), Some(cost), _) => {
                format!("  {mark} {direction}{heads}{blocks}: {size} pt, {pages:.2} pages, cost {cost:.2}")
            }
            (.., Some(over)) => {
                format!("  {mark} {direction}{heads}{blocks}: {over:.0} mm too wide even at {size} pt")
            }
            _ => format!("  {mark} {direction}{heads}{blocks}: a row is higher than a page"),
        }
    }
}

/// Why a font serves a role.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum Reason {
    /// Only bundled fonts were asked for.
    Bundled,
    /// It is the first of the office fonts that is there.
    Found,
    /// None of the office fonts is there.
    NoneFound { absent: String },
}

impl Status {
    /// Returns the line in a language.
    pub fn line(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.zh(),
            Lang::En => self.en(),
        }
    }

    fn zh(&self) -> String {
        match self {
            Self::Written { path, pages, bytes, seconds } => {
                let pages = pages.map(|pages| format!("{pages} 页，")).unwrap_or_default();
                format!("已生成 {path}：{pages}{}，用时 {seconds:.2} 秒", size(*bytes))
            }
            Self::Stopped { errors, warnings: 0 } => format!("有 {errors} 处错误，没有生成文件；请改好后再试"),
            Self::Stopped { errors, warnings } => {
                format!("有 {errors} 处错误、{warnings} 处提醒，没有生成文件；请改好错误后再试")
            }
            Self::Warned { warnings } => format!("有 {warnings} 处提醒"),
            Self::More { count } => format!("还有 {count} 处没有列出；请先改好上面的"),
            Self::Using { what, name } => format!("{}：{name}", using_zh(what)),
            Self::Read { name, encoding, delimiter } => {
                let delimiter = delimiter.map(|mark| match mark {
                    b'\t' => "制表符分隔",
                    b';' => "分号分隔",
                    _ => "逗号分隔",
                });
                let form: Vec<&str> = encoding.iter().copied().chain(delimiter).collect();
                if form.is_empty() {
                    format!("读取的文件：{name}")
                } else {
                    format!("读取的文件：{name}（{}）", form.join("，"))
                }
            }
            Self::Arranged { title, taken, tried } => {
                let lines: Vec<String> = tried.iter().enumerate().map(|(i, it)| it.zh(i == *taken)).collect();
                format!("表格“{title}”的排法（→ 为选用的，代价最低）：\n{}", lines.join("\n"))
            }
            Self::Checked { errors: 0, warnings: 0, infos: 0 } => "校对完成，没有发现问题".into(),
            Self::Checked { errors, warnings, infos } => {
                format!(
                    "校对完成：{errors} 处错误，{warnings} 处提醒，{infos} 处参考；用 typeset explain 代码 查看规则"
                )
            }
            Self::Proofread { errors, warnings, issue } => {
                format!("校对：{errors} 处错误，{warnings} 处提醒；用 typeset check {issue} 查看全部")
            }
            Self::Mended { path, count } => format!("已改正 {path} 里的 {count} 处"),
            Self::LeftInWord { count } => {
                format!("另有 {count} 处可改的在 Word 文件里，程序不改 Word 文件，请照建议在 Word 里改")
            }
            Self::BaselineWritten { path, count } => {
                format!("已把 {count} 处写进 {path}；在 [check] 里写 baseline = \"{path}\"，以后不再报")
            }
            Self::Impose(note) => note.zh(),
            Self::Packed { path, files, bytes, sheets, pages } => {
                let sheets = sheets.map_or_else(String::new, |sheets| format!("，拼成 {sheets} 张"));
                format!("已生成 {path}：{pages} 页{sheets}，印前检查合格，共 {files} 个文件，{}", size(*bytes))
            }
            Self::Preflighted { file, pages, plates, errors, warnings, infos } => {
                let verdict = if *errors == 0 { "合格" } else { "不合格" };
                let plates = if plates.is_empty() { String::new() } else { format!("，印版 {plates}") };
                format!(
                    "印前检查{verdict}：{file}，{pages} 页{plates}；{errors} 处错误，{warnings} 处提醒，{infos} 处参考"
                )
            }
            Self::NoRule { code } => format!("没有“{code}”这条规则；用 typeset explain 列出全部"),
            Self::TemplateWritten { path } => format!("已写出 {path}"),
            Self::TemplateThere { path } => format!("{path} 已经有了，没有动它；要重写请加 --force"),
            Self::NoTemplate { name, known } => format!("没有叫“{name}”的模板；有：{known}"),
            Self::TemplateSame { path } => format!("{path} 与内置的一样"),
            Self::NothingReplaced => "用的都是内置模板".into(),
            Self::TerminalRefused => "生成的文件不能直接显示在终端里；请用 > 文件名.pdf 或 -o 文件名.pdf".into(),
            Self::Archive(status) => status.line(Lang::Zh),
            Self::Compare(status) => status.line(Lang::Zh),
            Self::Bug { detail } => {
                format!("程序内部出错，原有的 PDF 没有动：{detail}\n请把这段话和 issue.toml 一起发给开发者")
            }
            Self::Usage { detail } => format!("用法不对：{detail}\n用 typeset --help 查看说明"),
            Self::Serves { role, family, reason } => format!(
                "{role}\t{family}\t{}",
                match reason {
                    Reason::Bundled => "内置（未要求用本机字体）".to_owned(),
                    Reason::Found => "本机或指定文件夹里的字体".to_owned(),
                    Reason::NoneFound { absent } => format!("内置；没有找到：{absent}"),
                }
            ),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Written { path, pages, bytes, seconds } => {
                let pages = pages.map(|pages| format!("{pages} pages, ")).unwrap_or_default();
                format!("wrote {path}: {pages}{}, {seconds:.2} s", size(*bytes))
            }
            Self::Stopped { errors, warnings: 0 } => {
                format!("nothing made: {errors} error(s); correct them and try again")
            }
            Self::Stopped { errors, warnings } => {
                format!("nothing made: {errors} error(s), {warnings} warning(s); correct the errors and try again")
            }
            Self::Warned { warnings } => format!("{warnings} warning(s)"),
            Self::More { count } => format!("{count} more are not shown; correct these first"),
            Self::Using { what, name } => format!("{what}: {name}"),
            Self::Read { name, encoding, delimiter } => {
                let delimiter = delimiter.map(|mark| match mark {
                    b'\t' => "tabs",
                    b';' => "semicolons",
                    _ => "commas",
                });
                let form: Vec<&str> = encoding.iter().copied().chain(delimiter).collect();
                if form.is_empty() { format!("file: {name}") } else { format!("file: {name} ({})", form.join(", ")) }
            }
            Self::Arranged { title, taken, tried } => {
                let lines: Vec<String> = tried.iter().enumerate().map(|(i, it)| it.en(i == *taken)).collect();
                format!("arrangement of table \"{title}\" (-> was taken, as the cheapest):\n{}", lines.join("\n"))
            }
            Self::Checked { errors: 0, warnings: 0, infos: 0 } => "proofread: nothing found".into(),
            Self::Checked { errors, warnings, infos } => format!(
                "proofread: {errors} error(s), {warnings} warning(s), {infos} for information; see typeset explain CODE"
            ),
            Self::Proofread { errors, warnings, issue } => {
                format!("proofread: {errors} error(s), {warnings} warning(s); see typeset check {issue}")
            }
            Self::Mended { path, count } => format!("{path}: {count} place(s) put right"),
            Self::LeftInWord { count } => {
                format!(
                    "{count} more place(s) could be put right, but are in Word files, which are never written: change them in Word"
                )
            }
            Self::BaselineWritten { path, count } => {
                format!(
                    "wrote {count} finding(s) to {path}; with baseline = \"{path}\" in [check] they are not shown again"
                )
            }
            Self::Impose(note) => note.en(),
            Self::Packed { path, files, bytes, sheets, pages } => {
                let sheets = sheets.map_or_else(String::new, |sheets| format!(", {sheets} imposed sheet(s)"));
                format!("wrote {path}: {pages} page(s){sheets}, preflight passed, {files} file(s), {}", size(*bytes))
            }
            Self::Preflighted { file, pages, plates, errors, warnings, infos } => {
                let verdict = if *errors == 0 { "passed" } else { "failed" };
                let plates = if plates.is_empty() { String::new() } else { format!(", plates {plates}") };
                format!(
                    "preflight {verdict}: {file}, {pages} page(s){plates}; {errors} error(s), {warnings} warning(s), {infos} for information"
                )
            }
            Self::NoRule { code } => format!("no rule \"{code}\"; typeset explain lists them all"),
            Self::TemplateWritten { path } => format!("wrote {path}"),
            Self::TemplateThere { path } => format!("{path} is there already and was left alone; --force replaces it"),
            Self::NoTemplate { name, known } => format!("no template \"{name}\"; there are: {known}"),
            Self::TemplateSame { path } => format!("{path} equals the built-in one"),
            Self::NothingReplaced => "all templates are the built-in ones".into(),
            Self::TerminalRefused => "the output cannot be shown in a terminal; use > name.pdf or -o name.pdf".into(),
            Self::Archive(status) => status.line(Lang::En),
            Self::Compare(status) => status.line(Lang::En),
            Self::Bug { detail } => format!(
                "internal fault, an earlier PDF is as it was: {detail}\nplease send this text and issue.toml to the developers"
            ),
            Self::Usage { detail } => format!("wrong use: {detail}\nsee typeset --help"),
            Self::Serves { role, family, reason } => format!(
                "{role}\t{family}\t{}",
                match reason {
                    Reason::Bundled => "bundled (system fonts were not asked for)".to_owned(),
                    Reason::Found => "found on this machine or in the folder named".to_owned(),
                    Reason::NoneFound { absent } => format!("bundled; not found: {absent}"),
                }
            ),
        }
    }
}

fn using_zh(what: &str) -> &str {
    match what {
        "template" => "替换的模板",
        "font" => "字体",
        other => other,
    }
}

fn size(bytes: usize) -> String {
    let bytes = bytes as f64;
    if bytes >= 1e6 { format!("{:.1} MB", bytes / 1e6) } else { format!("{:.0} KB", bytes / 1e3) }
}
