//! Statistics tables as printed.

use std::sync::Arc;

use super::build::Builder;
use super::compact::{fold, only_totals};
use super::figures::figure;
use super::flow::Flowing;
use super::given::given_lines;
use super::notes::{self, Notes};
use super::title::{Titles, continued, title_lines};
use super::typography::{plain, polish};
use super::{Marks, Part};
use crate::model::{self, PT_PER_MM};
use crate::source::Located;
use crate::tables::{Above, Room, TableInput};

/// Size of unit and other lines above a table in pt, 五号.
const LEAD_SIZE: f64 = 10.5;
/// Distance of their baselines in pt.
const LEAD_LINE: f64 = 1.5 * LEAD_SIZE;
/// Smallest type in pt, unless the editor sets another.
const SMALLEST: f64 = 8.0;
/// The same where tables give way.
const DENSE: f64 = 7.5;
/// Part of a page that is left below the masthead, about.
const BELOW_MASTHEAD: f64 = 0.6;
/// Part of a page from which on a table is fitted to what is left of the page where it begins.
const FLOWING: f64 = 0.33;

impl Builder<'_> {
    /// Builds a table; `opens` says that it stands right below the head of a section.
    pub(super) fn table(&mut self, table: &model::Table, level: u8, opens: bool) -> Option<Part> {
        let title = table.title.as_ref().map(|title| plain(&title.value.replace('\n', " ")));
        let (unit, unit_place) = self.marker.polished("单位：", &table.unit).unzip();
        let (annex, annex_place) = self.marker.polished("", &table.annex).unzip();
        let (lead, lead_places) = self.marker.all(&table.lead);
        let unit_beside = self.is_beside(lead.last(), unit.as_deref());
        let mut input = input(table);
        let folded = if table.print.compact || self.makeup.compact { fold(&mut input) } else { None };
        let notes = self.marker.notes(&table.note, &table.source);
        let folded = folded.map(|sentence| (polish(&sentence), None));
        let (mut notes, mut note_places): (Vec<String>, Vec<_>) = folded.into_iter().chain(notes).unzip();
        let (tail, tail_places) = self.marker.all(&table.tail);
        notes.extend(tail);
        note_places.extend(tail_places);
        let words = title.as_deref().unwrap_or_default();
        let places = Marks::default()
            .with("annex", annex_place)
            .with_all("lead", lead_places)
            .with("unit", unit_place)
            .with_all("notes", note_places)
            .with("whole", self.marker.table(words, self.built, &table.place));
        let lines = Lines { annex: annex.is_some(), lead: &lead, unit: unit.is_some(), beside: unit_beside };
        let mut room = self.room(table, words, &lines, opens);
        let below = Notes::new(&notes, &self.hei);
        room.below = [room.width, room.height].map(|measure| below.heights(measure));
        let (layout, room) = self.arranged(table, &mut input, room)?;
        // A turned table is as wide as a page is high.
        let titles = [room.width, room.height].map(|measure| self.titles(words, &table.title, measure));
        let Titles { lines, continued, .. } = titles[usize::from(layout.turned)].clone();
        let places = titles[usize::from(layout.turned)].placed(places);
        let notes_apart = below.are_apart(&layout, if layout.turned { room.height } else { room.width });
        let input = Arc::new(input);
        if layout.turned || layout.pages().len() > 1 || layout.height(0..layout.chunks.len()) > room.height * FLOWING {
            let (plain, strong) = (self.body.tabular(), self.hei.tabular());
            let (part, input) = (self.built, Arc::clone(&input));
            let room = Room { left: None, ..room };
            let notes = below;
            self.flowing.push(Flowing { part, input, room, notes, titles, plain, strong, fitted: None, less: 0.0 });
        }
        Some(Part::Table {
            level,
            annex,
            title,
            lines,
            continued,
            lead,
            unit,
            unit_beside,
            notes,
            note_size: notes::size(layout.size),
            notes_apart,
            floats: false,
            layout,
            sheet: table.sheet,
            input,
            places,
        })
    }

    /// Finds the room that a table has, and the bounds that are set to it.
    fn room(&self, table: &model::Table, title: &str, lines: &Lines, opens: bool) -> Room {
        let page = &self.settings.page;
        let (width, height) = (page.width * PT_PER_MM, page.height * PT_PER_MM);
        let pitch = page.pitch();
        let continued = continued(title);
        let titled = |title: &str, measure: f64| self.title(title, measure).len();
        let above = |measure: f64| {
            let lead: usize = lines.lead.iter().map(|line| self.lines(line, LEAD_SIZE, measure)).sum();
            let small = |lines: usize| (lines as f64 * LEAD_LINE / pitch - 1e-3).ceil() * pitch;
            let first = (titled(title, measure) + usize::from(lines.annex)) as f64 * pitch;
            let continued = titled(&continued, measure) as f64 * pitch;
            Above {
                first: first + small(lead + usize::from(lines.unit && !lines.beside)),
                continued: continued + small(usize::from(lines.unit)),
            }
        };
        let largest = table.print.largest.unwrap_or(self.settings.sizes.table);
        let smallest = if self.makeup.tables { DENSE } else { SMALLEST };
        // The head of an attachment stands on a page of its own, with a line between it and the table.
        if let Some(lines) = self.above {
            let heading = (lines + 1) as f64 * pitch;
            let turned = above(height);
            return Room {
                width,
                height,
                pitch,
                above_upright: above(width),
                above_turned: Above { first: turned.first + heading, ..turned },
                heading,
                below: Default::default(),
                left: Some(height - heading),
                opening: false,
                followed: false,
                smallest: table.print.smallest.unwrap_or(smallest.min(largest)),
                largest,
                turned: table.print.turned,
            };
        }
        // The head of a section, and a line between it and the table.
        let heading = if opens { (1.2 * self.settings.sizes.section / pitch).ceil() * pitch } else { 0.0 };
        let above_turned = above(height);
        let above_turned = Above { first: above_turned.first + heading, ..above_turned };
        let heading = if opens { heading + pitch } else { 0.0 };
        let opening = self.bare && self.built == usize::from(opens);
        Room {
            width,
            height,
            pitch,
            above_upright: above(width),
            above_turned,
            heading,
            below: Default::default(),
            left: opening.then_some(BELOW_MASTHEAD * height - heading),
            opening,
            followed: false,
            smallest: table.print.smallest.unwrap_or(smallest.min(largest)),
            largest,
            turned: table.print.turned,
        }
    }

    /// Breaks a title into the lines of a measure in pt.
    fn title(&self, title: &str, measure: f64) -> Vec<String> {
        let page = &self.settings.page;
        let cell = page.width * PT_PER_MM / f64::from(page.chars);
        title_lines(title, measure, self.settings.sizes.running.max(cell), &self.hei)
    }

    /// Breaks the words above a table into lines of a measure in pt.
    fn titles(&mut self, words: &str, written: &Option<Located<String>>, measure: f64) -> Titles {
        let [lines, continued] = [words, &continued(words)].map(|title| self.title(title, measure));
        let mut places = |lines: &[String]| written.as_ref().map(|title| self.marker.lines(lines, title));
        let places = [places(&lines), places(&continued)];
        Titles { lines, continued, places }
    }

    /// Returns whether the unit finds room on the line of the last text at the left.
    fn is_beside(&self, lead: Option<&String>, unit: Option<&str>) -> bool {
        let (Some(lead), Some(unit)) = (lead, unit) else { return false };
        let width = self.settings.page.width * PT_PER_MM;
        (self.body.em(lead) + self.body.em(unit) + 2.0) * LEAD_SIZE < 0.9 * width
    }

    /// Returns how many lines a text of a size fills in a measure, both in pt.
    fn lines(&self, text: &str, size: f64, measure: f64) -> usize {
        // A line that is broken early for its last word counts as nine tenths.
        (self.hei.em(text) * size / (0.9 * measure)).ceil() as usize
    }
}

/// What stands above a table beside its title.
struct Lines<'l> {
    annex: bool,
    lead: &'l [String],
    unit: bool,
    /// Whether the unit stands on the last line of `lead`.
    beside: bool,
}

/// Makes a table ready to be arranged: its texts as printed, and only what is printed of it.
fn input(table: &model::Table) -> TableInput {
    let head = table.head_rows;
    let printed = |y: usize| y < head || !table.print.only_totals || table.total_rows[y];
    let cell = |y: usize, x: usize, text: &str| match &table.columns[x] {
        // Rows that are left out anyway need not be made ready.
        _ if !printed(y) => String::new(),
        column if y >= head && column.kind.is_figures() && !text.contains('\n') => figure(text, column),
        _ => given_lines(text),
    };
    let arrow = |y: usize, x: usize, text: &str| table.columns[x].arrow(text).filter(|_| y >= head && printed(y));
    let row = |(y, row): (usize, &Vec<Located<String>>)| {
        let cell = |(x, text): (usize, &Located<String>)| Located {
            value: cell(y, x, &text.value) + arrow(y, x, &text.value).map_or(String::new(), String::from).as_str(),
            place: text.place.clone(),
        };
        row.iter().enumerate().map(cell).collect()
    };
    let mut input = TableInput {
        rows: table.cells.rows.iter().enumerate().map(row).collect(),
        head_rows: head,
        group_columns: table.group_columns,
        stub: table.stub.clone(),
        merges: table.cells.merges.clone(),
        columns: table.columns.clone(),
        total_rows: table.total_rows.clone(),
        divided: Vec::new(),
        red: table.red.clone(),
    };
    if table.print.only_totals {
        only_totals(&mut input);
    }
    input
}

impl Part {
    /// Returns whether it is a table with red figures.
    pub(super) fn has_red(&self) -> bool {
        matches!(self, Self::Table { input, .. } if !input.red.is_empty())
    }
}
