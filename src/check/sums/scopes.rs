//! What a total may be the sum of, the likeliest first.

use std::collections::{BTreeSet, HashSet};

use rust_decimal::Decimal;

use crate::check::grid::{Axis, Cell, Grid, Strip};
use crate::hanzi::is_numeral;
use crate::model::stated_unit;

/// How many readings there are of what a total is the sum of.
pub(super) const READINGS: usize = 20;
/// Most rows or columns among which levels and breakdowns are looked for.
const MOST: usize = 300;

/// A total among the rows or columns of a table.
pub(super) struct Scope<'g> {
    pub(super) grid: &'g Grid<'g>,
    pub(super) axis: Axis,
    /// Which of the strips of the axis is the total.
    pub(super) index: usize,
}

impl<'g> Scope<'g> {
    pub(super) fn total(&self) -> &'g Strip {
        &self.grid.strips(self.axis)[self.index]
    }

    /// Returns what the total may be the sum of by one reading; empty if by that reading of nothing.
    ///
    /// `covered` are the parts of the totals before it.
    pub(super) fn reading(&self, covered: &BTreeSet<usize>, number: usize) -> Vec<usize> {
        let strips = self.grid.strips(self.axis);
        let (before, after) = (&strips[..self.index], &strips[self.index + 1..]);
        // A row without a name may be a total that nobody named.
        let unnamed = strips.iter().filter(|strip| strip.names.is_empty()).count();
        let named = |strip: &&Strip| !strip.names.is_empty() || 2 * unnamed > strips.len();
        let single = |strip: &&Strip| strip.summable && !strip.total && !strip.within && named(strip);
        let plain = |strip: &&Strip| single(strip) && !strip.group_total;
        let other = || before.iter().chain(after);
        let since = before.iter().rposition(|strip| strip.total).map_or(0, |at| at + 1);
        let until = after.iter().position(|strip| strip.total).unwrap_or(after.len());
        let (above, below) = (before[since..].iter(), after[..until].iter());
        let groups = self.total().groups();
        let ats = |strips: &mut dyn Iterator<Item = &Strip>| strips.map(|strip| strip.at).collect::<Vec<usize>>();
        if self.total().group_total {
            // 合计/户数 is the sum of 甲/户数 and 乙/户数.
            let same = |strip: &&Strip| strip.own() == self.total().own();
            return if number == 0 { ats(&mut other().filter(plain).filter(same)) } else { Vec::new() };
        }
        match number {
            0 if groups.is_empty() => Vec::new(),
            0 => ats(&mut other().filter(|strip| strip.names.starts_with(groups)).filter(single)),
            1 => ats(&mut above.filter(plain)),
            2 => ats(&mut before.iter().filter(plain)),
            3 => ats(&mut below.filter(plain)),
            4 => ats(&mut after.iter().filter(plain)),
            5 => ats(&mut other().filter(plain)),
            6 => ats(&mut before.iter().filter(|strip| strip.total && strip.summable)),
            7 => ats(&mut after.iter().filter(|strip| strip.total && strip.summable)),
            // Subtotals, and what none of them covers.
            8 => ats(&mut before.iter().filter(|s| s.summable && !s.within && !covered.contains(&s.at))),
            9 => ats(&mut before.iter().filter(|strip| is_numbered(strip.own())).filter(plain)),
            10 => ats(&mut above.filter(|strip| strip.summable)),
            11 => ats(&mut below.filter(|strip| strip.summable)),
            12 => ats(&mut after.iter().filter(|strip| is_numbered(strip.own())).filter(plain)),
            13 => self.outermost(&other().filter(plain).collect::<Vec<_>>()),
            14 => self.breakdown(&after.iter().filter(plain).collect::<Vec<_>>()),
            15 => self.breakdown(&before.iter().filter(plain).collect::<Vec<_>>()),
            16 => ats(&mut other().filter(|strip| strip.summable && !strip.total && !strip.within)),
            // Of several units the total's own counts.
            17 => stated_unit(self.total().own()).map_or(Vec::new(), |unit| {
                ats(&mut other().filter(plain).filter(|strip| stated_unit(strip.own()).as_ref() == Some(&unit)))
            }),
            18 => self.heads(&after.iter().filter(plain).collect::<Vec<_>>()),
            _ => self.heads(&before.iter().filter(plain).collect::<Vec<_>>()),
        }
    }

    /// Returns the rows that are indented least, if others are indented more, or whose codes begin with none of the others'.
    fn outermost(&self, strips: &[&Strip]) -> Vec<usize> {
        let indented: Vec<(usize, usize)> = strips.iter().map(|strip| (strip.at, self.indent(strip))).collect();
        let least = indented.iter().map(|(_, indent)| *indent).min().unwrap_or(0);
        let outer: Vec<usize> = indented.iter().filter(|(_, indent)| *indent == least).map(|(at, _)| *at).collect();
        let outer = if outer.len() < indented.len() { outer } else { self.outer_codes(strips) };
        if outer.len() < strips.len() && outer.len() > 1 { outer } else { Vec::new() }
    }

    /// Returns the rows whose codes begin with none of the others': 1001 and 1002, not 100101.
    pub(super) fn outer_codes(&self, strips: &[&Strip]) -> Vec<usize> {
        let code = |strip: &Strip| self.code(strip).unwrap_or_default();
        let codes: HashSet<&str> = strips.iter().map(|strip| code(strip)).filter(|code| code.len() > 1).collect();
        let within = |code: &str| (2..code.len()).any(|end| code.get(..end).is_some_and(|start| codes.contains(start)));
        strips.iter().filter(|strip| !within(code(strip))).map(|strip| strip.at).collect()
    }

    /// Returns the code of a row, which stands in its first column: 100101, 1.2.1.
    fn code(&self, strip: &Strip) -> Option<&'g str> {
        let text = if self.axis == Axis::Down { self.grid.text(strip.at, 0) } else { "" };
        let code = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        (code && !text.is_empty()).then_some(text)
    }

    /// Returns how many blanks stand before the name of a row.
    pub(super) fn indent(&self, strip: &Strip) -> usize {
        if self.axis == Axis::Across {
            return 0;
        }
        let row = &self.grid.table.cells.rows[strip.at];
        let name = row.iter().map(|cell| cell.value.as_str()).find(|text| !text.trim().is_empty());
        // An ideographic space is as wide as two others.
        let wide = |c: char| if c == '\u{3000}' { 2 } else { 1 };
        name.map_or(0, |name| name.chars().take_while(|c| c.is_whitespace()).map(wide).sum())
    }

    /// Returns the first of several runs of rows each of which adds up to the total, as by sex and then by age.
    fn breakdown(&self, strips: &[&Strip]) -> Vec<usize> {
        let lines = self.lines();
        if strips.len() > MOST || strips.len() < 4 || lines.is_empty() {
            return Vec::new();
        }
        let (mut start, mut first, mut runs) = (0, 0, 0);
        for end in 1..=strips.len() {
            if end - start > 1 && self.agree(&lines, self.total(), &strips[start..end]) {
                first = if runs == 0 { end } else { first };
                (start, runs) = (end, runs + 1);
            }
        }
        if runs > 1 && start == strips.len() { strips[..first].iter().map(|s| s.at).collect() } else { Vec::new() }
    }

    /// Returns the rows that are no parts of a row before them, where some are sums of the rows that follow.
    fn heads(&self, strips: &[&Strip]) -> Vec<usize> {
        let lines = self.lines();
        if strips.len() > MOST || strips.len() < 4 || lines.is_empty() {
            return Vec::new();
        }
        // From the last one on, since what a row covers depends on what those below it cover.
        let mut next: Vec<usize> = (1..=strips.len()).collect();
        for i in (0..strips.len()).rev() {
            let (mut children, mut at) = (Vec::new(), i + 1);
            while at < strips.len() && children.len() < MOST_CHILDREN {
                children.push(strips[at]);
                at = next[at];
                if children.len() > 1 && self.agree(&lines, strips[i], &children) {
                    next[i] = at;
                    break;
                }
            }
        }
        let mut heads = Vec::new();
        let mut at = 0;
        while at < strips.len() {
            heads.push(strips[at].at);
            at = next[at];
        }
        // Small figures on one line may add up by chance.
        let sure =
            lines.len() > 1 || self.figure(self.total(), lines[0]).is_some_and(|worth| worth > Decimal::ONE_HUNDRED);
        if heads.len() < strips.len() && heads.len() > 1 && sure { heads } else { Vec::new() }
    }

    /// Returns whether some parts are sums of others that follow them, on several lines.
    pub(super) fn is_nested(&self, parts: &[&Strip]) -> bool {
        self.lines().len() > 1 && !self.heads(parts).is_empty()
    }

    /// Returns the lines on which the total has a figure.
    fn lines(&self) -> Vec<usize> {
        let lines = self.grid.lines(self.axis).iter().filter(|line| line.summable && !line.stock).map(|line| line.at);
        lines.filter(|line| self.figure(self.total(), *line).is_some()).take(MOST_LINES).collect()
    }

    fn figure(&self, strip: &Strip, line: usize) -> Option<Decimal> {
        match self.grid.at(self.axis, strip.at, line) {
            Cell::Figure(worth) => Some(worth),
            _ => None,
        }
    }

    /// Returns whether some strips add up to another on more than half of some lines, of which one is not nought.
    fn agree(&self, lines: &[usize], whole: &Strip, parts: &[&Strip]) -> bool {
        let (mut agree, mut weighty) = (0, false);
        for line in lines {
            let Some(stated) = self.figure(whole, *line) else { continue };
            let worths = parts.iter().filter_map(|part| self.figure(part, *line));
            let sum = worths.clone().try_fold(Decimal::ZERO, Decimal::checked_add);
            if sum == Some(stated) {
                agree += 1;
                weighty |= worths.filter(|worth| !worth.is_zero()).count() > 1;
            }
        }
        weighty && agree * 2 > lines.len()
    }
}

/// Most rows that are looked at as parts of one before them.
const MOST_CHILDREN: usize = 40;
/// So many lines are enough to tell what is a part of what.
const MOST_LINES: usize = 12;

/// Returns whether a name begins with 一、 or the like, as those of main groups do.
fn is_numbered(name: &str) -> bool {
    name.split_once('、').is_some_and(|(number, _)| !number.is_empty() && number.chars().all(is_numeral))
}
