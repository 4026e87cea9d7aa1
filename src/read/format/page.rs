//! `[page]` and `[sizes]`: the type area, its grid, and the type in it.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

use super::layers::Layers;
use crate::messages::Problem;
use crate::model::{Fit, Goal, Grid, Lists, NotesAt, Page, Sizes};
use crate::read::reader::Reader;
use crate::read::sizes::points;
use crate::read::typed::{Maybe, Words, schema_as};
use crate::source::Place;

/// The type area and its grid.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PageFile {
    /// `standard` (22 lines of 28 characters) or `digest` (26 lines of 32, smaller type).
    pub grid: Maybe<Grid>,
    /// 天头, the white above the type area, in mm.
    #[schemars(range(min = 10, max = 100))]
    pub top: Maybe<f64>,
    /// 订口, the white at the binding edge, in mm.
    #[schemars(range(min = 10, max = 60))]
    pub inside: Maybe<f64>,
    /// Width of the type area in mm.
    #[schemars(range(min = 100, max = 190))]
    pub width: Maybe<f64>,
    /// Height of the type area in mm.
    #[schemars(range(min = 100, max = 270))]
    pub height: Maybe<f64>,
    /// Lines on a full page.
    #[schemars(range(min = 15, max = 50))]
    pub lines: Maybe<u32>,
    /// Characters in a full line.
    #[schemars(range(min = 15, max = 60))]
    pub chars: Maybe<u32>,
    /// Whether pages are mirrored for printing on both sides.
    pub duplex: Maybe<bool>,
    /// Where the lines of numbered paragraphs go on: `run` at the edge (if absent), `hang` below the words.
    pub lists: Maybe<Lists>,
    /// To how many pages the issue is set: a number, `even`, `sheet` (a multiple of 4) or `shortest`.
    pub fit: Maybe<FitFile>,
    /// Where notes to the text (`[^1]`) stand: `foot`, at the foot of their page, or `article`, behind their article.
    pub notes: Maybe<NotesAt>,
}

/// A number of pages, or a word for one.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
pub enum FitFile {
    /// So many pages.
    Pages(usize),
    /// What the number must be.
    Word(FitWord),
}
schema_as!(FitFile, "Fit", _generator => schemars::json_schema!({
    "oneOf": [
        { "type": "integer", "minimum": 1, "maximum": 500 },
        { "type": "string", "enum": ["even", "sheet", "shortest"] }
    ]
}));

/// What a number of pages must be.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FitWord {
    /// Even.
    Even,
    /// A multiple of four.
    Sheet,
    /// As small as can be.
    Shortest,
}

/// Type sizes.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SizesFile {
    /// Largest size of the name in the masthead.
    pub name: Maybe<Words>,
    /// Size of the kind in the masthead.
    pub kind: Maybe<Words>,
    /// Running text.
    pub body: Maybe<Words>,
    /// Article titles.
    pub title: Maybe<Words>,
    /// 【section】 heads.
    pub section: Maybe<Words>,
    /// The 版记.
    pub footer: Maybe<Words>,
    /// Largest size of statistics tables.
    pub table: Maybe<Words>,
}

impl Reader {
    pub(super) fn page(&mut self, layers: &Layers<PageFile>) -> Page {
        let base = layers.or(Grid::default(), |v| &v.grid).page();
        let page = Page {
            top: layers.or(base.top, |v| &v.top),
            inside: layers.or(base.inside, |v| &v.inside),
            width: layers.or(base.width, |v| &v.width),
            height: layers.or(base.height, |v| &v.height),
            lines: layers.or(base.lines, |v| &v.lines),
            chars: layers.or(base.chars, |v| &v.chars),
            duplex: layers.or(base.duplex, |v| &v.duplex),
            lists: layers.or(base.lists, |v| &v.lists),
        };
        // An A4 sheet is 210 × 297 mm; the outer white holds at least 5 mm, the lower one the page number.
        let limits = [("width", page.width, 205.0 - page.inside), ("height", page.height, 280.0 - page.top)];
        for (key, value, max) in limits {
            if value > max {
                let place = layers.place(|v| if key == "width" { &v.width } else { &v.height });
                let place = place.unwrap_or_else(|| Place::new(layers.0[0].file, 0..0));
                self.error(Problem::OutOfRange { key: key.into(), min: None, max: Some(max) }, place);
            }
        }
        page
    }

    /// Returns to how many pages the issue is set.
    pub(super) fn pages(&mut self, layers: &Layers<PageFile>) -> Option<Fit> {
        let place = layers.place(|v| &v.fit)?;
        let goal = match layers.value(|v| &v.fit)? {
            FitFile::Pages(pages) => Goal::Pages(pages),
            FitFile::Word(FitWord::Even) => Goal::Even,
            FitFile::Word(FitWord::Sheet) => Goal::Sheet,
            FitFile::Word(FitWord::Shortest) => Goal::Shortest,
        };
        Some(Fit { goal, place, lines_free: layers.place(|v| &v.lines).is_none() })
    }

    /// Fits the grid to a body size where the editor gave no grid, and reports one that is too narrow for it.
    pub(super) fn fit(&mut self, page: &mut Page, sizes: &Sizes, layers: &Layers<PageFile>) {
        let Some(body) = sizes.body else { return };
        let grid = layers.place(|v| &v.grid);
        let chars = layers.place(|v| &v.chars).or_else(|| grid.clone());
        if chars.is_none() {
            page.chars = page.chars_of(body);
        }
        if grid.or_else(|| layers.place(|v| &v.lines)).is_none() {
            page.lines = page.lines_of(body);
        }
        let lines = layers.place(|v| &v.lines);
        let pitch = page.pitch();
        if let Some(place) = lines.filter(|_| body > pitch) {
            self.error(Problem::LinesTooMany { size: body, lines: page.lines, most: page.lines_of(body) }, place);
        }
        if let Some(place) = chars.filter(|_| body > page.widest_body()) {
            let most = (page.widest_body() * 2.0).floor() / 2.0;
            self.error(Problem::BodyTooLarge { size: body, chars: page.chars, most }, place);
        }
    }

    pub(super) fn sizes(&mut self, layers: &Layers<SizesFile>) -> Sizes {
        let mut size = |get: fn(&SizesFile) -> &Maybe<Words>| {
            let text = layers.text(get)?;
            let points = points(&text.value);
            if points.is_none() {
                self.error(Problem::SizeForm { text: text.value }, text.place);
            }
            points
        };
        Sizes {
            name: size(|v| &v.name),
            kind: size(|v| &v.kind),
            body: size(|v| &v.body),
            title: size(|v| &v.title),
            section: size(|v| &v.section),
            footer: size(|v| &v.footer),
            table: size(|v| &v.table),
        }
    }
}
