//! The JSON Schema in the samples, and its descriptions.

use expect_test::expect_file;
use typeset::messages::Lang;
use typeset::read::format::{IssueFile, PublicationFile};
use typeset::read::schema;

use crate::support::root;

/// Fails when the model has changed and the files have not; `UPDATE_EXPECT=1` writes them.
#[test]
fn the_files_equal_the_model() {
    let folder = root().join("samples/schema");
    expect_file![folder.join("issue.schema.json")].assert_eq(&schema::text::<IssueFile>(Lang::Zh));
    expect_file![folder.join("publication.schema.json")].assert_eq(&schema::text::<PublicationFile>(Lang::Zh));
}

#[test]
fn the_samples_refer_to_the_schema() {
    for sample in ["yingkou-2020-03/issue.toml", "yingkou-2020-03/publication.toml", "yaoqing-2026-17/issue.toml"] {
        let text = std::fs::read_to_string(root().join("samples").join(sample)).unwrap();
        let path = text.lines().next().unwrap().strip_prefix("#:schema ../").unwrap();
        assert!(root().join("samples").join(path).is_file(), "{sample}: {path}");
    }
}

#[test]
fn every_key_is_described_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let schema: serde_json::Value = serde_json::from_str(&schema::text::<IssueFile>(lang)).unwrap();
        let definitions = schema["definitions"].as_object().unwrap().values();
        let mut keys = 0;
        for table in definitions.chain([&schema]) {
            for (key, property) in table["properties"].as_object().into_iter().flatten() {
                let text = property["description"].as_str().unwrap_or_default();
                assert!(!text.is_empty(), "{lang:?} {key}");
                let chinese = text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
                assert!(lang == Lang::En || chinese, "{key}: {text}");
                keys += 1;
            }
        }
        assert!(keys > 80, "{keys}");
    }
}
