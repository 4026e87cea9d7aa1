//! A111: a day told as past that lies after the issue.

use super::dates::{days, days_after};
use crate::check::amounts::sentence;
use crate::check::passages::Part;
use crate::check::rule::{Findings, Subject};
use crate::messages::AgreementFault;

/// Words for what has happened.
const PAST: [&str; 16] = [
    "近日", "日前", "已", "了", "印发", "召开", "举行", "截至", "举办", "签署", "签订", "揭牌", "启动", "完成", "发布",
    "开展",
];
/// Words for what is to come.
const AHEAD: &str = "将 拟 计划 预计 起施行 起执行 施行 实施 有效 截止 到期 之前 以前 日前完成 底前 报名 前报 须 应 \
定于 起至 至 后 目标 要求 力争 确保 安排 期限 待 延期 延长";
/// A day without a year this many days ahead is one of last year.
const FAR: i64 = 120;

pub(super) fn run(subject: &Subject, found: &mut Findings) {
    let issue = subject.issue.date;
    let told = |part: Part| matches!(part, Part::Article | Part::Brief | Part::Notice);
    for passage in subject.passages.iter().filter(|passage| told(passage.part)) {
        for day in days(&passage.text) {
            let Some(date) = day.in_year(issue.year) else { continue };
            let ahead = days_after(date, issue);
            let clause = &passage.text[sentence(&passage.text, day.range.start)];
            let behind = passage.text[day.range.end..].trim_start();
            let by = behind.starts_with(['前', '起', '至', '—', '-', '止']) || behind.starts_with("开始");
            let past =
                PAST.iter().any(|word| clause.contains(word)) && !AHEAD.split(' ').any(|word| clause.contains(word));
            if ahead > 0 && (day.year.is_some() || ahead <= FAR) && past && !by {
                let fault = AgreementFault::DateAhead {
                    text: passage.text[day.range.clone()].to_owned(),
                    issue: issue.to_string(),
                };
                found.add(fault, passage.place(day.range));
            }
        }
    }
}
