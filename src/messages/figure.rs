//! What can be wrong with a figure in the text.

use super::{Lang, Term, Words};

messages! {
    /// Why `{{…}}` cannot be replaced by a figure.
    ///
    /// Whatever is to be written instead is given as a whole, braces and all.
    #[derive(Debug, Clone, PartialEq)]
    pub enum FigureFault: words(lang) -> Words {
        /// `{{` without `}}` on the same line; `example` is a reference that holds in this issue.
        Unclosed { example: Option<String> } = "figure-unclosed" => {
            text usual = { Zh: "{{{{表.行.列}}}}"; En: "{{{{table.row.column}}}}" };
            let example = example.as_deref().unwrap_or(&usual);
            Zh: "“{{{{”后面没有“}}}}”", label: "这一行里没有结束",
                hint: "引用表里的数，要在同一行里用英文花括号写完，例如 {example}；就要印“{{{{”时，前面加一个反斜杠，写成 \\{{{{（在 issue.toml 的 \"…\" 里要写两个反斜杠）";
            En: "\"{{{{\" without \"}}}}\"", label: "not closed on this line",
                hint: "a figure from a table is written on one line, such as {example}; for the braces themselves put a backslash before them: \\{{{{ (two in \"…\" of issue.toml)";
        }
        /// A reference in other brackets; `right` is how it is written.
        Brackets { right: String } = "figure-brackets" => {
            Zh: "引用表里的数，前后要各用两个英文花括号", label: "括号不对", hint: "请写成 {right}";
            En: "a figure from a table stands in two braces, {{{{ and }}}}", label: "the wrong brackets", hint: "write {right}";
        }
        /// Another mark where a `.` should stand between the names.
        Separator { mark: char, right: String } = "figure-form" => {
            Zh: "名称之间要用英文句点，这里写的是“{mark}”", label: "隔开名称的符号不对", hint: "请写成 {right}";
            En: "names are separated by an ASCII full stop, not \"{mark}\"", label: "the wrong mark between the names",
                hint: "write {right}";
        }
        /// Too few or too many names, of a ranking or (most often) of a table.
        Parts { ranking: bool, found: usize, example: Option<String> } = "figure-form" => {
            text form = match ranking {
                true => { Zh: "地方.项目 或 地方.月份.项目"; En: "place.figure or place.month.figure" }
                false => { Zh: "表.行.列"; En: "table.row.column" }
            };
            text has = match found {
                0 => { Zh: "什么也没写"; En: "found 0 part(s)" }
                _ => { Zh: "有 {found} 段"; En: "found {found} part(s)" }
            };
            text example = match example {
                Some(example) => { Zh: "，例如 {example}"; En: ", such as {example}" }
                None => { String::new() }
            };
            Zh: "花括号里应写 {form}，这里{has}", label: "段数不对",
                hint: "段与段用英文句点隔开{example}；名称里本身有句点的，用「」括起来";
            En: "the braces should hold {form}, {has}", label: "the wrong number of parts",
                hint: "separate the parts by full stops{example}; put a name that has a full stop in it in 「」";
        }
        /// No table or ranking of that name; `near` holds those much like it, `all` the others.
        NoSource { name: String, near: Vec<String>, all: Vec<String>, unnamed: usize } = "figure-no-table" => {
            let hint = known_sources(lang, near, all, *unnamed);
            Zh: "本期没有叫“{name}”的表或排名", label: "没有这个名称", hint: "{hint}；就要印“{{{{”时，写成 \\{{{{";
            En: "no table or ranking is called \"{name}\"", label: "no such name",
                hint: "{hint}; for the braces themselves write \\{{{{";
        }
        /// Several tables or rankings of that name.
        SameSource { name: String, tables: usize, rankings: usize } = "figure-ambiguous" => {
            match (tables, rankings) {
                (_, 0) => {
                    Zh: "分不清“{name}”指的是哪一个：有 {tables} 张表都叫这个名称", label: "分不清",
                        hint: "请给要引用的表写上各不相同的 name = \"…\"";
                    En: "{tables} table(s) and 0 ranking(s) are called \"{name}\"", label: "ambiguous",
                        hint: "give the tables different names: name = \"…\"";
                }
                (0, _) => {
                    Zh: "分不清“{name}”指的是哪一个：有 {rankings} 个排名都叫这个名称", label: "分不清",
                        hint: "同一个地方有几个排名时不能引用，请直接写出数字";
                    En: "0 table(s) and {rankings} ranking(s) are called \"{name}\"", label: "ambiguous",
                        hint: "a place with several rankings cannot be referred to; write the figure itself";
                }
                _ => {
                    Zh: "分不清“{name}”指的是哪一个：有 {tables} 张表和 {rankings} 个排名都叫这个名称", label: "分不清",
                        hint: "请给表写上别的 name = \"…\"";
                    En: "{tables} table(s) and {rankings} ranking(s) are called \"{name}\"", label: "ambiguous",
                        hint: "give the table another name: name = \"…\"";
                }
            }
        }
        /// No such row, column or month; `near` holds references much like it, `have` some names there are.
        Missing { axis: Axis, source: String, name: String, near: Vec<String>, have: Vec<String>, count: usize } = { axis.missing_code() } => {
            let unit = axis.unit(lang);
            text what = match axis {
                Axis::Month => { Zh: "这个月"; En: "{unit}" }
                _ => { Zh: "这一{unit}"; En: "{unit}" }
            };
            text hint = match (near.split_first()) {
                Some((first, [])) => {
                    Zh: "是不是想写 {first}？名称要和表里的一样写全";
                    En: "did you mean {first}? Names are written in full";
                }
                Some((first, rest)) => {
                    let rest = rest.join(lang.comma());
                    Zh: "是不是想写 {first}？相近的还有 {rest}。名称要和表里的一样写全";
                    En: "did you mean {first}, or {rest}? Names are written in full";
                }
                None => {
                    let (etc, have) = (have.len() < *count, have.join(lang.comma()));
                    Zh: ("有 {count} {unit}：{have}{}", if etc { "……" } else { "" });
                    En: ("it has {count} {unit}(s): {have}{}", if etc { " …" } else { "" });
                }
            };
            Zh: "“{source}”里没有“{name}”{what}", label: "没有{what}", hint: hint;
            En: "\"{source}\" has no {what} \"{name}\"", label: "no such {what}", hint: hint;
        }
        /// A row where the column should be, or a figure where the month should be, and the other way round.
        Swapped { source: String, right: String } = "figure-swapped" => {
            Zh: "“{source}”后面的两段写反了", label: "前后写反了", hint: "请写成 {right}";
            En: "the parts after \"{source}\" are the wrong way round", label: "the wrong way round",
                hint: "write {right}";
        }
        /// A name of several rows, columns or months; `right` tells the first few apart.
        Several { axis: Axis, source: String, name: String, count: usize, right: Vec<String> } = "figure-ambiguous" => {
            let (unit, etc) = (axis.unit(lang), right.len() < *count);
            Zh: "“{source}”里有 {count} {unit}叫“{name}”，分不清是哪一{unit}", label: "分不清",
                hint: ("请写成 {}{}", right.join(" 或 "), if etc { " 等" } else { "" });
            En: "\"{source}\" has {count} {unit}s called \"{name}\"", label: "ambiguous",
                hint: ("write {}{}", right.join(" or "), if etc { " …" } else { "" });
        }
        /// A name of several rows, columns or months which nothing tells apart; the first few are counted from 1.
        Repeated { axis: Axis, source: String, name: String, count: usize, numbers: Vec<usize> } = "figure-ambiguous" => {
            let (unit, etc) = (axis.unit(lang), numbers.len() < *count);
            let numbers = numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(lang.comma());
            text numbers = match etc {
                true => { Zh: "{numbers}等 {count}"; En: "{numbers} …" }
                false => { numbers }
            };
            Zh: "“{source}”里第 {numbers} {unit}都叫“{name}”，分不清是哪一{unit}", label: "分不清",
                hint: "请先把它们的名称改得不一样，或者在这里直接写出数字";
            En: "{unit}s {numbers} of \"{source}\" are all called \"{name}\"", label: "ambiguous",
                hint: "give them different names first, or write the figure itself here";
        }
        /// A cell with nothing in it, or with a dash.
        EmptyCell { source: String, row: String, column: String, shown: String } = "figure-empty-cell" => {
            text what = match (shown.is_empty()) {
                true => { Zh: "空的"; En: "empty" }
                false => { Zh: "“{shown}”，没有数"; En: "\"{shown}\", no figure" }
            };
            Zh: "“{source}”里“{row}”行“{column}”列那一格是{what}", label: "那一格没有数",
                hint: "请在表里补上，或者在这里直接写出要印的话";
            En: "in \"{source}\" the cell of row \"{row}\" and column \"{column}\" is {what}",
                label: "that cell is empty", hint: "fill it in, or write here what is to be printed";
        }
        /// A ranking has no such figure.
        NoField { place: String, name: String, example: String } = "figure-no-field" => {
            Zh: "“{place}”的排名里没有“{name}”这一项", label: "没有这一项",
                hint: "可以写 排名、总数、综合指数、月份，例如 {example}";
            En: "the ranking of \"{place}\" has no \"{name}\"", label: "no such figure",
                hint: "possible: 排名 (rank), 总数 (total), 综合指数 (index), 月份 (month), such as {example}";
        }
        /// A second table with the same `name`.
        NameTaken { name: String } = "name-taken" => {
            Zh: "前面已经有一张表叫“{name}”", label: "名称重复", hint: "请给这张表换一个 name，正文引用时才分得清";
            En: "a table before this one is called \"{name}\" too", label: "the name is taken",
                hint: "give this table another name, so that text can tell them apart";
        }
    }
}

messages! {
    /// What a name is looked for among.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Axis: unit(lang) -> Term {
        /// The rows of a table.
        Row => { Zh: "行"; En: "row" }
        /// The columns of a table.
        Column => { Zh: "列"; En: "column" }
        /// The months of a ranking.
        Month => { Zh: "个月"; En: "month" }
    }
}

impl Axis {
    /// Returns the code of a name that is missing on the axis.
    fn missing_code(self) -> &'static str {
        match self {
            Self::Row => "figure-no-row",
            Self::Column => "figure-no-column",
            Self::Month => "figure-no-month",
        }
    }
}

/// Tells which tables and rankings can be referred to; `near` holds those that were perhaps meant.
fn known_sources(lang: Lang, near: &[String], all: &[String], unnamed: usize) -> String {
    say!(lang => String {
        let known = [near, all].concat().join(lang.comma());
        text known = match (near.first(), known.is_empty(), unnamed) {
            (Some(first), ..) => {
                Zh: "是不是想写“{first}”？本期能引用的有：{known}";
                En: "did you mean \"{first}\"? This issue has: {known}";
            }
            (None, false, _) => { Zh: "本期能引用的有：{known}"; En: "this issue has: {known}" }
            (None, true, 0) => {
                Zh: "本期没有能引用的表和排名，请直接写出数字";
                En: "this issue has no table or ranking; write the figure itself";
            }
            (None, true, _) => { String::new() }
        };
        text others = match unnamed {
            0 => { String::new() }
            _ => {
                Zh: "还有 {unnamed} 张表没有名称也没有表题，要引用就给它加上 name = \"…\"";
                En: "{unnamed} table(s) have neither name nor title; give one name = \"…\" to refer to it";
            }
        };
        let parts = [known, others].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(lang.semicolon())
    })
}
