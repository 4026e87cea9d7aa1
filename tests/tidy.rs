//! The structure of the code holds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use typeset::layout::templates::{BUILT_IN, FORMS};

use crate::support::root;

/// Returns the modules of the library in the order of `lib.rs`, lowest first.
fn layers() -> Vec<String> {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let modules = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    modules.map(str::to_owned).collect()
}

pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// Returns the modules of the library that a text names after `crate::`.
fn used<'t>(text: &'t str, layers: &[String]) -> BTreeSet<&'t str> {
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        // `use crate::{check, document}` names several at once.
        let names = match rest.strip_prefix('{') {
            Some(group) => group.split('}').next().unwrap_or_default(),
            None => rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default(),
        };
        let words = names.split(|c: char| !c.is_alphanumeric() && c != '_');
        found.extend(words.filter(|word| layers.iter().any(|layer| layer == word)));
    }
    found
}

#[test]
fn a_module_uses_only_lower_ones() {
    let layers = layers();
    assert!(layers.len() >= 10, "{layers:?}");
    let height = |module: &str| layers.iter().position(|layer| layer == module).unwrap();
    let mut arrows = 0;
    for file in rust_files(&root().join("src")) {
        let relative = file.strip_prefix(root().join("src")).unwrap();
        let first = relative.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if first == "lib" || first == "main" {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for module in used(&text, &layers) {
            assert!(height(module) <= height(first), "{} uses {module}, which is above it", relative.display());
            arrows += usize::from(module != first);
        }
    }
    assert!(arrows > 30, "{arrows}");
}

#[test]
fn only_the_allocator_is_unsafe() {
    let is_unsafe = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        text.lines().any(|line| !line.trim_start().starts_with("//") && line.contains("unsafe"))
    };
    let found: Vec<PathBuf> = rust_files(&root().join("src")).into_iter().filter(is_unsafe).collect();
    assert_eq!(found, [root().join("src/memory.rs")]);
}

/// Circles of files that import each other, by room, and why they stay.
const CIRCLES: &[(&str, &str)] =
    &[("read/word/gather read/word/inline", "paragraphs hold boxes, and boxes hold paragraphs")];

#[test]
fn files_of_a_room_do_not_import_each_other_in_circles() {
    let code = Code::read();
    let found: BTreeSet<String> = code.circles().iter().map(|circle| circle.join(" ")).collect();
    let allowed: BTreeSet<String> = CIRCLES.iter().map(|(circle, _)| (*circle).to_owned()).collect();
    assert_eq!(found.difference(&allowed).collect::<Vec<_>>(), [""; 0], "new circles");
    assert_eq!(allowed.difference(&found).collect::<Vec<_>>(), [""; 0], "circles that are gone");
}

/// The modules of the library by their paths without `crate`, as text without comments and tests.
struct Code {
    texts: BTreeMap<Vec<String>, String>,
    /// For each module, the names that it hands on, and from where.
    handed_on: BTreeMap<Vec<String>, BTreeMap<String, Vec<String>>>,
}

impl Code {
    fn read() -> Self {
        let mut texts = BTreeMap::new();
        for file in rust_files(&root().join("src")) {
            let relative = file.strip_prefix(root().join("src")).unwrap().with_extension("");
            let module: Vec<String> = relative.iter().map(|name| name.to_str().unwrap().to_owned()).collect();
            let module = module.strip_suffix(&["mod".to_owned()]).map_or(module.clone(), <[String]>::to_vec);
            let text = fs::read_to_string(&file).unwrap();
            let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            let lines = text.lines().map(|line| line.split("//").next().unwrap_or_default());
            texts.insert(module, lines.collect::<Vec<_>>().join("\n"));
        }
        texts.retain(|module, _| !["lib", "main"].contains(&module[0].as_str()));
        let mut code = Self { texts, handed_on: BTreeMap::new() };
        for module in code.texts.keys() {
            let paths = code.paths(module, true).into_iter();
            let names = paths.filter_map(|(path, _)| Some((path.last()?.clone(), path)));
            code.handed_on.insert(module.clone(), names.collect());
        }
        code
    }

    /// Returns the paths that a module names, from the root, and whether they are called; or else those it hands on.
    fn paths(&self, module: &[String], handed_on: bool) -> Vec<(Vec<String>, bool)> {
        let text = &self.texts[module];
        let mut paths = Vec::new();
        for (at, _) in text.match_indices("::") {
            let start = at - text[..at].chars().rev().take_while(|c| is_word(*c)).map(char::len_utf8).sum::<usize>();
            let before = &text[..start];
            let visibility = before.ends_with("(in ") || before.ends_with("::");
            if start == at || visibility || is_handed_on(before) != handed_on {
                continue;
            }
            let mut rest = &text[start..];
            let mut found = Vec::new();
            expand(&mut rest, &[], &mut found);
            paths.extend(found.into_iter().filter_map(|(path, called)| Some((self.rooted(module, &path)?, called))));
        }
        paths
    }

    /// Returns a path as it is from the root; `None` if it leads out of the library.
    fn rooted(&self, module: &[String], path: &[&str]) -> Option<Vec<String>> {
        let ups = path.iter().take_while(|step| **step == "super").count();
        let (base, rest) = match path[0] {
            "crate" => (&[][..], &path[1..]),
            "super" => (&module[..module.len().checked_sub(ups)?], &path[ups..]),
            "self" => (module, &path[1..]),
            child if self.texts.contains_key(&[module, &[child.to_owned()]].concat()) => (module, path),
            _ => return None,
        };
        Some(base.iter().cloned().chain(rest.iter().map(|step| (*step).to_owned())).collect())
    }

    /// Returns the module that a path from the root leads to, wherever its name is handed on.
    fn home(&self, path: &[String], called: bool, depth: usize) -> Option<Vec<String>> {
        // A function may have the name of a module beside it.
        let longest = path.len() - usize::from(called && self.texts.contains_key(path));
        let known = (1..=longest).rev().find(|length| self.texts.contains_key(&path[..*length]))?;
        let (module, rest) = path.split_at(known);
        let further = rest.first().and_then(|name| self.handed_on[module].get(name)).filter(|_| depth > 0);
        match further {
            Some(path) => self.home(&[path, &rest[1..]].concat(), called, depth - 1),
            None => Some(module.to_vec()),
        }
    }

    /// Returns the largest sets of files of one room that lead to each other, by their names.
    fn circles(&self) -> BTreeSet<Vec<String>> {
        let imports: BTreeMap<&Vec<String>, BTreeSet<Vec<String>>> = self
            .texts
            .keys()
            .map(|module| {
                let homes =
                    self.paths(module, false).into_iter().filter_map(|(path, called)| self.home(&path, called, 8));
                (module, homes.filter(|home| home != module && home[0] == module[0]).collect())
            })
            .collect();
        let reached = |from: &Vec<String>| {
            let (mut reached, mut open) = (BTreeSet::new(), vec![from]);
            while let Some(module) = open.pop() {
                open.extend(imports[module].iter().filter(|next| reached.insert((*next).clone())));
            }
            reached
        };
        let all: BTreeMap<&Vec<String>, BTreeSet<Vec<String>>> =
            imports.keys().map(|from| (*from, reached(from))).collect();
        let circle = |module: &Vec<String>| {
            let back = all[module].iter().filter(|other| all[*other].contains(module));
            back.map(|other| other.join("/")).collect::<Vec<_>>()
        };
        all.keys().map(|module| circle(module)).filter(|circle| circle.len() > 1).collect()
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Returns whether what follows belongs to a `pub use`.
fn is_handed_on(before: &str) -> bool {
    let statement = before.rsplit([';', '}']).next().unwrap_or_default().trim_start();
    let Some(rest) = statement.strip_prefix("pub") else { return false };
    let rest = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map_or(rest, |(_, rest)| rest);
    rest.trim_start().starts_with("use ")
}

/// Takes the paths of a tree such as `a::{b, c::d}` from a text, each with whether it is called.
fn expand<'t>(rest: &mut &'t str, stem: &[&'t str], out: &mut Vec<(Vec<&'t str>, bool)>) {
    let mut stem = stem.to_vec();
    loop {
        *rest = rest.trim_start();
        if let Some(group) = rest.strip_prefix('{') {
            *rest = group;
            loop {
                *rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
                if rest.is_empty() || rest.starts_with('}') {
                    *rest = rest.get(1..).unwrap_or_default();
                    return;
                }
                expand(rest, &stem, out);
                *rest = &rest[rest.find([',', '}']).unwrap_or(rest.len())..];
            }
        }
        let (word, behind) = rest.split_at(rest.find(|c| !is_word(c)).unwrap_or(rest.len()));
        stem.extend((!word.is_empty()).then_some(word));
        *rest = behind;
        match behind.strip_prefix("::").filter(|_| !word.is_empty()) {
            Some(next) => *rest = next,
            None => return out.push((stem, behind.starts_with('('))),
        }
    }
}

#[test]
fn only_layout_fonts_and_rendition_know_the_compiler() {
    for file in rust_files(&root().join("src")) {
        let relative = file.strip_prefix(root().join("src")).unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&file).unwrap();
        let knows = text.contains("use typst") || text.contains("typst::") || text.contains("typst_");
        let may = ["layout", "fonts", "rendition"].iter().any(|module| relative.starts_with(module));
        assert!(!knows || may, "{relative} uses the compiler");
    }
}

#[test]
fn the_separator_of_inks_reads_pdfs_by_itself() {
    for file in rust_files(&root().join("src/rendition/inks")) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(!text.contains("crate::pdf"), "{} shares code with the inspector", file.display());
    }
}

#[test]
fn only_the_command_line_prints() {
    for file in rust_files(&root().join("src")) {
        let text = fs::read_to_string(&file).unwrap();
        for word in ["println!", "print!(", "eprint!(", "eprintln!(", "dbg!", "todo!", "unimplemented!"] {
            assert!(!text.contains(word), "{} uses {word}", file.display());
        }
    }
}

#[test]
fn every_template_is_built_in() {
    let on_disk: BTreeSet<String> = fs::read_dir(root().join("templates"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    let built_in = BUILT_IN.iter().chain(&FORMS).map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(on_disk, built_in);
}

#[test]
fn every_test_file_is_declared() {
    let main = fs::read_to_string(root().join("tests/main.rs")).unwrap();
    for file in rust_files(&root().join("tests")) {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(name == "main" || main.contains(&format!("mod {name};")), "{name} is not declared");
    }
}

#[test]
fn files_stay_readable() {
    for folder in ["src", "tests"] {
        for file in rust_files(&root().join(folder)) {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            assert!(lines <= 500, "{} has {lines} lines", file.display());
        }
    }
}
