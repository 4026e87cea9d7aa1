//! What the editor says of a table goes before what its sheet says.

use super::sorts::{Below, Surrounds};
use crate::diag::Diagnostic;
use crate::messages::TableFault;
use crate::read::word::is_same;
use crate::source::Located;

/// Words around a table as printed.
#[derive(Debug, Default)]
pub(in crate::read) struct Around {
    /// 附件1, above the title.
    pub(in crate::read) annex: Option<Located<String>>,
    /// The words above it.
    pub(in crate::read) title: Option<Located<String>>,
    /// 单位.
    pub(in crate::read) unit: Option<Located<String>>,
    /// Other lines above it.
    pub(in crate::read) lead: Vec<Located<String>>,
    /// A note below it.
    pub(in crate::read) note: Option<Located<String>>,
    /// Where it comes from.
    pub(in crate::read) source: Option<Located<String>>,
    /// Lines below it, with their own words before them.
    pub(in crate::read) tail: Vec<Located<String>>,
}

impl Around {
    /// Adds what the sheet says and the editor does not; reports what is therefore not printed.
    pub(in crate::read) fn with(mut self, sheet: Surrounds, found: &mut Vec<Diagnostic>) -> Self {
        let mut replaced = |line: Located<String>, by: &Located<String>, key: &str| {
            if !line.value.trim().ends_with(by.value.trim()) && !is_same(&line.value, &by.value) {
                let text = line.value.replace('\n', " ");
                let problem = TableFault::LineReplaced { text, key: key.to_owned() };
                found.push(Diagnostic::new(problem.into(), crate::diag::Severity::Info, Some(line.place)));
            }
        };
        let Surrounds { annex, title, unit, lead, tail, .. } = sheet;
        self.annex = annex;
        match (&self.title, title) {
            (Some(given), Some(line)) => replaced(line, given, "title"),
            (None, title) => self.title = title,
            (Some(_), None) => {}
        }
        match (&self.unit, unit) {
            (Some(given), Some(line)) => replaced(line, given, "unit"),
            (None, unit) => self.unit = unit,
            (Some(_), None) => {}
        }
        self.lead.extend(lead);
        for (kind, line) in tail {
            match (kind, &self.note, &self.source) {
                (Below::Note, Some(given), _) => replaced(line, given, "note"),
                (Below::Source, _, Some(given)) => replaced(line, given, "source"),
                _ => self.tail.push(line),
            }
        }
        self
    }
}
