//! Walks the content of a page, with the forms, patterns and characters drawn in it.

use std::rc::Rc;

use lopdf::{Dictionary, Object, Stream};

use super::color::{Family, Space, shading_paints};
use super::facts::{Facts, Mark, Painted};
use super::overlay;
use super::pictures;
use super::run::Run;
use super::state::{Ink, State};
use super::walker::{Shared, Walker, address};
use crate::messages::Check;
use crate::pdf::{Area, Font, Matrix, PageSource, Pdf, dict_of};

/// How deep forms may lie in each other.
const DEPTH: usize = 24;
/// How many bytes of content cost as much as an operator.
const BYTES_PER_STEP: usize = 16;
/// How many operators beginning a form costs.
const STEPS_PER_FORM: usize = 100;
/// Most characters of a Type 3 font that are looked at.
const DRAWINGS: usize = 256;

impl<'a, 'b> Walker<'a, 'b> {
    /// Walks a page and returns what was noted of it, and the fonts of its visible text.
    pub(super) fn page(pdf: &'a Pdf, page: &PageSource<'a>, shared: &'b mut Shared<'a>) -> (Facts, Vec<Rc<Font<'a>>>) {
        let mut walker = Self::new(pdf, page, shared);
        let (content, whole) = pdf.content(page.dict);
        if !whole {
            walker.facts.note(Check::Unread, "");
        }
        Run::new(&mut walker, page.resources, State::new(page.scale, page.media), true).content(&content);
        walker.annotations(page);
        walker.note_blending(page);
        walker.finish()
    }

    /// Walks the appearances of annotations that are printed, such as seals, 12.5.5.
    fn annotations(&mut self, page: &PageSource<'a>) {
        for annotation in self.pdf.array(page.dict, b"Annots").into_iter().filter_map(dict_of) {
            let rect = Area::of(&self.pdf.numbers(annotation, b"Rect"));
            let (Some(rect), Some(form)) = (rect, overlay::printed_appearance(self.pdf, annotation)) else { continue };
            let matrix = Matrix::of(&self.pdf.numbers(&form.dict, b"Matrix"));
            let Some(bounds) = Area::of(&self.pdf.numbers(&form.dict, b"BBox")) else { continue };
            let ctm = Matrix::fitting(bounds.transformed(matrix), rect).then(page.scale);
            // A form whatever its dictionary says: older programs leave the Subtype out.
            self.form(form, page.resources, &State::new(ctm, page.media), true);
        }
    }

    /// Notes if transparency is blended in RGB, so that even black comes out of it in four inks (11.4.7).
    fn note_blending(&mut self, page: &PageSource<'a>) {
        let group = self.pdf.dict(page.dict, b"Group").and_then(|group| self.pdf.get(group, b"CS"));
        let space = group.map(|space| Space::read(self.pdf, space, page.resources));
        if space == Some(Space::Plain(Family::Rgb)) && !self.facts.transparency.is_empty() {
            self.facts.transparency.insert("Group RGB".to_owned());
        }
    }

    /// Notes that visible text is set in a font; walks its characters if they are drawings.
    pub(super) fn use_font(
        &mut self,
        font: &Font<'a>,
        matrix: Matrix,
        state: &State<'a>,
        resources: Option<&'a Dictionary>,
    ) {
        self.used.insert(address(font.dict));
        let Some(drawings) = font.drawings.filter(|drawings| self.known.insert(address(drawings))) else { return };
        let resources = self.pdf.dict(font.dict, b"Resources").or(resources);
        for drawing in drawings.iter().take(DRAWINGS).filter_map(|(_, drawing)| self.pdf.resolve(drawing)) {
            if let Ok(stream) = drawing.as_stream() {
                let state = State { ctm: font.matrix.then(matrix), ..state.clone() };
                self.contained(stream, resources, state, false);
            }
        }
    }

    /// Walks a form, a tile of a pattern or a drawn character.
    fn contained(&mut self, stream: &'a Stream, resources: Option<&'a Dictionary>, state: State<'a>, placed: bool) {
        let address = address(&stream.dict);
        if self.open.contains(&address) {
            return;
        }
        let content = self.pdf.data(stream).filter(|_| self.open.len() < DEPTH);
        let Some(content) = content else {
            self.facts.note(Check::Unread, "");
            return;
        };
        if self.spend(STEPS_PER_FORM + content.len() / BYTES_PER_STEP) {
            self.open.push(address);
            Run::new(self, resources, state, placed).content(&content);
            self.open.pop();
        }
    }

    /// Draws an external object: a form or a picture, 8.8.
    pub(super) fn external(
        &mut self,
        stream: &'a Stream,
        resources: Option<&'a Dictionary>,
        state: &State<'a>,
        placed: bool,
    ) {
        match self.pdf.name(&stream.dict, b"Subtype") {
            Some(b"Image") => self.picture(&stream.dict, resources, state, placed),
            Some(b"Form") => self.form(stream, resources, state, placed),
            _ => {}
        }
    }

    /// Draws a form, 8.10.
    fn form(&mut self, stream: &'a Stream, resources: Option<&'a Dictionary>, state: &State<'a>, placed: bool) {
        let ctm = Matrix::of(&self.pdf.numbers(&stream.dict, b"Matrix")).then(state.ctm);
        let bounds = Area::of(&self.pdf.numbers(&stream.dict, b"BBox"));
        let clip = bounds.map_or(state.clip, |bounds| bounds.transformed(ctm).within(state.clip));
        let resources = self.pdf.dict(&stream.dict, b"Resources").or(resources);
        self.contained(stream, resources, State { ctm, clip, ..state.clone() }, placed);
    }

    /// Draws a picture on the unit square, 8.9.5.
    pub(super) fn picture(
        &mut self,
        image: &Dictionary,
        resources: Option<&'a Dictionary>,
        state: &State<'a>,
        placed: bool,
    ) {
        let square = Area { x0: 0.0, y0: 0.0, x1: 1.0, y1: 1.0 };
        let area = square.transformed(state.ctm).within(state.clip);
        if placed && area.is_empty() {
            return;
        }
        let is_stencil = matches!(self.pdf.get(image, b"ImageMask"), Some(Object::Boolean(true)));
        let space = image.get(b"ColorSpace").ok().map(|space| Space::read(self.pdf, space, resources));
        let space = space.unwrap_or(Space::Plain(Family::Unknown)).whole();
        let family = if is_stencil { state.fill.paint.family } else { space.family };
        if placed {
            pictures::note(self.pdf, image, state.ctm, family, &mut self.facts);
        }
        if is_stencil {
            self.paint(Mark::Picture, area, &state.fill, placed, state);
            return;
        }
        let area = placed.then_some(area);
        self.facts.add(Painted { mark: Mark::Picture, paint: &space, area, overprint: state.fill.overprint });
    }

    /// Puts a colour or a pattern on an area.
    pub(super) fn paint(&mut self, mark: Mark, area: Area, ink: &Ink<'a>, placed: bool, state: &State<'a>) {
        let area = area.within(state.clip);
        let place = placed.then_some(area);
        let pattern = ink.pattern.and_then(|pattern| Some((pattern, dict_of(pattern)?)));
        let Some((pattern, dict)) = pattern else {
            self.facts.add(Painted { mark, paint: &ink.paint, area: place, overprint: ink.overprint });
            return;
        };
        if let Some(shading) = self.pdf.dict(dict, b"Shading") {
            self.shade(shading, state.resources, mark, place);
            return;
        }
        if self.pdf.number(dict, b"PaintType") == Some(2.0) {
            self.facts.add(Painted { mark, paint: &ink.paint, area: place, overprint: ink.overprint });
            return;
        }
        if let Some(area) = place {
            self.facts.judge_place(mark, area);
        }
        if let Ok(stream) = pattern.as_stream()
            && self.known.insert(address(&stream.dict))
        {
            let resources = self.pdf.dict(dict, b"Resources");
            let tile = State::new(Matrix::of(&self.pdf.numbers(dict, b"Matrix")), state.clip);
            self.contained(stream, resources, tile, false);
        }
    }

    /// Puts the colours of a shading on an area.
    pub(super) fn shade(
        &mut self,
        shading: &'a Dictionary,
        resources: Option<&'a Dictionary>,
        mark: Mark,
        area: Option<Area>,
    ) {
        let pdf = self.pdf;
        let known = self.shadings.entry(address(shading));
        let paints = known.or_insert_with(|| Rc::new(shading_paints(pdf, shading, resources))).clone();
        for paint in paints.iter() {
            self.facts.add(Painted { mark, paint, area, overprint: false });
        }
    }
}
