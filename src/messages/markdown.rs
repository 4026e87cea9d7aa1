//! Markdown that has no effect.

use super::{Lang, Words};

messages! {
    /// A Markdown construct outside the documented part.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Unsupported: words(lang) -> Words {
        /// `*text*` or `_text_`.
        Emphasis => {
            Zh: "*…* 或 _…_（斜体）", hint: "要强调请用 **…**；要印星号本身请写 \\*";
            En: "*…* or _…_ (italics)", hint: "use **…** for emphasis; write \\* for a star itself";
        }
        /// `` `text` `` or an indented or fenced block.
        Code => {
            Zh: "代码", hint: "行首多余的空格或反引号 ` 会被当成代码，删去即可";
            En: "code", hint: "spaces at the start of a line, or backticks, make it code; remove them";
        }
        /// Raw HTML.
        Html => {
            Zh: "HTML 标记", hint: "正文里不能用 HTML；要印尖括号本身可不必理会";
            En: "an HTML tag", hint: "HTML cannot be used; if the angle brackets are meant, all is well";
        }
        /// `>5`, or a quotation nested too deeply.
        Quote => {
            Zh: "行首的 >", hint: "要作引文，> 后面空一格，最多套 4 层；要印大于号本身请写 \\>";
            En: "the > at the start of the line", hint: "write a blank after > for a quotation, nested 4 deep at most; \\> for the sign itself";
        }
        /// `---`.
        Rule => {
            Zh: "--- 分隔线", hint: "删去这一行；要印破折号请写 ——";
            En: "a --- rule", hint: "remove the line; write —— for a dash";
        }
        /// `![text](file)`.
        Image => {
            Zh: "图片", hint: "图片请在 issue.toml 里另列一条 kind = \"picture\"";
            En: "a picture", hint: "give pictures as items of their own: kind = \"picture\"";
        }
        /// A heading below the fourth level.
        DeepHeading => {
            Zh: "五级以下的标题", hint: "标题最多四级：一、（一）1.（1）";
            En: "a heading below the fourth level", hint: "there are four levels: 一、（一）1.（1）";
        }
        /// `**` that opens or closes nothing.
        LoneStars => {
            Zh: "单独的 **", hint: "** 没有成对，或紧挨着标点而不起作用：请把标点移到 ** 外面，例如 **一是**，";
            En: "a lone **", hint: "it has no partner, or stands next to punctuation; move the punctuation outside";
        }
        /// `&name;`.
        Entity => {
            Zh: "&…; 符号", hint: "请直接写那个字符";
            En: "an &…; sign", hint: "write the character itself";
        }
        /// Lists or emphasis nested too deeply.
        DeepList => {
            Zh: "套得太深的列表或强调", hint: "列表最多套 8 层，请改浅一些";
            En: "a list or emphasis nested too deeply", hint: "at most 8 levels can be nested";
        }
        /// A `#` with nothing after it.
        EmptyHeading => {
            Zh: "没有文字的 #", hint: "请在 # 后面写上标题，或删去它";
            En: "a # without words", hint: "write the heading after it, or remove it";
        }
        /// `| a | b |`, alone or where no table can be.
        PipeTable => {
            Zh: "用 | 画的表格", hint: "正文里的表格至少两行两列，每行以 | 开头；引文和列表里不能有表格";
            En: "a table drawn with |", hint: "a table in a text has two rows and two columns at least, each row beginning with |; quotations and lists hold none";
        }
        /// A line with bars below a table that does not begin with one.
        OpenRow => {
            Zh: "不以 | 开头的表格行", hint: "这一行和下面的各行没有算在上面的表里：请在行首补上 |；不是表格的行就不用管";
            En: "a row of a table that does not begin with |", hint: "this line and those below are no part of the table above: begin it with |; if it is no row, all is well";
        }
        /// `$ K = a/b`.
        OpenFormula => {
            Zh: "行首的 $", hint: "公式两头都要有 $，例如 $ K = a/b $（1），序号写在后一个 $ 的外面";
            En: "the $ at the start of the line", hint: "a formula stands between two $, and its number behind them: $ K = a/b $ (1)";
        }
        /// `#heading`.
        TightHeading => {
            Zh: "行首的 #", hint: "要作标题，# 后面空一格；要印 # 本身请写 \\#";
            En: "the # at the start of the line", hint: "write a blank after # for a heading, \\# for the sign itself";
        }
        /// A mark of Markdown typed in full width, and the mark itself.
        WideMark { mark: &'static str, plain: &'static str } => {
            Zh: "全角的 {mark}", hint: "要作标记请切换到英文输入法，写成“{plain}”";
            En: "the full-width {mark}", hint: "write \"{plain}\", typed with the input method off, if a mark is meant";
        }
        /// `~~text~~`.
        Struck => {
            Zh: "~~…~~ 删除线", hint: "不要的字请直接删去";
            En: "~~…~~ (struck out)", hint: "take the words out";
        }
        /// `CO~2~`.
        Lowered => {
            Zh: "~…~ 下标", hint: "请直接写下标字符，例如 CO₂，或写成 COD_{{Cr}}；要印 ~ 本身请写 \\~";
            En: "~…~ (lowered)", hint: "write lowered figures themselves, CO₂, or COD_{{Cr}}; write \\~ for the sign itself";
        }
        /// `10^4^`.
        Raised => {
            Zh: "^ 上标", hint: "请直接写上标字符，例如 10⁴、m²，或写成 10^{{4}}；要印 ^ 本身请写 \\^";
            En: "^ (raised)", hint: "write raised figures themselves, 10⁴, or 10^{{4}}; write \\^ for the sign itself";
        }
        /// `10^{4.5}` or `a_{…}` with what no sub- or superscript can hold.
        Script => {
            Zh: "_{{…}}、^{{…}} 上下标", hint: "花括号里最多写 12 个字母、数字或符号，不能有汉字和空格；数字后面只能写整数（10^{{4}}、10^{{-3}}），否则复制出来会成另一个数";
            En: "_{{…}} or ^{{…}} (sub- or superscript)", hint: "write up to 12 letters, figures or signs in the braces; behind a figure only whole numbers (10^{{4}}), since copied they would make another figure";
        }
        /// `\frac`, or `x_1` in a formula.
        Tex => {
            Zh: "公式里的 LaTeX 写法", hint: "公式按文字排：下标写成 x_{{1}}，上标写成 x^{{2}}，分数写成 a/b，乘号、根号直接写 ×、√";
            En: "a command of LaTeX", hint: "a formula is text: write x_{{1}} and x^{{2}} for sub- and superscripts, a/b for fractions, and signs such as × and √ themselves";
        }
        /// A link without words or without an address.
        EmptyLink => {
            Zh: "缺文字或缺网址的链接", hint: "请写成 [文字](网址)，两样都要有";
            En: "a link without words or address", hint: "write [words](address), both of them";
        }
        /// A backslash at the end of a line.
        Backslash => {
            Zh: "行末的 \\", hint: "换行就是另起一段，请删去 \\；要印反斜杠可不必理会";
            En: "a backslash at the end of a line", hint: "a new line is a new paragraph by itself: remove the \\";
        }
    }
}
