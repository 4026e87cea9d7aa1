//! XLSX and XLSM: what stands around the cells.

use std::collections::{HashMap, HashSet};

use quick_xml::events::Event;

use super::address::{Area, split_sheet};
use super::book::{AreaName, Book, SheetName};
use super::formats::built_in;
use super::raised::Level;
use super::sheet::Sheet;
use super::shown::Shown;
use super::xlsx_sheet::{self, Around, Strings};
use crate::messages::BadBook;
use crate::read::package::{Parts, Walk, attribute, is_set, number, push_text, relations};

/// Most kinds of cells that are told apart; Excel itself has 65,490.
const STYLE_LIMIT: usize = 100_000;
/// The states of sheets that are not shown.
const HIDDEN: [&str; 2] = ["hidden", "veryHidden"];
/// The part that lists the sheets, in nearly all workbooks.
const CUSTOMARY: &str = "xl/workbook.xml";

pub(super) struct Xlsx {
    parts: Parts,
    sheets: Vec<SheetName>,
    /// The part of each sheet.
    paths: Vec<String>,
    names: Vec<AreaName>,
    strings: Strings,
    shown: Shown,
    /// Whether the results of formulas are to be calculated when the workbook is opened.
    stale: bool,
}

impl Xlsx {
    /// Opens a workbook whose sheets are listed in a part.
    pub(super) fn open(mut parts: Parts, part: &str) -> Result<Self, BadBook> {
        let related = relations(&mut parts, part)?;
        let listed = list(&parts.text(part)?, part)?;
        let (mut sheets, mut paths) = (Vec::new(), Vec::new());
        for (name, id) in listed.sheets {
            // Sheets that are one large chart have no cells.
            let relation = related.get(&id).filter(|relation| relation.kind.ends_with("/worksheet"));
            if let Some(path) = relation.and_then(|relation| relation.part()) {
                paths.push(path.to_owned());
                sheets.push(name);
            }
        }
        let index_of = |name: &str| sheets.iter().position(|sheet: &SheetName| sheet.name == name);
        let area_name = |(name, target): (String, String)| {
            let (sheet, rest) = split_sheet(&target)?;
            Some(AreaName { name, sheet: index_of(&sheet)?, area: Area::parse(rest)? })
        };
        let mut names: Vec<AreaName> = listed.names.into_iter().filter_map(area_name).collect();
        for (sheet, path) in paths.iter().enumerate() {
            names.extend(tables(&mut parts, path, sheet));
        }
        // Neither part need be there, and their names are only a custom.
        let mut part_of = |kind: &str| {
            let path = related.values().find(|relation| relation.kind.ends_with(kind)).and_then(|r| r.part());
            match path.filter(|path| parts.has(path)) {
                Some(path) => Ok::<_, BadBook>(Some((parts.text(path)?, path.to_owned()))),
                None => Ok(None),
            }
        };
        let styles = part_of("/styles")?.map(|(text, part)| styles(&text, &part)).transpose()?.unwrap_or_default();
        let strings = part_of("/sharedStrings")?.map(|(text, part)| Strings::read(&text, &part));
        let strings = strings.transpose()?.unwrap_or_default();
        let shown = Shown::new(styles.codes, listed.from_1904).with_raised(styles.raised);
        Ok(Self { parts, sheets, paths, names, strings, shown, stale: listed.stale })
    }
}

impl Book for Xlsx {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn names(&self) -> &[AreaName] {
        &self.names
    }

    fn sheet(&mut self, index: usize, area: Area) -> Result<Sheet, BadBook> {
        let (Some(sheet), Some(path)) = (self.sheets.get(index), self.paths.get(index)) else {
            return Err(BadBook::Damaged);
        };
        let text = self.parts.text(path)?;
        let around = Around { strings: &self.strings, shown: &mut self.shown, stale: self.stale };
        xlsx_sheet::read((&text, path), Sheet::new(&sheet.name, area), around)
    }
}

/// Finds the part that lists the sheets: the one that the package says is its document, as Excel does, or else the
/// one with the customary name.
pub(super) fn main_part(parts: &mut Parts) -> Result<Option<String>, BadBook> {
    let related = relations(parts, "")?;
    let documents = related.values().filter(|relation| relation.kind.ends_with("/officeDocument"));
    let named = documents.filter_map(|relation| relation.part()).find(|part| parts.has(part)).map(str::to_owned);
    Ok(match named.filter(|part| part.ends_with(".xml")) {
        Some(part) => is_workbook(parts, &part).then_some(part),
        None => parts.has(CUSTOMARY).then(|| CUSTOMARY.to_owned()),
    })
}

/// Returns whether a part lists sheets; documents of other programs are packed alike.
fn is_workbook(parts: &mut Parts, part: &str) -> bool {
    let Ok(text) = parts.text(part) else { return part == CUSTOMARY };
    let mut walk = Walk::new(&text, part);
    while let Ok(event) = walk.next() {
        match event {
            Some(Event::Start(e)) => return e.local_name().as_ref() == "workbook",
            Some(_) => {}
            None => break,
        }
    }
    // What is damaged is told when it is read.
    part == CUSTOMARY
}

/// What `workbook.xml` says.
#[derive(Default)]
struct Listed {
    /// Each sheet with the id of its relation.
    sheets: Vec<(SheetName, String)>,
    /// Each name with the formula that it stands for.
    names: Vec<(String, String)>,
    from_1904: bool,
    stale: bool,
}

fn list(text: &str, part: &str) -> Result<Listed, BadBook> {
    let mut listed = Listed::default();
    let mut walk = Walk::new(text, part);
    let mut name: Option<(String, String)> = None;
    while let Some(event) = walk.next()? {
        match &event {
            Event::Start(e) => match e.local_name().as_ref() {
                "calcPr" => listed.stale = is_set(e, "fullCalcOnLoad"),
                "workbookPr" => listed.from_1904 = is_set(e, "date1904"),
                "sheet" => {
                    // Any other word is none of the standard's, and programs show such a sheet.
                    let hidden = attribute(e, "state").is_some_and(|state| HIDDEN.contains(&state.as_str()));
                    let name = attribute(e, "name").unwrap_or_default();
                    listed.sheets.push((SheetName { name, visible: !hidden }, attribute(e, "id").unwrap_or_default()));
                }
                // Names that begin so are Excel's own, such as the area to print.
                "definedName" => {
                    name = attribute(e, "name").filter(|name| !name.starts_with("_xlnm.")).map(|n| (n, String::new()));
                }
                _ => {}
            },
            Event::End(e) if e.local_name().as_ref() == "definedName" => listed.names.extend(name.take()),
            event => {
                if let Some((_, target)) = &mut name {
                    push_text(event, target);
                }
            }
        }
    }
    Ok(listed)
}

/// Finds the Excel tables of a sheet; those that cannot be read are nobody's trouble until asked for.
fn tables(parts: &mut Parts, sheet_part: &str, sheet: usize) -> Vec<AreaName> {
    let related = relations(parts, sheet_part).unwrap_or_default();
    let tables = related.values().filter(|relation| relation.kind.ends_with("/table"));
    let mut paths: Vec<&str> = tables.filter_map(|relation| relation.part()).collect();
    paths.sort_unstable();
    let table = |path: &str| {
        let text = parts.text(path).ok()?;
        let mut walk = Walk::new(&text, path);
        while let Some(event) = walk.next().ok()? {
            if let Event::Start(e) = &event {
                let name = attribute(e, "displayName").or_else(|| attribute(e, "name"))?;
                return Some(AreaName { name, sheet, area: Area::parse(&attribute(e, "ref")?)? });
            }
        }
        None
    };
    paths.into_iter().filter_map(table).collect()
}

/// What `styles.xml` says of the kinds of cells.
#[derive(Default)]
struct Styles {
    /// The number format of each.
    codes: Vec<String>,
    /// Those whose font is raised or lowered.
    raised: HashSet<usize>,
}

fn styles(text: &str, part: &str) -> Result<Styles, BadBook> {
    let mut walk = Walk::new(text, part);
    let (mut own, mut formats, mut fonts, mut raised) = (HashMap::new(), Vec::new(), Vec::new(), HashSet::new());
    let (mut within, mut in_fonts) = (false, false);
    while let Some(event) = walk.next()? {
        match &event {
            Event::Start(e) => match e.local_name().as_ref() {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (number(e, "numFmtId"), attribute(e, "formatCode")) {
                        own.insert(id, code);
                    }
                }
                // What conditions change; its formats have numbers of their own.
                "dxfs" => walk.skip(e)?,
                "fonts" => in_fonts = true,
                "font" if in_fonts && fonts.len() < STYLE_LIMIT => fonts.push(Level::Line),
                "vertAlign" if in_fonts => {
                    if let Some(font) = fonts.last_mut() {
                        *font = Level::named(attribute(e, "val").as_deref());
                    }
                }
                "cellXfs" => within = true,
                "xf" if within && formats.len() < STYLE_LIMIT => {
                    let font = number(e, "fontId").and_then(|font| fonts.get(font as usize));
                    if font.is_some_and(|level| *level != Level::Line) {
                        raised.insert(formats.len());
                    }
                    formats.push(number(e, "numFmtId").unwrap_or(0));
                }
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "cellXfs" => within = false,
                "fonts" => in_fonts = false,
                _ => {}
            },
            _ => {}
        }
    }
    let code = |id: u32| own.get(&id).cloned().unwrap_or_else(|| built_in(id).to_owned());
    Ok(Styles { codes: formats.into_iter().map(code).collect(), raised })
}
