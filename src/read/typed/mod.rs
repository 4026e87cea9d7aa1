//! From the text of a TOML file to the types that describe it.
//!
//! Nothing here knows what the files say; that is for the types in `format`.

mod depth;
mod lenient;
mod scalar;
mod sentences;
mod shape;
mod slips;
mod syntax;
mod tables;
mod validate;
mod values;

use std::cell::OnceCell;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value as Schema;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(super) use depth::too_deep;
pub(super) use scalar::parse_date;
pub(super) use tables::nearest;
pub(super) use values::schema;
pub(super) use values::{Apart, DateText, Decimal, Maybe, MomentText, OneOrMore, Several, Words, schema_as};

use crate::diag::Diagnostic;
use crate::messages::Problem;
use crate::source::{Located, Place, SourceId};

/// Parses TOML and validates it by the schema of `T`.
///
/// What was typed wrong is made good where it is known how, in a text that `mended` keeps.
pub(super) fn parse<'t, T: JsonSchema>(
    text: &'t str,
    mended: &'t OnceCell<String>,
    file: SourceId,
    found: &mut Vec<Diagnostic>,
) -> DeTable<'t> {
    let schema = Schema::from(schema::<T>());
    let syntax::Parsed { table: mut root, broken } = syntax::parse(text, &schema, file, mended, found);
    let mut faults = validate::validate(&mut root, &schema, file);
    if let Some(plain) = without_decimals(text, &faults).filter(|_| broken.is_empty()) {
        root = DeTable::parse_recoverable(mended.get_or_init(|| plain)).0.into_inner();
        faults.retain(|fault| matches!(fault.problem, Problem::ReadAs { .. }));
        faults.extend(validate::validate(&mut root, &schema, file));
    }
    // Where the grammar is broken, keys may be there unread, and values mean nothing.
    found.extend(faults.into_iter().filter(|diagnostic| {
        let at = diagnostic.place.as_ref().map_or(0, |place| place.range.start);
        let lost = !broken.is_empty() && matches!(diagnostic.problem, Problem::MissingKey { .. });
        !lost && !broken.iter().any(|line| (line.start..=line.end).contains(&at))
    }));
    root
}

/// Returns a text with blanks instead of the zeros that whole numbers were written with, if any were.
fn without_decimals(text: &str, faults: &[Diagnostic]) -> Option<String> {
    let mut plain = text.to_owned();
    for fault in faults {
        if let (Problem::ReadAs { read, .. }, Some(place)) = (&fault.problem, &fault.place) {
            let blank = place.range.start + read.len()..place.range.end;
            plain.replace_range(blank.clone(), &" ".repeat(blank.len()));
        }
    }
    (plain != text).then_some(plain)
}

/// Reads a file's table into its type.
///
/// The table is valid by the schema made from that very type, so that this
/// cannot fail; should the two ever differ, the values are absent.
pub(super) fn from_table<T: for<'de> Deserialize<'de> + Default>(table: DeTable) -> T {
    let deserializer = toml::de::ValueDeserializer::from(Spanned::new(0..0, DeValue::Table(table)));
    let result = T::deserialize(deserializer);
    debug_assert!(result.is_ok(), "schema and type differ: {:?}", result.err());
    result.unwrap_or_default()
}

/// Takes a list of tables out of a table.
pub(super) fn take_list<'t>(table: &mut DeTable<'t>, key: &str) -> Vec<Spanned<DeValue<'t>>> {
    match table.remove(key).map(Spanned::into_inner) {
        Some(DeValue::Array(items)) => items.into_iter().collect(),
        _ => Vec::new(),
    }
}

/// Returns texts with their places.
pub(super) fn located_all(values: Several, file: SourceId) -> Vec<Located<String>> {
    values.0.into_iter().filter_map(|value| located(value, file)).collect()
}

/// Returns a text with its place.
pub(super) fn located(value: Maybe<Words>, file: SourceId) -> Option<Located<String>> {
    value.take().map(|(words, range)| Located { value: words.0, place: Place::new(file, range) })
}
