//! What text can refer to, and what a reference means.

use super::names::{self, key, likeness, rank};
use super::sheet::Sheet;
use super::syntax::{parts, quoted};
use super::value::Outcome;
use super::{cell, ranking};
use crate::diag::Diagnostic;
use crate::messages::{FigureFault, Problem};
use crate::model::{Issue, Item, Ranking};
use crate::source::Place;

/// Marks that get typed where a full stop should part the names.
const OTHER_MARKS: [char; 8] = ['。', '．', '·', '，', '、', '：', ':', '/'];

/// The tables and rankings of an issue.
pub(super) struct Known {
    sheets: Vec<Sheet>,
    rankings: Vec<Ranking>,
    /// How many tables have neither name nor title.
    unnamed: usize,
    /// Names of tables that could not be read.
    lost: Vec<String>,
    /// Whether items may have been lost that nobody knows the names of.
    patchy: bool,
}

enum Source<'k> {
    Sheet(&'k Sheet),
    Ranking(&'k Ranking),
}

impl Known {
    /// Takes what text can refer to from an issue; `found` is what was wrong with it so far.
    pub(super) fn new(issue: &Issue, lost: &[String], found: &[Diagnostic]) -> Self {
        let errors = || found.iter().filter(|diagnostic| diagnostic.is_error());
        let faulty = |place: &Place| errors().any(|other| other.place.as_ref().is_some_and(|p| p.file == place.file));
        let (mut sheets, mut rankings, mut unnamed) = (Vec::new(), Vec::new(), 0);
        for item in issue.items() {
            match item {
                Item::Table(table) => match Sheet::new(table, &faulty) {
                    Some(sheet) => sheets.push(sheet),
                    None => unnamed += 1,
                },
                Item::Ranking(ranking) => rankings.push(ranking.clone()),
                _ => {}
            }
        }
        let loses_items = |problem: &Problem| match problem {
            Problem::TomlSyntax { .. } | Problem::UnknownKey { head: Some(_), .. } => true,
            Problem::MissingKey { key, .. } | Problem::NotAllowed { key, .. } => key == "kind",
            _ => false,
        };
        Self {
            sheets,
            rankings,
            unnamed,
            lost: lost.iter().map(|name| key(name)).collect(),
            patchy: errors().any(|diagnostic| loses_items(&diagnostic.problem)),
        }
    }

    /// Returns the figure that a reference means, fit for the text that follows it.
    pub(super) fn figure(&self, reference: &str, following: &str) -> Outcome {
        let Some(parts) = parts(reference) else {
            return Err(Some(FigureFault::Unclosed { example: self.example() }));
        };
        let outcome = self.look_up(&parts, following);
        if let Err(Some(FigureFault::NoSource { .. } | FigureFault::Parts { .. })) = outcome {
            return Err(self.other_mark(reference).or(outcome.err().flatten()));
        }
        outcome
    }

    /// Returns whether a reference begins with the name of a table or ranking.
    pub(super) fn names_source(&self, reference: &str) -> bool {
        let Some(parts) = parts(reference) else { return false };
        let Some(wanted) = parts.first().map(|name| key(name)).filter(|_| parts.len() > 1) else { return false };
        self.sheets.iter().any(|sheet| key(&sheet.name) == wanted)
            || self.rankings.iter().any(|ranking| key(&ranking.place.value) == wanted)
    }

    fn look_up(&self, parts: &[String], following: &str) -> Outcome {
        let names: Vec<&str> = parts.iter().map(String::as_str).collect();
        match names.split_first() {
            Some((name, rest)) if !name.is_empty() => match self.source(name)? {
                Source::Sheet(sheet) => cell::figure(sheet, rest, following),
                Source::Ranking(ranking) => ranking::figure(ranking, rest),
            },
            _ => {
                let found = parts.iter().filter(|part| !part.is_empty()).count();
                Err(Some(FigureFault::Parts { ranking: false, found, example: self.example() }))
            }
        }
    }

    fn source(&self, name: &str) -> Result<Source<'_>, Option<FigureFault>> {
        let wanted = key(name);
        let sheets: Vec<&Sheet> = self.sheets.iter().filter(|sheet| key(&sheet.name) == wanted).collect();
        let rankings: Vec<&Ranking> = self.rankings.iter().filter(|r| key(&r.place.value) == wanted).collect();
        match (&sheets[..], &rankings[..]) {
            ([sheet], []) => Ok(Source::Sheet(sheet)),
            ([], [ranking]) => Ok(Source::Ranking(ranking)),
            ([], []) => match names::unquoted(name) {
                Some(inner) => self.source(inner),
                None if self.patchy || self.lost.contains(&wanted) => Err(None),
                None => Err(Some(self.no_source(name))),
            },
            (sheets, rankings) => Err(Some(FigureFault::SameSource {
                name: name.to_owned(),
                tables: sheets.len(),
                rankings: rankings.len(),
            })),
        }
    }

    fn no_source(&self, name: &str) -> FigureFault {
        let wanted = key(name);
        let sheets = self.sheets.iter().map(|sheet| {
            let by_title = sheet.title.as_ref().map_or(0.0, |title| likeness(&wanted, &key(title)));
            (quoted(&names::one_line(&sheet.name)), likeness(&wanted, &key(&sheet.name)).max(by_title))
        });
        let rankings = self.rankings.iter().map(|ranking| {
            let place = ranking.place.value.as_str();
            (quoted(place), likeness(&wanted, &key(place)))
        });
        let mut known: Vec<(String, f64)> = Vec::new();
        for (name, likeness) in sheets.chain(rankings) {
            if !known.iter().any(|(other, _)| *other == name) {
                known.push((name, likeness));
            }
        }
        let near: Vec<String> = rank(known.iter(), |(_, s)| *s).into_iter().map(|(name, _)| name.clone()).collect();
        let all = known.into_iter().map(|(name, _)| name).filter(|name| !near.contains(name)).collect();
        FigureFault::NoSource { name: name.to_owned(), near, all, unnamed: self.unnamed }
    }

    /// Finds another mark that was typed for the full stops of a reference.
    fn other_mark(&self, reference: &str) -> Option<FigureFault> {
        OTHER_MARKS.into_iter().filter(|mark| reference.contains(*mark)).find_map(|mark| {
            let right = reference.replace(mark, ".");
            let holds = self.look_up(&parts(&right)?, "").is_ok();
            holds.then_some(FigureFault::Separator { mark, right })
        })
    }

    /// Returns a reference that holds in this issue.
    fn example(&self) -> Option<String> {
        let of_sheet = self.sheets.iter().find_map(cell::example);
        of_sheet.or_else(|| self.rankings.iter().find_map(ranking::example))
    }
}
