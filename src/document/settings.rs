//! Lengths, sizes and fonts for the templates.

use std::collections::BTreeMap;

use serde::Serialize;

use super::makeup::{Makeup, White};
use crate::fonts::Fonts;
use crate::model::{Lists, PT_PER_MM, Page, Publication};

/// Width of the sheet in mm, A4.
const SHEET_WIDTH: f64 = 210.0;
/// Height of the sheet in mm, A4.
const SHEET_HEIGHT: f64 = 297.0;

/// Lengths, sizes and fonts.
#[derive(Debug, Clone, Serialize)]
pub struct Settings {
    /// The type area and its grid, in mm.
    pub page: PageSettings,
    /// White, and what else gives way where an issue is set to a number of pages.
    pub white: White,
    /// Type sizes in pt, by what they are for.
    pub sizes: SizeSettings,
    /// Whether the red of the masthead is on the paper already, and only its space is kept.
    pub preprinted: bool,
    /// Whether black is the only ink there is for what is red on a screen.
    pub one_ink: bool,
    /// Families by role: `title`, `body`, `hei`, `kai`, `song`, `latin`.
    pub fonts: BTreeMap<&'static str, FontFamilies>,
}

/// The type area and its grid.
#[derive(Debug, Clone, Serialize)]
pub struct PageSettings {
    /// White above the type area, in mm.
    pub top: f64,
    /// White below it, in mm.
    pub bottom: f64,
    /// White at the binding edge, in mm.
    pub inside: f64,
    /// White at the outer edge, in mm.
    pub outside: f64,
    /// Width of the type area, in mm.
    pub width: f64,
    /// Height of the type area, in mm.
    pub height: f64,
    /// Lines on a full page.
    pub lines: u32,
    /// Characters in a full line.
    pub chars: u32,
    /// Whether pages are mirrored.
    pub duplex: bool,
    /// How the lines of numbered paragraphs stand below their numbers.
    pub lists: Lists,
    /// The last page with a number, if not all have one; `layout` finds it.
    pub numbered: Option<usize>,
    /// Whether notes stand at the foot of pages.
    pub notes: bool,
}

impl PageSettings {
    /// Returns the distance of the grid's lines in pt.
    pub fn pitch(&self) -> f64 {
        self.height * PT_PER_MM / f64::from(self.lines)
    }
}

/// Type sizes in pt.
#[derive(Debug, Clone, Serialize)]
pub struct SizeSettings {
    /// The name in the masthead, at most.
    pub name: f64,
    /// The kind in the masthead.
    pub kind: f64,
    /// Running text, as the editor or the standard says.
    pub body: f64,
    /// Running text as it is set on pages, see [`running`].
    pub running: f64,
    /// Article titles.
    pub title: f64,
    /// 【section】 heads.
    pub section: f64,
    /// The 版记.
    pub footer: f64,
    /// Statistics tables, at most.
    pub table: f64,
}

/// The families that serve a role.
#[derive(Debug, Clone, Serialize)]
pub struct FontFamilies {
    /// Family names, first choice first.
    pub families: Vec<String>,
    /// Whether the first is the bundled one, which needs its own adjustments.
    pub bundled: bool,
}

/// Resolves the settings of a publication.
pub(super) fn settings(publication: &Publication, fonts: &Fonts, makeup: &Makeup) -> Settings {
    let served = fonts.served().iter().map(|served| {
        let families = FontFamilies { families: served.families.clone(), bundled: served.bundled };
        (served.role.key(), families)
    });
    let mut page = page(&publication.page);
    page.lines = page.lines.saturating_add_signed(makeup.lines);
    let mut sizes = sizes(publication);
    if makeup.tables && publication.sizes.table.is_none() {
        sizes.table *= SMALLER;
    }
    Settings { page, white: makeup.white(), sizes, preprinted: false, one_ink: false, fonts: served.collect() }
}

fn page(page: &Page) -> PageSettings {
    PageSettings {
        top: page.top,
        bottom: SHEET_HEIGHT - page.top - page.height,
        inside: page.inside,
        outside: SHEET_WIDTH - page.inside - page.width,
        width: page.width,
        height: page.height,
        lines: page.lines,
        chars: page.chars,
        duplex: page.duplex,
        lists: page.lists,
        numbered: None,
        notes: false,
    }
}

/// Sizes of body, title, section head, 版记 and tables that go together, in pt.
///
/// The first row is GB/T 9704-2012: body 三号, title 二号, 版记 四号.
const FAMILIES: [[f64; 5]; 5] = [
    [16.0, 22.0, 18.0, 14.0, 10.5],
    [15.0, 18.0, 16.0, 14.0, 10.5],
    [14.0, 18.0, 16.0, 12.0, 9.0],
    [12.0, 16.0, 14.0, 10.5, 9.0],
    [10.5, 14.0, 12.0, 9.0, 9.0],
];

/// What tables are set in where they give way: 9 pt for 10.5.
const SMALLER: f64 = 6.0 / 7.0;

/// Most that running text may be smaller or larger than its size, as a share of it.
const NEAR: f64 = 0.02;

/// Returns the size in pt that running text is set in: that of its cells on the grid, if the two are near each other.
///
/// 28 characters of 三号 are wider than the 156 mm that GB/T 9704-2012 has for them. Set closer together they would
/// have a tracking, and with one the compiler takes quotation marks for Latin ones, and squeezes none beside another mark.
fn running(body: f64, page: &Page) -> f64 {
    let cell = page.width * PT_PER_MM / f64::from(page.chars);
    if (cell / body - 1.0).abs() <= NEAR { cell } else { body }
}

/// Takes the sizes that the editor gave, and for the rest those that suit the grid.
fn sizes(publication: &Publication) -> SizeSettings {
    let sizes = &publication.sizes;
    let body = sizes.body.unwrap_or_else(|| publication.page.largest_body());
    let suits = |family: &&[f64; 5]| family[0] <= body;
    let [_, title, section, footer, table] = *FAMILIES.iter().find(suits).unwrap_or(&FAMILIES[4]);
    SizeSettings {
        name: sizes.name.unwrap_or(60.0),
        kind: sizes.kind.unwrap_or(42.0),
        body,
        running: running(body, &publication.page),
        title: sizes.title.unwrap_or(title),
        section: sizes.section.unwrap_or(section),
        footer: sizes.footer.unwrap_or(footer),
        table: sizes.table.unwrap_or(table),
    }
}
