//! `[check]`: what an editor wants of the checker.

use std::path::Path;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::diag::Severity;
use crate::model::{Allow, Checking, Named};
use crate::read::reader::Reader;
use crate::read::typed::{Maybe, Words, located};
use crate::source::{Located, Place, SourceId, TEXT_LIMIT};

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

impl Reader {
    /// Adds what a file says of the checker; what is said first counts where only one can.
    ///
    /// Files that it names lie below its own folder, `home`.
    pub(super) fn checking(&mut self, id: SourceId, home: &Path, file: CheckFile, checking: &mut Checking) {
        let list = |list: Vec<Maybe<Words>>| list.into_iter().filter_map(move |word| located(word, id));
        checking.disable.extend(list(file.disable));
        let levels = [(file.error, Severity::Error), (file.warning, Severity::Warning), (file.info, Severity::Info)];
        for (rules, severity) in levels {
            checking.severity.extend(list(rules).map(|rule| (rule, severity)));
        }
        let allowed = file.allow.take().map(|(allowed, _)| allowed).unwrap_or_default();
        checking.allow.extend(allowed.into_iter().filter_map(|allow| self::allow(id, allow)));
        let words: Vec<_> = list(file.words).collect();
        let terms: Vec<_> = list(file.terms).collect();
        let roster: Vec<_> = list(file.roster).collect();
        checking.words.extend(self.lists(words, home));
        checking.terms.extend(self.lists(terms, home));
        checking.roster.extend(self.lists(roster, home));
        let named = |name| Some(Named { name: located(name, id)?, home: home.to_owned() });
        checking.baseline = checking.baseline.take().or_else(|| named(file.baseline));
        checking.previous = checking.previous.take().or_else(|| named(file.previous));
    }

    fn lists(&mut self, files: Vec<Located<String>>, home: &Path) -> Vec<SourceId> {
        files.into_iter().filter_map(|file| self.list(&file, home)).collect()
    }

    fn list(&mut self, file: &Located<String>, home: &Path) -> Option<SourceId> {
        let Located { value: name, place } = file;
        let read = self.folder.read_below(home, name, TEXT_LIMIT);
        let bytes = self.told_of(read, name, place)?;
        let shown = Path::new(self.sources.name(place.file)).with_file_name(name);
        self.decoded_as(name, shown, &bytes, None, place)
    }
}

fn allow(id: SourceId, allow: AllowFile) -> Option<Allow> {
    let text = |words: Maybe<Words>| words.take().map(|(words, _)| words.0);
    let (rule, range) = allow.rule.take()?;
    allow.reason.get()?;
    let rule = Located { value: rule.0, place: Place::new(id, range) };
    Some(Allow { rule, file: text(allow.file), at: text(allow.at), text: text(allow.text) })
}
