//! What the lines above and below a table are.

use super::above::{is_labelled, says_title};
use crate::model::{Kind, SheetRows, Value};
use crate::source::{Located, Place};

/// Most characters of a title.
const TITLE: usize = 60;
/// Most characters of a line.
const LINE: usize = 32;
/// What parts words that stand beside each other.
const BESIDE: &str = "　　";
/// Most characters of a unit: 万元、人、%.
const UNIT: usize = 16;
/// What organisations end in, which 单位： may name as well.
const BODIES: [&str; 22] = [
    "局", "厅", "委", "办", "部", "院", "校", "中心", "公司", "集团", "银行", "协会", "学会", "政府", "大学", "学院",
    "医院", "站", "所", "会", "处", "科",
];

/// What surrounds a table, and where its head ends.
#[derive(Debug, Default)]
pub(in crate::read) struct Surrounds {
    /// 附件1.
    pub(super) annex: Option<Located<String>>,
    /// The words above the table; lines are parted by line breaks.
    pub(super) title: Option<Located<String>>,
    /// What stands after 单位：.
    pub(in crate::read) unit: Option<Located<String>>,
    /// Other lines above the table, such as 2020年 and 填报单位：某某局.
    pub(super) lead: Vec<Located<String>>,
    /// Lines below the table.
    pub(super) tail: Vec<(Below, Located<String>)>,
    /// How many rows were taken for what; those of the head are at least 1.
    pub(in crate::read) rows: SheetRows,
    /// The tables of the sheet, if it holds several.
    pub(in crate::read) pieces: Vec<Place>,
    /// Rows below the head that say it again and are left out.
    pub(in crate::read) again: Vec<Place>,
}

/// Sorts a line that stands above a table.
pub(super) fn sort_above(lines: Vec<Vec<Located<String>>>, into: &mut Surrounds) {
    let mut titles: Vec<Located<String>> = Vec::new();
    for row in lines {
        let begun = into.lead.len();
        // The program says itself where a table goes on.
        for cell in labelled(row).into_iter().filter(|cell| !is_continued(&cell.value)) {
            sort_cell(cell, into, &mut titles);
        }
        join(&mut into.lead, begun);
    }
    if let Some(title) = title(&titles) {
        into.title = Some(titles.remove(title));
    }
    into.lead.extend(titles);
    into.lead.sort_by_key(|line| line.place.range.start);
}

/// Sorts a cell that stands above a table.
fn sort_cell(cell: Located<String>, into: &mut Surrounds, titles: &mut Vec<Located<String>>) {
    let text = cell.value.trim();
    if is_annex(text) && into.annex.is_none() && titles.is_empty() {
        into.annex = Some(cell);
    } else if let Some(unit) = unit(text).filter(|_| into.unit.is_none()) {
        into.unit = Some(Located { value: unit.to_owned(), place: cell.place });
    } else if is_labelled(text) || is_time(text) {
        into.lead.push(cell);
    } else {
        titles.push(cell);
    }
}

/// Returns whether a text says no more than that a table goes on.
fn is_continued(text: &str) -> bool {
    matches!(text.trim().trim_start_matches(['（', '(']).trim_end_matches(['）', ')']), "续" | "续表")
}

/// Joins the lines from `begun` on, which stand beside each other, if they have room on one.
fn join(lines: &mut Vec<Located<String>>, begun: usize) {
    let joined = lines[begun..].iter().map(|line| line.value.trim()).collect::<Vec<_>>().join(BESIDE);
    if lines.len() > begun + 1 && joined.chars().count() <= LINE {
        lines.truncate(begun + 1);
        lines[begun].value = joined;
    }
}

/// Joins labels with what stands in the cell behind them: 填报单位： and 某某局.
fn labelled(row: Vec<Located<String>>) -> Vec<Located<String>> {
    let mut out: Vec<Located<String>> = Vec::new();
    for cell in row {
        let open =
            |last: &&mut Located<String>| last.value.trim_end().ends_with(['：', ':']) && !is_labelled(&cell.value);
        match out.last_mut().filter(open) {
            Some(last) => last.value = format!("{}{}", last.value.trim_end(), cell.value.trim()),
            None => out.push(cell),
        }
    }
    out
}

/// Returns which of some lines is the title: the one that is no sentence, has no label, is in Chinese and ends as titles do, or else the longest such.
fn title(lines: &[Located<String>]) -> Option<usize> {
    let length = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let merit = |text: &str| {
        let sentence = text.contains(['。', '；']) || length(text) > TITLE;
        let chinese = text.chars().any(crate::hanzi::is_ideograph);
        (!sentence, !text.contains(['：', ':']), chinese, says_title(text), length(text))
    };
    // Of lines as good as each other the first.
    let best = (0..lines.len()).rev().max_by_key(|n| merit(lines[*n].value.trim()))?;
    (merit(lines[best].value.trim()).0 || lines.len() == 1 && length(&lines[best].value) <= 2 * TITLE).then_some(best)
}

/// Returns whether a text is a label such as 附件1, 附表2-1, 表3.
fn is_annex(text: &str) -> bool {
    let text = text.trim_end_matches(['：', ':']);
    let rest = ["附件", "附表", "附录", "附"].iter().find_map(|word| text.strip_prefix(word));
    let number = |c: char| {
        c.is_alphanumeric() && !crate::hanzi::is_ideograph(c) || "-－.．（）()一二三四五六七八九十 ".contains(c)
    };
    rest.is_some_and(|rest| rest.chars().all(number) && rest.chars().count() <= 6)
}

/// Returns what a text says after 单位：, unless that is an organisation.
fn unit(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['（', '(', '[', '【']).trim_end_matches(['）', ')', ']', '】']);
    let rest = text.strip_prefix("计量").or_else(|| text.strip_prefix("计价")).unwrap_or(text);
    let rest = rest.trim_start().strip_prefix('单')?.trim_start().strip_prefix('位')?.trim_start();
    let unit = rest.strip_prefix(['：', ':'])?.trim();
    let organisation = BODIES.iter().any(|body| unit.ends_with(body));
    (!unit.is_empty() && unit.chars().count() <= UNIT && !organisation).then_some(unit)
}

/// Returns whether a text is a day, a month, a year or a span of them, in brackets or not.
fn is_time(text: &str) -> bool {
    let text = text.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    let bare = text.trim_start_matches("截至").trim_start_matches("截止");
    let digits = bare.chars().any(|c| c.is_ascii_digit());
    let mark =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || "年月日季度上下半末底一二三四第-—–~～至.到/".contains(c);
    digits
        && (bare.chars().all(mark) || Kind::of(std::iter::once(bare)) == Kind::Date && Value::of(bare) != Value::Text)
}

/// What a line below a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Below {
    /// What is to be known of the table.
    Note,
    /// Where it comes from.
    Source,
    /// Who made it, when, or anything else.
    Other,
}

impl Below {
    pub(super) fn of(text: &str) -> Self {
        let starts = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
        if starts(&["资料来源", "数据来源", "资料來源", "資料來源", "来源", "资料：", "資料：", "Source"])
        {
            Self::Source
        } else if starts(&["注", "註", "备注", "说明", "附注", "Note", "NOTE", "*", "＊", "※", "①"]) {
            Self::Note
        } else {
            Self::Other
        }
    }
}
