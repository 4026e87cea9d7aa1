//! Runs the operators of one content stream (ISO 32000-1 annex A).

use std::rc::Rc;

use lopdf::{Dictionary, Object};

use super::color::{Family, Space};
use super::facts::Mark;
use super::state::{Ink, State};
use super::walker::Walker;
use crate::messages::Check;
use crate::pdf::{Area, Cursor, Matrix, Operation, Operations, dict_of, number};

/// Most states that are kept by `q`.
const STATES: usize = 4_096;
/// Most pieces of a path that are told apart.
const PIECES: usize = 10_000;

/// A content stream being run.
pub(super) struct Run<'w, 'a, 'b> {
    pub(super) walker: &'w mut Walker<'a, 'b>,
    pub(super) resources: Option<&'a Dictionary>,
    pub(super) state: State<'a>,
    kept: Vec<State<'a>>,
    path: Path,
    pub(super) cursor: Cursor,
    /// Whether marks have a place on the page, which those of patterns and characters have not.
    pub(super) placed: bool,
}

/// A path: the boxes of its pieces in points of the page.
#[derive(Default)]
struct Path {
    pieces: Vec<Area>,
    /// Whether it is to be clipped to.
    clips: bool,
}

impl Path {
    fn begin(&mut self, point: (f64, f64)) {
        if self.pieces.len() < PIECES {
            self.pieces.push(Area::EMPTY);
        }
        self.add(point);
    }

    fn add(&mut self, point: (f64, f64)) {
        if let Some(piece) = self.pieces.last_mut() {
            piece.add(point);
        }
    }

    fn bounds(&self) -> Area {
        let mut bounds = Area::EMPTY;
        for piece in self.pieces.iter().filter(|piece| !piece.is_empty()) {
            bounds.add((piece.x0, piece.y0));
            bounds.add((piece.x1, piece.y1));
        }
        bounds
    }
}

impl<'w, 'a, 'b> Run<'w, 'a, 'b> {
    /// Begins a content stream in a state.
    pub(super) fn new(
        walker: &'w mut Walker<'a, 'b>,
        resources: Option<&'a Dictionary>,
        mut state: State<'a>,
        placed: bool,
    ) -> Self {
        state.resources = resources;
        Self {
            walker,
            resources,
            state,
            kept: Vec::new(),
            path: Path::default(),
            cursor: Cursor::at(Matrix::IDENTITY),
            placed,
        }
    }

    /// Runs to the end, or until the walker has no steps left.
    pub(super) fn content(mut self, content: &[u8]) {
        for operation in Operations::new(content) {
            if !self.walker.spend(1) {
                return;
            }
            self.operate(&operation);
        }
    }

    fn operate(&mut self, operation: &Operation) {
        let numbers = || operation.numbers();
        match operation.operator.as_slice() {
            b"q" if self.kept.len() < STATES => self.kept.push(self.state.clone()),
            b"Q" => self.state = self.kept.pop().unwrap_or_else(|| self.state.clone()),
            b"cm" => self.state.ctm = Matrix::of(&numbers()).then(self.state.ctm),
            b"w" => self.state.line_width = numbers().first().copied().unwrap_or(1.0).abs(),
            b"gs" => self.graphics_state(operation),
            b"m" | b"l" | b"c" | b"v" | b"y" | b"re" => self.construct(&operation.operator, &numbers()),
            b"S" | b"s" => self.finish_path(false, true),
            b"f" | b"F" | b"f*" => self.finish_path(true, false),
            b"B" | b"B*" | b"b" | b"b*" => self.finish_path(true, true),
            b"n" => self.finish_path(false, false),
            b"W" | b"W*" => self.path.clips = true,
            b"g" | b"rg" | b"k" | b"cs" | b"sc" | b"scn" => {
                let ink = self.color(operation, self.state.fill.clone());
                self.state.fill = ink;
            }
            b"G" | b"RG" | b"K" | b"CS" | b"SC" | b"SCN" => {
                let ink = self.color(operation, self.state.stroke.clone());
                self.state.stroke = ink;
            }
            b"sh" => self.shade(operation),
            b"Do" => self.external(operation),
            b"BI" => {
                if let Some(Object::Dictionary(image)) = operation.operands.first() {
                    self.walker.picture(image, self.resources, &self.state, self.placed);
                }
            }
            _ => self.text_operator(operation),
        }
    }

    /// Returns an entry of the resources, such as the font `F1`.
    pub(super) fn resource(&self, kind: &[u8], name: Option<&[u8]>) -> Option<&'a Object> {
        let pdf = self.walker.pdf;
        pdf.get(pdf.dict(self.resources?, kind)?, name?)
    }

    fn graphics_state(&mut self, operation: &Operation) {
        let pdf = self.walker.pdf;
        let Some(Object::Dictionary(dict)) = self.resource(b"ExtGState", operation.name()) else { return };
        if let Some(width) = pdf.number(dict, b"LW") {
            self.state.line_width = width.abs();
        }
        let flag = |key| pdf.get(dict, key).and_then(|value| value.as_bool().ok());
        if let Some(overprint) = flag(b"OP") {
            self.state.stroke.overprint = overprint;
            self.state.fill.overprint = overprint;
        }
        if let Some(overprint) = flag(b"op") {
            self.state.fill.overprint = overprint;
        }
        if let [font, size] = pdf.array(dict, b"Font")[..]
            && let (Object::Dictionary(font), Some(size)) = (font, number(size))
        {
            self.state.font = Some(self.walker.font(font));
            self.state.text.size = size;
        }
        let transparency = &mut self.walker.facts.transparency;
        for key in [&b"ca"[..], b"CA"] {
            if pdf.number(dict, key).is_some_and(|opacity| opacity < 0.999) {
                transparency.insert(String::from_utf8_lossy(key).into_owned());
            }
        }
        let mode = pdf.list(dict, b"BM").into_iter().next().and_then(|mode| mode.as_name().ok());
        if let Some(mode) = mode.filter(|mode| *mode != b"Normal" && *mode != b"Compatible") {
            transparency.insert(String::from_utf8_lossy(mode).into_owned());
        }
        if pdf.dict(dict, b"SMask").is_some() {
            transparency.insert("SMask".to_owned());
        }
    }

    fn construct(&mut self, operator: &[u8], numbers: &[f64]) {
        let ctm = self.state.ctm;
        match (operator, numbers) {
            (b"m", [x, y]) => self.path.begin(ctm.apply(*x, *y)),
            (b"re", [x, y, width, height]) => {
                self.path.begin(ctm.apply(*x, *y));
                for (dx, dy) in [(*width, 0.0), (0.0, *height), (*width, *height)] {
                    self.path.add(ctm.apply(x + dx, y + dy));
                }
            }
            _ => numbers.chunks_exact(2).for_each(|point| self.path.add(ctm.apply(point[0], point[1]))),
        }
    }

    fn finish_path(&mut self, fill: bool, stroke: bool) {
        let path = std::mem::take(&mut self.path);
        for piece in path.pieces.iter().filter(|piece| !piece.is_empty()) {
            if fill {
                self.walker.paint(filled(*piece), *piece, &self.state.fill, self.placed, &self.state);
            }
            if stroke {
                let width = self.state.line_width * self.state.ctm.scale();
                let area = piece.grown(width / 2.0);
                self.walker.paint(Mark::Line(width), area, &self.state.stroke, self.placed, &self.state);
            }
        }
        if path.clips {
            self.state.clip = self.state.clip.within(path.bounds());
        }
    }

    fn color(&self, operation: &Operation, ink: Ink<'a>) -> Ink<'a> {
        let pdf = self.walker.pdf;
        let plain = |family| Some(Rc::new(Space::device(pdf, family, self.resources)));
        let space = match operation.operator.as_slice() {
            b"g" | b"G" => plain(Family::Gray),
            b"rg" | b"RG" => plain(Family::Rgb),
            b"k" | b"K" => plain(Family::Cmyk),
            b"cs" | b"CS" => {
                let name = operation.operands.last().unwrap_or(&Object::Null);
                let space = Rc::new(Space::read(pdf, name, self.resources));
                let paint = Rc::new(space.initial());
                return Ink { paint, space, pattern: None, ..ink };
            }
            _ => None,
        };
        let space = space.unwrap_or_else(|| ink.space.clone());
        let pattern = match &*space {
            Space::Pattern(_) => self.resource(b"Pattern", operation.name()),
            _ => None,
        };
        Ink { paint: Rc::new(space.paint(&operation.numbers())), space, pattern, ..ink }
    }

    fn shade(&mut self, operation: &Operation) {
        let shading = self.resource(b"Shading", operation.name()).and_then(dict_of);
        if let Some(shading) = shading {
            self.walker.shade(shading, self.resources, Mark::Fill(None), self.placed.then_some(self.state.clip));
        }
    }

    fn external(&mut self, operation: &Operation) {
        match self.resource(b"XObject", operation.name()) {
            Some(Object::Stream(stream)) => self.walker.external(stream, self.resources, &self.state, self.placed),
            _ => self.walker.facts.note(Check::Unread, ""),
        }
    }
}

/// Returns the mark of a filled piece of a path, which may be a line drawn as an area.
fn filled(piece: Area) -> Mark {
    let (short, long) = (piece.width().min(piece.height()), piece.width().max(piece.height()));
    Mark::Fill((long > 2.0 && short < 1.0).then_some(short))
}
