//! Finds the part of a workbook that the editor asked for.

use super::address::{Area, quoted, split_sheet};
use super::book::{Book, SheetName, unusable};
use super::sheet::Sheet;
use crate::messages::Problem;
use crate::read::typed::nearest;

/// What names of sheets contain that explain the others.
const EXPLAINING: [&str; 8] = ["说明", "须知", "指南", "封面", "目录", "要求", "readme", "cover"];

/// A sheet that was chosen.
pub(super) struct Chosen {
    pub(super) sheet: Sheet,
    /// The area that was asked for.
    pub(super) area: Option<Area>,
    /// Sheets before it that were passed over, since they explain the others.
    pub(super) passed: Vec<String>,
}

/// Reads the sheet that a part such as `三季度!A1:W58` means.
///
/// Without a sheet it is the first visible one that has cells, but for those that explain the others.
pub(super) fn sheet(book: &mut dyn Book, path: &str, part: Option<&str>) -> Result<Chosen, Problem> {
    let part = part.map(str::trim).filter(|part| !part.is_empty());
    let (index, area) = part.map_or(Ok((None, None)), |part| find(book, part))?;
    let candidates = match index {
        Some(index) => vec![index],
        None => visible(book.sheets()),
    };
    let mut passed: Vec<Sheet> = Vec::new();
    for index in candidates {
        let mut sheet = book.sheet(index, area.unwrap_or(Area::ALL)).map_err(|why| unusable(path, why))?;
        sheet.sort();
        if sheet.entries().is_empty() {
            continue;
        }
        let name = sheet.name.to_lowercase();
        if part.is_none() && EXPLAINING.iter().any(|word| name.contains(word)) {
            passed.push(sheet);
            continue;
        }
        let passed = passed.into_iter().map(|sheet| sheet.name).collect();
        return Ok(Chosen { sheet, area, passed });
    }
    if let Some(sheet) = passed.into_iter().next() {
        return Ok(Chosen { sheet, area, passed: Vec::new() });
    }
    Err(Problem::NothingThere { path: path.to_owned(), part: part.map(str::to_owned) })
}

fn visible(sheets: &[SheetName]) -> Vec<usize> {
    (0..sheets.len()).filter(|index| sheets[*index].visible).collect()
}

/// Tells a sheet, an area, both, and a name apart; a sheet called `Q1` goes before the cell Q1.
fn find(book: &dyn Book, part: &str) -> Result<(Option<usize>, Option<Area>), Problem> {
    let whole = quoted(part).filter(|(_, rest)| rest.trim().is_empty()).map_or(part.to_owned(), |(name, _)| name);
    if let Some(index) = sheet_called(book, &whole) {
        return Ok((Some(index), None));
    }
    if let Some((name, rest)) = split_sheet(part) {
        let index = sheet_called(book, &name).ok_or_else(|| unknown(book, name))?;
        let area = Area::parse(rest).ok_or_else(|| Problem::RangeForm { text: rest.trim().to_owned() })?;
        return Ok((Some(index), Some(area)));
    }
    if part.contains([':', '：']) {
        return match Area::parse(part) {
            Some(area) => Ok((None, Some(area))),
            None => Err(Problem::RangeForm { text: part.to_owned() }),
        };
    }
    match book.names().iter().find(|known| same(&known.name, &whole)) {
        Some(known) => Ok((Some(known.sheet), Some(known.area))),
        None => Err(unknown(book, whole)),
    }
}

fn sheet_called(book: &dyn Book, name: &str) -> Option<usize> {
    let sheets = book.sheets();
    let exact = sheets.iter().position(|sheet| sheet.name == name);
    exact.or_else(|| sheets.iter().position(|sheet| same(&sheet.name, name)))
}

/// Returns whether two names are one to a spreadsheet program, which tells no capitals from small letters.
fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

fn unknown(book: &dyn Book, name: String) -> Problem {
    let visible = book.sheets().iter().filter(|sheet| sheet.visible).map(|sheet| sheet.name.clone());
    let known: Vec<String> = visible.chain(book.names().iter().map(|known| known.name.clone())).collect();
    Problem::NoSuchSheet { near: nearest(&name, known.iter().map(String::as_str)), name, known }
}
