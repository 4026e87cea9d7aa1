//! Punctuation marks and the way of writing numbers: what the rules say.

use crate::messages::{Lang, Words};

messages! {
    /// What a rule of this family found.
    #[derive(Debug, Clone, PartialEq)]
    pub enum PunctuationFault: words(lang) -> Words {
        /// A mark that opens and is never closed.
        Unclosed { open: char, close: char } => {
            Zh: "前面有 {open}，后面没有与它成对的 {close}",
                label: "没有 {close}", hint: "看清到哪里结束，补上 {close}，或者删去 {open}";
            En: "{open} has no {close} behind it",
                label: "no {close}", hint: "add {close} where it ends, or drop {open}";
        }
        /// A mark that closes what was never opened.
        Unopened { open: char, close: char } => {
            Zh: "后面有 {close}，前面没有与它成对的 {open}",
                label: "没有 {open}", hint: "看清从哪里开始，补上 {open}，或者删去 {close}";
            En: "{close} has no {open} before it",
                label: "no {open}", hint: "add {open} where it begins, or drop {close}";
        }
        /// A pair of marks that begins inside another and ends outside it; `text` is the pair.
        Crossed { text: String } => {
            Zh: "引号或括号互相交叉：{text}", label: "开始在另一对里面，结束在外面", hint: "先开的后关，后开的先关";
            En: "quotation marks or brackets cross: {text}",
                label: "begins inside another pair and ends outside", hint: "close first what was opened last";
        }
        /// A bracket closed by one of another shape.
        Mismatched { open: char, close: char } => {
            Zh: "开头是 {open}，结尾是 {close}", label: "两半不是一对", hint: "改成同一种括号";
            En: "{open} is closed by {close}", label: "not a pair", hint: "use brackets of one kind";
        }
        /// A quotation over several paragraphs that do not begin with its mark.
        AcrossParagraphs { open: char } => {
            Zh: "引文有几段，后面几段开头没有 {open}",
                label: "从这里开始，到后面一段才结束",
                hint: "每一段开头都加 {open}，只有最后一段用后引号；如果只是断开的一段，连起来";
            En: "a quotation of several paragraphs, whose later ones do not begin with {open}",
                label: "begins here and ends in a later paragraph",
                hint: "begin each paragraph with {open}; if one was cut in two, join it";
        }
        /// Brackets of two widths.
        MixedWidth { open: char, close: char } => {
            Zh: "括号 {open} 和 {close} 一个半角一个全角",
                label: "两半宽窄不同", hint: "中文里的括号两半都用全角：（ ）";
            En: "the brackets {open} and {close} are of two widths",
                label: "one half-width, one full-width", hint: "use full-width brackets （ ） in Chinese text";
        }
        /// Half-width brackets, with what they hold.
        HalfBrackets { text: String } => {
            Zh: "中文里用了半角括号：{text}", label: "半角括号", hint: "改成全角括号（ ），前后不空格";
            En: "half-width brackets in Chinese text: {text}",
                label: "half-width", hint: "use （ ） without spaces beside them";
        }
        /// A half-width mark.
        HalfMark { mark: String, right: String } => {
            Zh: "中文里用了半角标点：“{mark}”应为“{right}”", label: "半角标点", hint: "改成 {right}";
            En: "half-width mark in Chinese text: \"{right}\" expected, found \"{mark}\"",
                label: "half-width", hint: "write {right}";
        }
        /// The year of a document's number in wrong brackets.
        DocumentNumber { text: String, right: String } => {
            Zh: "发文字号的年份要用六角括号：“{text}”应为“{right}”", label: "不是六角括号", hint: "改成 {right}";
            En: "the year in a document's number stands in 〔 〕: \"{right}\" expected, found \"{text}\"",
                label: "other brackets", hint: "write {right}";
        }
        /// The number of an issue or document with zeros before it.
        PaddedNumber { text: String, right: String } => {
            Zh: "期号、文号不编虚位：“{text}”应为“{right}”", label: "前面补了零", hint: "改成 {right}";
            En: "numbers are not padded with zeros: \"{right}\" expected, found \"{text}\"",
                label: "padded", hint: "write {right}";
        }
        /// A month or day with a zero before it.
        PaddedDate { text: String, right: String } => {
            Zh: "月、日不编虚位：“{text}”应为“{right}”", label: "前面补了零", hint: "改成 {right}";
            En: "months and days are not padded with zeros: \"{right}\" expected, found \"{text}\"",
                label: "padded", hint: "write {right}";
        }
        /// A telephone number with a dash.
        TelephoneDash { text: String, right: String } => {
            Zh: "电话号码里用短横线：“{text}”应为“{right}”", label: "不是短横线", hint: "改成 {right}";
            En: "a telephone number has a hyphen: \"{right}\" expected, found \"{text}\"",
                label: "not a hyphen", hint: "write {right}";
        }
        /// Full-width digits or letters.
        FullWidth { text: String, right: String } => {
            Zh: "数字、字母用半角：“{text}”应为“{right}”", label: "全角", hint: "改成 {right}";
            En: "digits and letters are half-width: \"{right}\" expected, found \"{text}\"",
                label: "full-width", hint: "write {right}";
        }
        /// Pause marks between quoted words or titles, and how many of them.
        PauseBetween { count: usize } => {
            Zh: "引号之间、书名号之间通常不用顿号，这里用了 {count} 个", label: "可以不用顿号", hint: "建议删去顿号";
            En: "no pause mark is usual between quotations or titles, found {count}",
                label: "could be left out", hint: "consider dropping it";
        }
        /// An ellipsis with 等.
        EllipsisWithDeng { text: String } => {
            Zh: "“{text}”里省略号和“等”重复", label: "两者都表示列举未尽", hint: "留下一个，公文里一般留“等”";
            En: "an ellipsis together with 等 in \"{text}\"",
                label: "both say that there is more", hint: "keep one of them, usually 等";
        }
        /// What stands in place of ……
        EllipsisForm { text: String } => {
            Zh: "省略号是六个点：“{text}”应为“……”", label: "不是省略号", hint: "改成 ……";
            En: "the ellipsis has six dots: \"……\" expected, found \"{text}\"", label: "no ellipsis", hint: "write ……";
        }
        /// What stands in place of ——.
        DashForm { text: String } => {
            Zh: "破折号占两个字，中间不断：“{text}”应为“——”", label: "不是破折号", hint: "改成 ——";
            En: "the dash is two characters wide: \"——\" expected, found \"{text}\"",
                label: "no dash", hint: "write ——";
        }
        /// Straight quotation marks; `right` are the marks to use, if they are a pair.
        StraightQuotes { text: String, right: Option<String> } => {
            match right {
                Some(right) => {
                    Zh: "中文里用了英文直引号：{text}", label: "英文直引号", hint: "改成 {right}";
                    En: "straight quotation marks in Chinese text: {text}", label: "straight", hint: "use {right}";
                }
                None => {
                    Zh: "中文里用了英文直引号 {text}，而且不成对",
                        label: "英文直引号", hint: "看清引文从哪里到哪里，改成“ ”";
                    En: "a straight quotation mark {text} in Chinese text, without a partner",
                        label: "straight", hint: "see where the quotation begins and ends, and use “ ”";
                }
            }
        }
        /// Several stops; `right` is the one that should stand there, if it is certain.
        DoubledMark { text: String, right: Option<char> } => {
            match right {
                Some(right) => {
                    Zh: "标点重复：{text}", label: "只应有一个", hint: "改成 {right}";
                    En: "several marks where one belongs: {text}", label: "one is enough", hint: "write {right}";
                }
                None => {
                    Zh: "标点重复：{text}", label: "只应有一个", hint: "看句子在这里是停顿还是结束，留下一个";
                    En: "several marks where one belongs: {text}",
                        label: "one is enough", hint: "keep the one that fits the sentence";
                }
            }
        }
        /// A space in a sentence, with the characters around it.
        SpaceInSentence { text: String } => {
            Zh: "句子里有多余的空格：“{text}”", label: "这里有一个空格", hint: "删去空格";
            En: "a space inside a sentence: \"{text}\"", label: "a space", hint: "drop it";
        }
        /// How many figures are set off by spaces, and how many are not.
        SpacingMixed { spaced: usize, tight: usize } => {
            Zh: "汉字与数字之间，有空格的 {spaced} 处，没有空格的 {tight} 处",
                label: "写法不统一", hint: "选一种写法，全刊统一；印出来的间距由排版统一";
            En: "between Han and digits there is a space in {spaced} places and none in {tight}",
                label: "not the same throughout", hint: "choose one way; print evens it out";
        }
        /// A year in Chinese numerals without 〇.
        YearZero { text: String, right: String } => {
            Zh: "汉字年份里的 0 写作“〇”：“{text}”应为“{right}”", label: "不是“〇”", hint: "改成 {right}";
            En: "nought in a Chinese year is 〇: \"{right}\" expected, found \"{text}\"",
                label: "not 〇", hint: "write {right}";
        }
        /// A year in Chinese numerals, and one in digits.
        YearStyles { chinese: String, digits: String } => {
            Zh: "年份有的写作“{chinese}”，有的写作“{digits}”",
                label: "写法不统一", hint: "选一种写法，全刊统一；引用原文的可以不改";
            En: "years are written both as \"{chinese}\" and as \"{digits}\"",
                label: "not the same throughout", hint: "choose one way; quotations may stay";
        }
        /// Two ways to write a unit.
        UnitsMixed { first: String, second: String } => {
            Zh: "同一个单位有的写作“{first}”，有的写作“{second}”", label: "写法不统一", hint: "选一种写法，全刊统一";
            En: "a unit is written both as \"{first}\" and as \"{second}\"",
                label: "not the same throughout", hint: "choose one way";
        }
        /// A formula with sub- or superscripts, and on the line.
        ScriptMixed { plain: String, written: String } => {
            Zh: "同一个式子有的写作“{written}”，有的写作“{plain}”", label: "没有上下标",
                hint: "选一种写法，全刊统一";
            En: "a formula is written both as \"{written}\" and as \"{plain}\"", label: "on the line",
                hint: "choose one way";
        }
        /// A power of ten that may have lost its exponent.
        PowerLost { text: String, right: String } => {
            Zh: "“{text}”像是丢了上标的“{right}”", label: "上标可能丢了", hint: "是几次方的改成 {right}；就是这个数的，不用改";
            En: "\"{text}\" looks like \"{right}\" without its superscript", label: "superscript lost?",
                hint: "write {right} if it is a power";
        }
        /// A unit without its exponent.
        ScriptLost { text: String, right: String } => {
            Zh: "单位“{text}”丢了上标，应为“{right}”", label: "没有上标", hint: "改成 {right}，全刊统一";
            En: "the unit \"{text}\" lacks its superscript: \"{right}\"", label: "no superscript",
                hint: "write {right} throughout";
        }
        /// A year of two digits.
        ShortYear { text: String } => {
            Zh: "年份应写四位数字，这里是“{text}”", label: "年份没有写全", hint: "补全年份，如 2020年12月";
            En: "a year has four digits, found \"{text}\"",
                label: "without its century", hint: "write it in full, such as 2020年12月";
        }
        /// A date with points or slashes.
        DottedDate { text: String, right: String } => {
            Zh: "正文里的日期写全：“{text}”应为“{right}”", label: "简写的日期", hint: "改成 {right}";
            En: "dates in running text are written in full: \"{right}\" expected, found \"{text}\"",
                label: "short form", hint: "write {right}";
        }
        /// An item of a list that ends in a mark other than expected.
        ListEnd { mark: char, expected: String } => {
            text found = match (mark.is_alphanumeric() || *mark == '）') {
                true => { Zh: "没有标点"; En: "no mark"; }
                false => { Zh: "是“{mark}”"; En: "\"{mark}\""; }
            };
            Zh: "这一项末尾应为“{expected}”，这里{found}",
                label: "与其他各项不一致", hint: "各项末尾用“；”、最后一项用“。”，或者每一项都用“。”";
            En: "this item should end in \"{expected}\", found {found}",
                label: "unlike the others", hint: "end items in ；and the last in 。, or all of them in 。";
        }
        /// Markup that is printed.
        Markup { text: String } => {
            Zh: "标记“{text}”会原样印出来", label: "网页或 Markdown 的标记", hint: "删去标记";
            En: "the markup \"{text}\" is printed as it stands", label: "markup", hint: "drop it";
        }
        /// A mark at the start of a paragraph.
        MarkAtStart { mark: char } => {
            Zh: "段首是“{mark}”", label: "不能在段首", hint: "对照原稿补上前面丢了的字，或者与上一段连起来";
            En: "a paragraph begins with \"{mark}\"",
                label: "cannot begin a paragraph",
                hint: "add the words that are missing, or join it to the paragraph before";
        }
        /// A mark at the end of a caption.
        CaptionStop { mark: String } => {
            Zh: "表题、图题末尾不用标点，这里有“{mark}”", label: "多了标点", hint: "删去末尾的标点";
            En: "captions end without a mark, found \"{mark}\"", label: "one too many", hint: "drop it";
        }
        /// A number with a pause mark before an item.
        NumberingPause { text: String, right: String } => {
            Zh: "阿拉伯数字序号后面用下脚点：“{text}”应为“{right}”", label: "序号的标点", hint: "改成 {right}";
            En: "digits before an item are followed by a point: \"{right}\" expected, found \"{text}\"",
                label: "numbering", hint: "write {right}";
        }
        /// A number in brackets with a mark behind it.
        BracketNumbering { text: String, right: String } => {
            Zh: "带括号的序号后面不加标点：“{text}”应为“{right}”", label: "序号的标点", hint: "改成 {right}";
            En: "a number in brackets is followed by no mark: \"{right}\" expected, found \"{text}\"",
                label: "numbering", hint: "write {right}";
        }
        /// A number with a space inside.
        BrokenNumber { text: String, right: String } => {
            Zh: "数字中间有空格：“{text}”应为“{right}”", label: "中间有空格", hint: "改成 {right}";
            En: "a space inside a number: \"{right}\" expected, found \"{text}\"",
                label: "a space", hint: "write {right}";
        }
        /// A number with commas in wrong places.
        DigitGrouping { text: String } => {
            Zh: "数字“{text}”里的逗号不在千位上",
                label: "逗号的位置", hint: "千分号每三位一个，小数点用“.”；请核对原稿";
            En: "the commas in \"{text}\" do not divide it in threes",
                label: "commas", hint: "commas divide in threes, the decimal sign is a point; compare the manuscript";
        }
        /// A span of time with a hyphen.
        RangeHyphen { text: String, right: String } => {
            Zh: "时间的起止用一字线：“{text}”应为“{right}”", label: "短横线", hint: "改成 {right}";
            En: "a span of time has a dash: \"{right}\" expected, found \"{text}\"",
                label: "a hyphen", hint: "write {right}";
        }
        /// A range of percentages with one sign.
        PercentRange { text: String, right: String } => {
            Zh: "前后两个数都带百分号：“{text}”应为“{right}”", label: "前一个数没有百分号", hint: "改成 {right}";
            En: "both figures of a range have the sign: \"{right}\" expected, found \"{text}\"",
                label: "no % here", hint: "write {right}";
        }
    }
}
