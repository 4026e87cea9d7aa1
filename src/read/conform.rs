//! Checks a TOML tree against the JSON Schema of its file, and mends it.
//!
//! Every fault is reported, not the first only, and what is at fault is taken
//! out of the tree, so that the rest can still be read and checked further.

use std::ops::Range;

use serde_json::Value as Schema;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diag::Diagnostic;
use crate::messages::{Problem, ValueKind};
use crate::model::Date;
use crate::source::{Place, SourceId};

/// Checks a root table and removes from it what the schema does not allow.
///
/// Dates and decimals are replaced by their text, so that no digit is lost.
pub(super) fn conform(root: &mut DeTable, schema: &Schema, file: SourceId, found: &mut Vec<Diagnostic>) {
    Conform { root: schema, file, found }.table(root, schema, &(0..0));
}

struct Conform<'a> {
    root: &'a Schema,
    file: SourceId,
    found: &'a mut Vec<Diagnostic>,
}

impl<'a> Conform<'a> {
    fn report(&mut self, problem: Problem, span: &Range<usize>) {
        self.found.push(Diagnostic::error(problem, Place::new(self.file, span.clone())));
    }

    fn table(&mut self, table: &mut DeTable<'_>, schema: &'a Schema, span: &Range<usize>) {
        for key in schema["required"].as_array().into_iter().flatten().filter_map(Schema::as_str) {
            if !table.contains_key(key) {
                self.report(Problem::MissingKey { key: key.into(), of_publication: false }, span);
            }
        }
        let properties = &schema["properties"];
        for (key, mut value) in std::mem::take(table) {
            let name = key.get_ref().as_ref();
            if let Some(schema) = properties.get(name) {
                if self.value(&mut value, name, schema) {
                    table.insert(key, value);
                }
            } else {
                let near = nearest(name, names(properties));
                let belongs = if near.is_none() { self.home_of(name, properties) } else { None };
                self.report(Problem::UnknownKey { key: name.to_owned(), near, belongs }, &key.span());
            }
        }
    }

    /// Checks a value; returns whether it can stay.
    fn value(&mut self, value: &mut Spanned<DeValue>, key: &str, schema: &'a Schema) -> bool {
        let span = value.span();
        let Some(schema) = self.resolve(schema, value.get_ref(), &span) else { return false };
        let expected = expected_kind(schema);
        match value.get_mut() {
            DeValue::Table(table) if expected == ValueKind::Table => self.table(table, schema, &span),
            DeValue::Array(items) if expected == ValueKind::List => {
                if items.is_empty() && schema["minItems"].as_u64() > Some(0) {
                    self.report(Problem::EmptyValue { key: key.into() }, &span);
                }
                let all = std::mem::replace(items, std::iter::empty().collect());
                *items = all
                    .into_iter()
                    .filter_map(|mut item| self.value(&mut item, key, &schema["items"]).then_some(item))
                    .collect();
            }
            scalar => {
                if let Err(problem) = check_scalar(scalar, key, schema, expected) {
                    self.report(problem, &span);
                    return false;
                }
            }
        }
        true
    }

    /// Follows references, and picks the alternative that the `kind` key names.
    fn resolve(&mut self, mut schema: &'a Schema, value: &DeValue, span: &Range<usize>) -> Option<&'a Schema> {
        loop {
            if let Some(pointer) = schema["$ref"].as_str() {
                schema = self.root.pointer(pointer.trim_start_matches('#'))?;
            } else if let Some([only]) = schema["allOf"].as_array().map(Vec::as_slice) {
                schema = only;
            } else if let Some(alternatives) = schema["anyOf"].as_array() {
                schema = self.alternative(alternatives, value, span)?;
            } else {
                return Some(schema);
            }
        }
    }

    fn alternative(&mut self, all: &'a [Schema], value: &DeValue, span: &Range<usize>) -> Option<&'a Schema> {
        let DeValue::Table(table) = value else {
            let found = found_kind(value);
            self.report(
                Problem::WrongType { key: "item".into(), expected: ValueKind::Table, found, sample: None },
                span,
            );
            return None;
        };
        let Some((key, word)) = table.get_key_value("kind") else {
            self.report(Problem::MissingKey { key: "kind".into(), of_publication: false }, span);
            return None;
        };
        let word_of = |schema: &'a Schema| {
            let target = schema["$ref"].as_str().and_then(|p| self.root.pointer(p.trim_start_matches('#')));
            target.unwrap_or(schema)["properties"]["kind"]["const"].as_str().unwrap_or_default()
        };
        let wanted = word.get_ref().as_str().unwrap_or_default();
        let chosen = all.iter().find(|schema| word_of(schema) == wanted);
        if chosen.is_none() {
            let allowed: Vec<String> = all.iter().map(|schema| word_of(schema).to_owned()).collect();
            let near = nearest(wanted, allowed.iter().map(String::as_str));
            let value = wanted.to_owned();
            let span = if word.get_ref().is_str() { word.span() } else { key.span() };
            self.report(Problem::NotAllowed { key: "kind".into(), value, allowed, near }, &span);
        }
        chosen
    }

    /// Returns the table in which a key would be right, for keys written in the wrong one.
    fn home_of(&self, key: &str, here: &Schema) -> Option<String> {
        let has = |file: &str| self.root["definitions"][file]["properties"].get(key).is_some();
        let of_item =
            ["Article", "Brief", "Ranking", "Table", "Chart", "Picture"].iter().any(|kind| has(&format!("{kind}File")));
        let of_issue = self.root["properties"].get("section").is_some();
        if of_item && here.get("item").is_some() {
            return Some("[[section.item]]".into());
        }
        if of_issue && has("PublicationFile") {
            return Some("[publication]".into());
        }
        for table in ["distribution", "masthead", "page", "sizes", "fonts", "footer", "website", "archive"] {
            let type_name = format!("{}{}File", table[..1].to_uppercase(), &table[1..]);
            if has(&type_name) {
                return Some(if of_issue { format!("[publication.{table}]") } else { format!("[{table}]") });
            }
        }
        of_item.then(|| "[[section.item]]".into())
    }
}

fn check_scalar(value: &mut DeValue, key: &str, schema: &Schema, expected: ValueKind) -> Result<(), Problem> {
    let found = found_kind(value);
    let decimal = schema["format"] == "decimal";
    let fits = match expected {
        ValueKind::Date => matches!(found, ValueKind::Date | ValueKind::Text),
        ValueKind::Number => {
            matches!(found, ValueKind::Number | ValueKind::Integer) || (decimal && found == ValueKind::Text)
        }
        other => other == found,
    };
    if !fits {
        let sample = sample(value, schema, expected).filter(|_| !decimal);
        return Err(Problem::WrongType { key: key.into(), expected, found, sample });
    }
    match expected {
        ValueKind::Date => normalise_date(value),
        ValueKind::Number if decimal => normalise_decimal(value),
        ValueKind::Integer | ValueKind::Number => check_range(value, key, schema),
        ValueKind::Text => check_text(value.as_str().unwrap_or_default(), key, schema),
        _ => Ok(()),
    }
}

fn normalise_date(value: &mut DeValue) -> Result<(), Problem> {
    let text = match value {
        DeValue::Datetime(datetime) => datetime.to_string(),
        DeValue::String(text) => text.trim().to_owned(),
        _ => String::new(),
    };
    match parse_date(&text) {
        Some((year, month, day)) if Date::new(year, month, day).is_some() => {
            *value = DeValue::String(text.into());
            Ok(())
        }
        Some(_) => Err(Problem::ImpossibleDate { text }),
        None => Err(Problem::DateForm { text }),
    }
}

/// Splits `2020-12-14` into its numbers, without asking the calendar.
pub(super) fn parse_date(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some() || year.len() != 4 || ![year, month, day].into_iter().all(digits) {
        return None;
    }
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

fn normalise_decimal(value: &mut DeValue) -> Result<(), Problem> {
    let text = match value {
        DeValue::Integer(number) => number.to_string(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::String(text) => text.trim().to_owned(),
        _ => String::new(),
    };
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let plain = digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.matches('.').count() <= 1;
    if !plain {
        return Err(Problem::NumberForm { text });
    }
    *value = DeValue::String(text.into());
    Ok(())
}

/// Returns a number that a key takes: the one that a text such as `3mm` begins with, or else one within its bounds.
///
/// `None` where it has no bounds and the usual examples do.
fn sample(value: &DeValue, schema: &Schema, expected: ValueKind) -> Option<f64> {
    let (min, max) = (schema["minimum"].as_f64(), schema["maximum"].as_f64());
    let text = value.as_str().unwrap_or_default().trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let written: Option<f64> = text[..end].parse().ok();
    let whole = expected == ValueKind::Integer;
    let takes = |number: &f64| {
        min.is_none_or(|min| *number >= min)
            && max.is_none_or(|max| *number <= max)
            && (!whole || number.fract() == 0.0)
    };
    let usual = [10.0, 1.0, 0.5, 2020.0].into_iter().chain(min).chain(max).filter(|_| max.is_some());
    written.into_iter().chain(usual).find(takes)
}

fn check_range(value: &DeValue, key: &str, schema: &Schema) -> Result<(), Problem> {
    let number: f64 = match value {
        DeValue::Integer(n) => i128::from_str_radix(n.as_str(), n.radix()).map_or(f64::INFINITY, |n| n as f64),
        DeValue::Float(n) => n.as_str().parse().unwrap_or(f64::NAN),
        _ => f64::NAN,
    };
    let (min, max) = (schema["minimum"].as_f64(), schema["maximum"].as_f64());
    let inside = min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max);
    if inside && number.is_finite() { Ok(()) } else { Err(Problem::OutOfRange { key: key.into(), min, max }) }
}

fn check_text(text: &str, key: &str, schema: &Schema) -> Result<(), Problem> {
    let words = schema["enum"].as_array().map(Vec::as_slice).unwrap_or_default();
    let allowed: Vec<String> = words.iter().filter_map(Schema::as_str).map(str::to_owned).collect();
    if !allowed.is_empty() && !allowed.iter().any(|word| word == text) {
        let near = nearest(text, allowed.iter().map(String::as_str));
        return Err(Problem::NotAllowed { key: key.into(), value: text.to_owned(), allowed, near });
    }
    if schema["minLength"].as_u64() > Some(0) && text.trim().is_empty() {
        return Err(Problem::EmptyValue { key: key.into() });
    }
    Ok(())
}

fn expected_kind(schema: &Schema) -> ValueKind {
    if schema["format"] == "date" {
        return ValueKind::Date;
    }
    let kind = schema["type"].as_str().or_else(|| schema["type"][0].as_str());
    match kind {
        Some("integer") => ValueKind::Integer,
        Some("number") => ValueKind::Number,
        Some("boolean") => ValueKind::Boolean,
        Some("array") => ValueKind::List,
        Some("object") => ValueKind::Table,
        _ => ValueKind::Text,
    }
}

fn found_kind(value: &DeValue) -> ValueKind {
    match value {
        DeValue::String(_) => ValueKind::Text,
        DeValue::Integer(_) => ValueKind::Integer,
        DeValue::Float(_) => ValueKind::Number,
        DeValue::Boolean(_) => ValueKind::Boolean,
        DeValue::Datetime(_) => ValueKind::Date,
        DeValue::Array(_) => ValueKind::List,
        DeValue::Table(_) => ValueKind::Table,
    }
}

fn names(properties: &Schema) -> impl Iterator<Item = &str> {
    properties.as_object().into_iter().flat_map(|map| map.keys()).map(String::as_str)
}

/// Returns the name most like a word, if any is much like it.
pub(super) fn nearest<'n>(word: &str, names: impl Iterator<Item = &'n str>) -> Option<String> {
    let likeness = |name: &str| strsim::jaro_winkler(&word.to_lowercase(), name);
    let best = names.map(|name| (likeness(name), name)).max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 > 0.8).then(|| best.1.to_owned())
}
