//! What can be wrong with how the TOML files are written.

use super::{Lang, Term, Words};

messages! {
    /// What the editor most likely did wrong in the TOML grammar.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum Syntax: words(lang, raw: &str) -> Words {
        /// A full-width mark where TOML wants the ASCII one.
        FullWidth { found: char, wanted: &'static str } => {
            Zh: "这里用了中文标点 {found}", label: "应为英文标点", hint: "请改成英文的 {wanted}（切换到英文输入法）";
            En: "a full-width mark {found} stands here", label: "should be the ASCII mark",
                hint: "write {wanted} (switch the input method to English)";
        }
        /// A text without quotation marks.
        Unquoted => {
            Zh: "文字没有加引号", label: "要加引号", hint: "文字前后要加英文引号，例如 name = \"工作简报\"";
            En: "a text without quotation marks", label: "needs quotation marks",
                hint: "put \" before and after the text, such as name = \"…\"";
        }
        /// A quotation mark that is opened and not closed.
        UnclosedText => {
            Zh: "引号没有成对", label: "从这里开始的文字没有结尾的引号",
                hint: "单行文字用 \"…\"，多行文字用三个引号 \"\"\"…\"\"\"";
            En: "a quotation mark is not closed", label: "this text has no end",
                hint: "write \"…\" for one line, \"\"\"…\"\"\" for several";
        }
        /// The same key twice in one table.
        DuplicateKey => {
            Zh: "同一项写了两次", label: "前面已经写过", hint: "请删去其中一个";
            En: "the same key twice", label: "already given above", hint: "remove one of them";
        }
        /// A key without `= value`.
        NoValue => {
            Zh: "等号后面没有内容", label: "缺少内容", hint: "请写成 项目 = 内容，例如 number = 3";
            En: "nothing after the equals sign", label: "a value is missing",
                hint: "write key = value, such as number = 3";
        }
        /// A key that is not made of ASCII letters.
        BadKey => {
            Zh: "项目名不对", label: "项目名只能用英文字母、数字、_ 和 -",
                hint: "项目名不能用中文；如果这是正文，请放进引号里";
            En: "not a valid key", label: "a key has only ASCII letters, digits, _ and -",
                hint: "if this is text, put it in quotation marks";
        }
        /// A bracket that is not closed.
        Unclosed => {
            Zh: "括号没有成对", label: "缺少结尾的括号", hint: "请补上对应的 ]、]] 或 }}";
            En: "a bracket is not closed", label: "its end is missing", hint: "add the matching ], ]] or }}";
        }
        /// A comma missing or too many in a list.
        Comma => {
            Zh: "逗号不对", label: "检查这里", hint: "列表里两项之间用一个英文逗号隔开";
            En: "a comma is wrong", label: "look here", hint: "separate entries of a list by one comma";
        }
        /// A backslash that starts no known escape.
        Escape => {
            Zh: "反斜杠 \\ 用得不对", label: "在这里",
                hint: "要写反斜杠本身请写 \\\\；或把引号 \"…\" 换成单引号 '…'（多行用 '''…'''），里面的字符就原样照用";
            En: "a backslash is wrong", label: "here",
                hint: "write \\\\ for a backslash itself, or use single quotes '…', in which everything is literal";
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
            Zh: "这里的写法不对", label: "读不懂", hint: "TOML 读取程序的原话：{raw}";
            En: "this cannot be read", label: "not understood", hint: "the TOML reader says: {raw}";
        }
    }
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
    /// Shows how a key with a value of this kind is written; `sample` is a number that it takes.
    pub(super) fn example(self, lang: Lang, key: &str, sample: Option<f64>) -> String {
        say!(lang => String {
            match (self, sample) {
                (Self::Text, _) => {
                    Zh: "请写成 {key} = \"文字\"（前后加英文引号）";
                    En: "write {key} = \"text\", in quotation marks";
                }
                (Self::Integer | Self::Number, Some(sample)) => {
                    Zh: "请写成 {key} = {sample}（不加引号）";
                    En: "write {key} = {sample}, without quotation marks";
                }
                (Self::Integer, None) if key == "year" => {
                    Zh: "请写成 {key} = 2020（不加引号）";
                    En: "write {key} = 2020, without quotation marks";
                }
                (Self::Integer, None) => {
                    Zh: "请写成 {key} = 10（不加引号）";
                    En: "write {key} = 10, without quotation marks";
                }
                (Self::Number, None) => {
                    Zh: "请写成 {key} = 86.79（不加引号）";
                    En: "write {key} = 86.79, without quotation marks";
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
                    Zh: "请写成 [[{key}]]（两层方括号），下面每行一项";
                    En: "write [[{key}]], in double brackets, and one key a line below it";
                }
                (Self::List, _) if key == "item" => {
                    Zh: "请写成 [[section.item]]（两层方括号），下面每行一项";
                    En: "write [[section.item]], in double brackets, and one key a line below it";
                }
                (Self::List, _) => {
                    Zh: "请写成 {key} = [\"甲\", \"乙\"]（方括号，逗号隔开）";
                    En: "write {key} = [\"first\", \"second\"]";
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
