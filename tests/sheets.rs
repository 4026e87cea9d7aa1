//! Makes PDFs to be imposed, and reads the sheets back with another library.

use std::fs;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use tempfile::TempDir;

use crate::support::{MM, run};

/// The size of A4 in pt.
pub const A4: [f64; 2] = [210.0 * MM, 297.0 * MM];

/// Makes a PDF whose pages say `PAGE1` and so on; `change` may alter the entries of each page, from 1.
pub fn source(pages: usize, change: impl Fn(usize, &mut Dictionary)) -> Document {
    source_in(Document::with_version("1.5"), pages, change)
}

/// Makes one page that is painted in a colour space.
pub fn spotted(document: Document, space: ObjectId) -> Document {
    let change = |_: usize, page: &mut Dictionary| {
        page.get_mut(b"Resources").unwrap().as_dict_mut().unwrap().set("ColorSpace", dictionary! { "S1" => space });
    };
    source_in(document, 1, change)
}

pub fn source_in(mut document: Document, pages: usize, change: impl Fn(usize, &mut Dictionary)) -> Document {
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica" });
    let kids: Vec<Object> = (1..=pages)
        .map(|number| {
            let words = Operation::new("Tj", vec![Object::string_literal(format!("PAGE{number}"))]);
            let size = Operation::new("Tf", vec!["F1".into(), 40.into()]);
            let place = Operation::new("Td", vec![100.into(), 400.into()]);
            let operations = vec![Operation::new("BT", vec![]), size, place, words, Operation::new("ET", vec![])];
            let content = Content { operations }.encode().unwrap();
            let content = document.add_object(Stream::new(dictionary! {}, content));
            let mut page = dictionary! {
                "Type" => "Page", "Parent" => tree, "Contents" => content,
                "MediaBox" => boxed([0.0, 0.0, A4[0], A4[1]]),
                "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
            };
            change(number, &mut page);
            document.add_object(page).into()
        })
        .collect();
    document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => pages as i64 });
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", root);
    document
}

pub fn plain(pages: usize) -> Document {
    source(pages, |_, _| {})
}

pub fn boxed(edges: [f64; 4]) -> Object {
    edges.iter().map(|edge| Object::Real(*edge as f32)).collect::<Vec<_>>().into()
}

/// A page on a sheet: the corners of its form on the sheet, and what it says.
#[derive(Debug)]
pub struct Shown {
    pub page: usize,
    /// Which way its own x axis and y axis run on the sheet.
    pub axes: [[f64; 2]; 2],
    /// Where its lower left corner lies, in pt.
    pub corner: [f64; 2],
    /// How far its middle is from the left edge of the sheet, in pt.
    pub middle: f64,
    pub grouped: Option<Vec<u8>>,
}

/// A side of a sheet.
pub struct Side {
    pub media: [f64; 4],
    pub trim: Option<[f64; 4]>,
    pub bleed: Option<[f64; 4]>,
    pub shown: Vec<Shown>,
    pub strokes: usize,
}

pub fn times(a: [f64; 6], b: [f64; 6]) -> [f64; 6] {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

pub fn floats<const N: usize>(objects: &[Object]) -> [f64; N] {
    let floats: Vec<f64> = objects.iter().map(|object| f64::from(object.as_float().unwrap())).collect();
    floats.try_into().unwrap()
}

/// Reads the sides of a PDF of sheets back.
pub fn sides(bytes: &[u8]) -> Vec<Side> {
    let document = Document::load_mem(bytes).unwrap();
    document.get_pages().into_values().map(|id| side(&document, id)).collect()
}

pub fn side(document: &Document, id: ObjectId) -> Side {
    let page = document.get_dictionary(id).unwrap();
    let area = |key: &[u8]| page.get(key).ok().map(|area| floats(area.as_array().unwrap()));
    let forms = page.get_deref(b"Resources", document).and_then(Object::as_dict).unwrap();
    let forms = forms.get_deref(b"XObject", document).and_then(Object::as_dict).ok();
    let content = Content::decode(&document.get_page_content(id)).unwrap();
    let mut stack = vec![[1.0, 0.0, 0.0, 1.0, 0.0, 0.0]];
    let (mut shown, mut strokes) = (Vec::new(), 0);
    for Operation { operator, operands } in content.operations {
        let here = *stack.last().unwrap();
        match operator.as_str() {
            "q" => stack.push(here),
            "Q" => drop(stack.pop()),
            "cm" => *stack.last_mut().unwrap() = times(floats(&operands), here),
            "S" => strokes += 1,
            "Do" => {
                let form = forms.unwrap().get_deref(operands[0].as_name().unwrap(), document).unwrap();
                shown.push(form_shown(form.as_stream().unwrap(), here));
            }
            _ => {}
        }
    }
    Side { media: area(b"MediaBox").unwrap(), trim: area(b"TrimBox"), bleed: area(b"BleedBox"), shown, strokes }
}

pub fn form_shown(form: &Stream, here: [f64; 6]) -> Shown {
    let matrix = form.dict.get(b"Matrix").map_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0], |m| floats(m.as_array().unwrap()));
    let matrix = times(matrix, here);
    let [x, y, right, top]: [f64; 4] = floats(form.dict.get(b"BBox").unwrap().as_array().unwrap());
    let text = String::from_utf8(form.decompressed_content().unwrap()).unwrap();
    let page = text.split_once("PAGE").unwrap().1.split(')').next().unwrap().parse().unwrap();
    let group = form.dict.get(b"Group").and_then(Object::as_dict);
    let grouped = group.and_then(|group| group.get(b"CS")).and_then(Object::as_name).ok().map(<[u8]>::to_vec);
    let [a, b, c, d, e, f] = matrix;
    let middle = a * (x + right) / 2.0 + c * (y + top) / 2.0 + e;
    Shown { middle, page, axes: [[a, b], [c, d]], corner: [a * x + c * y + e, b * x + d * y + f], grouped }
}

/// A folder with `in.pdf`.
pub fn folder(mut document: Document) -> TempDir {
    let folder = TempDir::new().unwrap();
    document.save(folder.path().join("in.pdf")).unwrap();
    folder
}

/// Imposes a document and reads the result.
pub fn imposed(document: Document, args: &[&str]) -> Vec<Side> {
    let folder = folder(document);
    let run = run(folder.path(), &[&["impose", "in.pdf"], args].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    sides(&fs::read(folder.path().join("in-imposed.pdf")).unwrap())
}

/// Returns the page on the left and the right half of each side; 0 if there is none.
pub fn halves(sides: &[Side]) -> Vec<[usize; 2]> {
    let half = |side: &Side, right: bool| {
        let middle = side.media[2] / 2.0;
        let on = |shown: &&Shown| (shown.middle > middle) == right;
        side.shown.iter().find(on).map_or(0, |shown| shown.page)
    };
    sides.iter().map(|side| [half(side, false), half(side, true)]).collect()
}

pub fn assert_near(found: [f64; 2], expected: [f64; 2]) {
    assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 0.02), "{found:?} is not {expected:?}");
}
