//! Sums that do not add up: what the rules say.

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
        /// One part alone is greater than the total.
        GreaterPart { part: String, worth: String } => {
            Zh: "单是“{part}”一格（{worth}）就已大于表中的合计，请核对";
            En: "\"{part}\" alone, {worth}, is greater than this total";
        }
    }
}
