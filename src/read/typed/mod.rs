//! From the text of a TOML file to the types that describe it.
//!
//! Nothing here knows what the files say; that is for the types in `format`.

mod depth;
mod scalar;
mod sentences;
mod shape;
mod slips;
mod syntax;
mod validate;
mod values;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value as Schema;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

pub(super) use depth::too_deep;
pub(super) use scalar::parse_date;
pub(super) use slips::nearest;
pub(super) use values::schema;
pub(super) use values::{Apart, DateText, Decimal, Maybe, Words, schema_as};

use crate::diag::Diagnostic;
use crate::messages::Problem;
use crate::source::{Located, Place, SourceId};

/// Parses TOML and validates it by the schema of `T`.
pub(super) fn parse<'t, T: JsonSchema>(text: &'t str, file: SourceId, found: &mut Vec<Diagnostic>) -> DeTable<'t> {
    let (mut root, broken) = syntax::parse(text, file, found);
    let faults = validate::validate(&mut root, &Schema::from(schema::<T>()), file);
    // Where the grammar is broken, keys may be there unread, and values mean nothing.
    found.extend(faults.into_iter().filter(|diagnostic| {
        let at = diagnostic.place.as_ref().map_or(0, |place| place.range.start);
        let lost = !broken.is_empty() && matches!(diagnostic.problem, Problem::MissingKey { .. });
        !lost && !broken.iter().any(|line| (line.start..=line.end).contains(&at))
    }));
    root
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

/// Returns a text with its place.
pub(super) fn located(value: Maybe<Words>, file: SourceId) -> Option<Located<String>> {
    value.take().map(|(words, range)| Located { value: words.0, place: Place::new(file, range) })
}
