//! Any PDF on press sheets: through the front door, and read back with another library.

use std::fs;

use lopdf::{Dictionary, Document, Object, dictionary};

use crate::sheets::{A4, Side, assert_near, boxed, folder, halves, imposed, plain, source};
use crate::support::{MM, run};

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
