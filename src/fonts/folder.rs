//! Font files of a folder that nothing can be set in.

use std::path::{Path, PathBuf};

/// How deep folders lie in each other that are looked into.
const DEEPEST: usize = 8;

/// Returns the files of a folder that are named like fonts and are not among those that were read, in order.
pub(super) fn unread(folder: &Path, read: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    gather(folder, DEEPEST, &mut found);
    found.retain(|path| !read.contains(path));
    found.sort();
    found
}

fn gather(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            if depth > 0 {
                gather(&path, depth - 1, found);
            }
        } else if is_named_like_a_font(&path) {
            found.push(path);
        }
    }
}

fn is_named_like_a_font(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| ["ttf", "ttc", "otf", "otc"].iter().any(|known| ending == *known))
}
