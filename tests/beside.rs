//! Text beside a picture.

use proptest::prelude::*;

use crate::same::{compared, documents};
use crate::support::{Case, RUNNING};

fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = vec![120; 40 * 30];
    png::Encoder::new(&mut bytes, 40, 30).write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

fn case(length: usize, keys: &str) -> Case {
    let item = format!(
        "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nbeside = {{ file = \"a.png\", caption = \"会场一角\"{keys} }}\nsource = \"某办\"\ntext = \"{}。\"\n",
        "文".repeat(length)
    );
    Case::with_sections(&item).file("a.png", png())
}

/// Left and right edges of the lines of text, and of the caption, in mm from the left of page one.
fn edges(case: &Case) -> ([f64; 2], [f64; 2], bool) {
    let sheet = &case.lay_out().sheets()[0];
    let of = |c: char| {
        let texts: Vec<_> = sheet.texts.iter().filter(|text| text.text.contains(c)).collect();
        let left = texts.iter().map(|text| text.start.x.to_mm()).fold(f64::MAX, f64::min);
        let right = texts.iter().map(|text| text.end.x.to_mm()).fold(0.0, f64::max);
        let top = texts.iter().map(|text| text.start.y.to_mm()).fold(f64::MAX, f64::min);
        ([left, right], top)
    };
    let ((words, top), (caption, below)) = (of('文'), of('角'));
    (words, caption, below < top)
}

#[test]
fn a_short_text_stands_beside_and_a_long_one_below() {
    let (words, caption, above) = edges(&case(60, ""));
    assert!(!above && words[1] < 28.0 + 156.0 - 60.0 && caption[0] > words[1], "{words:?} {caption:?}");
    let (words, caption, _) = edges(&case(60, ", side = \"left\", width = 50"));
    assert!(words[0] > 28.0 + 50.0 && caption[1] < words[0], "{words:?} {caption:?}");
    let (words, caption, above) = edges(&case(400, ""));
    assert!(above && words[1] > 28.0 + 150.0, "{words:?} {caption:?}");
}

#[test]
fn what_is_wrong_with_it_is_told() {
    for (keys, hint) in [(", side = \"middle\"", "right"), (", width = 200", "100"), (", captions = \"甲\"", "caption")]
    {
        let run = case(60, keys).run(&["-q", "--lang", "zh"]);
        assert!(run.code == 1 && run.err.contains(hint), "{keys}: {}", run.err);
    }
    let missing = case(60, "").file(
        "issue.toml",
        std::fs::read_to_string(case(60, "").path().join("issue.toml")).unwrap().replace("a.png", "b.png"),
    );
    let run = missing.run(&["-q", "--lang", "zh"]);
    assert!(run.code == 1 && run.err.contains("b.png"), "{}", run.err);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Nothing leaves the type area or lies over another, whatever stands below; PDF and Word say the same.
    #[test]
    fn text_and_picture_keep_apart(length in 1usize..500, width in 20u32..100, signed: bool) {
        let case = case(length, &format!(", width = {width}"));
        let path = case.path().join("issue.toml");
        let toml = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, toml + if signed { "signed = \"某办公室\"\n" } else { "" }).unwrap();
        let sheets = case.lay_out().sheets();
        sheets.iter().enumerate().for_each(|(page, sheet)| sheet.assert_clear(page));
        prop_assert!(sheets.iter().any(|sheet| !sheet.lines(RUNNING).is_empty()));
        let [pdf, word] = documents(case.path());
        let verdict = compared([&pdf, &word]);
        prop_assert!(verdict.faults.is_empty(), "{:#?}", verdict.faults);
    }
}
