//! Finds the columns that name the rows of a table, which every block of a table too wide for a page repeats.

use std::collections::HashSet;

use super::figures::names::key;
use super::figures::sheet::Shape;
use super::tables::is_year;
use crate::model::{Cells, Value};

/// How many columns are looked at behind those of groups.
const REACH: usize = 6;
/// Most columns of groups that are found without being declared.
const GROUPS: usize = 3;

/// Most columns that every block repeats.
const MOST: usize = 4;

/// Returns the columns that name the rows, in order; never none.
///
/// Columns of groups and the one behind them; otherwise the first column that
/// is filled, differs from row to row and holds text; where none does, the
/// first that differs, whatever it holds, and at last the first. Numbers that
/// only count the rows are repeated with the names behind them. Where many rows
/// have the same names, columns near them that tell these rows apart are added.
pub(super) fn stub(cells: &Cells, shape: Shape, declared: bool) -> Vec<usize> {
    let columns = cells.columns();
    if declared {
        return (0..=shape.group_columns.min(columns.saturating_sub(1))).collect();
    }
    let body = Body::new(cells, shape);
    let groups = if shape.group_columns > 0 { shape.group_columns } else { body.sparse(columns) };
    let name = body.name(groups, columns);
    let counted = name > groups && body.counts(name - 1, shape.head_rows);
    let from = if counted { name - 1 } else { name };
    // A code tells the rows apart, and a name before it what they are.
    let named = body.is_code(name).then(|| (groups..from).find(|x| body.recurs(*x, 9, 3))).flatten();
    let found: Vec<usize> = (0..groups).chain(named).chain(from..=name).collect();
    body.telling_apart(found, columns.min(name + 1 + REACH))
}

/// The rows of a table that are neither head nor notes.
struct Body<'c> {
    cells: &'c Cells,
    rows: Vec<usize>,
    head_rows: usize,
}

impl<'c> Body<'c> {
    fn new(cells: &'c Cells, shape: Shape) -> Self {
        let filled = |y: &usize| cells.rows[*y].iter().filter(|cell| !cell.value.is_empty()).count();
        // A single cell in a row of three is a note, or the name of a group over its rows.
        let least = if cells.columns() > 2 { 2 } else { 1 };
        let all = shape.head_rows..cells.rows.len();
        let rows: Vec<usize> = all.clone().filter(|y| filled(y) >= least).collect();
        let rows = if rows.is_empty() { all.collect() } else { rows };
        Self { cells, rows, head_rows: shape.head_rows }
    }

    fn texts(&self, x: usize) -> impl Iterator<Item = &'c str> + '_ {
        let texts = self.rows.iter().map(move |y| self.cells.rows[*y][x].value.as_str());
        texts.filter(|text| !text.is_empty())
    }

    /// Adds to the columns of names those below `end` that tell rows of the same names apart; of very many, keeps those that do.
    fn telling_apart(&self, found: Vec<usize>, end: usize) -> Vec<usize> {
        let all = self.rows.len();
        let (mut kept, wanted) = match found.len() > MOST {
            true => (Vec::new(), self.kinds(&found)),
            false => (found.clone(), all),
        };
        let figures = |x: usize| self.share(x, |value| value.worth().is_some()) && !self.texts(x).all(is_year);
        let names = |x: &usize| !self.counts(*x, self.head_rows) && !figures(*x);
        let near = if kept.is_empty() { found } else { (0..end).collect() };
        let near: Vec<usize> = near.into_iter().filter(names).collect();
        while kept.len() < MOST && 10 * self.kinds(&kept) < 9 * wanted {
            let told = |x: &usize| self.kinds(&[&kept[..], &[*x]].concat());
            let others = near.iter().copied().filter(|x| !kept.contains(x));
            let Some(best) = others.rev().max_by_key(told) else { break };
            // What parts few rows is no name.
            if 10 * told(&best) < 10 * self.kinds(&kept) + all {
                break;
            }
            kept.push(best);
        }
        if kept.is_empty() {
            kept.push(0);
        }
        kept.sort_unstable();
        kept
    }

    /// Counts the different rows that some columns make; an empty cell goes on with the one above it.
    fn kinds(&self, columns: &[usize]) -> usize {
        let mut above = vec![""; columns.len()];
        let mut kinds = HashSet::new();
        for y in &self.rows {
            for (above, x) in above.iter_mut().zip(columns) {
                let text = self.cells.rows[*y][*x].value.as_str();
                *above = if text.is_empty() { above } else { text };
            }
            kinds.insert(above.clone());
        }
        kinds.len()
    }

    /// Returns how many columns at the left are filled in fewer than half of the rows, as names of groups are.
    fn sparse(&self, columns: usize) -> usize {
        let filled = |x: usize| self.texts(x).count();
        let is_sparse = |x: &usize| filled(*x) > 0 && filled(*x) * 2 < self.rows.len() && filled(x + 1) > filled(*x);
        let sparse = (0..columns.saturating_sub(1)).take_while(is_sparse).count();
        if sparse > GROUPS { 0 } else { sparse }
    }

    /// Returns the column of names among those from `from` on.
    fn name(&self, from: usize, columns: usize) -> usize {
        let near = || from..columns.min(from + REACH);
        let named = |x: &usize| self.differs(*x) && !self.counts(*x, self.head_rows);
        let text = |x: &usize| named(x) && self.share(*x, |value| value == Value::Text);
        let date = |x: &usize| named(x) && self.share(*x, |value| value == Value::Date);
        let code = |x: &usize| named(x) && self.is_code(*x);
        // Names that recur, or some of which are missing, tell the rows apart better than their figures do.
        let recurring = |x: &usize| self.recurs(*x, 7, 5);
        let groups = |x: &usize| self.recurs(*x, 5, 1);
        let found = near().find(text).or_else(|| near().find(date)).or_else(|| near().find(code));
        let found = found.or_else(|| near().find(recurring)).or_else(|| near().find(groups));
        found.or_else(|| near().find(|x| self.differs(*x))).unwrap_or(from.min(columns.saturating_sub(1)))
    }

    /// Returns whether nine tenths of the rows are filled, and nine tenths of what they hold are different.
    fn differs(&self, x: usize) -> bool {
        let filled = self.texts(x).count();
        let different = self.texts(x).collect::<HashSet<_>>().len();
        filled * 10 >= self.rows.len() * 9 && different * 10 >= filled * 9
    }

    /// Returns whether so many tenths of the rows are filled with texts, of which so many tenths are different.
    fn recurs(&self, x: usize, filled: usize, different: usize) -> bool {
        let count = self.texts(x).count();
        let kinds = self.texts(x).collect::<HashSet<_>>().len();
        // Of two or three kinds are sexes and grades.
        kinds > 3
            && count * 10 >= self.rows.len() * filled
            && kinds * 10 >= count * different
            && self.share(x, |value| value == Value::Text)
    }

    fn share(&self, x: usize, is: impl Fn(Value) -> bool) -> bool {
        self.texts(x).filter(|text| is(Value::of(text))).count() * 2 > self.texts(x).count()
    }

    /// Returns whether a column holds years or codes: digits only, as many in every row.
    fn is_code(&self, x: usize) -> bool {
        let length = self.texts(x).next().map_or(0, str::len);
        length >= 4 && self.texts(x).all(|text| text.len() == length && text.bytes().all(|b| b.is_ascii_digit()))
    }

    /// Returns whether a column only counts the rows.
    fn counts(&self, x: usize, head_rows: usize) -> bool {
        let mut heads = self.cells.rows[..head_rows].iter().map(|row| key(&row[x].value));
        let head = heads.rfind(|head| !head.is_empty()).unwrap_or_default();
        let head = head.to_lowercase();
        if matches!(head.as_str(), "序号" | "行次" | "项次" | "序") {
            return self.share(x, |value| value.worth().is_some());
        }
        if !matches!(head.as_str(), "" | "编号" | "no" | "no." | "id") {
            return false;
        }
        let numbers: Vec<Option<u32>> = self.texts(x).map(|text| text.trim().parse().ok()).collect();
        let first = numbers.first().copied().flatten().filter(|first| *first < 2);
        let steps = numbers.windows(2).filter(|pair| pair[0].is_some() && pair[0].map(|n| n + 1) == pair[1]).count();
        first.is_some() && (steps + 1) * 10 >= numbers.len() * 9
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(csv: &str, group_columns: usize) -> Vec<usize> {
        let (rows, _) = crate::read::csv_text(csv);
        stub(&Cells { rows, merges: Vec::new() }, Shape { head_rows: 1, group_columns }, false)
    }

    #[test]
    fn names_are_found_whatever_they_hold() {
        assert_eq!(found("单位,数\n甲,1\n乙,2\n", 0), [0]);
        assert_eq!(found("年份,产量,产值\n1978年,1,2\n1979年,1,5\n", 0), [0]);
        assert_eq!(found("代码,数,额\n10101,5,5\n10102,5,5\n", 0), [0]);
        assert_eq!(found("序号,姓名,分\n1,张三,9\n2,李四,9\n", 0), [0, 1]);
        assert_eq!(found("序号,组别,姓名,分\n1,甲,张三,9\n2,甲,李四,9\n3,甲,王五,9\n", 0), [2]);
        assert_eq!(found("科目,项目,数,额\n甲,A,1,2\n,B,2,2\n,C,2,3\n乙,D,2,3\n,E,1,1\n", 0), [0, 1]);
        assert_eq!(found("序号,代码,额\n1,10101,1.5\n2,10102,2.5\n", 0), [0, 1]);
        assert_eq!(found("a,b\n1,1\n1,1\n", 0), [0], "the first if nothing tells");
        // Names that recur go before running numbers, sexes and figures that happen to differ.
        let people = (0..20).map(|y| format!("{},{},人{},{}\n", y + 1, ["男", "女"][y % 2], y % 14, 100 + y));
        let people = format!("序号,性别,姓名,分\n{}", people.collect::<String>());
        assert_eq!(found(&people, 0), [2]);
        // So does one that recurs before a code that differs, together with it.
        let posts = (0..20).map(|y| format!("某某{}局,科员,{},{}\n", y / 2, 10_100 + y, y % 3));
        assert_eq!(found(&format!("单位,职位,代码,人数\n{}", posts.collect::<String>()), 0), [0, 2]);
        assert_eq!(found("序号,姓名,分\n1,张三,9\n,李四,9\n2,王五,9\n,赵六,9\n", 0), [0, 1]);
    }

    #[test]
    fn rows_of_the_same_names_are_told_apart() {
        let rows = |row: &dyn Fn(usize) -> String| (0..60).map(row).collect::<String>();
        // Every province stands twice, once for each indicator.
        let two = rows(&|y| format!("省{},{},{},{}\n", y / 2, ["产值", "产量"][y % 2], y * 3, y * 7));
        assert_eq!(found(&format!("地区,指标,甲,乙\n{two}"), 0), [0, 1]);
        // A year with the counties of each.
        let years = rows(&|y| format!("{},县{},{},{}\n", 2000 + y / 10, y % 10, y * 3, y * 7));
        assert_eq!(found(&format!("年度,縣市,甲,乙\n{years}"), 0), [0, 1]);
        // Sexes recur, and nothing near tells more than the names.
        let people = rows(&|y| format!("{},{},人{y},{}\n", y + 1, ["男", "女"][y % 2], 100 + y));
        assert_eq!(found(&format!("序号,性别,姓名,分\n{people}"), 0), [2]);
        // Of many columns that name groups, those that tell them apart.
        let many = rows(&|y| format!("甲,乙,丙,丁,戊,己{},庚,{}\n", y / 3, y * 7));
        let shown = found(&format!("a,b,c,d,e,f,g,数\n{many}"), 6);
        assert!(shown.len() <= 4 && shown.contains(&5), "{shown:?}");
    }

    #[test]
    fn notes_do_not_count() {
        assert_eq!(found("地块,数,额\nA1,1,2\nA2,1,2\n注：这是一条说明,,\n", 0), [0]);
    }
}
