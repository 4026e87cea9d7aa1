//! Which page goes where: the order of a booklet, of its signatures, and of proofs.
//!
//! Only numbers; pages are counted from 0 here, sheets from 1.

/// Where blank pages go that fill a booklet up to whole sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Blanks {
    /// Before the last page, so that the 版记 stays on the back of the booklet.
    #[default]
    BeforeLast,
    /// After the last page.
    End,
}

/// What is printed on one side of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The sheet, from 1.
    pub sheet: usize,
    /// Whether it is the back.
    pub back: bool,
    /// How many sheets lie around this one in its signature: 0 for the outermost.
    pub inside: usize,
    /// The pages from left to right and from top to bottom, from 0; `None` is a blank page.
    pub cells: Vec<Option<usize>>,
}

/// Returns the sides of a saddle-stitched booklet, front and back of each sheet in turn.
///
/// Of N pages, filled up to a multiple of four, sheet i bears \[N−2i+2 | 2i−1\]
/// on its front and \[2i | N−2i+1\] on its back. With `signature`, a multiple
/// of four, every so many pages are a booklet of their own; the last may be
/// smaller. No pages give no sides.
pub fn booklet(pages: usize, blanks: Blanks, signature: Option<usize>) -> Vec<Side> {
    let sequence = filled_up(pages, blanks);
    let size = signature.unwrap_or(sequence.len()).max(4);
    let mut sides: Vec<Side> = Vec::with_capacity(sequence.len() / 2);
    for gathered in sequence.chunks(size) {
        let last = gathered.len() - 1;
        for inside in 0..gathered.len() / 4 {
            let sheet = sides.len() / 2 + 1;
            let first = 2 * inside;
            let side = |back, left: usize, right: usize| {
                let cells = vec![gathered[left], gathered[right]];
                Side { sheet, back, inside, cells }
            };
            sides.push(side(false, last - first, first));
            sides.push(side(true, first + 1, last - first - 1));
        }
    }
    sides
}

/// Returns the sides of a proof with so many pages on each, printed on one side of the paper.
pub fn proof(pages: usize, cells: usize) -> Vec<Side> {
    let side = |sheet: usize| {
        let first = sheet * cells;
        let cells = (first..first + cells).map(|page| Some(page).filter(|page| *page < pages)).collect();
        Side { sheet: sheet + 1, back: false, inside: 0, cells }
    };
    (0..pages.div_ceil(cells)).map(side).collect()
}

/// Returns how many blank pages fill a booklet up.
pub fn blanks(pages: usize) -> usize {
    pages.next_multiple_of(4) - pages
}

/// Returns the pages as they are read, with blank ones up to a multiple of four.
fn filled_up(pages: usize, blanks: Blanks) -> Vec<Option<usize>> {
    let mut sequence: Vec<Option<usize>> = (0..pages).map(Some).collect();
    let added = std::iter::repeat_n(None, self::blanks(pages));
    // A single page is the front of its sheet, not the back.
    let at = if blanks == Blanks::BeforeLast && pages > 1 { pages - 1 } else { pages };
    sequence.splice(at..at, added);
    sequence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_page_is_the_front() {
        let sides = booklet(1, Blanks::BeforeLast, None);
        assert_eq!(sides.iter().flat_map(|side| side.cells.clone()).collect::<Vec<_>>(), [None, Some(0), None, None]);
        assert!(booklet(0, Blanks::BeforeLast, None).is_empty());
    }

    /// The folded booklet: of every sheet the right front and left back are one leaf, the other halves another.
    #[test]
    fn folding_gives_every_page_once_and_in_order() {
        for pages in 1..=200 {
            for signature in [None, Some(4), Some(8), Some(16), Some(20)] {
                for blanks in [Blanks::BeforeLast, Blanks::End] {
                    let sides = booklet(pages, blanks, signature);
                    assert_eq!(read(&sides, signature), filled_up(pages, blanks), "{pages} {signature:?}");
                }
            }
        }
    }

    /// Folds each signature, and turns over its leaves.
    fn read(sides: &[Side], signature: Option<usize>) -> Vec<Option<usize>> {
        let mut pages = Vec::new();
        for gathered in sides.chunks(signature.map_or(sides.len(), |size| size / 2)) {
            for sheet in gathered.chunks(2) {
                assert_eq!((sheet[0].sheet, sheet[0].back, sheet[1].back), (sheet[1].sheet, false, true));
                pages.extend([sheet[0].cells[1], sheet[1].cells[0]]);
            }
            for sheet in gathered.chunks(2).rev() {
                pages.extend([sheet[1].cells[1], sheet[0].cells[0]]);
            }
        }
        pages
    }
}
