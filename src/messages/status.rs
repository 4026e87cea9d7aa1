//! Lines about the run itself.

use super::impose::ImposeNote;
use super::{ArchiveStatus, CompareStatus, DeskStatus, Lang};

messages! {
    /// What the program says of its own doing.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Status: line(lang) -> String {
        /// The line after a finished PDF, or a Word document, whose pages Word makes.
        Written { path: String, pages: Option<usize>, bytes: usize, seconds: f64 } => {
            let size = size(*bytes);
            match pages {
                Some(1) => {
                    Zh: "已生成 {path}：1 页，{size}，用时 {seconds:.2} 秒";
                    En: "wrote {path}: 1 page, {size}, {seconds:.2} s";
                }
                Some(pages) => {
                    Zh: "已生成 {path}：{pages} 页，{size}，用时 {seconds:.2} 秒";
                    En: "wrote {path}: {pages} pages, {size}, {seconds:.2} s";
                }
                None => {
                    Zh: "已生成 {path}：{size}，用时 {seconds:.2} 秒";
                    En: "wrote {path}: {size}, {seconds:.2} s";
                }
            }
        }
        /// What to do with a program that was started by a double click.
        DropHere => {
            Zh: "把 issue.toml 或它所在的文件夹拖到 typeset.exe 的图标上，就能生成 PDF";
            En: "drop issue.toml, or the folder it lies in, on the icon of typeset.exe to make its PDF";
        }
        /// The window is the program's own, and would be gone.
        PressEnter => { Zh: "按回车键关闭窗口"; En: "press Enter to close this window" }
        /// How many errors stopped the issue, and how many warnings there were.
        Stopped { errors: usize, warnings: usize } => {
            match warnings {
                0 => {
                    Zh: "有 {errors} 处错误，没有生成文件；请改好后再试";
                    En: "nothing made: {errors} error(s); correct them and try again";
                }
                _ => {
                    Zh: "有 {errors} 处错误、{warnings} 处提醒，没有生成文件；请改好错误后再试";
                    En: "nothing made: {errors} error(s), {warnings} warning(s); correct the errors and try again";
                }
            }
        }
        /// How many warnings a finished issue has.
        Warned { warnings: usize } => { Zh: "有 {warnings} 处提醒"; En: "{warnings} warning(s)" }
        /// Findings that are not shown for their number.
        More { count: usize } => {
            Zh: "还有 {count} 处没有列出；请先改好上面的";
            En: "{count} more are not shown; correct these first";
        }
        /// Which publication, templates and fonts a run uses, for `-v`.
        Using { what: &'static str, name: String } => {
            match (*what) {
                "template" => { Zh: "替换的模板：{name}"; En: "template: {name}" }
                "font" => { Zh: "字体：{name}"; En: "font: {name}" }
                _ => { Zh: "{what}：{name}"; En: "{what}: {name}" }
            }
        }
        /// A file that was read: its encoding and what stands between its cells, for `-v`.
        Read { name: String, encoding: Option<&'static str>, delimiter: Option<u8> } => {
            let delimiter = delimiter.map(|mark| say!(lang => Term {
                match mark {
                    b'\t' => { Zh: "制表符分隔"; En: "tabs" }
                    b';' => { Zh: "分号分隔"; En: "semicolons" }
                    _ => { Zh: "逗号分隔"; En: "commas" }
                }
            }));
            let form = encoding.iter().copied().chain(delimiter).collect::<Vec<_>>();
            match (form.is_empty()) {
                true => { Zh: "读取的文件：{name}"; En: "file: {name}" }
                false => {
                    Zh: ("读取的文件：{name}（{}）", form.join("，"));
                    En: ("file: {name} ({})", form.join(", "));
                }
            }
        }
        /// Why a page is blank in part, for `-v`.
        Blank { page: usize, percent: usize, turned: bool } => {
            text why = match (turned) {
                true => { Zh: "下一页是横放的表，单独占页"; En: "a turned table has the next page to itself" }
                false => { Zh: "后面的表或图整个放不下，拆开或缩小又不合适"; En: "the table or picture behind it finds no room here, and is not to be torn or made smaller" }
            };
            Zh: "第 {page} 页下面空了 {percent}%：{why}";
            En: "page {page} is blank for {percent} %: {why}";
        }
        /// What gave way for the number of pages that is wanted, for `-v`.
        Fitted { plain: usize, pages: usize, titles: f64, drawings: f64, tables: bool, compact: bool, lines: i32 } => {
            let percent = (drawings * 100.0).round();
            text titles = match (*titles > 1.0, *titles < 1.0) {
                (false, false) => { String::new() }
                (true, _) => { Zh: "，标题上下各空一行半"; En: "; a line and a half of white above and below titles" }
                (_, true) => { Zh: "，标题上下各空半行"; En: "; half a line of white above and below titles" }
            };
            text drawings = match (percent == 100.0) {
                true => { String::new() }
                false => { Zh: "，图的大小为平常的 {percent}%"; En: "; pictures and charts at {percent} % of their size" }
            };
            text tables = match (tables) {
                true => { Zh: "，表格字号小一档"; En: "; tables in smaller type" }
                false => { String::new() }
            };
            text compact = match (compact) {
                true => { Zh: "，表中没有数据的行和列折叠"; En: "; rows and columns without values folded" }
                false => { String::new() }
            };
            text lines = match (lines.cmp(&0)) {
                std::cmp::Ordering::Equal => { String::new() }
                std::cmp::Ordering::Greater => { Zh: "，每页多排 {lines} 行"; En: "; {lines} more line(s) on a page" }
                std::cmp::Ordering::Less => { Zh: ("，每页少排 {} 行", -lines); En: ("; {} fewer line(s) on a page", -lines) }
            };
            Zh: "排成 {pages} 页（照常排是 {plain} 页）{titles}{drawings}{tables}{compact}{lines}";
            En: "set to {pages} page(s), {plain} otherwise{titles}{drawings}{tables}{compact}{lines}";
        }
        /// How a table is arranged and why, for `-v`.
        Arranged { title: String, taken: usize, tried: Vec<Arrangement>, bare: bool } => {
            let lines = tried.iter().enumerate().map(|(i, it)| it.line(lang, i == *taken));
            let lines = lines.collect::<Vec<_>>().join("\n");
            text bare = match bare {
                true => {
                    Zh: "\n    第一页因此只有报头，这已计入代价：没有更合适的排法；表格前后若有文字，可以排在第一页";
                    En: "\n     page one has nothing but the masthead, as was reckoned in: nothing else is better; \
                         text before or behind the table could stand there";
                }
                false => { String::new() }
            };
            Zh: "表格“{title}”的排法（→ 为选用的，代价最低）：\n{lines}{bare}";
            En: "arrangement of table \"{title}\" (-> was taken, as the cheapest):\n{lines}{bare}";
        }
        /// What the rows of a sheet were taken for, for `-v`.
        Understood { title: String, above: usize, head: usize, below: usize } => {
            Zh: "表格“{title}”：表头上面 {above} 行是表题、单位等，表头 {head} 行，最后 {below} 行是注、来源等";
            En: "table \"{title}\": {above} row(s) of title, unit and the like, {head} of the head, {below} of notes and sources at the end";
        }
        /// What of a table was added up, for `-v`: the totals with the lines on which they were compared, then what was not.
        Summed { title: String, tested: Vec<(bool, String, Vec<String>, usize)>, untested: Vec<(bool, String, String)> } => {
            let tested = tested.iter().map(|(row, name, lines, count)| summed(lang, *row, name, lines, *count));
            let untested = untested.iter().map(|(row, name, why)| unsummed(lang, *row, name, why));
            let (tested, untested) = (tested.collect::<Vec<_>>(), untested.collect::<Vec<_>>());
            text tested = match (tested.is_empty()) {
                true => { Zh: "没有验算合计"; En: "no totals compared" }
                false => { Zh: ("已验算{}", tested.join("、")); En: ("compared {}", tested.join(", ")) }
            };
            text untested = match (untested.is_empty()) {
                true => { String::new() }
                false => { Zh: ("；没有验算{}", untested.join("、")); En: ("; not {}", untested.join(", ")) }
            };
            Zh: "表格“{title}”：{tested}{untested}";
            En: "table \"{title}\": {tested}{untested}";
        }
        /// How many findings of each severity the proofreader has.
        Checked { errors: usize, warnings: usize, infos: usize } => {
            match (errors + warnings + infos) {
                0 => { Zh: "校对完成，没有发现问题"; En: "proofread: nothing found" }
                _ => {
                    Zh: "校对完成：{errors} 处错误，{warnings} 处提醒，{infos} 处参考；用 typeset explain 代码 查看规则";
                    En: "proofread: {errors} error(s), {warnings} warning(s), {infos} for information; see typeset explain CODE";
                }
            }
        }
        /// What the proofreader says beside a finished PDF.
        Proofread { errors: usize, warnings: usize, issue: String } => {
            Zh: "校对：{errors} 处错误，{warnings} 处提醒；用 typeset check {issue} 查看全部";
            En: "proofread: {errors} error(s), {warnings} warning(s); see typeset check {issue}";
        }
        /// A file put right.
        Mended { path: String, count: usize } => {
            Zh: "已改正 {path} 里的 {count} 处";
            En: "{path}: {count} place(s) put right";
        }
        /// How many findings could be put right were they not in Word documents.
        LeftInWord { count: usize } => {
            Zh: "另有 {count} 处可改的在 Word 文件里，程序不改 Word 文件，请照建议在 Word 里改";
            En: "{count} more place(s) could be put right, but are in Word files, which are never written: change them in Word";
        }
        /// A file of known findings written out.
        BaselineWritten { path: String, count: usize } => {
            Zh: "已把 {count} 处写进 {path}；在 [check] 里写 baseline = \"{path}\"，以后不再报";
            En: "wrote {count} finding(s) to {path}; with baseline = \"{path}\" in [check] they are not shown again";
        }
        /// What is said about finished sheets.
        Impose(note: ImposeNote) => { note.line(lang) }
        /// No rule of that code or name.
        NoRule { code: String } => {
            Zh: "没有“{code}”这条规则；用 typeset explain 列出全部";
            En: "no rule \"{code}\"; typeset explain lists them all";
        }
        /// What the inspection of a PDF came to.
        Preflighted { file: String, pages: usize, plates: String, errors: usize, warnings: usize, infos: usize } => {
            text verdict = match errors {
                0 => { Zh: "合格"; En: "passed" }
                _ => { Zh: "不合格"; En: "failed" }
            };
            text plates = match (plates.is_empty()) {
                true => { String::new() }
                false => { Zh: "，印版 {plates}"; En: ", plates {plates}" }
            };
            Zh: "印前检查{verdict}：{file}，{pages} 页{plates}；{errors} 处错误，{warnings} 处提醒，{infos} 处参考";
            En: "preflight {verdict}: {file}, {pages} page(s){plates}; {errors} error(s), {warnings} warning(s), {infos} for information";
        }
        /// The kit for the print shop.
        Packed { path: String, files: usize, bytes: usize, sheets: Option<usize>, pages: usize } => {
            let size = size(*bytes);
            text sheets = match sheets {
                Some(sheets) => { Zh: "，拼成 {sheets} 张"; En: ", {sheets} imposed sheet(s)" }
                None => { String::new() }
            };
            Zh: "已生成 {path}：{pages} 页{sheets}，印前检查合格，共 {files} 个文件，{size}";
            En: "wrote {path}: {pages} page(s){sheets}, preflight passed, {files} file(s), {size}";
        }
        /// A file written out.
        TemplateWritten { path: String } => { Zh: "已写出 {path}"; En: "wrote {path}" }
        /// A file of templates that is there already.
        TemplateThere { path: String } => {
            Zh: "{path} 已经有了，没有动它；要重写请加 --force";
            En: "{path} is there already and was left alone; --force replaces it";
        }
        /// No template of that name.
        NoTemplate { name: String, known: String } => {
            Zh: "没有叫“{name}”的模板；有：{known}";
            En: "no template \"{name}\"; there are: {known}";
        }
        /// A replaced template that equals the built-in one.
        TemplateSame { path: String } => { Zh: "{path} 与内置的一样"; En: "{path} equals the built-in one" }
        /// No template is replaced.
        NothingReplaced => { Zh: "用的都是内置模板"; En: "all templates are the built-in ones" }
        /// The output cannot go to a terminal.
        TerminalRefused => {
            Zh: "生成的文件不能直接显示在终端里；请用 > 文件名.pdf 或 -o 文件名.pdf";
            En: "the output cannot be shown in a terminal; use > name.pdf or -o name.pdf";
        }
        /// What is said of an archive.
        Archive(status: ArchiveStatus) => { status.line(lang) }
        /// What is said of an issue that was begun.
        Desk(status: DeskStatus) => { status.line(lang) }
        /// What came of comparing two documents.
        Compare(status: CompareStatus) => { status.line(lang) }
        /// A fault of the program.
        Bug { detail: String } => {
            Zh: "程序内部出错，原有的 PDF 没有动：{detail}\n请把这段话和 issue.toml 一起发给开发者";
            En: "internal fault, an earlier PDF is as it was: {detail}\nplease send this text and issue.toml to the developers";
        }
        /// A wrong call of the program.
        Usage { detail: String } => {
            Zh: "用法不对：{detail}\n用 typeset --help 查看说明";
            En: "wrong use: {detail}\nsee typeset --help";
        }
        /// A font serves a role.
        Serves { role: &'static str, family: String, reason: Reason } => {
            let reason = reason.words(lang);
            format!("{role}\t{family}\t{reason}")
        }
    }
}

/// Most names of lines that are listed for one total.
const MOST_LINES: usize = 6;

/// Says on which lines a total was compared.
fn summed(lang: Lang, row: bool, name: &str, lines: &[String], count: usize) -> String {
    say!(lang => String {
        let listed = lines.iter().take(MOST_LINES).map(String::as_str).collect::<Vec<_>>();
        match (row) {
            true => { Zh: ("“{name}”行（{} 等 {count} 列）", listed.join("、")); En: ("row \"{name}\" ({}: {count} columns)", listed.join(", ")) }
            false => { Zh: "“{name}”列（{count} 行）"; En: "column \"{name}\" ({count} rows)" }
        }
    })
}

/// Says why a row or column was not compared.
fn unsummed(lang: Lang, row: bool, name: &str, why: &str) -> String {
    say!(lang => String {
        match (row) {
            true => { Zh: "“{name}”行（{why}）"; En: "row \"{name}\" ({why})" }
            false => { Zh: "“{name}”列（{why}）"; En: "column \"{name}\" ({why})" }
        }
    })
}

messages! {
    /// Why a font serves a role.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Reason: words(lang) -> String {
        /// Only bundled fonts were asked for.
        Bundled => { Zh: "内置（未要求用本机字体）"; En: "bundled (system fonts were not asked for)" }
        /// It is the first of the office fonts that is there.
        Found => { Zh: "本机或指定文件夹里的字体"; En: "found on this machine or in the folder named" }
        /// None of the office fonts is there.
        NoneFound { absent: String } => { Zh: "内置；没有找到：{absent}"; En: "bundled; not found: {absent}" }
    }
}

/// The best arrangement of a table of one sort, or how much it lacks.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Arrangement {
    /// Whether the table is turned.
    pub turned: bool,
    /// Whether heads of narrow columns stand vertical.
    pub vertical: bool,
    /// How many pieces stand beside each other on a page.
    pub beside: usize,
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
    /// Says how the table would stand and what that costs, with a mark at the one that was taken.
    fn line(&self, lang: Lang, taken: bool) -> String {
        let Self { turned, vertical, beside, blocks, size, pages, cost, over } = self;
        say!(lang => String {
            text mark = match taken {
                true => { Zh: "→"; En: "->" }
                false => { Zh: " "; En: "  " }
            };
            text direction = match turned {
                true => { Zh: "横放"; En: "turned" }
                false => { Zh: "竖放"; En: "upright" }
            };
            text heads = match vertical {
                true => { Zh: "，窄栏表头竖排"; En: ", vertical heads" }
                false => { String::new() }
            };
            text beside = match beside {
                2.. => { Zh: "，并排 {beside} 栏"; En: ", {beside} pieces side by side" }
                _ => { String::new() }
            };
            text blocks = match blocks {
                2.. => { Zh: "，分成 {blocks} 段栏"; En: ", {blocks} column blocks" }
                _ => { String::new() }
            };
            text outcome = match (pages, cost, over) {
                (Some(pages), Some(cost), _) => {
                    Zh: "：{size} 磅，占 {pages:.2} 页，代价 {cost:.2}";
                    En: ": {size} pt, {pages:.2} pages, cost {cost:.2}";
                }
                (.., Some(over)) => {
                    Zh: "：缩到 {size} 磅仍宽出 {over:.0} 毫米";
                    En: ": {over:.0} mm too wide even at {size} pt";
                }
                _ => { Zh: "：有一行高过整页"; En: ": a row is higher than a page" }
            };
            format!("  {mark} {direction}{heads}{beside}{blocks}{outcome}")
        })
    }
}

fn size(bytes: usize) -> String {
    let bytes = bytes as f64;
    if bytes >= 1e6 { format!("{:.1} MB", bytes / 1e6) } else { format!("{:.0} KB", bytes / 1e3) }
}
