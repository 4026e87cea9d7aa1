//! The next issue, in a folder of its own.

use std::fs;
use std::path::{Component, Path, PathBuf};

use super::extracting::put;
use super::session::Session;
use super::writing::{Outputs, cannot_write};
use crate::archive::attachments::Attachment;
use crate::desk::{self, Following, Left, Next, folder_after};
use crate::diag::Diagnostic;
use crate::messages::{DeskFault, OutputFault, Problem};
use crate::model::{Date, Issue};
use crate::read::{self, PUBLICATION};
use crate::rendition::Rendition;
use crate::source::{TOML_LIMIT, decode, read_file};

/// Most bytes of a file of the publication, such as a font.
const MOST: u64 = 256 << 20;

/// What is said of the next issue; everything goes on from the issue before where nothing is said.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The folder; one beside that of the issue before, with the next number, if absent.
    pub folder: Option<PathBuf>,
    /// The day, `2020-12-14`; open if absent. In another year the numbers begin at 1.
    pub date: Option<String>,
    /// The year of the numbering.
    pub year: Option<u16>,
    /// The number within the year.
    pub number: Option<u32>,
}

/// An issue that was begun.
#[derive(Debug)]
pub struct Begun {
    /// Its file.
    pub issue: PathBuf,
    /// Its numbers.
    pub following: Following,
    /// What of the issue before it does not hold.
    pub left: Left,
}

impl Session {
    /// Makes the next issue in a folder of its own; that of this issue stays as it is.
    ///
    /// `None` if this issue has errors, which are then among the findings. Fails
    /// if there is something in the folder, or it cannot be written.
    pub fn next(&mut self, wanted: &Wanted) -> Result<Option<Begun>, Problem> {
        self.read(Rendition::Screen);
        if self.found().iter().any(Diagnostic::is_error) {
            return Ok(None);
        }
        let Some(issue) = self.issue() else { return Ok(None) };
        let following = following(issue, wanted)?;
        let before = (issue.year, issue.number.unwrap_or_default());
        let text = self.text()?;
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let Some(Next { text, left }) = desk::next(&text, &following) else { return Err(problem(DeskFault::NotPlain)) };
        let home = self.path().parent().map_or_else(PathBuf::new, Path::to_owned).join(".");
        let home = home.canonicalize().unwrap_or(home);
        let after = (following.year, following.number.unwrap_or_default());
        let folder = wanted.folder.clone().unwrap_or_else(|| {
            let name = home.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            self.path().parent().unwrap_or(Path::new("")).join("..").join(folder_after(&name, before, after))
        });
        let folder = tidy(&folder);
        let mut files = self.of_publication(&home, &folder)?;
        files.push(Attachment { name: read::FILE_NAME.to_owned(), bytes: text.into_bytes() });
        appear(&folder, &files)?;
        Ok(Some(Begun { issue: folder.join(read::FILE_NAME), following, left }))
    }

    /// Returns the text of the issue's file.
    fn text(&self) -> Result<String, Problem> {
        decode(&whole(&self.path(), TOML_LIMIT)?).map(|decoded| decoded.text).map_err(|_| problem(DeskFault::NotPlain))
    }

    /// Returns the files of the publication that the next issue would not find from its folder.
    fn of_publication(&self, home: &Path, folder: &Path) -> Result<Vec<Attachment>, Problem> {
        let above = folder.parent().and_then(|parent| parent.canonicalize().ok());
        let Some(path) = self.reads().into_keys().find(|path| path.file_name().is_some_and(|name| name == PUBLICATION))
        else {
            return Ok(Vec::new());
        };
        let root = path.parent().unwrap_or(home);
        if root != home && above.is_some_and(|above| above.starts_with(root)) {
            return Ok(Vec::new());
        }
        let mut files = Vec::new();
        take(root, &path, &mut files)?;
        let text = fs::read_to_string(&path).unwrap_or_default();
        let mut names = Vec::new();
        if let Ok(table) = text.parse::<toml::Table>() {
            strings(&toml::Value::Table(table), &mut names);
        }
        for name in names {
            let file = root.join(name.split('#').next().unwrap_or_default().replace('\\', "/"));
            if !name.trim().is_empty() && stays_within(&name) && file.exists() {
                take(root, &file, &mut files)?;
            }
        }
        files.sort_by(|one, other| one.name.cmp(&other.name));
        files.dedup_by(|one, other| one.name == other.name);
        Ok(files)
    }
}

fn problem(fault: DeskFault) -> Problem {
    OutputFault::Desk(fault).into()
}

/// Works out the numbers of the next issue.
fn following(issue: &Issue, wanted: &Wanted) -> Result<Following, Problem> {
    if issue.supplement.is_some() {
        return Err(problem(DeskFault::AfterSupplement));
    }
    let day = wanted.date.as_deref().map(|text| {
        let mut parts = text.split('-').map(str::parse::<u16>);
        let day = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Ok(year)), Some(Ok(month)), Some(Ok(day)), None) => {
                Date::new(year, u8::try_from(month).unwrap_or(0), u8::try_from(day).unwrap_or(0))
            }
            _ => None,
        };
        day.ok_or_else(|| problem(DeskFault::NextDate { text: text.to_owned() }))
    });
    let day = day.transpose()?;
    let year = wanted.year.or(day.map(|day| day.year)).unwrap_or(issue.year);
    let number = issue.number.map(|number| if year == issue.year { number + 1 } else { 1 });
    let date = day.map(|day| format!("{:04}-{:02}-{:02}", day.year, day.month, day.day));
    Ok(Following { year, number: wanted.number.or(number), total: issue.total.map(|total| total + 1), date })
}

/// Puts files into a folder that appears with all of them or not at all.
fn appear(folder: &Path, files: &[Attachment]) -> Result<(), Problem> {
    let in_use = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(_) => folder.exists(),
    };
    if in_use {
        return Err(problem(DeskFault::BeginsInUse { path: folder.display().to_string() }));
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = |error| cannot_write(folder, error);
    fs::create_dir_all(parent).map_err(failed)?;
    let draft = tempfile::Builder::new().prefix(".typeset-").tempdir_in(parent).map_err(failed)?;
    let inner = draft.path().join("issue");
    if let Some(problem) = put(files, &inner, &Outputs::default()).into_iter().next() {
        return Err(problem);
    }
    if folder.exists() {
        fs::remove_dir(folder).map_err(failed)?;
    }
    fs::rename(&inner, folder).map_err(failed)
}

/// Reads a file, or all that lie in a folder, below `root`.
fn take(root: &Path, path: &Path, files: &mut Vec<Attachment>) -> Result<(), Problem> {
    if path.is_dir() {
        let mut entries: Vec<PathBuf> =
            fs::read_dir(path).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
        entries.sort();
        return entries.iter().try_for_each(|entry| take(root, entry, files));
    }
    let Ok(name) = path.strip_prefix(root) else { return Ok(()) };
    let bytes = whole(path, MOST)?;
    let parts: Vec<_> = name.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    files.push(Attachment { name: parts.join("/"), bytes });
    Ok(())
}

fn whole(path: &Path, limit: u64) -> Result<Vec<u8>, Problem> {
    read_file(path, limit).map_err(|error| Problem::File { path: path.display().to_string(), why: error.into() })
}

fn strings(value: &toml::Value, names: &mut Vec<String>) {
    match value {
        toml::Value::String(text) => names.push(text.clone()),
        toml::Value::Array(items) => items.iter().for_each(|item| strings(item, names)),
        toml::Value::Table(table) => table.values().for_each(|value| strings(value, names)),
        _ => {}
    }
}

fn stays_within(name: &str) -> bool {
    Path::new(name).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

/// Takes `a/../` out of a path, so that it reads as a person would write it.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir if tidy.file_name().is_some() => _ = tidy.pop(),
            part => tidy.push(part),
        }
    }
    tidy
}
