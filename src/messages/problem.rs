//! What can be wrong with an issue.

use super::archive::ArchiveFault;
use super::attachment::AttachmentFault;
use super::cell::CellFault;
use super::compare::CompareFault;
use super::drawing::DrawingFault;
use super::excess::ExcessFault;
use super::export::reason;
use super::figure::FigureFault;
use super::files::{FileNote, Missing};
use super::head::HeadFault;
use super::impose::ImposeFault;
use super::keys::{self, KeyTable};
use super::markdown::Unsupported;
use super::output::OutputFault;
use super::preflight::{BadPdf, PreflightFault};
use super::print::PrintFault;
use super::reference::ReferenceFault;
use super::rules::{
    AgreementFault, PeopleFault, PunctuationFault, StructureFault, SumFault, TypographyFault, WordingFault,
};
use super::table::TableFault;
use super::text::TextFault;
use super::toml::{Syntax, ValueKind, range, with_line};
use super::word::WordFault;
use super::workbook::{BadBook, and_more, short_list};
use super::{Lang, Words};

messages! {
    /// What can be wrong, with the data its words need.
    #[derive(Debug, Clone, PartialEq)]
    pub enum Problem: words(lang) -> Words {
        /// The file is not TOML; `line` is the line as it should be.
        TomlSyntax { what: Syntax, line: Option<String> } = "toml-syntax" => { with_line(what.words(lang), line.as_deref(), lang) }
        /// A key that this table does not know; `belongs` names the tables that do, empty for the top of the file,
        /// `head` is what it should be as the head of a table.
        UnknownKey {
            key: String,
            near: Option<String>,
            belongs: Option<String>,
            head: Option<String>,
            within: Box<KeyTable>
        } = "unknown-key" => {
            let hint = keys::hint(lang, key, near.as_deref(), belongs.as_deref(), head.as_deref(), within);
            Zh: "不认识的项目“{key}”", label: "这里没有这一项", hint: hint;
            En: "unknown key `{key}`", label: "not known here", hint: hint;
        }
        /// A value of another type than the key takes; `sample` is one that it does take, and perhaps that which is meant.
        WrongType { key: String, expected: ValueKind, found: ValueKind, sample: Option<String>, meant: bool }
            = "wrong-type" => {
            let hint = expected.example(lang, key, sample.as_deref(), *meant);
            let (expected, found) = (expected.name(lang), found.name(lang));
            Zh: "“{key}”应为{expected}，这里写的是{found}", label: "应为{expected}", hint: hint;
            En: "`{key}` should be {expected}, found {found}", label: "should be {expected}", hint: hint;
        }
        /// A required key that is not there; those of the publication may stand in two files.
        MissingKey { key: String, of_publication: bool } = "missing-key" => {
            let hint = keys::missing(lang, key, *of_publication);
            Zh: "缺少“{key}”", label: "这里缺一项", hint: hint;
            En: "`{key}` is missing", label: "something is missing here", hint: hint;
        }
        /// A text that must say something but is empty.
        EmptyValue { key: String } = "empty-value" => {
            Zh: "“{key}”是空的", label: "没有内容", hint: "请填上内容，或删去这一行";
            En: "`{key}` is empty", label: "nothing in it", hint: "fill it in, or remove the line";
        }
        /// A word that is not one of those allowed.
        NotAllowed { key: String, value: String, allowed: Vec<String>, near: Option<String> } = "not-allowed" => {
            let hint = keys::allowed(lang, key, allowed, near.as_deref());
            Zh: "“{key}”不能写成“{value}”", label: "没有这个选项", hint: hint;
            En: "`{key}` cannot be \"{value}\"", label: "no such choice", hint: hint;
        }
        /// A number outside its bounds.
        OutOfRange { key: String, min: Option<f64>, max: Option<f64> } = "out-of-range" => {
            let range = range(lang, *min, *max);
            Zh: "“{key}”的数值超出范围", label: range, hint: "请改成范围内的数";
            En: "`{key}` is out of range", label: range, hint: "use a number within the bounds";
        }
        /// A day that the calendar does not have.
        ImpossibleDate { text: String } = "impossible-date" => {
            Zh: "没有“{text}”这一天", label: "日历上没有这一天", hint: "请核对年、月、日";
            En: "there is no such day as {text}", label: "not in the calendar", hint: "check year, month and day";
        }
        /// A text that is not a date written `2020-12-14`.
        DateForm { text: String, sample: Option<String> } = "date-form" => {
            text hint = match sample {
                Some(sample) => { Zh: "请写成 {sample}"; En: "write {sample}" }
                None => { Zh: "请写成 年-月-日，例如 2020-12-14"; En: "write year-month-day, such as 2020-12-14" }
            };
            Zh: "“{text}”不是日期", label: "应为日期", hint: hint;
            En: "\"{text}\" is not a date", label: "should be a date", hint: hint;
        }
        /// A text that is not a month written `2020.10`.
        MonthForm { text: String } = "month-form" => {
            Zh: "“{text}”不是月份", label: "应为月份", hint: "请写成 年.月，例如 \"2020.10\"";
            En: "\"{text}\" is not a month", label: "should be a month", hint: "write year.month, such as \"2020.10\"";
        }
        /// A text that is not a plain decimal number.
        NumberForm { text: String, sample: Option<String> } = "number-form" => {
            text hint = match sample {
                Some(sample) => { Zh: "请写成 {sample}"; En: "write {sample}" }
                None => {
                    Zh: "请只写数字和小数点，例如 86.79";
                    En: "write digits and a decimal point only, such as 86.79";
                }
            };
            Zh: "“{text}”不是数", label: "应为数", hint: hint;
            En: "\"{text}\" is not a number", label: "should be a number", hint: hint;
        }
        /// A text that is not a type size.
        SizeForm { text: String } = "size-form" => {
            Zh: "“{text}”不是字号", label: "应为字号",
                hint: "请写字号名（如 \"三号\"“小四”）或磅数（如 \"16pt\"），在 5pt 到 120pt 之间";
            En: "\"{text}\" is not a type size", label: "should be a type size",
                hint: "write a size name such as \"三号\", or points such as \"16pt\", between 5pt and 120pt";
        }
        /// Running text too large for the number of characters in a line; all sizes in pt.
        BodyTooLarge { size: f64, chars: u32, most: f64 } = "body-too-large" => {
            Zh: "每行 {chars} 字排不下 {size}pt 的正文，字会叠在一起", label: "每行字数太多",
                hint: "请减少每行字数（chars），或把正文字号（sizes.body）改到 {most}pt 以下";
            En: "{chars} characters of {size}pt do not fit a line and would overlap",
                label: "too many characters in a line",
                hint: "use fewer chars, or a body size (sizes.body) of at most {most}pt";
        }
        /// More lines on a page than a body size has room for, in pt.
        LinesTooMany { size: f64, lines: u32, most: u32 } = "lines-too-many" => {
            Zh: "每页 {lines} 行排不下 {size}pt 的正文，行会叠在一起", label: "每页行数太多",
                hint: "请减少每页行数（lines），这个字号以 {most} 行为宜；或把正文字号（sizes.body）改小";
            En: "{lines} lines of {size}pt do not fit a page and would overlap", label: "too many lines on a page",
                hint: "use fewer lines ({most} suit this size), or a smaller body size (sizes.body)";
        }
        /// A web address that does not begin with http:// or https://.
        UrlForm { text: String } = "url-form" => {
            Zh: "“{text}”不是完整的网址", label: "缺 http:// 或 https://",
                hint: "请写全，例如 http://www.example.gov.cn/";
            En: "\"{text}\" is not a whole web address", label: "http:// or https:// is missing",
                hint: "write all of it, such as http://www.example.gov.cn/";
        }
        /// An item with both `text` and `file`.
        TextTwice = "text-twice" => {
            Zh: "text 和 file 不能同时写", label: "正文写了两处",
                hint: "正文写在这里就只留 text，放在另外的文件里就只留 file";
            En: "text and file cannot both be given", label: "the text is given twice",
                hint: "keep `text` if it stands here, `file` if it is in a file of its own";
        }
        /// An item with neither `text` nor `file`.
        TextMissing = "text-missing" => {
            Zh: "没有正文", label: "缺少 text 或 file", hint: "请补上 text = '''正文'''，或 file = \"文件名.md\"";
            En: "there is no text", label: "text or file is missing", hint: "add text = '''…''' or file = \"name.md\"";
        }
        /// A file that cannot be used.
        File { path: String, why: Missing } = { why.code() } => {
            text file = { Zh: "文件“{path}”"; En: "the file \"{path}\"" };
            why.words(lang, &file)
        }
        /// A text file in none of the known encodings; `offset` is the first odd byte.
        Encoding { path: String, offset: usize } = "encoding" => {
            let byte = offset + 1;
            Zh: "看不懂文件“{path}”的文字编码（第 {byte} 字节起）", label: "编码不对",
                hint: "请在 WPS、Excel 或记事本里打开，另存为 UTF-8 编码后再试（日文 Shift JIS、繁体 Big5 等认不出）；表格确是 GBK 的，写上 encoding = \"gb18030\"；已写 encoding 的，请看写得对不对";
            En: "the encoding of \"{path}\" is not known (from byte {byte})", label: "unknown encoding",
                hint: "open it in WPS, Excel or a text editor and save it as UTF-8 (Shift JIS, Big5 and others are not told apart); for a table that is GBK say encoding = \"gb18030\"; if encoding is given, see whether it is right";
        }
        /// A file with nothing in it.
        FileEmpty { path: String } = "file-empty" => {
            Zh: "文件“{path}”是空的", label: "没有内容", hint: "请写上内容，或删去这一条";
            En: "the file \"{path}\" is empty", label: "nothing in it", hint: "write something, or remove the entry";
        }
        /// A Markdown construct that is printed as it stands.
        MarkdownLiteral { what: Unsupported } = "markdown-literal" => {
            let Words { message: name, hint, .. } = what.words(lang);
            Zh: "{name}不起作用，已照原样印出", label: "照原样印出", hint: hint;
            En: "{name} has no effect and is printed as it stands", label: "printed as it stands", hint: hint;
        }
        /// A link to what is neither the web nor mail.
        LinkNotSafe { url: String } = "link-not-safe" => {
            Zh: "这个链接（{url}）不是网页或邮箱地址，只印文字，点了不会打开", label: "只印文字",
                hint: "网址要写全，以 http://、https:// 或 mailto: 开头；附件、共享文件夹里的文件不能做成链接";
            En: "this link ({url}) is no address of the web or of mail: its words are printed, and nothing opens", label: "words only",
                hint: "an address begins with http://, https:// or mailto:; files and shared folders cannot be linked to";
        }
        /// An issue that may be the one before and cannot be read.
        PreviousUnread { path: String } = "previous-unread" => {
            Zh: "“{path}”读不了，没有拿它来和本期核对",
                hint: "如果它是上一期，请先用 typeset check 查它，改好后再核对；不是的话可不必理会";
            En: "\"{path}\" cannot be read, and this issue was not compared with it",
                hint: "if it is the issue before, mend it with the help of typeset check; otherwise never mind";
        }
        /// A font file of the publication that is damaged.
        FontUnreadable { name: String } = "font-unreadable" => {
            Zh: "字体“{name}”读不了，改用内置字体", hint: "文件多半已损坏：请重新复制一份；不用的字体文件请从字体文件夹里移走";
            En: "the font \"{name}\" cannot be read, and a bundled one is used",
                hint: "the file is damaged, most likely: copy it again, or remove it from the folder of fonts";
        }
        /// A character that no font can show.
        MissingGlyph { character: char } = "missing-glyph" => {
            let code = format!("U+{:04X}", u32::from(*character));
            Zh: "没有字体能显示“{character}”（{code}）", label: "印不出来",
                hint: "请换一个字；确需此字时，把有这个字的字体放进文件夹，在 publication.toml 的 [fonts] 里写 folder = \"文件夹\"";
            En: "no font can show \"{character}\" ({code})", label: "cannot be printed",
                hint: "use another character, or put a font that has it into a folder and name the folder in publication.toml: [fonts] folder = \"…\"";
        }
        /// A control character, which cannot be printed, and how many `more` there are in the same file or sheet.
        ControlCharacter { character: char, more: usize } = "control-character" => {
            let code = format!("U+{:04X}", u32::from(*character));
            match more {
                0 => {
                    Zh: "有一个不能印刷的控制字符 {code}", label: "在这里",
                        hint: "请删去这个字符（它可能看不见，可整行重打）";
                    En: "a control character {code} cannot be printed", label: "here",
                        hint: "delete it (it may be invisible; retyping the line helps)";
                }
                more => {
                    let all = more + 1;
                    Zh: "有 {all} 个不能印刷的控制字符，第一个是 {code}", label: "第一个在这里",
                        hint: "多是导出数据的系统留下的；在 Excel 或 WPS 里可用 =CLEAN() 去掉，DEL 用“查找和替换”去掉";
                    En: "{all} control characters cannot be printed, the first is {code}", label: "the first",
                        hint: "the program that exported the data may have left them; =CLEAN() removes them in Excel and WPS, DEL is removed by find and replace";
                }
            }
        }
        /// A workbook that cannot be read.
        Workbook { path: String, why: BadBook } = "workbook" => { why.words(lang, path) }
        /// A sheet or named area that the workbook does not have; `known` are those that it has.
        NoSuchSheet { name: String, near: Option<String>, known: Vec<String> } = "no-such-sheet" => {
            let known = short_list(known, lang);
            text hint = match near {
                Some(near) => {
                    Zh: "是不是想写“{near}”？这个工作簿里有：{known}";
                    En: "did you mean `{near}`? The workbook has: {known}";
                }
                None => { Zh: "这个工作簿里有：{known}"; En: "the workbook has: {known}" }
            };
            Zh: "工作簿里没有叫“{name}”的工作表或名称", label: "没有这个名字", hint: hint;
            En: "the workbook has no sheet or name `{name}`", label: "no such name", hint: hint;
        }
        /// A text that is not an area of cells such as `A1:W58`.
        RangeForm { text: String } = "range-form" => {
            Zh: "“{text}”不是单元格区域", label: "应为单元格区域",
                hint: "请写左上角和右下角，中间用冒号，例如 data.xlsx#三季度!A1:W58；CSV 没有工作表，只写 data.csv#A1:W58";
            En: "`{text}` is not a range of cells", label: "should be a range of cells",
                hint: "write the upper left and lower right corners, as in data.xlsx#Sheet1!A1:W58; a CSV file has no sheets, so write data.csv#A1:W58";
        }
        /// A workbook, or the part of a table file that was asked for, with nothing in it.
        NothingThere { path: String, part: Option<String> } = "nothing-there" => {
            match part {
                None => {
                    Zh: "“{path}”里没有内容", label: "是空的",
                        hint: "所有没有隐藏的工作表都是空的；请检查是否选对了文件，存盘了没有";
                    En: "there is nothing in `{path}`", label: "empty",
                        hint: "all sheets that are not hidden are empty; check that it is the right file and was saved";
                }
                Some(part) => {
                    Zh: "“{path}”的“{part}”里没有内容", label: "这个范围是空的", hint: "请检查工作表和区域写得对不对";
                    En: "there is nothing in `{part}` of `{path}`", label: "empty",
                        hint: "check the sheet and the range";
                }
            }
        }
        /// Rows that are hidden in the workbook and so left out; `more` runs of them are not told.
        HiddenRows { first: u32, last: u32, more: usize } = "hidden-rows" => {
            let more = and_more(*more, lang);
            text rows = match (first == last) {
                true => { Zh: "第 {first} 行"; En: "row {first} is" }
                false => { Zh: "第 {first} 至 {last} 行"; En: "rows {first} to {last} are" }
            };
            Zh: "{rows}在工作簿里是隐藏的，没有印出{more}", label: "隐藏的行",
                hint: "要印就在 Excel 或 WPS 里取消隐藏（或取消筛选）再存盘；不印可不必理会";
            En: "{rows} hidden in the workbook and not printed{more}", label: "hidden rows",
                hint: "to print them, unhide them (or clear the filter) and save";
        }
        /// Columns that are hidden in the workbook and so left out; `more` runs of them are not told.
        HiddenColumns { first: String, last: String, more: usize } = "hidden-columns" => {
            let more = and_more(*more, lang);
            text columns = match (first == last) {
                true => { Zh: "{first} 列"; En: "column {first} is" }
                false => { Zh: "{first} 至 {last} 列"; En: "columns {first} to {last} are" }
            };
            Zh: "{columns}在工作簿里是隐藏的，没有印出{more}", label: "隐藏的列",
                hint: "要印就在 Excel 或 WPS 里取消隐藏再存盘；不印可不必理会";
            En: "{columns} hidden in the workbook and not printed{more}", label: "hidden columns",
                hint: "to print them, unhide them and save";
        }
        /// A cell with an error of the spreadsheet, and `more` that are not told.
        CellError { cell: String, text: String, more: usize } = "cell-error" => {
            let more = and_more(*more, lang);
            Zh: "{cell} 是错误值 {text}，已照样印出{more}", label: "公式出错",
                hint: "请在 Excel 或 WPS 里改好公式再存盘";
            En: "{cell} is the error {text}, printed as it stands{more}", label: "formula in error",
                hint: "mend the formula and save";
        }
        /// A formula whose result was not saved, and `more` that are not told.
        NotCalculated { cell: String, more: usize } = "not-calculated" => {
            let more = and_more(*more, lang);
            Zh: "{cell} 的公式没有存下结果，这一格印成空白{more}", label: "没有结果",
                hint: "请用 Excel、WPS 或 LibreOffice 打开一次，存盘后再试";
            En: "the formula in {cell} was saved without its result; the cell is left blank{more}", label: "no result",
                hint: "open the workbook once in Excel, WPS or LibreOffice and save it";
        }
        /// A picture that WPS keeps within a cell, and `more` that are not told.
        CellPicture { cell: String, more: usize } = "cell-picture" => {
            let more = and_more(*more, lang);
            Zh: "{cell} 里是嵌入的图片，表里印不出，这一格印成空白{more}", label: "单元格里的图片",
                hint: "要印就把图片另存成文件，作为图片写进 issue.toml；不印可不必理会";
            En: "{cell} holds a picture, which tables cannot print; the cell is left blank{more}",
                label: "a picture in a cell",
                hint: "to print it, save it as a file and add it to issue.toml as a picture";
        }
        /// A number that was typed as text among real numbers, and `more` that are not told.
        NumberAsText { cell: String, text: String, more: usize } = "number-as-text" => {
            let more = and_more(*more, lang);
            Zh: "{cell} 的“{text}”是文字，同一列别的格是数{more}", label: "文字形式的数",
                hint: "求和等不会算上它；请在 Excel 或 WPS 里转换成数字，确是文字可不必理会";
            En: "`{text}` in {cell} is text, other cells of the column are numbers{more}",
                label: "a number typed as text",
                hint: "sums leave it out; convert it to a number, unless it is meant as text";
        }
        /// Something about how a cell of a workbook is shown.
        Cell(fault: CellFault) = { fault.code() } => { fault.words(lang) }
        /// Sheets that explain the others and were passed over, since none was asked for.
        SheetsPassed { passed: Vec<String>, taken: String } = "sheets-passed" => {
            let passed = passed.join(lang.comma());
            Zh: "没有写用哪张工作表：跳过了“{passed}”，用的是“{taken}”", label: "没有写工作表",
                hint: "请在文件名后写明，例如 #{taken}";
            En: "no sheet is named: \"{passed}\" was passed over, \"{taken}\" is used", label: "no sheet is named",
                hint: "name it behind the file: #{taken}";
        }
        /// An area of a sheet that reaches beyond what is there, by so many rows and columns.
        AreaBeyond { asked: String, used: String, rows: u32, columns: u32 } = "area-beyond" => {
            Zh: "区域 {asked} 比数据大：多出的 {columns} 列、{rows} 行是空的，没有印", label: "数据只到 {used}",
                hint: "可改成 {used}；留着备用也不妨";
            En: "the area {asked} is larger than the data: {columns} empty column(s) and {rows} empty row(s) are left out",
                label: "the data ends at {used}", hint: "it could be {used}; leave it if more is to come";
        }
        /// Something about an attachment.
        Attachment(fault: AttachmentFault) = { fault.code() } => { fault.words(lang) }
        /// Something about a file that can be used.
        Note(note: FileNote) = { note.code() } => { note.words(lang) }
        /// Something about how a text was typed.
        Text(fault: TextFault) = { fault.code() } => { fault.words(lang) }
        /// Something about a table.
        Table(fault: TableFault) = { fault.code() } => { fault.words(lang) }
        /// Something about a chart or a picture.
        Drawing(fault: DrawingFault) = { fault.code() } => { fault.words(lang) }
        /// A `{{…}}` that no figure can be put in for.
        Figure(fault: FigureFault) = { fault.code() } => { fault.words(lang) }
        /// Two documents that do not say the same.
        Compare(fault: Box<CompareFault>) = { fault.code() } => { fault.words(lang) }
        /// Something about an article that is a Word document.
        Word(fault: WordFault) = { fault.code() } => { fault.words(lang) }
        /// A PDF that cannot be looked into.
        BadPdf(fault: Box<BadPdf>) = { fault.code() } => { fault.words(lang) }
        /// Something in a PDF that would go wrong in print.
        Preflight(fault: Box<PreflightFault>) = { fault.check.code() } => { fault.words(lang) }
        /// Something cannot be printed as it is.
        Print(fault: Box<PrintFault>) = { fault.code() } => { fault.words(lang) }
        /// Styles cannot be taken from a Word document.
        Reference(fault: ReferenceFault) = { fault.code() } => { fault.words(lang) }
        /// No publication is there, but a file that may be meant for it.
        NoPublication { near: String } = "no-publication" => {
            Zh: "找不到刊物文件 publication.toml", label: "本期要用刊物文件",
                hint: "是不是“{near}”？请把它改名为 publication.toml，放在 issue.toml 所在的文件夹或上一级文件夹";
            En: "there is no publication file publication.toml", label: "this issue needs one",
                hint: "did you mean \"{near}\"? Call it publication.toml, and put it into the folder of issue.toml or the one above";
        }
        /// A whole number written with decimals, read as what it is.
        ReadAs { key: String, typed: String, read: String } = "read-as" => {
            Zh: "“{key}”应为整数，写的是 {typed}，已读作 {read}", label: "应为整数", hint: "请写成 {key} = {read}";
            En: "`{key}` should be a whole number; {typed} was read as {read}", label: "should be a whole number",
                hint: "write {key} = {read}";
        }
        /// No `issue.toml` could be read.
        NoIssue { path: String, why: Missing } = "no-issue" => {
            text file = { Zh: "“{path}”"; En: "\"{path}\"" };
            why.words(lang, &file)
        }
        /// A template stopped with an error of its own; the words are Typst's.
        Template { message: String, hints: Vec<String>, trace: Vec<String> } = "template" => {
            let trace = trace.iter().map(|step| say!(lang => String { Zh: "经由 {step}"; En: "by way of {step}" }));
            let told = hints.iter().cloned().chain(trace).collect::<Vec<_>>().join("\n");
            text hint = match (told.is_empty()) {
                true => {
                    Zh: "模板改过的话，可用 typeset template diff 对照原样";
                    En: "if you changed it, `typeset template diff` shows what differs";
                }
                false => { told }
            };
            Zh: "模板出错：{message}", label: "模板停在这里", hint: hint;
            En: "error in a template: {message}", label: "it stopped here", hint: hint;
        }
        /// A template of the editor's does not mark where the texts that it draws were written.
        TemplateUnmarked { path: String } = "template-unmarked" => {
            Zh: "模板“{path}”没有标出文字的出处，它排的文字没有作版面校对（孤字、行距松紧、压线）",
                hint: "请用 typeset template diff 对照内置模板，照样写上 written.typ 的 placed 或 written；也可以重新 template copy 一份再改";
            En: "the template \"{path}\" does not mark where its texts were written, so that the rules of typography do not see them",
                hint: "`typeset template diff` shows how the built-in one uses `placed` or `written` of written.typ; or copy it anew and change that";
        }
        /// A template does something doubtful; the words are Typst's.
        TemplateWarning { message: String } = "template-warning" => {
            Zh: "模板里有值得留意的地方：{message}", label: "在这里";
            En: "something doubtful in a template: {message}", label: "here";
        }
        /// The layout did not settle.
        Unsettled { message: String } = "unsettled" => {
            Zh: "排版没有完全稳定下来：{message}";
            En: "the layout did not settle: {message}";
        }
        /// SOURCE_DATE_EPOCH is no number of seconds that makes a date.
        Epoch { text: String } = "epoch" => {
            Zh: "环境变量 SOURCE_DATE_EPOCH 的值“{text}”不能用，没有理会",
                hint: "这个变量是从 1970 年起的秒数，例如 1607904000；不需要的话请取消它，文件的日期就是出刊日期";
            En: "SOURCE_DATE_EPOCH cannot be \"{text}\" and was left aside",
                hint: "it is a number of seconds since 1970, such as 1607904000; without it a file's date is the day of issue";
        }
        /// The PDF writer refused; the words are Typst's.
        Export { message: String } = "export" => {
            let (reason, hint) = reason(message, lang);
            Zh: "写不成 PDF：{reason}", hint: { hint.map(str::to_owned) };
            En: "the PDF could not be made: {reason}", hint: { hint.map(str::to_owned) };
        }
        /// A template breaks a rule of PDF/UA-1; the words are Typst's.
        NotAccessible { message: String } = "not-accessible" => {
            let (reason, hint) = reason(message, lang);
            text usual = { Zh: "多半是改过的模板造成的"; En: "most likely a changed template is the cause" };
            let hint = hint.unwrap_or(&usual);
            Zh: "PDF 不符合无障碍标准 PDF/UA-1：{reason}", hint: "{hint}；PDF 仍已生成，可以印刷";
            En: "the PDF does not meet PDF/UA-1: {reason}", hint: "{hint}; the PDF was made and can be printed";
        }
        /// A folder of fonts that is not there.
        FontFolder { path: String } = "font-folder" => {
            Zh: "找不到字体文件夹“{path}”", label: "没有这个文件夹", hint: "路径从 publication.toml 所在的文件夹算起";
            En: "there is no font folder \"{path}\"", label: "no such folder",
                hint: "the path starts at the folder of publication.toml";
        }
        /// What a rule of the checker found: sums that do not add up.
        Sum(fault: Box<SumFault>) = "rule" => { fault.words(lang) }
        /// What a rule of the checker found: figures, dates and names that do not agree with each other.
        Agreement(fault: Box<AgreementFault>) = "rule" => { fault.words(lang) }
        /// What a rule of the checker found: parts that are missing, double or broken.
        Structure(fault: Box<StructureFault>) = "rule" => { fault.words(lang) }
        /// What a rule of the checker found: words that are wrong or outdated.
        Wording(fault: Box<WordingFault>) = "rule" => { fault.words(lang) }
        /// What a rule of the checker found: punctuation marks and the way of writing numbers.
        Punctuation(fault: Box<PunctuationFault>) = "rule" => { fault.words(lang) }
        /// What a rule of the checker found: what is seen on the finished pages only.
        Typography(fault: Box<TypographyFault>) = "rule" => { fault.words(lang) }
        /// What a rule of the checker found: names of people and the order of bodies.
        People(fault: Box<PeopleFault>) = "rule" => { fault.words(lang) }
        /// An archive cannot be made, read or confirmed.
        Archive(fault: ArchiveFault) = { fault.code() } => { fault.words(lang) }
        /// Pages that cannot be put on sheets, or something that is lost on the way.
        Impose(fault: Box<ImposeFault>) = { fault.code() } => { fault.words(lang) }
        /// An output may not or cannot be written.
        Output(fault: OutputFault) = { fault.code() } => { fault.words(lang) }
        /// What stands in head and 版记, such as the number.
        Head(fault: HeadFault) = { fault.code() } => { fault.words(lang) }
        /// There is more of something than can be taken.
        Excess(fault: ExcessFault) = { fault.code() } => { fault.words(lang) }
    }
}

/// Lets whoever found something hand it over without a thought for how it is kept.
macro_rules! found {
    ($($fault:ty => $variant:ident($keep:path)),+ $(,)?) => {
        $(impl From<$fault> for Problem {
            fn from(fault: $fault) -> Self {
                Self::$variant($keep(fault))
            }
        })+
    };
}

found!(
    CellFault => Cell(CellFault::from),
    TableFault => Table(TableFault::from),
    DrawingFault => Drawing(DrawingFault::from),
    ArchiveFault => Archive(ArchiveFault::from),
    ReferenceFault => Reference(ReferenceFault::from),
    WordFault => Word(WordFault::from),
    AttachmentFault => Attachment(AttachmentFault::from),
    TextFault => Text(TextFault::from),
    FileNote => Note(FileNote::from),
    ExcessFault => Excess(ExcessFault::from),
    HeadFault => Head(HeadFault::from),
    OutputFault => Output(OutputFault::from),
    ImposeFault => Impose(Box::new),
    BadPdf => BadPdf(Box::new),
    PreflightFault => Preflight(Box::new),
    PrintFault => Print(Box::new),
    CompareFault => Compare(Box::new),
    SumFault => Sum(Box::new),
    AgreementFault => Agreement(Box::new),
    StructureFault => Structure(Box::new),
    WordingFault => Wording(Box::new),
    PunctuationFault => Punctuation(Box::new),
    TypographyFault => Typography(Box::new),
    PeopleFault => People(Box::new),
);
