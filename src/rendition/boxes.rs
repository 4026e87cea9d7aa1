//! The boxes of a page, and the marks around it.

use lopdf::{Document, Object, ObjectId};

use super::inks::ALL_PLATES;
use super::tree::lineage;
use crate::model::{PT_PER_MM, Print};

/// Room for marks outside of the bleed, in mm.
const MARGIN: f64 = 8.0;
/// Length of a crop mark, in mm.
const CROP: f64 = 5.0;
/// Marks begin so far from the trimmed page, in mm, or beyond the bleed if that is more.
const OFFSET: f64 = 3.0;
/// Radius of a registration mark, in mm.
const RADIUS: f64 = 1.6;
/// Thickness of marks, in pt.
const THIN: f64 = 0.25;
/// How far the control points of a quarter circle lie from its ends, as a part of the radius.
const BEND: f64 = 0.5523;

/// Gives every page its boxes (ISO 32000-1 14.11.2), and marks if they are wanted.
///
/// The trimmed page is its TrimBox, or else its MediaBox, which grows by the
/// bleed and by room for the marks. Pages whose contents were put into inks
/// have `all` as the space that prints on every plate.
pub(super) fn surround(document: &mut Document, print: &Print, all: ObjectId) {
    let pages: Vec<ObjectId> = document.page_iter().collect();
    for page in pages {
        let Some(trim) = trim_box(document, page) else { continue };
        let bleed = grown(trim, print.bleed);
        let media = if print.marks { grown(trim, print.bleed.max(OFFSET) + MARGIN) } else { bleed };
        let Ok(dict) = document.get_dictionary_mut(page) else { continue };
        for (name, rectangle) in [("MediaBox", media), ("BleedBox", bleed), ("TrimBox", trim)] {
            dict.set(name, rectangle.map(|value| Object::Real(value as f32)).to_vec());
        }
        for other in [b"CropBox".as_slice(), b"ArtBox"] {
            dict.remove(other);
        }
        if print.marks {
            draw(document, page, &marks(trim, print.bleed), all);
        }
    }
}

/// Gives every page with a TrimBox the BleedBox that lies around it, so far in mm at the sides, and at head and foot.
///
/// Pages whose bleed is nothing stay as they are (ISO 32000-1 14.11.2: a BleedBox is for what is cut off).
pub(super) fn bleed_boxes(document: &mut Document, bleed: [f64; 2]) {
    if bleed.iter().all(|bleed| *bleed <= 0.0) {
        return;
    }
    let pages: Vec<ObjectId> = document.page_iter().collect();
    for page in pages {
        let trim = document.get_dictionary(page).and_then(|dict| dict.get(b"TrimBox"));
        let Some([x0, y0, x1, y1]) = trim.ok().and_then(|trim| rectangle(document, trim)) else { continue };
        let [beside, above] = bleed.map(|bleed| bleed * PT_PER_MM);
        if let Ok(dict) = document.get_dictionary_mut(page) {
            let bleed = [x0 - beside, y0 - above, x1 + beside, y1 + above];
            dict.set("BleedBox", bleed.map(|value| Object::Real(value as f32)).to_vec());
        }
    }
}

/// Left, lower, right and upper edge, in pt.
pub(super) type Rectangle = [f64; 4];

fn grown([x0, y0, x1, y1]: Rectangle, mm: f64) -> Rectangle {
    let by = mm * PT_PER_MM;
    [x0 - by, y0 - by, x1 + by, y1 + by]
}

/// Returns the TrimBox of a page, or its MediaBox, in which it may have to be looked for above.
fn trim_box(document: &Document, page: ObjectId) -> Option<Rectangle> {
    let page = document.get_dictionary(page).ok()?;
    lineage(document, page).find_map(|node| {
        [b"TrimBox".as_slice(), b"MediaBox"].iter().find_map(|key| rectangle(document, node.get(key).ok()?))
    })
}

/// Returns four numbers; `None` if an object is anything else.
pub(super) fn rectangle(document: &Document, object: &Object) -> Option<Rectangle> {
    let values = document.dereference(object).ok()?.1.as_array().ok()?;
    let values: Vec<f64> = values.iter().filter_map(|value| value.as_float().ok()).map(f64::from).collect();
    values.try_into().ok()
}

/// Draws into a page on top of what it holds.
fn draw(document: &mut Document, page: ObjectId, marks: &str, all: ObjectId) {
    let Ok(dict) = document.get_dictionary_mut(page) else { return };
    if let Ok(resources) = dict.get_mut(b"Resources").and_then(Object::as_dict_mut)
        && let Ok(spaces) = resources.get_mut(b"ColorSpace").and_then(Object::as_dict_mut)
    {
        spaces.set(ALL_PLATES, Object::Reference(all));
    }
    let content = [b"q\n", document.get_page_content(page).as_slice(), b"\nQ\n", marks.as_bytes()].concat();
    // It fails only for what is no page.
    let _ = document.change_page_content(page, content);
}

/// Returns the content that draws crop marks at the corners and registration marks between them.
fn marks(trim: Rectangle, bleed: f64) -> String {
    let [x0, y0, x1, y1] = trim;
    let (near, far) = (bleed.max(OFFSET) * PT_PER_MM, (bleed.max(OFFSET) + CROP) * PT_PER_MM);
    let mut content = format!("q /{ALL_PLATES} CS 1 SCN {THIN} w\n");
    let mut line = |from: (f64, f64), to: (f64, f64)| {
        content.push_str(&format!("{:.3} {:.3} m {:.3} {:.3} l S\n", from.0, from.1, to.0, to.1));
    };
    for x in [x0, x1] {
        line((x, y0 - near), (x, y0 - far));
        line((x, y1 + near), (x, y1 + far));
    }
    for y in [y0, y1] {
        line((x0 - near, y), (x0 - far, y));
        line((x1 + near, y), (x1 + far, y));
    }
    let (middle, centre) = ((near + far) / 2.0, ((x0 + x1) / 2.0, (y0 + y1) / 2.0));
    let targets = [(x0 - middle, centre.1), (x1 + middle, centre.1), (centre.0, y0 - middle), (centre.0, y1 + middle)];
    for (x, y) in targets {
        let arm = 1.5 * RADIUS * PT_PER_MM;
        line((x - arm, y), (x + arm, y));
        line((x, y - arm), (x, y + arm));
    }
    let circles: String = targets.iter().map(|target| circle(*target, RADIUS * PT_PER_MM)).collect();
    content + &circles + "Q\n"
}

fn circle((x, y): (f64, f64), r: f64) -> String {
    let b = BEND * r;
    let mut content = format!("{:.3} {:.3} m\n", x + r, y);
    let quarters = [
        [(r, b), (b, r), (0.0, r)],
        [(-b, r), (-r, b), (-r, 0.0)],
        [(-r, -b), (-b, -r), (0.0, -r)],
        [(b, -r), (r, -b), (r, 0.0)],
    ];
    for quarter in quarters {
        for (dx, dy) in quarter {
            content.push_str(&format!("{:.3} {:.3} ", x + dx, y + dy));
        }
        content.push_str("c\n");
    }
    content + "S\n"
}
