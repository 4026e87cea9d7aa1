//! Validates a TOML tree by the JSON Schema of its file, and mends it.
//!
//! Every fault is reported, not the first only, and what is at fault is taken
//! out of the tree, so that the rest can still be read and validated further.

use std::collections::BTreeSet;
use std::ops::Range;

use serde_json::Value as Schema;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::slips::{self, Here};
use super::{scalar, shape};
use crate::diag::{Diagnostic, Severity};
use crate::messages::{Problem, TextFault, ValueKind};
use crate::model::is_open;
use crate::source::{Place, SourceId};

/// Validates a root table and removes from it what the schema does not allow.
///
/// Dates and decimals are replaced by their text, so that no digit is lost.
pub(super) fn validate(root: &mut DeTable, schema: &Schema, file: SourceId) -> Vec<Diagnostic> {
    let mut validator = Validator { root: schema, file, path: Vec::new(), found: Vec::new() };
    validator.table(root, schema, &(0..0));
    validator.found
}

struct Validator<'s> {
    root: &'s Schema,
    file: SourceId,
    /// The keys that lead to the value at hand.
    path: Vec<&'s str>,
    found: Vec<Diagnostic>,
}

impl<'s> Validator<'s> {
    fn report(&mut self, problem: Problem, span: &Range<usize>) {
        self.found.push(Diagnostic::error(problem, Place::new(self.file, span.clone())));
    }

    fn table(&mut self, table: &mut DeTable<'_>, schema: &'s Schema, span: &Range<usize>) {
        let mut there: BTreeSet<String> = table.keys().map(|key| key.get_ref().to_string()).collect();
        let known = |name: &str| shape::keys(schema).and_then(|keys| keys.get_key_value(name));
        let mut homeless: Option<Problem> = None;
        for (key, mut value) in std::mem::take(table) {
            let name = key.get_ref().as_ref();
            if let Some((known, inner)) = known(name) {
                let here = Here { root: self.root, table: schema, path: &self.path };
                let slip = slips::two_in_one(known, value.get_ref(), schema);
                if let Some(problem) = slip.or_else(|| here.several(known, value.get_ref(), inner)) {
                    self.report(problem, &value.span());
                } else if self.under(known, &mut value, inner) {
                    table.insert(key, value);
                }
                continue;
            }
            // What stands in a table too many is not missing either.
            if let DeValue::Table(inner) = value.get_ref() {
                there.extend(inner.keys().map(|key| key.get_ref().to_string()));
            }
            let here = Here { root: self.root, table: schema, path: &self.path };
            let problem = here.unknown_key(name, value.get_ref());
            // What else stands below a head that was forgotten is put right by that head.
            match (&homeless, &problem) {
                (Some(Problem::UnknownKey { belongs: head, .. }), Problem::UnknownKey { belongs, .. })
                    if head == belongs =>
                {
                    continue;
                }
                (None, Problem::UnknownKey { belongs: Some(_), key, .. })
                    if key == "kind" && value.get_ref().is_str() =>
                {
                    homeless = Some(problem.clone());
                }
                _ => {}
            }
            let near = match &problem {
                Problem::UnknownKey { near: Some(near), .. } if !there.contains(near) => known(near),
                _ => None,
            };
            self.report(problem, &key.span());
            // What was meant is read on, so that nothing is told to be missing.
            if let Some((near, schema)) = near {
                let told = self.found.len();
                let stays = self.under(near, &mut value, schema);
                self.found.truncate(told);
                there.insert(near.clone());
                if stays {
                    table.insert(Spanned::new(key.span(), near.clone().into()), value);
                }
            }
        }
        for key in schema["required"].as_array().into_iter().flatten().filter_map(Schema::as_str) {
            if !there.contains(key) {
                self.report(Problem::MissingKey { key: key.into(), of_publication: false }, span);
            }
        }
    }

    /// Validates the value of a key; returns whether it can stay.
    fn under(&mut self, key: &'s str, value: &mut Spanned<DeValue<'_>>, schema: &'s Schema) -> bool {
        self.path.push(key);
        let stays = self.value(value, key, schema);
        self.path.pop();
        stays
    }

    /// Validates a value; returns whether it can stay.
    fn value(&mut self, value: &mut Spanned<DeValue>, key: &str, schema: &'s Schema) -> bool {
        let span = value.span();
        let schema = shape::follow(self.root, schema);
        let schema = slips::number_in_words(schema, value.get_ref())
            .unwrap_or_else(|| shape::one_of(self.root, schema, value.get_ref()));
        if let Some((typed, read)) = scalar::whole(value.get_ref(), schema) {
            let problem = Problem::ReadAs { key: key.to_owned(), typed, read };
            self.found.push(Diagnostic::new(problem, Severity::Info, Some(Place::new(self.file, span.clone()))));
            return false;
        }
        let bare = matches!(shape::expected(schema), ValueKind::Date | ValueKind::Integer | ValueKind::Number);
        if bare && value.get_ref().as_str().is_some_and(is_open) {
            self.found.push(Diagnostic::warning(TextFault::StillOpen.into(), Place::new(self.file, span)));
            return false;
        }
        if !shape::takes(schema, value.get_ref()) {
            self.report(slips::wrong_type(key, value.get_ref(), schema), &span);
            return false;
        }
        if shape::is_single(schema) && value.get_ref().is_str() {
            let one = std::mem::replace(value.get_mut(), DeValue::Boolean(false));
            *value.get_mut() = DeValue::Array(std::iter::once(Spanned::new(span.clone(), one)).collect());
        }
        match value.get_mut() {
            DeValue::Table(table) => {
                let Some(schema) = self.alternative(table, schema, &span) else { return false };
                self.table(table, schema, &span);
            }
            DeValue::Array(items) => {
                if items.is_empty() && schema["minItems"].as_u64() > Some(0) {
                    self.report(Problem::EmptyValue { key: key.into() }, &span);
                }
                let all = std::mem::replace(items, std::iter::empty().collect());
                let stays = |mut item| self.value(&mut item, key, &schema["items"]).then_some(item);
                *items = all.into_iter().filter_map(stays).collect();
            }
            scalar => {
                if let Err(problem) = scalar::validate(scalar, key, schema) {
                    self.report(problem, &span);
                    return false;
                }
            }
        }
        if shape::is_one_or_more(schema) && value.get_ref().is_str() {
            let text = value.get_ref().as_str().unwrap_or_default().to_owned();
            *value.get_mut() = DeValue::Array([Spanned::new(span, DeValue::String(text.into()))].into_iter().collect());
        }
        true
    }

    /// Returns the schema of a table: of several that which its `kind` key names.
    fn alternative(&mut self, table: &DeTable, schema: &'s Schema, span: &Range<usize>) -> Option<&'s Schema> {
        let Some(all) = schema["anyOf"].as_array() else { return Some(schema) };
        let Some((key, word)) = table.get_key_value("kind") else {
            self.report(Problem::MissingKey { key: "kind".into(), of_publication: false }, span);
            return None;
        };
        let wanted = word.get_ref().as_str().unwrap_or_default();
        let all = all.iter().map(|schema| shape::follow(self.root, schema));
        let chosen = all.clone().find(|schema| shape::kind(schema) == Some(wanted));
        if chosen.is_none() {
            let span = if word.get_ref().is_str() { word.span() } else { key.span() };
            let words: Vec<&str> = all.filter_map(shape::kind).collect();
            self.report(slips::unknown_word("kind", wanted, &words), &span);
        }
        chosen
    }
}
