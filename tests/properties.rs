//! Readers never panic, whatever they are given, and text survives.

use proptest::prelude::*;
use typeset::read;

use crate::support::{Case, HEAD, article};

/// A ranking and a table that text can refer to.
const TABLES: &str = "
[[section]]

[[section.item]]
kind = \"ranking\"
place = \"甲市\"
total = 10
series = [{ month = \"2020.09\", index = 80.5, rank = 5 }]

[[section.item]]
kind = \"table\"
title = \"表\"
data = \"a.csv\"
";

/// Pieces that make TOML, Markdown and CSV interesting.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "\"",
        "'''",
        "\"\"\"",
        "[",
        "[[",
        "]",
        "]]",
        "{",
        "}",
        "{{",
        "}}",
        "\\{{",
        "{{甲市.排名}}",
        "{{表.甲.数}}",
        "「",
        "」",
        ".",
        "/",
        "=",
        ",",
        "\n",
        "\r\n",
        "\t",
        " ",
        "#",
        "\\",
        "**",
        "*",
        "_",
        "`",
        "<",
        ">",
        "&amp;",
        "- ",
        "1. ",
        "---",
        "![](",
        ")",
        "year",
        "number",
        "date",
        "section",
        "item",
        "kind",
        "title",
        "publication",
        "2026",
        "2026-03-01",
        "3.5",
        "true",
        "第3期",
        "营口市",
        "“",
        "”",
        "，",
        "·",
        "\u{3000}",
        "\u{200b}",
        "\u{feff}",
        "\u{0}",
        "\u{1f600}",
        "a",
        "é",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_an_issue(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let case = Case::with_issue("");
        read::read_bytes(&bytes, "issue.toml", case.path());
    }

    #[test]
    fn any_toml_as_an_issue(text in pieces()) {
        let case = Case::with_issue("");
        let reading = read::read_bytes(text.as_bytes(), "issue.toml", case.path());
        for diagnostic in &reading.found {
            if let Some(place) = &diagnostic.place {
                let source = reading.sources.text(place.file);
                prop_assert!(place.range.start <= place.range.end && place.range.end <= source.len().max(1));
            }
        }
    }

    #[test]
    fn any_markdown_as_an_article(text in pieces()) {
        let (_, found) = read::markdown_text(&text);
        for place in found.iter().filter_map(|diagnostic| diagnostic.place.as_ref()) {
            prop_assert!(text.get(place.range.clone()).is_some());
        }
    }

    /// Whatever stands in braces, places stay within the text, and no stand-in is left.
    #[test]
    fn any_braces_in_a_text(text in pieces(), plain in any::<bool>()) {
        let name = if plain { "a.txt" } else { "a.md" };
        let section = format!("{TABLES}\n[[section.item]]\nkind = \"article\"\ntitle = '{{{{甲市.总数}}}}'\nfile = \"{name}\"\n");
        let case = Case::with_sections(&section).file("a.csv", "名,数\n甲,1\n").file(name, &text);
        let reading = read::read(&case.path().join("issue.toml"));
        for place in reading.found.iter().filter_map(|diagnostic| diagnostic.place.as_ref()) {
            prop_assert!(reading.sources.text(place.file).get(place.range.clone()).is_some());
        }
        let issue = reading.issue.unwrap();
        let mut clean = true;
        issue.texts(&mut |text| clean &= !text.value.contains(['\u{4}', '\u{5}']));
        prop_assert!(clean);
        for figure in &issue.figures {
            let raw = &reading.sources.text(figure.text.place.file)[figure.text.place.range.clone()];
            prop_assert!(raw.starts_with("{{") && raw.ends_with("}}"), "{raw}");
        }
        prop_assert!(text.contains("{{") || issue.figures.len() == 1);
    }

    /// Every cell's place holds the cell, but for doubled quotation marks.
    #[test]
    fn any_csv_has_its_cells_in_place(text in pieces()) {
        let (rows, _) = read::csv_text(&text);
        for cell in rows.iter().flatten() {
            let raw = text.get(cell.place.range.clone());
            prop_assert!(raw.is_some());
            let raw = raw.unwrap().replace("\"\"", "\"");
            prop_assert!(raw.trim() == cell.value || raw.contains('"') || cell.value.contains('"'), "{raw:?} {:?}", cell.value);
        }
    }

    #[test]
    fn any_csv_as_a_table(text in pieces(), head in 1usize..4, groups in 0usize..4) {
        let section = format!("\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"a.csv\"\nhead_rows = {head}\ngroup_columns = {groups}\n");
        let case = Case::with_sections(&section).file("a.csv", text);
        let reading = read::read(&case.path().join("issue.toml"));
        let issue = reading.issue.unwrap();
        for item in issue.sections.iter().flat_map(|section| &section.items) {
            if let typeset::model::Item::Table(table) = item {
                prop_assert!(table.cells.rows.iter().all(|row| row.len() == table.cells.columns()));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever an editor writes, the program ends with a PDF or with findings, never with a fault.
    #[test]
    fn any_text_to_the_end(text in pieces()) {
        let section = "\n[[section]]\n\n[[section.item]]\nkind = \"article\"\ntitle = \"标题\"\nfile = \"a.md\"\n";
        let run = Case::with_sections(section).file("a.md", text).run(&["-q"]);
        prop_assert!(run.code == 0 || (run.code == 1 && !run.err.is_empty()), "{}", run.err);
    }

    /// Ordinary text is printed to the last character, in order.
    #[test]
    fn text_in_is_text_out(text in "[一-龥a-z0-9，。；（）“”《》}]{1,200}") {
        let printed = Case::with_issue(&format!("{HEAD}{}", article("标题", &text))).lay_out().text();
        prop_assert!(printed.contains(&text), "{text} became {printed}");
    }
}
