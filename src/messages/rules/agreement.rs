//! Figures, dates and names that do not agree with each other: what the rules say.

use crate::messages::Words;

/// What a rule of this family found.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "each variant says what its fields are")]
pub enum AgreementFault {
    /// A rank or index in the text that is not the one in the ranking of that month.
    Rank { place: String, expected: String, found: String, month: String },
    /// A rank that is greater than the number of places, or 0.
    RankBeyond { place: String, month: String, rank: u32, total: u32 },
    /// A quarter, half-year or month that is not that of the data.
    Period { found: String, expected: String },
    /// Data of a period that had not begun on the day of issue.
    PeriodAhead { period: String, date: String },
    /// A month that breaks a series.
    Months { found: String, expected: String },
    /// A value that does not follow the one of the issue before.
    Sequence { value: IssueValue, before: String, now: String, expected: String },
    /// A year of numbering that is not that of the date.
    Year { numbered: u16, dated: u16 },
    /// A head that another table has a little differently.
    Head { found: String, other: String },
    /// A number of things that is not the number of those listed.
    Count { text: String, promised: u32, given: u32 },
    /// A member of an enumeration that does not follow the one before.
    Enumeration { found: String, expected: String },
    /// A title that is quoted otherwise elsewhere.
    Title { found: String, other: String },
    /// A date that no calendar has.
    NoSuchDate { text: String },
    /// A day told as past that lies after the issue.
    DateAhead { text: String, issue: String },
    /// A day of the week that is not that of its date.
    Weekday { date: String, expected: String, found: String },
    /// A figure that is given twice, not alike.
    Figures { first: String, second: String },
    /// A month of a ranking that the issue before gave otherwise.
    RankingChanged { place: String, month: String, before: String, now: String },
}

/// What is counted from issue to issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IssueValue {
    /// The number within the year.
    Number,
    /// The running number.
    Total,
    /// The day of issue.
    Date,
}

impl AgreementFault {
    pub(in crate::messages) fn zh(&self) -> Words {
        match self {
            Self::Rank { place, expected, found, month } => {
                Words::new(format!("“{place}”的排名不符：排名表 {month} 为 {expected}，这里为 {found}"))
                    .label(format!("排名表为 {expected}"))
                    .hint("请核对排名表和这里的数；用 {{地方.排名}} 引用可以免得抄错")
            }
            Self::RankBeyond { place, month, rank, total } => {
                Words::new(format!("“{place}”{month} 的名次不在范围内：共 {total} 个地方，名次为 {rank}"))
                    .label(format!("应在 1 到 {total} 之间"))
                    .hint("请核对名次和总数")
            }
            Self::Period { found, expected } => Words::new(format!("时段不符：数据是{expected}的，这里写作“{found}”"))
                .label(format!("数据是{expected}的"))
                .hint("请核对是哪个时段；确指另一时段的，可用 allow 说明"),
            Self::PeriodAhead { period, date } => {
                Words::new(format!("时段不符：本期日期为{date}，“{period}”还没有开始"))
                    .label("还没有开始")
                    .hint("请核对时段和本期日期；往年的数据请写明年份")
            }
            Self::Months { found, expected } => {
                Words::new(format!("月份不连续：按顺序应为 {expected}，这里为 {found}"))
                    .label(format!("按顺序应为 {expected}"))
                    .hint("请核对月份是否写错、漏写或颠倒；确实缺这个月的，可用 allow 说明")
            }
            Self::Sequence { value, before, now, expected } => {
                let what = match value {
                    IssueValue::Number => "期号",
                    IssueValue::Total => "总期号",
                    IssueValue::Date => "日期",
                };
                Words::new(format!("{what}与上期不衔接：上期为{before}，本期应为{expected}，写作{now}"))
                    .label(format!("上期为{before}"))
                    .hint("请核对本期和上期；中间确有别的期号的，可用 [check] previous 指明上期")
            }
            Self::Year { numbered, dated } => {
                Words::new(format!("编号的年份与日期不符：日期是 {dated} 年，编号为〔{numbered}〕"))
                    .label(format!("日期是 {dated} 年"))
                    .hint("请核对 year 和 date")
            }
            Self::Head { found, other } => Words::new(format!("表头不一致：这里作“{found}”，另一张表作“{other}”"))
                .label("另一张表的说法不同")
                .hint("如是同一项指标，请统一表头"),
            Self::Count { text, promised, given } => Words::new(format!("项数不符：写作“{text}”，实际列出 {given} 项"))
                .label(format!("说是 {promised}，列出 {given}"))
                .hint("请核对项数和所列各项"),
            Self::Enumeration { found, expected } => {
                Words::new(format!("序号不连续：按顺序应为“{expected}”，这里为“{found}”"))
                    .label(format!("应为“{expected}”"))
                    .hint("请核对是否漏写、重复或颠倒")
            }
            Self::Title { found, other } => {
                Words::new(format!("文件名称前后不一致：这里作《{found}》，别处作《{other}》"))
                    .label("与别处不同")
                    .hint("请查对原文，统一名称；确是两个文件的，可用 allow 说明")
            }
            Self::NoSuchDate { text } => {
                Words::new(format!("没有这个日期：“{text}”")).label("历书上没有").hint("请核对日期")
            }
            Self::DateAhead { text, issue } => {
                Words::new(format!("日期晚于本期：“{text}”说的是已经发生的事，本期日期为{issue}"))
                    .label("晚于本期日期")
                    .hint("请核对这个日期和本期日期")
            }
            Self::Weekday { date, expected, found } => {
                Words::new(format!("星期与日期不符：{date}是{expected}，写作{found}"))
                    .label(format!("这一天是{expected}"))
                    .hint("请核对日期和星期")
            }
            Self::Figures { first, second } => Words::new(format!("前后数字不一致：前面是“{first}”，这里是“{second}”"))
                .label(format!("前面是“{first}”"))
                .hint("请核对两处；确是两回事的，可用 allow 说明"),
            Self::RankingChanged { place, month, before, now } => {
                Words::new(format!("“{place}”{month} 的数与上期不同：上期为 {before}，本期为 {now}"))
                    .label(format!("上期为 {before}"))
                    .hint("请核对；如数据已更正，可用 allow 说明")
            }
        }
    }

    pub(in crate::messages) fn en(&self) -> Words {
        match self {
            Self::Rank { place, expected, found, month } => Words::new(format!(
                "the rank of \"{place}\" does not agree: the ranking says {expected} for {month}, here it is {found}"
            ))
            .label(format!("the ranking says {expected}"))
            .hint("check the ranking and this figure; {{place.排名}} takes it from the ranking"),
            Self::RankBeyond { place, month, rank, total } => {
                Words::new(format!("the rank of \"{place}\" for {month} is out of range: {rank} of {total} places"))
                    .label(format!("from 1 to {total}"))
                    .hint("check the rank and the number of places")
            }
            Self::Period { found, expected } => {
                Words::new(format!("the period does not agree: the data is of {expected}, here it says \"{found}\""))
                    .label(format!("the data is of {expected}"))
                    .hint("see which period is meant; if it is another one on purpose, allow it with a reason")
            }
            Self::PeriodAhead { period, date } => Words::new(format!(
                "the period does not agree: on the day of issue, {date}, \"{period}\" had not begun"
            ))
            .label("had not begun")
            .hint("check the period and the date of the issue; name the year of older data"),
            Self::Months { found, expected } => {
                Words::new(format!("the months are not in sequence: {expected} should stand here, it is {found}"))
                    .label(format!("{expected} in sequence"))
                    .hint("see whether a month is wrong, missing or out of place")
            }
            Self::Sequence { value, before, now, expected } => {
                let what = match value {
                    IssueValue::Number => "number",
                    IssueValue::Total => "running number",
                    IssueValue::Date => "date",
                };
                Words::new(format!(
                    "the {what} does not follow the issue before: that was {before}, this should be {expected}, it is {now}"
                ))
                .label(format!("the issue before has {before}"))
                .hint("check both issues; name the issue before as previous in [check] if this is another one")
            }
            Self::Year { numbered, dated } => Words::new(format!(
                "the year of the number and the date do not agree: the date is of {dated}, the number of {numbered}"
            ))
            .label(format!("the date is of {dated}"))
            .hint("check year and date"),
            Self::Head { found, other } => {
                Words::new(format!("heads do not agree: here it is \"{found}\", in another table \"{other}\""))
                    .label("another table says it otherwise")
                    .hint("if both mean the same, use one head")
            }
            Self::Count { text, promised, given } => {
                Words::new(format!("the number does not agree: \"{text}\", but {given} are listed"))
                    .label(format!("{promised} promised, {given} listed"))
                    .hint("check the number and the list")
            }
            Self::Enumeration { found, expected } => {
                Words::new(format!("the enumeration breaks: \"{expected}\" should stand here, it is \"{found}\""))
                    .label(format!("\"{expected}\" in sequence"))
                    .hint("see whether one is missing, double or out of place")
            }
            Self::Title { found, other } => {
                Words::new(format!("a title is quoted in two ways: here 《{found}》, elsewhere 《{other}》"))
                    .label("quoted otherwise elsewhere")
                    .hint("look up the title; if these are two documents, allow it with a reason")
            }
            Self::NoSuchDate { text } => Words::new(format!("there is no such date: \"{text}\""))
                .label("not in the calendar")
                .hint("check the date"),
            Self::DateAhead { text, issue } => {
                Words::new(format!("the date is after the issue: \"{text}\" is told as past, the issue is of {issue}"))
                    .label("after the day of issue")
                    .hint("check this date and that of the issue")
            }
            Self::Weekday { date, expected, found } => Words::new(format!(
                "day of the week and date do not agree: {date} is {expected}, the text says {found}"
            ))
            .label(format!("that day is {expected}"))
            .hint("check the date and the day"),
            Self::Figures { first, second } => {
                Words::new(format!("a figure is given in two ways: \"{first}\" before, \"{second}\" here"))
                    .label(format!("\"{first}\" before"))
                    .hint("check both; if these are two things, allow it with a reason")
            }
            Self::RankingChanged { place, month, before, now } => {
                Words::new(format!("{month} of \"{place}\" is not as in the issue before: {before} then, {now} now"))
                    .label(format!("the issue before has {before}"))
                    .hint("check it; if the data was corrected, allow it with a reason")
            }
        }
    }
}
