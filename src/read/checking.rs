//! Reads `[check]` of an issue and of its publication.

use std::path::Path;

use super::Reader;
use super::format::{AllowFile, CheckFile, Maybe, Words};
use super::typed::located;
use crate::diag::Severity;
use crate::messages::Problem;
use crate::model::{Allow, Checking, Named};
use crate::source::{Located, Place, SourceId, TEXT_LIMIT};

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
        match self.folder.read_below(home, name, TEXT_LIMIT) {
            Ok(bytes) => {
                let shown = Path::new(self.sources.name(place.file)).with_file_name(name);
                self.decoded_as(name, shown, &bytes, None, place)
            }
            Err(error) => {
                self.error(Problem::File { path: name.clone(), why: error.into() }, place.clone());
                None
            }
        }
    }
}

fn allow(id: SourceId, allow: AllowFile) -> Option<Allow> {
    let text = |words: Maybe<Words>| words.take().map(|(words, _)| words.0);
    let (rule, range) = allow.rule.take()?;
    allow.reason.get()?;
    let rule = Located { value: rule.0, place: Place::new(id, range) };
    Some(Allow { rule, file: text(allow.file), at: text(allow.at), text: text(allow.text) })
}
