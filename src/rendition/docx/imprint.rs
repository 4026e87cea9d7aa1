//! The 版记 at the foot of the last page, GB/T 9704-2012 7.4.

use super::book::Book;
use super::cells::{Cell, Frame, Joined, Row, frame, row};
use super::drawing::Image;
use super::images;
use super::measures::{mm, rule, twips};
use super::paragraph::{Paragraph, link, text_runs};
use super::props::{Indent, Run};
use super::section::{Sheet, Start};
use super::xml::{El, clean, el};
use crate::document::{Footer, FooterCode, Labelled, PrintedBy};
use crate::fonts::Measure;
use crate::model::PT_PER_MM;

/// Thickness of the outer and the inner rules in mm.
const OUTER: f64 = 0.35;
const INNER: f64 = 0.25;
/// Distance of the lines in em.
const LINE: f64 = 1.6;
/// Part of a page from which on the 版记 stands in the text, since it would not fit its foot.
const TALL: f64 = 0.95;
/// How much of the white above it in the PDF it has above notes.
const SHARE: f64 = 0.6;
/// What fonts other than ours add to the width of text, at most.
const LOOSE: f64 = 1.03;

/// A row of the 版记: what stands in it, in one column or two.
type Entries = Vec<Paragraph>;

impl Book<'_> {
    /// Adds the 版记: a table at the foot of the page on which the text ends, or of the back cover.
    ///
    /// That begins so many pt below the top of the type area, and may have an image.
    pub(super) fn imprint(&mut self, measure: &Measure, (down, image): (f64, Option<Image>)) {
        let footer = &self.document.footer;
        // Without it a page for it would be blank.
        if footer.is_empty() {
            return;
        }
        self.upright();
        if footer.new_page {
            let numbered = self.document.settings.page.numbered.is_none();
            self.turn(if numbered { Sheet::Upright } else { Sheet::Unnumbered }, Start::EvenPage);
        }
        footer.cover.iter().for_each(|cover| self.back_cover(cover, down, image.clone()));
        let mut groups = self.groups(footer, measure);
        if footer.qr.is_some() && groups.len() == usize::from(footer.printed.is_some()) {
            groups.insert(0, vec![vec![Paragraph::of("Imprint")]]);
        }
        if groups.is_empty() {
            return;
        }
        let size = twips(self.document.settings.sizes.footer);
        // A QR code has a column of its own at the right.
        let aside = footer.qr.as_ref().map(|qr| mm(qr.width));
        let rest = self.grid.width - aside.unwrap_or(0);
        let half = rest / 2;
        let columns: Vec<i64> = [half, rest - half].into_iter().chain(aside).collect();
        let mut code = footer.qr.as_ref().map_or(Vec::new(), |qr| self.code(qr));
        let height = self.imprint_height(measure);
        // Word has notes at the foot of the page, and would print the two over each other.
        let among = self.imprint_page.filter(|page| !page.alone && !footer.new_page).and_then(|page| page.among_notes);
        let floats = height < TALL * self.grid.height as f64 && among.is_none();
        let floating = floats.then(|| self.foot());
        let caption = Some("版记");
        let head = Frame { style: "ImprintTable", widths: &columns, floating, padding: 0, caption, left: false };
        let count = groups.len();
        let mut rows = Vec::new();
        for (n, group) in groups.into_iter().enumerate() {
            let inside = group.len();
            for (m, mut entries) in group.into_iter().enumerate() {
                // All of it stands on one page.
                let last = n + 1 == count && m + 1 == inside;
                entries.iter_mut().for_each(|entry| entry.para.keep_next = (floats || among.is_some()) && !last);
                let top = (m == 0).then(|| rule(if n == 0 { OUTER } else { INNER }));
                let bottom = last.then(|| rule(OUTER));
                // 印发机关 and 印发日期 have the whole width.
                let alone = aside.is_none() || footer.printed.is_some() && n + 1 == count;
                let mut cells = cells(entries, &columns, size, top, bottom);
                if let Some(width) = aside.filter(|_| !alone) {
                    let first = rows.is_empty();
                    let mut rules = Vec::new();
                    rules.extend(first.then(|| ("w:top", rule(OUTER), "000000")));
                    rules.extend(bottom.map(|size| ("w:bottom", size, "000000")));
                    let joined = if first { Joined::First } else { Joined::Further };
                    let paragraphs = std::mem::take(&mut code);
                    cells.push(Cell { width, joined, rules, centred: true, paragraphs, ..Cell::default() });
                } else if let (Some(width), Some(last)) = (aside, cells.last_mut()) {
                    (last.width, last.columns) = (last.width + width, last.columns + 1);
                }
                rows.push(row(Row::default(), cells));
            }
        }
        // A floating table needs a paragraph before it to begin the page, in a section of its own or where it has
        // a page to itself: programs print one that hangs behind another table over that.
        let alone = self.imprint_page.is_some_and(|imprint| imprint.alone);
        if self.at_break() {
            self.add(Paragraph::of("SectionEnd"));
        } else if alone {
            let mut begin = Paragraph::of("SectionEnd");
            begin.para.page_break = Some(true);
            self.add(begin);
        }
        if let Some(white) = among {
            // Less than there is, since Word breaks lines and pages in its own way.
            self.white_below(twips(SHARE * white).max(self.grid.pitch));
            self.keep_last();
        }
        self.part_tables();
        self.table(frame(&head), rows);
    }

    /// Returns the groups between the rules, each of rows.
    fn groups(&mut self, footer: &Footer, measure: &Measure) -> Vec<Vec<Entries>> {
        let distribution: Vec<Entries> = footer.distribution.iter().map(|entry| vec![self.labelled(entry)]).collect();
        // Two short entries share a line.
        let mut imprint: Vec<Entries> = footer
            .imprint
            .chunks(footer.columns.max(1))
            .map(|pair| pair.iter().map(|entry| self.labelled(entry)).collect())
            .collect();
        let website = footer.website.as_ref().map(|website| {
            let mut runs = text_runs(&website.label, &Run::default());
            let address = text_runs(&website.text, &Run::default());
            runs.push(link(&website.url, address, &mut self.relations));
            Paragraph { runs, ..Paragraph::of("Imprint") }
        });
        imprint.extend(footer.entries.iter().map(|row| row.iter().map(|entry| self.labelled(entry)).collect()));
        imprint.extend(self.last_lines(footer, website, measure));
        let printed = footer.printed.iter().map(|printed| vec![self.printed(printed)]).collect();
        [distribution, imprint, printed].into_iter().filter(|group| !group.is_empty()).collect()
    }

    /// Returns the lines of website and copies: one if both fit it, with the copies at its right.
    fn last_lines(&self, footer: &Footer, website: Option<Paragraph>, measure: &Measure) -> Vec<Entries> {
        let right = |mut paragraph: Paragraph| {
            paragraph.para.align = Some("right");
            vec![paragraph]
        };
        let size = self.document.settings.sizes.footer;
        match (website, &footer.copies) {
            (Some(mut website), Some(copies)) => {
                let words = footer.website.as_ref().map_or("", |website| &website.text);
                let label = footer.website.as_ref().map_or("", |website| &website.label);
                // A character at either side of the cell, and one between the two.
                let code = footer.qr.as_ref().map_or(0.0, |qr| qr.width * PT_PER_MM);
                let room = (self.grid.width as f64 / 20.0 - code) / size - 2.0;
                if measure.em(label) + measure.em(words) + measure.em(copies) + 1.0 > room {
                    return vec![vec![website], right(Paragraph::text("Imprint", copies))];
                }
                website.para.tabs = vec![(twips(room * size), "right", false)];
                website.runs.extend(text_runs(&format!("\t{copies}"), &Run::default()));
                vec![vec![website]]
            }
            (Some(website), None) => vec![vec![website]],
            (None, Some(copies)) => vec![right(Paragraph::text("Imprint", copies))],
            (None, None) => Vec::new(),
        }
    }

    /// Returns the QR code and the words below it.
    fn code(&mut self, qr: &FooterCode) -> Vec<Paragraph> {
        let image = images::code(&qr.link, qr.width * PT_PER_MM);
        let mut paragraphs: Vec<Paragraph> =
            image.into_iter().map(|image| self.image("Picture", image, &qr.alt)).collect();
        paragraphs.iter_mut().for_each(|picture| picture.para.spacing.before = Some(0));
        paragraphs.extend(qr.caption.iter().map(|caption| Paragraph::text("ImprintCode", caption)));
        paragraphs.iter_mut().for_each(|paragraph| paragraph.para.keep_next = true);
        paragraphs
    }

    /// Returns 印发机关, and 印发日期 at the right.
    fn printed(&self, printed: &PrintedBy) -> Paragraph {
        let size = self.document.settings.sizes.footer;
        let by = printed.by.as_deref().unwrap_or_default();
        let mut paragraph = Paragraph::text("Imprint", &format!("{by}\t{}", printed.date));
        paragraph.para.tabs = vec![(self.grid.width - twips(2.0 * size), "right", false)];
        paragraph
    }

    /// Returns a label with its text, later lines under the text.
    fn labelled(&self, entry: &Labelled) -> Paragraph {
        let mut paragraph = Paragraph::text("Imprint", &format!("{}{}", entry.label, entry.text));
        let chars = entry.label.chars().count() as i64;
        let width = chars * twips(self.document.settings.sizes.footer);
        paragraph.para.indent =
            Indent { left: Some((100 * chars, width)), first: Some((-100 * chars, -width)), right: None };
        paragraph
    }

    /// Returns how high the 版记 is in twips, about.
    fn imprint_height(&self, measure: &Measure) -> f64 {
        let footer = &self.document.footer;
        let size = self.document.settings.sizes.footer;
        let code = footer.qr.as_ref().map_or(0.0, |qr| qr.width * PT_PER_MM);
        let width = (self.grid.width as f64 / 20.0 - code) / size;
        // In em: a lone entry has a character of white at either side, one of two has half of it at one.
        let (whole, half) = (width - 2.0, width / 2.0 - 1.5);
        let lines = |entry: &Labelled, room: f64| {
            let room = (room - entry.label.chars().count() as f64).max(1.0);
            (measure.em(&clean(&entry.text)) * LOOSE / room).ceil().max(1.0)
        };
        let distribution: f64 = footer.distribution.iter().map(|entry| lines(entry, whole)).sum();
        let row = |pair: &[Labelled]| {
            let room = if pair.len() == 1 { whole } else { half };
            pair.iter().map(|entry| lines(entry, room)).fold(1.0, f64::max)
        };
        let imprint: f64 = footer.imprint.chunks(footer.columns.max(1)).map(row).sum();
        let website = footer.website.as_ref().map_or(0.0, |website| {
            (measure.em(&clean(&format!("{}{}", website.label, website.text))) * LOOSE / whole).ceil()
        });
        let copies = if footer.copies.is_some() { 1.0 } else { 0.0 };
        let entries: f64 = footer.entries.iter().map(|entries| row(entries)).sum();
        let printed = footer.printed.as_ref().map_or(0.0, |printed| {
            let words = format!("{}{}", printed.by.as_deref().unwrap_or_default(), printed.date);
            (measure.em(&clean(&words)) * LOOSE / whole).ceil()
        });
        let beside = (distribution + imprint + entries + website + copies) * LINE * size;
        let caption = footer.qr.as_ref().map_or(0.0, |qr| {
            let words = qr.caption.as_deref().map_or(0.0, |words| measure.em(&clean(words)));
            (words * 12.0 / code.max(12.0)).ceil() * 15.0
        });
        (beside.max(code + caption) + printed * LINE * size) * 20.0
    }

    /// Returns the place at the foot of the type area.
    ///
    /// It is told by the sheet: LibreOffice lets no table as wide as the type area float otherwise. Where the pages of
    /// the PDF do not tell it, mirrored ones have it in the middle of the sheet, a millimetre off.
    fn foot(&self) -> El {
        let page = &self.document.settings.page;
        let foot = el("w:tblpPr")
            .attr("w:leftFromText", 0)
            .attr("w:rightFromText", 0)
            .attr("w:topFromText", 200)
            .attr("w:bottomFromText", 0)
            .attr("w:vertAnchor", "margin")
            .attr("w:horzAnchor", "page");
        let left = match self.imprint_page {
            _ if !page.duplex => Some(page.inside),
            Some(imprint) => Some(if imprint.page % 2 == 1 { page.inside } else { page.outside }),
            None => None,
        };
        let foot = match left {
            Some(left) => foot.attr("w:tblpX", mm(left)),
            None => foot.attr("w:tblpXSpec", "center"),
        };
        foot.attr("w:tblpYSpec", "bottom")
    }
}

/// Returns the cells of a row; a lone entry has the whole width. `size` is a character's width in twips.
fn cells(entries: Entries, widths: &[i64], size: i64, top: Option<u32>, bottom: Option<u32>) -> Vec<Cell> {
    let rules = [top.map(|size| ("w:top", size, "000000")), bottom.map(|size| ("w:bottom", size, "000000"))];
    let rules: Vec<_> = rules.into_iter().flatten().collect();
    let alone = entries.len() == 1;
    let cell = |(n, paragraph): (usize, Paragraph)| Cell {
        width: if alone { widths[0] + widths[1] } else { widths[n] },
        columns: if alone { 2 } else { 1 },
        rules: rules.clone(),
        padding: Some(match (alone, n) {
            (true, _) => (size, size),
            (false, 0) => (size, size / 2),
            (false, _) => (size / 2, size),
        }),
        paragraphs: vec![paragraph],
        ..Cell::default()
    };
    entries.into_iter().enumerate().map(cell).collect()
}
