//! Marks of columns of figures: arrows of rise and fall, and figures in red by a rule.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::figures::names::{Label, key, one_line};
use super::reader::Reader;
use crate::diag::Diagnostic;
use crate::hanzi::{half_width, narrow, number};
use crate::messages::TableFault;
use crate::model::{Cells, Value, is_unit};
use crate::source::{Located, Place};

/// What is compared, by the words for it without blanks; those that begin with others come first.
///
/// 以下 and 以上 include their limit, 不满 and 超过 do not (民法典, 1259).
const LIMITS: [(Than, &str); 5] = [
    (Than::AtMost, "<= =< ≤ ≦ 小于等于 小于或等于 不大于 不高于 不超过 不多于 至多 最多 atmost"),
    (Than::AtLeast, ">= => ≥ ≧ 大于等于 大于或等于 不小于 不低于 不少于 至少 最少 atleast"),
    (Than::Below, "< 小于 低于 少于 不到 不足 不满 未满 lessthan below under"),
    (Than::Above, "> 大于 高于 多于 超过 超出 morethan above over"),
    (Than::Equal, "= 等于 equals"),
];
/// The same behind the limit.
const BEHIND: [(Than, &str); 2] = [(Than::AtMost, "及以下 以下"), (Than::AtLeast, "及以上 以上")];
/// Which end of the order, by the words before a count.
const ENDS: [(End, &str); 4] = [
    (End::First, "top first 前"),
    (End::Last, "last bottom 最后 倒数 末尾 末 后"),
    (End::Largest, "largest highest max 最大 最高"),
    (End::Smallest, "smallest lowest min 最小 最低"),
];
/// Words for one end that have no count.
const ALONE: [(End, &str); 4] = [
    (End::First, "top first 第一 第一名 第1 第1名 首位 榜首"),
    (End::Last, "last bottom 最后 最后一名 末位 末名 倒数第一 倒数第一名 倒数第1 垫底"),
    (End::Largest, "largest highest max 最大 最高"),
    (End::Smallest, "smallest lowest min 最小 最低"),
];
/// What may stand behind a count.
const COUNTED: [char; 5] = ['名', '位', '个', '家', '项'];
/// What multiplies a unit, so that a limit in it would have to be converted.
const MULTIPLIERS: [char; 5] = ['百', '千', '万', '亿', '兆'];
/// Heads of columns of ranks have one of these in them, and none of the words for a change.
const RANKS: ([&str; 5], [&str; 6]) =
    (["名次", "排名", "位次", "序位", "座次"], ["变化", "变动", "升降", "同比", "环比", "增减"]);
/// Heads of columns whose figures tell how much something fell have one of these in them, and no word for a rise.
const FALLS: ([&str; 8], [char; 3]) =
    (["降幅", "减幅", "跌幅", "下降", "降低", "减少", "下跌", "回落"], ['增', '升', '涨']);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Than {
    Below,
    AtMost,
    Above,
    AtLeast,
    Equal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
    Largest,
    Smallest,
}

/// Which figures of a column are red.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// Those on one side of a limit; `sign` is the % or ‰ behind it.
    Limit { than: Than, limit: Decimal, sign: Option<char> },
    /// So many at one end of their order.
    Order { end: End, count: usize },
}

impl Rule {
    /// Reads `<60`, `低于60分`, `60以下`, `last`, `top 3`, `后三名` and the like.
    fn of(text: &str) -> Option<Self> {
        let plain = text.chars().filter(|c| !c.is_whitespace()).map(|c| half_width(narrow(c)).to_ascii_lowercase());
        let plain: String = plain.collect();
        let plain = plain.as_str();
        let before = |(than, words): (Than, &str)| {
            words.split(' ').find_map(|word| limit(plain.strip_prefix(word)?)).map(|limit| (than, limit))
        };
        let behind = |(than, words): (Than, &str)| {
            words.split(' ').find_map(|word| limit(plain.strip_suffix(word)?)).map(|limit| (than, limit))
        };
        let limited = LIMITS.into_iter().find_map(before).or_else(|| BEHIND.into_iter().find_map(behind));
        if let Some((than, (limit, sign))) = limited {
            return Some(Self::Limit { than, limit, sign });
        }
        let alone = ALONE.into_iter().find(|(_, words)| words.split(' ').any(|word| word == plain));
        let counted = |(end, words): (End, &str)| {
            words.split(' ').find_map(|word| count(plain.strip_prefix(word)?)).map(|count| (end, count))
        };
        let (end, count) = alone.map(|(end, _)| (end, 1)).or_else(|| ENDS.into_iter().find_map(counted))?;
        Some(Self::Order { end, count })
    }
}

/// Reads a limit: a figure with a sign or a unit behind it, or none.
fn limit(text: &str) -> Option<(Decimal, Option<char>)> {
    let (digits, unit) = text.split_at(text.rfind(|c: char| c.is_ascii_digit())? + 1);
    let worth = Value::of(digits).worth()?;
    let sign = match unit {
        "%" | "‰" => unit.chars().next(),
        "" | "百分点" => None,
        unit if is_unit(unit) && !unit.starts_with(MULTIPLIERS) => None,
        _ => return None,
    };
    Some((worth, sign))
}

/// Reads a count from 1 on, in digits or in Chinese numerals.
fn count(text: &str) -> Option<usize> {
    let (count, bytes) = number(text)?;
    (count > 0 && text[bytes..].chars().all(|c| COUNTED.contains(&c)) && text[bytes..].chars().count() < 2)
        .then_some(count as usize)
}

/// What is to be marked in the columns of a table.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Columns with arrows, and where that was said.
    pub(super) arrows: Vec<(usize, Place)>,
    /// Columns with rules for red figures, as written.
    pub(super) red: Vec<(usize, Located<String>)>,
}

/// A table whose figures are marked.
pub(super) struct Marked<'t> {
    pub(super) cells: &'t Cells,
    pub(super) head_rows: usize,
    pub(super) total_rows: &'t [bool],
    /// The names of its columns.
    pub(super) names: &'t [Label],
}

impl Marked<'_> {
    fn head(&self, x: usize) -> &str {
        self.names.iter().find(|label| label.at == x).map_or("", Label::own)
    }

    /// Returns the rows below the head with what they have in a column.
    fn body(&self, x: usize) -> impl Iterator<Item = (usize, &Located<String>)> {
        self.cells.rows.iter().enumerate().skip(self.head_rows).map(move |(y, row)| (y, &row[x]))
    }

    /// Returns the figures of a column that stand in an order, totals apart.
    fn ordered(&self, x: usize) -> Vec<(usize, Decimal)> {
        let figures = self.body(x).filter_map(|(y, cell)| Some((y, Value::of(&cell.value).worth()?)));
        figures.filter(|(y, _)| !self.total_rows[*y]).collect()
    }

    /// Returns whether a column holds ranks.
    fn is_rank(&self, x: usize) -> bool {
        let (head, (ranks, changes)) = (key(self.head(x)), RANKS);
        ranks.iter().any(|word| head.contains(word)) && !changes.iter().any(|word| head.contains(word))
    }

    /// Returns whether the smallest figure of a column is the first: that of ranks is, and that of figures which grow
    /// with the ranks beside them.
    fn is_small_first(&self, x: usize) -> bool {
        let mut ranks = (0..self.cells.columns()).filter(|other| *other != x && self.is_rank(*other));
        self.is_rank(x) || ranks.find_map(|rank| self.grows(x, rank)).unwrap_or(false)
    }

    /// Tells whether the figures of a column grow with ranks, or fall; `None` if they do neither.
    fn grows(&self, x: usize, rank: usize) -> Option<bool> {
        let figures = self.ordered(x);
        let of = |y: usize| figures.iter().find(|(other, _)| *other == y).map(|(_, worth)| *worth);
        let mut pairs: Vec<(Decimal, Decimal)> =
            self.ordered(rank).into_iter().filter_map(|(y, rank)| Some((rank, of(y)?))).collect();
        pairs.sort_unstable();
        let grow = pairs.windows(2).all(|pair| pair[0].1 <= pair[1].1);
        let fall = pairs.windows(2).all(|pair| pair[0].1 >= pair[1].1);
        (grow != fall).then_some(grow)
    }

    /// Returns the rows of the figures in a column that a rule takes, and those that it cannot judge.
    fn taken(&self, x: usize, rule: Rule) -> (Vec<usize>, Vec<usize>) {
        let (mut taken, mut odd) = (Vec::new(), Vec::new());
        match rule {
            Rule::Limit { than, limit, sign } => {
                for (y, cell) in self.body(x) {
                    let Some(worth) = Value::of(&cell.value).worth() else { continue };
                    let own = cell.value.trim().chars().next_back().map(narrow).filter(|c| matches!(c, '%' | '‰'));
                    if sign.zip(own).is_some_and(|(sign, own)| sign != own) {
                        odd.push(y);
                    } else if match than {
                        Than::Below => worth < limit,
                        Than::AtMost => worth <= limit,
                        Than::Above => worth > limit,
                        Than::AtLeast => worth >= limit,
                        Than::Equal => worth == limit,
                    } {
                        taken.push(y);
                    }
                }
            }
            Rule::Order { end, count } => {
                let small = match end {
                    End::First => self.is_small_first(x),
                    End::Last => !self.is_small_first(x),
                    End::Largest => false,
                    End::Smallest => true,
                };
                let mut figures = self.ordered(x);
                figures.sort_by_key(|(_, worth)| if small { *worth } else { -*worth });
                // Those that are equal to the last of them are taken as well.
                let edge = figures.get(count - 1).or(figures.last()).map(|(_, worth)| *worth);
                let within =
                    |worth: Decimal| edge.is_some_and(|edge| if small { worth <= edge } else { worth >= edge });
                taken.extend(figures.iter().filter(|(_, worth)| within(*worth)).map(|(y, _)| *y));
            }
        }
        (taken, odd)
    }

    /// Returns the rows of a column with a text where a figure is wanted.
    fn texts(&self, x: usize) -> Vec<usize> {
        let is_text = |cell: &Located<String>| matches!(Value::of(&cell.value), Value::Text | Value::Date);
        self.body(x).filter(|(_, cell)| is_text(cell)).map(|(y, _)| y).collect()
    }
}

impl Reader {
    /// Finds which cells are red by row and column, and takes columns out of `marks` that get no arrows.
    ///
    /// Told are rules that are not understood and cells that cannot be marked.
    pub(super) fn mark(&mut self, table: &Marked, marks: &mut Marks) -> BTreeSet<(usize, usize)> {
        let mut red = BTreeSet::new();
        let mut odd: Vec<(usize, usize)> = Vec::new();
        for (x, text) in &marks.red {
            let Some(rule) = Rule::of(&text.value) else {
                let problem = TableFault::RedForm { text: text.value.clone() };
                self.error(problem.into(), text.place.clone());
                continue;
            };
            let (taken, unlike) = table.taken(*x, rule);
            red.extend(taken.into_iter().map(|y| (y, *x)));
            odd.extend(table.texts(*x).into_iter().chain(unlike).map(|y| (*x, y)));
        }
        marks.arrows.retain(|(x, place)| {
            let (head, (falls, rises)) = (key(table.head(*x)), FALLS);
            let fall = falls.iter().any(|word| head.contains(word)) && !head.contains(rises);
            if fall {
                let problem = TableFault::ArrowsFall { column: one_line(table.head(*x)) };
                self.found.push(Diagnostic::warning(problem.into(), place.clone()));
            } else {
                odd.extend(table.texts(*x).into_iter().map(|y| (*x, y)));
            }
            !fall
        });
        odd.sort_unstable();
        odd.dedup();
        for cells in odd.chunk_by(|a, b| a.0 == b.0) {
            let (x, y) = cells[0];
            let cell = &table.cells.rows[y][x];
            let problem = TableFault::NotMarked {
                text: one_line(&cell.value),
                column: one_line(table.head(x)),
                more: cells.len() - 1,
            };
            self.found.push(Diagnostic::warning(problem.into(), cell.place.clone()));
        }
        red
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_as_clerks_write_them() {
        let limit = |text: &str| match Rule::of(text) {
            Some(Rule::Limit { than, limit, sign }) => {
                format!("{than:?} {limit}{}", sign.map_or("".into(), String::from))
            }
            other => format!("{other:?}"),
        };
        for (text, is) in [
            ("<60", "Below 60"),
            ("＜ 60分", "Below 60"),
            ("below 60", "Below 60"),
            ("低于60.5分", "Below 60.5"),
            ("不足６０", "Below 60"),
            ("<=60", "AtMost 60"),
            ("≤ 60%", "AtMost 60%"),
            ("不超过1,000元", "AtMost 1000"),
            ("60以下", "AtMost 60"),
            ("60分及以下", "AtMost 60"),
            (">-3", "Above -3"),
            ("<−0.5个百分点", "Below -0.5"),
            ("≥5‰", "AtLeast 5‰"),
            ("100以上", "AtLeast 100"),
            ("=0", "Equal 0"),
        ] {
            assert_eq!(limit(text), is, "{text}");
        }
        for (text, end, count) in [
            ("last", End::Last, 1),
            ("Last 3", End::Last, 3),
            ("末位", End::Last, 1),
            ("后三名", End::Last, 3),
            ("倒数第一", End::Last, 1),
            ("top 3", End::First, 3),
            ("前10名", End::First, 10),
            ("第一", End::First, 1),
            ("最大", End::Largest, 1),
            ("最低 2 个", End::Smallest, 2),
        ] {
            assert_eq!(Rule::of(text), Some(Rule::Order { end, count }), "{text}");
        }
        for text in ["60", "第三", "倒数第二", "前", "top 0", "<六十", "<1万", "<60<70", "不合格", "red", "<60% 70%"]
        {
            assert_eq!(Rule::of(text), None, "{text}");
        }
    }
}
