//! `[check]`: what an editor wants of the checker.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Maybe, Words};

/// What is checked, how much it matters, and what is known to be right.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CheckFile {
    /// Rules that are left out, by code (`W201`), name or family (`W`).
    pub disable: Vec<Maybe<Words>>,
    /// Rules whose findings are to be errors.
    pub error: Vec<Maybe<Words>>,
    /// Rules whose findings are to be warnings.
    pub warning: Vec<Maybe<Words>>,
    /// Rules whose findings are to be for information only.
    pub info: Vec<Maybe<Words>>,
    /// Findings that are right as they stand.
    pub allow: Maybe<Vec<AllowFile>>,
    /// Files with words of your own: wrong, right and why, separated by tabs.
    pub words: Vec<Maybe<Words>>,
    /// Files with terms and names that are right as they stand, one a line.
    pub terms: Vec<Maybe<Words>>,
    /// Files with names and posts, separated by tabs.
    pub roster: Vec<Maybe<Words>>,
    /// File of findings that are known and not shown again; `typeset check --write-baseline` makes it.
    pub baseline: Maybe<Words>,
    /// The `issue.toml` of the issue before, such as `../2020-02/issue.toml`; looked for in the folders beside if absent.
    pub previous: Maybe<Words>,
}

/// A finding that is right as it stands.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(extend("required" = ["rule", "reason"]))]
pub struct AllowFile {
    /// The rule, by code or name.
    pub rule: Maybe<Words>,
    /// End of the file's name; any file if absent.
    pub file: Maybe<Words>,
    /// Address of a cell (`C17`) or number of a line (`12`); anywhere if absent.
    pub at: Maybe<Words>,
    /// Words that the finding quotes; any if absent.
    pub text: Maybe<Words>,
    /// Why it is right.
    pub reason: Maybe<Words>,
}
