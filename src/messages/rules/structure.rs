//! Parts that are missing, double or broken: what the rules say.

use crate::messages::{Lang, Term, Words};

messages! {
    /// What a rule of this family found.
    #[derive(Debug, Clone, PartialEq)]
    pub enum StructureFault: words(lang) -> Words {
        /// A table or chart without a caption.
        CaptionMissing { chart: bool } => {
            Zh: ("这{}没有标题", if *chart { "幅图" } else { "张表" }),
                label: "没有标题", hint: "写上 title = \"…\"，说明是什么时间、什么范围的什么数据";
            En: ("this {} has no caption", if *chart { "chart" } else { "table" }),
                label: "no caption", hint: "give it a title = \"…\" that says what, where and when";
        }
        /// A picture without a caption.
        PictureCaption => {
            Zh: "这张图片没有说明", label: "没有说明", hint: "写上 caption = \"…\"：何时、何地、何事";
            En: "this picture has no caption",
                label: "no caption", hint: "give it a caption = \"…\" that says when, where and what";
        }
        /// A cell that holds nothing but ####, and so many more.
        Overflow { text: String, more: usize } => {
            text more = match more {
                0 => { String::new() }
                _ => { Zh: "，另有 {more} 格"; En: ", and {more} more cell(s)" }
            };
            Zh: "单元格里是“{text}”，原来的数没有了{more}",
                label: "不是数", hint: "Excel 里列太窄时这样显示：把列拉宽，再复制或另存一次";
            En: "a cell holds `{text}`, its figure is lost{more}",
                label: "no figure", hint: "a spreadsheet shows this where a column is too narrow: widen it, then copy or save again";
        }
        /// A number by which a spreadsheet counts days, and so many more in its column.
        DateSerial { text: String, day: String, more: usize } => {
            text more = match more {
                0 => { String::new() }
                _ => { Zh: "，这一列还有 {more} 格"; En: ", and {more} more in the column" }
            };
            Zh: "日期印成了数字：“{text}”像是{day}{more}",
                label: "像是{day}", hint: "请在 Excel 里把这一列设成日期格式再保存，或改成文字";
            En: "a day is printed as a number: `{text}` seems to be {day}{more}",
                label: "perhaps {day}", hint: "give the column a format for dates in the spreadsheet, or write the day as text";
        }
        /// A row of totals that stands twice.
        TotalTwice { label: String } => {
            Zh: "“{label}”行印了两遍，数也一样", label: "重复", hint: "请删去一行";
            En: "the row \"{label}\" stands twice, with the same figures", label: "again", hint: "drop one of them";
        }
        /// A label that another row has too.
        LabelTwice { label: String } => {
            Zh: "同一组里有两行叫“{label}”", label: "名称重复", hint: "核对原稿，删去重复的一行，或者改正名称";
            En: "two rows of a group are called \"{label}\"",
                label: "named twice", hint: "compare the manuscript; drop a row, or correct its name";
        }
        /// A head that another column has too.
        HeadTwice { head: String } => {
            Zh: "有两列的表头都是“{head}”", label: "表头重复", hint: "核对原稿，改正其中一列的表头";
            En: "two columns have the head \"{head}\"",
                label: "named twice", hint: "compare the manuscript, and correct one of them";
        }
        /// Rows and columns without a value: the names of some, and how many.
        EmptyLines { rows: Vec<String>, columns: Vec<String>, n_rows: usize, n_columns: usize } => {
            let rows = some(lang, *n_rows, say!(lang => Term { Zh: "行"; En: "row(s)" }), rows);
            let columns = some(lang, *n_columns, say!(lang => Term { Zh: "列"; En: "column(s)" }), columns);
            let both = [rows, columns].into_iter().flatten().collect::<Vec<_>>();
            Zh: ("表里没有数的：{}", both.join("，")),
                label: "没有数", hint: "核对有没有漏录；确实没有的，可写 compact = true，不印空行空列";
            En: ("without a value: {}", both.join(", ")),
                label: "no value", hint: "see whether anything is missing; if not, compact = true leaves them out of print";
        }
        /// The signs for the lack of a value in one table.
        Placeholders { forms: Vec<String> } => {
            let (count, forms) = (forms.len(), forms.join(" "));
            Zh: "同一张表里“没有数”有 {count} 种写法：{forms}", label: "写法不一", hint: "选一种写法，全表统一";
            En: "the lack of a value has {count} signs in one table: {forms}",
                label: "not the same throughout", hint: "choose one";
        }
        /// A paragraph cut in two; the words around the cut.
        BrokenParagraph { text: String } => {
            Zh: "一段话可能被断成了两段：“{text}”",
                label: "这里没有句末标点，下一段接着说", hint: "连成一段；如果是丢了标点，就补上";
            En: "a paragraph may have been cut in two: \"{text}\"",
                label: "no mark here, and the next paragraph goes on",
                hint: "join them, or add the mark that is missing";
        }
        /// Lines of one width, each of which is printed as a paragraph.
        Wrapped { lines: usize } => {
            Zh: "一段话像是被折成了 {lines} 行，每行印成了一段",
                label: "从这里开始", hint: "用 typeset check --fix 连成一段；本来就是一行一段的，不用管";
            En: "a paragraph seems to have been broken into {lines} lines, each printed as a paragraph",
                label: "it begins here", hint: "typeset check --fix joins them; leave them if each is a paragraph";
        }
        /// A passage that stands twice: how it begins, and its characters.
        Repeated { start: String, length: usize } => {
            Zh: "“{start}……”等 {length} 个字在本期出现两次",
                label: "前面已经有了", hint: "核对两处，删去一处或者换个说法";
            En: "{length} characters, \"{start}…\", stand in the issue twice",
                label: "said before", hint: "compare the two places; drop or reword one";
        }
        /// So many characters of the title stand in the text.
        TitleRepeated { length: usize } => {
            Zh: "正文有 {length} 个字与标题完全相同", label: "与标题相同", hint: "可以把标题改短，或者把导语换个说法";
            En: "{length} characters of the text are those of the title",
                label: "as in the title", hint: "consider a shorter title or other words";
        }
        /// A text without a source, where so many of all have one.
        SourceMissing { with: usize, all: usize } => {
            Zh: "本期 {all} 篇稿件有 {with} 篇写了来源，这一篇没有", label: "没有来源", hint: "写上 source = \"…\"";
            En: "{with} of {all} texts of the issue name their source, this one does not",
                label: "no source", hint: "give it a source = \"…\"";
        }
        /// An attachment that the text names and the issue has not; how many it has.
        AttachmentMissing { text: String, number: Option<u32>, count: u32 } => {
            text have = match (number, count) {
                (_, 0) => { Zh: "本期没有附件"; En: "the issue has none" }
                _ => { Zh: "本期只有 {count} 个附件"; En: "the issue has {count}" }
            };
            Zh: "正文提到“{text}”，{have}", label: "没有这个附件",
                hint: "补上附件：[[section.item.attachment]]，下面写 title 和 file；只列名称、另外发送的写 apart = true；或改正序号";
            En: "the text names \"{text}\", but {have}", label: "no such attachment",
                hint: "add it as [[section.item.attachment]] with title and file, or with apart = true to name it only; or correct the number";
        }
        /// Attachments listed in the text; whether the program lists some, too.
        AttachmentsListed { several: bool } => {
            text twice = match several {
                true => { Zh: "，会印两遍"; En: ", and are listed twice" }
                false => { String::new() }
            };
            Zh: "附件的名称打在正文里了{twice}", label: "附件说明由程序编排",
                hint: "从正文里删去，每个附件写一个 [[section.item.attachment]]，下面写 title 和 file；没有文件要印的写 apart = true";
            En: "attachments are named in the text{twice}", label: "the program lists them",
                hint: "remove them from the text, and write each as [[section.item.attachment]] with title and file, or with apart = true if there is nothing to print";
        }
        /// An instruction without a name or a day, or both.
        InstructionUnsigned { name: bool, day: bool } => {
            text missing = match (name, day) {
                (true, true) => { Zh: "姓名和日期"; En: "neither name nor day" }
                (true, false) => { Zh: "姓名"; En: "no name" }
                _ => { Zh: "日期"; En: "no day" }
            };
            Zh: "这条批示没有{missing}", label: "不知道是谁、哪一天批的", hint: "写上 by = \"职务 姓名\" 和 date = 2020-08-18";
            En: "this instruction has {missing}", label: "whose, and when?", hint: "add by = \"…\" and date = 2020-08-18";
        }
        /// Instructions in an issue that goes to others than superiors, such as this one.
        InstructionCirculated { to: String } => {
            Zh: "本期印有领导批示，又发给“{to}”等单位", label: "批示会发到上级以外的单位",
                hint: "请确认批示可以往下发；不可以的，从本期删去，或另印一种";
            En: "the issue prints instructions of superiors, and goes to \"{to}\" and others", label: "goes to others than superiors",
                hint: "make sure that it may; else leave them out, or print them apart";
        }
        /// A section with nothing in it.
        SectionEmpty { title: String } => {
            Zh: "栏目“{title}”是空的", label: "下面没有稿件", hint: "补上稿件，或者删去这个栏目";
            En: "the section \"{title}\" is empty",
                label: "nothing below it", hint: "add what belongs there, or drop the section";
        }
        /// A brief of so many characters.
        BriefTooLong { length: usize, most: usize } => {
            Zh: "这条简讯有 {length} 个字，一般不超过 {most} 字",
                label: "太长", hint: "压缩篇幅，或者拟一个标题作文章刊登";
            En: "this brief has {length} characters, {most} are usual at most",
                label: "too long", hint: "shorten it, or give it a title and print it as an article";
        }
        /// An article of so few characters.
        ArticleTooShort { length: usize } => {
            Zh: "这篇文章的正文只有 {length} 个字",
                label: "正文太短", hint: "核对正文有没有录全；只有一句话的可以改作简讯";
            En: "the text of this article has {length} characters only",
                label: "hardly any text", hint: "see whether some of it is missing; a single sentence can be a brief";
        }
        /// A number out of order, as written, and the value expected.
        Numbering { written: String, expected: u32 } => {
            Zh: "序号应为第 {expected}，这里是“{written}”",
                label: "序号不连续", hint: "核对有没有漏掉的内容，再把序号改连续";
            En: "number {expected} expected, found \"{written}\"",
                label: "out of order", hint: "see whether anything is missing, then number anew";
        }
        /// A heading whose level does not follow the one before.
        LevelSkipped { upper: u8, level: u8 } => {
            Zh: "{upper} 级标题下面直接用了 {level} 级标题",
                label: "跳了级", hint: "把小标题改高一级，或者补上中间一级";
            En: "a heading of level {level} below one of level {upper}",
                label: "a level is skipped", hint: "raise it, or add the level between";
        }
        /// A title of so many characters.
        TitleTooLong { length: usize, most: usize } => {
            Zh: "标题有 {length} 个字，一般不超过 {most} 字", label: "太长", hint: "压缩标题，或者把一部分移作副标题";
            En: "this title has {length} characters, {most} are usual at most",
                label: "too long", hint: "shorten it, or make a part of it the subtitle";
        }
        /// A mark at the end of a title.
        TitleEnd { mark: String } => {
            Zh: "标题末尾不用标点，这里有“{mark}”", label: "多了标点", hint: "删去末尾的标点";
            En: "titles end without a mark, found \"{mark}\"", label: "one too many", hint: "drop it";
        }
        /// A notice of so many lines, and the lines of a page.
        NoticeTooLong { lines: usize, page: usize } => {
            Zh: "提示约有 {lines} 行，一页只有 {page} 行", label: "超过一页", hint: "只留要点，其余移到正文";
            En: "the notice has some {lines} lines, a page has {page}",
                label: "longer than a page", hint: "keep the main points, and move the rest into the text";
        }
        /// A reference to a table or figure, and how many of them there are.
        NoSuchFigure { text: String, count: u32 } => {
            text what = match (text.starts_with('表')) {
                true => { Zh: "张表"; En: "table(s)"; }
                false => { Zh: "幅图"; En: "figure(s)"; }
            };
            let have = if *count == 0 { "没有".to_owned() } else { format!("只有 {count} ") };
            Zh: "正文提到“{text}”，本期{have}这样的{what}", label: "没有找到", hint: "核对编号，或者改掉这句话";
            En: "the text refers to \"{text}\", the issue has {count} such {what}",
                label: "not found", hint: "compare the numbers, or reword the reference";
        }
        /// A degree of 紧急程度 that there is not.
        Urgency { text: String } => {
            Zh: "紧急程度没有“{text}”", label: "应为 特急 或 加急", hint: "请改成 特急 或 加急；不急的删去这一行";
            En: "there is no urgency \"{text}\"", label: "not a degree", hint: "it is either 特急 or 加急; remove the line if there is no hurry";
        }
        /// A word below the name that is given both for the publication and for the issue.
        EditionTwice { text: String } => {
            Zh: "刊名下的“{text}”会印两遍", label: "印两遍", hint: "只这一期是{text}的，删去 [publication] 里的 kind";
            En: "\"{text}\" is printed twice below the name", label: "printed twice",
                hint: "remove `kind` under [publication] if only this issue is one";
        }
        /// An issuer that is probably several.
        IssuersTogether { text: String } => {
            Zh: "“{text}”像是几个单位写在了一起", label: "几个单位？",
                hint: "联合主办的请写成几个：issuer = [\"甲办公室\", \"乙局\"]，各占一行，主办的在前";
            En: "\"{text}\" seems to be several bodies", label: "several?",
                hint: "write them as a list, the host first: issuer = [\"甲办公室\", \"乙局\"]; each has a line of its own";
        }
        /// No masthead, and nothing in the 版记 that says who issued it and when.
        NoHead => {
            Zh: "没有报头，版记里也没有印发机关：哪个单位、哪一天编的没有印出来", label: "这份刊物",
                hint: "请写 printed_by = \"…\"（印发机关，日期一起印），期号可以写进 [footer] 的 entries";
            En: "there is no masthead, and no body in the 版记: who issued it and when is not printed", label: "this publication",
                hint: "write printed_by = \"…\", printed with the date, and the number among the entries under [footer]";
        }
        /// The mark of a note where none can be.
        NoteMisplaced { mark: String, table: bool } => {
            text hint = match table {
                true => { Zh: "表格的注请写成这张表的 note = \"…\"，印在表下面"; En: "write the `note` of the table, printed below it" }
                false => {
                    Zh: "请把标记移到正文里第一次说到的地方，或删去";
                    En: "move the mark to where the text first speaks of it, or remove it";
                }
            };
            Zh: "这里不能有注，{mark} 照原样印出", label: "不能标在这里", hint: hint;
            En: "there can be no note here, and {mark} is printed as it stands", label: "not here", hint: hint;
        }
        /// Notes typed by hand, and how many.
        NoteTyped { count: usize } => {
            Zh: "文末的 {count} 条像是手打的注，正文里用①等标着", label: "手打的注",
                hint: "正文里写 [^1]，这里写成 [^1]: …，程序自己编号，印在当页下面";
            En: "{count} note(s) seem to be typed by hand, with ① in the text", label: "typed by hand",
                hint: "write [^1] in the text and [^1]: … here; the program numbers them and puts them at the foot of their page";
        }
        /// A note of more than six lines.
        NoteTooLong { lines: usize } => {
            Zh: "这条注约 {lines} 行，印在当页下面太长", label: "太长",
                hint: "要紧的写进正文；或者在 publication.toml 的 [page] 里写 notes = \"article\"，注都印在文章后面";
            En: "this note has about {lines} lines, too many for the foot of a page", label: "too long",
                hint: "put what matters into the text; or write notes = \"article\" under [page] of publication.toml, which has notes behind their article";
        }
        /// Entries of a black board without a reason: how many, and the first of them.
        BoardReasonMissing { name: String, count: usize } => {
            Zh: "黑榜有 {count} 个没有写理由，例如“{name}”", label: "没有理由", hint: "请写上 reason = \"…\"";
            En: "{count} on the black board without a reason, such as “{name}”", label: "no reason",
                hint: "write reason = \"…\"";
        }
        /// A QR code of a long address.
        QrLong { length: usize, limit: usize } => {
            Zh: "二维码的网址有 {length} 个字符，太长，不好扫", label: "超过 {limit} 个字符", hint: "请换成短网址";
            En: "the address of the QR code has {length} characters and is hard to read", label: "more than {limit}",
                hint: "use a short address";
        }
        /// A QR code with small squares; widths in mm.
        QrFine { module: f64, least: f64 } => {
            Zh: "二维码的小方块只有 {module:.2} 毫米，不好扫", label: "太密", hint: "请把 width 改成 {least} 以上，或换成短网址";
            En: "the squares of the QR code are {module:.2} mm wide and hard to read", label: "too fine",
                hint: "have a `width` of {least} or more, or a short address";
        }
        /// A QR code beside 密级.
        QrSecret { secrecy: String } => {
            Zh: "本期是“{secrecy}”，又印了二维码", label: "二维码", hint: "二维码连着公开的网站；请核对是不是该印";
            En: "the issue is {secrecy} and has a QR code", label: "a QR code", hint: "it leads to a public site; see whether it should";
        }
        /// A title that another text or table has too.
        TitleTwice { title: String } => {
            Zh: "本期有两处标题都是“{title}”", label: "标题重复", hint: "核对内容，删去重复的，或者改正标题";
            En: "two titles of the issue are \"{title}\"",
                label: "used before", hint: "compare them; drop one, or correct its title";
        }
    }
}

/// Says how many lines there are and names the first of them; nothing if there are none.
fn some(lang: Lang, count: usize, unit: Term, names: &[String]) -> Option<String> {
    let more = names.len() < count;
    (count > 0).then(|| {
        say!(lang => String {
            Zh: ("{count} {unit}（{}{}）", names.join("、"), if more { "等" } else { "" });
            En: ("{count} {unit} ({}{})", names.join(", "), if more { ", …" } else { "" });
        })
    })
}
