//! What a rule is, and what it is given.

use super::facts::PageFacts;
use super::grid::Grid;
use super::passages::Passage;
use super::sum::Added;
use crate::diag::{Diagnostic, Fix, Severity};
use crate::messages::{Lang, Problem, RuleWords, rule_examples};
use crate::model::{Issue, Sibling};
use crate::source::{Place, Sources};

/// A rule of the checker.
///
/// Each stands in a file of its own, with a text beside it that explains it and
/// holds its examples: `about` is what `typeset explain` prints, what the
/// reference is made of, and what the tests run.
/// The rest of it is its line in `rules!`.
#[derive(Debug)]
pub struct Rule {
    /// Its code, such as `T101`: a letter for the family and a number that is never used again.
    pub code: &'static str,
    /// The fault by its name, such as `sum-mismatch`.
    pub name: &'static str,
    /// How much its findings matter, unless the editor says otherwise.
    pub severity: Severity,
    /// The norm and its clause, such as `GB/T 15834-2011 4.13.3.1`, if there is one.
    pub clause: Option<&'static str>,
    /// What it says, why, and examples.
    pub about: &'static str,
    /// Looks for the fault.
    pub run: fn(&Subject, &mut Findings),
}

impl Rule {
    /// Returns whether a word means the rule: its code, its name, or the letter of its family.
    pub(super) fn is_meant(&self, word: &str) -> bool {
        self.code.eq_ignore_ascii_case(word) || self.name == word || word.len() == 1 && self.code.starts_with(word)
    }

    /// Returns its title in a language.
    pub fn title(&self, lang: Lang) -> &'static str {
        lang.rule_title(self.code, self.name, self.about)
    }

    /// Returns what it says and why, without its examples.
    pub fn text(&self, lang: Lang) -> &'static str {
        lang.rule_text(self.about)
    }

    /// Returns its page of the reference: title, severity, clause, what it says, and examples.
    pub fn page(&self, lang: Lang) -> String {
        let Self { code, name, .. } = self;
        let severity = self.severity.word(lang);
        let clause = self.clause.map(|clause| format!(" · {clause}")).unwrap_or_default();
        let examples = match rule_examples(self.about) {
            "" => String::new(),
            examples => format!("\n{}\n\n{examples}", RuleWords::of(lang).examples),
        };
        let (title, text) = (self.title(lang), self.text(lang));
        format!("# {code} {title}\n\n`{name}` · {severity}{clause}\n\n{text}\n{examples}\n")
    }
}

/// Makes the table of a family's rules.
///
/// A line for each: its code, its name, the file with its `run` and its text, its severity, and the clause of the norm
/// if there is one.
macro_rules! rules {
    ($($code:literal $name:literal $file:ident $severity:ident $($clause:literal)?;)+) => {
        /// The rules of the family.
        pub(super) const RULES: &[$crate::check::rule::Rule] = &[$($crate::check::rule::Rule {
            code: $code,
            name: $name,
            severity: $crate::diag::Severity::$severity,
            clause: $crate::check::rule::rules!(@clause $($clause)?),
            about: include_str!(concat!(stringify!($file), ".md")),
            run: $file::run,
        }),+];
    };
    (@clause) => { None };
    (@clause $clause:literal) => { Some($clause) };
}
pub(super) use rules;

/// What rules look at.
pub struct Subject<'a> {
    /// The issue.
    pub issue: &'a Issue,
    /// The texts that places point into.
    pub sources: &'a Sources,
    /// Its running text and titles, a passage for each paragraph, in printing order.
    pub passages: &'a [Passage],
    /// The issue before, if there is one.
    pub previous: Option<&'a Issue>,
    /// The issues of the publication in the folders beside.
    pub beside: &'a [Sibling],
    /// Its tables, seen as figures with names, in printing order.
    pub(super) grids: &'a [Grid<'a>],
    /// The totals of each of them, with what they are compared with.
    pub(super) sums: &'a [Added],
    /// The finished pages; none where the issue was not laid out.
    pub pages: &'a [PageFacts],
}

impl<'a> Subject<'a> {
    /// Returns every table with its totals.
    pub(super) fn added(&self) -> impl Iterator<Item = (&'a Grid<'a>, &'a Added)> {
        self.grids.iter().zip(self.sums)
    }
}

/// Where a rule puts what it finds.
pub struct Findings {
    rule: &'static Rule,
    list: Vec<Diagnostic>,
}

impl Findings {
    pub(super) fn new(rule: &'static Rule) -> Self {
        Self { rule, list: Vec::new() }
    }

    pub(super) fn into_list(self) -> Vec<Diagnostic> {
        self.list
    }

    /// Returns the code of the rule.
    pub(super) fn code(&self) -> &'static str {
        self.rule.code
    }

    /// Adds a finding of the rule's own severity.
    pub fn add(&mut self, problem: impl Into<Problem>, place: Place) {
        self.add_with(problem, place, Vec::new(), None);
    }

    /// Adds a finding with a replacement that puts it right.
    pub fn add_fix(&mut self, problem: impl Into<Problem>, place: Place, text: impl Into<String>) {
        let fix = Fix { place: place.clone(), text: text.into() };
        self.add_with(problem, place, Vec::new(), Some(fix));
    }

    /// Adds a finding that was made on a page, counted from 1; without a place if no text of the editor's has to do with it.
    pub fn add_on_page(&mut self, problem: impl Into<Problem>, place: Option<Place>, page: usize) {
        let mut finding = Diagnostic::new(problem.into(), self.rule.severity, place);
        finding.rule = Some(self.rule.code);
        finding.page = Some(page);
        self.list.push(finding);
    }

    /// Adds a finding with other places that have to do with it, and perhaps a fix.
    pub fn add_with(&mut self, problem: impl Into<Problem>, place: Place, related: Vec<Place>, fix: Option<Fix>) {
        let mut finding = Diagnostic::new(problem.into(), self.rule.severity, Some(place));
        finding.rule = Some(self.rule.code);
        finding.related = related;
        finding.fix = fix;
        self.list.push(finding);
    }

    /// Gives the finding added last another severity than the rule's own.
    pub fn grade(&mut self, severity: Severity) {
        if let Some(finding) = self.list.last_mut() {
            finding.severity = severity;
        }
    }

    /// Adds a place that has to do with the finding added last.
    pub fn relate(&mut self, place: Place) {
        if let Some(finding) = self.list.last_mut() {
            finding.related.push(place);
        }
    }
}
