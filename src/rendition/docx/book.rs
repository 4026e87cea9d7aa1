//! The body of the document in the making: paragraphs, tables and sections in their order.

use std::collections::{BTreeMap, BTreeSet};

use super::lists::Lists;
use super::measures::Grid;
use super::paragraph::Paragraph;
use super::relations::Relations;
use super::section::{Footers, Sheet, Start};
use super::styles::TableType;
use super::xml::{El, el};
use crate::document::{Document, Number};
use crate::layout::{ImprintPage, Pages, imprint, spread};

/// The body in the making.
pub(super) struct Book<'d> {
    pub(super) document: &'d Document,
    pub(super) grid: Grid,
    pub(super) relations: Relations,
    /// The lists so far.
    pub(super) lists: Lists,
    /// The types of the tables so far.
    pub(super) types: BTreeSet<TableType>,
    /// The last numbers of tables and figures, by what they are called.
    pub(super) sequences: BTreeMap<&'static str, u32>,
    /// Where the 版记 stands in the PDF.
    pub(super) imprint_page: Option<ImprintPage>,
    /// The first and the last page of each text there.
    pub(super) spread: BTreeMap<Number, (usize, usize)>,
    /// White in twips above what follows the masthead, where the grid has another than a line there.
    pub(super) below_head: Option<i64>,
    /// Whether a box stands right above.
    pub(super) below_box: bool,
    /// How many headings have a bookmark for the contents.
    pub(super) headings: usize,
    /// How many drawings there are.
    pub(super) drawings: usize,
    /// Whether the head of a section stands on the lying sheet of the table that follows it.
    pub(super) headed: bool,
    footers: Footers,
    out: Vec<u8>,
    last: Last,
    sheet: Sheet,
    start: Start,
}

/// Returns whether paragraphs of a style are entries of the contents.
fn is_contents(style: &str) -> bool {
    style.starts_with("TOC")
}

/// The body and what it refers to.
pub(super) struct Finished {
    pub(super) body: Vec<u8>,
    pub(super) relations: Relations,
    pub(super) lists: Lists,
    pub(super) types: BTreeSet<TableType>,
}

/// What stands last in the body.
enum Last {
    /// Nothing yet, or the end of a section.
    Break,
    /// A paragraph, which may still have to end a section.
    Paragraph(Box<Paragraph>),
    /// A table; Word would join another to it.
    Table,
}

impl<'d> Book<'d> {
    pub(super) fn new(document: &'d Document, relations: Relations, footers: Footers, pages: &Pages) -> Self {
        Self {
            document,
            grid: Grid::of(&document.settings),
            relations,
            lists: Lists::default(),
            types: BTreeSet::new(),
            sequences: BTreeMap::new(),
            imprint_page: imprint(pages, document),
            spread: spread(pages),
            below_head: None,
            below_box: false,
            headings: 0,
            drawings: 0,
            headed: false,
            footers,
            out: Vec::new(),
            last: Last::Break,
            sheet: Sheet::Upright,
            start: Start::Page,
        }
    }

    /// Adds a paragraph.
    pub(super) fn add(&mut self, mut paragraph: Paragraph) {
        if std::mem::take(&mut self.below_box) {
            paragraph.para.spacing.before.get_or_insert(self.grid.pitch);
        }
        self.settle(Last::Paragraph(Box::new(paragraph)));
    }

    /// Adds paragraphs.
    pub(super) fn add_all(&mut self, paragraphs: impl IntoIterator<Item = Paragraph>) {
        paragraphs.into_iter().for_each(|paragraph| self.add(paragraph));
    }

    /// Adds a table: its properties and columns, then its rows.
    pub(super) fn table(&mut self, head: [El; 2], rows: impl IntoIterator<Item = El>) {
        self.part_tables();
        self.settle(Last::Table);
        let [open, close] = super::xml::tags(&el("w:tbl"));
        self.out.extend(open);
        head.iter().for_each(|part| part.write(&mut self.out));
        rows.into_iter().for_each(|row| row.write(&mut self.out));
        self.out.extend(close);
    }

    /// Makes sure that the last thing is a paragraph, as it must be after a table that another follows.
    pub(super) fn part_tables(&mut self) {
        if matches!(self.last, Last::Table) {
            self.add(Paragraph::of("SectionEnd"));
        }
    }

    /// Returns whether nothing stands in the section yet.
    pub(super) fn at_break(&self) -> bool {
        matches!(self.last, Last::Break)
    }

    /// Returns the white in twips above a heading, where it has another than its style says: none begins a sheet.
    pub(super) fn white_above(&mut self) -> Option<i64> {
        let below_head = self.below_head.take();
        if self.at_break() { Some(0) } else { below_head }
    }

    /// Keeps white in twips free below the last paragraph, for what has none of its own above.
    pub(super) fn white_below(&mut self, white: i64) {
        self.part_tables();
        if let Last::Paragraph(paragraph) = &mut self.last {
            paragraph.para.spacing.after = Some(white);
        }
    }

    /// Keeps the last paragraph on the page of what follows.
    pub(super) fn keep_last(&mut self) {
        if let Last::Paragraph(paragraph) = &mut self.last {
            paragraph.para.keep_next = true;
        }
    }

    /// Has what follows stand on sheets of a kind, which begin a new page.
    pub(super) fn turn(&mut self, sheet: Sheet, start: Start) {
        if !self.at_break() {
            let section = self.section();
            self.part_tables();
            // Where the end of a field is the end of a section too, LibreOffice loses the fields of its footers.
            if matches!(&self.last, Last::Paragraph(last) if last.para.style.as_deref().is_some_and(is_contents)) {
                self.add(Paragraph::of("SectionEnd"));
            }
            if let Last::Paragraph(paragraph) = &mut self.last {
                paragraph.section = Some(section);
            }
            self.settle(Last::Break);
        }
        self.sheet = sheet;
        self.start = start;
    }

    /// Returns the sheets that stand now.
    pub(super) fn sheet(&self) -> Sheet {
        self.sheet
    }

    /// Ends the body and returns it.
    pub(super) fn finish(mut self) -> Finished {
        self.part_tables();
        let section = self.section();
        self.settle(Last::Break);
        section.write(&mut self.out);
        Finished { body: self.out, relations: self.relations, lists: self.lists, types: self.types }
    }

    fn section(&self) -> El {
        super::section::section(&self.document.settings, &self.grid, self.sheet, self.start, &self.footers)
    }

    /// Writes what stands last, and has something else stand there.
    fn settle(&mut self, last: Last) {
        if let Last::Paragraph(paragraph) = std::mem::replace(&mut self.last, last) {
            paragraph.element().write(&mut self.out);
        }
    }
}
