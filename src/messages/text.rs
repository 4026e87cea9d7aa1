//! What can be wrong with how a text was typed, or where it was copied from.

use super::{BoardFault, Lang, MeetingFault, Words};

/// Where no note can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteSpot {
    /// A heading.
    Heading,
    /// Another note.
    Note,
    /// A notice, an editor's note, an instruction.
    Box,
}

messages! {
    /// What can be wrong, with the data its words need.
    #[derive(Debug, Clone, PartialEq)]
    pub enum TextFault: words(lang) -> Words {
        /// Red and black boards.
        Board(fault: BoardFault) = { fault.code() } => { fault.words(lang) }
        /// A formula wider than the lines, in characters, and how many a line has.
        FormulaWide { wide: f64, most: f64 } = "formula-wide" => {
            Zh: "公式一行排不下：宽约 {wide:.1} 字，这里一行 {most:.1} 字", label: "太宽",
                hint: "公式不断行：请拆成两行，每行写在一对 $ 之间，或把说明移到正文里";
            En: "the formula is too wide for a line: {wide:.1} characters, and a line has {most:.1}", label: "too wide",
                hint: "a formula is not broken: write two, each between two $, or put what it explains into the text";
        }
        /// A row of a table that is drawn in a text, with another number of cells than the first.
        RaggedRow { expected: usize, found: usize } = "ragged-row" => {
            Zh: "正文里的表格，这一行应有 {expected} 格，实有 {found} 格", label: "{found} 格",
                hint: "每行的格数要和第一行一样：少了就补上空格 |　|，格里的 | 写成 \\|；不是表格就不要以 | 开头";
            En: "this row of the table in the text should have {expected} cell(s), found {found}", label: "{found} cell(s)",
                hint: "every row has as many cells as the first: write empty ones as | |, a bar in a cell as \\|; what is no table does not begin with a bar";
        }
        /// A sign before a figure that was taken for the mark of a quotation or a list.
        SignTaken { sign: char } = "sign-taken" => {
            text taken = match sign {
                '>' => { Zh: "当作引文的标记，没有印"; En: "is taken for the mark of a quotation and is not printed" }
                _ => { Zh: "当作列表的标记，印成 ●"; En: "is taken for the mark of a list and is printed as ●" }
            };
            Zh: "行首的 {sign} 后面是数，{taken}", label: "没有印 {sign}",
                hint: "是大于号、正负号的，写成 \\{sign}；不是就不用管";
            En: "the {sign} at the start of the line, before a figure, {taken}", label: "{sign} is not printed",
                hint: "if the sign belongs to the figure, write \\{sign}; otherwise all is well";
        }
        /// A text or a value that has still to be filled in.
        StillOpen = "still-open" => {
            Zh: "这里还待填", label: "待填", hint: "填上内容，或删去这一项；没填完的能看、能校对，不能付印和归档";
            En: "this has still to be filled in", label: "open",
                hint: "fill it in or remove it; what is open can be seen and checked, but neither printed nor archived";
        }
        /// The particulars of a meeting.
        Meeting(fault: MeetingFault) = { fault.code() } => { fault.words(lang) }
        /// A last paragraph that says what `source` says.
        SourceTwice { text: String } = "source-twice" => {
            Zh: "正文末尾的“{text}”就是 source 写的来源，只印一次", label: "没有印",
                hint: "可以删去正文末尾这一行";
            En: "the last line of the text, \"{text}\", says what `source` says and is printed once", label: "not printed",
                hint: "the last line of the text can be removed";
        }
        /// A last paragraph that is the signature, which is printed below the text anyway.
        SignedTwice { text: String } = "signed-twice" => {
            Zh: "署名“{text}”打在正文里了，又写了 signed，会印两遍", label: "正文里的署名",
                hint: "请删去正文末尾的署名和日期，由程序排";
            En: "the signature \"{text}\" is typed in the text, too, and is printed twice", label: "signature in the text",
                hint: "remove signature and date from the end of the text";
        }
        /// A date behind a signature in its own text.
        DateInSignature { date: String } = "date-in-signature" => {
            Zh: "署名里有日期“{date}”，日期会印两遍", label: "日期写在这里了",
                hint: "署名只写单位；日期不用写，是本期日期，要另写就写 signed_date";
            En: "the signature holds the date \"{date}\", which is printed twice", label: "a date in it",
                hint: "write the body only; the date is that of the issue, or `signed_date`";
        }
        /// A date of signature, or room for a seal, without a signature.
        NotSigned { key: &'static str } = "not-signed" => {
            let seal = *key == "sealed";
            text what = match seal {
                true => { Zh: "没有留盖章的位置"; En: "no room is left for a seal" }
                false => { Zh: "只印日期"; En: "a date alone is printed" }
            };
            Zh: "写了 {key}，没有署名（signed）：{what}", label: "没有署名", hint: "请写上署名 signed = \"单位\"，或删去这一行";
            En: "there is `{key}` but no signature (`signed`): {what}", label: "not signed",
                hint: "write signed = \"body\", or remove the line";
        }
        /// A label that the text itself begins with, too.
        LabelTwice { text: String } = "label-twice" => {
            Zh: "前面的“{text}”由程序印，正文开头的已去掉", label: "已去掉", hint: "可以从正文里删去";
            En: "\"{text}\" is printed by the program and was taken off the text", label: "taken off",
                hint: "it can be removed from the text";
        }
        /// A line break in what is printed in one line; `joined` is it without one, as a `list` where that may be meant.
        NoLineBreak { joined: String, list: bool } = "no-line-break" => {
            text hint = match list {
                true => { Zh: "几个的请分开写：{joined}"; En: "write several as a list: {joined}" }
                false => { Zh: "请写成一行，例如“{joined}”"; En: "write it in one line, such as \"{joined}\"" }
            };
            Zh: "这里只能印一行，不能换行", label: "里面有换行", hint: hint;
            En: "this is printed in one line and cannot hold a line break", label: "it holds a line break", hint: hint;
        }
        /// A mark that has no note.
        NoteMissing { name: String } = "note-missing" => {
            Zh: "[^{name}] 没有对应的注", label: "只有标记",
                hint: "请在同一篇文字里另起一行写上注：[^{name}]: 注的内容；不是注，就写成 \\[^{name}]";
            En: "there is no note for [^{name}]", label: "a mark only",
                hint: "write the note on a line of its own in the same text: [^{name}]: words; or \\[^{name}] if it is none";
        }
        /// A note that no mark calls.
        NoteUnmarked { name: String } = "note-unmarked" => {
            Zh: "注 [^{name}] 在正文里没有标记，不知道注的是哪里", label: "没有标记",
                hint: "请在同一篇文字里要注的地方写上 [^{name}]，或删去这条注";
            En: "nothing in the text is marked with [^{name}]", label: "no mark",
                hint: "write [^{name}] in the same text where the note belongs, or remove the note";
        }
        /// Two notes of one name.
        NoteTwice { name: String } = "note-twice" => {
            Zh: "有两条注都叫 [^{name}]", label: "又一条", hint: "请改成不同的名称，例如 [^{name}] 和 [^{name}a]，正文里的标记也跟着改";
            En: "two notes are called [^{name}]", label: "the second one",
                hint: "give them names of their own, such as [^{name}] and [^{name}a], in the text too";
        }
        /// A note that two marks call.
        MarkTwice { name: String } = "note-mark-twice" => {
            Zh: "[^{name}] 在正文里标了两处，每条注只能标一处", label: "第二处",
                hint: "请给这一处另写一条注，例如 [^{name}a]: 同上";
            En: "[^{name}] stands in the text twice, and a note has one mark only", label: "the second one",
                hint: "write a note of its own for this place, such as [^{name}a]: as above";
        }
        /// A note without words.
        NoteEmpty { name: String } = "note-empty" => {
            Zh: "注 [^{name}] 没有内容", label: "后面是空的", hint: "注写在同一行：[^{name}]: 注的内容";
            En: "the note [^{name}] says nothing", label: "nothing follows",
                hint: "a note stands on one line: [^{name}]: words";
        }
        /// A mark where no note can be; `name` is empty where it is not known.
        NoteBarred { name: String, spot: NoteSpot } = "note-barred" => {
            let mark = if name.is_empty() { String::new() } else { format!("[^{name}]") };
            text place = match spot {
                NoteSpot::Heading => { Zh: "小标题里"; En: "in a heading" }
                NoteSpot::Note => { Zh: "注里"; En: "in a note" }
                NoteSpot::Box => { Zh: "提示、按语、批示里"; En: "in a notice, an editor's note or an instruction" }
            };
            text hint = match spot {
                NoteSpot::Heading => {
                    Zh: "请把标记移到小标题下面的正文里";
                    En: "move the mark to the text below the heading";
                }
                NoteSpot::Note => { Zh: "请把两条注写成一条"; En: "make one note of the two" }
                NoteSpot::Box => {
                    Zh: "请把注的内容写进文字里，例如（注：……）";
                    En: "write the note into the text, in brackets";
                }
            };
            Zh: "{place}不能有注 {mark}", label: "不能标在这里", hint: hint;
            En: "there can be no note {mark} {place}", label: "not here", hint: hint;
        }
        /// Radicals where ideographs are meant, those and how many in all.
        Radicals { wrong: String, right: String, count: usize } = "radicals" => {
            Zh: "有 {count} 个字是部首字符或兼容字符（{wrong}），已换成 {right}", label: "在这里",
                hint: "多半是从 PDF 复制带来的，看着一样，搜索和校对却查不到；typeset check --fix 可以改好文件";
            En: "{count} character(s) are radicals or compatibility forms ({wrong}) and were replaced by {right}", label: "here",
                hint: "they probably came with text copied from a PDF; they look alike, but no search finds them; typeset check --fix mends the file";
        }
        /// An invisible character that is left out; how many more of it the file has.
        Invisible { character: char, more: usize } = "invisible-character" => {
            let code = format!("U+{:04X}", u32::from(*character));
            text more = match more {
                0 => { String::new() }
                more => { Zh: "（另有 {more} 处）"; En: " ({more} more)" }
            };
            Zh: "有一个看不见的字符 {code}，已去掉{more}", label: "在这里", hint: "多半是从网页上复制带来的，删去即可";
            En: "an invisible character {code} was left out{more}", label: "here",
                hint: "it probably came with text copied from a web page; delete it";
        }
    }
}
