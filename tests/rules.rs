//! The rules of the checker: their examples, in the texts that explain them, hold.

use std::collections::HashSet;

use typeset::check::{self, Proof, rule::Rule};
use typeset::diag::Diagnostic;
use typeset::read::{self, Previous, Reading};
use typeset::source::Ledger;

use crate::support::{Case, HEAD, article};

/// An example of a rule's text: what kind of file it is, and whether the rule must find something in it.
#[derive(Debug)]
struct Example<'t> {
    kind: &'t str,
    keys: &'t str,
    bad: bool,
    text: &'t str,
}

/// Takes the fenced blocks out of a rule's text: ```` ```text bad ````, ```` ```csv good group_columns = 1 ````.
fn examples(about: &str) -> Vec<Example<'_>> {
    let mut blocks = about.split("```");
    blocks.next();
    let mut out = Vec::new();
    while let (Some(block), after) = (blocks.next(), blocks.next()) {
        assert!(after.is_some(), "an example is not closed: {block}");
        let (info, text) = block.split_once('\n').unwrap();
        let mut words = info.splitn(3, ' ');
        let (kind, sort) = (words.next().unwrap(), words.next().unwrap());
        assert!(matches!(sort, "bad" | "good"), "{info}");
        out.push(Example { kind, bad: sort == "bad", keys: words.next().unwrap_or_default(), text });
    }
    out
}

/// Makes an issue of an example: the text of an article or notice, a title, a table, or whole sections.
fn issue(example: &Example) -> Case {
    let Example { kind, keys, text, .. } = example;
    let table = |name: &str| format!("\n[[section]]\n\n[[section.item]]\nkind = \"table\"\ndata = \"{name}\"\n");
    // Several keys stand in one line, with ; between them.
    let keys = keys.split(';').map(|key| key.trim().to_owned() + "\n").collect::<String>();
    match *kind {
        "text" => Case::with_sections(&article("标题", text.trim_end())),
        "notice" => Case::with_sections(&format!("\n[notice]\ntext = '''\n{text}'''\n{}", article("标题", "正文。"))),
        "title" => Case::with_sections(&article(text.trim_end(), "正文。")),
        "csv" => Case::with_sections(&(table("a.csv") + &keys)).file("a.csv", text),
        "toml" => Case::with_sections(text).file("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        // More files may follow, each after a line `--- name`.
        "issue" => {
            let mut files = text.split("\n--- ");
            let case = Case::with_issue(files.next().unwrap_or_default());
            files.filter_map(|file| file.split_once('\n')).fold(case, |case, (name, content)| case.file(name, content))
        }
        other => panic!("no kind of example: {other}"),
    }
}

/// Proofreads an issue without laying it out.
pub fn proofread(case: &Case) -> Vec<Diagnostic> {
    let path = case.path().join("issue.toml");
    let Reading { sources, issue, found, .. } = read::read(&path);
    assert!(found.iter().all(|finding| !finding.is_error()), "{found:?}");
    let issue = issue.unwrap();
    let Previous { issue: previous, beside, .. } = read::previous(&path, &issue, &Ledger::default());
    Proof { issue: &issue, sources: &sources, previous: previous.as_ref(), beside: &beside, pages: &[] }.read()
}

#[test]
fn the_examples_of_every_rule_hold() {
    for rule in check::rules() {
        let examples = examples(rule.about);
        let needs_pages = rule.code.starts_with('L');
        if !needs_pages {
            assert!(examples.iter().any(|example| example.bad), "{} has no case that must fire", rule.code);
            assert!(examples.iter().any(|example| !example.bad), "{} has no near miss", rule.code);
        }
        for example in examples {
            let found = proofread(&issue(&example));
            let fires = found.iter().any(|finding| finding.rule == Some(rule.code));
            assert_eq!(fires, example.bad, "{}: {example:#?}\n{found:#?}", rule.code);
        }
    }
}

#[test]
fn every_rule_is_explained_in_both_languages_and_has_a_code_of_its_own() {
    let mut taken = HashSet::new();
    for (letter, rules) in check::FAMILIES {
        for Rule { code, name, about, .. } in *rules {
            assert!(code.starts_with(*letter) && code.len() == 4, "{code}");
            assert!(taken.insert(*code) && taken.insert(*name), "{code} {name}");
            assert!(about.starts_with("# ") && about.contains("\n## English\n"), "{code}");
            assert!(about.lines().next().unwrap().chars().any(|c| c > '\u{4dff}'), "{code}: the title is Chinese");
        }
    }
}

#[test]
fn what_is_allowed_with_a_reason_is_not_told() {
    let rules: Vec<_> = check::rules().collect();
    let Some((rule, text)) = rules.iter().find_map(|rule| {
        let bad = examples(rule.about).into_iter().find(|example| example.bad && example.kind == "text")?;
        Some((rule, bad.text.trim_end().to_owned()))
    }) else {
        return;
    };
    let fires = |issue: &str| {
        let found = proofread(&Case::with_issue(issue));
        found.iter().any(|finding| finding.rule == Some(rule.code))
    };
    let item = article("标题", &text);
    assert!(fires(&format!("{HEAD}{item}")));
    let check = |keys: &str| HEAD.replace("\n[publication]", &format!("\n[check]\n{keys}\n\n[publication]"));
    for keys in [
        format!("disable = [\"{}\"]", rule.code),
        format!("disable = [\"{}\"]", rule.name),
        format!("disable = [\"{}\"]", &rule.code[..1]),
        format!("allow = [{{ rule = \"{}\", file = \"issue.toml\", reason = \"原文如此\" }}]", rule.code),
    ] {
        assert!(!fires(&format!("{}{item}", check(&keys))), "{keys}");
    }
    let other = format!("allow = [{{ rule = \"{}\", file = \"other.md\", reason = \"原文如此\" }}]", rule.code);
    assert!(fires(&format!("{}{item}", check(&other))));
}
