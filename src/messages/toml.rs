//! What can be wrong with how the TOML files are written.

use super::{Lang, Term, Words};

messages! {
    /// What the editor most likely did wrong in the TOML grammar.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Syntax: words(lang) -> Words {
        /// A full-width mark where TOML wants the ASCII one.
        FullWidth { found: char, wanted: &'static str } => {
            Zh: "这里用了中文标点 {found}", label: "应为英文标点", hint: "请改成英文的 {wanted}（切换到英文输入法）";
            En: "a full-width mark {found} stands here", label: "should be the ASCII mark",
                hint: "write {wanted} (switch the input method to English)";
        }
        /// A blank that TOML does not know.
        OddBlank => {
            Zh: "引号外面有全角空格或看不见的空格，已当作普通空格", label: "在这里", hint: "请改成英文输入法下的空格";
            En: "a wide or invisible blank outside quotation marks was read as an ordinary one", label: "here",
                hint: "type an ordinary blank";
        }
        /// A text without quotation marks.
        Unquoted => {
            Zh: "文字没有加引号", label: "要加引号", hint: "文字前后要加英文引号";
            En: "a text without quotation marks", label: "needs quotation marks",
                hint: "put \" before and after the text";
        }
        /// A text whose first quotation mark is missing.
        NoOpeningQuote => {
            Zh: "文字前面少了引号", label: "开头要加引号", hint: "文字前后各要一个英文引号";
            En: "the quotation mark before this text is missing", label: "needs one before it",
                hint: "put \" before and after the text";
        }
        /// A quotation mark that is opened and not closed.
        UnclosedText => {
            Zh: "引号没有成对：这段文字少了结尾的引号", label: "少了结尾的引号", hint: "文字前后各要一个英文引号";
            En: "a quotation mark is not closed", label: "its end is missing",
                hint: "put \" before and after the text";
        }
        /// Quotation marks that cannot be paired.
        UnevenQuotes => {
            Zh: "引号没有成对", label: "多了或少了一个引号",
                hint: "文字前后各要一个英文引号；文字里面的引号请用中文“ ”";
            En: "the quotation marks do not pair", label: "one too many or too few",
                hint: "put one \" before and one after the text; within it use curly ones";
        }
        /// Straight quotation marks within a text.
        InnerQuotes => {
            Zh: "文字里面用了英文引号，分不清文字到哪里为止", label: "文字里面的引号",
                hint: "标题里的引号请用中文“ ”";
            En: "straight quotation marks stand within the text, so that its end is not clear",
                label: "quotation marks within the text", hint: "use curly quotation marks within a title";
        }
        /// Three quotation marks of which one is missing, or which are others than at the other end.
        Triple { mark: &'static str } => {
            Zh: "多行文字的开头和结尾各要三个英文引号，前后一样", label: "应为 {mark}", hint: "请写成 {mark}";
            En: "a text of several lines needs three quotation marks at its beginning and the same at its end",
                label: "should be {mark}", hint: "write {mark}";
        }
        /// A text of several lines without an end.
        UnclosedLines { mark: &'static str } => {
            Zh: "从这里开始的多行文字没有结尾", label: "这个 {mark} 没有结尾",
                hint: "请在这段文字后面另起一行，写上 {mark}";
            En: "this text of several lines has no end", label: "this {mark} is not closed",
                hint: "write {mark} on a line of its own after the text";
        }
        /// A text in single marks that goes on over several lines.
        TextOverLines { mark: &'static str } => {
            Zh: "一段文字分成了几行写", label: "文字从这里开始",
                hint: "请写在一行里；要分几行写的，前后各用三个引号：{mark}文字{mark}";
            En: "a text goes on over several lines", label: "it begins here",
                hint: "write it on one line, or put {mark} before and after it";
        }
        /// The same key twice in one table.
        DuplicateKey => {
            Zh: "同一项写了两次", label: "前面已经写过", hint: "请删去其中一个；如果是另一条内容，前面要先写 [[section.item]]";
            En: "the same key twice", label: "already given above",
                hint: "remove one of them; if it belongs to another item, write [[section.item]] before it";
        }
        /// A key without `= value`.
        NoValue => {
            Zh: "等号后面没有内容", label: "缺少内容", hint: "请在同一行写上内容，例如 number = 3；不需要这一项就删去这一行";
            En: "nothing after the equals sign", label: "a value is missing",
                hint: "write key = value on one line, such as number = 3, or remove the line";
        }
        /// A value on the line below its key.
        ValueBelow => {
            Zh: "内容写到了下一行", label: "内容要和它写在同一行", hint: "请把下一行接到等号后面";
            En: "the value stands on the next line", label: "belongs on one line with its value",
                hint: "move it up behind the equals sign";
        }
        /// A key and a value with nothing between them.
        NoEquals => {
            Zh: "项目和内容之间少了等号", label: "后面要有等号", hint: "请写成 项目 = 内容";
            En: "the equals sign between key and value is missing", label: "needs = after it", hint: "write key = value";
        }
        /// Another mark where an equals sign is wanted.
        Equals { found: String } => {
            Zh: "这里应为英文等号，写的是 {found}", label: "应为 =", hint: "请写成 项目 = 内容";
            En: "{found} stands where an equals sign should", label: "should be =", hint: "write key = value";
        }
        /// A key that is not made of ASCII letters.
        BadKey => {
            Zh: "项目名不对", label: "项目名只能用英文字母、数字、_ 和 -",
                hint: "项目名不能用中文；如果这是正文，请放进引号里";
            En: "not a valid key", label: "a key has only ASCII letters, digits, _ and -",
                hint: "if this is text, put it in quotation marks";
        }
        /// A key in Chinese, or in full-width letters.
        KeyWord { typed: String, key: String } => {
            Zh: "项目名要用英文写：“{typed}”应写作 {key}", label: "应为 {key}", hint: "请改成 {key}";
            En: "a key is written in English: `{typed}` is {key}", label: "should be {key}", hint: "write {key}";
        }
        /// A bracket of another sort than is wanted.
        Bracket { found: char, wanted: &'static str } => {
            Zh: "这里的括号应为 {wanted}，写的是 {found}", label: "应为 {wanted}",
                hint: "列表用方括号 […]，列表里的一组项目用花括号 {{…}}，两边要一样";
            En: "the bracket here should be {wanted} and not {found}", label: "should be {wanted}",
                hint: "write lists in […], tables within them in {{…}}, the same on both sides";
        }
        /// A bracket that is not closed.
        Unclosed { open: char, close: char } => {
            Zh: "括号没有成对：这个 {open} 没有结尾的 {close}", label: "这个 {open} 没有结尾", hint: "请补上 {close}";
            En: "a bracket is not closed: {close} is missing", label: "this {open} has no end", hint: "add {close}";
        }
        /// A bracket that is not opened.
        NoOpening { mark: char } => {
            Zh: "括号没有成对：开头少了 {mark}", label: "要有 {mark}", hint: "请补上 {mark}";
            En: "a bracket is not opened: {mark} is missing", label: "needs {mark}", hint: "add {mark}";
        }
        /// A mark that nothing explains.
        Stray { mark: char } => {
            Zh: "这里多了一个 {mark}", label: "多余", hint: "请删去；如果前面少了开头的括号，请补上";
            En: "a {mark} too many", label: "too many", hint: "remove it, or add the bracket that should open before it";
        }
        /// The head of a table that is written wrong.
        Head => {
            Zh: "方括号里的名称或括号写得不对", label: "应照规定写", hint: "名称里用英文的点，两边的括号一样多";
            En: "this head is written wrong", label: "not a head", hint: "use ASCII dots, and as many brackets after as before";
        }
        /// A comma too many in a list.
        Comma => {
            Zh: "逗号不对：多了一个逗号", label: "多余的逗号", hint: "两项之间用一个英文逗号隔开";
            En: "a comma is wrong: there is one too many", label: "too many", hint: "separate entries by one comma";
        }
        /// A comma missing in a list.
        NoComma => {
            Zh: "两项之间少了逗号", label: "这里要有逗号", hint: "两项之间用一个英文逗号隔开";
            En: "the comma between two entries is missing", label: "needs a comma", hint: "separate entries by one comma";
        }
        /// A comma, a full stop or the like at the end of a line.
        TrailingMark { mark: char } => {
            Zh: "行末多了“{mark}”", label: "多余", hint: "每项写完就换行，后面不加标点";
            En: "{mark} at the end of the line is too much", label: "too much", hint: "a line ends without a mark";
        }
        /// Two entries on one line.
        TwoOnLine => {
            Zh: "一行里写了两项", label: "这一项要另起一行", hint: "每项各占一行";
            En: "two entries on one line", label: "belongs on a line of its own", hint: "put each on a line of its own";
        }
        /// A remark that does not begin with `#`.
        Remark => {
            Zh: "说明的话前面要加 #", label: "不是内容", hint: "请在前面加英文的 #，或者删去";
            En: "a remark begins with #", label: "no part of the value", hint: "put # before it, or remove it";
        }
        /// A backslash that starts no known escape.
        Escape => {
            Zh: "反斜杠 \\ 用得不对", label: "在这里",
                hint: "文件路径请用 / 隔开；要写反斜杠本身请写 \\\\，或把引号 \"…\" 换成单引号 '…'，里面的字符就原样照用";
            En: "a backslash is wrong", label: "here",
                hint: "write / in paths, \\\\ for a backslash itself, or use single quotes '…', in which everything is literal";
        }
        /// Something else where a date is wanted.
        Date => {
            Zh: "日期的写法不对", label: "应为日期", hint: "日期写成 年-月-日，例如 2020-12-04（不加引号）";
            En: "not a date as it is written here", label: "should be a date",
                hint: "write year-month-day without quotation marks, such as 2020-12-04";
        }
        /// Something else where a number is wanted.
        Number => {
            Zh: "数的写法不对", label: "应为数", hint: "只写数字和小数点，不加逗号和“第”“期”“份”等字，例如 80 或 86.79";
            En: "not a number as it is written here", label: "should be a number",
                hint: "write digits and a decimal point only, such as 80 or 86.79";
        }
        /// Something else where yes or no is wanted.
        YesNo => {
            Zh: "是或否的写法不对", label: "应为 true 或 false", hint: "是写作 true，否写作 false，都用小写，不加引号";
            En: "not yes or no as it is written here", label: "should be true or false",
                hint: "write true or false, in small letters, without quotation marks";
        }
        /// Something else where a list is wanted.
        List => {
            Zh: "列表的写法不对", label: "应为列表", hint: "每项加英文引号，用英文逗号隔开，外面加方括号";
            En: "not a list as it is written here", label: "should be a list",
                hint: "put each entry in quotation marks, commas between them, and square brackets around";
        }
        /// A line that is neither a head nor an entry.
        NotAnEntry => {
            Zh: "这一行不是“项目 = 内容”", label: "看不出是哪一项",
                hint: "如果是正文，请放进 text = '''正文''' 里，或存成文件、用 file = \"文件名\" 引用；如果是说明，前面加 #";
            En: "this line is not key = value", label: "belongs to no key",
                hint: "put text into text = '''…''', or into a file named by file = \"…\"; put # before a remark";
        }
        /// A date or number that cannot be.
        Value => {
            Zh: "这个数或日期不对", label: "没有这样的数或日期",
                hint: "日期写成 2020-12-14（不加引号）；数写成 80 或 86.79；其他文字要加英文引号";
            En: "not a possible number or date", label: "no such number or date",
                hint: "a date is written 2020-12-14 without quotes, a number 80 or 86.79; other text needs quotation marks";
        }
        /// Brackets within brackets beyond all need.
        TooDeep => {
            Zh: "层次套得太深", label: "从这里起读不下去", hint: "请检查前面的括号是否都有结尾，项目名里是否有多余的点";
            En: "this is nested too deep", label: "not read from here on",
                hint: "see whether all brackets before are closed, and whether the key has dots too many";
        }
        /// Anything else.
        Other => {
            Zh: "这里的写法不对", label: "读不懂",
                hint: "每行写成 项目 = 内容：文字加英文引号，数、日期、true 和 false 不加，列表加方括号";
            En: "this cannot be read", label: "not understood",
                hint: "write key = value: texts in quotation marks, numbers, dates, true and false without, lists in brackets";
        }
    }
}

/// Most characters of a line that are shown.
const SHOWN: usize = 72;

/// Adds to what is said how the line should be.
pub(super) fn with_line(words: Words, line: Option<&str>, lang: Lang) -> Words {
    let (Some(line), Some(hint)) = (line, &words.hint) else { return words };
    let line = line.replace('\n', say!(lang => Term { Zh: " （换行） "; En: " (new line) " }));
    let count = line.chars().count();
    // The middle of a long line is the editor's own text.
    let line = if count > SHOWN {
        let (head, tail): (String, String) =
            (line.chars().take(SHOWN / 2).collect(), line.chars().skip(count - SHOWN / 2).collect());
        format!("{head} …… {tail}")
    } else {
        line
    };
    let hint = say!(lang => String {
        Zh: "{hint}；这一行应写成：{line}";
        En: "{hint}; the line should be: {line}";
    });
    Words { hint: Some(hint), ..words }
}

messages! {
    /// The type of a value, as an editor would call it.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum ValueKind: name(lang) -> Term {
        /// Text in quotation marks.
        Text => { Zh: "文字"; En: "text" }
        /// A whole number.
        Integer => { Zh: "整数"; En: "a whole number" }
        /// A number with or without decimals.
        Number => { Zh: "数"; En: "a number" }
        /// `true` or `false`.
        Boolean => { Zh: " true 或 false"; En: "true or false" }
        /// A date, `2020-12-14`.
        Date => { Zh: "日期"; En: "a date" }
        /// A list in square brackets.
        List => { Zh: "列表"; En: "a list" }
        /// A table of keys.
        Table => { Zh: "一组项目"; En: "a table of keys" }
    }
}

impl ValueKind {
    /// Shows how a key with a value of this kind is written; `sample` is one that it takes, which may be `meant`.
    pub(super) fn example(self, lang: Lang, key: &str, sample: Option<&str>, meant: bool) -> String {
        say!(lang => String {
            match (self, sample) {
                (Self::Text | Self::List | Self::Boolean | Self::Date, Some(sample)) => {
                    Zh: "请写成 {key} = {sample}";
                    En: "write {key} = {sample}";
                }
                (Self::Text, _) => {
                    Zh: "请写成 {key} = \"文字\"（前后加英文引号）";
                    En: "write {key} = \"text\", in quotation marks";
                }
                (Self::Integer | Self::Number, Some(sample)) if !meant => {
                    Zh: "请只写数，例如 {key} = {sample}（不加引号）";
                    En: "write a number, such as {key} = {sample}, without quotation marks";
                }
                (Self::Integer | Self::Number, Some(sample)) => {
                    Zh: "请写成 {key} = {sample}（不加引号）";
                    En: "write {key} = {sample}, without quotation marks";
                }
                (Self::Integer, None) if key == "year" => {
                    Zh: "请只写数，例如 {key} = 2020（不加引号）";
                    En: "write a number, such as {key} = 2020, without quotation marks";
                }
                (Self::Integer, None) => {
                    Zh: "请只写数，例如 {key} = 10（不加引号）";
                    En: "write a number, such as {key} = 10, without quotation marks";
                }
                (Self::Number, None) => {
                    Zh: "请只写数，例如 {key} = 86.79（不加引号）";
                    En: "write a number, such as {key} = 86.79, without quotation marks";
                }
                (Self::Boolean, _) => {
                    Zh: "请写成 {key} = true（是）或 false（否），不加引号";
                    En: "write {key} = true or false, without quotation marks";
                }
                (Self::Date, _) => {
                    Zh: "请写成 {key} = 2020-12-14（不加引号）";
                    En: "write {key} = 2020-12-14, without quotation marks";
                }
                (Self::List, _) if key == "section" => {
                    Zh: "每个栏目以一行 [[{key}]]（两层方括号）开头，[[section.item]] 写在它下面；没有栏目名的也要写这一行";
                    En: "every section begins with a line [[{key}]], in double brackets, with its [[section.item]] below, even without a title";
                }
                (Self::List, _) if key == "item" => {
                    Zh: "请写成 [[section.item]]（两层方括号），下面每行一项；附件和批示写在它那篇的后面";
                    En: "write [[section.item]], in double brackets, and one key a line below it; its attachments and instructions stand below that";
                }
                (Self::List, _) if key == "instruction" => {
                    Zh: "请写成 [[instruction]]（两层方括号，对全期的），或 [[section.item.instruction]]（对一篇的），下面每行一项";
                    En: "write [[instruction]] for the whole issue, or [[section.item.instruction]], in double brackets, and one key a line below it";
                }
                (Self::List, _) if key == "attachment" => {
                    Zh: "请写成 [[section.item.attachment]]（两层方括号），下面每行一项；全期的附件写成 [[attachment]]";
                    En: "write [[section.item.attachment]], in double brackets, or [[attachment]] for the whole issue, and one key a line below it";
                }
                (Self::List, _) => {
                    Zh: "请写成 {key} = [\"甲\", \"乙\"]（方括号，逗号隔开）";
                    En: "write {key} = [\"first\", \"second\"]";
                }
                (Self::Table, _) if key == "beside" => {
                    Zh: "请写成 {key} = {{ file = \"会场.jpg\", caption = \"会场\" }}";
                    En: "write {key} = {{ file = \"hall.jpg\", caption = \"the hall\" }}";
                }
                (Self::Table, _) if key == "meeting" => {
                    Zh: "请一项一行，写成 {key}.time = \"…\"、{key}.present = [\"甲\", \"乙\"]";
                    En: "write one particular a line: {key}.time = \"…\", {key}.present = [\"first\", \"second\"]";
                }
                (Self::Table, _) => {
                    Zh: "请写成 [{key}]，下面每行一项";
                    En: "write [{key}] and one key a line below it";
                }
            }
        })
    }
}

/// Says between which bounds a number should be.
pub(super) fn range(lang: Lang, min: Option<f64>, max: Option<f64>) -> String {
    say!(lang => String {
        match (min, max) {
            (Some(min), Some(max)) => { Zh: "应在 {min} 到 {max} 之间"; En: "should be between {min} and {max}" }
            (Some(min), None) => { Zh: "不能小于 {min}"; En: "should be at least {min}" }
            (None, Some(max)) => { Zh: "不能大于 {max}"; En: "should be at most {max}" }
            (None, None) => { String::new() }
        }
    })
}
