//! The words of a page by their marks (ISO 32000-1 14.6), and where the pen goes between them.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use lopdf::{Dictionary, Object};

use crate::content::SOFT;
use crate::pdf::{
    Cursor, Font, Matrix, Operation, Operations, PageSource, Pdf, TextState, dict_of, text_string, unicode,
};

/// Stands for a code that the file gives no meaning to.
const UNKNOWN: &str = "\u{fffd}";
/// Most states of graphics, and most marks, within each other.
const DEPTH: usize = 1_000;
/// How far the pen goes without a character until it leaves white, in parts of the type size.
const GAP: f64 = 0.4;

/// Where a line of text begins or ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    at: (f64, f64),
    /// The direction of the text, of length 1.
    along: (f64, f64),
    /// The size of the type.
    size: f64,
}

impl Pen {
    /// Returns whether there is white between this end and that beginning.
    pub(super) fn leaves_white(&self, next: &Self) -> bool {
        let (dx, dy) = (next.at.0 - self.at.0, next.at.1 - self.at.1);
        let along = dx * self.along.0 + dy * self.along.1;
        let across = dy * self.along.0 - dx * self.along.1;
        let size = self.size.min(next.size);
        across.abs() > GAP * size || !(-GAP * size..=GAP * size).contains(&along)
    }
}

/// What stands under one mark.
#[derive(Debug, Clone)]
pub(super) struct Marked {
    pub(super) text: String,
    pub(super) first: Pen,
    pub(super) last: Pen,
}

/// A font with the meaning of its codes.
struct Face<'a> {
    font: Font<'a>,
    unicode: HashMap<u32, String>,
    step: usize,
}

/// The fonts of a file, each read once.
#[derive(Default)]
pub(super) struct Faces<'a> {
    known: HashMap<*const Dictionary, Rc<Face<'a>>>,
    /// Whether the meaning of a font's codes is there and cannot be read.
    broken: bool,
}

impl<'a> Faces<'a> {
    fn get(&mut self, pdf: &'a Pdf, dict: &'a Dictionary) -> Rc<Face<'a>> {
        let broken = &mut self.broken;
        let face = || {
            let table = pdf.stream(dict, b"ToUnicode").map(|stream| pdf.data(stream));
            *broken |= table == Some(None);
            let table = table.flatten().unwrap_or_default();
            let step = if pdf.name(dict, b"Subtype") == Some(b"Type0") { 2 } else { 1 };
            Rc::new(Face { font: Font::read(pdf, dict), unicode: unicode(&table), step })
        };
        Rc::clone(self.known.entry(std::ptr::from_ref(dict)).or_insert_with(face))
    }
}

/// What has a say in how text is shown, 9.3.
#[derive(Clone)]
struct State<'a> {
    matrix: Matrix,
    face: Option<Rc<Face<'a>>>,
    text: TextState,
}

/// A mark that is open.
enum Mark {
    /// Content of the structure, by its number.
    Content(i64),
    /// Content that another text stands in for, until it has been taken.
    Actual(Option<String>),
    /// Content that is no part of the document, such as page numbers.
    Artifact,
    /// Anything else.
    Other,
}

/// Reads the words of a page by their marks; `budget` is how many operators may still be run.
pub(super) fn words<'a>(
    pdf: &'a Pdf,
    page: &PageSource<'a>,
    faces: &mut Faces<'a>,
    budget: &mut usize,
) -> Option<BTreeMap<i64, Marked>> {
    let state = State { matrix: Matrix::IDENTITY, face: None, text: TextState::default() };
    let mut reader = Reader {
        pdf,
        resources: page.resources,
        faces,
        state,
        saved: Vec::new(),
        cursor: Cursor::at(Matrix::IDENTITY),
        marks: Vec::new(),
        out: BTreeMap::new(),
    };
    let (content, whole) = pdf.content(page.dict);
    if !whole {
        return None;
    }
    for operation in Operations::new(&content) {
        let Some(left) = budget.checked_sub(1) else { break };
        *budget = left;
        reader.run(&operation);
    }
    // A font whose meaning cannot be read would make all texts in it alike.
    (!reader.faces.broken).then_some(reader.out)
}

struct Reader<'a, 'f> {
    pdf: &'a Pdf,
    resources: Option<&'a Dictionary>,
    faces: &'f mut Faces<'a>,
    state: State<'a>,
    saved: Vec<State<'a>>,
    cursor: Cursor,
    marks: Vec<Mark>,
    out: BTreeMap<i64, Marked>,
}

impl<'a> Reader<'a, '_> {
    fn run(&mut self, operation: &Operation) {
        self.state.text.take(operation, &mut self.cursor);
        match operation.operator.as_slice() {
            b"q" if self.saved.len() < DEPTH => self.saved.push(self.state.clone()),
            b"Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            b"cm" => self.state.matrix = Matrix::of(&operation.numbers()).then(self.state.matrix),
            b"Tf" => self.font(operation),
            b"Tj" | b"TJ" | b"'" | b"\"" => self.show(&operation.operands),
            b"BMC" | b"BDC" if self.marks.len() < DEPTH => {
                let mark = self.mark(operation);
                self.marks.push(mark);
            }
            b"EMC" => drop(self.marks.pop()),
            _ => {}
        }
    }

    fn font(&mut self, operation: &Operation) {
        let name = operation.operands.first().and_then(|name| name.as_name().ok());
        let fonts = self.resources.and_then(|resources| self.pdf.dict(resources, b"Font"));
        let dict = fonts.zip(name).and_then(|(fonts, name)| self.pdf.dict(fonts, name));
        self.state.face = dict.map(|dict| self.faces.get(self.pdf, dict));
    }

    fn mark(&self, operation: &Operation) -> Mark {
        let tag = operation.operands.first().and_then(|tag| tag.as_name().ok());
        if tag == Some(b"Artifact") {
            return Mark::Artifact;
        }
        let named = |name: &[u8]| {
            let known = self.pdf.dict(self.resources?, b"Properties")?;
            self.pdf.dict(known, name)
        };
        let properties = operation.operands.get(1);
        let Some(properties) = properties.and_then(|object| object.as_name().map_or_else(|_| dict_of(object), named))
        else {
            return Mark::Other;
        };
        if let Some(number) = self.pdf.get(properties, b"MCID").and_then(|number| number.as_float().ok()) {
            return Mark::Content(number as i64);
        }
        match self.pdf.get(properties, b"ActualText").and_then(spoken) {
            Some(text) => Mark::Actual(Some(text)),
            None => Mark::Other,
        }
    }

    /// Shows the strings of an operator, which stand on one line.
    fn show(&mut self, operands: &[Object]) {
        let items = match operands.last() {
            Some(Object::Array(items)) => items.as_slice(),
            Some(_) => &operands[operands.len() - 1..],
            None => return,
        };
        let first = self.pen();
        let mut text = String::new();
        for item in items {
            match item {
                Object::String(bytes, _) => self.advance(bytes, &mut text),
                Object::Integer(by) => self.kern(*by as f64),
                Object::Real(by) => self.kern(f64::from(*by)),
                _ => {}
            }
        }
        self.put(text, first);
    }

    /// Goes back by some thousandths of the type size.
    fn kern(&mut self, by: f64) {
        self.cursor.advance(-by / 1000.0 * self.state.text.size * self.state.text.stretch, 0.0);
    }

    fn advance(&mut self, bytes: &[u8], text: &mut String) {
        let Some(face) = self.state.face.clone() else { return };
        let (mut length, set) = (0.0, &self.state.text);
        for (width, blank) in face.font.advances(bytes) {
            let more = if blank { set.word_space } else { 0.0 };
            length += (width * set.size + set.char_space + more) * set.stretch;
        }
        for code in bytes.chunks(face.step) {
            let code = code.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
            text.push_str(face.unicode.get(&code).map_or(UNKNOWN, String::as_str));
        }
        self.cursor.advance(length, 0.0);
    }

    fn pen(&self) -> Pen {
        let all = self.state.text.matrix().then(self.cursor.matrix).then(self.state.matrix);
        let at = all.apply(0.0, 0.0);
        let to = |x: f64, y: f64| {
            let (x, y) = all.apply(x, y);
            (x - at.0, y - at.1)
        };
        let (right, up) = (to(1.0, 0.0), to(0.0, 1.0));
        let length = right.0.hypot(right.1).max(f64::MIN_POSITIVE);
        Pen { at, along: (right.0 / length, right.1 / length), size: up.0.hypot(up.1) }
    }

    /// Puts a text, that begins where the pen was and ends where it is, under its mark.
    fn put(&mut self, shown: String, first: Pen) {
        if self.marks.iter().any(|mark| matches!(mark, Mark::Artifact)) {
            return;
        }
        let actual =
            self.marks.iter_mut().find_map(|mark| if let Mark::Actual(text) = mark { Some(text) } else { None });
        let text = match actual {
            Some(text) => text.take().unwrap_or_default(),
            None => shown.chars().filter(|c| !c.is_control()).collect(),
        };
        let number = self.marks.iter().rev().find_map(|mark| match mark {
            Mark::Content(number) => Some(*number),
            _ => None,
        });
        let (Some(number), last) = (number, self.pen()) else { return };
        match self.out.get_mut(&number) {
            Some(marked) => {
                if marked.last.leaves_white(&first) {
                    marked.text.push(SOFT);
                }
                marked.text.push_str(&text);
                marked.last = last;
            }
            None => drop(self.out.insert(number, Marked { text, first, last })),
        }
    }
}

/// Reads a text that stands in for content.
pub(super) fn spoken(object: &Object) -> Option<String> {
    Some(text_string(object)?.chars().filter(|c| !c.is_control() || c.is_whitespace()).collect())
}
