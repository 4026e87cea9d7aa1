//! What names of rows and columns say of their figures: amounts, or what is never added up.

use crate::model::{is_ratio, stated_unit};

/// Words in names of what is never added up.
const NOT_SUMMED: [&str; 22] = [
    "平均",
    "均值",
    "人均",
    "户均",
    "亩均",
    "地均",
    "日均",
    "月均",
    "年均",
    "单均",
    "同比",
    "环比",
    "占比",
    "比重",
    "比例",
    "百分比",
    "增长率",
    "增速",
    "排名",
    "位次",
    "指数",
    "中位数",
];
/// Ends of names of what is never added up.
const NOT_SUMMED_ENDS: [&str; 33] = [
    "率",
    "增长",
    "增减",
    "增幅",
    "降幅",
    "名次",
    "序号",
    "编号",
    "年份",
    "年度",
    "月份",
    "日期",
    "均",
    "得分",
    "评分",
    "分数",
    "单价",
    "密度",
    "温度",
    "代码",
    "邮编",
    "电话",
    "倍数",
    "系数",
    "构成",
    "次序",
    "均价",
    "份额",
    "时间",
    "期数",
    "满意度",
    "湿度",
    "进度",
];

/// Words in names of what there is at the end of a period, or until then.
const STOCKS: [&str; 10] = ["期末", "年末", "月末", "季末", "年底", "月底", "累计", "存量", "余额", "保有量"];
/// Ends of names of columns whose figures are names.
const CODES: [&str; 9] = ["代码", "编码", "编号", "号码", "电话", "邮编", "学号", "证号", "手机"];

/// Returns whether a name says that its figures are averages, ranks or the like.
pub(super) fn is_not_summed(name: &str) -> bool {
    let bare = name.split(['（', '(']).next().unwrap_or_default().trim_end_matches(['%', '％']);
    NOT_SUMMED.iter().any(|word| name.contains(word))
        || NOT_SUMMED_ENDS.iter().any(|end| bare.ends_with(end))
        || stated_unit(name).is_some_and(|unit| is_ratio(&unit))
}

/// Returns whether a name says that its figures are what there is at the end of a period.
pub(super) fn is_stock(name: &str) -> bool {
    STOCKS.iter().any(|word| name.contains(word))
}

/// Returns whether a name says that its figures are names, such as codes and telephone numbers.
pub(super) fn is_code(name: &str) -> bool {
    CODES.iter().any(|end| name.ends_with(end))
}
