//! Why a total that agrees with nothing need not be wrong.

use rust_decimal::Decimal;

use super::reasons::{common, is_slip};
use super::scopes::Scope;
use crate::check::grid::{Cell, Grid, Strip, strip_at};
use crate::check::sum::{Sum, Verdict};
use crate::messages::Unsummed;
use crate::model::{Table, stated_unit};

/// Words in titles and heads that say that only some of the parts are listed.
const SOME: [&str; 10] = ["主要", "部分", "重点", "典型", "抽样", "样本", "代表性", "前十", "前五", "排名前"];
/// Words in notes that say what else is in a total, or that parts overlap.
const NOTED: [&str; 13] =
    ["去重", "重复", "剔除", "不等于", "不含", "不包括", "未包括", "未包含", "未列", "另有", "加权", "权重", "折算"];
/// The total of the country is that of more than its provinces.
const COUNTRY: &str = "全国";
/// Totals of all of a place or a system, of which not all parts need be listed if much is missing.
const WHOLE: &str = "全";

/// Returns why wrong sums of a total may all be right; `None` if they cannot.
pub(super) fn doubt(scope: &Scope, parts: &[usize], wrong: &[&Sum]) -> Option<Unsummed> {
    let grid = scope.grid;
    let strips = grid.strips(scope.axis);
    let parts: Vec<&Strip> = parts.iter().filter_map(|part| strip_at(strips, *part)).collect();
    if let Some(word) = noted(grid.table) {
        return Some(Unsummed::Noted { word });
    }
    if common(grid, wrong).is_some() {
        return None;
    }
    let minus = parts
        .iter()
        .find(|part| !part.minus && ["减", "扣", "（减", "(减", "抵"].iter().any(|m| part.own().starts_with(m)));
    if let Some(part) = minus {
        return Some(Unsummed::Subtracted { part: part.own().to_owned() });
    }
    let mut units = parts.iter().filter_map(|part| stated_unit(part.own()));
    if let Some(first) = units.next()
        && let Some(other) = units.find(|unit| *unit != first)
    {
        return Some(Unsummed::Units { first, other });
    }
    let greater = wrong.iter().all(|sum| sum.stated > sum.computed);
    let far = wrong.iter().all(|sum| sum.difference() * Decimal::from(5) > sum.stated);
    if greater && let Some(word) = partly(scope, &parts, far) {
        return Some(Unsummed::Partly { word });
    }
    if wrong.iter().all(|sum| is_mean(grid, sum, 2)) {
        return Some(Unsummed::Mean);
    }
    let smaller = wrong.iter().all(|sum| sum.stated < sum.computed);
    (smaller && has_levels(scope, &parts)).then_some(Unsummed::Levels)
}

/// Returns a word in the notes of a table that says that a total is not just the sum.
fn noted(table: &Table) -> Option<String> {
    let notes = table.note.iter().chain(&table.tail).chain(&table.lead);
    let word = NOTED.iter().find(|word| notes.clone().any(|note| note.value.contains(**word)));
    word.map(|word| (*word).to_owned())
}

/// Returns what says that not all parts are listed, unless there is a row for the others.
fn partly(scope: &Scope, parts: &[&Strip], far: bool) -> Option<String> {
    let table = scope.grid.table;
    let rest = |part: &&&Strip| ["其他", "其它", "其余"].iter().any(|word| part.own().starts_with(word));
    if parts.iter().any(|part| rest(&part)) {
        return None;
    }
    let heads = table.cells.rows.iter().take(table.head_rows).filter_map(|row| row.first());
    let titles = table.title.iter().chain(heads).map(|text| text.value.as_str());
    let names = parts.iter().flat_map(|part| part.groups()).map(String::as_str);
    let texts: Vec<&str> = titles.chain(names).chain([scope.total().own()]).collect();
    let own = scope.total().own();
    let whole = own.starts_with(COUNTRY) || far && own.starts_with(WHOLE);
    let whole = whole.then(|| own.chars().take(2).collect());
    let word = SOME.iter().find(|word| texts.iter().any(|text| text.contains(**word)));
    let within = scope.grid.strips(scope.axis).iter().any(|strip| strip.within).then_some("其中");
    word.copied().or(within).map(str::to_owned).or(whole)
}

/// Returns whether a wrong total lies among so many parts at least, as their mean does, and near it.
pub(super) fn is_mean(grid: &Grid, sum: &Sum, least: usize) -> bool {
    let worths = sum.parts.iter().filter_map(|part| match grid.at(sum.axis, *part, sum.line) {
        Cell::Figure(worth) => Some(worth),
        _ => None,
    });
    let worths: Vec<Decimal> = worths.collect();
    let (Some(low), Some(high)) = (worths.iter().min(), worths.iter().max()) else { return false };
    let mean = sum.computed / Decimal::from(worths.len());
    let (two, three) = (Decimal::TWO, Decimal::from(3));
    let near = sum.stated * two <= mean * three && mean * two <= sum.stated * three;
    sum.verdict == Verdict::Differs
        && sum.unread.is_none()
        && !is_slip(sum)
        && worths.len() >= least
        && !low.is_sign_negative()
        && (*low..=*high).contains(&sum.stated)
        && !worths.contains(&sum.stated)
        && near
        && (sum.stated - mean).abs() * two <= high - low
}

/// Returns whether the parts stand on several levels, some of them parts of others.
fn has_levels(scope: &Scope, parts: &[&Strip]) -> bool {
    let indents: Vec<usize> = parts.iter().map(|part| scope.indent(part)).collect();
    let numbered = |marks: &dyn Fn(&str) -> bool| parts.iter().any(|part| marks(part.own()));
    let main = numbered(&|name| name.starts_with(|c: char| crate::hanzi::is_numeral(c)) && name.contains('、'));
    let below = numbered(&|name| name.starts_with(['（', '(', '1', '①', '2']));
    let indented = indents.windows(2).any(|pair| pair[0] != pair[1]);
    indented || main && below || scope.outer_codes(parts).len() < parts.len() || scope.is_nested(parts)
}
