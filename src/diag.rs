//! Findings about an issue, ready to be shown.

use crate::messages::Problem;
use crate::source::Place;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The issue cannot be printed as it is.
    Error,
    /// The issue is printed, but somebody should look.
    Warning,
}

/// One finding.
///
/// Its words are looked up by language when it is shown, see [`Problem`].
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// Whether it stops the issue.
    pub severity: Severity,
    /// Where it stands; `None` where no file can be named.
    pub place: Option<Place>,
}

impl Diagnostic {
    /// Creates an error at a place.
    pub fn error(problem: Problem, place: Place) -> Self {
        Self { problem, severity: Severity::Error, place: Some(place) }
    }

    /// Creates a warning at a place.
    pub fn warning(problem: Problem, place: Place) -> Self {
        Self { problem, severity: Severity::Warning, place: Some(place) }
    }

    /// Creates an error that belongs to no place in a file.
    pub fn general(problem: Problem) -> Self {
        Self { problem, severity: Severity::Error, place: None }
    }

    /// Returns whether the finding stops the issue.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
