//! Sums that do not add up: what the rules say.

use crate::messages::Words;

/// What a rule of this family found.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum SumFault {
    /// A total in a table that its parts do not add up to; `row` and `column` are those of its cell.
    Total {
        sort: TotalSort,
        row: String,
        column: String,
        computed: String,
        stated: String,
        difference: String,
        reason: Option<SumReason>,
    },
    /// A total whose parts are all empty.
    NoParts { row: String, column: String, stated: String },
    /// A total that differs from its parts by no more than rounding may make.
    Rounded { row: String, column: String, computed: String, stated: String },
    /// A part (其中) that is greater than its whole.
    Part { part: String, whole: String, stated: String, limit: String },
    /// Shares that do not make up 100 %; `name` is that of the row or column.
    Shares { name: String, computed: String },
    /// A cumulative value that is smaller than in the issue before.
    Fell { row: String, column: String, before: String, now: String },
    /// Figures in a sentence that do not add up to the total beside them.
    Text { parts: Vec<String>, unit: String, computed: String, stated: String, within: bool },
}

/// Which total does not agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TotalSort {
    /// At the end of a row.
    Row,
    /// At the foot of a column.
    Column,
    /// At the end of the row of totals.
    Cross,
}

/// What would explain a wrong sum.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum SumReason {
    /// The row and the column of a cell are wrong by the same amount.
    Crossing { row: String, column: String },
    /// The total is right without one part.
    Without { part: String },
    /// The total is right if one part counts twice.
    Twice { part: String },
    /// The total is right if other totals are counted too.
    TotalsToo,
    /// Two neighbouring digits of the total stand in each other's place.
    TotalSwapped,
    /// Two neighbouring digits of a part stand in each other's place.
    PartSwapped { part: String },
    /// The total has one digit too many or too few.
    Shifted,
    /// One digit of the total differs.
    OneDigit,
    /// The total is that of the line beside.
    Neighbour { line: String },
    /// One part alone is greater than the total.
    GreaterPart { part: String, worth: String },
}

impl SumFault {
    pub(in crate::messages) fn zh(&self) -> Words {
        match self {
            Self::Total { sort, row, column, computed, stated, difference, reason } => {
                let what = match sort {
                    TotalSort::Row => "本行各项",
                    TotalSort::Column => "本列各行",
                    TotalSort::Cross => "合计行各项",
                };
                let hint = reason.as_ref().map_or_else(|| "请核对这个数和各分项".to_owned(), SumReason::zh);
                Words::new(format!(
                    "合计与分项不符：“{row}”行“{column}”列，{what}相加得 {computed}，表中为 {stated}，相差 {difference}"
                ))
                .label(format!("相加得 {computed}"))
                .hint(hint)
            }
            Self::NoParts { row, column, stated } => {
                Words::new(format!("合计有数而分项全空：“{row}”行“{column}”列为 {stated}，各分项都是空格"))
                    .label("分项全是空的")
                    .hint("请补上分项，或核对这个数是否属于别的行列")
            }
            Self::Rounded { row, column, computed, stated } => {
                Words::new(format!("“{row}”行“{column}”列为 {stated}，分项相加得 {computed}，相差在四舍五入的范围内"))
                    .label(format!("相加得 {computed}"))
                    .hint("如确因四舍五入，可在表下注明“部分数据因四舍五入，合计与分项之和略有出入”")
            }
            Self::Part { part, whole, stated, limit } => {
                Words::new(format!("部分大于总体：“{part}”为 {stated}，“{whole}”只有 {limit}"))
                    .label(format!("大于 {limit}"))
                    .hint("请核对这两个数")
            }
            Self::Shares { name, computed } => Words::new(format!("“{name}”的各项占比应合为 100%，相加得 {computed}%"))
                .label(format!("相加得 {computed}%"))
                .hint("请核对各项占比；如各项本不构成一个整体，可用 allow 说明"),
            Self::Fell { row, column, before, now } => {
                Words::new(format!("累计数比上期小：“{row}”行“{column}”列上期为 {before}，本期为 {now}"))
                    .label(format!("上期为 {before}"))
                    .hint("累计数一般不会减少，请核对；如统计口径有变，请加注说明")
            }
            Self::Text { parts, unit, computed, stated, within } => {
                let sum = parts.join("+");
                let what = if *within { "“其中”各项超过总数" } else { "总数与分项不符" };
                Words::new(format!("{what}：{sum}={computed}{unit}，文中总数为 {stated}{unit}"))
                    .label(format!("相加得 {computed}"))
                    .hint("请核对总数和各分项")
            }
        }
    }

    pub(in crate::messages) fn en(&self) -> Words {
        match self {
            Self::Total { sort, row, column, computed, stated, difference, reason } => {
                let what = match sort {
                    TotalSort::Row => "the row adds",
                    TotalSort::Column => "the column adds",
                    TotalSort::Cross => "the row of totals adds",
                };
                let hint = reason.as_ref().map_or_else(|| "check this figure and its parts".to_owned(), SumReason::en);
                Words::new(format!(
                    "total and parts do not agree: row \"{row}\", column \"{column}\": {what} up to {computed}, the table says {stated}, difference {difference}"
                ))
                .label(format!("the sum is {computed}"))
                .hint(hint)
            }
            Self::NoParts { row, column, stated } => Words::new(format!(
                "a total without parts: row \"{row}\", column \"{column}\" says {stated}, all its parts are empty"
            ))
            .label("all its parts are empty")
            .hint("fill in the parts, or see whether the figure belongs to another row or column"),
            Self::Rounded { row, column, computed, stated } => Words::new(format!(
                "row \"{row}\", column \"{column}\" says {stated}, its parts add up to {computed}; rounding may explain it"
            ))
            .label(format!("the sum is {computed}"))
            .hint("if it is rounding, say so in a note below the table"),
            Self::Part { part, whole, stated, limit } => {
                Words::new(format!("a part is greater than the whole: \"{part}\" is {stated}, \"{whole}\" only {limit}"))
                    .label(format!("greater than {limit}"))
                    .hint("check both figures")
            }
            Self::Shares { name, computed } => {
                Words::new(format!("the shares of \"{name}\" should make up 100 %, they add up to {computed} %"))
                    .label(format!("the sum is {computed} %"))
                    .hint("check the shares; if they are not parts of one whole, allow it with a reason")
            }
            Self::Fell { row, column, before, now } => Words::new(format!(
                "a cumulative value fell: row \"{row}\", column \"{column}\" was {before} in the issue before, now it is {now}"
            ))
            .label(format!("was {before}"))
            .hint("cumulative values do not fall as a rule; if it is counted otherwise now, say so in a note"),
            Self::Text { parts, unit, computed, stated, within } => {
                let sum = parts.join(" + ");
                let what = if *within { "the parts exceed the total" } else { "total and parts do not agree" };
                Words::new(format!("{what}: {sum} = {computed} {unit}, the text says {stated} {unit}"))
                    .label(format!("the sum is {computed}"))
                    .hint("check the total and its parts")
            }
        }
    }
}

impl SumReason {
    fn zh(&self) -> String {
        match self {
            Self::Crossing { row, column } => {
                format!("“{row}”行和“{column}”列相差的数一样，请先核对这一行与这一列相交的格")
            }
            Self::Without { part } => format!("表中的数正好是没有加“{part}”的和，请核对是否漏加"),
            Self::Twice { part } => format!("表中的数正好是把“{part}”加了两次的和，请核对是否重复"),
            Self::TotalsToo => "表中的数正好是把其他合计、小计也加了进去的和，请核对是否重复".to_owned(),
            Self::TotalSwapped => "两个数只有相邻两位数字颠倒，请核对这个数".to_owned(),
            Self::PartSwapped { part } => format!("“{part}”的数如有相邻两位数字颠倒，就正好相符，请核对"),
            Self::Shifted => "两个数只差一位小数点或几个零，请核对这个数".to_owned(),
            Self::OneDigit => "两个数只有一位数字不同，请核对这个数和各分项".to_owned(),
            Self::GreaterPart { part, worth } => format!("单是“{part}”一格（{worth}）就已大于表中的合计，请核对"),
            Self::Neighbour { line } => format!("表中的数正好是相邻的“{line}”的和，请核对是否错位"),
        }
    }

    fn en(&self) -> String {
        match self {
            Self::Crossing { row, column } => {
                format!(
                    "row \"{row}\" and column \"{column}\" are wrong by the same amount: look at the cell they share first"
                )
            }
            Self::Without { part } => {
                format!("the table's figure equals the sum without \"{part}\": see whether it was left out")
            }
            Self::Twice { part } => format!("the table's figure equals the sum with \"{part}\" counted twice"),
            Self::TotalsToo => "the table's figure equals the sum with other totals counted too".to_owned(),
            Self::TotalSwapped => "two neighbouring digits stand in each other's place: check this figure".to_owned(),
            Self::PartSwapped { part } => {
                format!("it would agree with two neighbouring digits of \"{part}\" swapped: check that figure")
            }
            Self::Shifted => "the two differ by a decimal point or some zeros: check this figure".to_owned(),
            Self::OneDigit => "the two differ in one digit: check this figure and its parts".to_owned(),
            Self::GreaterPart { part, worth } => format!("\"{part}\" alone, {worth}, is greater than this total"),
            Self::Neighbour { line } => format!("the table's figure equals the sum of \"{line}\" beside it"),
        }
    }
}
