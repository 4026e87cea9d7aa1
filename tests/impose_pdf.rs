//! Any PDF on press sheets: through the front door, and read back with another library.

use std::fs;
use std::path::Path;

use lopdf::content::{Content, Operation};
use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, ObjectId, Permissions, Stream, dictionary,
};
use tempfile::TempDir;

use crate::support::{MM, run};

/// The size of A4 in pt.
const A4: [f64; 2] = [210.0 * MM, 297.0 * MM];

/// Makes a PDF whose pages say `PAGE1` and so on; `change` may alter the entries of each page, from 1.
fn source(pages: usize, change: impl Fn(usize, &mut Dictionary)) -> Document {
    source_in(Document::with_version("1.5"), pages, change)
}

/// Makes one page that is painted in a colour space.
fn spotted(document: Document, space: ObjectId) -> Document {
    let change = |_: usize, page: &mut Dictionary| {
        page.get_mut(b"Resources").unwrap().as_dict_mut().unwrap().set("ColorSpace", dictionary! { "S1" => space });
    };
    source_in(document, 1, change)
}

fn source_in(mut document: Document, pages: usize, change: impl Fn(usize, &mut Dictionary)) -> Document {
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

fn plain(pages: usize) -> Document {
    source(pages, |_, _| {})
}

fn boxed(edges: [f64; 4]) -> Object {
    edges.iter().map(|edge| Object::Real(*edge as f32)).collect::<Vec<_>>().into()
}

/// A page on a sheet: the corners of its form on the sheet, and what it says.
#[derive(Debug)]
struct Shown {
    page: usize,
    /// Which way its own x axis and y axis run on the sheet.
    axes: [[f64; 2]; 2],
    /// Where its lower left corner lies, in pt.
    corner: [f64; 2],
    /// How far its middle is from the left edge of the sheet, in pt.
    middle: f64,
    grouped: Option<Vec<u8>>,
}

/// A side of a sheet.
struct Side {
    media: [f64; 4],
    trim: Option<[f64; 4]>,
    bleed: Option<[f64; 4]>,
    shown: Vec<Shown>,
    strokes: usize,
}

fn times(a: [f64; 6], b: [f64; 6]) -> [f64; 6] {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

fn floats<const N: usize>(objects: &[Object]) -> [f64; N] {
    let floats: Vec<f64> = objects.iter().map(|object| f64::from(object.as_float().unwrap())).collect();
    floats.try_into().unwrap()
}

/// Reads the sides of a PDF of sheets back.
fn sides(bytes: &[u8]) -> Vec<Side> {
    let document = Document::load_mem(bytes).unwrap();
    document.get_pages().into_values().map(|id| side(&document, id)).collect()
}

fn side(document: &Document, id: ObjectId) -> Side {
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

fn form_shown(form: &Stream, here: [f64; 6]) -> Shown {
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
fn folder(mut document: Document) -> TempDir {
    let folder = TempDir::new().unwrap();
    document.save(folder.path().join("in.pdf")).unwrap();
    folder
}

/// Imposes a document and reads the result.
fn imposed(document: Document, args: &[&str]) -> Vec<Side> {
    let folder = folder(document);
    let run = run(folder.path(), &[&["impose", "in.pdf"], args].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    sides(&fs::read(folder.path().join("in-imposed.pdf")).unwrap())
}

/// Returns the page on the left and the right half of each side; 0 if there is none.
fn halves(sides: &[Side]) -> Vec<[usize; 2]> {
    let half = |side: &Side, right: bool| {
        let middle = side.media[2] / 2.0;
        let on = |shown: &&Shown| (shown.middle > middle) == right;
        side.shown.iter().find(on).map_or(0, |shown| shown.page)
    };
    sides.iter().map(|side| [half(side, false), half(side, true)]).collect()
}

fn assert_near(found: [f64; 2], expected: [f64; 2]) {
    assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 0.02), "{found:?} is not {expected:?}");
}

#[test]
fn sixteen_pages_lie_as_the_trade_has_them() {
    let expected = [[16, 1], [2, 15], [14, 3], [4, 13], [12, 5], [6, 11], [10, 7], [8, 9]];
    assert_eq!(halves(&imposed(plain(16), &[])), expected);
}

#[test]
fn blank_pages_are_added_before_the_last() {
    let sides = imposed(plain(18), &[]);
    assert_eq!(halves(&sides)[..4], [[18, 1], [2, 0], [0, 3], [4, 17]]);
    let sides = imposed(plain(18), &["--blanks", "end"]);
    assert_eq!(halves(&sides)[..4], [[0, 1], [2, 0], [18, 3], [4, 17]]);
}

#[test]
fn signatures_are_booklets_of_their_own() {
    let sides = imposed(plain(20), &["--signature", "8"]);
    let expected = [[8, 1], [2, 7], [6, 3], [4, 5], [16, 9], [10, 15], [14, 11], [12, 13], [20, 17], [18, 19]];
    assert_eq!(halves(&sides), expected);
}

#[test]
fn a_sheet_of_a3_has_pages_in_full_size_and_strokes_at_the_fold() {
    for side in imposed(plain(4), &[]) {
        assert_near([side.media[2], side.media[3]], [420.0 * MM, 297.0 * MM]);
        assert!(side.trim.is_none());
        assert_eq!((side.shown.len(), side.strokes), (2, 2));
        assert_near(side.shown[0].corner, [0.0, 0.0]);
        assert_near(side.shown[1].corner, [A4[0], 0.0]);
        assert_eq!(side.shown[0].axes, [[1.0, 0.0], [0.0, 1.0]]);
    }
    assert_eq!(imposed(plain(4), &["--no-marks"])[0].strokes, 0);
}

#[test]
fn larger_paper_has_boxes_and_marks() {
    let sides = imposed(plain(4), &["--paper", "SRA3"]);
    let side = &sides[0];
    assert_near([side.media[2], side.media[3]], [450.0 * MM, 320.0 * MM]);
    let [left, bottom, right, top] = side.trim.unwrap();
    assert_near([left, bottom], [15.0 * MM, 11.5 * MM]);
    assert_near([right, top], [435.0 * MM, 308.5 * MM]);
    assert_near(side.shown[0].corner, [15.0 * MM, 11.5 * MM]);
    // Eight for cutting, two for folding, two crosses in circles.
    assert_eq!(side.strokes, 16);
}

/// Marks must be on every plate, or they cannot be laid over each other; strokes on the pages are black.
#[test]
fn marks_are_drawn_with_every_ink() {
    let inks = |args: &[&str]| {
        let folder = folder(plain(4));
        run(folder.path(), &[&["impose", "in.pdf"], args].concat());
        let document = Document::load(folder.path().join("in-imposed.pdf")).unwrap();
        let space = |object: &Object| Some(object.as_array().ok()?.get(..2)?.to_vec());
        document.objects.values().filter_map(space).any(|space| space == ["Separation".into(), "All".into()])
    };
    assert!(inks(&["--paper", "SRA3"]));
    assert!(!inks(&[]));
}

#[test]
fn the_long_edge_turns_the_back_upside_down() {
    let sides = imposed(plain(4), &["--flip", "long"]);
    assert_eq!(halves(&sides)[0], [4, 1]);
    assert_eq!(sides[0].shown[0].axes, [[1.0, 0.0], [0.0, 1.0]]);
    let back = &sides[1].shown;
    assert!(back.iter().all(|shown| shown.axes == [[-1.0, 0.0], [0.0, -1.0]]), "{back:?}");
    // Page 2 is behind page 1 all the same: turned over head and foot, it is on the right.
    assert_near(back.iter().find(|shown| shown.page == 2).unwrap().corner, [2.0 * A4[0], A4[1]]);
}

#[test]
fn creep_moves_inner_pages_toward_the_fold() {
    let sides = imposed(plain(12), &["--creep", "0.5mm"]);
    for (sheet, both) in sides.chunks(2).enumerate() {
        for side in both {
            let moved = 0.5 * sheet as f64 * MM;
            assert_near(side.shown[0].corner, [moved, 0.0]);
            assert_near(side.shown[1].corner, [A4[0] - moved, 0.0]);
        }
    }
}

#[test]
fn landscape_pages_have_their_head_at_the_left() {
    let landscape = |number: usize, page: &mut Dictionary| {
        if number == 2 || number == 3 {
            page.set("MediaBox", boxed([0.0, 0.0, A4[1], A4[0]]));
        }
    };
    let sides = imposed(source(8, landscape), &[]);
    assert_eq!(halves(&sides)[1..3], [[2, 7], [6, 3]]);
    let (two, three) = (&sides[1].shown[0], &sides[2].shown[1]);
    assert_eq!((two.page, three.page), (2, 3));
    for shown in [two, three] {
        // Words run upwards, and the head, where y grows to, is at the left.
        assert_near(shown.axes[0], [0.0, 1.0]);
        assert_near(shown.axes[1], [-1.0, 0.0]);
    }
    assert_near(two.corner, [A4[0], 0.0]);
}

#[test]
fn rotated_pages_are_taken_as_they_are_shown() {
    let sides = imposed(source(4, |_, page| page.set("Rotate", 180)), &[]);
    assert_eq!(halves(&sides).len(), 2);
    assert_near(sides[0].shown[1].axes[0], [-1.0, 0.0]);
    assert_near(sides[0].shown[1].corner, [2.0 * A4[0], A4[1]]);
}

#[test]
fn units_of_a_page_are_kept() {
    let halved = |_, page: &mut Dictionary| {
        page.set("UserUnit", 2);
        page.set("MediaBox", boxed([0.0, 0.0, A4[0] / 2.0, A4[1] / 2.0]));
    };
    let sides = imposed(source(4, halved), &[]);
    assert_near([sides[0].media[2], sides[0].media[3]], [420.0 * MM, 297.0 * MM]);
    assert_near(sides[0].shown[1].axes[0], [2.0, 0.0]);
}

#[test]
fn bleed_outside_of_the_trim_box_is_kept_where_there_is_room() {
    let bleed = 5.0 * MM;
    let sides = imposed(
        source(4, |_, page| {
            page.set("MediaBox", boxed([-bleed, -bleed, A4[0] + bleed, A4[1] + bleed]));
            page.set("TrimBox", boxed([0.0, 0.0, A4[0], A4[1]]));
        }),
        &["--paper", "SRA3"],
    );
    let [left, bottom, ..] = sides[0].trim.unwrap();
    assert_near(sides[0].shown[0].corner, [left - bleed, bottom - bleed]);
    assert_near(sides[0].shown[1].corner, [left + A4[0] - bleed, bottom - bleed]);
}

/// A viewer's crop hides bleed, and even parts of the page; production goes by the TrimBox.
#[test]
fn a_crop_box_takes_nothing_away_from_what_is_trimmed() {
    let bleed = 3.0 * MM;
    let cropped = |crop: [f64; 4]| {
        let page = move |_, page: &mut Dictionary| {
            page.set("MediaBox", boxed([-bleed, -bleed, A4[0] + bleed, A4[1] + bleed]));
            page.set("TrimBox", boxed([0.0, 0.0, A4[0], A4[1]]));
            page.set("CropBox", boxed(crop));
        };
        imposed(source(4, page), &["--paper", "SRA3"])
    };
    for crop in [[0.0, 0.0, A4[0], A4[1]], [50.0, 0.0, A4[0], A4[1] - 50.0]] {
        let sides = cropped(crop);
        let [left, bottom, right, top] = sides[0].trim.unwrap();
        assert_near([right - left, top - bottom], [2.0 * A4[0], A4[1]]);
        assert_near(sides[0].shown[0].corner, [left - bleed, bottom - bleed]);
        let [x0, y0, x1, y1] = sides[0].bleed.unwrap();
        assert_near([left - x0, bottom - y0], [bleed, bleed]);
        assert_near([x1 - right, y1 - top], [bleed, bleed]);
    }
    assert!(imposed(plain(4), &["--paper", "SRA3"])[0].bleed.is_none());
}

#[test]
fn what_lies_beyond_the_bleed_box_is_left_out() {
    let (bleed, slug) = (2.0 * MM, 10.0 * MM);
    let page = |_, page: &mut Dictionary| {
        page.set("MediaBox", boxed([-slug, -slug, A4[0] + slug, A4[1] + slug]));
        page.set("BleedBox", boxed([-bleed, -bleed, A4[0] + bleed, A4[1] + bleed]));
        page.set("TrimBox", boxed([0.0, 0.0, A4[0], A4[1]]));
    };
    let sides = imposed(source(4, page), &["--paper", "SRA3"]);
    let [left, bottom, ..] = sides[0].trim.unwrap();
    assert_near(sides[0].shown[0].corner, [left - bleed, bottom - bleed]);
}

#[test]
fn colours_for_mixing_stay_as_they_were() {
    let group = |space: &'static str| {
        move |_, page: &mut Dictionary| {
            page.set("Group", dictionary! { "Type" => "Group", "S" => "Transparency", "CS" => space });
        }
    };
    let spaces = |sides: Vec<Side>| sides[0].shown[0].grouped.clone();
    assert_eq!(spaces(imposed(plain(4), &[])), None);
    assert_eq!(spaces(imposed(source(4, group("DeviceCMYK")), &[])), Some(b"DeviceCMYK".to_vec()));
    assert_eq!(spaces(imposed(source(4, group("DeviceRGB")), &[])), Some(b"DeviceRGB".to_vec()));
}

#[test]
fn proofs_run_on_and_are_scaled() {
    let sides = imposed(plain(5), &["--layout", "2up"]);
    assert_eq!(halves(&sides), [[1, 2], [3, 4], [5, 0]]);
    let sides = imposed(plain(5), &["--layout", "2up", "--paper", "A4"]);
    assert_near([sides[0].media[2], sides[0].shown[0].axes[0][0]], [A4[1], 148.5 / 210.0]);
    let sides = imposed(plain(5), &["--layout", "4up"]);
    let pages: Vec<Vec<usize>> = sides.iter().map(|side| side.shown.iter().map(|shown| shown.page).collect()).collect();
    assert_eq!(pages, [vec![1, 2, 3, 4], vec![5]]);
    let [one, _, three, _] = &sides[0].shown[..] else { panic!() };
    assert!(one.corner[1] > three.corner[1] && (one.corner[0] - three.corner[0]).abs() < 0.01);
    assert!(one.axes[0][0] < 0.7 && one.axes[0][0] > 0.6, "{one:?}");
    assert_eq!(sides[0].strokes, 4);
}

#[test]
fn other_sizes_are_centred_or_refused() {
    let with = |width: f64, height: f64| {
        move |number: usize, page: &mut Dictionary| {
            if number == 3 {
                page.set("MediaBox", boxed([0.0, 0.0, width * MM, height * MM]));
            }
        }
    };
    let sides = imposed(source(4, with(148.0, 210.0)), &[]);
    assert_near(sides[1].shown[1].corner, [A4[0] + 31.0 * MM, 43.5 * MM]);
    let folder = folder(source(4, with(297.0, 420.0)));
    let refused = run(folder.path(), &["impose", "in.pdf"]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("第 3 页是 A3，放不进每页 A4 的小册子"), "{}", refused.err);
    assert!(!folder.path().join("in-imposed.pdf").exists());
    assert_eq!(run(folder.path(), &["impose", "in.pdf", "--layout", "2up"]).code, 0);
}

#[test]
fn two_hundred_pages_are_the_same_bytes_each_time() {
    let folder = folder(plain(200));
    let once = |name: &str| {
        let run = run(folder.path(), &["impose", "in.pdf", "-o", name]);
        assert!(run.err.contains("50 张 A3（200 页）"), "{}", run.err);
        fs::read(folder.path().join(name)).unwrap()
    };
    assert!(once("a.pdf") == once("b.pdf"));
}

/// Runs on what is no sound PDF, and returns what is said.
fn refused(folder: &Path, bytes: &[u8]) -> String {
    fs::write(folder.join("in.pdf"), bytes).unwrap();
    let run = run(folder, &["impose", "in.pdf", "--message-format", "json"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(!folder.join("in-imposed.pdf").exists());
    let said: serde_json::Value = serde_json::from_str(&run.err).unwrap();
    said["findings"][0]["code"].as_str().unwrap().to_owned()
}

#[test]
fn what_is_no_sound_pdf_is_refused() {
    let folder = folder(plain(16));
    let whole = fs::read(folder.path().join("in.pdf")).unwrap();
    for broken in [&b""[..], b"not a PDF", b"%PDF-1.7\n%%EOF", &whole[..whole.len() / 2]] {
        assert_eq!(refused(folder.path(), broken), "pdf-not-readable");
    }
    let mut bytes = Vec::new();
    source(4, |_, page| page.set("MediaBox", boxed([0.0; 4]))).save_to(&mut bytes).unwrap();
    assert_eq!(refused(folder.path(), &bytes), "pdf-not-readable");
    // A hole swallows some pages; the reader of others gives the rest.
    let mut holed = whole.clone();
    holed.drain(whole.len() / 3..whole.len() / 2);
    assert_eq!(refused(folder.path(), &holed), "pdf-not-readable");
    for cut in (0..whole.len()).step_by(97) {
        assert_eq!(refused(folder.path(), &whole[..cut]), "pdf-not-readable", "{cut}");
    }
}

/// The compiler's reader ends the whole program over a name like `/Separa#ion`.
#[test]
fn a_pdf_with_an_object_that_cannot_be_read_is_refused() {
    let mut document = Document::with_version("1.5");
    let tint = dictionary! { "FunctionType" => 2, "Domain" => vec![0.into(), 1.into()], "N" => 1 };
    let space: Object = vec!["Separation".into(), "PANTONE".into(), "DeviceGray".into(), tint.into()].into();
    let space = document.add_object(space);
    let mut bytes = Vec::new();
    spotted(document, space).save_to(&mut bytes).unwrap();
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("in.pdf"), &bytes).unwrap();
    assert_eq!(run(folder.path(), &["impose", "in.pdf", "-o", "sound.pdf"]).code, 0);
    let at = bytes.windows(11).position(|window| window == b"/Separation").unwrap();
    bytes[at..at + 11].copy_from_slice(b"/Separa#ion");
    assert_eq!(refused(folder.path(), &bytes), "pdf-not-readable");
}

#[test]
fn a_locked_pdf_is_refused() {
    let mut document = plain(4);
    let id = Object::string_literal("0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let lock = |document: &Document, password| {
        EncryptionState::try_from(EncryptionVersion::V2 {
            document,
            owner_password: "owner",
            user_password: password,
            key_length: 128,
            permissions: Permissions::all(),
        })
        .unwrap()
    };
    let mut open = document.clone();
    let state = lock(&open, "");
    open.encrypt(&state).unwrap();
    // Without a password to open it, it can be read.
    assert_eq!(halves(&imposed(open, &[])), [[4, 1], [2, 3]]);
    let state = lock(&document, "secret");
    document.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert_eq!(refused(TempDir::new().unwrap().path(), &bytes), "pdf-locked");
}

#[test]
fn what_is_lost_is_told() {
    let stamp = |number: usize, page: &mut Dictionary| {
        let kind = if number == 2 { "Stamp" } else { "Link" };
        let annotation = dictionary! { "Type" => "Annot", "Subtype" => kind, "AP" => dictionary! {} };
        page.set("Annots", vec![Object::Dictionary(annotation)]);
    };
    let mut document = source(4, stamp);
    let root = document.trailer.get(b"Root").unwrap().as_reference().unwrap();
    let layer = document.add_object(dictionary! { "Type" => "OCG", "Name" => Object::string_literal("draft") });
    let layers = dictionary! { "OCGs" => vec![layer.into()], "D" => dictionary! {} };
    document.get_dictionary_mut(root).unwrap().set("OCProperties", layers);
    let folder = folder(document);
    let run = run(folder.path(), &["impose", "in.pdf"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("第 2 页上有批注、印章或表单"), "{}", run.err);
    assert!(run.err.contains("PDF 里有图层"), "{}", run.err);
}
