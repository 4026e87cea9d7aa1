//! Width that no row has any use for: which columns stand wider for it.

use super::PADDING;
use super::needs::Needs;
use crate::model::Kind;

/// Cells longer than this, in em, ask for no more air than those of this length.
const LONG: f64 = 16.0;
/// What a column that is filled in few rows asks for as if it were this long, in em.
const SELDOM: f64 = 1.0;
/// Part of the air that figures and codes get for their length.
const FIGURES: f64 = 0.7;

/// What a column makes of air.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sort {
    /// Nothing below its head: nothing.
    Empty,
    /// Figures: all such columns become as wide as each other.
    Figures,
    /// Anything else: more the longer it is.
    Other,
}

impl Needs<'_, '_> {
    /// Spreads air, in em, over columns of widths in em.
    ///
    /// Columns get it by the length of what they hold, those of figures so that
    /// they are alike, and empty ones none, but in a form to be filled in, which
    /// is empty for the most part.
    pub(super) fn with_air(&self, mut widths: Vec<f64>, air: f64) -> Vec<f64> {
        let sorts = self.sorts();
        let empty = sorts.iter().filter(|(sort, _)| *sort == Sort::Empty).count();
        let is_form = 2 * empty >= widths.len();
        let wish = |x: usize| match sorts[x] {
            _ if is_form => 1.0,
            (Sort::Empty, _) => 0.0,
            (Sort::Figures, length) => FIGURES * length,
            (Sort::Other, length) => length,
        };
        let wishes: f64 = (0..widths.len()).map(wish).sum();
        let figures: Vec<usize> = (0..widths.len()).filter(|x| !is_form && sorts[*x].0 == Sort::Figures).collect();
        let theirs = air * figures.iter().map(|x| wish(*x)).sum::<f64>() / wishes;
        for x in (0..widths.len()).filter(|x| !figures.contains(x)) {
            widths[x] += air * wish(x) / wishes;
        }
        level(&mut widths, &figures, theirs);
        widths
    }

    /// Returns for each column its sort, and the length in em that tells its part, white at the sides included.
    fn sorts(&self) -> Vec<(Sort, f64)> {
        let grid = self.grid;
        let spanned = grid.spans.all().iter().filter(|span| !grid.is_head(span.row) && span.columns == 1);
        let mut merged = vec![0.0_f64; grid.columns()];
        spanned.for_each(|span| merged[span.column] = merged[span.column].max(grid.width(span.row, span.column)));
        let sort = |(x, merged): (usize, f64)| {
            let longest = grid.widest[x].first().map_or(0.0, |y| grid.width(*y, x));
            // A long cell among short or empty ones counts for little.
            let length = longest.min(2.0 * grid.mean[x] + SELDOM).max(merged);
            let sort = match grid.table.columns[x].kind {
                _ if length == 0.0 => Sort::Empty,
                // The first column may be one of years or running numbers, and names the rows.
                Kind::Number | Kind::Percent if x > 0 => Sort::Figures,
                _ => Sort::Other,
            };
            (sort, length.min(LONG) + 2.0 * PADDING)
        };
        merged.into_iter().enumerate().map(sort).collect()
    }
}

/// Widens the narrowest of some columns by so much together that they come up to each other.
pub(super) fn level(widths: &mut [f64], columns: &[usize], mut air: f64) {
    let mut sorted = columns.to_vec();
    sorted.sort_by(|a, b| widths[*a].total_cmp(&widths[*b]));
    for n in 1..=sorted.len() {
        let next = sorted.get(n).map_or(f64::INFINITY, |x| widths[*x]);
        let share = (next - widths[sorted[n - 1]]).min(air / n as f64);
        sorted[..n].iter().for_each(|x| widths[*x] += share);
        air -= share * n as f64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_narrowest_columns_come_up_to_the_others() {
        let mut widths = [2.0, 5.0, 3.0, 9.0];
        level(&mut widths, &[0, 1, 2], 3.0);
        assert_eq!(widths, [4.0, 5.0, 4.0, 9.0]);
        level(&mut widths, &[0, 1, 2], 5.0);
        assert_eq!(widths, [6.0, 6.0, 6.0, 9.0]);
    }
}
