//! Figures, dates and names that do not agree with each other: what the rules say.

use crate::messages::{Lang, Term, Words};

messages! {
    /// What a rule of this family found.
    #[derive(Debug, Clone, PartialEq)]
    pub enum AgreementFault: words(lang) -> Words {
        /// A rank or index in the text that is not the one in the ranking of that month.
        Rank { place: String, expected: String, found: String, month: String } => {
            Zh: "“{place}”的排名不符：排名表 {month} 为 {expected}，这里为 {found}",
                label: "排名表为 {expected}", hint: "请核对排名表和这里的数；用 {{{{地方.排名}}}} 引用可以免得抄错";
            En: "the rank of \"{place}\" does not agree: the ranking says {expected} for {month}, here it is {found}",
                label: "the ranking says {expected}",
                hint: "check the ranking and this figure; {{{{place.排名}}}} takes it from the ranking";
        }
        /// Another number of those who took part in a meeting than are named.
        AttendanceCount { label: &'static str, said: u32, given: u32 } => {
            Zh: "{label}的人数不符：名单里有 {given} 人，这里写 {said} 人", label: "名单里有 {given} 人",
                hint: "请核对名单有没有漏写、多写，或改这里的数";
            En: "{label} names {given}, here it says {said}", label: "{given} are named",
                hint: "see whether names are missing or too many, or correct the number";
        }
        /// Another number of those on a board than stand on it.
        BoardCount { board: String, said: u32, given: u32 } => {
            Zh: "{board}的个数不符：榜上有 {given} 个，这里写 {said}", label: "榜上有 {given} 个",
                hint: "请核对榜上有没有漏写、多写，或改这里的数";
            En: "{board} holds {given}, here it says {said}", label: "{given} on the board",
                hint: "see whether the board misses some or has too many, or correct the number";
        }
        /// A rank that is greater than the number of places, or 0.
        RankBeyond { place: String, month: String, rank: u32, total: u32 } => {
            Zh: "“{place}”{month} 的名次不在范围内：共 {total} 个地方，名次为 {rank}",
                label: "应在 1 到 {total} 之间", hint: "请核对名次和总数";
            En: "the rank of \"{place}\" for {month} is out of range: {rank} of {total} places",
                label: "from 1 to {total}", hint: "check the rank and the number of places";
        }
        /// A quarter, half-year or month that is not that of the data.
        Period { found: String, expected: String } => {
            Zh: "时段不符：数据是{expected}的，这里写作“{found}”",
                label: "数据是{expected}的", hint: "请核对是哪个时段；确指另一时段的，可用 allow 说明";
            En: "the period does not agree: the data is of {expected}, here it says \"{found}\"",
                label: "the data is of {expected}",
                hint: "see which period is meant; if it is another one on purpose, allow it with a reason";
        }
        /// Data of a period that had not begun on the day of issue.
        PeriodAhead { period: String, date: String } => {
            Zh: "时段不符：本期日期为{date}，“{period}”还没有开始",
                label: "还没有开始", hint: "请核对时段和本期日期；往年的数据请写明年份";
            En: "the period does not agree: on the day of issue, {date}, \"{period}\" had not begun",
                label: "had not begun", hint: "check the period and the date of the issue; name the year of older data";
        }
        /// A month that breaks a series.
        Months { found: String, expected: String } => {
            Zh: "月份不连续：按顺序应为 {expected}，这里为 {found}",
                label: "按顺序应为 {expected}", hint: "请核对月份是否写错、漏写或颠倒；确实缺这个月的，可用 allow 说明";
            En: "the months are not in sequence: {expected} should stand here, it is {found}",
                label: "{expected} in sequence", hint: "see whether a month is wrong, missing or out of place";
        }
        /// A value that does not follow the one of the issue before.
        Sequence { value: IssueValue, before: String, now: String, expected: String } => {
            let what = value.words(lang);
            Zh: "{what}与上期不衔接：上期为{before}，本期应为{expected}，写作{now}",
                label: "上期为{before}", hint: "请核对本期和上期；中间确有别的期号的，可用 [check] previous 指明上期";
            En: "the {what} does not follow the issue before: that was {before}, this should be {expected}, it is {now}",
                label: "the issue before has {before}",
                hint: "check both issues; name the issue before as previous in [check] if this is another one";
        }
        /// A number that an issue beside has too; perhaps that is a copy of this one.
        NumberTaken { value: IssueValue, now: String, path: String, copy: bool } => {
            let what = value.words(lang);
            text hint = match copy {
                true => {
                    Zh: "那里的日期和标题也一样：如是本期的副本，不用管；如是上一期，请改本期的期号和日期";
                    En: "date and title are the same there: leave it if that is a copy, or correct number and date if it is the issue before";
                }
                false => {
                    Zh: "两期不能同号；多半是从上一期复制后没有改，请改正其中一期";
                    En: "no two issues have one number; correct one of them";
                }
            };
            Zh: "{what}与“{path}”相同：{now}", label: "已经用过", hint: hint;
            En: "the {what} is that of `{path}`, too: {now}", label: "taken", hint: hint;
        }
        /// A number within the year that is greater than the running number.
        NumberAboveTotal { number: u32, total: u32 } => {
            Zh: "期号大于总期号：本年第 {number} 期，总第 {total} 期",
                label: "比期号小", hint: "总期号从创刊起算，不会比期号小，请核对 number 和 total";
            En: "the number is above the running number: no. {number} of the year, {total} in all",
                label: "less than the number", hint: "the running number counts from the first issue; check number and total";
        }
        /// A day of issue before that of the issue before.
        DateBefore { now: String, before: String, number: String } => {
            Zh: "日期早于上一期：本期为{now}，{number}为{before}",
                label: "{number}为{before}", hint: "请核对 date 和期号";
            En: "the date is before that of the issue before: this one {now}, {number} {before}",
                label: "{number}: {before}", hint: "check date and number";
        }
        /// A number that the form of the number does not show.
        NotPrinted { value: IssueValue } => {
            let what = value.words(lang);
            Zh: "{what}没有印出来：期号的写法（number_form）里没有它", label: "没有印",
                hint: "要印就改 [masthead] 里的 number_form，例如加上 {{期}} 或 {{总期}}；不要印就删去这一行";
            En: "the {what} is not printed: the form of the number (number_form) has no place for it",
                label: "not printed", hint: "give it one under [masthead], such as {{期}} or {{总期}}, or remove this line";
        }
        /// Number or date on paper with a head printed before, where no place is given for it.
        NoPlace { value: IssueValue, key: &'static str } => {
            let what = value.words(lang);
            Zh: "{what}没有印出来：预印红头没有写它印在哪里（{key}）", label: "没有印",
                hint: "请在 [publication.masthead] 下写 {key} = 离纸上边多少毫米；另外盖印、手写的，用 allow 写明";
            En: "the {what} is not printed: nothing says where on the pre-printed head it stands ({key})",
                label: "not printed", hint: "write {key} under [publication.masthead], in mm from the top of the sheet, or allow this if it is stamped";
        }
        /// A 增刊 with a running number, which counts the regular issues.
        SupplementTotal { word: String } => {
            Zh: "{word}另编期号，不算在总期号里", label: "不该有", hint: "请删去 total；要算在里面的，用 edition，不用 supplement";
            En: "a {word} is numbered apart and has no running number", label: "should not be here",
                hint: "remove total; an issue that counts has edition instead of supplement";
        }
        /// A 增刊 whose number is the next of the regular issues.
        SupplementNumber { word: String, number: u32, last: u32 } => {
            Zh: "{word}的期号像是接着正刊编的：正刊到第 {last} 期，这里是第 {number} 期",
                label: "接着正刊", hint: "{word}的期号另编，从 1 起；不另编的，用 edition，不用 supplement";
            En: "the number of the {word} seems to go on from that of the regular issues: the last is {last}, this {number}",
                label: "the next regular one", hint: "a {word} has numbers of its own, from 1; if it has not, write edition instead of supplement";
        }
        /// Fewer copies than bodies that are named as receiving one.
        FewCopies { copies: u32, named: usize } => {
            Zh: "印数不够：共印 {copies} 份，写明的收件单位有 {named} 个", label: "比收件单位少",
                hint: "请核对 copies 和报、送、发、抄送、本期增发的单位；增发的要自己加进印数";
            En: "too few copies: {copies} for {named} bodies that are to receive one", label: "fewer than recipients",
                hint: "check copies and the lists of recipients; those of this issue only are not added by themselves";
        }
        /// A copy number beyond the copies.
        CopyBeyond { number: u32, copies: u32 } => {
            Zh: "份号 {number} 大于印数 {copies}", label: "没有这一份", hint: "请核对 copy_number 和 copies";
            En: "the copy number {number} is beyond the {copies} copies", label: "no such copy",
                hint: "check copy_number and copies";
        }
        /// 印发日期 before the day of issue.
        PrintedBefore { printed: String, date: String } => {
            Zh: "印发日期早于本期日期：印发为{printed}，本期为{date}", label: "早于本期", hint: "请核对 printed_date 和 date";
            En: "the issue is printed before its date: printed {printed}, dated {date}",
                label: "before the issue", hint: "check printed_date and date";
        }
        /// An index of a ranking that is of another order of magnitude than the others.
        Magnitude { month: String, index: String, usual: String } => {
            Zh: "{month}的指数 {index} 与其他月份相差太大，别的月份在 {usual} 上下",
                label: "别的在 {usual} 上下", hint: "请核对小数点和位数；确实如此，可用 allow 说明";
            En: "the index {index} of {month} is far from those of other months, about {usual}",
                label: "others are about {usual}", hint: "check the decimal point and the digits; allow it with a reason if it is right";
        }
        /// A year of numbering that is not that of the date.
        Year { numbered: u16, dated: u16 } => {
            Zh: "编号的年份与日期不符：日期是 {dated} 年，编号为〔{numbered}〕",
                label: "日期是 {dated} 年", hint: "请核对 year 和 date";
            En: "the year of the number and the date do not agree: the date is of {dated}, the number of {numbered}",
                label: "the date is of {dated}", hint: "check year and date";
        }
        /// A head that another table has a little differently.
        Head { found: String, other: String } => {
            Zh: "表头不一致：这里作“{found}”，另一张表作“{other}”",
                label: "另一张表的说法不同", hint: "如是同一项指标，请统一表头";
            En: "heads do not agree: here it is \"{found}\", in another table \"{other}\"",
                label: "another table says it otherwise", hint: "if both mean the same, use one head";
        }
        /// A number of things that is not the number of those listed.
        Count { text: String, promised: u32, given: u32 } => {
            Zh: "项数不符：写作“{text}”，实际列出 {given} 项",
                label: "说是 {promised}，列出 {given}", hint: "请核对项数和所列各项";
            En: "the number does not agree: \"{text}\", but {given} are listed",
                label: "{promised} promised, {given} listed", hint: "check the number and the list";
        }
        /// A member of an enumeration that does not follow the one before.
        Enumeration { found: String, expected: String } => {
            Zh: "序号不连续：按顺序应为“{expected}”，这里为“{found}”",
                label: "应为“{expected}”", hint: "请核对是否漏写、重复或颠倒";
            En: "the enumeration breaks: \"{expected}\" should stand here, it is \"{found}\"",
                label: "\"{expected}\" in sequence", hint: "see whether one is missing, double or out of place";
        }
        /// A title that is quoted otherwise elsewhere.
        Title { found: String, other: String } => {
            Zh: "文件名称前后不一致：这里作《{found}》，别处作《{other}》",
                label: "与别处不同", hint: "请查对原文，统一名称；确是两个文件的，可用 allow 说明";
            En: "a title is quoted in two ways: here 《{found}》, elsewhere 《{other}》",
                label: "quoted otherwise elsewhere",
                hint: "look up the title; if these are two documents, allow it with a reason";
        }
        /// A date that no calendar has.
        NoSuchDate { text: String } => {
            Zh: "没有这个日期：“{text}”", label: "历书上没有", hint: "请核对日期";
            En: "there is no such date: \"{text}\"", label: "not in the calendar", hint: "check the date";
        }
        /// A day told as past that lies after the issue.
        DateAhead { text: String, issue: String } => {
            Zh: "日期晚于本期：“{text}”说的是已经发生的事，本期日期为{issue}",
                label: "晚于本期日期", hint: "请核对这个日期和本期日期";
            En: "the date is after the issue: \"{text}\" is told as past, the issue is of {issue}",
                label: "after the day of issue", hint: "check this date and that of the issue";
        }
        /// A day of the week that is not that of its date.
        Weekday { date: String, expected: String, found: String } => {
            Zh: "星期与日期不符：{date}是{expected}，写作{found}",
                label: "这一天是{expected}", hint: "请核对日期和星期";
            En: "day of the week and date do not agree: {date} is {expected}, the text says {found}",
                label: "that day is {expected}", hint: "check the date and the day";
        }
        /// A signature dated after the issue.
        SignedAfter { signed: String, issue: String } => {
            Zh: "落款或批示的日期是{signed}，晚于本期日期{issue}",
                label: "晚于本期日期", hint: "请核对这里和本期的 date";
            En: "signed on {signed}, after the issue of {issue}",
                label: "after the issue", hint: "check it and the date of the issue";
        }
        /// A figure that is given twice, not alike.
        Figures { first: String, second: String } => {
            Zh: "前后数字不一致：前面是“{first}”，这里是“{second}”",
                label: "前面是“{first}”", hint: "请核对两处；确是两回事的，可用 allow 说明";
            En: "a figure is given in two ways: \"{first}\" before, \"{second}\" here",
                label: "\"{first}\" before", hint: "check both; if these are two things, allow it with a reason";
        }
        /// A month of a ranking that the issue before gave otherwise.
        RankingChanged { place: String, month: String, before: String, now: String } => {
            Zh: "“{place}”{month} 的数与上期不同：上期为 {before}，本期为 {now}",
                label: "上期为 {before}", hint: "请核对；如数据已更正，可用 allow 说明";
            En: "{month} of \"{place}\" is not as in the issue before: {before} then, {now} now",
                label: "the issue before has {before}",
                hint: "check it; if the data was corrected, allow it with a reason";
        }
    }
}

messages! {
    /// What is counted from issue to issue.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum IssueValue: words(lang) -> Term {
        /// The number within the year.
        Number => { Zh: "期号"; En: "number" }
        /// The running number.
        Total => { Zh: "总期号"; En: "running number" }
        /// The day of issue.
        Date => { Zh: "日期"; En: "date" }
    }
}
