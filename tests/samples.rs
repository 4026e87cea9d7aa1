//! The samples: built without a finding, and nothing of the original is lost.

use std::sync::LazyLock;

use crate::support::{LaidOut, root, run, squeeze};

pub static YINGKOU: LazyLock<LaidOut> =
    LazyLock::new(|| LaidOut::new(&root().join("samples/yingkou-2020-03/issue.toml")));

#[test]
fn samples_build_without_a_finding() {
    let output = tempfile::tempdir().unwrap();
    for sample in ["yingkou-2020-03", "yaoqing-2026-17"] {
        let pdf = output.path().join(sample).with_extension("pdf");
        let folder = root().join("samples").join(sample);
        let run = run(&folder, &["issue.toml", "-o", pdf.to_str().unwrap()]);
        assert_eq!(run.code, 0, "{}", run.err);
        // What the proofreader says stands before; nothing else is said.
        let last = run.err.lines().last().unwrap();
        assert!(last.starts_with("已生成 "), "{}", run.err);
        let findings = run.err.lines().filter(|line| line.starts_with("错误") || line.starts_with("提醒"));
        assert!(findings.clone().all(|line| line.starts_with("错误[")), "{}", run.err);
    }
}

/// Every line and cell of the printed original stands in the text of the PDF's pages.
///
/// Undone are only marks of the extraction: list signs, `**` and `<…>`.
/// Paragraphs that an old page break cut in two are looked for in their halves.
#[test]
fn every_word_and_number_of_the_original_is_printed() {
    let original = std::fs::read_to_string(root().join("tests/seed.txt")).unwrap();
    let printed = YINGKOU.text();
    let mut pieces = 0;
    for line in original.lines() {
        let line = line.strip_prefix("- ").unwrap_or(line);
        let line = line.replace("**", "").replace(['<', '>'], "");
        for piece in line.split('\t').map(squeeze).filter(|piece| !piece.is_empty()) {
            assert!(printed.contains(&piece), "not printed: {piece}");
            pieces += 1;
        }
    }
    assert!(pieces > 450, "{pieces}");
}

#[test]
fn broken_paragraphs_are_whole_again() {
    let printed = YINGKOU.text();
    for seam in [
        "必须基于失信事实、于法于规有据",
        "电子邮件向平台报送",
        "以减少省级不必要的行政执法事项",
        "并且大幅缩短了审批时限",
    ] {
        assert!(printed.contains(seam), "{seam}");
    }
}

#[test]
fn the_department_table_is_one_table_of_57_rows_and_a_total() {
    use typeset::document::Part;
    let mut tables = Vec::new();
    for part in &YINGKOU.document.parts {
        if let Part::Table { layout, .. } = part {
            tables.push(layout);
        }
    }
    assert_eq!(tables.len(), 2);
    let rows = |layout: &typeset::tables::TableLayout| -> usize {
        layout.chunks.iter().map(|chunk| chunk.heights.len() - layout.head_rows).sum()
    };
    assert_eq!((tables[0].blocks[0].widths.len(), rows(tables[0])), (10, 11));
    assert_eq!((tables[1].blocks[0].widths.len(), rows(tables[1])), (23, 58));
    assert!(tables[1].turned && tables[1].chunks.len() == 2);
}

#[test]
fn no_ranking_is_torn_apart() {
    assert_eq!(YINGKOU.text().matches("月份综合指数排名").count(), 3);
}

#[test]
fn the_second_sample_fills_two_pages() {
    let laid_out = LaidOut::new(&root().join("samples/yaoqing-2026-17/issue.toml"));
    assert_eq!(laid_out.pages.pages().len(), 2);
}
