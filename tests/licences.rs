//! The notices of all crates in the program, and where crates may come from.
//!
//! `UPDATE_EXPECT=1 cargo test licences` writes `licenses/crates.txt` anew, from what Cargo has downloaded.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::support::{Case, article, root, run};

/// Where the notices are.
const FILE: &str = "licenses/crates.txt";
/// What stands before the crates that are needed to build or to test, and are in no program.
const APART: &str = "==== Not in the program ====";
/// The systems that the program is made for.
const TARGETS: [&str; 4] =
    ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-gnu", "aarch64-unknown-linux-gnu", "loongarch64-unknown-linux-gnu"];
/// The only place where crates come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";
/// Licences that allow what is done here; MPL-2.0 asks for changes to its own files, of which there are none.
const ALLOWED: [&str; 11] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

type Crate = (String, String);

/// Returns name, version and source of what `Cargo.lock` names, without this package.
fn locked() -> BTreeMap<Crate, String> {
    let lock: toml::Table = fs::read_to_string(root().join("Cargo.lock")).unwrap().parse().unwrap();
    let text = |package: &toml::Value, key: &str| package.get(key).and_then(|it| it.as_str()).unwrap_or("").to_owned();
    let all = lock["package"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| ((text(it, "name"), text(it, "version")), text(it, "source")));
    all.filter(|((name, _), _)| name != "typeset").collect()
}

/// Reads lines of a name, a version and perhaps a licence.
fn listed(text: &str) -> BTreeMap<Crate, String> {
    // Licences have lists of their own.
    let list = text.split("\n====").next().unwrap();
    let lines = list.lines().filter_map(|line| line.strip_prefix("- "));
    lines
        .map(|line| {
            let mut words = line.splitn(3, ' ').map(str::to_owned);
            let mut next = || words.next().unwrap_or_default();
            ((next(), next()), next())
        })
        .collect()
}

#[test]
fn the_notices_name_every_crate_that_is_locked() {
    let file = root().join(FILE);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&file, Notices::collect().text()).unwrap();
    }
    let text = fs::read_to_string(&file).unwrap();
    let (within, apart) = text.split_once(APART).unwrap();
    let known: BTreeSet<Crate> = listed(within).into_keys().chain(listed(apart).into_keys()).collect();
    let locked: BTreeSet<Crate> = locked().into_keys().collect();
    let remedy = "UPDATE_EXPECT=1 cargo test licences";
    assert!(locked.is_subset(&known), "{FILE} lacks {:?}: {remedy}", locked.difference(&known));
    assert!(known.is_subset(&locked), "{FILE} still has {:?}: {remedy}", known.difference(&locked));
}

#[test]
fn licences_are_allowed_and_crates_come_from_one_place() {
    let text = fs::read_to_string(root().join(FILE)).unwrap();
    let crates = listed(text.split_once(APART).unwrap().0);
    assert!(crates.len() > 200, "{}", crates.len());
    for ((name, _), expression) in &crates {
        assert!(is_allowed(expression), "{name}: {expression}");
    }
    for ((name, _), source) in locked() {
        assert_eq!(source, REGISTRY, "{name}");
    }
}

#[test]
fn expressions_are_judged_by_what_may_be_chosen() {
    for sound in
        ["MIT OR GPL-3.0", "(MIT OR Apache-2.0) AND Unicode-3.0", "MIT/Apache-2.0", "Apache-2.0 WITH LLVM-exception"]
    {
        assert!(is_allowed(sound), "{sound}");
    }
    for wrong in ["", "GPL-3.0", "MIT AND GPL-3.0", "(GPL-3.0 OR AGPL-3.0) AND MIT"] {
        assert!(!is_allowed(wrong), "{wrong}");
    }
}

#[test]
fn the_program_prints_its_notices() {
    let case = Case::with_sections(&article("标题", "正文。"));
    let run = run(case.path(), &["licenses"]);
    let out = String::from_utf8(run.out).unwrap();
    for part in ["==== typeset (MIT) ====", "==== Zhuque Fangsong ====", "- typst ", "- winsafe ", "Apache License"] {
        assert!(out.contains(part), "{part}");
    }
    assert!(!out.contains(APART), "what is in no program needs no notice");
}

/// Returns whether a licence of each part of an expression may be used.
fn is_allowed(expression: &str) -> bool {
    let one = |word: &str| ALLOWED.contains(&word.split(" WITH ").next().unwrap_or_default().trim());
    let any = |part: &str| part.trim().trim_matches(['(', ')']).split(" OR ").flat_map(|it| it.split('/')).any(one);
    expression.split(" AND ").all(any)
}

/// What is in the program, with the texts that go with it.
struct Notices {
    /// Every crate of the program: its licence and its folder.
    within: BTreeMap<Crate, Value>,
    apart: BTreeSet<Crate>,
}

impl Notices {
    fn collect() -> Self {
        let mut within = BTreeMap::new();
        TARGETS.iter().for_each(|target| reached(&metadata(target), &mut within));
        let apart = locked().into_keys().filter(|one| !within.contains_key(one)).collect();
        Self { within, apart }
    }

    fn text(&self) -> String {
        let mut crates: BTreeMap<String, Vec<&Crate>> = BTreeMap::new();
        for (one, package) in &self.within {
            self.texts(package).into_iter().for_each(|text| crates.entry(text).or_default().push(one));
        }
        let mut out = String::from("The program contains these crates.\n\n");
        for ((name, version), package) in &self.within {
            out += &format!("- {name} {version} {}\n", package["license"].as_str().unwrap());
        }
        let mut texts: Vec<_> = crates.into_iter().collect();
        texts.sort_by_key(|(_, crates)| crates[0]);
        for (text, crates) in texts {
            let names: Vec<&str> = crates.iter().map(|(name, _)| name.as_str()).collect();
            out += &format!("\n==== {} ====\n\n{text}\n", names.join(", "));
        }
        out += &format!("\n{APART}\n\n");
        self.apart.iter().for_each(|(name, version)| out += &format!("- {name} {version}\n"));
        out
    }

    /// Returns the licence texts of a crate, or those of its neighbour in one repository where its authors left them out.
    fn texts(&self, package: &Value) -> Vec<String> {
        let license = package["license"].as_str().unwrap();
        let own = texts_in(&folder(package), license);
        if !own.is_empty() {
            return own;
        }
        // Where there is a choice, the text is that of the Apache licence, which names nobody.
        if license.contains("Apache-2.0") {
            return vec![tidy(&fs::read_to_string(root().join("LICENSE-APACHE")).unwrap())];
        }
        if license.contains("0BSD") {
            return vec!["0BSD: no notice is asked for.".to_owned()];
        }
        let beside = |other: &&Value| other["license"] == license && same_start(other, package);
        let found = self.within.values().filter(beside).map(|other| texts_in(&folder(other), license));
        found
            .into_iter()
            .find(|texts| !texts.is_empty())
            .unwrap_or_else(|| panic!("no licence text: {}", package["name"]))
    }
}

/// Returns whether two crates are of the same authors.
fn same_start(one: &Value, other: &Value) -> bool {
    one["authors"] == other["authors"] && one["authors"].as_array().is_some_and(|authors| !authors.is_empty())
}

fn folder(package: &Value) -> PathBuf {
    Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap().to_owned()
}

/// Returns the licence texts in a folder; of several that may be chosen, that of MIT alone.
fn texts_in(folder: &Path, license: &str) -> Vec<String> {
    let is_text =
        |name: &str| ["license", "licence", "copying", "unlicense", "notice"].iter().any(|it| name.starts_with(it));
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().to_lowercase();
    let mut files: Vec<PathBuf> = entries.filter(|path| is_text(&name(path))).collect();
    files.sort();
    let is_mit = |path: &PathBuf| name(path).contains("mit");
    if !license.contains(" AND ") && license.contains("MIT") && files.iter().any(is_mit) {
        files.retain(is_mit);
    }
    files.iter().map(|path| tidy(&String::from_utf8_lossy(&fs::read(path).unwrap()))).collect()
}

/// Returns a text without what differs in copies of it: line ends, blanks at the ends of lines, blank lines around it.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

fn metadata(target: &str) -> Value {
    let args = ["metadata", "--locked", "--format-version", "1", "--filter-platform", target];
    let output = Command::new(env!("CARGO")).args(args).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Adds what is reached from the program by what it depends on when it runs.
fn reached(metadata: &Value, found: &mut BTreeMap<Crate, Value>) {
    let list = |value: &Value| value.as_array().unwrap().clone();
    let by_id =
        |all: Vec<Value>| all.into_iter().map(|it| (it["id"].clone().to_string(), it)).collect::<BTreeMap<_, _>>();
    let (packages, nodes) = (by_id(list(&metadata["packages"])), by_id(list(&metadata["resolve"]["nodes"])));
    let start = metadata["resolve"]["root"].to_string();
    let (mut seen, mut open) = (BTreeSet::from([start.clone()]), vec![start]);
    while let Some(id) = open.pop() {
        for dep in list(&nodes[&id]["deps"]) {
            let normal = list(&dep["dep_kinds"]).iter().any(|kind| kind["kind"].is_null());
            let id = dep["pkg"].to_string();
            if normal && seen.insert(id.clone()) {
                let package = &packages[&id];
                let text = |key: &str| package[key].as_str().unwrap().to_owned();
                found.insert((text("name"), text("version")), package.clone());
                open.push(id);
            }
        }
    }
}
