//! Names of columns in two tables that seem to mean the same.

use crate::check::grid::Grid;
use crate::model::Table;
use crate::source::{Located, Place};

/// Two heads that differ a little.
pub(super) struct Pair<'t> {
    /// The head that came first.
    pub(super) first: &'t Located<String>,
    /// The other one.
    pub(super) second: &'t Located<String>,
    /// Whether the columns beside them have the same heads in both tables.
    pub(super) framed: bool,
}

/// Most columns of a table that are compared.
const MOST_COLUMNS: usize = 60;

/// Returns heads of two tables that are alike but not the same, where neither stands in the other table.
pub(super) fn pairs<'t>(first: &'t Table, second: &'t Table) -> Vec<Pair<'t>> {
    let (a, b) = (heads(first), heads(second));
    let has = |heads: &[(String, &Located<String>)], name: &str| heads.iter().any(|(own, _)| own == name);
    let mut pairs = Vec::new();
    for (x, (left, first)) in a.iter().enumerate().filter(|(_, (name, _))| !has(&b, name)) {
        for (y, (right, second)) in b.iter().enumerate().filter(|(_, (name, _))| !has(&a, name)) {
            if is_alike(left, right) {
                let beside =
                    |heads: &[(String, &Located<String>)], at: usize| heads.get(at).map(|(name, _)| name.clone());
                let before =
                    x.checked_sub(1).and_then(|x| beside(&a, x)) == y.checked_sub(1).and_then(|y| beside(&b, y));
                let framed = before && beside(&a, x + 1) == beside(&b, y + 1) && a.len() > 2;
                pairs.push(Pair { first, second, framed });
            }
        }
    }
    pairs
}

/// Returns the heads of a table's columns, the lowest of each.
fn heads(table: &Table) -> Vec<(String, &Located<String>)> {
    let grid = Grid::new(table);
    let head = |strip: &crate::check::grid::Strip| {
        let name = strip.own().to_owned();
        let mut cells = table.cells.rows.iter().take(table.head_rows).rev().map(|row| &row[strip.at]);
        let cell = cells.find(|cell| crate::check::grid::name(&cell.value) == name)?;
        Some((name, cell))
    };
    grid.columns.iter().take(MOST_COLUMNS).filter_map(head).filter(|(name, _)| !name.is_empty()).collect()
}

/// Returns whether two names mean the same, as far as their letters tell.
fn is_alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.chars().count() <= b.chars().count() { (a, b) } else { (b, a) };
    let (short_length, long_length) = (short.chars().count(), long.chars().count());
    if short_length < 4 || a.chars().any(|c| c.is_ascii_digit()) || long_length > short_length + 4 {
        return false;
    }
    let contained = short_length >= 5 && (long.starts_with(short) || long.ends_with(short));
    let distance = strsim::levenshtein(short, long);
    contained
        || (short_length == long_length && distance == 1 && short_length >= 6 && !differs_by_number(a, b))
        || (short_length != long_length && distance <= 2 && short_length >= 8)
}

/// Returns whether the one place where two names differ holds a number, a direction or the like.
fn differs_by_number(a: &str, b: &str) -> bool {
    const SERIES: &str = "一二三四五六七八九十甲乙丙丁上中下前后左右东南西北男女内外新旧大小多少高低本去今入出收支增减正负老幼省市县区乡镇村";
    a.chars().zip(b.chars()).find(|(a, b)| a != b).is_some_and(|(a, b)| SERIES.contains(a) || SERIES.contains(b))
}

/// Returns where a head stands.
pub(super) fn place(head: &Located<String>) -> Place {
    head.place.clone()
}
