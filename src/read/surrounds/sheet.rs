//! A sheet as it is looked at to tell a table from what surrounds it.

use std::collections::HashMap;

use crate::hanzi::half_width;
use crate::model::{Cells, Merge, Value};

/// What a cell looks like, whatever it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Blank,
    /// A sign that there is no figure, which tells nothing.
    Sign,
    Number,
    /// A whole number that may be a year, 1900 to 2100.
    Year,
    /// A whole number up to three digits, as columns are counted.
    Count(u32),
    Date,
    Text,
}

impl Look {
    fn of(text: &str) -> Self {
        let text = text.trim();
        match Value::of(text) {
            Value::Empty => Self::Blank,
            Value::Sign => Self::Sign,
            Value::Date => Self::Date,
            Value::Text if unnamed(text) => Self::Blank,
            Value::Text => Self::Text,
            Value::Number { .. } => {
                let plain: String = text.chars().map(half_width).collect();
                match plain.parse::<u32>() {
                    Ok(number) if (1900..=2100).contains(&number) => Self::Year,
                    Ok(number) if number < 1000 && !plain.starts_with('0') => Self::Count(number),
                    _ => Self::Number,
                }
            }
        }
    }

    pub(super) fn is_figure(self) -> bool {
        matches!(self, Self::Number | Self::Year | Self::Count(_))
    }
}

/// Returns whether a program wrote a text for a head that there was not.
fn unnamed(text: &str) -> bool {
    let number = text.strip_prefix("Unnamed: ").map(|rest| rest.trim_end_matches("_level_0"));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Returns whether a text is nothing, or what a program wrote for a head that there was not.
fn is_blank(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || unnamed(text)
}

/// A sheet, and which of its columns hold anything.
pub(super) struct Sheet<'c> {
    pub(super) cells: &'c Cells,
    /// The merged cells by where they begin.
    merges: HashMap<(usize, usize), Merge>,
    /// The columns that hold anything, in order.
    pub(super) used: Vec<usize>,
}

impl<'c> Sheet<'c> {
    pub(super) fn new(cells: &'c Cells) -> Self {
        let used = |x: &usize| cells.rows.iter().any(|row| !is_blank(&row[*x].value));
        let used = (0..cells.columns()).filter(used).collect();
        let merges = cells.merges.iter().map(|merge| ((merge.row, merge.column), *merge)).collect();
        Self { cells, merges, used }
    }

    pub(super) fn rows(&self) -> usize {
        self.cells.rows.len()
    }

    /// Returns how many columns hold anything.
    pub(super) fn wide(&self) -> usize {
        self.used.len()
    }

    pub(super) fn look(&self, y: usize, x: usize) -> Look {
        Look::of(&self.cells.rows[y][x].value)
    }

    pub(super) fn text(&self, y: usize, x: usize) -> &'c str {
        self.cells.rows[y][x].value.trim()
    }

    /// Returns the columns in which a row holds something.
    pub(super) fn filled(&self, y: usize) -> Vec<usize> {
        let row = &self.cells.rows[y];
        (0..row.len()).filter(|x| !is_blank(&row[*x].value)).collect()
    }

    /// Returns over how many used columns the cell at a place reaches.
    pub(super) fn reach(&self, y: usize, x: usize) -> usize {
        match self.merges.get(&(y, x)) {
            Some(merge) => {
                self.used.iter().filter(|x| (merge.column..merge.column + merge.columns).contains(x)).count()
            }
            None => 1,
        }
    }

    /// Returns how many merged cells that begin in some rows reach down into another row.
    pub(super) fn reaching_down(&self, rows: std::ops::Range<usize>, into: usize) -> usize {
        // What is higher joins rows below the head.
        let head = |merge: &Merge| rows.contains(&merge.row) && merge.rows <= HIGHEST_HEAD;
        self.merges.values().filter(|merge| head(merge) && merge.row + merge.rows > into).count()
    }

    /// Returns whether a row may be of a head: it has no figure but years and numbers that count columns.
    pub(super) fn is_headlike(&self, y: usize, from: usize) -> bool {
        let counts: Vec<u32> = self.counts(y, from).collect();
        // Under several heads they begin anew.
        let counting =
            counts.len() > 2 && counts[0] == 1 && counts.windows(2).all(|pair| pair[1] == pair[0] + 1 || pair[1] == 1);
        let years: Vec<usize> = self.used.iter().copied().filter(|x| self.look(y, *x) == Look::Year).collect();
        // Quantities may happen to lie between 1900 and 2100, but not to go up or down by one.
        let running = years.windows(2).filter(|pair| self.text(y, pair[0]) != self.text(y, pair[1])).all(|pair| {
            let year =
                |x: usize| self.text(y, x).chars().map(half_width).collect::<String>().parse::<i32>().unwrap_or(0);
            (year(pair[0]) - year(pair[1])).abs() <= 20
        });
        let fits = |x: &usize| match self.look(y, *x) {
            Look::Number => false,
            Look::Count(_) => counting,
            Look::Year => running,
            _ => true,
        };
        self.used.iter().filter(|x| **x >= from).all(fits)
    }

    fn counts(&self, y: usize, from: usize) -> impl Iterator<Item = u32> {
        let used = self.used.iter().filter(move |x| **x >= from);
        used.filter_map(move |x| match self.look(y, *x) {
            Look::Count(number) => Some(number),
            _ => None,
        })
    }
}

/// Most rows of a head that one of its cells covers.
const HIGHEST_HEAD: usize = 5;
