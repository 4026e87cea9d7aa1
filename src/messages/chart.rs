//! What charts leave out, and what they have too much of.

use super::{Lang, Words};

/// Most names that are listed.
const MOST_NAMES: usize = 8;

/// A row or column that a chart leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Omitted {
    /// Whether it is a row.
    pub row: bool,
    /// Its name; empty if it has none.
    pub name: String,
    /// Its number, from 1.
    pub number: usize,
    /// Why it is not drawn.
    pub why: LeftOut,
}

impl Omitted {
    /// Returns its name, or how it is counted.
    fn called(&self, lang: Lang) -> String {
        if self.name.is_empty() { nth(self.number, lang) } else { self.name.clone() }
    }
}

/// Says which row or column something is that has no name.
fn nth(number: usize, lang: Lang) -> String {
    say!(lang => String { Zh: "第{number}个"; En: "no. {number}" })
}

messages! {
    /// What rows and columns are that a chart leaves out.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum LeftOut: words(lang) -> String {
        /// Running numbers.
        Index => { Zh: "是序号"; En: "running numbers" }
        /// Ranks, by which the rows are sorted.
        Rank => { Zh: "是名次"; En: "ranks" }
        /// None of its cells is a figure.
        Text => { Zh: "不是数"; En: "no figures" }
        /// Figures with words behind them.
        Worded => { Zh: "数后面带着字"; En: "figures with words behind them" }
        /// Fewer than half of its cells are figures.
        Words => { Zh: "多半不是数"; En: "mostly no figures" }
        /// Nothing is in it.
        Nothing => { Zh: "没有数"; En: "empty" }
        /// Figures that name something.
        Code => { Zh: "是代码、号码"; En: "codes" }
        /// Years.
        Year => { Zh: "是年份"; En: "years" }
        /// Totals.
        Total => { Zh: "是合计"; En: "total" }
        /// It stands among months or years and is none.
        NoPeriod => { Zh: "不是月份、年份"; En: "no month or year" }
        /// What months or years make together.
        Together => {
            Zh: "是合计或平均，不当成又一个月（年）";
            En: "total or mean, which is no further month or year";
        }
    }
}

/// Says which rows and columns are left out and why, those of one kind together.
pub(super) fn omitted(left_out: &[Omitted], lang: Lang) -> String {
    let mut kinds: Vec<(bool, LeftOut)> = left_out.iter().map(|one| (one.row, one.why)).collect();
    kinds.dedup();
    let mut told: Vec<(bool, LeftOut)> = Vec::new();
    kinds.into_iter().for_each(|kind| {
        if !told.contains(&kind) {
            told.push(kind)
        }
    });
    let tell = |(row, why): (bool, LeftOut)| {
        let names = left_out.iter().filter(|one| (one.row, one.why) == (row, why)).map(|one| one.called(lang));
        let (names, why) = (few(&names.collect::<Vec<_>>(), lang), why.words(lang));
        say!(lang => String {
            match (row) {
                true => { Zh: "行{names}（{why}）"; En: "row {names} ({why})" }
                false => { Zh: "列{names}（{why}）"; En: "column {names} ({why})" }
            }
        })
    };
    told.into_iter().map(tell).collect::<Vec<_>>().join(lang.comma())
}

/// Names a few, in quotes, and counts the others.
pub(super) fn few(names: &[String], lang: Lang) -> String {
    let count = names.len();
    let quoted = names.iter().take(MOST_NAMES).map(|name| say!(lang => String { Zh: "“{name}”"; En: "\"{name}\"" }));
    let quoted = quoted.collect::<Vec<_>>().join(lang.comma());
    if count <= MOST_NAMES {
        quoted
    } else {
        say!(lang => String { Zh: "{quoted}等 {count} 个"; En: "{quoted} and others, {count} in all" })
    }
}

messages! {
    /// What a chart can have too many of.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Crowd: words(lang) -> Words {
        /// Lines, or kinds of bars.
        Series => {
            Zh: "组数",
                hint: "请写 type = \"multiples\" 分成一组小图，或写 most = 10 只画最大的 10 组（柱形、堆积图把其余的合成“其他”，折线图在图下列出没有画的）；也可以用 series（转置时用 rows）选出要画的";
            En: "series",
                hint: "make small charts: type = \"multiples\", or draw the ten largest: most = 10 (bars take the others together, lines name them in a note); or choose some with series (with rows if transposed)";
        }
        /// The same where they are months or years, which should stand along the axis.
        Periods => {
            Zh: "组数",
                hint: "这里每个月（年）成了一组；要让月份（年份）排在横轴上，请写 transpose = true；也可以写 type = \"multiples\" 分成一组小图，或写 most = 10 只画最大的 10 组，或用 series 选出要画的";
            En: "series",
                hint: "each month or year is a series here; to have them along the axis write transpose = true; or make small charts: type = \"multiples\", draw the ten largest: most = 10, or choose some with series";
        }
        /// Points along the axis.
        Points => {
            Zh: "个点", hint: "请用 rows（转置时用 series）选出要画的";
            En: "points", hint: "choose some with rows (with series if transposed)";
        }
        /// Bars below one another on a page.
        Bars => {
            Zh: "根柱", hint: "请用 rows 选出要画的、把 height 改大，或改用表格";
            En: "bars", hint: "choose some with rows, give more height, or print a table";
        }
        /// Slices of a pie.
        Slices => {
            Zh: "块", hint: "请改用 type = \"bar\"，或写 most = 5 只画最大的 5 块，其余合成“其他”；写了 height 的，可以改大";
            En: "slices",
                hint: "use type = \"bar\", or draw the five largest and the others together: most = 5; give more height if it is set";
        }
        /// Small charts.
        Panels => {
            Zh: "个小图",
                hint: "请写 most = 10 只画最大的 10 个，或用 series（转置时用 rows）选出要画的；写了 height 的，可以删去";
            En: "small charts",
                hint: "draw the ten largest: most = 10, or choose some with series (with rows if transposed); take height out if it is there";
        }
    }
}
