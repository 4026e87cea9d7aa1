//! The tables of the parts of a bulletin in `docs` say what is so.

use std::collections::BTreeSet;
use std::fs;

use crate::support::root;

/// Returns the rows of the table in a file, without its head.
fn rows(file: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("docs").join(file)).unwrap();
    let rows = text.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

/// Returns what stands between backticks in a cell.
fn keys(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// Returns all sources of a folder, in one text.
fn sources(folder: &str) -> String {
    let mut text = String::new();
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            text += &fs::read_to_string(path).unwrap();
        }
    }
    text
}

#[test]
fn every_part_has_all_and_both_languages_have_the_same() {
    let (zh, en) = (rows("elements.zh.md"), rows("elements.md"));
    assert_eq!(zh.len(), en.len());
    for (zh, en) in zh.iter().zip(&en) {
        assert!(zh.iter().chain(en).all(|cell| !cell.is_empty()) && zh.len() == 6 && en.len() == 6, "{zh:?} {en:?}");
        assert_eq!((keys(&zh[1]), &zh[5]), (keys(&en[1]), &en[5]), "{zh:?} {en:?}");
        assert_eq!(zh[3].replace('、', ", "), en[3]);
    }
}

#[test]
fn keys_styles_fields_and_rules_exist() {
    let schema: String = ["issue", "publication"]
        .map(|name| fs::read_to_string(root().join(format!("samples/schema/{name}.schema.json"))).unwrap())
        .concat();
    let styles = sources("src/rendition/docx");
    let record = fs::read_to_string(root().join("src/archive/record.rs")).unwrap();
    let rules = fs::read_to_string(root().join("docs/rules.md")).unwrap();
    for row in rows("elements.md") {
        for key in keys(&row[1]).into_iter().filter(|key| !key.contains(['>', '…', '^'])) {
            let (word, kind) = key.split_once(" = ").unwrap_or((key, ""));
            let word = word.trim_matches(['[', ']']);
            assert!(schema.contains(&format!("\"{word}\"")) && schema.contains(kind), "{key}");
        }
        for style in row[3].split(", ") {
            assert!(styles.contains(&format!("\"{style}\"")) || styles.contains(&format!(":{style}\"")), "{style}");
        }
        for field in row[4].split(", ").filter(|field| *field != "text") {
            assert!(record.contains(&format!("\"{field}\"")), "{field}");
        }
        let codes: BTreeSet<&str> = row[5].split(' ').collect();
        assert!(codes.iter().all(|code| rules.contains(&format!("# {code} "))), "{codes:?}");
    }
}

#[test]
fn fields_of_the_record_have_the_same_place_in_both_languages() {
    let record = fs::read_to_string(root().join("src/archive/record.rs")).unwrap();
    for (zh, en) in rows("elements.zh.md").iter().zip(rows("elements.md")) {
        for (zh, en) in zh[4].split('、').zip(en[4].split(", ")).filter(|(_, en)| *en != "text") {
            assert!(record.contains(&format!("(\"{zh}\", \"{en}\"")), "{zh} {en}");
        }
    }
}
