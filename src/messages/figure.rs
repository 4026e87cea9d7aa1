//! What can be wrong with a figure in the text, and its words.

use super::Words;

/// Why `{{…}}` cannot be replaced by a figure.
///
/// Whatever is to be written instead is given as a whole, braces and all.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum FigureFault {
    /// `{{` without `}}` on the same line; `example` is a reference that holds in this issue.
    Unclosed { example: Option<String> },
    /// Another mark where a `.` should stand between the names.
    Separator { mark: char, right: String },
    /// Too few or too many names, of a ranking or (most often) of a table.
    Parts { ranking: bool, found: usize, example: Option<String> },
    /// No table or ranking of that name; `near` holds those much like it, `all` the others.
    NoSource { name: String, near: Vec<String>, all: Vec<String>, unnamed: usize },
    /// Several tables or rankings of that name.
    SameSource { name: String, tables: usize, rankings: usize },
    /// No such row, column or month; `near` holds references much like it, `have` some names there are.
    Missing { axis: Axis, source: String, name: String, near: Vec<String>, have: Vec<String>, count: usize },
    /// A row where the column should be, or a figure where the month should be, and the other way round.
    Swapped { source: String, right: String },
    /// A name of several rows, columns or months; `right` tells the first few apart.
    Several { axis: Axis, source: String, name: String, count: usize, right: Vec<String> },
    /// A name of several rows, columns or months which nothing tells apart; the first few are counted from 1.
    Repeated { axis: Axis, source: String, name: String, count: usize, numbers: Vec<usize> },
    /// A cell with nothing in it, or with a dash.
    EmptyCell { source: String, row: String, column: String, shown: String },
    /// A ranking has no such figure.
    NoField { place: String, name: String, example: String },
    /// A second table with the same `name`.
    NameTaken { name: String },
}

/// What a name is looked for among.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// The rows of a table.
    Row,
    /// The columns of a table.
    Column,
    /// The months of a ranking.
    Month,
}

impl FigureFault {
    /// Returns the stable code of the fault.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Unclosed { .. } => "figure-unclosed",
            Self::Separator { .. } | Self::Parts { .. } => "figure-form",
            Self::NoSource { .. } => "figure-no-table",
            Self::Missing { axis: Axis::Row, .. } => "figure-no-row",
            Self::Missing { axis: Axis::Column, .. } => "figure-no-column",
            Self::Missing { axis: Axis::Month, .. } => "figure-no-month",
            Self::Swapped { .. } => "figure-swapped",
            Self::SameSource { .. } | Self::Several { .. } | Self::Repeated { .. } => "figure-ambiguous",
            Self::EmptyCell { .. } => "figure-empty-cell",
            Self::NoField { .. } => "figure-no-field",
            Self::NameTaken { .. } => "name-taken",
        }
    }

    pub(super) fn zh(&self) -> Words {
        match self {
            Self::Unclosed { example } => Words::new("“{{”后面没有“}}”").label("这一行里没有结束").hint(format!(
                "引用表里的数，要在同一行里用英文花括号写完，例如 {}；就要印“{{{{”时，前面加一个反斜杠，写成 \\{{{{（在 issue.toml 的 \"…\" 里要写两个反斜杠）",
                example.as_deref().unwrap_or("{{表.行.列}}")
            )),
            Self::Separator { mark, right } => Words::new(format!("名称之间要用英文句点，这里写的是“{mark}”"))
                .label("隔开名称的符号不对")
                .hint(format!("请写成 {right}")),
            Self::Parts { ranking, found, example } => {
                let form = if *ranking { "地方.项目 或 地方.月份.项目" } else { "表.行.列" };
                let example = example.as_ref().map(|example| format!("，例如 {example}")).unwrap_or_default();
                let has = if *found == 0 { "什么也没写".to_owned() } else { format!("有 {found} 段") };
                Words::new(format!("花括号里应写 {form}，这里{has}")).label("段数不对").hint(format!(
                    "段与段用英文句点隔开{example}；名称里本身有句点的，用「」括起来"
                ))
            }
            Self::NoSource { name, near, all, unnamed } => {
                let mut hint = match near.split_first() {
                    Some((first, _)) => format!("是不是想写“{first}”？"),
                    None => String::new(),
                };
                let known: Vec<&str> = near.iter().chain(all).map(String::as_str).collect();
                match (known.is_empty(), unnamed) {
                    (false, _) => hint += &format!("本期能引用的有：{}", known.join("、")),
                    (true, 0) => hint += "本期没有能引用的表和排名，请直接写出数字",
                    (true, _) => {}
                }
                if *unnamed > 0 {
                    let end = if hint.is_empty() { "" } else { "；" };
                    hint += &format!("{end}还有 {unnamed} 张表没有名称也没有表题，要引用就给它加上 name = \"…\"");
                }
                Words::new(format!("本期没有叫“{name}”的表或排名"))
                    .label("没有这个名称")
                    .hint(hint + "；就要印“{{”时，写成 \\{{")
            }
            Self::SameSource { name, tables, rankings } => {
                let (what, hint) = match (tables, rankings) {
                    (_, 0) => (format!("{tables} 张表"), "请给要引用的表写上各不相同的 name = \"…\""),
                    (0, _) => (format!("{rankings} 个排名"), "同一个地方有几个排名时不能引用，请直接写出数字"),
                    _ => (format!("{tables} 张表和 {rankings} 个排名"), "请给表写上别的 name = \"…\""),
                };
                Words::new(format!("分不清“{name}”指的是哪一个：有 {what}都叫这个名称")).label("分不清").hint(hint)
            }
            Self::Missing { axis, source, name, near, have, count } => {
                let unit = zh_unit(*axis);
                let what = if *axis == Axis::Month { "这个月".to_owned() } else { format!("这一{unit}") };
                let hint = match near.split_first() {
                    Some((first, [])) => format!("是不是想写 {first}？名称要和表里的一样写全"),
                    Some((first, rest)) => {
                        format!("是不是想写 {first}？相近的还有 {}。名称要和表里的一样写全", rest.join("、"))
                    }
                    None => {
                        let etc = if have.len() < *count { "……" } else { "" };
                        format!("有 {count} {unit}：{}{etc}", have.join("、"))
                    }
                };
                Words::new(format!("“{source}”里没有“{name}”{what}")).label(format!("没有{what}")).hint(hint)
            }
            Self::Swapped { source, right } => Words::new(format!("“{source}”后面的两段写反了"))
                .label("前后写反了")
                .hint(format!("请写成 {right}")),
            Self::Several { axis, source, name, count, right } => {
                let unit = zh_unit(*axis);
                let etc = if right.len() < *count { " 等" } else { "" };
                Words::new(format!("“{source}”里有 {count} {unit}叫“{name}”，分不清是哪一{unit}"))
                    .label("分不清")
                    .hint(format!("请写成 {}{etc}", right.join(" 或 ")))
            }
            Self::Repeated { axis, source, name, count, numbers } => {
                let unit = zh_unit(*axis);
                let etc = if numbers.len() < *count { format!("等 {count} ") } else { " ".to_owned() };
                let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
                Words::new(format!("“{source}”里第 {}{etc}{unit}都叫“{name}”，分不清是哪一{unit}", numbers.join("、")))
                    .label("分不清")
                    .hint("请先把它们的名称改得不一样，或者在这里直接写出数字")
            }
            Self::EmptyCell { source, row, column, shown } => {
                let what = if shown.is_empty() { "空的".to_owned() } else { format!("“{shown}”，没有数") };
                Words::new(format!("“{source}”里“{row}”行“{column}”列那一格是{what}"))
                    .label("那一格没有数")
                    .hint("请在表里补上，或者在这里直接写出要印的话")
            }
            Self::NoField { place, name, example } => Words::new(format!("“{place}”的排名里没有“{name}”这一项"))
                .label("没有这一项")
                .hint(format!("可以写 排名、总数、综合指数、月份，例如 {example}")),
            Self::NameTaken { name } => Words::new(format!("前面已经有一张表叫“{name}”"))
                .label("名称重复")
                .hint("请给这张表换一个 name，正文引用时才分得清"),
        }
    }

    pub(super) fn en(&self) -> Words {
        match self {
            Self::Unclosed { example } => Words::new("\"{{\" without \"}}\"").label("not closed on this line").hint(format!(
                "a figure from a table is written on one line, such as {}; for the braces themselves put a backslash before them: \\{{{{ (two in \"…\" of issue.toml)",
                example.as_deref().unwrap_or("{{table.row.column}}")
            )),
            Self::Separator { mark, right } => Words::new(format!("names are separated by an ASCII full stop, not \"{mark}\""))
                .label("the wrong mark between the names")
                .hint(format!("write {right}")),
            Self::Parts { ranking, found, example } => {
                let form = if *ranking { "place.figure or place.month.figure" } else { "table.row.column" };
                let example = example.as_ref().map(|example| format!(", such as {example}")).unwrap_or_default();
                Words::new(format!("the braces should hold {form}, found {found} part(s)"))
                    .label("the wrong number of parts")
                    .hint(format!("separate the parts by full stops{example}; put a name that has a full stop in it in 「」"))
            }
            Self::NoSource { name, near, all, unnamed } => {
                let mut hints = Vec::new();
                hints.extend(near.first().map(|first| format!("did you mean \"{first}\"?")));
                let known: Vec<&str> = near.iter().chain(all).map(String::as_str).collect();
                match (known.is_empty(), unnamed) {
                    (false, _) => hints.push(format!("this issue has: {}", known.join(", "))),
                    (true, 0) => hints.push("this issue has no table or ranking; write the figure itself".into()),
                    (true, _) => {}
                }
                if *unnamed > 0 {
                    hints.push(format!("{unnamed} table(s) have neither name nor title; give one name = \"…\" to refer to it"));
                }
                hints.push("for the braces themselves write \\{{".into());
                Words::new(format!("no table or ranking is called \"{name}\"")).label("no such name").hint(hints.join("; "))
            }
            Self::SameSource { name, tables, rankings } => {
                let hint = match (tables, rankings) {
                    (_, 0) => "give the tables different names: name = \"…\"",
                    (0, _) => "a place with several rankings cannot be referred to; write the figure itself",
                    _ => "give the table another name: name = \"…\"",
                };
                Words::new(format!("{tables} table(s) and {rankings} ranking(s) are called \"{name}\""))
                    .label("ambiguous")
                    .hint(hint)
            }
            Self::Missing { axis, source, name, near, have, count } => {
                let what = en_unit(*axis);
                let hint = match near.split_first() {
                    Some((first, [])) => format!("did you mean {first}? Names are written in full"),
                    Some((first, rest)) => {
                        format!("did you mean {first}, or {}? Names are written in full", rest.join(", "))
                    }
                    None => {
                        let etc = if have.len() < *count { " …" } else { "" };
                        format!("it has {count} {what}s: {}{etc}", have.join(", "))
                    }
                };
                Words::new(format!("\"{source}\" has no {what} \"{name}\"")).label(format!("no such {what}")).hint(hint)
            }
            Self::Swapped { source, right } => Words::new(format!("the parts after \"{source}\" are the wrong way round"))
                .label("the wrong way round")
                .hint(format!("write {right}")),
            Self::Several { axis, source, name, count, right } => {
                let etc = if right.len() < *count { " …" } else { "" };
                Words::new(format!("\"{source}\" has {count} {}s called \"{name}\"", en_unit(*axis)))
                    .label("ambiguous")
                    .hint(format!("write {}{etc}", right.join(" or ")))
            }
            Self::Repeated { axis, source, name, count, numbers } => {
                let etc = if numbers.len() < *count { " …" } else { "" };
                let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
                let numbers = numbers.join(", ");
                Words::new(format!("{}s {numbers}{etc} of \"{source}\" are all called \"{name}\"", en_unit(*axis)))
                    .label("ambiguous")
                    .hint("give them different names first, or write the figure itself here")
            }
            Self::EmptyCell { source, row, column, shown } => {
                let what = if shown.is_empty() { "empty".to_owned() } else { format!("\"{shown}\", no figure") };
                Words::new(format!("in \"{source}\" the cell of row \"{row}\" and column \"{column}\" is {what}"))
                    .label("that cell is empty")
                    .hint("fill it in, or write here what is to be printed")
            }
            Self::NoField { place, name, example } => {
                Words::new(format!("the ranking of \"{place}\" has no \"{name}\""))
                    .label("no such figure")
                    .hint(format!("possible: 排名 (rank), 总数 (total), 综合指数 (index), 月份 (month), such as {example}"))
            }
            Self::NameTaken { name } => Words::new(format!("a table before this one is called \"{name}\" too"))
                .label("the name is taken")
                .hint("give this table another name, so that text can tell them apart"),
        }
    }
}

fn zh_unit(axis: Axis) -> &'static str {
    match axis {
        Axis::Row => "行",
        Axis::Column => "列",
        Axis::Month => "个月",
    }
}

fn en_unit(axis: Axis) -> &'static str {
    match axis {
        Axis::Row => "row",
        Axis::Column => "column",
        Axis::Month => "month",
    }
}
