//! Keys in the wrong table: the answer names one that has them, whatever the schema says.

use std::path::Path;

use serde_json::Value as Schema;
use typeset::messages::{Lang, Problem};
use typeset::read::format::{IssueFile, PublicationFile};
use typeset::read::{Reading, read_bytes, schema};

use crate::support::{Case, HEAD};

/// A table of a file, found by this test's own walk over the schema.
#[derive(Debug, Clone)]
struct Table {
    path: Vec<String>,
    listed: bool,
    kind: Option<String>,
    keys: Vec<String>,
}

impl Table {
    fn head(&self) -> String {
        let path = self.path.join(".");
        if self.listed { format!("[[{path}]]") } else { format!("[{path}]") }
    }

    /// Returns a file with nothing in it but this table and keys that it has not.
    fn file(&self, wrong: &[&str]) -> String {
        // An item that something stands below is a ranking if it has a series, and else a table.
        let kind = match self.path.get(2).map(String::as_str) {
            Some("series") => Some("ranking"),
            Some("attachment" | "instruction" | "meeting" | "beside") => Some("article"),
            Some("red" | "black") => Some("board"),
            Some(_) => Some("table"),
            None => self.kind.as_deref(),
        };
        let mut text = String::new();
        if let Some(kind) = kind.filter(|_| self.path.first().is_some_and(|key| key == "section")) {
            text += &format!("[[section]]\n[[section.item]]\nkind = \"{kind}\"\n");
        }
        // What stands below an attachment needs one.
        if let Some(at) = self.path.iter().position(|key| key == "attachment").filter(|at| at + 1 < self.path.len()) {
            text += &format!("[[{}]]\n", self.path[..=at].join("."));
        }
        if !self.path.is_empty() && self.kind.is_none() {
            text += &format!("{}\n", self.head());
        }
        for key in wrong {
            text += &format!("{key} = 1\n");
        }
        text
    }
}

fn tables(root: &Schema, schema: &Schema, path: &[String], listed: bool) -> Vec<Table> {
    if let Some(pointer) = schema["$ref"].as_str() {
        return tables(root, root.pointer(&pointer[1..]).unwrap(), path, listed);
    }
    let several = ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|word| schema[word].as_array()).flatten();
    let mut found: Vec<Table> = several.flat_map(|one| tables(root, one, path, listed)).collect();
    found.extend(schema.get("items").into_iter().flat_map(|item| tables(root, item, path, true)));
    if let Some(keys) = schema["properties"].as_object() {
        let kind = schema["properties"]["kind"]["const"].as_str().map(str::to_owned);
        found.push(Table { path: path.to_vec(), listed, kind, keys: keys.keys().cloned().collect() });
        for (key, value) in keys {
            found.extend(tables(root, value, &[path, std::slice::from_ref(key)].concat(), false));
        }
    }
    found
}

/// Puts every key of a schema into every table that has it not, and looks at the answers.
fn every_key_in_every_wrong_table(schema: &str, read: impl Fn(&str) -> Reading) -> usize {
    let root: Schema = serde_json::from_str(schema).unwrap();
    let tables = tables(&root, &root, &[], false);
    let mut all: Vec<&str> = tables.iter().flat_map(|table| &table.keys).map(String::as_str).collect();
    all.sort_unstable();
    all.dedup();
    let mut answers = 0;
    for here in &tables {
        let wrong: Vec<&str> = all.iter().copied().filter(|key| !here.keys.iter().any(|own| own == key)).collect();
        let reading = read(&here.file(&wrong));
        let told = reading.found.iter().filter_map(|finding| match &finding.problem {
            Problem::UnknownKey { key, belongs, .. } => Some((key.as_str(), belongs.as_deref(), &finding.problem)),
            _ => None,
        });
        let told: Vec<_> = told.collect();
        assert_eq!(told.len(), wrong.len(), "{here:?}");
        for (key, belongs, problem) in told {
            let belongs = belongs.unwrap_or_else(|| panic!("{key} in {}: no home", here.head()));
            let (heads, kinds) = belongs.split_once(" (kind = ").unwrap_or((belongs, ""));
            for head in heads.split(" / ") {
                let head = if head.is_empty() { "[]" } else { head };
                let named = |table: &&Table| {
                    table.head() == head
                        && table.keys.iter().any(|own| own == key)
                        && (kinds.is_empty()
                            || table.kind.as_ref().is_some_and(|kind| kinds.contains(&format!("\"{kind}\""))))
                };
                assert!(tables.iter().any(|table| named(&table)), "{key} in {}: {belongs}", here.head());
                let same = head == here.head()
                    && (kinds.is_empty()
                        || here.kind.as_ref().is_some_and(|kind| kinds.contains(&format!("\"{kind}\""))));
                assert!(!same, "{key} is sent where it stands: {belongs}");
            }
            for lang in [Lang::Zh, Lang::En] {
                assert!(lang.words(problem).hint.unwrap().contains(belongs), "{key}: {belongs}");
            }
            answers += 1;
        }
    }
    answers
}

#[test]
fn every_key_of_an_issue_is_sent_where_it_belongs() {
    let answers = every_key_in_every_wrong_table(&schema::text::<IssueFile>(Lang::En), |text| {
        read_bytes(text.as_bytes(), "issue.toml", Path::new("."))
    });
    assert!(answers > 3000, "{answers}");
}

#[test]
fn every_key_of_a_publication_is_sent_where_it_belongs() {
    let case = Case::with_issue("publication_file = \"publication.toml\"\n");
    let answers = every_key_in_every_wrong_table(&schema::text::<PublicationFile>(Lang::En), |text| {
        std::fs::write(case.path().join("publication.toml"), text).unwrap();
        typeset::read::read(&case.path().join("issue.toml"))
    });
    assert!(answers > 500, "{answers}");
}

/// Returns where each key of a text is said to belong.
fn homes(text: &str) -> Vec<(String, String)> {
    let reading = read_bytes(text.as_bytes(), "issue.toml", Path::new("."));
    let home = |problem: &Problem| match problem {
        Problem::UnknownKey { key, belongs, .. } => Some((key.clone(), belongs.clone().unwrap_or_default())),
        _ => None,
    };
    reading.found.iter().filter_map(|finding| home(&finding.problem)).collect()
}

#[test]
fn keys_above_all_tables_are_sent_to_theirs() {
    let told = homes(
        "preprinted = true\nmarks = true\nreport = [\"甲\"]\nheight = 60\nbaseline = \"a\"\nfonds = \"0194\"\neven_page = true\nsystem = true\n",
    );
    let wanted = [
        ("preprinted", "[publication.print]"),
        ("marks", "[publication.print]"),
        ("report", "[publication.distribution]"),
        ("height", "[publication.masthead] / [publication.page] / [[section.item]]"),
        ("baseline", "[check]"),
        ("fonds", "[archive]"),
        ("even_page", "[publication.footer]"),
        ("system", "[publication.fonts]"),
    ];
    assert_eq!(told, wanted.map(|(key, home)| (key.to_owned(), home.to_owned())));
}

#[test]
fn the_value_and_the_place_decide_between_several() {
    let home = |text: &str| homes(text).pop().unwrap().1;
    // A text and a table by the same name.
    assert_eq!(home("print = { ink = \"spot\" }\n"), "[publication]");
    assert_eq!(home("print = \"totals\"\n"), "[[section.item]]");
    // What fits below is nearer than what fits beside.
    assert_eq!(home("[[section]]\nfile = \"a.md\"\n"), "[[section.item]]");
    assert_eq!(home("[publication.print]\ntitle = \"小二\"\n"), "[publication.sizes]");
    assert_eq!(home("[publication.print]\nfonds = \"0194\"\n"), "[publication.archive]");
    assert_eq!(home("[publication]\nyear = 2026\n"), "");
    assert_eq!(
        home("[[section]]\n[[section.item]]\nkind = \"chart\"\ndata = \"a.csv\"\nfile = \"a.csv\"\n"),
        "[[section.item]] (kind = \"article\" / \"brief\" / \"picture\" / \"box\")"
    );
    assert_eq!(
        home("[publication]\n[[publication.print.recipient]]\nname = \"甲\"\npaper = \"80克\"\n"),
        "[publication.print]"
    );
}

#[test]
fn an_unclosed_bracket_on_every_other_line_ends_in_a_finding() {
    let text = format!("year = 2026\n{}", "[[section]]\nk={\n".repeat(8000));
    let reading = read_bytes(text.as_bytes(), "issue.toml", Path::new("."));
    assert!((1..=100).contains(&reading.found.len()), "{}", reading.found.len());
    let other = reading.found.iter().find(|finding| finding.problem.code() != "toml-syntax");
    assert!(other.is_none(), "{other:?}");
}

#[test]
fn a_key_that_is_right_elsewhere_may_still_be_misspelt() {
    let text = "[[section]]\n[[section.item]]\nkind = \"table\"\ndata = \"a.csv\"\ntotals = [{ rows = \"合计\" }]\n";
    let reading = read_bytes(text.as_bytes(), "issue.toml", Path::new("."));
    let hint = reading.found.iter().find(|finding| finding.problem.code() == "unknown-key").unwrap();
    let hint = Lang::En.words(&hint.problem).hint.unwrap();
    assert_eq!(hint, "did you mean `row`? If not, `rows` belongs under [[section.item]]");
}

#[test]
fn what_could_not_be_read_is_no_finding_of_the_proofreader() {
    let deep = format!("{HEAD}\n[[section]]\n\n[[section.item]]\nkind = \"brief\"\ntext = {}\n", "[".repeat(2_000));
    let run = Case::with_issue(&deep).run(&[]);
    assert!(run.err.contains("层次套得太深"), "{}", run.err);
    let case = Case::with_issue(&deep);
    let run = crate::support::run(case.path(), &["check", "issue.toml", "--message-format", "short"]);
    let out = String::from_utf8(run.out).unwrap();
    assert_eq!(out.lines().count(), 1, "{out}");
}

#[test]
fn a_key_of_an_article_below_its_attachment_is_sent_above_it() {
    let item = "[[section]]\n[[section.item]]\nkind = \"article\"\ntitle = \"甲\"\ntext = \"乙。\"\n";
    let text = format!("{item}[[section.item.attachment]]\ntitle = \"丙\"\ntext = \"丁。\"\nsigned = \"某局\"\n");
    let reading = read_bytes(text.as_bytes(), "issue.toml", Path::new("."));
    let told = reading.found.iter().find(|finding| finding.problem.code() == "unknown-key").unwrap();
    let hint = Lang::Zh.words(&told.problem).hint.unwrap();
    let wanted = "“signed”应写在 [[section.item]] 下面，这里写到 [[section.item.attachment]] 里去了：请移到 [[section.item.attachment]] 这一行的上面";
    assert_eq!(hint, wanted);
    // Words of other offices, and one pair of brackets too few.
    for (wrong, hint) in [
        ("落款 = \"某局\"\n", "请改成 signed"),
        ("signature = \"某局\"\n", "是不是想写 signed"),
        ("attachments = \"a.xlsx\"\n", "是不是想写 attachment"),
        ("附件 = \"a.xlsx\"\n", "attachment"),
        ("[section.item.attachment]\ntitle = \"甲\"\n", "请写成 [[section.item.attachment]]（两层方括号）"),
    ] {
        let run = Case::with_issue(&format!("{HEAD}\n{item}{wrong}")).run(&["--lang", "zh"]);
        assert!(run.code == 1 && run.err.contains(hint), "{wrong}: {}", run.err);
    }
}
