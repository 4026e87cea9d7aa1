//! What an editor wants of the checker, `[check]`.

use std::path::PathBuf;

use crate::diag::Severity;
use crate::source::{Located, SourceId};

/// What is checked, how much it matters, and what is known to be right.
#[derive(Debug, Clone, Default)]
pub struct Checking {
    /// Rules that are left out, by code, name or first letter of the code.
    pub disable: Vec<Located<String>>,
    /// Rules whose findings matter more or less than usual.
    pub severity: Vec<(Located<String>, Severity)>,
    /// Findings that are right as they stand.
    pub allow: Vec<Allow>,
    /// Lists of words of the editor's own: wrong, right and why, separated by tabs.
    pub words: Vec<SourceId>,
    /// Terms and names that are right as they stand, one a line.
    pub terms: Vec<SourceId>,
    /// Rosters: name and post, separated by tabs.
    pub roster: Vec<SourceId>,
    /// A file of findings that are known and not shown again, below the folder of the file that names it.
    pub baseline: Option<Named>,
    /// The `issue.toml` of the issue before.
    pub previous: Option<Named>,
}

/// A file as another one names it.
#[derive(Debug, Clone)]
pub struct Named {
    /// Its path, from `home`, and where that is written.
    pub name: Located<String>,
    /// The folder of the file that names it.
    pub home: PathBuf,
}

/// A finding that is right as it stands.
#[derive(Debug, Clone)]
pub struct Allow {
    /// The rule, by code or name.
    pub rule: Located<String>,
    /// The end of the file's name; any file if absent.
    pub file: Option<String>,
    /// The address of a cell, or the number of a line; anywhere in the file if absent.
    pub at: Option<String>,
    /// Words that the finding quotes; any if absent.
    pub text: Option<String>,
}
