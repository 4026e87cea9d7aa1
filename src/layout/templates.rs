//! The templates: those in the binary, and those that replace them.

use std::path::{Path, PathBuf};

use crate::source::{Folder, PICTURE_LIMIT, ReadError, lies_in};

/// The built-in templates, by name.
pub const BUILT_IN: [(&str, &str); 23] = [
    ("main.typ", include_str!("../../templates/main.typ")),
    ("style.typ", include_str!("../../templates/style.typ")),
    ("written.typ", include_str!("../../templates/written.typ")),
    ("page.typ", include_str!("../../templates/page.typ")),
    ("masthead.typ", include_str!("../../templates/masthead.typ")),
    ("notice.typ", include_str!("../../templates/notice.typ")),
    ("opening.typ", include_str!("../../templates/opening.typ")),
    ("contents.typ", include_str!("../../templates/contents.typ")),
    ("footnote.typ", include_str!("../../templates/footnote.typ")),
    ("text.typ", include_str!("../../templates/text.typ")),
    ("article.typ", include_str!("../../templates/article.typ")),
    ("continued.typ", include_str!("../../templates/continued.typ")),
    ("attachment.typ", include_str!("../../templates/attachment.typ")),
    ("closing.typ", include_str!("../../templates/closing.typ")),
    ("ranking.typ", include_str!("../../templates/ranking.typ")),
    ("table.typ", include_str!("../../templates/table.typ")),
    ("chart.typ", include_str!("../../templates/chart.typ")),
    ("picture.typ", include_str!("../../templates/picture.typ")),
    ("pictures.typ", include_str!("../../templates/pictures.typ")),
    ("beside.typ", include_str!("../../templates/beside.typ")),
    ("board.typ", include_str!("../../templates/board.typ")),
    ("cover.typ", include_str!("../../templates/cover.typ")),
    ("footer.typ", include_str!("../../templates/footer.typ")),
];

/// Templates of forms that are no part of an issue, by name; no folder replaces them.
pub const FORMS: [(&str, &str); 4] = [
    ("preflight.typ", include_str!("../../templates/preflight.typ")),
    ("ticket.typ", include_str!("../../templates/ticket.typ")),
    ("calibration.typ", include_str!("../../templates/calibration.typ")),
    ("source.typ", include_str!("../../templates/source.typ")),
];

/// The template by which others mark where texts were written.
const MARKS: &str = "written.typ";

/// The folder below the issue that templates are served from.
pub const FOLDER: &str = "templates";

/// Where templates come from in one run.
#[derive(Debug, Clone, Default)]
pub struct Templates {
    /// Folders that replace built-in files, first choice first.
    overrides: Vec<Folder>,
}

/// A template as found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The file that it was read from; `None` for a built-in one.
    pub path: Option<PathBuf>,
}

impl Templates {
    /// Looks for templates in the issue's folder, then in the publication's.
    pub fn new(issue: &Folder, publication: Option<&Path>) -> Self {
        let own = issue.root().join(FOLDER);
        // A link out of the issue's folder is no template folder of the issue.
        issue.ledger().asked(&own);
        let own = Some(own).filter(|path| lies_in(path, issue.root()));
        let own = own.and_then(|path| Some(issue.open_other(&path).ok()?.shown_as(&issue.shown(FOLDER))));
        let publication = publication.and_then(|path| issue.open_other(path).ok());
        Self { overrides: own.into_iter().chain(publication).collect() }
    }

    /// Returns the paths of the files that replace built-in templates.
    pub fn replaced(&self) -> Vec<String> {
        let path = |name| self.find(name).ok()?.path.map(|path| path.display().to_string());
        BUILT_IN.iter().filter_map(|(name, _)| path(name)).collect()
    }

    /// Returns the paths of replaced templates that do not mark where texts were written, as the built-in ones do.
    ///
    /// Whatever looks for texts on the pages cannot see what they draw.
    pub fn unmarked(&self) -> Vec<String> {
        let unmarked = |(name, built_in): &(&str, &str)| {
            let imports = |line: &str| line.trim_start().starts_with("#import") && line.contains(MARKS);
            let marks = |text: &str| text.lines().any(imports);
            let Found { bytes, path } = self.find(name).ok()?;
            let path = path.filter(|_| marks(built_in) && !marks(&String::from_utf8_lossy(&bytes)))?;
            Some(path.display().to_string())
        };
        BUILT_IN.iter().filter_map(unmarked).collect()
    }

    /// Returns the path of a replaced template that draws nothing of a field of its data.
    ///
    /// It was copied before there was such a field.
    pub fn without(&self, name: &str, field: &str) -> Option<String> {
        let Found { bytes, path } = self.find(name).ok()?;
        let path = path.filter(|_| !String::from_utf8_lossy(&bytes).contains(&format!(".{field}")))?;
        Some(path.display().to_string())
    }

    /// Finds a template, or a file beside one, by its name.
    pub fn find(&self, name: &str) -> Result<Found, ReadError> {
        for folder in &self.overrides {
            match folder.read(name, PICTURE_LIMIT) {
                Ok(bytes) => return Ok(Found { bytes, path: Some(folder.shown(name)) }),
                Err(ReadError::Missing) => {}
                Err(error) => return Err(error),
            }
        }
        let text = built_in(name).or_else(|| form(name)).ok_or(ReadError::Missing)?;
        Ok(Found { bytes: text.as_bytes().to_vec(), path: None })
    }
}

/// Returns the text of a built-in template.
pub fn built_in(name: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(built_in, _)| *built_in == name).map(|(_, text)| *text)
}

fn form(name: &str) -> Option<&'static str> {
    FORMS.iter().find(|(form, _)| *form == name).map(|(_, text)| *text)
}
