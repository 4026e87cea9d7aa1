//! Files that may have been meant by a name that there is not.

use std::fs;
use std::path::Path;

use crate::hanzi::narrow;

/// Most files that are looked at.
const LIMIT: usize = 2000;
/// How many folders deep is looked.
const DEPTH: usize = 3;

/// Returns the file below a folder that was most likely meant by a name, as a path with `/`.
///
/// First one of that name in another folder, then one with another ending, then one whose name is much like it.
pub fn near(root: &Path, name: &str) -> Option<String> {
    near_within(root, name, DEPTH)
}

/// The same, looking so many folders deep.
pub fn near_within(root: &Path, name: &str, depth: usize) -> Option<String> {
    let name = name.replace('\\', "/");
    let wanted = Name::new(&name);
    let mut files = Vec::new();
    collect(root, "", depth, &mut files);
    files.sort_unstable();
    let ranked = files.iter().filter_map(|file| {
        let found = Name::new(file);
        Some((wanted.likeness(&found)?, wanted.folder != found.folder, file))
    });
    ranked.min().map(|(_, _, file)| file.clone())
}

/// Lists the files of a folder and of those in it; links are not followed.
fn collect(folder: &Path, path: &str, depth: usize, files: &mut Vec<String>) {
    let mut entries: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let Ok(name) = entry.file_name().into_string() else { continue };
        // `~$` is what Office puts beside a file that is open.
        if files.len() >= LIMIT || name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_file() => files.push(format!("{path}{name}")),
            Ok(kind) if kind.is_dir() && depth > 0 => {
                collect(&entry.path(), &format!("{path}{name}/"), depth - 1, files);
            }
            _ => {}
        }
    }
}

/// A path in parts that are compared.
struct Name {
    folder: String,
    file: String,
    stem: String,
    ending: String,
}

impl Name {
    fn new(path: &str) -> Self {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let file = plain(file);
        let split = file.rsplit_once('.').filter(|(_, ending)| ending.len() <= 5 && ending.is_ascii());
        let (stem, ending) = split.unwrap_or((&file, ""));
        Self { folder: plain(folder), stem: stem.to_owned(), ending: ending.to_owned(), file: file.clone() }
    }

    /// Returns how far another name is from this one; `None` if it is not much like it.
    fn likeness(&self, other: &Self) -> Option<usize> {
        if self.file == other.file {
            return Some(0);
        }
        // `01.md.txt`, as it is called where endings are hidden.
        if other.stem == self.file || self.stem == other.file {
            return Some(1);
        }
        if self.stem == other.stem {
            return Some(2);
        }
        let far = strsim::levenshtein(&self.stem, &other.stem);
        let alike = self.ending == other.ending && far * 4 <= self.stem.chars().count().max(4);
        // Numbers tell files apart that have one name otherwise.
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        (alike && digits(&self.stem) == digits(&other.stem)).then_some(2 + far)
    }
}

/// Returns a name without what is easily typed otherwise: width, case, blanks and dashes.
fn plain(name: &str) -> String {
    let narrow = name.chars().map(narrow).filter(|c| !c.is_whitespace());
    narrow.flat_map(char::to_lowercase).map(|c| if "—–_－‐".contains(c) { '-' } else { c }).collect()
}
