//! Findings about an issue, ready to be shown.

use crate::messages::{Lang, Problem};
use crate::source::Place;

/// How much a finding matters, most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Severity {
    /// Wrong as it stands.
    Error,
    /// Somebody should look.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// Returns the word that stands before a finding of it.
    pub fn word(self, lang: Lang) -> &'static str {
        let [error, warning, info, _] = lang.headings();
        match self {
            Self::Error => error,
            Self::Warning => warning,
            Self::Info => info,
        }
    }
}

/// A replacement that puts a finding right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The bytes that are replaced.
    pub place: Place,
    /// What stands there instead.
    pub text: String,
}

/// One finding.
///
/// Its words are looked up by language when it is shown, see [`Problem`].
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// How much it matters.
    pub severity: Severity,
    /// Where it stands; `None` where no file can be named.
    pub place: Option<Place>,
    /// The code of the rule of the checker that found it; `None` for what stops an issue or is told while it is read.
    pub rule: Option<&'static str>,
    /// Other places that have to do with it.
    pub related: Vec<Place>,
    /// The page that it stands on, from 1, if it was found on the finished pages.
    pub page: Option<usize>,
    /// What would put it right, where that is safe.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Creates a finding.
    pub fn new(problem: Problem, severity: Severity, place: Option<Place>) -> Self {
        Self { problem, severity, place, rule: None, related: Vec::new(), page: None, fix: None }
    }

    /// Creates an error at a place.
    pub fn error(problem: Problem, place: Place) -> Self {
        Self::new(problem, Severity::Error, Some(place))
    }

    /// Creates a warning at a place.
    pub fn warning(problem: Problem, place: Place) -> Self {
        Self::new(problem, Severity::Warning, Some(place))
    }

    /// Creates an error that belongs to no place in a file.
    pub fn general(problem: Problem) -> Self {
        Self::new(problem, Severity::Error, None)
    }

    /// Returns whether the finding stops the issue; those of the checker never do.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error && self.rule.is_none()
    }

    /// Returns the stable code of the finding.
    pub fn code(&self) -> &'static str {
        self.rule.unwrap_or_else(|| self.problem.code())
    }
}
