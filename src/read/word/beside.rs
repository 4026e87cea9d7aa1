//! Pictures that a table without words of its own puts side by side.

use super::draft::{Grid, Image, Paragraph, Piece};

/// Most pictures that stand together.
const MOST: usize = 9;
/// Longest words below a picture, in characters.
const LONGEST: usize = 40;

/// Pictures side by side.
#[derive(Debug)]
pub(super) struct Beside {
    /// Each with the words below it.
    pub(super) pictures: Vec<(Image, Option<Paragraph>)>,
    /// The words below all of them.
    pub(super) caption: Option<Paragraph>,
    pub(super) per_row: usize,
}

/// Takes pictures out of a table that holds nothing but them and the words below them; other tables come back.
pub(super) fn take_pictures(grid: Grid) -> Result<Beside, Grid> {
    let Some(per_row) = per_row(&grid) else { return Err(grid) };
    let joined: Vec<_> = grid.merges.iter().filter(|merge| merge.columns > 1).map(|m| (m.row, m.column)).collect();
    let mut beside = Beside { pictures: Vec::new(), caption: None, per_row };
    // Which picture the words in a column belong to.
    let mut above: Vec<Option<usize>> = Vec::new();
    for (y, row) in grid.rows.into_iter().enumerate() {
        let pictures = row.iter().any(|cell| has_picture(cell));
        if pictures {
            above = vec![None; row.len()];
        }
        for (x, cell) in row.into_iter().enumerate() {
            for piece in cell {
                match piece {
                    Piece::Picture(image) => {
                        above[x] = Some(beside.pictures.len());
                        beside.pictures.push((image, None));
                    }
                    Piece::Paragraph(words) if !pictures && joined.contains(&(y, x)) => beside.caption = Some(words),
                    Piece::Paragraph(words) => {
                        if let Some(at) = above[x] {
                            beside.pictures[at].1 = Some(words);
                        }
                    }
                    Piece::Table(_) => {}
                }
            }
        }
    }
    Ok(beside)
}

fn has_picture(cell: &[Piece]) -> bool {
    cell.iter().any(|piece| matches!(piece, Piece::Picture(_)))
}

/// Returns how many pictures stand side by side; `None` if anything else stands in the table.
fn per_row(grid: &Grid) -> Option<usize> {
    // By column, whether words may stand below the picture there.
    let mut open: Vec<bool> = Vec::new();
    let (mut count, mut widest, mut common) = (0, 0, false);
    for (y, row) in grid.rows.iter().enumerate() {
        if row.iter().all(Vec::is_empty) {
            continue;
        }
        if common || !row.iter().all(|cell| is_plain(cell)) {
            return None;
        }
        let pictures = row.iter().filter(|cell| has_picture(cell)).count();
        if pictures > 0 {
            if row.iter().any(|cell| !cell.is_empty() && !has_picture(cell)) {
                return None;
            }
            open = row.iter().map(|cell| has_picture(cell) && cell.len() == 1).collect();
            (count, widest) = (count + pictures, widest.max(pictures));
            continue;
        }
        let words: Vec<usize> = (0..row.len()).filter(|x| !row[*x].is_empty()).collect();
        common = words.len() == 1
            && grid.merges.iter().any(|merge| (merge.row, merge.column) == (y, words[0]) && merge.columns > 1);
        if !common && !words.iter().all(|x| open.get(*x).copied().unwrap_or(false)) || open.is_empty() {
            return None;
        }
        open = vec![false; row.len()];
    }
    ((2..=MOST).contains(&count) && widest > 1).then_some(widest)
}

/// Returns whether a cell holds one picture at most, and one line of words below it at most.
fn is_plain(cell: &[Piece]) -> bool {
    let is_caption = |line: &Paragraph| {
        let text = line.text();
        line.item.is_none() && line.lines.len() == 1 && text.chars().count() <= LONGEST && !text.contains('。')
    };
    match cell {
        [] | [Piece::Picture(_)] => true,
        [Piece::Paragraph(line)] | [Piece::Picture(_), Piece::Paragraph(line)] => is_caption(line),
        _ => false,
    }
}
