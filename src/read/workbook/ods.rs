//! ODS, which keeps the text of every cell as it was shown.

use std::collections::{HashMap, HashSet};

use quick_xml::events::{BytesStart, Event};

use super::address::{Area, COLUMNS, ROWS, quoted};
use super::book::{AreaName, Book, SheetName};
use super::raised::Level;
use super::sheet::{Kind, Remark, Sheet};
use crate::messages::BadBook;
use crate::read::package::{Parts, Walk, attribute, number, push_text};

const CONTENT: &str = "content.xml";
/// Most spaces that one mark may stand for.
const SPACES: u32 = 1_000;
/// Office suites, which leave no formula without its result, as they call themselves.
const SUITES: [&str; 2] = ["LibreOffice", "OpenOffice"];
/// Where a cell's value stands, by its type.
const VALUES: [&str; 5] = ["value", "date-value", "time-value", "boolean-value", "string-value"];

/// The styles of raised and lowered text, by name.
type Raised = HashMap<String, Level>;

pub(super) struct Ods {
    content: String,
    raised: Raised,
    /// Whether an office suite wrote it, which calculates all formulas.
    calculated: bool,
    sheets: Vec<SheetName>,
    names: Vec<AreaName>,
}

impl Ods {
    pub(super) fn open(mut parts: Parts) -> Result<Self, BadBook> {
        let manifest = parts.text("META-INF/manifest.xml").unwrap_or_default();
        if manifest.contains("encryption-data") {
            return Err(BadBook::Encrypted);
        }
        let content = parts.text(CONTENT)?;
        let meta = parts.text("meta.xml").unwrap_or_default();
        let calculated = SUITES.iter().any(|suite| meta.contains(suite));
        let (sheets, names, raised) = list(&content)?;
        Ok(Self { content, raised, calculated, sheets, names })
    }
}

impl Book for Ods {
    fn sheets(&self) -> &[SheetName] {
        &self.sheets
    }

    fn names(&self) -> &[AreaName] {
        &self.names
    }

    fn sheet(&mut self, index: usize, area: Area) -> Result<Sheet, BadBook> {
        let name = &self.sheets.get(index).ok_or(BadBook::Damaged)?.name;
        let sheet = Sheet::new(name, area);
        let mut reader = CellReader {
            sheet,
            raised: &self.raised,
            calculated: self.calculated,
            row: 0,
            column: 0,
            rows: 1,
            listed: 0,
        };
        let (mut walk, mut tables) = (Walk::new(&self.content, CONTENT), 0);
        while let Some(event) = walk.next()? {
            if let Event::Start(e) = &event
                && e.local_name().as_ref() == "table"
            {
                if tables == index {
                    reader.table(&mut walk)?;
                    return Ok(reader.sheet);
                }
                tables += 1;
                walk.skip(e)?;
            } else if let Event::Start(e) = &event
                && e.local_name().as_ref() == "tracked-changes"
            {
                walk.skip(e)?;
            }
        }
        Err(BadBook::Damaged)
    }
}

/// Lists the sheets, the named areas, and the styles of raised and lowered text.
fn list(content: &str) -> Result<(Vec<SheetName>, Vec<AreaName>, Raised), BadBook> {
    let mut walk = Walk::new(content, CONTENT);
    let (mut sheets, mut targets) = (Vec::new(), Vec::new());
    let (mut hidden, mut raised, mut style) = (HashSet::new(), Raised::new(), None);
    while let Some(event) = walk.next()? {
        let Event::Start(e) = &event else { continue };
        match e.local_name().as_ref() {
            "style" => style = attribute(e, "name"),
            "table-properties" if attribute(e, "display").is_some_and(|display| display == "false") => {
                hidden.extend(style.take());
            }
            // `super 58%`, `sub`, or how far it is raised in per cent of the type: `33% 58%`.
            "text-properties" => {
                let position = attribute(e, "text-position").unwrap_or_default();
                let level = match position.split_whitespace().next().unwrap_or_default() {
                    "super" => Level::Raised,
                    "sub" => Level::Lowered,
                    far if far.starts_with('-') => Level::Lowered,
                    far if far.trim_end_matches('%').parse::<f64>().is_ok_and(|far| far > 0.0) => Level::Raised,
                    _ => Level::Line,
                };
                if level != Level::Line {
                    raised.extend(style.take().map(|style| (style, level)));
                }
            }
            "table" => {
                let visible = attribute(e, "style-name").is_none_or(|style| !hidden.contains(&style));
                sheets.push(SheetName { name: attribute(e, "name").unwrap_or_default(), visible });
                walk.skip(e)?;
            }
            "named-range" => targets.extend(attribute(e, "name").zip(attribute(e, "cell-range-address"))),
            "tracked-changes" => walk.skip(e)?,
            _ => {}
        }
    }
    let area_name = |(name, target): (String, String)| {
        let (sheet, area) = address(&target)?;
        Some(AreaName { name, sheet: sheets.iter().position(|known: &SheetName| known.name == sheet)?, area })
    };
    let names = targets.into_iter().filter_map(area_name).collect();
    Ok((sheets, names, raised))
}

/// Reads `$三季度.$A$1:.$W$58`, the sheet in quotes if need be, and perhaps named again after the colon.
fn address(text: &str) -> Option<(String, Area)> {
    let text = text.trim().trim_start_matches('$');
    let (sheet, rest) = match quoted(text) {
        Some((sheet, rest)) => (sheet, rest.strip_prefix('.')?),
        None => text.split_once('.').map(|(sheet, rest)| (sheet.to_owned(), rest))?,
    };
    let (first, last) = rest.split_once(':').unwrap_or((rest, rest));
    let last = last.rsplit_once('.').map_or(last, |(_, last)| last);
    Some((sheet, Area::parse(&format!("{first}:{last}"))?))
}

/// A cell while it is read.
struct Pending {
    repeat: u32,
    columns: u32,
    rows: u32,
    kind: Kind,
    text: String,
    paragraphs: usize,
    formula: bool,
    /// Whether raised or lowered characters have to stand on the line.
    on_line: bool,
    /// What the cell holds should its text be missing.
    value: Option<String>,
}

struct CellReader<'a> {
    sheet: Sheet,
    raised: &'a Raised,
    calculated: bool,
    row: u32,
    column: u32,
    /// For how many rows the present one stands.
    rows: u32,
    /// Where the columns being listed have come to.
    listed: u32,
}

impl CellReader<'_> {
    /// Reads the table that has just begun, to its end.
    fn table(&mut self, walk: &mut Walk) -> Result<(), BadBook> {
        while let Some(event) = walk.next()? {
            match &event {
                Event::Start(e) => match e.local_name().as_ref() {
                    "table-column" => self.column(e),
                    "table-row" => self.begin_row(e),
                    "table-cell" | "covered-table-cell" => self.cell(e, walk)?,
                    // Drawings, and tables within tables.
                    "shapes" | "table" => walk.skip(e)?,
                    _ => {}
                },
                Event::End(e) => match e.local_name().as_ref() {
                    "table-row" => {
                        self.row = self.row.saturating_add(self.rows);
                        // Rows stand in order, and a sheet may have a million of them.
                        if self.sheet.ends_before(self.row) {
                            return Ok(());
                        }
                    }
                    "table" => return Ok(()),
                    _ => {}
                },
                _ => {}
            }
        }
        Err(BadBook::Damaged)
    }

    fn column(&mut self, element: &BytesStart) {
        let count = repeat(element, "number-columns-repeated");
        if is_hidden(element) {
            self.sheet.hidden_columns.add(self.listed, self.listed.saturating_add(count - 1));
        }
        self.listed = self.listed.saturating_add(count);
    }

    fn begin_row(&mut self, element: &BytesStart) {
        self.column = 0;
        self.rows = repeat(element, "number-rows-repeated");
        if is_hidden(element) {
            self.sheet.hidden_rows.add(self.row, self.row.saturating_add(self.rows - 1));
        }
    }

    fn cell(&mut self, element: &BytesStart, walk: &mut Walk) -> Result<(), BadBook> {
        let covered = element.local_name().as_ref() == "covered-table-cell";
        let mut cell = Pending {
            repeat: repeat(element, "number-columns-repeated"),
            columns: repeat(element, "number-columns-spanned"),
            rows: repeat(element, "number-rows-spanned"),
            kind: self.kind(element),
            text: String::new(),
            formula: attribute(element, "formula").is_some(),
            on_line: false,
            paragraphs: 0,
            value: VALUES.iter().find_map(|name| attribute(element, name)),
        };
        text(&mut cell, element, walk, &self.raised)?;
        // What lies under a merged cell is not seen.
        if !covered {
            self.keep(&cell)?;
        }
        self.column = self.column.saturating_add(cell.repeat);
        Ok(())
    }

    fn kind(&self, element: &BytesStart) -> Kind {
        // LibreOffice says in a name space of its own that a value is an error.
        let attributes = element.attributes();
        let types = attributes.flatten().filter(|a| a.key.local_name().as_ref() == "value-type");
        let types: Vec<String> = types.map(|a| a.value.into_owned()).collect();
        let is = |word: &str| types.iter().any(|kind| kind == word);
        match () {
            () if is("error") => Kind::Error,
            // An office suite leaves the type out where the result is an empty text.
            () if types.is_empty() && !self.calculated && attribute(element, "formula").is_some() => Kind::Uncalculated,
            () if is("float") || is("percentage") || is("currency") => Kind::Number,
            () if is("date") || is("time") || is("boolean") => Kind::Other,
            () => Kind::Text,
        }
    }

    fn keep(&mut self, cell: &Pending) -> Result<(), BadBook> {
        let (row, column) = (self.row, self.column);
        if (cell.columns, cell.rows) != (1, 1) && row < ROWS && column < COLUMNS {
            let (bottom, right) = (row.saturating_add(cell.rows - 1), column.saturating_add(cell.columns - 1));
            self.sheet.merge(Area {
                top: row,
                left: column,
                bottom: bottom.min(ROWS - 1),
                right: right.min(COLUMNS - 1),
            });
        }
        let fallback = if cell.paragraphs == 0 { cell.value.as_deref() } else { None };
        let text = fallback.unwrap_or(&cell.text);
        let empty = text.trim().is_empty();
        // A number without a value is a formula's that nobody has calculated.
        let lacking = empty && cell.formula && matches!(cell.kind, Kind::Number | Kind::Other);
        let kind = if lacking { Kind::Uncalculated } else { cell.kind };
        if empty && !kind.is_blank() {
            return Ok(());
        }
        let last = (row.saturating_add(self.rows).min(ROWS), column.saturating_add(cell.repeat).min(COLUMNS));
        for row in row..last.0 {
            for column in column..last.1 {
                self.sheet.push(row, column, text, kind)?;
                if cell.on_line {
                    self.sheet.remark(row, column, Remark::OnLine);
                }
            }
        }
        Ok(())
    }
}

/// Reads the text of the cell that has just begun, to its end.
fn text(cell: &mut Pending, element: &BytesStart, walk: &mut Walk, raised: &Raised) -> Result<(), BadBook> {
    let name = element.name().as_ref().to_owned();
    let (mut paragraph, mut depth) = (false, 0);
    // Where each span of text begins, and how it stands.
    let mut spans: Vec<(usize, Level)> = Vec::new();
    while let Some(event) = walk.next()? {
        match &event {
            Event::Start(e) => match e.local_name().as_ref() {
                "p" | "h" => {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    (paragraph, cell.paragraphs) = (true, cell.paragraphs + 1);
                }
                "s" => {
                    let count = number(e, "c").unwrap_or(1).min(SPACES);
                    cell.text.extend(std::iter::repeat_n(' ', count as usize));
                }
                "tab" => cell.text.push('\t'),
                "line-break" => cell.text.push('\n'),
                "span" => {
                    let level = attribute(e, "style-name").and_then(|style| raised.get(&style).copied());
                    spans.push((cell.text.len(), level.unwrap_or_default()));
                }
                "annotation" | "frame" | "custom-shape" | "table" | "ruby-text" => walk.skip(e)?,
                _ if e.name().as_ref() == name => depth += 1,
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "p" | "h" => paragraph = false,
                "span" => {
                    if let Some((begin, level)) = spans.pop() {
                        cell.on_line |= level.put(&mut cell.text, begin);
                    }
                }
                _ if e.name().as_ref() == name && depth == 0 => return Ok(()),
                _ if e.name().as_ref() == name => depth -= 1,
                _ => {}
            },
            event if paragraph => push_text(event, &mut cell.text),
            _ => {}
        }
    }
    Err(BadBook::Damaged)
}

fn is_hidden(element: &BytesStart) -> bool {
    attribute(element, "visibility").is_some_and(|word| word == "collapse" || word == "filter")
}

/// Returns how often something stands there, at least once.
fn repeat(element: &BytesStart, name: &str) -> u32 {
    number(element, name).unwrap_or(1).max(1)
}
