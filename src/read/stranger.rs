//! What is named on the command line instead of an issue: what it is, and which file may be meant.

use std::path::Path;

use crate::messages::{Missing, Sort};
use crate::source::{ReadError, near};

/// The usual name of the file of an issue.
const ISSUE: &str = "issue.toml";

/// Says why there is no issue where one was named, with the one that may be meant.
pub(super) fn missing(path: &Path, error: ReadError) -> Missing {
    match error {
        ReadError::Missing => meant(path).map_or(Missing::NoSuchFile, |near| Missing::Misnamed { near }),
        ReadError::NotAFile if path.is_dir() => {
            let issue = path.join(ISSUE);
            let issue = if issue.is_file() { Some(issue.display().to_string()) } else { below(path, ISSUE) };
            // What was made of an issue is called like it.
            let issue = issue.filter(|issue| issue.ends_with(".toml"));
            issue.map_or(Missing::NotAFile, |issue| Missing::FolderOfIssue { issue })
        }
        error => error.into(),
    }
}

/// Says what a file is that is no issue, by its name and its first bytes.
pub(super) fn not_an_issue(path: &Path, bytes: &[u8]) -> Option<Missing> {
    let name = path.file_name()?.to_str()?.to_lowercase();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let sort = match ending {
        _ if bytes.starts_with(b"%PDF") => Sort::Pdf,
        _ if bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xff\xd8\xff") => Sort::Picture,
        "xlsx" | "xls" | "et" | "ods" | "xlsm" => Sort::Workbook,
        "docx" | "doc" | "wps" | "docm" | "odt" | "rtf" => Sort::Word,
        "md" | "txt" | "csv" | "tsv" => Sort::Text,
        "toml" if name == "publication.toml" => Sort::Publication,
        _ if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") => Sort::Packed,
        _ => return None,
    };
    // `issue.toml.txt`, as it is called where endings are hidden, is one all the same.
    if sort == Sort::Text && name.starts_with("issue.") {
        return None;
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let issue = std::iter::successors(Some(folder), |folder| folder.parent()).take(3).map(|folder| folder.join(ISSUE));
    let issue = issue.into_iter().find(|issue| issue.is_file()).map(|issue| issue.display().to_string());
    Some(Missing::NotAnIssue { sort, issue: issue.unwrap_or_else(|| ISSUE.to_owned()) })
}

/// Returns the file that may be meant by the path of one that is not there.
fn meant(path: &Path) -> Option<String> {
    let folder = path.parent()?;
    let name = path.file_name()?.to_str()?;
    let near =
        below(folder, name).or_else(|| if name.contains('.') { None } else { below(folder, &format!("{name}.toml")) });
    near.filter(|near| near.ends_with(".toml") || near.starts_with("issue."))
}

fn below(folder: &Path, name: &str) -> Option<String> {
    let real = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    near(real, name).map(|near| folder.join(near).display().to_string())
}
