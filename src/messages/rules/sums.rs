//! Sums that do not add up: what the rules say.

use serde::Serialize;

use crate::messages::{Lang, Term, Words};

messages! {
    /// What a rule of this family found.
    #[derive(Debug, Clone, PartialEq)]
    pub enum SumFault: words(lang) -> Words {
        /// A total in a table that its parts do not add up to; `row` and `column` are those of its cell.
        Total {
            sort: TotalSort,
            row: String,
            column: String,
            computed: String,
            stated: String,
            difference: String,
            reason: Option<SumReason>,
        } => {
            let what = sort.words(lang);
            let reason = reason.as_ref().map(|reason| reason.words(lang));
            Zh: "合计与分项不符：“{row}”行“{column}”列，{what}相加得 {computed}，表中为 {stated}，相差 {difference}",
                label: "相加得 {computed}",
                hint: { reason.unwrap_or_else(|| "请核对这个数和各分项".to_owned()) };
            En: "total and parts do not agree: row \"{row}\", column \"{column}\": {what} up to {computed}, the table says {stated}, difference {difference}",
                label: "the sum is {computed}",
                hint: { reason.unwrap_or_else(|| "check this figure and its parts".to_owned()) };
        }
        /// A row or column called a total that agrees with nothing on several lines.
        Whole { sort: TotalSort, name: String, lines: Vec<WrongLine>, reason: Option<SumReason> } => {
            let reason = reason.as_ref().map(|reason| reason.words(lang));
            let shown = |joint: &str, one: &dyn Fn(&WrongLine) -> String| {
                lines.iter().take(MOST_LINES).map(one).collect::<Vec<_>>().join(joint)
            };
            let count = lines.len();
            text more = match (count > MOST_LINES) {
                true => { Zh: "等 {count} 处"; En: " and others, {count} in all" }
                false => { String::new() }
            };
            text strip = match sort {
                TotalSort::Column => { Zh: "行"; En: "row" }
                _ => { Zh: "列"; En: "column" }
            };
            Zh: ("“{name}”{strip}与分项之和不符：{}{more}",
                    shown("；", &|line| format!("“{}”写 {}，相加得 {}", line.name, line.stated, line.computed))),
                label: "与各分项之和都对不上",
                hint: { reason.unwrap_or_else(|| "请核对是否漏加、多加，或者用了别期的合计".to_owned()) };
            En: ("the {strip} \"{name}\" does not agree with its parts: {}{more}",
                    shown("; ", &|line| format!("\"{}\" says {}, the sum is {}", line.name, line.stated, line.computed))),
                label: "none of these is the sum of the parts",
                hint: { reason.unwrap_or_else(|| "see whether something was left out, counted twice, or taken from another issue".to_owned()) };
        }
        /// A row or column called a total of which nobody can tell whether it is right.
        Unsummed { row: bool, name: String, why: Unsummed } => {
            let why = why.words(lang);
            text strip = match row {
                true => { Zh: "行"; En: "row" }
                false => { Zh: "列"; En: "column" }
            };
            Zh: "“{name}”{strip}未能验算：{why}",
                label: "没有验算", hint: "请自行核对；可用 totals 写明它是哪些行列之和";
            En: "the {strip} \"{name}\" could not be checked: {why}",
                label: "not checked", hint: "check it by hand; the key totals says of what it is the sum";
        }
        /// A total that lies among its parts as their mean does.
        Mean { row: String, column: String, stated: String } => {
            Zh: "“{row}”行“{column}”列未能验算：{stated} 在各分项的数之间，像平均数，不像合计",
                label: "没有验算", hint: "请自行核对；如是合计，可用 totals 写明它是哪些行列之和";
            En: "row \"{row}\", column \"{column}\" could not be checked: {stated} lies among its parts, as a mean does",
                label: "not checked", hint: "check it by hand; if it is a sum, the key totals says of what";
        }
        /// A cell among figures that is none, or is mistyped; `more` are like it in its column.
        Odd { row: String, column: String, text: String, what: OddFigure, more: usize } => {
            let what = what.words(lang);
            text more = match more {
                0 => { String::new() }
                _ => { Zh: "，这一列还有 {more} 格也是这样"; En: ", and {more} more in the column" }
            };
            Zh: "“{row}”行“{column}”列的“{text}”{what}{more}",
                label: "不是单纯的数", hint: "如是数，请只写数字；单位、说明写到表头或表注里";
            En: "row \"{row}\", column \"{column}\": \"{text}\" {what}{more}",
                label: "not just a figure", hint: "if it is a figure, write digits only; units and notes belong into the head or below";
        }
        /// A total whose parts are all empty.
        NoParts { row: String, column: String, stated: String } => {
            Zh: "合计有数而分项全空：“{row}”行“{column}”列为 {stated}，各分项都是空格",
                label: "分项全是空的", hint: "请补上分项，或核对这个数是否属于别的行列";
            En: "a total without parts: row \"{row}\", column \"{column}\" says {stated}, all its parts are empty",
                label: "all its parts are empty",
                hint: "fill in the parts, or see whether the figure belongs to another row or column";
        }
        /// A total that differs from its parts by no more than rounding may make.
        Rounded { row: String, column: String, computed: String, stated: String } => {
            Zh: "“{row}”行“{column}”列为 {stated}，分项相加得 {computed}，相差在四舍五入的范围内",
                label: "相加得 {computed}",
                hint: "如确因四舍五入，可在表下注明“部分数据因四舍五入，合计与分项之和略有出入”";
            En: "row \"{row}\", column \"{column}\" says {stated}, its parts add up to {computed}; rounding may explain it",
                label: "the sum is {computed}", hint: "if it is rounding, say so in a note below the table";
        }
        /// A part (其中) that is greater than its whole.
        Part { part: String, whole: String, stated: String, limit: String } => {
            Zh: "部分大于总体：“{part}”为 {stated}，“{whole}”只有 {limit}",
                label: "大于 {limit}", hint: "请核对这两个数";
            En: "a part is greater than the whole: \"{part}\" is {stated}, \"{whole}\" only {limit}",
                label: "greater than {limit}", hint: "check both figures";
        }
        /// Shares that do not make up 100 %; `name` is that of the row or column.
        Shares { name: String, computed: String } => {
            Zh: "“{name}”的各项占比应合为 100%，相加得 {computed}%",
                label: "相加得 {computed}%", hint: "请核对各项占比；如各项本不构成一个整体，可用 allow 说明";
            En: "the shares of \"{name}\" should make up 100 %, they add up to {computed} %",
                label: "the sum is {computed} %",
                hint: "check the shares; if they are not parts of one whole, allow it with a reason";
        }
        /// A cumulative value that is smaller than in the issue before.
        Fell { row: String, column: String, before: String, now: String } => {
            Zh: "累计数比上期小：“{row}”行“{column}”列上期为 {before}，本期为 {now}",
                label: "上期为 {before}", hint: "累计数一般不会减少，请核对；如统计口径有变，请加注说明";
            En: "a cumulative value fell: row \"{row}\", column \"{column}\" was {before} in the issue before, now it is {now}",
                label: "was {before}",
                hint: "cumulative values do not fall as a rule; if it is counted otherwise now, say so in a note";
        }
        /// Figures in a sentence that do not add up to the total beside them.
        Text { parts: Vec<String>, unit: String, computed: String, stated: String, within: bool } => {
            let sum = parts.join(say!(lang => Term { Zh: "+"; En: " + " }));
            text what = match within {
                true => { Zh: "“其中”各项超过总数"; En: "the parts exceed the total"; }
                false => { Zh: "总数与分项不符"; En: "total and parts do not agree"; }
            };
            Zh: "{what}：{sum}={computed}{unit}，文中总数为 {stated}{unit}",
                label: "相加得 {computed}", hint: "请核对总数和各分项";
            En: "{what}: {sum} = {computed} {unit}, the text says {stated} {unit}",
                label: "the sum is {computed}", hint: "check the total and its parts";
        }
    }
}

messages! {
    /// Which total does not agree.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum TotalSort: words(lang) -> Term {
        /// At the end of a row.
        Row => { Zh: "本行各项"; En: "the row adds" }
        /// At the foot of a column.
        Column => { Zh: "本列各行"; En: "the column adds" }
        /// At the end of the row of totals.
        Cross => { Zh: "合计行各项"; En: "the row of totals adds" }
    }
}

messages! {
    /// What would explain a wrong sum.
    #[derive(Debug, Clone, PartialEq)]
    pub enum SumReason: words(lang) -> String {
        /// The row and the column of a cell are wrong by the same amount.
        Crossing { row: String, column: String } => {
            Zh: "“{row}”行和“{column}”列相差的数一样，请先核对这一行与这一列相交的格";
            En: "row \"{row}\" and column \"{column}\" are wrong by the same amount: look at the cell they share first";
        }
        /// The total is right without one part.
        Without { part: String } => {
            Zh: "表中的数正好是没有加“{part}”的和，请核对是否漏加";
            En: "the table's figure equals the sum without \"{part}\": see whether it was left out";
        }
        /// The total is right if one part counts twice.
        Twice { part: String } => {
            Zh: "表中的数正好是把“{part}”加了两次的和，请核对是否重复";
            En: "the table's figure equals the sum with \"{part}\" counted twice";
        }
        /// The total is right if other totals are counted too.
        TotalsToo => {
            Zh: "表中的数正好是把其他合计、小计也加了进去的和，请核对是否重复";
            En: "the table's figure equals the sum with other totals counted too";
        }
        /// Two neighbouring digits of the total stand in each other's place.
        TotalSwapped => {
            Zh: "两个数只有相邻两位数字颠倒，请核对这个数";
            En: "two neighbouring digits stand in each other's place: check this figure";
        }
        /// Two neighbouring digits of a part stand in each other's place.
        PartSwapped { part: String } => {
            Zh: "“{part}”的数如有相邻两位数字颠倒，就正好相符，请核对";
            En: "it would agree with two neighbouring digits of \"{part}\" swapped: check that figure";
        }
        /// The total has one digit too many or too few.
        Shifted => {
            Zh: "两个数只差一位小数点或几个零，请核对这个数";
            En: "the two differ by a decimal point or some zeros: check this figure";
        }
        /// One digit of the total differs.
        OneDigit => {
            Zh: "两个数只有一位数字不同，请核对这个数和各分项";
            En: "the two differ in one digit: check this figure and its parts";
        }
        /// The total is that of the line beside.
        Neighbour { line: String } => {
            Zh: "表中的数正好是相邻的“{line}”的和，请核对是否错位";
            En: "the table's figure equals the sum of \"{line}\" beside it";
        }
        /// The total is that of the issue before.
        Stale => {
            Zh: "表中的数正好是上期这张表的合计，请核对是否忘了更新";
            En: "these are the totals of the same table in the issue before: see whether they were brought up to date";
        }
        /// A part is no figure and was not added.
        Unread { part: String, text: String } => {
            Zh: "“{part}”处的“{text}”不是数，没有加进去；请核对";
            En: "\"{text}\" of \"{part}\" is no figure and was not added: check it";
        }
        /// One part alone is greater than the total.
        GreaterPart { part: String, worth: String } => {
            Zh: "单是“{part}”一格（{worth}）就已大于表中的合计，请核对";
            En: "\"{part}\" alone, {worth}, is greater than this total";
        }
    }
}

/// Most lines of a wrong total that are named.
const MOST_LINES: usize = 6;

/// A line on which a total is wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct WrongLine {
    /// The name of the row or column that crosses the total.
    pub name: String,
    /// What is printed.
    pub stated: String,
    /// What the parts add up to.
    pub computed: String,
}

messages! {
    /// Why a row or column was not added up.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[serde(rename_all = "kebab-case", tag = "why")]
    pub enum Unsummed: words(lang) -> String {
        /// Its name says that its figures are no amounts.
        Ratio => {
            Zh: "是比率、平均数、名次、序号一类，不相加";
            En: "ratios, means, ranks and numbers are not added";
        }
        /// Its figures are what there is at the end of each period.
        Stock => { Zh: "是各期末的数或累计数，不相加"; En: "what there is at the end of a period is not added" }
        /// There is nothing that it could be the sum of.
        NoParts => { Zh: "没有可以相加的分项"; En: "there is nothing to add" }
        /// It holds no figure, or crosses nothing that can be added.
        NoFigure => { Zh: "没有可以核对的数"; En: "it holds no figure to compare" }
        /// Its name need not mean a sum, and it is none.
        Named => { Zh: "与分项之和不符，名称也不一定指合计"; En: "it is not the sum, and its name need not mean one" }
        /// There is but one thing that it could be the sum of.
        One => { Zh: "只有一个可以相加的分项，而且不相等"; En: "it has but one part, and is not equal to it" }
        /// It has a name of its own, and agrees with its parts on some lines and not on others.
        Mostly => {
            Zh: "有的与分项之和相符，有的不符，可能还有别的分项";
            En: "it is the sum on some lines and not on others; it may have other parts";
        }
        /// A note says what else is in it.
        Noted { word: String } => { Zh: "与分项之和不符，而表注里说到“{word}”"; En: "it is not the sum, and a note says \"{word}\"" }
        /// Only some of the parts are listed.
        Partly { word: String } => {
            Zh: "大于所列各项之和，而“{word}”说明可能没有全列出来";
            En: "it is greater than the sum, and \"{word}\" says that not all parts may be listed";
        }
        /// It lies among its parts.
        Mean => { Zh: "数在各分项的数之间，像平均数，不像合计"; En: "it lies among its parts, as a mean does" }
        /// The parts are in different units.
        Units { first: String, other: String } => {
            Zh: "各分项单位不同：{first}、{other}";
            En: "its parts are in different units: {first}, {other}";
        }
        /// A part is taken away and not added.
        Subtracted { part: String } => { Zh: "“{part}”可能是减项"; En: "\"{part}\" may be taken away" }
        /// Some parts are parts of others.
        Levels => {
            Zh: "各行分几级，看不出哪些该相加";
            En: "its parts stand on several levels, and which of them are added cannot be told";
        }
    }
}

messages! {
    /// What a cell among figures is.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub enum OddFigure: words(lang) -> String {
        /// A letter or sign stands for a digit or point.
        LooksLike { sign: char, worth: String } => {
            text sign = match sign {
                'O' | 'o' | 'Ｏ' | 'ｏ' => { Zh: "字母 O"; En: "the letter O" }
                'l' | 'ｌ' => { Zh: "字母 l"; En: "the letter l" }
                'I' | 'Ｉ' => { Zh: "字母 I"; En: "the letter I" }
                _ => { Zh: "“{sign}”"; En: "\"{sign}\"" }
            };
            Zh: "不是数，像是{sign} 混进了数字（验算时按 {worth} 计）";
            En: "is no figure: {sign} seems to stand for a digit or a point (taken for {worth} in sums)";
        }
        /// Separators do not part groups of three.
        Separators => { Zh: "不是数，分节号或空格不是三位一节"; En: "is no figure: separators do not part groups of three digits" }
        /// A point without digits on one side.
        Point => { Zh: "不是数，小数点前后缺数字"; En: "is no figure: digits are missing beside the point" }
        /// Something stands beside a figure.
        Marked { worth: String } => {
            Zh: "不是单纯的数，验算时按 {worth} 计";
            En: "is not just a figure, and was taken for {worth} in sums";
        }
        /// Its digits are as wide as Han characters.
        FullWidth { worth: String } => {
            Zh: "是全角数字，按 {worth} 计";
            En: "has full-width digits, and is taken for {worth}";
        }
        /// It is only about so great.
        About { low: String, high: String } => {
            Zh: "不是确数，验算时按 {low} 到 {high} 之间计";
            En: "is only about so great, and was taken for {low} to {high} in sums";
        }
        /// No figure at all.
        Words => { Zh: "不是数，验算时没有加进去"; En: "is no figure, and was not added" }
    }
}
