//! The line breaks that a file has in its cells.

use super::typography::polish;

/// Returns the text of a cell ready for print, with `\n` where its own line breaks are.
///
/// Who breaks a line in a cell means it: items of a list, a unit below its
/// name. Only characters stacked one by one are a word again, since tables
/// find out by themselves which heads stand upright.
pub(super) fn given_lines(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.iter().all(|line| line.chars().count() == 1) {
        return polish(&lines.concat());
    }
    lines.iter().map(|line| polish(line)).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_are_kept_but_for_stacked_characters() {
        for (text, kept) in [
            ("本年\n累计", "本年|累计"),
            ("total\namount", "total|amount"),
            ("营业收入合计数\n（万元）", "营业收入合计数|（万元）"),
            ("1、全面完成本年各项任务\n2、做好明年计划", "1、全面完成本年各项任务|2、做好明年计划"),
            ("全面完成本年各项任务；\n做好明年计划", "全面完成本年各项任务；|做好明年计划"),
            ("关于进一步加强安全生产\n工作的通知", "关于进一步加强安全生产|工作的通知"),
            ("加强组织领导和工作部署\n\n开展专项检查", "加强组织领导和工作部署|开展专项检查"),
            ("甲", "甲"),
            ("合\n计", "合计"),
            ("\n甲局\n", "甲局"),
        ] {
            assert_eq!(given_lines(text).replace('\n', "|"), kept);
        }
    }
}
