//! The structure of the code holds.

use std::collections::BTreeSet;
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
