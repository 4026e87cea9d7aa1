//! Reads whole issues.

use std::path::Path;

use super::reader::{Options, Reader};
use super::stranger;
use crate::diag::Diagnostic;
use crate::messages::{Missing, Problem, Syntax};
use crate::model::Issue;
use crate::source::{Folder, Seen, Sources, TOML_LIMIT, decode, read_seen};

/// The usual name of the file of an issue.
pub const FILE_NAME: &str = "issue.toml";
/// The name of an issue that comes from standard input.
pub const STDIN: &str = "<stdin>";

/// What came of reading an issue.
#[derive(Debug, Default)]
pub struct Reading {
    /// Every text that was read.
    pub sources: Sources,
    /// The issue's folder; `None` if there is none.
    pub folder: Option<Folder>,
    /// The issue as far as it could be understood; to be used only without errors.
    pub issue: Option<Issue>,
    /// What was found on the way, in the order of the files.
    pub found: Vec<Diagnostic>,
}

/// Reads the issue in a file.
pub fn read(path: &Path) -> Reading {
    read_in(path, &Options::default())
}

/// Reads the issue in a file as the options say.
pub fn read_in(path: &Path, options: &Options) -> Reading {
    let file = path.file_name().unwrap_or_default();
    let name = options.shown.as_ref().map_or_else(|| path.to_owned(), |shown| shown.join(file)).display().to_string();
    let folder = path.parent().map(Path::to_owned).unwrap_or_default();
    match read_seen(path, TOML_LIMIT) {
        Ok((bytes, _)) if let Some(why) = stranger::not_an_issue(path, &bytes) => {
            nothing(Problem::NoIssue { path: name, why })
        }
        Ok((bytes, seen)) => read_seen_in((&bytes, Some(seen)), &name, &folder, options),
        Err(error) => {
            options.ledger.asked(path);
            let why = stranger::missing(path, error);
            nothing(Problem::NoIssue { path: name, why })
        }
    }
}

/// Reads an issue from bytes; other files are looked for in `folder`.
pub fn read_bytes(bytes: &[u8], name: &str, folder: &Path) -> Reading {
    read_bytes_in(bytes, name, folder, &Options::default())
}

/// Reads an issue from bytes as the options say; `name` is its path, or [`STDIN`].
pub fn read_bytes_in(bytes: &[u8], name: &str, folder: &Path, options: &Options) -> Reading {
    read_seen_in((bytes, None), name, folder, options)
}

/// Reads an issue from bytes, and from what file those came.
fn read_seen_in((bytes, seen): (&[u8], Option<Seen>), name: &str, folder: &Path, options: &Options) -> Reading {
    if bytes.len() as u64 > TOML_LIMIT {
        return nothing(Problem::NoIssue { path: name.to_owned(), why: Missing::TooLarge(TOML_LIMIT) });
    }
    let opened = match Folder::open(folder) {
        Ok(opened) => opened.shown_as(options.shown.as_deref().unwrap_or(folder)).noting(options.ledger.clone()),
        Err(error) => {
            let why = Missing::System(error.to_string());
            return nothing(Problem::NoIssue { path: folder.display().to_string(), why });
        }
    };
    // What came through a pipe lies in no file, and is kept as if it lay in the usual one.
    let file = if name == STDIN { Path::new(FILE_NAME) } else { Path::new(name) };
    opened.note(&file.file_name().unwrap_or_default().to_string_lossy(), bytes, seen);
    let mut reader = Reader {
        sources: Sources::default(),
        folder: opened,
        found: Vec::new(),
        lost: Vec::new(),
        attachments: Vec::new(),
        options: options.clone(),
    };
    let issue = match decode(bytes) {
        Ok(decoded) if decoded.text.trim().is_empty() => {
            reader.found.push(Diagnostic::general(Problem::FileEmpty { path: name.to_owned() }));
            None
        }
        Ok(decoded) => {
            let file = reader.sources.add(name, decoded.text);
            Some(reader.issue(file))
        }
        Err(offset) => {
            reader.found.push(Diagnostic::general(Problem::Encoding { path: name.to_owned(), offset }));
            None
        }
    };
    let Reader { sources, folder, mut found, .. } = reader;
    found.sort_by_key(|d| d.place.as_ref().map(|p| (p.file, p.range.start)));
    first_of_line(&mut found, &sources);
    Reading { sources, folder: Some(folder), issue, found }
}

/// Leaves of a line with a slip of the keyboard what is told of that alone: the rest may be a consequence.
///
/// Where a backslash is wrong in the path of a file that is not there, the file tells more.
fn first_of_line(found: &mut Vec<Diagnostic>, sources: &Sources) {
    let line = |finding: &Diagnostic| {
        let place = finding.place.as_ref()?;
        let text = sources.text(place.file);
        Some((place.file, text.get(..place.range.start)?.rfind('\n')))
    };
    let is_slip = |finding: &Diagnostic| finding.is_error() && matches!(finding.problem, Problem::TomlSyntax { .. });
    let is_path = |finding: &Diagnostic| matches!(finding.problem, Problem::File { .. });
    let paths: Vec<_> = found.iter().filter(|finding| is_path(finding)).map(line).collect();
    found.retain(|finding| {
        let backslash = matches!(finding.problem, Problem::TomlSyntax { what: Syntax::Escape, .. });
        !backslash || !paths.contains(&line(finding))
    });
    let slips: Vec<_> = found.iter().filter(|finding| is_slip(finding)).map(line).collect();
    found.retain(|finding| is_slip(finding) || !finding.is_error() || !slips.contains(&line(finding)));
}

fn nothing(problem: Problem) -> Reading {
    let found = vec![Diagnostic::general(problem)];
    Reading { sources: Sources::default(), folder: None, issue: None, found }
}
