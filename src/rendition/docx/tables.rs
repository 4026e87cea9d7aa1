//! Statistics tables and rankings, as tables that Word breaks itself.

use super::book::Book;
use super::cells::{Cell, Frame, Joined, Row, frame, row};
use super::drawing::Image;
use super::heights::{Heights, Room};
use super::measures::{Measures, twips};
use super::paragraph::{Paragraph, text_runs};
use super::props::Run;
use super::section::{Sheet, Start};
use super::styles::{NOTE_LINE, RED, SIHAO, TableType, WUHAO};
use crate::document::{Part, RankingChart};
use crate::model::Align;
use crate::tables::{TableInput, TableLayout, WholeBlock, WholeCell, whole};

/// Thickness in twips of the rules between rows; some programs add it to the height of a row.
const RULE: i64 = 10;
/// What cells have less white than in the PDF at either side, in twips: columns may be as narrow as their figures, and
/// Word takes the rules between them off the room of the text.
const SLACK: i64 = 12;

/// What stands above a table.
pub(super) struct Lines<'l> {
    /// 附件1.
    pub(super) annex: Option<&'l str>,
    /// Its title.
    pub(super) title: Option<&'l str>,
    /// The same as broken into lines, and above further blocks.
    pub(super) lines: &'l [String],
    pub(super) continued: &'l [String],
    /// Other lines, at the left.
    pub(super) lead: &'l [String],
    /// 单位：….
    pub(super) unit: Option<&'l str>,
}

impl<'l> Lines<'l> {
    /// Takes them from a table; there are none above other parts.
    pub(super) fn of(part: &'l Part) -> Option<Self> {
        let Part::Table { annex, title, lines, continued, lead, unit, .. } = part else { return None };
        let (annex, title, unit) = (annex.as_deref(), title.as_deref(), unit.as_deref());
        Some(Self { annex, title, lines, continued, lead, unit })
    }

    /// Returns how many lines of the grid they take; `opens` says that no white is above the title.
    fn count(&self, opens: bool) -> usize {
        let title = if self.title.is_some() { 1 + self.lines.len() - usize::from(opens) } else { 0 };
        title + usize::from(self.annex.is_some()) + self.lead.len() + usize::from(self.unit.is_some())
    }
}

impl Book<'_> {
    /// Has what follows stand on upright sheets.
    pub(super) fn upright(&mut self) {
        if self.sheet() != Sheet::Upright {
            self.turn(Sheet::Upright, Start::Page);
        }
    }

    /// Adds a statistics table, a Word table for each of its column blocks.
    ///
    /// One that the PDF turns stands on sheets of its own that lie.
    pub(super) fn statistics(
        &mut self,
        level: u8,
        lines: &Lines,
        (notes, note_size, apart): (&[String], f64, bool),
        (layout, input): (&TableLayout, &TableInput),
        by: &Measures,
    ) {
        // The head of a section is on the lying sheet already.
        let headed = std::mem::take(&mut self.headed);
        if layout.turned && !headed {
            self.turn(Sheet::Turned, Start::Page)
        } else if !layout.turned {
            self.upright()
        }
        let Lines { annex, title, lead, unit, .. } = *lines;
        self.add_all(annex.map(|annex| Paragraph::text("TableAnnex", annex)));
        let blocks = whole(layout, input, &by.plain, &by.strong);
        let opens = annex.is_none() && (headed || self.at_break());
        let above = lines.count(opens) as i64 * self.grid.pitch;
        let note_height = if apart { 0 } else { note_height(notes, note_size, self.wide(layout)) };
        let mut fits = true;
        for (n, block) in blocks.iter().enumerate() {
            match title {
                Some(_) if n == 0 => self.table_title(level, &lines.lines.join("\n"), opens),
                _ if n > 0 => {
                    let runs = self.continued(&lines.continued.join("\n"), &Run::default());
                    self.add(Paragraph { runs, ..Paragraph::of("TableContinued") });
                }
                _ if unit.is_none() && lead.is_empty() => self.white_below(self.grid.pitch),
                _ => {}
            }
            // Lines above the table stand above its first block only, but for the unit.
            let lead = lead.iter().filter(|_| n == 0).map(|line| Paragraph::text("TableLead", line));
            for (at, mut line) in lead.chain(unit.map(|unit| Paragraph::text("TableUnit", unit))).enumerate() {
                if title.is_none() && n == 0 && at == 0 {
                    line.para.spacing.before = Some(self.grid.pitch);
                }
                self.add(line);
            }
            let room = self.room((layout, n), above + note_height, headed && n == 0);
            let heights = Heights::of(block, layout, by, room);
            let noted = !notes.is_empty() && !apart && n + 1 == blocks.len();
            self.block(block, (layout, n), title, (&heights, noted && heights.fits));
            fits = heights.fits;
        }
        // Notes that find no room on the lying sheet would have one of their own.
        if layout.turned && !notes.is_empty() && (apart || !fits) {
            self.upright();
        }
        let look = Run { size: Some(note_size).filter(|size| *size != WUHAO), ..Run::default() };
        let last = notes.len().saturating_sub(1);
        for (n, note) in notes.iter().enumerate() {
            let mut paragraph = Paragraph { runs: text_runs(note, &look), ..Paragraph::of("TableNote") };
            if look.size.is_some() {
                paragraph.para.spacing.line = Some(twips(NOTE_LINE * note_size));
            }
            paragraph.para.keep_next = n < last;
            self.add(paragraph);
        }
    }

    /// Returns whether a part is a table that lies, on whose first sheet the head of its section is to stand.
    ///
    /// That is where there is room for it, or where it would be alone on an upright sheet between two that lie.
    pub(super) fn takes_head(&self, part: &Part, by: &Measures) -> bool {
        let (Part::Table { layout, input, notes, note_size, notes_apart, .. }, Some(lines)) = (part, Lines::of(part))
        else {
            return false;
        };
        if !layout.turned || self.sheet() == Sheet::Turned {
            return layout.turned;
        }
        let blocks = whole(layout, input, &by.plain, &by.strong);
        let around = lines.count(lines.annex.is_none()) as i64 * self.grid.pitch
            + if *notes_apart { 0 } else { note_height(notes, *note_size, self.wide(layout)) };
        let room = self.room((layout, 0), around, true);
        blocks.first().is_none_or(|block| Heights::of(block, layout, by, room).fits)
    }

    /// Returns how wide the sheets of a table are, in twips.
    fn wide(&self, layout: &TableLayout) -> i64 {
        if layout.turned { self.grid.height } else { self.grid.width }
    }

    /// Returns the pages of a column block; so many twips stand around it, and the head of a section perhaps.
    fn room(&self, (layout, number): (&TableLayout, usize), around: i64, headed: bool) -> Room {
        let pages = layout.chunks.iter().filter(|chunk| chunk.block == number).count();
        let others = if layout.turned { self.grid.width } else { self.grid.height };
        let heading = if headed { self.grid.lines(self.document.settings.sizes.section) + self.grid.pitch } else { 0 };
        // Below the last line the foot of the page begins.
        let first = others - heading - around - self.grid.pitch;
        Room { pages, first, others }
    }

    /// Adds a column block by its number.
    fn block(
        &mut self,
        block: &WholeBlock,
        (layout, number): (&TableLayout, usize),
        title: Option<&str>,
        (heights, noted): (&Heights, bool),
    ) {
        let kind = TableType::new(layout.size, layout.leading);
        let (widths, padding) = (&columns(&block.widths), (twips(layout.padding) - SLACK).max(0));
        let head = frame(&Frame { style: "Statistics", widths, padding, caption: title, ..Frame::default() });
        // A table that fits a page is not torn apart. One that is kept together and does not fit would leave its title
        // alone on the page before.
        let pages = layout.chunks.iter().filter(|chunk| chunk.block == number).count();
        let whole = pages == 1 && heights.fits;
        let mut types = std::mem::take(&mut self.types);
        let last = block.rows.len().saturating_sub(1);
        // Rows are written one by one, since there may be tens of thousands.
        let rows = block.rows.iter().enumerate().map(|(y, cells)| {
            let mut x = 0;
            let cells = cells.cells.iter().map(|cell| {
                let width = widths[x..x + cell.columns].iter().sum();
                let centred = !heights.is_high(y, x);
                x += cell.columns;
                // Notes stay with the last row.
                let kept = if y < last { whole } else { noted };
                let kind = kind.of(cell.align, cell.strong, kept);
                types.insert(kind);
                Cell { centred, ..self::cell(cell, width, kind, padding) }
            });
            let (breaks, height) = (heights.breaks[y], Some(heights.rows[y] - RULE));
            let height = height.filter(|_| !breaks);
            row(Row { height, is_head: y < layout.head_rows, breaks }, cells)
        });
        self.table(head, rows);
        self.types = types;
    }

    /// Adds the months of a ranking, with the chart beside or below them.
    pub(super) fn ranking(&mut self, head: &[&str; 3], rows: &[[String; 3]], chart: Option<(&RankingChart, Image)>) {
        let beside = chart.as_ref().is_some_and(|(chart, _)| chart.beside);
        let height = self.grid.lines(SIHAO * 1.4 / 1.2) - RULE;
        let (mut image, mut alt, mut side) = (None, "", 0);
        if let Some((chart, picture)) = chart {
            (image, alt) = (Some(picture), chart.alt.as_str());
            side = if beside { twips(chart.plan.width + chart.gutter) } else { 0 };
        }
        let column = (self.grid.width - side) / 3;
        let widths: Vec<i64> = [column; 3].into_iter().chain((side > 0).then_some(side)).collect();
        let room = (rows.len() + 1) as f64 * height as f64 / 20.0;
        // A year or so of months is not torn apart.
        let whole = room * 20.0 < self.grid.height as f64 / 2.0;
        let lines = [head.to_vec()].into_iter().chain(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
        let mut made = Vec::new();
        for (y, words) in lines.enumerate() {
            let style = if y == 0 { "RankingHead" } else { "RankingText" };
            let mut cells: Vec<Cell> =
                words.iter().map(|words| month(style, words, column, whole && y < rows.len())).collect();
            if beside {
                let mut cell = beside_cell(side, y == 0);
                if let Some(image) = image.take_if(|_| y == 0) {
                    // With the white that type below it would have, it does not stretch the rows.
                    let mut picture = self.image("Picture", image.within(side as f64 / 20.0, room - 8.0), alt);
                    picture.para.spacing.before = Some(0);
                    picture.para.align = Some("right");
                    cell.paragraphs = vec![picture];
                }
                cells.push(cell);
            }
            made.push(row(Row { height: Some(height), is_head: y == 0, breaks: false }, cells));
        }
        let head = frame(&Frame { style: "Statistics", widths: &widths, left: true, ..Frame::default() });
        self.table(head, made);
        if let Some(image) = image {
            let picture = self.image("Picture", image.within(self.grid.width as f64 / 20.0, f64::MAX), alt);
            self.add(picture);
        }
    }
}

/// Returns a cell of a ranking; all rows but the last stay on the page of the next.
fn month(style: &str, words: &str, width: i64, keep: bool) -> Cell {
    let mut paragraph = Paragraph::text(style, words);
    paragraph.para.keep_next = keep;
    Cell { width, centred: true, paragraphs: vec![paragraph], ..Cell::default() }
}

/// Returns a cell of the column beside a ranking, where its chart stands: one cell without rules.
fn beside_cell(width: i64, first: bool) -> Cell {
    Cell {
        width,
        joined: if first { Joined::First } else { Joined::Further },
        rules: ["w:top", "w:bottom", "w:right"].map(|side| (side, 0, "auto")).to_vec(),
        centred: true,
        ..Cell::default()
    }
}

/// Returns the widths of columns in twips; rounding does not add up.
fn columns(widths: &[f64]) -> Vec<i64> {
    let mut edge = 0.0;
    let add = |width: &f64| {
        edge += width;
        twips(edge)
    };
    let edges: Vec<i64> = [0.0].iter().chain(widths).map(add).collect();
    edges.windows(2).map(|pair| pair[1] - pair[0]).collect()
}

/// Returns the height in twips of the notes below a table that is so many twips wide.
fn note_height(notes: &[String], size: f64, width: i64) -> i64 {
    let lines = |note: &String| (note.chars().count() as f64 * size / (width as f64 / 20.0)).ceil().max(1.0);
    twips(notes.iter().map(lines).sum::<f64>() * NOTE_LINE * size)
}

/// Returns a cell of a statistics table; `padding` is the white at either side of its text in twips.
fn cell(cell: &WholeCell, width: i64, kind: TableType, padding: i64) -> Cell {
    let look = Run { color: cell.red.then_some(RED), ..Run::default() };
    let paragraph = Paragraph { runs: text_runs(&cell.text, &look), ..Paragraph::of(kind.style()) };
    // Figures that stand below each other have more white at their right.
    let inset = if cell.align == Align::Right { twips(cell.inset) } else { 0 };
    let joined = match cell.rows {
        0 => Joined::Further,
        1 => Joined::No,
        _ => Joined::First,
    };
    Cell {
        width,
        columns: cell.columns,
        joined,
        vertical: cell.vertical,
        padding: (inset > 0).then_some((padding, padding + inset)),
        centred: true,
        paragraphs: vec![paragraph],
        ..Cell::default()
    }
}
